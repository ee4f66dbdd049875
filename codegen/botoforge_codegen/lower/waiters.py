"""Waiters: the methods that wait, and what a waiter says about the values of an enum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import NamedTuple

import attrs

from botoforge_codegen import names
from botoforge_codegen.ir import Acceptor, Member, Scalar, Waiter
from botoforge_codegen.load.model import AcceptorModel, OperationModel, ServiceModel, WaiterModel

from .context import Context
from .markdown import to_markdown
from .waiter_validation import (
    MATCHERS,
    STATES,
    find_target,
    list_path_acceptors,
    location_of,
    validate_waiter,
)


def lower_waiters(
    context: Context, operation: OperationModel, parameters: Sequence[Member]
) -> Iterator[Waiter]:
    """Lower the waiters of an operation.

    Args:
        context: The service.
        operation: The operation.
        parameters: The parameters of its method.

    Raises:
        GenerationError: One of the user's own, or of this project's, names what the model lacks.
    """
    service = context.service
    for waiter in service.waiters:
        if waiter.operation != operation.name:
            continue
        problems = validate_waiter(service, waiter)
        if not context.is_usable(location_of(waiter), problems, own=waiter.checked):
            continue
        context.warnings.extend(
            f"{service.client_name}: waiter {waiter.name}: the status {status!r} is not "
            "classified yet; waiting goes on through it, with a warning"
            for status in list_unclassified(service, waiter)
        )
        yield lower_waiter(context, waiter, parameters)


def lower_waiter(context: Context, waiter: WaiterModel, parameters: Sequence[Member]) -> Waiter:
    """Lower a waiter that is valid."""
    status = find_status(context.service, waiter)
    acceptors = tuple(map(lower_acceptor, waiter.acceptors))
    wait_parameters = tuple(
        attrs.evolve(parameter, name=names.wait_parameter_name(parameter.name))
        for parameter in parameters
    )
    id_parameters = [
        parameter.name
        for parameter in wait_parameters
        if parameter.required and parameter.type is Scalar.TEXT and not parameter.sensitive
    ]
    return Waiter(
        name=waiter.name,
        method=names.wait_method_name(waiter.snake_name),
        constant=names.waiter_constant_name(waiter.snake_name),
        acceptors=acceptors,
        delay=waiter.delay,
        status=status.path,
        status_enum=None if status.enum is None else context.names.name_data(status.enum),
        reviewed=waiter.reviewed,
        message=waiter.message,
        ends_by_error=any(map(is_success_by_error, acceptors)),
        parameters=wait_parameters,
        id_parameter=id_parameters[-1] if id_parameters else None,
        documentation=to_markdown(waiter.documentation),
    )


def lower_acceptor(acceptor: AcceptorModel) -> Acceptor:
    """Lower an acceptor of a waiter that is valid."""
    match acceptor.expected:
        case str() | bool() | int() as expected:
            return Acceptor(
                state=STATES[acceptor.state],
                matcher=MATCHERS[acceptor.matcher],
                argument=acceptor.argument,
                expected=expected,
            )
        case _:
            raise AssertionError(f"{acceptor} is not valid")


def is_success_by_error(acceptor: Acceptor) -> bool:
    """Whether an error ends the wait with success: then there is no response."""
    if acceptor.state != "success":
        return False
    match acceptor.matcher:
        case "error":
            return acceptor.expected is not False
        case "status":
            # From this status on, botocore takes a response for an error.
            return int(acceptor.expected) >= HTTPStatus.MULTIPLE_CHOICES
        case _:
            return False


# --- The status of a job --------------------------------------------------------------------------


class Status(NamedTuple):
    """Where a waiter finds the status of a job."""

    path: str
    """A JMESPath; empty if the waiter looks at none."""
    enum: str | None
    """The shape of its enum."""


def find_status(service: ServiceModel, waiter: WaiterModel) -> Status:
    """Find the status that a waiter looks at: the first enum, or else the likeliest string.

    That is the one at which most acceptors for success look, and then most of all: not the one by
    which a service explains an empty result.
    """
    successes: dict[str, list[bool]] = {}  # by path, whether each acceptor is for success
    for acceptor in list_path_acceptors(waiter):
        path = acceptor.argument
        shape = find_target(service, waiter, path)
        if shape is not None and service.shapes[shape].enum:
            return Status(path, shape)
        if shape is not None:
            successes.setdefault(path, []).append(acceptor.state == "success")
    likeliest = max(successes, key=lambda p: (sum(successes[p]), len(successes[p])), default="")
    return Status(likeliest, None)


def list_unclassified(service: ServiceModel, waiter: WaiterModel) -> list[str]:
    """List the statuses that a reviewed waiter does not classify."""
    enum = find_status(service, waiter).enum if waiter.reviewed else None
    if enum is None:
        return []
    classified = {acceptor.expected for acceptor in list_path_acceptors(waiter)}
    return [value for value in service.shapes[enum].enum if value not in classified]
