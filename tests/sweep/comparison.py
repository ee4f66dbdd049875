"""Typed values compared with raw ones, and with what their annotations say."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from functools import cache, partial
from types import ModuleType
from typing import Any, TypeAlias, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from attrs import fields
from botocore import xform_name
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botoforge_codegen.lower.quirk_table import QUIRKS

from .values import UNKNOWN, enum_values, is_list, is_map

Path: TypeAlias = tuple[str | int, ...]
Test: TypeAlias = Callable[[Any], bool]


def added_members(shape_name: str) -> dict[str, Shape]:
    """Tell what botocore adds to a response, beside the members of the model."""
    places = [row.location.split(".") for row in QUIRKS if row.effect == "added"]
    return {name: Shape(name, {"type": "string"}) for shape, name in places if shape == shape_name}


def attribute_name(wire_name: str) -> str:
    """Name a member in Python; what Python or the emitted module needs has one `_` more."""
    return str(xform_name(wire_name)).lower().lstrip("_")


def class_name(shape_name: str) -> str:
    """Name a shape's class; what Python or the emitted module needs has one `_` more."""
    name = shape_name.lstrip("_")
    return name[:1].upper() + name[1:]


@cache
def hints(cls: Any) -> Mapping[str, Any]:
    """Tell what the attributes of a structure are declared to be, in their order."""
    declared = get_type_hints(cls)
    return {field.name: declared[field.name] for field in fields(cls)}


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a typed list."""
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value is a map of any kind."""
    return isinstance(value, Mapping)


def are_items(value: Any, test: Test) -> bool:
    """Whether a value is a list, and a test holds for every item."""
    return (is_tuple(value) or is_list(value)) and all(map(test, value))


def are_entries(value: Any, test: Test) -> bool:
    """Whether a value is a map with texts as keys, and a test holds for every other part."""
    return is_mapping(value) and all(
        isinstance(key, str) and test(part) for key, part in value.items()
    )


