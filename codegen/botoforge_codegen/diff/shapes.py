"""Shapes, compared: classes, enums, lists, maps and scalars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from botoforge_codegen.load.files import Json
from botoforge_codegen.names import literal_name
from botoforge_codegen.snapshot.snapshot import item_keys

from .findings import Findings, Pair
from .references import TYPE_RULES, References, compare_reference, is_class, kind_of
from .structures import compare_structure
from .traits import (
    BINDING_RULES,
    DEPRECATION,
    KeyChange,
    compare_constraints,
    compare_deprecation,
    compare_keys,
)
from .view import ITEM_KEYS, View

ELSEWHERE: Final = frozenset(
    {
        *("documentation", "type", "document", "eventstream", "exception", "union"),
        *("members", "required", "payload", "error", "retryable"),
        *("enum", "min", "max", "sparse", "sensitive", *DEPRECATION, *ITEM_KEYS),
    }
)
"""The keys of a shape that are not compared by their names alone."""


def compare_shapes(findings: Findings, pair: Pair) -> None:
    """Compare two shapes."""
    old, new = findings.old.shapes[pair.old], findings.new.shapes[pair.new]
    if kind_of({}, old) != kind_of({}, new):
        return  # what refers to them has another type
    for change in compare_traits(pair, old, new):
        findings.report_pair(change.rule, pair, old=change.old, new=change.new)
    compare_constraints(findings, pair, old, new)
    if is_class(old) and is_class(new):
        compare_class(findings, pair)
    if old.get("enum") or new.get("enum"):
        compare_enums(findings, pair, old, new)
    if new["type"] == "structure" and not new.get("document"):
        compare_structure(findings, pair, old, new)
    if old.get("exception") and new.get("exception"):
        compare_errors(findings, pair, old, new)
    compare_items(findings, pair, old, new)


def compare_traits(pair: Pair, old: Json, new: Json) -> Iterator[KeyChange]:
    """Compare the traits of two shapes."""
    if "deprecated" not in pair.covered:
        yield from compare_deprecation(old, new, "shape" if pair.path == pair.new else "member")
    became = bool(new.get("sensitive"))
    if became != bool(old.get("sensitive")) and "sensitive" not in pair.covered:
        yield KeyChange(
            "member-became-sensitive" if became else "member-no-longer-sensitive", "", ""
        )
    yield from compare_keys(old, new, BINDING_RULES, ELSEWHERE | pair.covered)


def compare_items(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare what lists and maps hold."""
    nulls = bool(new.get("sparse"))
    if nulls != bool(old.get("sparse")):
        rule = "member-widened" if nulls else "member-narrowed"
        texts = ("items", "items or nulls") if nulls else ("items or nulls", "items")
        findings.report_pair(rule, pair, old=texts[0], new=texts[1], special=True)
    for key in item_keys(new):
        if key in old:
            references = References(
                old=old[key],
                new=new[key],
                path=f"{pair.path}.{key}",
                python=pair.python or findings.new.locate_shape(pair.new),
                type_rule=TYPE_RULES[key],
                holder=pair.holder,
            )
            compare_reference(findings, references)


# --- Classes --------------------------------------------------------------------------------------


def compare_class(findings: Findings, pair: Pair) -> None:
    """Compare what the whole service decides about a class: its name and where its values come."""
    old, new = findings.old, findings.new
    if not (old.is_class(pair.old) and new.is_class(pair.new)):
        return
    names = (old.class_names.name_data(pair.old), new.class_names.name_data(pair.new))
    if names[0] != names[1] and pair.old == pair.new:
        python = f"{old.package}.{names[0]}"
        findings.report_shape(
            "python-name-changed",
            pair.holder,
            path=pair.path,
            python=python,
            old=names[0],
            new=names[1],
        )
    reached = (pair.old in old.facts.in_responses, pair.new in new.facts.in_responses)
    if reached[0] != reached[1] and has_open_fields(new, pair.new):
        rule = "reached-by-outputs-too" if reached[1] else "no-longer-reached-by-outputs"
        findings.report_pair(f"class-{rule}", pair)
    literals = (pair.old in old.facts.literal_enums, pair.new in new.facts.literal_enums)
    if literals[0] != literals[1]:
        literal = literal_name(names[1] if literals[1] else names[0])
        findings.report_shape(
            "literal-added" if literals[1] else "literal-removed",
            pair.holder,
            path=pair.path,
            python=f"{new.package}.{literal}",
        )


