"""Documentation, compared: only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from botoforge_codegen.load.files import Json
from botoforge_codegen.snapshot.documentation import KEY

from .findings import Findings

RULE = "documentation-changed"


def compare_documentation(findings: Findings) -> None:
    """Compare the texts of a service, its operations, its shapes and their members."""
    old, new = findings.old, findings.new
    before, now = old.files.service, new.files.service
    if differs(before, now):
        findings.report(
            RULE, path="service", python=new.client, old=text_of(before), new=text_of(now)
        )
    for name in common(old.operations, new.operations):
        compare_operation(findings, name)
    for name in common(old.shapes, new.shapes):
        compare_shape(findings, name)


def compare_operation(findings: Findings, name: str) -> None:
    """Compare the texts and examples of an operation."""
    old, new = findings.old, findings.new
    python = new.locate_operation(name)
    before, now = old.operations[name], new.operations[name]
    if differs(before, now):
        texts = (text_of(before), text_of(now))
        findings.report(
            RULE, path=name, python=python, operations=[name], old=texts[0], new=texts[1]
        )
    examples = [list(view.files.examples.get(name, ())) for view in (old, new)]
    if examples[0] != examples[1]:
        findings.report(
            RULE,
            path=f"examples.{name}",
            python=python,
            operations=[name],
            old=examples[0],
            new=examples[1],
        )


def compare_shape(findings: Findings, name: str) -> None:
    """Compare the texts of a shape and of its members."""
    before, now = findings.old.shapes[name], findings.new.shapes[name]
    if before == now:
        return
    if differs(before, now):
        findings.report_pair(
            RULE, findings.pair_of(name, name), old=text_of(before), new=text_of(now)
        )
    old, new = before.get("members", {}), now.get("members", {})
    for member in common(old, new):
        if differs(old[member], new[member]):
            findings.report_shape(
                RULE,
                (name, name),
                path=f"{name}.{member}",
                python=findings.new.locate_member(name, member),
                old=text_of(old[member]),
                new=text_of(new[member]),
            )


def common(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """List the names that both have, in order."""
    return sorted(set(old) & set(new))


def text_of(raw: Json) -> str:
    """Return the documentation of something; empty if it has none."""
    text: str = raw.get(KEY) or ""
    return text


def differs(old: Json, new: Json) -> bool:
    """Whether the documentation of something has changed."""
    return text_of(old) != text_of(new)
