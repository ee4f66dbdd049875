"""The one maker of raw values, as botocore gives and takes them, from its model of a service."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from math import inf
from random import Random
from typing import Any, Final
from urllib.parse import quote

from attrs import define, field, frozen
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import is_json_value_header
from oracle.odd_values import (
    BLOBS,
    FLOATS,
    INTEGERS,
    MOMENTS,
    SECRET,
    SECRET_MOMENT,
    SECRET_NUMBER,
    TEXTS,
)
from oracle.shapes import DOCUMENTS, UNKNOWN, Shapes, enum_values, is_event_stream, is_secret

MOMENT: Final = datetime(2031, 2, 3, 4, 5, tzinfo=timezone.utc)

DEEP: Final = 10
"""How many structures are nested before a value becomes as small as it can be."""


BIG: Final = 2000
"""How many parts a value has before the rest of it becomes as small as it can be."""


@frozen
class Style:
    """How much of what may be there is there."""

    name: str
    share: float
    """Of the members that are not required."""
    items: int
    """How many there are in a list or map."""
    again: bool = False
    """A structure that was there before is as full as the first one of its shape."""
    nulls: bool = False
    """Every sparse map holds a null; of some types, botocore's parsers raise on it."""
    wild: bool = False
    """Some leaves are at the edges of their types; not all of them can be written to a wire."""
    most: int = BIG
    """How many parts a value has before what is not required is left out."""


LEAST: Final = Style("least", 0, 1)
WHOLE: Final = Style("whole", 1, 2)
FULL: Final = Style("full", 1, 2, again=True, nulls=True)
MIXED: Final = Style("mixed", 0.5, 2)


@define
class Tally:
    """What the values of a service have held so far, so that nothing is left out."""

    turns: Counter[str] = field(factory=Counter[str])
    """How many variants of each union have been given."""


