"""Operations, compared: which there are, what they take, return and raise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.load.files import Json
from botoforge_codegen.names import class_name

from .findings import Findings
from .traits import (
    BINDING_RULES,
    DEPRECATION,
    OPERATION_RULES,
    KeyChange,
    compare_deprecation,
    compare_keys,
)
from .view import View

ELSEWHERE: Final = frozenset({"name", "documentation", "input", "output", "errors", *DEPRECATION})
"""The keys of an operation that are not compared by their names alone."""

REFERENCE: Final = frozenset({"shape", "documentation"})
"""The keys of a reference to an input, output or error that are not traits."""


def compare_operations(findings: Findings) -> None:
    """Compare the operations of two snapshots."""
    old, new = findings.old, findings.new
    for name in sorted(old.operations.keys() | new.operations.keys()):
        if name not in old.operations:
            rule = "became-callable" if has_operation(old, name) else "added"
            report(findings, name, new, KeyChange(f"operation-{rule}", "", ""))
        elif name not in new.operations:
            rule = "not-callable" if has_operation(new, name) else "removed"
            report(findings, name, old, KeyChange(f"operation-{rule}", "", ""))
        else:
            compare_operation(findings, name)


def has_operation(view: View, name: str) -> bool:
    """Whether a snapshot has an operation, be it one that sends a stream."""
    return name in view.files.service["operations"]


def report(findings: Findings, name: str, view: View, change: KeyChange) -> None:
    """Report a change of an operation itself."""
    findings.report(
        change.rule,
        path=name,
        python=view.locate_operation(name),
        operations=[name],
        old=change.old,
        new=change.new,
    )


def compare_operation(findings: Findings, name: str) -> None:
    """Compare an operation that both sides have."""
    old, new = findings.old.operations[name], findings.new.operations[name]
    methods = (findings.old.method(name), findings.new.method(name))
    if methods[0] != methods[1]:
        report(findings, name, findings.old, KeyChange("python-name-changed", *methods))
    for change in list_changes(old, new):
        report(findings, name, findings.new, change)
    compare_input(findings, name, old, new)
    compare_output(findings, name, old, new)
    compare_errors(findings, name, old, new)


def list_changes(old: Json, new: Json) -> Iterator[KeyChange]:
    """List the changes of an operation itself."""
    yield from compare_deprecation(old, new, "operation")
    yield from compare_keys(old, new, OPERATION_RULES, ELSEWHERE)
    for key in ("input", "output"):
        yield from compare_keys(old.get(key, {}), new.get(key, {}), BINDING_RULES, REFERENCE)


def compare_input(findings: Findings, name: str, old: Json, new: Json) -> None:
    """Compare what an operation takes."""
    if "input" in old and "input" in new:
        pair = findings.pair_of(old["input"]["shape"], new["input"]["shape"])
        findings.compare_later(pair)
    elif "input" in old or "input" in new:
        shape = new["input"]["shape"] if "input" in new else ""
        required = findings.new.shapes[shape].get("required", ()) if shape else ()
        findings.report(
            "input-added" if shape else "input-removed",
            path=name,
            python=findings.new.locate_operation(name),
            operations=[name],
            direction="in",
            special=not all(findings.new.is_filled_in(shape, member) for member in required),
        )


def compare_output(findings: Findings, name: str, old: Json, new: Json) -> None:
    """Compare what an operation returns."""
    shapes = [raw["output"]["shape"] if "output" in raw else "" for raw in (old, new)]
    classes = (findings.old.response(name), findings.new.response(name))
    python = f"{findings.old.package}.{classes[0]}"
    if all(shapes):
        findings.compare_later(findings.pair_of(*shapes))
    elif any(shapes):
        findings.report(
            "output-added" if shapes[1] else "output-removed",
            path=name,
            python=python,
            operations=[name],
            direction="out",
        )
    if classes[0] != classes[1]:
        is_renamed = all(shapes) and class_name(shapes[0]) != class_name(shapes[1])
        findings.report(
            "output-shape-renamed" if is_renamed else "python-name-changed",
            path=shapes[0] or name,
            python=python,
            operations=[name],
            direction="out",
            old=classes[0],
            new=classes[1],
        )


# --- Errors ---------------------------------------------------------------------------------------


def compare_errors(findings: Findings, name: str, old: Json, new: Json) -> None:
    """Compare which errors an operation raises."""
    before = {error["shape"]: error for error in old.get("errors", ())}
    now = {error["shape"]: error for error in new.get("errors", ())}
    for error in sorted(before.keys() | now.keys()):
        if error in before and error in now:
            changes = compare_keys(before[error], now[error], {}, REFERENCE)
        else:
            rule = "error-removed" if error in before else "error-added"
            changes = iter([KeyChange(rule, "", "")])
        view = findings.new if error in now else findings.old
        for change in changes:
            findings.report(
                change.rule,
                path=f"{name}.{error}",
                python=view.locate_class(error),
                operations=[name],
                direction="out",
                old=change.old,
                new=change.new,
                special=error not in findings.new.errors,
            )


def compare_raised(findings: Findings) -> None:
    """Compare which of several errors with one code is raised: the last of them in the model."""
    before, now = errors_by_code(findings.old), errors_by_code(findings.new)
    for code in sorted(before.keys() & now.keys()):
        old, new = before[code], now[code]
        if set(old) == set(new) and old[-1] != new[-1]:
            findings.report(
                "other-change",
                path=f"errors.{code}",
                python=findings.new.locate_class(new[-1]),
                direction="out",
                old=old[-1],
                new=new[-1],
            )


def errors_by_code(view: View) -> dict[str, list[str]]:
    """List the errors of each code, in the model's order."""
    found: dict[str, list[str]] = {}
    for name in view.facts.error_order:
        code = view.shapes[name].get("error", {}).get("code", name)
        found.setdefault(code, []).append(name)
    return found