@cache
def conforms(hint: Any) -> Test:
    """Make the test whether a value is exactly what an annotation says, items and all."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Any or isinstance(hint, TypeVar):
        return lambda _: True
    if hint is None or hint is type(None):
        return lambda value: value is None
    if origin in (typing.Union, types.UnionType):
        tests = [conforms(part) for part in inside]
        return lambda value: any(test(value) for test in tests)
    if origin is Sequence:
        return partial(are_items, test=conforms(inside[0]))
    if origin is Mapping:
        return partial(are_entries, test=conforms(inside[1]))
    found = origin or hint
    if getattr(found, "_is_protocol", False):
        return lambda value: hasattr(value, "read")
    return lambda value: value.__class__ is found


class Comparison:
    """Compares typed values of one service with raw ones, and counts the leaves."""

    def __init__(self, package: ModuleType) -> None:
        self.package = package
        self.leaves = 0
        self.enums: dict[type, bool] = {}

    def differences(self, value: Any, shape: Shape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a typed value with the raw one that it was made from, down to the leaves.

        Args:
            value: The typed value.
            shape: botocore's model of it.
            raw: The value as botocore gives it.
            path: Where the value is.

        Yields:
            What is not as it should be.
        """
        match shape:
            case _ if raw is None:
                if value is not None:
                    yield f"{dotted(path)} is {value!r}, not None"
            case StructureShape() if shape.is_document_type:
                yield from self.leaf(value, shape, raw, path)
            case StructureShape():
                yield from self.composite(value, shape, raw, path)
            case ListShape():
                yield from self.items(value, shape, raw, path)
            case MapShape():
                yield from self.entries(value, shape, raw, path)
            case _:
                yield from self.leaf(value, shape, raw, path)

    def composite(self, value: Any, shape: StructureShape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a structure, a union or a stream of events."""
        if shape.serialization.get("eventstream"):
            events = list(value)
            if len(events) != len(raw):
                yield f"{dotted(path)} has {len(events)} events, not {len(raw)}"
            for index, (event, sent) in enumerate(zip(events, list(raw), strict=False)):
                yield from self.variant(event, shape, sent, (*path, index))
        elif shape.is_tagged_union:
            yield from self.variant(value, shape, raw, path)
        elif self.name(value) not in (class_name(shape.name), f"{class_name(shape.name)}Data"):
            yield f"{dotted(path)} is of {type(value).__name__}, not of {shape.name}"
        else:
            yield from self.structure(value, shape, raw, path)

    def items(self, value: Any, shape: ListShape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a list."""
        if not is_tuple(value) or len(value) != len(raw):
            yield f"{dotted(path)} is {value!r}, not {len(raw)} items"
            return
        for index, item in enumerate(raw):
            yield from self.differences(value[index], shape.member, item, (*path, index))

    def entries(self, value: Any, shape: MapShape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a map."""
        if not is_map(value) or list(value) != list(raw):
            yield f"{dotted(path)} is {value!r}, not a map of {list(raw)}"
            return
        for key, item in raw.items():
            yield from self.differences(value[key], shape.value, item, (*path, key))

    def name(self, value: object) -> str:
        """Name the class of a value, which the package has to have under that name."""
        cls = type(value)
        public = getattr(self.package, cls.__name__, None)
        return cls.__name__.removesuffix("_") if public is cls else f"the hidden {cls.__name__}"

    def structure(self, value: Any, shape: StructureShape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a structure's attributes with the members of the raw one."""
        declared = hints(value.__class__)
        members = {**shape.members, **added_members(shape.name)}
        expected = [attribute_name(wire_name).removesuffix("_") for wire_name in members]
        if [name.removesuffix("_") for name in declared] != expected:
            yield f"{dotted(path)} has the attributes {list(declared)}, not {expected}"
            return
        for name, (wire_name, member) in zip(declared, members.items(), strict=True):
            place = (*path, wire_name)
            try:
                held = getattr(value, name)
            except AttributeError as error:
                yield f"{dotted(place)} is not readable: {error}"
                continue
            if not conforms(declared[name])(held):
                yield f"{dotted(place)} is {held!r}, not of the type {declared[name]}"
            elif wire_name in raw:
                yield from self.differences(held, member, raw[wire_name], place)
            elif held is not None and repr(held) not in ("ABSENT", "ABSENT_MAP"):
                yield f"{dotted(place)} is {held!r}, but nothing was sent"

    def variant(self, value: Any, shape: StructureShape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a variant of a union with the raw one."""
        known = [name for name in raw if name in shape.members]
        if not known:
            name = raw[UNKNOWN]["name"] if UNKNOWN in raw else ""  # botocore tells none with CBOR
            self.leaves += 1
            if (type(value).__name__, value.name, value.raw) != ("UnknownVariant", name, raw):
                yield f"{dotted(path)} is {value!r}, not an unknown variant"
            return
        name = f"{known[0][:1].upper()}{known[0][1:]}Variant"
        if self.name(value) not in (
            f"{class_name(shape.name)}{name}",
            f"{class_name(shape.name)}Data{name}",
        ):
            yield f"{dotted(path)} is of {type(value).__name__}, not of {shape.name} {name}"
            return
        ((attribute, hint),) = hints(value.__class__).items()
        held = getattr(value, attribute)
        if not conforms(hint)(held):
            yield f"{dotted(path)}.{known[0]} is {held!r}, not of the type {hint}"
        member = shape.members[known[0]]
        yield from self.differences(held, member, raw[known[0]], (*path, known[0]))

    def leaf(self, value: Any, shape: Shape, raw: Any, path: Path) -> Iterator[str]:
        """Compare a value without parts."""
        self.leaves += 1
        listed = enum_values(shape)
        if hasattr(value, "read"):
            value = value.read()
        if listed and raw in listed:
            found = value.__class__
            if found not in self.enums:
                self.enums[found] = [member.value for member in found] == listed
            if self.name(value) != class_name(shape.name) or not self.enums[found]:
                yield f"{dotted(path)} is {value!r} of {found}, not of the enum {shape.name}"
        elif listed and type(value).__name__ != "UnknownValue":
            yield f"{dotted(path)} is {value!r}, not an unknown value"
        elif isinstance(value, datetime) and value.tzinfo is not timezone.utc:
            yield f"{dotted(path)} is {value!r}, which is not in UTC"
        if value != raw:
            yield f"{dotted(path)} is {value!r}, not {raw!r}"


def dotted(path: Path) -> str:
    """Write a path as errors do."""
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return way.removeprefix(".")
