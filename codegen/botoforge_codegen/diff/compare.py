"""Two snapshots of a service, compared."""

from __future__ import annotations

from collections.abc import Sequence

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
from .waits_and_pages import compare_waits_and_pages


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
    compare_waits_and_pages(findings)
    if documentation:
        compare_documentation(findings)
    return findings.changes()


# --- Which shapes are compared --------------------------------------------------------------------


def note_shapes(findings: Findings) -> None:
    """Note the shapes that keep their names, unless nothing about them can have changed."""
    old, new = findings.old.shapes, findings.new.shapes
    for name in sorted(findings.old.reached & findings.new.reached):
        targets = (name, *list_targets(new[name]))
        if findings.may_differ(old[name], new[name], targets):
            findings.compare_later(findings.pair_of(name, name))


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
