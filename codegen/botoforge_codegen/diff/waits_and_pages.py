"""Waiters and paginators, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from botoforge_codegen import names
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.model import PaginatorModel, ServiceModel, WaiterModel
from botoforge_codegen.lower.paginators import find_item_path, validate_paginator
from botoforge_codegen.lower.statuses import list_unclassified
from botoforge_codegen.lower.waiter_validation import adapt_waiter, validate_waiter

from .findings import Findings
from .traits import KeyChange, compare_keys
from .view import View

WAITER_RULES: Final = {
    "acceptors": "waiter-acceptors-changed",
    "delay": "waiter-acceptors-changed",
    "maxAttempts": "waiter-acceptors-changed",
    "message": "waiter-acceptors-changed",
    "operation": "waiter-acceptors-changed",
}
"""The rules of a waiter."""

PAGINATOR_RULES: Final = {
    "input_token": "paginator-token-changed",
    "limit_key": "paginator-token-changed",
    "more_results": "paginator-token-changed",
    "output_token": "paginator-token-changed",
    "result_key": "paginator-result-changed",
}
"""The rules of a paginator."""

DOCUMENTATION: Final = frozenset({"description"})

READ: Final = ("acceptors", "delay", "message", "operation")
"""What a typed wait takes from the row of a waiter: it ends by its timeout, and counts nothing."""

Models: TypeAlias = tuple[ServiceModel, ServiceModel]
"""The models of before and of now, as far as waiters and paginators need them."""


def compare_waits_and_pages(findings: Findings) -> None:
    """Compare the waiters and paginators of the operations that both sides have."""
    operations = find_affected(findings)
    if operations:
        models = (findings.old.model_of(operations), findings.new.model_of(operations))
        compare_waiters(findings, models)
        compare_paginators(findings, models)


def find_affected(findings: Findings) -> frozenset[str]:
    """Find the operations whose waiters or paginators may have changed, or the shapes under them.

    Most have not, and to make models of all would take longer than the rest of the comparison.
    """
    old, new = findings.old, findings.new
    changed = [
        name
        for name in old.shapes.keys() | new.shapes.keys()
        if old.shapes.get(name) != new.shapes.get(name)
    ]
    operations = old.operations.keys() & new.operations.keys()
    found = {name for name in operations if old.operations[name] != new.operations[name]}
    waiting: set[str] = set()
    for view in (old, new):
        found |= view.users_of_any(changed)
        waiting |= {row["operation"] for row in view.waiters.values()}
        waiting |= view.files.paginators.keys()
    for rows in ([view.waiters for view in (old, new)], [v.files.paginators for v in (old, new)]):
        for name in rows[0].keys() | rows[1].keys():
            listed = [row[name] for row in rows if name in row]
            if len(listed) == 1 or listed[0] != listed[1]:
                found |= {row.get("operation", name) for row in listed}
    return frozenset(operations & found & waiting)


# --- Waiters --------------------------------------------------------------------------------------


def compare_waiters(findings: Findings, models: Models) -> None:
    """Compare the waiters that fit the models: a client has no method for others."""
    before, now = map(list_waiters, models)
    for name in sorted(before.keys() | now.keys()):
        if name in before and name in now:
            compare_waiter(findings, models, (before[name], now[name]))
        elif name in now:
            report_waiter(findings, findings.new, now[name], KeyChange("waiter-added", "", ""))
        else:
            report_waiter(findings, findings.old, before[name], KeyChange("waiter-removed", "", ""))


def list_waiters(model: ServiceModel) -> Mapping[str, WaiterModel]:
    """List the waiters that fit a model."""
    usable: dict[str, WaiterModel] = {}
    for waiter in model.waiters:
        if waiter.operation in model.operations:
            problems = list(validate_waiter(model, waiter))
            adapted = adapt_waiter(waiter, problems) if waiter.reviewed else None
            if adapted is not None or not problems:
                usable[waiter.name] = adapted or waiter
    return usable


def compare_waiter(
    findings: Findings, models: Models, waiters: tuple[WaiterModel, WaiterModel]
) -> None:
    """Compare a waiter: its row, and the statuses that a reviewed one does not classify."""
    view, name = findings.new, waiters[1].name
    rows = (findings.old.waiters[name], view.waiters[name])
    read = [{key: row[key] for key in READ if key in row} for row in rows]
    for change in compare_keys(*rows, WAITER_RULES, DOCUMENTATION):
        report_waiter(findings, view, waiters[1], change, special=read[0] == read[1])
    before, now = (
        list_unclassified(model, waiter) if waiter.classified else []
        for model, waiter in zip(models, waiters, strict=True)
    )
    for status in sorted({*before} ^ {*now}):
        became = "unclassified" if status in now else "gone"
        change = KeyChange(f"reviewed-status-{became}", "", "")
        report_waiter(findings, view, waiters[1], change, part=f".{status}")


def report_waiter(
    findings: Findings,
    view: View,
    waiter: WaiterModel,
    change: KeyChange,
    *,
    part: str = "",
    special: bool = False,
) -> None:
    """Report a change of a waiter, or of a part of it."""
    findings.report(
        change.rule,
        path=f"waiters.{waiter.name}{part}",
        python=f"{view.client}.{names.wait_method_name(waiter.snake_name)}",
        operations=[waiter.operation],
        direction="out",
        old=change.old,
        new=change.new,
        special=special,
    )


# --- Paginators -----------------------------------------------------------------------------------


def compare_paginators(findings: Findings, models: Models) -> None:
    """Compare the paginators that fit the models: a client has no method for others."""
    before, now = map(list_paginators, models)
    for name in sorted(before.keys() | now.keys()):
        if name in before and name in now:
            for change in list_changes(findings, models, name):
                report_paginator(findings, name, change)
        else:
            rule = "paginator-added" if name in now else "paginator-removed"
            report_paginator(findings, name, KeyChange(rule, "", ""))


def list_paginators(model: ServiceModel) -> Mapping[str, PaginatorModel]:
    """List the paginators that fit a model, by operation."""
    return {
        name: paginator
        for name, paginator in model.paginators.items()
        if not any(validate_paginator(model, model.operations[name], paginator))
    }


def list_changes(findings: Findings, models: Models, name: str) -> Iterator[KeyChange]:
    """List the changes of a paginator: of its row, and whether its pages are one list."""
    rows = [with_lists(view.files.paginators[name]) for view in (findings.old, findings.new)]
    yield from compare_keys(rows[0], rows[1], PAGINATOR_RULES, frozenset())
    before, now = (
        bool(find_item_path(model, model.operations[name].output, model.paginators[name]))
        for model in models
    )
    if before != now:
        yield KeyChange("paginator-became-flat" if now else "paginator-no-longer-flat", "", "")


def with_lists(row: Json) -> Json:
    """Write what stands alone as a list of one."""
    return {
        key: [value] if isinstance(value, str) and key in PAGINATOR_RULES else value
        for key, value in row.items()
    }


def report_paginator(findings: Findings, name: str, change: KeyChange) -> None:
    """Report a change of a paginator."""
    method = names.paginate_method_name(findings.new.method(name))
    findings.report(
        change.rule,
        path=f"paginators.{name}",
        python=f"{findings.new.client}.{method}",
        operations=[name],
        direction="out",
        old=change.old,
        new=change.new,
    )
