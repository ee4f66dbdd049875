"""What the reviewed waiters of a service say about the values of its enums."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from botoforge_codegen.ir import Phase
from botoforge_codegen.load.facts import Phases
from botoforge_codegen.load.model import ServiceModel

from .jmespath_types import PathError
from .waiter_validation import find_target, list_path_acceptors

PHASES: Final[Mapping[str, Phase]] = {
    "success": "SUCCEEDED",
    "failure": "FAILED",
    "retry": "IN_PROGRESS",
}
"""What a status means for a job, by the state of the acceptor that expects it."""


def classify_statuses(service: ServiceModel, operations: Container[str]) -> Phases:
    """Find the phases that the reviewed waiters of some operations give to values of enums.

    Args:
        service: The service.
        operations: The names of the operations.
    """
    phases: dict[str, dict[str, Phase]] = {}
    for waiter in service.waiters:
        if not waiter.reviewed or waiter.operation not in operations:
            continue
        for acceptor in list_path_acceptors(waiter):
            try:
                target = find_target(service, waiter, acceptor.argument)
            except PathError:
                continue  # reported where the operation is chosen
            if target is not None and service.shapes[target].enum:
                phases.setdefault(target, {})[str(acceptor.expected)] = PHASES[acceptor.state]
    return phases


def merge_phases(one: Phases, other: Phases) -> Phases:
    """Merge phases; the second ones count where both have one for a value."""
    return {enum: {**one.get(enum, {}), **other.get(enum, {})} for enum in {**one, **other}}
