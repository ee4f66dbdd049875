"""Random models, random edits of them, and what has to be told of each edit.

Inputs and outputs of a model reach different shapes, and one member for each shape, which is never
edited, keeps it within reach: so that no edit hides another, or moves a class from responses.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from .models import METADATA, Model

HALVES: Final = ("Sent", "Seen")

PLAIN: Final = {"shape": "Plain"}

FAULTS: Final = ("Busy", "Lost")


class Told(NamedTuple):
    """What has to be told of an edit."""

    rule: str
    shape: str
    """The name that what has changed begins with."""
    part: str = ""
    """What follows that name: `.Member`."""
    by_old_name: bool = False
    """If the shape has another name, the old one counts."""


class Edited:
    """A model that is edited step by step.

    Args:
        model: The model of before.
    """

    def __init__(self, model: Model) -> None:
        self.model = copy.deepcopy(model)
        self.names: dict[str, str] = {}
        """The Python names that the configuration sets."""
        self.renamed: dict[str, str] = {}
        """The new name of each shape that has one."""
        self.touched: set[str] = set()
        """What is edited already, by any words."""
        self.told: list[Told] = []
        self.edits: list[Edit] = []

    def __repr__(self) -> str:
        return f"edits: {self.edits}"

    @property
    def shapes(self) -> Model:
        """The shapes, as they are now."""
        shapes: Model = self.model["shapes"]
        return shapes

    def expected(self) -> list[tuple[str, str]]:
        """List the rules that have to be told, each with its path."""
        return sorted(
            (
                each.rule,
                (each.shape if each.by_old_name else self.renamed.get(each.shape, each.shape))
                + each.part,
            )
            for each in self.told
        )


class Edit(NamedTuple):
    """An edit that a model allows."""

    kind: str
    """The rule that tells of it, or what else it is: each kind is as likely as another."""
    words: str
    """What it does, for a failing example."""
    touches: str
    """What no other edit may touch; empty if it does not matter."""
    apply: Callable[[], None]

    def __repr__(self) -> str:
        return self.words


# --- Models ---------------------------------------------------------------------------------------


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Make a model."""
    shapes: Model = {
        "Plain": {"type": "string"},
        "Whole": {"type": "integer"},
        "PingRequest": {"type": "structure", "members": {}},
        **{name: make_fault(name) for name in FAULTS},
    }
    for half in HALVES:
        shapes |= draw(halves(half))
    for half, root in (("Sent", "PutRequest"), ("Seen", "GetResponse")):
        anchors = [name for name in shapes if name.startswith(half)]
        shapes[root] = {
            "type": "structure",
            "members": {f"Anchor{name}": {"shape": name} for name in [*anchors, "Plain", "Whole"]},
        }
    return {
        "metadata": dict(METADATA),
        "operations": {
            "Put": {"name": "Put", "input": {"shape": "PutRequest"}},
            "Get": {
                "name": "Get",
                "output": {"shape": "GetResponse"},
                "errors": [{"shape": name} for name in FAULTS],
            },
            "Ping": {"name": "Ping", "errors": [{"shape": FAULTS[0]}]},
            "Spare": {"name": "Spare"},
        },
        "shapes": shapes,
    }


def make_fault(name: str) -> Model:
    """Make an error."""
    return {
        "type": "structure",
        "exception": True,
        "error": {"code": name, "httpStatusCode": 400},
        "members": {"message": PLAIN},
    }


@st.composite
def halves(draw: st.DrawFn, half: str) -> Model:
    """Make the shapes that inputs alone, or outputs alone, reach."""
    structures = [f"{half}Thing{number}" for number in range(draw(st.integers(1, 3)))]
    scalars = [f"{half}Text", f"{half}Number", f"{half}Time", f"{half}Mode"]
    simple = st.sampled_from([*scalars, *structures, f"{half}Choice"])
    targets = st.one_of(simple, st.sampled_from([f"{half}List", f"{half}Map"]))
    members = st.lists(targets, min_size=4, max_size=6).map(
        lambda found: {f"M{number}": {"shape": name} for number, name in enumerate(found)}
    )
    return {
        f"{half}Text": {"type": "string", "min": 1, "pattern": "a"},
        f"{half}Number": {"type": "integer", "max": 9},
        f"{half}Time": {"type": "timestamp"},
        f"{half}Mode": {"type": "string", "enum": ["A", "B", "C", "D"]},
        f"{half}List": {"type": "list", "member": {"shape": draw(simple)}},
        f"{half}Map": {
            "type": "map",
            "key": {"shape": f"{half}Text"},
            "value": {"shape": draw(simple)},
        },
        f"{half}Choice": {"type": "structure", "union": True, "members": draw(members)},
        **{
            name: {
                "type": "structure",
                "members": draw(members),
                "required": draw(st.sampled_from([[], ["M0"], ["M0", "M1"]])),
            }
            for name in structures
        },
    }


# --- Edits ----------------------------------------------------------------------------------------


