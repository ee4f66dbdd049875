"""References to shapes, compared: those of members, items of lists, keys and values of maps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from botoforge_codegen.ir import SCALARS
from botoforge_codegen.load.files import Json

from .findings import Findings, Pair
from .traits import BINDING_RULES, DEPRECATION, KeyChange, compare_deprecation, compare_keys

WIDTHS: Final = {
    name: width
    for width, names in enumerate(("integer float character", "long double string"))
    for name in names.split()
}
"""Which of two types with one Python type takes more values."""

TYPE_RULES: Final = {
    "member": "item-type-changed",
    "key": "key-type-changed",
    "value": "value-type-changed",
}
"""The rule of another type by the label of a reference in a list or map."""

ELSEWHERE: Final = frozenset({"shape", "documentation", "idempotencyToken", *DEPRECATION})
"""The keys of a reference that `compare_reference` and its callers compare themselves."""

OWN_BEFORE_SHAPES: Final = (("timestampFormat",), ("sensitive",), DEPRECATION)
"""The groups of traits that count where a reference has them, before those of the shape."""


@frozen(kw_only=True)
class References:
    """A reference of before and that of now."""

    old: Json
    new: Json
    path: str
    python: str
    type_rule: str
    """The rule that tells of another type."""
    holder: tuple[str, str]
    """The two shapes by which operations meet it."""


def compare_reference(findings: Findings, references: References) -> None:
    """Compare what a reference refers to, and its traits."""
    compare_traits(findings, references)
    names = (references.old["shape"], references.new["shape"])
    old, new = findings.old.shapes[names[0]], findings.new.shapes[names[1]]
    kinds = (kind_of(references.old, old), kind_of(references.new, new))
    if kinds[0] != kinds[1]:
        report_type(findings, references)
        return
    widths = (WIDTHS.get(old["type"], 0), WIDTHS.get(new["type"], 0))
    if widths[0] != widths[1]:
        rule = "member-widened" if widths[0] < widths[1] else "member-narrowed"
        report(findings, references, KeyChange(rule, old["type"], new["type"]))
    if names[0] == names[1]:
        return  # all shapes that keep their names are compared
    classes = [is_class(shape) for shape in (old, new)]
    if not all(classes):
        findings.compare_later(
            Pair(
                old=names[0],
                new=names[1],
                path=references.path,
                python=references.python,
                holder=references.holder,
                covered=frozenset(list_own(references)),
            )
        )
    elif findings.old.class_of(names[0]) == findings.new.class_of(names[1]):
        findings.compare_later(findings.pair_of(*names))
    elif is_renamed(findings, *names):
        report_rename(findings, *names)
        findings.compare_later(findings.pair_of(*names))
    else:
        report_type(findings, references)


def kind_of(reference: Json, shape: Json) -> str:
    """Tell the kind of a value: two kinds never have the same Python type."""
    if shape.get("document") or is_json_header(reference):
        return "document"
    if shape.get("eventstream"):
        return "event stream"
    scalar = SCALARS.get(shape["type"])
    return shape["type"] if scalar is None else scalar.name


def is_json_header(reference: Json) -> bool:
    """Whether a value is JSON in a header, which botocore parses and writes."""
    return bool(reference.get("jsonvalue")) and reference.get("location") == "header"


def describe_type(reference: Json, shape: Json) -> str:
    """Name the type of a value: that of the shape, and which class."""
    kind = kind_of(reference, shape)
    plain: str = shape["type"] if kind in SCALAR_NAMES else kind
    named = f"enum {reference['shape']}" if shape.get("enum") else f"{plain} {reference['shape']}"
    return named if is_class(shape) else plain


SCALAR_NAMES: Final = frozenset(scalar.name for scalar in SCALARS.values())


def is_class(shape: Json) -> bool:
    """Whether a shape is a class wherever a member refers to it."""
    return bool(shape.get("enum")) or (shape["type"] == "structure" and not shape.get("document"))


def is_renamed(findings: Findings, old: str, new: str) -> bool:
    """Whether a class has only got another name.

    The old name is gone, the new one was not there, and at least half of the members or values of
    the larger one are in both. A rename that also changes more than that is another type.
    """
    if old in findings.new.shapes or new in findings.old.shapes:
        return False
    before, now = (
        set(shape.get("enum") or shape.get("members", ()))
        for shape in (findings.old.shapes[old], findings.new.shapes[new])
    )
    return 2 * len(before & now) >= max(len(before), len(now))


def report_rename(findings: Findings, old: str, new: str) -> None:
    """Report that a class has another name."""
    findings.report_shape(
        "class-renamed",
        (old, new),
        path=old,
        python=findings.old.locate_shape(old),
        old=findings.old.class_of(old),
        new=findings.new.class_of(new),
    )


def report_type(findings: Findings, references: References) -> None:
    """Report that a value has another type."""
    old, new = (
        describe_type(reference, view.shapes[reference["shape"]])
        for reference, view in (
            (references.old, findings.old),
            (references.new, findings.new),
        )
    )
    report(findings, references, KeyChange(references.type_rule, old, new))


def report(findings: Findings, references: References, change: KeyChange) -> None:
    """Report a change of a reference."""
    findings.report_shape(
        change.rule,
        references.holder,
        path=references.path,
        python=references.python,
        old=change.old,
        new=change.new,
    )


# --- Traits ---------------------------------------------------------------------------------------


def compare_traits(findings: Findings, references: References) -> None:
    """Compare the traits of a reference; its own count before those of the shape."""
    if references.old == references.new:
        return
    old, new = add_inherited(findings, references)
    for change in compare_deprecation(old, new, "member"):
        report(findings, references, change)
    if bool(old.get("sensitive")) != bool(new.get("sensitive")):
        rule = "member-became-sensitive" if new.get("sensitive") else "member-no-longer-sensitive"
        report(findings, references, KeyChange(rule, "", ""))
    is_retyped = is_json_header(old) != is_json_header(new)
    explained = ELSEWHERE | {"sensitive"} | ({"jsonvalue"} if is_retyped else set[str]())
    for change in compare_keys(old, new, BINDING_RULES, explained):
        report(findings, references, change)


def list_own(references: References) -> Iterator[str]:
    """List the traits that either reference has itself: those of the shapes do not count."""
    for group in OWN_BEFORE_SHAPES:
        if any(key in raw for raw in (references.old, references.new) for key in group):
            yield from group


def add_inherited(findings: Findings, references: References) -> tuple[Json, Json]:
    """Add the traits of the shapes to two references, where the other one has its own."""
    own = list(list_own(references))

    def add(reference: Json, shape: Json) -> Json:
        is_silent = not any(key in reference for key in own)
        return {**{key: shape[key] for key in own if is_silent and key in shape}, **reference}

    return (
        add(references.old, findings.old.shapes[references.old["shape"]]),
        add(references.new, findings.new.shapes[references.new["shape"]]),
    )
