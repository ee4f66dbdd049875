"""Waiters and paginators, compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from botoforge_codegen import names
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.model import PaginatorModel, WaiterModel
from botoforge_codegen.lower.paginators import find_item_path, validate_paginator
from botoforge_codegen.lower.waiter_validation import validate_waiter
from botoforge_codegen.lower.waiters import list_unclassified

from .findings import Findings
from .traits import compare_keys
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


# --- Waiters --------------------------------------------------------------------------------------


def compare_waiters(findings: Findings) -> None:
    """Compare the waiters of the operations that both sides have."""
    common = findings.old.operations.keys() & findings.new.operations.keys()
    before, now = (list_waiters(view) for view in (findings.old, findings.new))
    for name in sorted(before.keys() | now.keys()):
        view, waiter = (findings.new, now[name]) if name in now else (findings.old, before[name])
        if waiter.operation not in common:
            continue
        if name in before and name in now:
            compare_waiter(findings, before[name], waiter)
        else:
            rule = "waiter-added" if name in now else "waiter-removed"
            report_waiter(findings, view, waiter, rule)


def list_waiters(view: View) -> Mapping[str, WaiterModel]:
    """List the waiters that a client has a method for: those that fit the model."""
    if not view.has_waiters:
        return {}
    return {
        waiter.name: waiter
        for waiter in view.model.waiters
        if waiter.operation in view.operations and not any(validate_waiter(view.model, waiter))
    }


def compare_waiter(findings: Findings, old: WaiterModel, new: WaiterModel) -> None:
    """Compare a waiter: its row, and the statuses that a reviewed one does not classify."""
    if not (old.reviewed or new.reviewed):
        rows = [view.files.waiters.get(new.name, {}) for view in (findings.old, findings.new)]
        for change in compare_keys(rows[0], rows[1], WAITER_RULES, DOCUMENTATION):
            report_waiter(findings, findings.new, new, change.rule, old=change.old, new=change.new)
    before, now = (
        list_unclassified(view.model, waiter)
        for view, waiter in ((findings.old, old), (findings.new, new))
    )
    for status in sorted({*before} ^ {*now}):
        rule = "reviewed-status-unclassified" if status in now else "reviewed-status-gone"
        report_waiter(findings, findings.new, new, rule, part=f".{status}")


def report_waiter(
    findings: Findings,
    view: View,
    waiter: WaiterModel,
    rule: str,
    *,
    part: str = "",
    old: str = "",
    new: str = "",
) -> None:
    """Report a change of a waiter, or of a part of it."""
    snake_name = view.snapshot.snake_case.get(
        waiter.name, names.snake_name(names.class_name(waiter.name))
    )
    findings.report(
        rule,
        path=f"waiters.{waiter.name}{part}",
        python=f"{view.client}.{names.wait_method_name(snake_name)}",
        operations=[waiter.operation],
        direction="out",
        old=old,
        new=new,
    )


# --- Paginators -----------------------------------------------------------------------------------


def compare_paginators(findings: Findings) -> None:
    """Compare the paginators of the operations that both sides have."""
    common = findings.old.operations.keys() & findings.new.operations.keys()
    before, now = (list_paginators(view) for view in (findings.old, findings.new))
    for name in sorted(common & (before.keys() | now.keys())):
        if name in before and name in now:
            compare_paginator(findings, name)
        else:
            rule = "paginator-added" if name in now else "paginator-removed"
            report_paginator(findings, name, rule)


def list_paginators(view: View) -> Mapping[str, PaginatorModel]:
    """List the paginators that a client has a method for: those that fit the model."""
    if not view.files.paginators:
        return {}
    return {
        name: paginator
        for name, paginator in view.model.paginators.items()
        if name in view.operations
        and not any(validate_paginator(view.model, view.model.operations[name], paginator))
    }


def compare_paginator(findings: Findings, name: str) -> None:
    """Compare a paginator: its row, and whether its pages are one list."""
    rows = [with_lists(view.files.paginators[name]) for view in (findings.old, findings.new)]
    for change in compare_keys(rows[0], rows[1], PAGINATOR_RULES, frozenset()):
        report_paginator(findings, name, change.rule, old=change.old, new=change.new)
    before, now = (is_flat(view, name) for view in (findings.old, findings.new))
    if before != now:
        rule = "paginator-became-flat" if now else "paginator-no-longer-flat"
        report_paginator(findings, name, rule)


def with_lists(row: Json) -> Json:
    """Write what stands alone as a list of one."""
    return {
        key: [value] if isinstance(value, str) and PAGINATOR_RULES.get(key) else value
        for key, value in row.items()
    }


def is_flat(view: View, operation: str) -> bool:
    """Whether all pages of an operation are parts of one list, so that they have `.items()`."""
    output = view.model.operations[operation].output
    paginator = view.model.paginators[operation]
    return bool(find_item_path(view.model, output, paginator))


def report_paginator(
    findings: Findings, name: str, rule: str, *, old: str = "", new: str = ""
) -> None:
    """Report a change of a paginator."""
    method = names.paginate_method_name(findings.new.method(name))
    findings.report(
        rule,
        path=f"paginators.{name}",
        python=f"{findings.new.client}.{method}",
        operations=[name],
        direction="out",
        old=old,
        new=new,
    )