@st.composite
def edits(draw: st.DrawFn, model: Model) -> Edited:
    """Edit a model some times."""
    edited = Edited(model)
    for _ in range(draw(st.integers(0, 8))):
        possible = [each for each in list_edits(edited) if each.touches not in edited.touched]
        kind = draw(st.sampled_from(sorted({each.kind for each in possible})))
        edit = draw(st.sampled_from([each for each in possible if each.kind == kind]))
        edited.touched.add(edit.touches)
        edited.edits.append(edit)
        edit.apply()
    return edited


def list_edits(edited: Edited) -> Iterator[Edit]:
    """List the edits that a model allows."""
    for half in HALVES:
        yield from list_scalar_edits(edited, half)
    old_names = {new: old for old, new in edited.renamed.items()}
    for name, shape in edited.shapes.items():
        old_name = old_names.get(name, name)
        if not old_name.startswith(HALVES):
            continue
        if shape.get("enum") or shape["type"] == "structure":
            yield rename(edited, name, Told("class-renamed", old_name, by_old_name=True))
        if shape["type"] == "structure":
            yield from list_structure_edits(edited, name, old_name)
        if shape.get("enum"):
            yield from list_enum_edits(edited, shape, old_name)
    yield from list_service_edits(edited)


def list_scalar_edits(edited: Edited, half: str) -> Iterator[Edit]:
    """List the edits of scalars, lists and maps, each of which is edited once at most."""
    for name, change, rule in (
        ("Text", {"min": 2}, "constraint-tightened"),
        ("Text", {"pattern": "b"}, "pattern-changed"),
        ("Text", {"sensitive": True}, "member-became-sensitive"),
        ("Text", {"colour": "red"}, "other-change"),
        ("Number", {"max": 10}, "constraint-loosened"),
        ("Number", {"deprecated": True}, "shape-deprecated"),
        ("Time", {"timestampFormat": "iso8601"}, "timestamp-format-changed"),
        ("List", {"sparse": True}, "member-widened"),
        ("Map", {"flattened": True}, "http-binding-changed"),
        ("Text", {"documentation": "<p>Text.</p>"}, ""),
    ):
        shape = edited.shapes.get(f"{half}{name}", {})
        yield set_keys(edited, f"{half}{name}", shape, change, Told(rule, f"{half}{name}"))
    for name in ("Text", "Number", "Time", "List", "Map"):
        if f"{half}{name}" in edited.shapes:
            yield rename(edited, f"{half}{name}", None)
    for name, key, rule in (
        ("List", "member", "item-type-changed"),
        ("Map", "value", "value-type-changed"),
    ):
        if f"{half}{name}" in edited.shapes:
            reference = edited.shapes[f"{half}{name}"][key]
            told = Told(rule, f"{half}{name}", f".{key}")
            target = edited.shapes[reference["shape"]]["type"]
            new = {"shape": "Plain" if target == "integer" else "Whole"}
            yield set_keys(edited, f"{half}{name}", reference, new, told)


def set_keys(edited: Edited, touches: str, raw: Model, change: Model, told: Told) -> Edit:
    """Make an edit that sets some keys of an object."""

    def apply() -> None:
        raw.update(change)
        if told.rule:
            edited.told.append(told)

    words = f"{told.shape}{told.part}: {change}"
    return Edit(told.rule or "documentation", words, touches, apply)


def rename(edited: Edited, name: str, told: Told | None) -> Edit:
    """Make an edit that gives a shape another name."""

    def apply() -> None:
        new_name = f"{name}New"
        edited.model["shapes"] = {
            new_name if key == name else key: shape for key, shape in edited.shapes.items()
        }
        for reference in list_references(edited.shapes):
            if reference["shape"] == name:
                reference["shape"] = new_name
        edited.renamed[name] = new_name
        if told is not None:
            edited.told.append(told)

    if told is None:
        return Edit("renamed scalar", f"{name} is renamed", name, apply)
    return Edit(told.rule, f"{name} is renamed", f"the name of {told.shape}", apply)


def list_references(shapes: Model) -> Iterator[dict[str, Any]]:
    """List what refers to shapes."""
    for shape in shapes.values():
        yield from shape.get("members", {}).values()
        yield from (shape[key] for key in ("member", "key", "value") if key in shape)


def list_structure_edits(edited: Edited, name: str, old_name: str) -> Iterator[Edit]:
    """List the edits of a structure or a union."""
    shape = edited.shapes[name]
    noun = "variant" if shape.get("union") else "member"
    optional = "-optional" if noun == "member" else ""
    deprecated = Told("shape-deprecated", old_name)
    yield set_keys(edited, f"{name} itself", shape, {"deprecated": True}, deprecated)
    for new in ("New0", "New1"):
        yield set_keys(
            edited,
            f"{old_name}.{new}",
            shape["members"],
            {new: dict(PLAIN)},
            Told(f"{noun}-added{optional}", old_name, f".{new}"),
        )
    if noun == "member":
        yield add_required(edited, shape, old_name)
    yield Edit("order", f"{name} is turned around", "", lambda: turn_around(shape))
    for member in [each for each in shape["members"] if each.startswith("M")]:
        yield from list_member_edits(edited, shape, old_name, member)
    if "M3" in shape["members"]:
        told = Told(f"{noun}-removed", old_name, ".M3", by_old_name=True)
        yield Edit(
            told.rule, f"{name}.M3 is gone", f"{old_name}.M3", lambda: remove(edited, shape, told)
        )


