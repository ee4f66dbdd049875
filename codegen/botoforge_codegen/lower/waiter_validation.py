"""Whether waiters are valid: of the right form, and in agreement with the model.

Everything here looks at one waiter and the model of its service, and generates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from attrs import evolve

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Matcher, State
from botoforge_codegen.load.model import AcceptorModel, ServiceModel, WaiterModel

from .comparisons import list_comparisons
from .jmespath_types import ListOfTarget, PathError, Target, is_list_target
from .row_validation import unknown_error, validate_row
from .statuses import (
    PATH_MATCHERS,
    find_target,
    follow_in_response,
    list_unclassified,
)
from .waiter_problems import Problem, ProblemKind, is_undecided

STATES: Final[Mapping[str, State]] = {state: state for state in get_args(State)}
MATCHERS: Final[Mapping[str, Matcher]] = {matcher: matcher for matcher in get_args(Matcher)}

ANY_EXPECTED: Final = ((str, bool, int), "a string, a number, true or false")
EXPECTED: Final[Mapping[str, tuple[tuple[type, ...], str]]] = {
    "status": ((int,), "the number of an HTTP status"),
    "error": ((str, bool), "the code of an error, true for any or false for none"),
}
"""What an acceptor may expect, by its matcher; the others take `ANY_EXPECTED`."""

DOES_NO_HARM: Final[frozenset[ProblemKind]] = frozenset({"value", "error"})
"""What the model may lack of a row of ours that is of use all the same: it never matches."""


def location_of(waiter: WaiterModel) -> str:
    """Name the file and the waiter, for a message."""
    return f"{waiter.file}: waiter {waiter.name}"


def is_users(waiter: WaiterModel) -> bool:
    """Whether a row is the user's own, so that a problem is an error."""
    return waiter.checked and not waiter.reviewed


