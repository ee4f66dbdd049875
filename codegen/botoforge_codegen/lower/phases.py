"""What reviewed rows say about the values of a service's enums."""

from __future__ import annotations

from collections.abc import Container, Mapping

from botoforge_codegen.ir import Phase
from botoforge_codegen.load.facts import Facts, Phases
from botoforge_codegen.load.model import ServiceModel

from .jmespath_types import PathError
from .statuses import classify_values, find_status


def classify_statuses(service: ServiceModel, operations: Container[str]) -> Phases:
    """Find the phases that rows of some operations give to values of enums.

    Args:
        service: The service.
        operations: The names of the operations.
    """
    phases: Phases = {}
    for waiter in service.waiters:
        if not waiter.classified or waiter.operation not in operations:
            continue
        try:
            enum = find_status(service, waiter).enum
            values = classify_values(service, waiter)
        except PathError:
            continue  # reported where the operation is chosen
        if enum is not None:
            phases = merge_phases(phases, {enum: values})
    return phases


def merge_phases(one: Phases, other: Phases) -> Phases:
    """Merge what two say about the values of enums."""
    return {enum: merge_values(one.get(enum, {}), other.get(enum, {})) for enum in {**one, **other}}


def merge_values(
    one: Mapping[str, frozenset[Phase]], other: Mapping[str, frozenset[Phase]]
) -> Mapping[str, frozenset[Phase]]:
    """Merge what two say about the values of one enum."""
    nothing: frozenset[Phase] = frozenset()
    return {
        value: one.get(value, nothing) | other.get(value, nothing) for value in {**one, **other}
    }


def decide_phases(facts: Facts, enum: str) -> Mapping[str, Phase]:
    """Decide the phases of an enum's values.

    Returns:
        The phase of each value that is classified; nothing at all if a value of this enum has
        several: then it depends on what is waited for.
    """
    values = facts.phases.get(enum, {})
    if any(len(phases) > 1 for phases in values.values()):
        return {}
    return {value: phase for value, phases in values.items() for phase in phases}