def add_required(edited: Edited, shape: Model, name: str) -> Edit:
    """Make an edit that adds a required member."""

    def apply() -> None:
        shape["members"]["New1"] = dict(PLAIN)
        shape["required"] = [*shape.get("required", ()), "New1"]
        edited.told.append(Told("member-added-required", name, ".New1"))

    return Edit("member-added-required", f"{name}.New1 is required", f"{name}.New1", apply)


def turn_around(shape: Model) -> None:
    """Turn the order of the members around, of which nothing is told."""
    shape["members"] = dict(reversed(shape["members"].items()))


def remove(edited: Edited, shape: Model, told: Told) -> None:
    """Remove a member, which is not required."""
    del shape["members"][told.part.removeprefix(".")]
    edited.told.append(told)


def list_member_edits(edited: Edited, shape: Model, structure: str, member: str) -> Iterator[Edit]:
    """List the edits of a member, which is edited once at most."""
    touches, part = f"{structure}.{member}", f".{member}"
    reference = shape["members"][member]
    kind = edited.shapes[reference["shape"]]["type"]
    for change, rule in (
        ({"shape": "Plain" if kind == "integer" else "Whole"}, "member-type-changed"),
        ({"deprecated": True, "deprecatedMessage": "Old."}, "member-deprecated"),
        ({"location": "header"}, "member-location-changed"),
        ({"locationName": "other"}, "wire-name-changed"),
        ({"contextParam": {"name": "Name"}}, "context-parameter-changed"),
        ({"xmlAttribute": True}, "http-binding-changed"),
        ({"colour": "red"}, "other-change"),
        ({"documentation": "<p>A member.</p>"}, ""),
    ):
        yield set_keys(edited, touches, reference, change, Told(rule, structure, part))
    required = shape.get("required", [])
    if not shape.get("union"):
        is_required = member in required
        became = "optional" if is_required else "required"
        others = [each for each in required if each != member]
        yield set_keys(
            edited,
            touches,
            shape,
            {"required": others if is_required else [*required, member]},
            Told(f"member-became-{became}", structure, part),
        )


def list_enum_edits(edited: Edited, shape: Model, name: str) -> Iterator[Edit]:
    """List the edits of an enum."""
    added = Told("enum-value-added", name, ".E")
    removed = Told("enum-value-removed", name, ".D", by_old_name=True)
    values = shape["enum"]
    yield set_keys(edited, f"{name}.E", shape, {"enum": [*values, "E"]}, added)
    yield set_keys(
        edited, f"{name}.D", shape, {"enum": [value for value in values if value != "D"]}, removed
    )
    yield Edit("order", f"{name} is turned around", "", values.reverse)


def list_service_edits(edited: Edited) -> Iterator[Edit]:
    """List the edits of operations, errors and the service."""
    operations, metadata = edited.model["operations"], edited.model["metadata"]
    ping = operations["Ping"]
    added = Told("operation-added", "Extra")
    yield set_keys(edited, "Extra", operations, {"Extra": {"name": "Extra"}}, added)
    if "Spare" in operations:

        def remove_spare() -> None:
            del operations["Spare"]
            edited.told.append(Told("operation-removed", "Spare"))

        yield Edit("operation-removed", "Spare is gone", "Spare", remove_spare)
    for raw, change, told in (
        (ping, {"deprecated": True}, Told("operation-deprecated", "Ping")),
        (ping, {"endpoint": {"hostPrefix": "a."}}, Told("host-prefix-changed", "Ping")),
        (ping, {"input": {"shape": "PingRequest"}}, Told("input-added", "Ping")),
        (metadata, {"protocol": "rest-json"}, Told("protocol-changed", "metadata")),
        (metadata, {"signatureVersion": "v2"}, Told("auth-changed", "metadata")),
    ):
        yield set_keys(edited, f"{told.rule}", raw, change, told)
    yield set_keys(
        edited,
        "Ping.errors",
        ping,
        {"errors": [{"shape": name} for name in FAULTS]},
        Told("error-added", "Ping", f".{FAULTS[1]}"),
    )
    removed = Told("error-removed", "Ping", f".{FAULTS[0]}")
    yield set_keys(edited, "Ping.errors", ping, {"errors": []}, removed)
    for name in FAULTS:
        error = edited.shapes[name]["error"]
        for key, value, rule in (
            ("code", f"{name}Now", "error-code-changed"),
            ("httpStatusCode", 429, "error-status-changed"),
        ):
            yield set_keys(edited, f"{name}.{key}", error, {key: value}, Told(rule, name))
