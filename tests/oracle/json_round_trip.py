"""Structures of any generated class, made from its member table, and compared exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from importlib import import_module
from math import copysign, inf, isnan, nan
from random import Random
from typing import Any, Final

from botoforge._runtime.values import is_list, is_map
from oracle.odd_values import BLOBS, EPOCH

UTC: Final = timezone.utc

TEXTS: Final = ("", "text", "\ud800", "ünï\u2028", '"\\\n\0', "NaN", "null", "2024-01-01T00:00:00Z")
INTEGERS: Final = (0, -1, 2**53 + 1, -(2**63), 10**40)
FLOATS: Final = (0.0, -0.0, 0.1, 3.0, 1e308, 5e-324, nan, inf, -inf)
MOMENTS: Final = (
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime(999, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
    EPOCH - timedelta(microseconds=1),
    EPOCH,
    datetime(2026, 2, 3, 4, 5, 6, 789012, tzinfo=UTC),
)
DOCUMENTS: Final = tuple(
    json.loads(written)
    for written in (
        *('"text"', "1152921504606846977", "0.5", "true", "[]", "{}"),
        '{"list": [1, null, {"deep": [[], {}]}], "number": 1.0}',
    )
)

LEAVES: Final[Mapping[str, tuple[object, ...]]] = {
    "TextType": TEXTS,
    "IntegerType": INTEGERS,
    "FloatType": FLOATS,
    "BooleanType": (True, False),
    "TimestampType": MOMENTS,
    "BlobType": BLOBS,
    "DataType": BLOBS,  # also a string, which JSON cannot tell from base64
    "DocumentType": DOCUMENTS,
    "QuotedJsonType": DOCUMENTS,
}

DEEP: Final = 4
"""How many structures lie in each other before a value holds what is required alone."""


class Arbitrary:
    """Makes structures; the same seed makes the same ones.

    Args:
        package: The package whose classes they are.
        seed: Where chance begins.
    """

    def __init__(self, package: str, seed: object) -> None:
        self.chance = Random(str(seed))
        self.values: Any = import_module(f"{package}._runtime.values")

    def structure(self, cls: Any, depth: int = 0) -> Any:
        """Make a structure."""
        share = 0.7 if depth < DEEP else 0
        members = {
            member.name: self.value(member.type, depth)
            for member in cls.__shape__.members
            if member.required or self.chance.random() < share
        }
        return cls(**members)

    def value(self, declared: Any, depth: int) -> Any:
        """Make a value of what a member table declares."""
        kind = type(declared).__name__
        match kind:
            case "EnumType":
                known = list(declared.enum)
                return self.chance.choice([*known, self.values.UnknownValue("OF_TOMORROW")])
            case "ListType":
                return [self.item(declared, declared.item, depth) for _ in self.some(depth)]
            case "MapType":
                keys = ("", "key", "\u2028")
                some = zip(keys, self.some(depth), strict=False)
                return {key: self.item(declared, declared.value, depth) for key, _ in some}
            case "StructureType":
                return self.structure(declared.structure, depth + 1)
            case "UnionType":
                choice = self.chance.choice([*declared.variants, None])
                if choice is None or depth > DEEP:
                    return self.values.UnknownVariant("ofTomorrow")
                return self.structure(choice, depth + 1)
            case _:
                return self.chance.choice(LEAVES[kind])

    def some(self, depth: int) -> range:
        """Choose how many items there are."""
        return range(self.chance.randrange(3) if depth < DEEP else 0)

    def item(self, container: Any, declared: Any, depth: int) -> Any:
        """Make an item of a list or map, which may be a null where the model says so."""
        if container.keeps_nulls and self.chance.random() < 0.3:
            return None
        return self.value(declared, depth)


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are the same in all that counts: class, absence, sign; NaN equals NaN."""
    if hasattr(one, "__attrs_attrs__"):
        names = [field.name for field in one.__attrs_attrs__]
        return type(one) is type(other) and all(
            is_same(getattr(one, name), getattr(other, name)) for name in names
        )
    if is_list(one) or is_map(one):
        return is_absent(one) is is_absent(other) and is_same_container(one, other)
    if isinstance(one, float) and isinstance(other, float):
        return (isnan(one) and isnan(other)) or (
            one == other and copysign(1, one) == copysign(1, other)
        )
    return type(one) is type(other) and one == other


def is_same_container(one: Any, other: Any) -> bool:
    """Whether two lists, or two maps, hold the same."""
    if is_map(one):
        return (
            is_map(other)
            and list(one) == list(other)
            and is_same([*one.values()], [*other.values()])
        )
    return is_list(other) and len(one) == len(other) and all(map(is_same, one, other))


def is_absent(value: object) -> bool:
    """Whether a list or map was not sent."""
    return repr(value) in ("ABSENT", "ABSENT_MAP")


def lost_in_json(package: str, cls: Any, seed: object) -> Iterator[str]:
    """Tell what does not come back from the JSON of a structure.

    Args:
        package: The package.
        cls: The class.
        seed: Where chance begins.
    """
    made = Arbitrary(package, f"{cls.__name__} {seed}").structure(cls)
    written = made.to_json()
    read = cls.from_json(written)
    if read.member_errors:
        yield f"{cls.__name__} from JSON: {read.member_errors[0]}"
    elif not is_same(made, read):
        yield f"{cls.__name__} comes back otherwise from {written}"
    elif read.to_json() != written:
        yield f"{cls.__name__} writes other JSON the second time: {written}"
