"""Raw values as botocore gives them, made from a service model: good ones and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import Any, Final, NamedTuple, TypeAlias

Json: TypeAlias = dict[str, Any]
"""What a service model consists of, and what a raw structure is."""

HIDDEN: Final = "hush"
"""Stands in every text that must not be shown."""

HIDDEN_NUMBER: Final = 48213
MOMENT: Final = datetime(2024, 2, 29, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))

SUSPECTS: Final[tuple[object, ...]] = (
    *(None, True, HIDDEN_NUMBER, float(HIDDEN_NUMBER), 0.48213, f"a {HIDDEN}", "NaN"),
    *(b"bytes", bytearray(b"array"), MOMENT, [], (), {}, ["item", None], [HIDDEN_NUMBER]),
    *({"key": "value"}, {HIDDEN_NUMBER: "key"}, object()),
)
"""Values of every type; each is put where each member stands."""


class Trial(NamedTuple):
    """A raw structure to convert."""

    raw: Json
    plain: bool
    """Everything in it is exactly as declared, so that the fast pass has to take it."""
    suspect: str | None = None
    """The key whose value may be wrong."""


class Sampler:
    """Makes raw values from a service model, no two leaves alike.

    Args:
        shapes: The model's shapes.
    """

    def __init__(self, shapes: Mapping[str, Json]) -> None:
        self.shapes = shapes
        self.numbers = count(1)

    def whole(self, name: str, *, hidden: bool = False, around: tuple[str, ...] = ()) -> Any:
        """Make a value with every member; a structure inside itself gets the required ones.

        Args:
            name: The shape.
            hidden: It lies in something sensitive.
            around: The shapes that it lies in.
        """
        shape = self.shapes[name]
        hidden = hidden or bool(shape.get("sensitive"))

        def inside(part: str) -> Any:
            return self.whole(part, hidden=hidden, around=(*around, name))

        match kind(shape):
            case "structure":
                keys = shape.get("required", ()) if name in around else shape["members"]
                if shape.get("union"):  # exactly one member, in turn; one that ends inside itself
                    keys = [self.variant(shape, inside_itself=name in around)]
                return {key: inside(shape["members"][key]["shape"]) for key in keys}
            case "list":
                items = [inside(shape["member"]["shape"]), inside(shape["member"]["shape"])]
                return [*items, None] if shape.get("sparse") else items
            case "map":
                entries = {inside(shape["key"]["shape"]): inside(shape["value"]["shape"])}
                return entries | {"null": None} if shape.get("sparse") else entries
            case _:
                return self.leaf(shape, hidden=hidden)

    def variant(self, shape: Json, *, inside_itself: bool) -> str:
        """Choose a member of a union."""
        keys: list[str] = [
            key
            for key, member in shape["members"].items()
            if not (inside_itself and kind(self.shapes[member["shape"]]) in ("list", "map"))
        ]
        return keys[next(self.numbers) % len(keys)]

    def leaf(self, shape: Json, *, hidden: bool) -> object:
        """Make a value without parts."""
        number = next(self.numbers)
        match kind(shape):
            case "enum":
                return shape["enum"][number % len(shape["enum"])]
            case "document":
                return {"number": number, "items": ["text", None, True]}
            case "integer" | "long":
                return number
            case "float" | "double":
                return number + 0.5
            case "boolean":
                return number % 2 == 0
            case "timestamp":
                return MOMENT + timedelta(minutes=number)
            case "blob":
                return f"blob {number}".encode()
            case _:
                return f"{HIDDEN if hidden else 'text'} {number}"

    def least(self, name: str) -> Any:
        """Make a value with what is required, and no more."""
        return self.whole(name, around=(name,))

    def suspects(self, name: str) -> Iterator[object]:
        """Make values for the place of a shape, right and wrong ones."""
        shape = self.shapes[name]
        yield from SUSPECTS
        match kind(shape):
            case "list":
                item = shape["member"]["shape"]
                good = self.least(item)
                yield from ([good, suspect] for suspect in self.suspects(item))
            case "map":
                yield from ({"key": suspect} for suspect in self.suspects(shape["value"]["shape"]))
            case _:
                pass

    def trials(self, shape: Json) -> Iterator[Trial]:
        """Make raw structures: whole, with as little as can be, each member missing and wrong."""
        members = {key: member["shape"] for key, member in shape["members"].items()}
        required: Sequence[str] = shape.get("required", ())
        whole = {key: self.whole(name) for key, name in members.items()}
        least = {key: self.least(members[key]) for key in required}
        yield Trial(whole, plain=True)
        yield Trial(least, plain=True)
        for key, name in members.items():
            rest = {other: value for other, value in whole.items() if other != key}
            yield Trial(rest, plain=key not in required)
            listed: Sequence[str] = self.shapes[name].get("enum", ())
            for value in [*listed, "value of tomorrow"] if listed else ():
                yield Trial({**least, key: value}, plain=True)
            for suspect in self.suspects(name):
                yield Trial({**least, key: suspect}, plain=False, suspect=key)


def kind(shape: Json) -> str:
    """Tell the type of a shape, enums and documents apart from texts and structures."""
    if "enum" in shape:
        return "enum"
    return "document" if shape.get("document") else str(shape["type"])