def check_waiter(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find everything that is wrong with a waiter, also what it leaves open.

    Args:
        service: The service.
        waiter: The waiter. If it is `checked`, all that it names has to be in the model.
    """
    problems = list(validate_waiter(service, waiter))
    yield from problems
    if not any(problem.kind in ("operation", "path") for problem in problems):
        yield from (
            Problem("unclassified", "acceptors", f"the status {value!r} is not classified")
            for value in list_unclassified(service, waiter)
        )


def validate_waiter(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find each problem of a waiter: what is malformed, what the model lacks, what has no end.

    botocore's own waiters may expect errors and statuses that no model lists; a path that leads to
    nothing is a problem of any waiter.
    """
    if waiter.operation not in service.operations:
        yield from validate_operation(service, waiter)
        return
    if stream := find_stream(service, waiter.operation):
        message = f"{waiter.operation} responds with a stream ({stream}), which a wait would waste"
        yield Problem("operation", "operation", f"{message}: take one that reports a status")
        return
    if waiter.message:
        yield from validate_message(service, waiter)
    for number, acceptor in enumerate(waiter.acceptors):
        place = f"acceptors[{number}]"
        malformed = list(find_malformed(acceptor, place))
        yield from malformed or validate_acceptor(service, waiter, acceptor, place)
    if waiter.checked:
        yield from validate_row(service, waiter)
        yield from find_endless(waiter)


def validate_operation(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the operation of a waiter is one that a client can call."""
    known = {*service.operations, *service.not_callable}
    if waiter.operation in service.not_callable:
        message = f"botocore's clients have no method for {waiter.operation}: it sends a stream"
        yield Problem("operation", "operation", message)
    elif waiter.operation not in known:
        message = unknown_word("operation", waiter.operation, known)
        hint = f"(`botoforge list {service.client_name}` names them all)"
        yield Problem("operation", "operation", f"{message} {hint}")


def find_stream(service: ServiceModel, operation: str) -> str:
    """Find the member of a response that is a streaming body or an event stream; may be empty.

    Each response that a wait throws away would keep its connection, and an async client has
    another class for the last one.
    """
    output = service.operations[operation].output
    response = None if output is None else service.shapes[output]
    if response is None:
        return ""
    for member in response.members:
        shape = service.shapes[member.shape]
        if shape.event_stream or (shape.type == "blob" and response.payload == member.name):
            return member.name
    return ""


def validate_message(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the reason of a failure is a text in the response."""
    place = "botoforge.message" if waiter.row.message else "message"
    if is_undecided(waiter.message):
        yield Problem("undecided", place, "which member says why it failed?")
        return
    try:
        target = find_target(service, waiter, waiter.message)
    except PathError as error:
        yield Problem("path", place, str(error))
        return
    if waiter.checked and target is not None and service.shapes[target].members:
        yield Problem("misfit", place, f"{waiter.message!r} leads to {target}, which is no text")


# --- Acceptors ------------------------------------------------------------------------------------


def find_malformed(acceptor: AcceptorModel, place: str) -> Iterator[Problem]:
    """Find each part of an acceptor that is not of the right form."""
    if is_undecided(acceptor.state) or is_undecided(acceptor.argument):
        about = f"what {acceptor.expected!r} means" if is_undecided(acceptor.state) else "it"
        yield Problem("undecided", place, f"decide {about}: a ? is for a person to replace")
        return
    if acceptor.state not in STATES:
        yield Problem("malformed", place, unknown_word("state", acceptor.state, STATES.values()))
    if acceptor.matcher not in MATCHERS:
        message = unknown_word("matcher", acceptor.matcher, MATCHERS.values())
        yield Problem("malformed", place, message)
    if acceptor.matcher in PATH_MATCHERS and not acceptor.argument:
        message = f"argument is missing: {acceptor.matcher} takes a JMESPath"
        yield Problem("malformed", place, message)
    types, description = EXPECTED.get(acceptor.matcher, ANY_EXPECTED)
    if type(acceptor.expected) not in types:
        message = f"expected is {acceptor.expected!r}: {acceptor.matcher} takes {description}"
        yield Problem("malformed", place, message)


def validate_acceptor(
    service: ServiceModel, waiter: WaiterModel, acceptor: AcceptorModel, place: str
) -> Iterator[Problem]:
    """Find what an acceptor names that the model lacks."""
    if acceptor.matcher in PATH_MATCHERS:
        yield from validate_path(service, waiter, acceptor, place)
    elif acceptor.matcher == "error" and waiter.checked:
        codes = service.list_error_codes(service.operations[waiter.operation])
        if acceptor.expected not in (True, False, *codes, *waiter.row.unlisted):
            message = unknown_error(waiter.operation, str(acceptor.expected), codes)
            yield Problem("error", place, message)


def validate_path(
    service: ServiceModel, waiter: WaiterModel, acceptor: AcceptorModel, place: str
) -> Iterator[Problem]:
    """Find how the model lacks a path of an acceptor, or the value that is expected there."""
    try:
        target = follow_in_response(service, waiter, acceptor.argument)
        shape = find_target(service, waiter, acceptor.argument)
        compared = list_comparisons(service, waiter, acceptor.argument)
    except PathError as error:
        yield Problem("path", place, str(error))
        return
    if not waiter.checked:
        return
    if shape is not None:
        compared = [(shape, acceptor.expected)]
        yield from find_misfit(service, acceptor, target, place)
    for name, value in compared:
        values = service.shapes[name].enum
        if values and value not in values:
            yield Problem("value", place, unknown_word(f"value of {name}", str(value), values))
    row = waiter.row
    is_listed = acceptor.argument != row.status or acceptor.expected in row.values
    if row.values and shape is not None and not service.shapes[shape].enum and not is_listed:
        message = unknown_word("value of `values`", str(acceptor.expected), row.values)
        yield Problem("value", place, message)


def find_misfit(
    service: ServiceModel, acceptor: AcceptorModel, target: Target, place: str
) -> Iterator[Problem]:
    """Find whether an acceptor can never match what its path leads to."""
    is_list = is_list_target(target, service.shapes)
    if acceptor.matcher == "path" and is_list:
        message = f"{acceptor.argument!r} leads to a list: take pathAll or pathAny"
        yield Problem("misfit", place, message)
    if acceptor.matcher != "path" and not is_list:
        message = f"{acceptor.argument!r} leads to a single value: take path"
        yield Problem("misfit", place, message)
    while isinstance(target, ListOfTarget):
        target = target.item
    kind = "" if target is None else service.shapes[target].type
    expected = {"string": str, "boolean": bool, "integer": int, "long": int}.get(kind)
    if expected is not None and type(acceptor.expected) is not expected:
        message = f"{acceptor.argument!r} is of the type {kind}, never {acceptor.expected!r}"
        yield Problem("misfit", place, message)


def find_endless(waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether no acceptor can end a wait with success: another one may hide it."""
    seen: list[tuple[str, str, object]] = []  # what a malformed one expects may be a list
    hidden = False
    for acceptor in waiter.acceptors:
        rule = (acceptor.matcher, acceptor.argument, acceptor.expected)
        if acceptor.state == "success" and rule not in seen:
            return
        hidden |= acceptor.state == "success"
        seen.append(rule)
    why = "one above each acceptor of success expects the same" if hidden else "none is for success"
    if not any(is_undecided(acceptor.state) for acceptor in waiter.acceptors):
        yield Problem("endless", "acceptors", f"the wait never succeeds: {why}")


# --- Rows of this project -------------------------------------------------------------------------


def adapt_waiter(waiter: WaiterModel, problems: list[Problem]) -> WaiterModel | None:
    """Make the best of a row of this project that an older or a newer model does not fit.

    Returns:
        The waiter, without what the model lacks; `None` if it cannot work.
    """
    row = waiter.row
    for problem in problems:
        match problem.place.split(".")[:2]:
            case _ if problem.kind in DOES_NO_HARM:
                pass
            case ["message"] | ["botoforge", "message"]:
                waiter = evolve(waiter, message="")
            case ["botoforge", "stop"]:
                row = evolve(row, stop=None)
            case ["botoforge", "start"]:
                row = evolve(row, start="")
            case ["botoforge", "started"]:
                row = evolve(row, started="")
            case ["botoforge", "missing"]:
                row = evolve(row, missing=())
            case _:
                return None
    return evolve(waiter, row=row)
