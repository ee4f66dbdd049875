"""Waiters: the methods that wait, and what a waiter says about the values of an enum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus

from botoforge_codegen import names
from botoforge_codegen.ir import Acceptor, Member, Stop, UnclassifiedStatus, Waiter
from botoforge_codegen.load.model import AcceptorModel, OperationModel, ServiceModel, WaiterModel

from .context import Context
from .markdown import to_markdown
from .phases import decide_phases
from .reasons import find_reason
from .row_validation import GOALS
from .statuses import classify_values, find_status, list_unclassified, list_values, suggest_acceptor
from .wait_ids import find_ids, select_parameters
from .waiter_validation import (
    MATCHERS,
    STATES,
    adapt_waiter,
    is_users,
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
        GenerationError: One of the user's own names what the model lacks.
    """
    for row in context.service.waiters:
        waiter = find_usable(context, row) if row.operation == operation.name else None
        if waiter is None:
            continue
        if waiter.classified:
            context.unclassified.extend(
                UnclassifiedStatus(
                    file=waiter.file,
                    waiter=waiter.name,
                    status=status,
                    acceptor=suggest_acceptor(context.service, waiter, status),
                    reviewed=waiter.reviewed,
                )
                for status in list_unclassified(context.service, waiter)
            )
        yield lower_waiter(context, waiter, parameters)


def find_usable(context: Context, waiter: WaiterModel) -> WaiterModel | None:
    """Find what a chosen model leaves of a waiter; `None` if it has to be left out.

    Raises:
        GenerationError: One of the user's own names what the model lacks.
    """
    problems = list(validate_waiter(context.service, waiter))
    location = location_of(waiter)
    adapted = adapt_waiter(waiter, problems) if waiter.reviewed else None
    if adapted is None:
        return waiter if context.is_usable(location, problems, own=is_users(waiter)) else None
    context.warnings.extend(
        f"{location}: {problem}; the model is older or newer than the row" for problem in problems
    )
    return adapted


def lower_waiter(context: Context, waiter: WaiterModel, parameters: Sequence[Member]) -> Waiter:
    """Lower a waiter that is valid."""
    service, row = context.service, waiter.row
    status = find_status(service, waiter)
    has_phases = waiter.classified and bool(decide_phases(context.facts, status.enum or ""))
    acceptors = tuple(map(lower_acceptor, waiter.acceptors))
    paginator = service.paginators.get(waiter.operation)
    wait_parameters = tuple(select_parameters(parameters, paginator))
    return Waiter(
        name=waiter.name,
        method=names.wait_method_name(waiter.snake_name),
        constant=names.waiter_constant_name(waiter.snake_name),
        acceptors=acceptors,
        delay=waiter.delay,
        status=status.path,
        status_enum=None if status.enum is None else context.names.name_data(status.enum),
        has_phases=has_phases,
        known=list_known(service, waiter) if waiter.classified and not has_phases else (),
        goal=GOALS.get(row.goal),
        message=find_reason(service, waiter),
        missing=row.missing,
        missing_for=row.missing_for,
        started=row.started,
        stop=lower_stop(context, waiter),
        ends_by_error=any(map(is_success_by_error, acceptors)),
        parameters=wait_parameters,
        id_parameters=find_ids(wait_parameters),
        documentation=to_markdown(waiter.documentation),
    )


def list_known(service: ServiceModel, waiter: WaiterModel) -> tuple[str, ...]:
    """List the statuses that a row classifies, in the order of the model."""
    classified = classify_values(service, waiter)
    return tuple(value for value in list_values(service, waiter) if value in classified)


def lower_stop(context: Context, waiter: WaiterModel) -> Stop | None:
    """Lower how a job is stopped."""
    stop = waiter.row.stop
    if stop is None:
        return None
    if waiter.name not in context.facts.stops:
        if waiter.of_project:
            client_name = context.service.client_name
            context.warnings.append(
                f"{location_of(waiter)}: botoforge.stop is left out: the snapshot in the package "
                f"does not know {stop.operation} yet: run `botoforge update {client_name}`"
            )
        return None
    return Stop(
        method=context.facts.stops[waiter.name].method,
        input=tuple(stop.input.items()),
        each=context.facts.stops[waiter.name].each,
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
