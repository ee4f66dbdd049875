"""Whether waiters are valid: of the right form, and in agreement with the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Matcher, State
from botoforge_codegen.load.model import AcceptorModel, ServiceModel, WaiterModel

from .jmespath_types import PathError, follow_path, innermost_shape

STATES: Final[Mapping[str, State]] = {state: state for state in get_args(State)}
MATCHERS: Final[Mapping[str, Matcher]] = {matcher: matcher for matcher in get_args(Matcher)}

PATH_MATCHERS: Final = ("path", "pathAll", "pathAny")
ANY_EXPECTED: Final = ((str, bool, int), "a string, a number, true or false")
EXPECTED: Final[Mapping[str, tuple[tuple[type, ...], str]]] = {
    "status": ((int,), "the number of an HTTP status"),
    "error": ((str, bool), "the code of an error, true for any or false for none"),
}
"""What an acceptor may expect, by its matcher; the others take `ANY_EXPECTED`."""


def find_target(service: ServiceModel, waiter: WaiterModel, path: str) -> str | None:
    """Find the shape that a path of a waiter leads to, alone or in a list.

    Returns:
        The name of the shape; `None` for what no shape describes, such as a number of items.

    Raises:
        PathError: It leads to nothing.
    """
    output = service.operations[waiter.operation].output
    if output is None:
        raise PathError(f"{path!r} leads to nothing: {waiter.operation} returns nothing")
    return innermost_shape(follow_path(path, output, service.shapes))


def list_path_acceptors(waiter: WaiterModel) -> list[AcceptorModel]:
    """List the acceptors that look into a response."""
    return [acceptor for acceptor in waiter.acceptors if acceptor.matcher in PATH_MATCHERS]


def location_of(waiter: WaiterModel) -> str:
    """Name the file and the waiter, for a message."""
    return f"{waiter.file}: waiter {waiter.name}"


def find_unknown_operations(service: ServiceModel) -> Iterator[str]:
    """Describe each waiter of the user's own whose operation the service does not have."""
    known = {*service.operations, *service.not_callable}
    for waiter in service.waiters:
        is_users = waiter.checked and not waiter.reviewed
        if is_users and waiter.operation not in known:
            message = unknown_word("operation", waiter.operation, known)
            hint = f"(`botoforge list {service.client_name}` names them all)"
            yield f"{location_of(waiter)}: operation: {message} {hint}"


def validate_waiter(service: ServiceModel, waiter: WaiterModel) -> Iterator[str]:
    """Describe each problem of a waiter: what is malformed, and what the model lacks.

    botocore's own waiters may expect errors and statuses that no model lists; a path that leads to
    nothing is a problem of any waiter.
    """
    if waiter.message:
        for problem in validate_path(service, waiter, waiter.message, expected=None):
            yield f"message: {problem}"
    for number, acceptor in enumerate(waiter.acceptors):
        malformed = list(find_malformed(acceptor))
        problems = malformed or validate_acceptor(service, waiter, acceptor)
        yield from (f"acceptors[{number}]: {problem}" for problem in problems)


def find_malformed(acceptor: AcceptorModel) -> Iterator[str]:
    """Describe each part of an acceptor that is not of the right form."""
    if acceptor.state not in STATES:
        yield unknown_word("state", acceptor.state, STATES.values())
    if acceptor.matcher not in MATCHERS:
        yield unknown_word("matcher", acceptor.matcher, MATCHERS.values())
    if acceptor.matcher in PATH_MATCHERS and not acceptor.argument:
        yield f"argument is missing: {acceptor.matcher} takes a JMESPath"
    types, description = EXPECTED.get(acceptor.matcher, ANY_EXPECTED)
    if type(acceptor.expected) not in types:
        yield f"expected is {acceptor.expected!r}: {acceptor.matcher} takes {description}"


def validate_acceptor(
    service: ServiceModel, waiter: WaiterModel, acceptor: AcceptorModel
) -> Iterator[str]:
    """Describe what an acceptor names that the model lacks."""
    if acceptor.matcher in PATH_MATCHERS:
        yield from validate_path(service, waiter, acceptor.argument, acceptor.expected)
    elif acceptor.matcher == "error" and waiter.checked:
        codes = list_error_codes(service, waiter)
        if acceptor.expected not in (True, False, *codes):
            yield unknown_word(f"error of {waiter.operation}", str(acceptor.expected), codes)


def validate_path(
    service: ServiceModel, waiter: WaiterModel, path: str, expected: object
) -> Iterator[str]:
    """Describe how the model lacks a path, or the value that is expected there.

    Args:
        service: The service.
        waiter: The waiter.
        path: A JMESPath.
        expected: The value; `None` if none is expected.
    """
    try:
        shape = find_target(service, waiter, path)
    except PathError as error:
        yield str(error)
        return
    values = service.shapes[shape].enum if shape is not None else ()
    if waiter.checked and values and expected not in (None, *values):
        yield unknown_word(f"value of {shape}", str(expected), values)


def list_error_codes(service: ServiceModel, waiter: WaiterModel) -> list[str]:
    """List the codes of the errors that the model lists for a waiter's operation."""
    traits = [service.shapes[name].error for name in service.operations[waiter.operation].errors]
    return [trait.code for trait in traits if trait is not None]