class Maker:
    """Makes values; the same random source gives the same ones. What is sensitive holds a secret.

    The first structure of each shape in a value is as full as the style says; the others have what
    is required, so that a value does not grow without end.

    Args:
        shapes: The service's shapes.
        chance: Makes every choice.
        style: How much of what may be there is there.
        received: A service gives the values: there may be more in them than the model lists.
        tally: The variants of a union take turns by it; without one, `chance` picks them.
    """

    def __init__(
        self,
        shapes: Shapes,
        chance: Random,
        style: Style,
        *,
        received: bool,
        tally: Tally | None = None,
    ) -> None:
        self.shapes = shapes
        self.chance = chance
        self.style = style
        self.received = received
        self.tally = tally
        self.around: list[str] = []
        self.seen: set[str] = set()
        self.unions: dict[str, int] = {}
        self.size = 0
        self.hidden = False
        """The value must not be shown."""
        self.exact = True
        """Every value is one that the model lists."""

    @property
    def left(self) -> bool:
        """A union was met of which not every variant has been given yet."""
        turns = Counter[str]() if self.tally is None else self.tally.turns
        return any(turns[name] < choices for name, choices in self.unions.items())

    def whole(self, shape: StructureShape | None) -> dict[str, Any]:
        """Make the parameters or the response of an operation; empty where it has none."""
        if shape is None:
            return {}
        self.hidden = is_secret(shape)
        made = self.structure(shape)
        body = made.get(shape.serialization.get("payload", ""))
        for name, member in shape.members.items():
            if member.serialization.get("name") == "Content-Length" and isinstance(body, bytes):
                made[name] = len(body)
        return made

    def value(self, shape: Shape) -> Any:
        """Make a value of any shape."""
        before = self.hidden
        self.hidden = before or is_secret(shape)
        self.size += 1
        made = self.part(shape)
        self.hidden = before
        return made

    def part(self, shape: Shape) -> Any:
        """Make a value, after what is around it."""
        match shape:
            case StructureShape() if shape.is_document_type:
                return self.document()
            case StructureShape() if is_event_stream(shape):
                return self.events(shape)
            case StructureShape() if shape.is_tagged_union:
                return self.variant(shape)
            case StructureShape():
                return self.structure(shape)
            case ListShape():
                items = [self.value(shape.member) for _ in range(self.count(shape))]
                return [*items, None] if items and self.is_sparse(shape) else items
            case MapShape():
                return self.map(shape)
            case _:
                return self.leaf(shape)

    def structure(self, shape: StructureShape) -> dict[str, Any]:
        """Make a structure."""
        first = shape.name not in (self.around if self.style.again else self.seen)
        self.seen.add(shape.name)
        share = self.style.share if first and not self.is_big else 0
        given = [
            name
            for name in shape.members
            if name in shape.required_members
            or (self.received and always_arrives(shape, name))
            or self.chance.random() < share
        ]
        self.around.append(shape.name)
        made = {name: self.value(shape.members[name]) for name in given}
        self.around.pop()
        return made

    def variant(self, shape: StructureShape) -> dict[str, Any]:
        """Make one of the variants of a union, or one that the model does not list."""
        names = list(shape.members)
        choices = len(names) + self.received
        self.unions[shape.name] = choices
        if len(self.around) > DEEP or self.size > BIG:
            turn = min(range(len(names)), key=lambda at: height(shape.members[names[at]]))
        elif self.tally is None:
            turn = self.chance.randrange(choices)
        else:
            turn = self.tally.turns[shape.name] % choices
            self.tally.turns[shape.name] += 1
        if turn == len(names):
            self.exact = False
            return {UNKNOWN: {"name": "variantOfTomorrow"}}
        self.around.append(shape.name)
        made = {names[turn]: self.value(shape.members[names[turn]])}
        self.around.pop()
        return made

    def events(self, shape: StructureShape) -> list[dict[str, Any]]:
        """Make a stream with each event once, the errors apart, which would end it."""
        return [
            {name: self.value(member)}
            for name, member in shape.members.items()
            if not member.metadata.get("exception")
        ]

    def map(self, shape: MapShape) -> dict[str, Any]:
        """Make a map, whose keys differ; at times a wild one with an odd key."""
        count = self.count(shape)
        in_headers = shape.serialization.get("location") == "headers"
        least = shape.key.metadata.get("min", 0)
        keys = [f"key{'-' if in_headers else ' '}{at}".ljust(least, "x") for at in range(count)]
        listed = enum_values(shape.key)
        keys[: len(listed)] = listed[:count]
        made = {key: self.value(shape.value) for key in keys}
        if self.hidden and "location" not in shape.serialization:
            return {f"{key} {SECRET}": value for key, value in made.items()}
        if self.style.wild and made and self.chance.random() < 0.1:
            return {self.chance.choice(TEXTS): value for value in made.values()}
        is_parsed = shape.value.type_name in ("string", "structure")
        if made and self.is_sparse(shape) and (is_parsed or self.style.nulls):
            made["nothing"] = None
        return made

    # --- Values without parts ---

    def document(self) -> Any:
        """Make any JSON value."""
        number = self.number()
        whole = {"number": number, "items": ["text", None, True, 0.5], "inside": {"nothing": None}}
        return self.chance.choice([whole, [number, whole], f"text {number}", number, True])

    def leaf(self, shape: Shape) -> Any:
        """Make a value without parts: an ordinary one, a secret, or at times a wild one."""
        number = self.number()
        kind = shape.type_name
        is_outside = bool(shape.serialization.get("location"))
        if kind in ("string", "character"):
            return self.text(shape, number, is_outside=is_outside)
        if kind == "boolean":
            return self.chance.random() < 0.5
        if self.hidden and not is_outside:
            return self.secret(kind, number, int(shape.metadata.get("min", 0)))
        if self.style.wild and not is_outside and self.chance.random() < 0.2:
            return self.chance.choice(EDGES[kind])
        return self.ordinary(shape, number)

    def ordinary(self, shape: Shape, number: int) -> Any:
        """Make an ordinary value, neither a string nor a boolean."""
        match shape.type_name:
            case "integer" | "long" if shape.serialization.get("location") == "statusCode":
                return self.chance.choice([200, 202])
            case "integer" | "long":
                return max(number, int(shape.metadata.get("min", number)))
            case "float" | "double":
                floor = float(shape.metadata.get("min", number))
                return max(self.chance.choice([number, number + 0.5]), floor)
            case "timestamp":
                return MOMENT + timedelta(seconds=number)
            case "blob":
                return f"bytes {number}".encode().ljust(shape.metadata.get("min", 0)) + b"\xff"
            case other:
                raise NotImplementedError(other)

    def secret(self, kind: str, number: int, least: int) -> object:
        """Make a value that must not be shown."""
        match kind:
            case "integer" | "long":
                return SECRET_NUMBER
            case "float" | "double":
                return SECRET_NUMBER + 0.5
            case "timestamp":
                return SECRET_MOMENT
            case "blob":
                return f"{SECRET} {number}".encode().ljust(least)
            case other:
                raise NotImplementedError(other)

    def text(self, shape: Shape, number: int, *, is_outside: bool) -> Any:
        """Make a string, or what botocore reads as JSON from one."""
        listed = enum_values(shape)
        least = shape.metadata.get("min", 0)
        hidden = self.hidden and not is_outside
        if listed:
            unknown = self.chance.random() < (0.5 if hidden else 0.1)
            text = f"{SECRET} {number}" if hidden else f"value of tomorrow {number}"
            return text if unknown else self.chance.choice(listed)
        if self.received and shape.name in DOCUMENTS and self.chance.random() < 0.5:
            return quote(json.dumps({"Version": "2012-10-17", "Id": f"{number} %41"}))
        if is_json_value_header(shape):
            return {"number": number, "items": ["text", None]}
        if hidden:
            return f"{SECRET} {number}".ljust(least, "x")
        if self.style.wild and not is_outside and self.chance.random() < 0.2:
            return self.chance.choice(TEXTS)
        if shape.serialization:  # perhaps in a header, or part of the URL
            return f"text-{number}".ljust(least, "x")
        if self.chance.random() < 0.05 and not least:
            return ""
        return f"text {number} <&> \u2013".ljust(least, "x")

    def number(self) -> int:
        """Take a number that hardly comes twice."""
        return self.chance.randrange(1, 10_000_000)

    # --- How much there is ---

    @property
    def is_big(self) -> bool:
        """The value has grown so big that what is not required is left out."""
        return self.size > self.style.most

    def count(self, shape: ListShape | MapShape) -> int:
        """Return how many items a list or map gets."""
        least = int(shape.metadata.get("min", 0)) if isinstance(shape, ListShape) else 0
        return least if len(self.around) > DEEP or self.is_big else max(least, self.style.items)

    def is_sparse(self, shape: ListShape | MapShape) -> bool:
        """Whether a list or map may hold a null."""
        return self.received and bool(self.shapes[shape.name].get("sparse"))


