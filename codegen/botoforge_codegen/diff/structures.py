"""Structures, unions and streams of events, compared member by member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from botoforge_codegen.load.files import Json

from .findings import Findings, Pair
from .references import References, compare_reference
from .view import View


class MemberRules(NamedTuple):
    """The rules of what a member is."""

    added: str
    removed: str


RULES: Final[Mapping[str, MemberRules]] = {
    "member": MemberRules("member-added-optional", "member-removed"),
    "variant": MemberRules("variant-added", "variant-removed"),
    "event": MemberRules("event-added", "event-removed"),
    "error": MemberRules("event-error-added", "event-error-removed"),
}
"""The rules by what a member is: that of a structure or union, an event, or an error that ends a
stream."""


def compare_structure(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare the members of two structures."""
    if bool(old.get("union")) != bool(new.get("union")):
        became = "structure-became-union" if new.get("union") else "union-became-structure"
        findings.report_pair(became, pair)
    is_union = bool(old.get("union") or new.get("union"))
    before, now = old.get("members", {}), new.get("members", {})
    for name in sorted(before.keys() | now.keys()):
        was = noun_of(findings.old, old, name, is_union=is_union) if name in before else ""
        noun = noun_of(findings.new, new, name, is_union=is_union) if name in now else ""
        if was and was != noun:
            report_removed(findings, pair, name, was)
        if noun and was != noun:
            report_added(findings, pair, name, noun)
        if noun and was == noun:
            compare_member(findings, pair, name)
            if noun == "member":
                compare_presence(findings, pair, name)
    compare_payload(findings, pair, old, new)


def noun_of(view: View, shape: Json, member: str, *, is_union: bool) -> str:
    """Tell what a member is."""
    if shape.get("eventstream"):
        target = view.shapes[shape["members"][member]["shape"]]
        return "error" if target.get("exception") else "event"
    return "variant" if is_union else "member"


def report_added(findings: Findings, pair: Pair, name: str, noun: str) -> None:
    """Report a member that is new."""
    new = findings.new.shapes[pair.new]
    is_required = noun == "member" and name in new.get("required", ())
    must_be_passed = is_required and not findings.new.is_filled_in(pair.new, name)
    findings.report_shape(
        "member-added-required" if must_be_passed else RULES[noun].added,
        pair.holder,
        path=f"{pair.path}.{name}",
        python=locate(findings.new, pair.new, name, noun),
    )


def report_removed(findings: Findings, pair: Pair, name: str, noun: str) -> None:
    """Report a member that is gone."""
    error = findings.old.shapes[pair.old]["members"][name]["shape"]
    findings.report_shape(
        RULES[noun].removed,
        pair.holder,
        path=f"{pair.old}.{name}",
        python=locate(findings.old, pair.old, name, noun),
        special=noun == "error" and error not in findings.new.errors,
    )


def locate(view: View, shape: str, name: str, noun: str) -> str:
    """Say where a member is in the SDK; of an error that ends a stream, its class."""
    if noun == "error":
        return view.locate_class(view.shapes[shape]["members"][name]["shape"])
    return view.locate_member(shape, name)


def compare_member(findings: Findings, pair: Pair, name: str) -> None:
    """Compare a member that both have: its name in Python and what it refers to."""
    before = findings.old.shapes[pair.old]["members"][name]
    now = findings.new.shapes[pair.new]["members"][name]
    if pair.old == pair.new and not findings.may_differ(before, now, [now["shape"]]):
        return
    path = f"{pair.path}.{name}"
    names = (findings.old.attribute(pair.old, name), findings.new.attribute(pair.new, name))
    if names[0] != names[1]:
        findings.report_shape(
            "python-name-changed",
            pair.holder,
            path=path,
            python=findings.old.locate_member(pair.old, name),
            old=names[0],
            new=names[1],
        )
    references = References(
        old={"locationName": name, **before},
        new={"locationName": name, **now},
        path=path,
        python=findings.new.locate_member(pair.new, name),
        type_rule="member-type-changed",
        holder=pair.holder,
    )
    compare_reference(findings, references)
    tokens = [bool(raw.get("idempotencyToken")) for raw in (before, now)]
    if tokens[0] != tokens[1]:
        rule = "idempotency-token-added" if tokens[1] else "idempotency-token-removed"
        # botocore fills in parameters, and nothing deeper.
        findings.report_shape(
            rule if pair.new in findings.new.inputs else "http-binding-changed",
            pair.holder,
            path=path,
            python=references.python,
        )


# --- Presence and bodies --------------------------------------------------------------------------


def compare_presence(findings: Findings, pair: Pair, name: str) -> None:
    """Compare whether a member is required."""
    old, new = findings.old.shapes[pair.old], findings.new.shapes[pair.new]
    before, now = name in old.get("required", ()), name in new.get("required", ())
    if before == now:
        return
    special = (
        findings.new.is_filled_in(pair.new, name)
        if now
        else not may_be_none(findings.new, new, name)
    )
    findings.report_shape(
        "member-became-required" if now else "member-became-optional",
        pair.holder,
        path=f"{pair.path}.{name}",
        python=findings.new.locate_member(pair.new, name),
        old="optional" if now else "required",
        new="required" if now else "optional",
        special=special,
    )


def may_be_none(view: View, shape: Json, member: str) -> bool:
    """Whether a member that is not required may be `None`: no list, no map and no stream."""
    target = view.shapes[shape["members"][member]["shape"]]
    is_stream = target.get("eventstream") or is_body(view, shape, member)
    return target["type"] not in ("list", "map") and not is_stream


def is_body(view: View, shape: Json, member: str) -> bool:
    """Whether a member is the body itself: a stream in a response, as botocore decides it."""
    target = view.shapes[shape["members"][member]["shape"]]
    return bool(shape.get("payload") == member and target["type"] == "blob")


def compare_payload(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare which member is the body of a request or response."""
    if old.get("payload") == new.get("payload"):
        return
    common = old.get("members", {}).keys() & new.get("members", {}).keys()
    changed = False
    for name in sorted(common & {old.get("payload"), new.get("payload")}):
        bodies = (is_body(findings.old, old, name), is_body(findings.new, new, name))
        if bodies[0] != bodies[1]:
            changed = True
            findings.report_shape(
                "blob-became-streaming" if bodies[1] else "streaming-became-blob",
                pair.holder,
                path=f"{pair.path}.{name}",
                python=findings.new.locate_member(pair.new, name),
            )
    if not changed:
        findings.report_pair(
            "http-binding-changed",
            pair,
            old=f"payload {old.get('payload', '')}".strip(),
            new=f"payload {new.get('payload', '')}".strip(),
        )