def has_open_fields(view: View, shape: str) -> bool:
    """Whether the types of a class say that a response may hold more than the model lists."""
    raw = view.shapes[shape]
    if raw.get("union"):
        return True
    targets = [view.shapes[member["shape"]] for member in raw.get("members", {}).values()]
    for target in targets:  # grows: a list or a map stands for what it holds
        if target.get("enum") or target["type"] == "blob":
            return True
        targets.extend(view.shapes[target[key]["shape"]] for key in item_keys(target))
    return False


# --- Enums ----------------------------------------------------------------------------------------


def compare_enums(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare the values of two strings, of which one at least is an enum."""
    before, now = old.get("enum") or (), new.get("enum") or ()
    if not before or not now:
        rule = "string-became-enum" if now else "enum-became-string"
        view, name = (findings.new, pair.new) if now else (findings.old, pair.old)
        findings.report_shape(
            rule,
            pair.holder,
            path=pair.path,
            python=pair.python or view.locate_shape(name),
            special=is_only_key(view, name),
        )
        return
    for value in sorted({*before, *now}):
        compare_value(findings, pair, value, is_old=value in before, is_new=value in now)


def compare_value(
    findings: Findings, pair: Pair, value: str, *, is_old: bool, is_new: bool
) -> None:
    """Compare a value of an enum."""
    view, name = (findings.old, pair.old) if is_old else (findings.new, pair.new)
    python = f"{view.locate_class(name)}.{view.value(name, value)}"
    path = f"{pair.path}.{value}"
    if is_old != is_new:
        rule = "enum-value-removed" if is_old else "enum-value-added"
        is_named = pair.path == pair.new  # what is gone is told by the name that users know
        place = f"{name}.{value}" if is_named else path
        findings.report_shape(rule, pair.holder, path=place, python=python)
        return
    names = (findings.old.value(pair.old, value), findings.new.value(pair.new, value))
    if names[0] != names[1]:
        findings.report_shape(
            "python-name-changed",
            pair.holder,
            path=path,
            python=python,
            old=names[0],
            new=names[1],
        )


def is_only_key(view: View, shape: str) -> bool:
    """Whether only the keys of maps are of a shape: their type is `str` in any case."""
    holders = view.holders.get(shape, ())
    return all("key" in view.shapes[holder.shape] and holder.label == "key" for holder in holders)


# --- Errors ---------------------------------------------------------------------------------------


def compare_errors(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare what the model says about an error beside its members."""
    for rule, before, now in (
        ("error-code-changed", code_of(pair.old, old), code_of(pair.new, new)),
        ("error-status-changed", status_of(old), status_of(new)),
        ("http-binding-changed", details_of(old), details_of(new)),
    ):
        if before != now:
            findings.report_pair(rule, pair, old=before, new=now)
    levels = (retryability_of(old), retryability_of(new))
    if levels[0] != levels[1]:
        rule = "error-became-retryable" if levels[0] < levels[1] else "error-no-longer-retryable"
        findings.report_pair(rule, pair, old=RETRYABLE[levels[0]], new=RETRYABLE[levels[1]])


RETRYABLE: Final = ("not retryable", "retryable", "retryable, throttling")


def code_of(name: str, shape: Json) -> str:
    """Find the code of an error: the name of its shape, if it has none of its own."""
    code: str = shape.get("error", {}).get("code", name)
    return code


def status_of(shape: Json) -> str:
    """Find the HTTP status of an error."""
    return str(shape.get("error", {}).get("httpStatusCode", ""))


READ_OF_ERRORS: Final = ("code", "httpStatusCode", "throttling")


def details_of(shape: Json) -> dict[str, Any]:
    """List what botocore does not read of an error."""
    traits: Json = {**shape.get("error", {}), **shape.get("retryable", {})}
    return {key: value for key, value in traits.items() if key not in READ_OF_ERRORS}


def retryability_of(shape: Json) -> int:
    """Tell whether an error may be retried, and whether it tells of throttling."""
    if "retryable" not in shape:
        return 0
    return 2 if shape["retryable"].get("throttling") else 1
