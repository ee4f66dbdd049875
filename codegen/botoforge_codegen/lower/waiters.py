"""What a service's waiters say, and whether its model agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Final, get_args

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Acceptor, Matcher, Phase, State
from botoforge_codegen.load.model import AcceptorModel, ServiceModel, WaiterModel

from .jmespath_types import PathError, follow, scalar

STATES: Final[Mapping[str, State]] = {state: state for state in get_args(State)}
MATCHERS: Final[Mapping[str, Matcher]] = {matcher: matcher for matcher in get_args(Matcher)}

PHASES: Final[Mapping[str, Phase]] = {
    "success": "SUCCEEDED",
    "failure": "FAILED",
    "retry": "IN_PROGRESS",
}
"""What a status means for a job, if an acceptor of this state expects it."""

PATH_MATCHERS: Final = ("path", "pathAll", "pathAny")
ANY_EXPECTED: Final = ((str, bool, int), "a text, a number, true or false")
EXPECTED: Final[Mapping[str, tuple[tuple[type, ...], str]]] = {
    "status": ((int,), "the number of an HTTP status"),
    "error": ((str, bool), "the code of an error, true for any or false for none"),
}
"""What an acceptor may expect, by its matcher."""


def target(service: ServiceModel, waiter: WaiterModel, path: str) -> str | None:
    """Name the shape that a path of a waiter leads to, alone or in a list; `None` for a number.

    Raises:
        PathError: It leads to nothing.
    """
    output = service.operations[waiter.operation].output
    if output is None:
        raise PathError(f"{path!r} leads to nothing: {waiter.operation} returns nothing")
    return scalar(follow(path, output, service.shapes))


def path_lines(waiter: WaiterModel) -> list[AcceptorModel]:
    """List the acceptors that look into a response."""
    return [line for line in waiter.acceptors if line.matcher in PATH_MATCHERS]


def status(service: ServiceModel, waiter: WaiterModel) -> tuple[str, str | None]:
    """Find the path to the status that a waiter looks at, and the shape of its enum."""
    paths = [(line.argument, target(service, waiter, line.argument)) for line in path_lines(waiter)]
    for path, shape in paths:
        if shape is not None and service.shapes[shape].enum:
            return path, shape
    texts = [
        (line.state == "success", path)
        for line, (path, shape) in zip(path_lines(waiter), paths, strict=True)
        if shape is not None
    ]
    # Not where the service says why it found nothing: what most lines look at.
    return max((path for _, path in texts), key=lambda path: rank(path, texts), default=""), None


def rank(path: str, texts: Iterable[tuple[bool, str]]) -> tuple[int, int]:
    """Tell how many lines that are a success look at a path, and how many of all."""
    of_path = [is_success for is_success, other in texts if other == path]
    return sum(of_path), len(of_path)


def acceptor(line: AcceptorModel) -> Acceptor:
    """Take an acceptor of a waiter without misfits."""
    match line.expected:
        case str() | bool() | int() as expected:
            return Acceptor(
                state=STATES[line.state],
                matcher=MATCHERS[line.matcher],
                argument=line.argument,
                expected=expected,
            )
        case _:
            raise AssertionError(f"{line} has misfits")


def by_absence(line: Acceptor) -> bool:
    """Whether an acceptor ends a wait with success by an error: there is no response then."""
    if line.state != "success":
        return False
    match line.matcher:
        case "error":
            return line.expected is not False
        case "status":
            return int(line.expected) >= HTTPStatus.MULTIPLE_CHOICES  # as botocore tells errors
        case _:
            return False


def strays(service: ServiceModel) -> Iterator[str]:
    """Tell which waiters of the user's own are for an operation that the service does not have."""
    for waiter in service.waiters:
        if waiter.checked and not waiter.reviewed:
            known = {*service.operations, *service.not_callable}
            if waiter.operation not in known:
                message = unknown_word("operation", waiter.operation, known)
                listed = f"(`botoforge list {service.client_name}` names them all)"
                yield f"{place(waiter)}: operation: {message} {listed}"