EDGES: Final[Mapping[str, tuple[object, ...]]] = {
    "integer": INTEGERS,
    "long": INTEGERS,
    "float": FLOATS,
    "double": FLOATS,
    "timestamp": MOMENTS,
    "blob": BLOBS,
}


def always_arrives(shape: StructureShape, name: str) -> bool:
    """Whether botocore finds a member in every response: it is the body, the status, or such."""
    serialization = shape.members[name].serialization
    return (
        shape.serialization.get("payload") == name
        or serialization.get("location") in ("statusCode", "headers")
        or serialization.get("name", "").lower() == "content-type"
        or is_event_stream(shape.members[name])
        or bool(serialization.get("eventpayload"))
    )


def height(shape: Shape, around: frozenset[str] = frozenset()) -> float:
    """Count the structures that have to be nested in the smallest value of a shape."""
    match shape:
        case StructureShape() if shape.name in around:
            return inf
        case StructureShape() if shape.is_tagged_union:
            inside = around | {shape.name}
            return 1 + min(height(member, inside) for member in shape.members.values())
        case StructureShape():
            inside = around | {shape.name}
            needed = [shape.members[name] for name in shape.required_members]
            return 1 + max((height(member, inside) for member in needed), default=0)
        case ListShape() if shape.metadata.get("min"):
            return height(shape.member, around)
        case _:
            return 0
