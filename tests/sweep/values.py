"""Raw values as botocore gives and takes them, made from botocore's own model of a service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from math import inf
from random import Random
from typing import Any, Final, TypeGuard

from attrs import define, field, frozen
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import is_json_value_header

UNKNOWN: Final = "SDK_UNKNOWN_MEMBER"
"""The key of what botocore gives for a variant of a union that its model does not list."""

MOMENT: Final = datetime(2031, 2, 3, 4, 5, tzinfo=timezone.utc)

DEEP: Final = 10
"""How many structures lie in each other before a value becomes as small as it can be."""

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


LEAST: Final = Style("least", 0, 1)
WHOLE: Final = Style("whole", 1, 2)
MIXED: Final = Style("mixed", 0.5, 2)


@define
class Tally:
    """What the values of a service have held so far, so that nothing is left out."""

    turns: Counter[str] = field(factory=Counter[str])
    """How many variants of each union have been given."""


class Maker:
    """Makes values; the same seed gives the same ones.

    The first structure of each shape in a value is as full as the style says; the others have what
    is required, so that a value does not grow without end. The variants of a union take turns.

    Args:
        shapes: The shapes as the service's model lists them, with what botocore's own classes
            leave out.
        tally: Is shared between the values of a service.
        seed: Where chance begins.
        style: How much of what may be there is there.
        answered: A service gives the values: there may be more in them than the model lists.
    """

    def __init__(
        self,
        shapes: Mapping[str, Mapping[str, Any]],
        tally: Tally,
        seed: str,
        style: Style,
        *,
        answered: bool,
    ) -> None:
        self.shapes = shapes
        self.tally = tally
        self.chance = Random(seed)
        self.style = style
        self.answered = answered
        self.around: list[str] = []
        self.seen: set[str] = set()
        self.unions: dict[str, int] = {}
        self.size = 0
        self.exact = True
        """Every value is one that the model lists."""

    @property
    def left(self) -> bool:
        """A union was met of which not every variant has been given yet."""
        return any(self.tally.turns[name] < choices for name, choices in self.unions.items())

    def value(self, shape: Shape) -> Any:
        """Make a value."""
        self.size += 1
        match shape:
            case StructureShape() if shape.is_document_type:
                return self.document()
            case StructureShape() if shape.serialization.get("eventstream"):
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
        first = shape.name not in self.seen
        self.seen.add(shape.name)
        share = self.style.share if first and not self.is_big else 0
        given = [
            name
            for name in shape.members
            if name in shape.required_members
            or (self.answered and always_arrives(shape, name))
            or self.chance.random() < share
        ]
        self.around.append(shape.name)
        made = {name: self.value(shape.members[name]) for name in given}
        self.around.pop()
        return made

    def variant(self, shape: StructureShape) -> dict[str, Any]:
        """Make one of the variants of a union, or one that the model does not list."""
        names = list(shape.members)
        choices = len(names) + self.answered
        self.unions[shape.name] = choices
        turn = self.tally.turns[shape.name] % choices
        if len(self.around) > DEEP or self.size > BIG:
            turn = min(range(len(names)), key=lambda at: height(shape.members[names[at]]))
        else:
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
        """Make a map; its keys differ."""
        count = self.count(shape)
        in_headers = shape.serialization.get("location") == "headers"
        least = shape.key.metadata.get("min", 0)
        keys = [f"key{'-' if in_headers else ' '}{at}".ljust(least, "x") for at in range(count)]
        listed = enum_values(shape.key)
        keys[: len(listed)] = listed[:count]
        made = {key: self.value(shape.value) for key in keys}
        if made and self.is_sparse(shape) and shape.value.type_name in ("string", "structure"):
            made["nothing"] = None  # of other types, botocore's parsers raise on it
        return made

    def document(self) -> Any:
        """Make any JSON value."""
        number = self.number()
        whole = {"number": number, "items": ["text", None, True, 0.5], "inside": {"nothing": None}}
        return self.chance.choice([whole, [number, whole], f"text {number}", number, True])

    def leaf(self, shape: Shape) -> Any:
        """Make a value without parts."""
        number = self.number()
        match shape.type_name:
            case "string" | "character":
                return self.text(shape, number)
            case "integer" | "long" if shape.serialization.get("location") == "statusCode":
                return self.chance.choice([200, 202])
            case "integer" | "long":
                return max(number, int(shape.metadata.get("min", number)))
            case "float" | "double":
                floor = float(shape.metadata.get("min", number))
                return max(self.chance.choice([number, number + 0.5]), floor)
            case "boolean":
                return self.chance.random() < 0.5
            case "timestamp":
                return MOMENT + timedelta(seconds=number)
            case "blob":
                return f"bytes {number}".encode().ljust(shape.metadata.get("min", 0)) + b"\xff"
            case other:
                raise NotImplementedError(other)

    def text(self, shape: Shape, number: int) -> Any:
        """Make a text, or what botocore reads as JSON from one."""
        listed = enum_values(shape)
        if listed:
            unknown = self.chance.random() < 0.1
            return f"value of tomorrow {number}" if unknown else self.chance.choice(listed)
        if is_json_value_header(shape):
            return {"number": number, "items": ["text", None]}
        if shape.serialization:  # perhaps in a header, or part of the URL
            return f"text-{number}".ljust(shape.metadata.get("min", 0), "x")
        if self.chance.random() < 0.05 and not shape.metadata.get("min"):
            return ""
        return f"text {number} <&> \u2013".ljust(shape.metadata.get("min", 0), "x")

    def number(self) -> int:
        """Take a number that hardly comes twice."""
        return self.chance.randrange(1, 10_000_000)

    @property
    def is_big(self) -> bool:
        """The value has grown so big that what is not required is left out."""
        return self.size > BIG

    def count(self, shape: ListShape | MapShape) -> int:
        """How many items a list or map gets."""
        least = int(shape.metadata.get("min", 0)) if isinstance(shape, ListShape) else 0
        return least if len(self.around) > DEEP or self.is_big else max(least, self.style.items)

    def is_sparse(self, shape: ListShape | MapShape) -> bool:
        """Whether a list or map may hold a null."""
        return self.answered and bool(self.shapes[shape.name].get("sparse"))


def always_arrives(shape: StructureShape, name: str) -> bool:
    """Whether botocore finds a member in every answer: it is the body, the status, or the like."""
    serialization = shape.members[name].serialization
    return (
        shape.serialization.get("payload") == name
        or serialization.get("location") in ("statusCode", "headers")
        or serialization.get("name", "").lower() == "content-type"
        or bool(serialization.get("eventstream") or serialization.get("eventpayload"))
    )


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a raw value is a list."""
    return isinstance(value, list)


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a raw value is a structure or a map."""
    return isinstance(value, dict)


def enum_values(shape: Shape) -> list[str]:
    """List what the model knows of an enum; empty where the shape is none."""
    values: list[str] = shape.metadata.get("enum", [])
    return values


def height(shape: Shape, around: frozenset[str] = frozenset()) -> float:
    """Count the structures that have to lie in each other in the smallest value of a shape."""
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
