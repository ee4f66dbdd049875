"""The waiters of a project's own folder: all are checked, those of chosen operations used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from attrs import evolve

from botoforge_codegen.load.model import OperationModel, ServiceModel, WaiterModel

from .waiter_validation import location_of, validate_operation, validate_waiter


def find_project_problems(service: ServiceModel) -> Iterator[str]:
    """Describe each problem of the project's own waiters, whether they are used or not.

    A snapshot holds the chosen operations alone: what others lack, it does not say. Of the waiters
    beside a model of one's own, the operation alone is looked at: the rest is for those that are
    used, because such a file may be a copy of botocore's.
    """
    for waiter in service.waiters:
        problems: Iterable[object] = ()
        if waiter.of_project and (is_whole(service) or waiter.operation in service.operations):
            problems = find_problems(service, waiter)
        elif waiter.checked and not waiter.reviewed and is_whole(service):
            problems = validate_operation(service, waiter)
        for problem in problems:
            yield f"{location_of(waiter)}: {problem}"


def find_problems(service: ServiceModel, waiter: WaiterModel) -> list[object]:
    """Find each problem of a waiter, also of one whose paths nobody can read."""
    try:
        return list(validate_waiter(service, waiter))
    except RecursionError:
        return ["a JMESPath is nested too deeply"]


def is_whole(service: ServiceModel) -> bool:
    """Whether all operations of a service are known."""
    return service.facts is None or service.facts.complete


def select_waiters(service: ServiceModel, operations: Iterable[OperationModel]) -> ServiceModel:
    """Leave out the project's own waiters of operations that are not chosen.

    So these decide nothing, and the package follows from its snapshot and the files of the project.
    """
    chosen = {operation.name for operation in operations}
    waiters = (each for each in service.waiters if not is_idle(each, chosen))
    return evolve(service, waiters=tuple(waiters))


def is_idle(waiter: WaiterModel, chosen: Iterable[str]) -> bool:
    """Whether a waiter is the project's own, and its operation is not chosen."""
    return waiter.of_project and waiter.operation not in chosen


def describe_project_waiters(
    service: ServiceModel, operations: Iterable[OperationModel]
) -> Iterator[str]:
    """Say which waiters of the project replace others, and which nobody can call.

    Args:
        service: The service.
        operations: The chosen operations.
    """
    chosen = {operation.name for operation in operations}
    used = [each for each in service.waiters if each.replaces and each.operation in chosen]

    def origin(waiter: WaiterModel) -> tuple[str, str]:
        return waiter.file, waiter.replaces

    for (file, owner), group in groupby(sorted(used, key=origin), origin):
        names = ", ".join(waiter.name for waiter in group)
        yield f"{file}: {names}: taken instead of {owner}'s"
    for waiter in service.waiters:
        if is_idle(waiter, chosen):
            yield describe_idle(
                Path(waiter.file), service.client_name, waiter.name, waiter.operation
            )


def describe_idle(file: Path, client_name: str, waiter: str, operation: str) -> str:
    """Say how to get the method of a waiter whose operation is not chosen."""
    return (
        f"{file}: waiter {waiter}: its operation is not chosen: choose it with "
        f"`botoforge add {client_name} {operation}`"
    )
