"""Two snapshots of a service, compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from botoforge_codegen.names import service_package_name
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, list_targets

from .change import Change
from .documentation import compare_documentation
from .findings import Findings, judge
from .metadata import compare_service
from .operations import compare_operations, compare_raised
from .rules import RULES_BY_ID
from .shapes import compare_shapes
from .view import View
from .waits_and_pages import compare_paginators, compare_waiters


def compare_snapshots(
    old: ServiceSnapshot, new: ServiceSnapshot, *, documentation: bool = False
) -> Sequence[Change]:
    """List what has changed between two snapshots of a service, the worst first.

    Args:
        old: The snapshot of before.
        new: The snapshot of now.
        documentation: Tell changes of documentation, too.
    """
    findings = Findings(View(old), View(new), documentation=documentation)
    compare_service(findings)
    compare_operations(findings)
    compare_raised(findings)
    note_shapes(findings)
    while findings.queue:
        compare_shapes(findings, findings.queue.popleft())
    if is_changed(old, new):
        compare_waiters(findings)
        compare_paginators(findings)
    if documentation:
        compare_documentation(findings)
    return findings.changes()


def is_changed(old: ServiceSnapshot, new: ServiceSnapshot) -> bool:
    """Whether anything has changed that waiters and paginators are made of."""
    return (old.files.service, old.files.waiters, old.files.paginators) != (
        new.files.service,
        new.files.waiters,
        new.files.paginators,
    )


# --- Which shapes are compared --------------------------------------------------------------------


def note_shapes(findings: Findings) -> None:
    """Note the shapes that keep their names, unless nothing about them can have changed."""
    old, new = findings.old, findings.new
    names = [(view.snapshot.names, view.snapshot.snake_case) for view in (old, new)]
    moved = find_moved(old, new)
    for name in sorted(old.shapes.keys() & new.shapes.keys()):
        shape = new.shapes[name]
        is_same = shape == old.shapes[name] and moved.isdisjoint([name, *list_targets(shape)])
        if names[0] != names[1] or not is_same:
            findings.compare_later(findings.pair_of(name, name))


TYPE_KEYS: Final = ("type", "document", "eventstream", "exception")
"""The keys of a shape that change what refers to it."""


def find_moved(old: View, new: View) -> frozenset[str]:
    """Find the shapes of which more has changed than their own part of the model.

    That is their type, or what the whole service decides about them.
    """
    retyped = {
        name
        for name in old.shapes.keys() & new.shapes.keys()
        if any(old.shapes[name].get(key) != new.shapes[name].get(key) for key in TYPE_KEYS)
    }
    return (
        (old.facts.in_responses ^ new.facts.in_responses)
        | (old.facts.literal_enums ^ new.facts.literal_enums)
        | (old.facts.data_errors ^ new.facts.data_errors)
        | retyped
    )


# --- Whole services -------------------------------------------------------------------------------


def service_added(client_name: str) -> Change:
    """Tell of a service that is new."""
    return tell_service("service-added", client_name)


def service_removed(client_name: str) -> Change:
    """Tell of a service that is gone."""
    return tell_service("service-removed", client_name)


def tell_service(rule: str, client_name: str) -> Change:
    """Tell of a service that only one of the two sides has."""
    severity, advice = judge(RULES_BY_ID[rule], "", special=False)
    return Change(
        rule=rule,
        severity=severity,
        service=client_name,
        operations=(),
        path="service",
        python_path=service_package_name(client_name),
        direction="",
        old="",
        new="",
        advice=advice,
    )