def place(waiter: WaiterModel) -> str:
    """Tell where a waiter stands."""
    return f"{waiter.file}: waiter {waiter.name}"


def misfits(service: ServiceModel, waiter: WaiterModel) -> Iterator[str]:
    """Tell what is wrong with a waiter: what nobody can read, and what the model lacks.

    botocore's own waiters may expect errors and statuses that no model lists; a path that leads to
    nothing is wrong everywhere.
    """
    if waiter.message:
        for problem in misfits_of_path(service, waiter, waiter.message, expected=None):
            yield f"message: {problem}"
    for number, line in enumerate(waiter.acceptors):
        problems = list(unreadable(line)) or misfits_of_line(service, waiter, line)
        yield from (f"acceptors[{number}]: {problem}" for problem in problems)


def unreadable(line: AcceptorModel) -> Iterator[str]:
    """Tell what of an acceptor is not of the format."""
    if line.state not in STATES:
        yield unknown_word("state", line.state, STATES.values())
    if line.matcher not in MATCHERS:
        yield unknown_word("matcher", line.matcher, MATCHERS.values())
    if line.matcher in PATH_MATCHERS and not line.argument:
        yield f"argument is missing: {line.matcher} takes a JMESPath"
    kinds, wanted = EXPECTED.get(line.matcher, ANY_EXPECTED)
    if type(line.expected) not in kinds:
        yield f"expected is {line.expected!r}: {line.matcher} takes {wanted}"


def misfits_of_line(
    service: ServiceModel, waiter: WaiterModel, line: AcceptorModel
) -> Iterator[str]:
    """Tell what of an acceptor the model lacks."""
    if line.matcher in PATH_MATCHERS:
        yield from misfits_of_path(service, waiter, line.argument, line.expected)
    elif line.matcher == "error" and waiter.checked:
        codes = error_codes(service, waiter)
        if line.expected not in (True, False, *codes):
            yield unknown_word(f"error of {waiter.operation}", str(line.expected), codes)


def misfits_of_path(
    service: ServiceModel, waiter: WaiterModel, path: str, expected: object
) -> Iterator[str]:
    """Tell whether the model lacks a path, or the value that is expected there."""
    try:
        shape = target(service, waiter, path)
    except PathError as error:
        yield str(error)
        return
    values = service.shapes[shape].enum if shape is not None else ()
    if waiter.checked and values and expected not in (None, *values):
        yield unknown_word(f"value of {shape}", str(expected), values)


def error_codes(service: ServiceModel, waiter: WaiterModel) -> list[str]:
    """List the codes of the errors that the model lists for a waiter's operation."""
    errors = [service.shapes[name].error for name in service.operations[waiter.operation].errors]
    return [error.code for error in errors if error is not None]


def unclassified(service: ServiceModel, waiter: WaiterModel) -> list[str]:
    """List the statuses about which a reviewed waiter says nothing."""
    _, shape = status(service, waiter)
    if shape is None or not waiter.reviewed:
        return []
    classified = {line.expected for line in path_lines(waiter)}
    return [value for value in service.shapes[shape].enum if value not in classified]


def phases(service: ServiceModel, enum: str) -> list[tuple[str, Phase]]:
    """Tell what reviewed waiters say about the values of an enum, in the enum's order.

    All waiters of the service are asked, whichever operations are chosen: what a class is never
    depends on the choice.
    """
    found: dict[str, Phase] = {}
    for waiter in service.waiters:
        if waiter.reviewed and waiter.operation in service.operations:
            for line in path_lines(waiter):
                try:
                    if target(service, waiter, line.argument) == enum:
                        found[str(line.expected)] = PHASES[line.state]
                except PathError:
                    continue  # told of where the operation is chosen
    return [(value, found[value]) for value in service.shapes[enum].enum if value in found]
