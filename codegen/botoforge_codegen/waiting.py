"""What a service's waiters say, and whether its model agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final

from .errors import unknown_word
from .ir import Phase
from .model import AcceptorModel, ServiceModel, State, WaiterModel
from .paths import PathError, follow, scalar

PHASES: Final[Mapping[State, Phase]] = {
    "success": "SUCCEEDED",
    "failure": "FAILED",
    "retry": "IN_PROGRESS",
}
"""What a status means for a job, if an acceptor of this state expects it."""


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
    return [line for line in waiter.acceptors if line.matcher.startswith("path")]


def status(service: ServiceModel, waiter: WaiterModel) -> tuple[str, str | None]:
    """Find the path to the status that a waiter looks at, and the shape of its enum."""
    paths = [(line.argument, target(service, waiter, line.argument)) for line in path_lines(waiter)]
    for path, shape in paths:
        if shape is not None and service.shapes[shape].enum:
            return path, shape
    return next((path for path, shape in paths if shape is not None), ""), None


def by_absence(line: AcceptorModel) -> bool:
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


def misfits(service: ServiceModel, waiter: WaiterModel) -> Iterator[str]:
    """Tell what of a waiter the model lacks.

    botocore's own waiters may expect errors and statuses that no model lists; a path that leads to
    nothing is wrong everywhere.
    """
    if waiter.message:
        yield from misfits_of_path(service, waiter, waiter.message, expected=None)
    for line in path_lines(waiter):
        yield from misfits_of_path(service, waiter, line.argument, line.expected)
    if waiter.checked:
        codes = error_codes(service, waiter)
        for line in waiter.acceptors:
            if line.matcher == "error" and line.expected not in (True, False, *codes):
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
