"""The one judge of the conversion: typed values held to the raw ones that they were made of.

What has to come of a raw value is worked out from botocore's shapes and from the annotations of the
generated classes. Neither the emitted readers nor the member tables are asked: they are on trial.
"""

from __future__ import annotations

import types
import typing
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from enum import EnumType
from functools import cache, partial
from importlib import import_module
from inspect import get_annotations
from types import ModuleType
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from attrs import fields, frozen
from botocore import xform_name
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import parse_timestamp
from botoforge import JSON
from botoforge_codegen.lower.quirk_table import QUIRKS
from oracle.classes import ERROR_MEMBERS, Classes
from oracle.shapes import (
    UNKNOWN,
    Path,
    Shapes,
    dotted,
    enum_values,
    is_document,
    is_event_stream,
    is_list,
    is_map,
    is_secret,
)

# --- What an annotation says ----------------------------------------------------------------------

Test: TypeAlias = Callable[[Any], bool]


@cache
def hints(cls: Any) -> Mapping[str, Any]:
    """Return the annotations of a structure's attributes, in their order."""
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
    """Whether a value is a map with strings as keys, and a test holds for every other part."""
    return is_mapping(value) and all(
        isinstance(key, str) and test(part) for key, part in value.items()
    )


@cache
def conforms(hint: Any) -> Test:
    """Make the test whether a value is exactly what an annotation says, items and all.

    A document is compared with the raw one, and may hold what is not JSON.
    """
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Any or hint == JSON or isinstance(hint, TypeVar):
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
    cls = origin or hint
    if getattr(cls, "_is_protocol", False):
        return lambda value: hasattr(value, "read")
    return lambda value: value.__class__ is cls


# --- Names ----------------------------------------------------------------------------------------


def attribute_name(wire_name: str) -> str:
    """Name a member in Python; what Python or the emitted module needs has one `_` more."""
    return str(xform_name(wire_name)).lower().lstrip("_")


def class_name(shape_name: str) -> str:
    """Name a shape's class; what Python or the emitted module needs has one `_` more."""
    name = shape_name.lstrip("_")
    return name[:1].upper() + name[1:]


def added_members(shape_name: str) -> dict[str, Shape]:
    """Return what botocore adds to a response, beside the members of the model."""
    rows = [row.location.split(".") for row in QUIRKS if row.effect == "added"]
    return {name: Shape(name, {"type": "string"}) for shape, name in rows if shape == shape_name}


# --- What has to come of a raw value --------------------------------------------------------------


class Unfit(Exception):  # noqa: N818 (no error: the member is lost)
    """A value is not what the model declares."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def class_of(value: Any) -> Any:
    """Return the class of a value."""
    cls: Any = value.__class__
    return cls


def variants(raw: Mapping[Any, Any]) -> list[Any]:
    """Name the variants of a raw union that are there."""
    return [name for name, value in raw.items() if value is not None]


def characters(text: str) -> str:
    """Return the characters of a string of any class."""
    return str.__str__(text)


def leaf(shape: Shape, raw: Any) -> Any:
    """Work out what is held for a value without parts.

    Raises:
        TypeError, ValueError, OverflowError: It is not what the model declares.
    """
    kind = shape.type_name
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    match kind:
        case "string" | "character" if isinstance(raw, str):
            return characters(raw)
        case "integer" | "long" if is_number and raw == int(raw):
            return int(raw)
        case "float" | "double" if is_number or raw in ("NaN", "Infinity", "-Infinity"):
            return float(raw)
        case "boolean" if isinstance(raw, bool):
            return raw
        case "timestamp" if isinstance(raw, datetime):
            moment = raw.astimezone(timezone.utc)
            return datetime.combine(moment.date(), moment.timetz())
        case "timestamp" if isinstance(raw, str) or is_number:  # as it is sent
            return leaf(shape, parse_timestamp(typing.cast("Any", raw)))
        case "blob" if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        case "blob" if isinstance(raw, str):
            return b64decode(raw.replace("\r", "").replace("\n", ""), validate=True)
        case _:
            raise TypeError(kind)


class Fit:
    """Finds out which members have to be readable; structures inside have their own members.

    Args:
        shapes: The service's shapes.
    """

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes

    def find_unfit(
        self, shape: Shape, raw: Any, path: Path, *, required: bool, hidden: bool
    ) -> Path | None:
        """Return the path by which a member is lost; `None` if it has to be readable."""
        if raw is None and not is_document(shape):
            return path if required and not isinstance(shape, ListShape | MapShape) else None
        try:
            self.check(shape, raw, path, hidden=hidden)
        except Unfit as unfit:
            return unfit.path
        return None

    def check(self, shape: Shape, raw: Any, path: Path, *, hidden: bool) -> None:
        """Check whether a member has to be readable.

        Raises:
            Unfit: It is not what the model declares.
        """
        match shape:
            case _ if is_document(shape) or is_event_stream(shape):
                pass
            case StructureShape():
                is_union = shape.is_tagged_union
                if not is_mapping(raw) or (is_union and len(variants(raw)) > 1):
                    raise Unfit(path)
            case ListShape():
                self.check_items(shape, raw, path, hidden=hidden)
            case MapShape():
                self.check_entries(shape, raw, path, hidden=hidden)
            case _:
                try:
                    leaf(shape, raw)
                except (TypeError, ValueError, OverflowError, RuntimeError, RuntimeWarning):
                    raise Unfit(path) from None

    def check_items(self, shape: ListShape, raw: Any, path: Path, *, hidden: bool) -> None:
        """Check whether a list has to be readable."""
        if not (is_list(raw) or is_tuple(raw)):
            raise Unfit(path)
        for index, item in enumerate(raw):
            if item is not None:
                self.check(shape.member, item, (*path, index), hidden=hidden)

    def check_entries(self, shape: MapShape, raw: Any, path: Path, *, hidden: bool) -> None:
        """Check whether a map has to be readable."""
        if not is_mapping(raw):
            raise Unfit(path)
        for key, item in raw.items():
            if not isinstance(key, str):
                raise Unfit(path)
            if item is not None:
                step = "*" if hidden else characters(key)
                self.check(shape.value, item, (*path, step), hidden=hidden)

    def keeps_nulls(self, shape: ListShape | MapShape, inside: Shape) -> bool:
        """Whether a null in a list or map is a value."""
        return bool(self.shapes[shape.name].get("sparse")) or is_document(inside)


# --- The judge ------------------------------------------------------------------------------------

ENDINGS: Final = ("", "Data")
"""What may follow a shape's name in a class's; an error that is also data has a second class."""


@frozen
class Attribute:
    """An attribute of a typed structure or error."""

    holder: Any
    name: str
    hint: Any
    required: bool
    """The model says that it is always there."""


def attributes_of(
    holder: Any, declared: Mapping[str, Any], members: Mapping[str, Shape], shape: StructureShape
) -> list[Attribute]:
    """List the attributes of a structure or error, in the order of its members."""
    required = [wire_name in shape.required_members for wire_name in members]
    rest = [False] * (len(declared) - len(required))  # too many, which the judge says
    return [
        Attribute(holder, name, hint, needed)
        for (name, hint), needed in zip(declared.items(), [*required, *rest], strict=False)
    ]


class Judge:
    """Compares typed values of one service with raw ones.

    Args:
        package: The service's package.
        shapes: The service's shapes.
        classes: Which class was made of which shape, where names do not say it; without, names
            have to be those that follow from the model's.

    Attributes:
        runtime: The package around it, which has the classes of the runtime.
        lost: The paths to the wrong values met so far, as errors write them.
        leaves: How many values without parts were compared.
    """

    def __init__(self, package: ModuleType, shapes: Shapes, classes: Classes | None = None) -> None:
        self.package = package
        self.classes = classes
        self.runtime: Any = import_module(package.__name__.rpartition(".")[0])
        self.fit = Fit(shapes)
        self.lost: list[str] = []
        self.leaves = 0
        self.enums: dict[type, bool] = {}

    def structure(
        self, value: Any, shape: StructureShape, raw: Any, path: Path = (), *, hidden: bool = False
    ) -> Iterator[str]:
        """Compare a structure's attributes with the members of the raw one.

        Args:
            value: The typed structure.
            shape: Its shape.
            raw: The structure as botocore gives it; streams and bodies have been read.
            path: Where it is.
            hidden: It must not be shown, so that errors do not name its keys.

        Yields:
            What is not as it should be.
        """
        members = {**shape.members, **added_members(shape.name)}
        attributes = attributes_of(value, hints(class_of(value)), members, shape)
        yield from self.attributes(attributes, members, raw, path, hidden=hidden)

    def error(self, error: Any, shape: StructureShape, raw: Any) -> Iterator[str]:
        """Compare an error's attributes with the members of the raw one."""
        cls = getattr(self.package, type(error).__name__)  # what is raised is a class below it
        resolved = get_type_hints(cls)
        declared = {name: resolved[name] for name in get_annotations(cls)}
        members = {
            name: part for name, part in shape.members.items() if name.lower() not in ERROR_MEMBERS
        }
        request_id = raw.get("RequestId")
        if isinstance(request_id, str) and error.request_id != request_id:
            yield f"the request ID is {error.request_id!r}, not {request_id!r}"
        attributes = attributes_of(error, declared, members, shape)
        yield from self.attributes(attributes, members, raw, (), hidden=False)

    def attributes(
        self,
        attributes: Sequence[Attribute],
        members: Mapping[str, Shape],
        raw: Any,
        path: Path,
        *,
        hidden: bool,
    ) -> Iterator[str]:
        """Compare attributes with members, which are in the same order."""
        expected = [attribute_name(wire_name).removesuffix("_") for wire_name in members]
        names = [attribute.name.removesuffix("_") for attribute in attributes]
        if len(names) != len(expected) or (self.classes is None and names != expected):
            yield f"{dotted(path)} has the attributes {names}, not {expected}"
            return
        for attribute, (wire_name, member) in zip(attributes, members.items(), strict=True):
            sent = raw.get(wire_name)
            yield from self.attribute(attribute, member, sent, (*path, wire_name), hidden=hidden)

    def attribute(
        self, attribute: Attribute, shape: Shape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare one attribute, or find that it must not be readable."""
        hidden = hidden or is_secret(shape)
        unfit = self.fit.find_unfit(shape, raw, path, required=attribute.required, hidden=hidden)
        if unfit is not None:
            self.lost.append(dotted(unfit))
            try:
                held = getattr(attribute.holder, attribute.name)
            except self.runtime.MemberError:
                return
            yield f"{dotted(path)} is {held!r}, but must not be readable"
            return
        try:
            held = getattr(attribute.holder, attribute.name)
        except AttributeError as error:
            yield f"{dotted(path)} is not readable: {error}"
            return
        if not conforms(attribute.hint)(held):
            yield f"{dotted(path)} is {held!r}, not of the type {attribute.hint}"
        elif raw is not None or is_document(shape):
            yield from self.compare(held, shape, raw, path, hidden=hidden)
        elif held is not self.absent(shape):
            yield f"{dotted(path)} is {held!r}, but nothing was sent"

    def absent(self, shape: Shape) -> object:
        """Return what an attribute is where nothing was sent."""
        if isinstance(shape, ListShape):
            return self.runtime.ABSENT
        return self.runtime.ABSENT_MAP if isinstance(shape, MapShape) else None

    def compare(
        self, value: Any, shape: Shape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a typed value with the raw one that it was made of."""
        match shape:
            case _ if is_document(shape):
                self.leaves += 1
                if value is not raw and repr(value) != repr(raw):
                    yield f"{dotted(path)} is {value!r}, not {raw!r}"
            case StructureShape() if is_event_stream(shape):
                yield from self.events(value, shape, raw, path, hidden=hidden)
            case StructureShape() if shape.is_tagged_union:
                yield from self.union(value, shape, raw, path, hidden=hidden)
            case StructureShape() if not self.is_made_of(value, shape):
                yield f"{dotted(path)} is of {type(value).__name__}, not of {shape.name}"
            case StructureShape():
                hidden = hidden or bool(shape.metadata.get("sensitive"))
                yield from self.structure(value, shape, raw, path, hidden=hidden)
            case ListShape():
                yield from self.items(value, shape, raw, path, hidden=hidden)
            case MapShape():
                yield from self.entries(value, shape, raw, path, hidden=hidden)
            case _:
                self.leaves += 1
                yield from self.leaf(value, shape, leaf(shape, raw), path)

    def is_made_of(self, value: object, shape: Shape, variant: str = "") -> bool:
        """Whether a value's class was made of a shape, or of a variant of a union."""
        cls = type(value)
        if self.classes is not None:
            return self.classes.is_made_of(cls, shape, variant)
        more = f"{variant[:1].upper()}{variant[1:]}Variant" if variant else ""
        names = [f"{class_name(shape.name)}{data}{more}" for data in ENDINGS]
        is_public = getattr(self.package, cls.__name__, None) is cls
        return is_public and cls.__name__.removesuffix("_") in names

    def events(
        self, value: Any, shape: StructureShape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a stream of events."""
        events = list(value)
        if len(events) != len(raw):
            yield f"{dotted(path)} has {len(events)} events, not {len(raw)}"
        for index, (event, sent) in enumerate(zip(events, raw, strict=False)):
            yield from self.union(event, shape, sent, (*path, index), hidden=hidden)

    def union(
        self, value: Any, shape: StructureShape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a variant of a union."""
        known = [name for name in variants(raw) if name in shape.members]
        if not known:
            self.leaves += 1
            yield from self.unknown_variant(value, raw, path)
            return
        if not self.is_made_of(value, shape, known[0]):
            yield f"{dotted(path)} is of {type(value).__name__}, not of {shape.name} {known[0]}"
            return
        ((name, hint),) = hints(class_of(value)).items()
        member = shape.members[known[0]]
        attribute = Attribute(value, name, hint, required=True)
        location = (*path, known[0])
        yield from self.attribute(attribute, member, raw[known[0]], location, hidden=hidden)

    def unknown_variant(self, value: Any, raw: Any, path: Path) -> Iterator[str]:
        """Compare a variant that the model does not list."""
        if type(value) is not self.runtime.UnknownVariant or dict(raw) != value.raw:
            yield f"{dotted(path)} is {value!r}, not an unknown variant"
        elif not raw and value.name:
            yield f"{dotted(path)} is called {value.name}, which botocore does not say with CBOR"
        elif list(raw) == [UNKNOWN] and is_map(raw[UNKNOWN]):
            name = raw[UNKNOWN].get("name")
            if isinstance(name, str) and value.name != name:
                yield f"{dotted(path)} is called {value.name}, not {name}"

    def items(
        self, value: Any, shape: ListShape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a list."""
        keeps = self.fit.keeps_nulls(shape, shape.member)
        items = [(index, item) for index, item in enumerate(raw) if keeps or item is not None]
        if class_of(value) is not tuple or len(value) != len(items):
            yield f"{dotted(path)} is {value!r}, not {len(items)} items"
            return
        for held, (index, item) in zip(value, items, strict=True):
            yield from self.item(held, shape.member, item, (*path, index), hidden=hidden)

    def entries(
        self, value: Any, shape: MapShape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a map."""
        keeps = self.fit.keeps_nulls(shape, shape.value)
        entries = {characters(key): item for key, item in raw.items() if keeps or item is not None}
        if class_of(value) is not dict or list(value) != list(entries):
            yield f"{dotted(path)} is {value!r}, not a map of {list(entries)}"
            return
        for key, item in entries.items():
            step = "*" if hidden else key
            yield from self.item(value[key], shape.value, item, (*path, step), hidden=hidden)

    def item(
        self, value: Any, shape: Shape, raw: Any, path: Path, *, hidden: bool
    ) -> Iterator[str]:
        """Compare what is in a list or map."""
        if raw is not None or is_document(shape):
            yield from self.compare(value, shape, raw, path, hidden=hidden)
        elif value is not None:
            yield f"{dotted(path)} is {value!r}, not None"

    def leaf(self, value: Any, shape: Shape, expected: Any, path: Path) -> Iterator[str]:
        """Compare a value without parts."""
        listed = enum_values(shape)
        if hasattr(value, "read"):
            value = value.read()
        if expected in listed:
            if not self.is_enum(value, shape):
                yield f"{dotted(path)} is {value!r}, not of the enum {shape.name}"
            elif value.value != expected or value != expected:
                yield f"{dotted(path)} is {value!r}, not {expected!r}"
        elif listed:
            if type(value) is not self.runtime.UnknownValue or value.value != expected:
                yield f"{dotted(path)} is {value!r}, not the unknown value {expected!r}"
        elif isinstance(value, datetime) and value.tzinfo is not timezone.utc:
            yield f"{dotted(path)} is {value!r}, which is not in UTC"
        elif type(value) is not type(expected) or repr(value) != repr(expected):
            yield f"{dotted(path)} is {value!r}, not {expected!r}"

    def is_enum(self, value: object, shape: Shape) -> bool:
        """Whether a value is a member of an enum's class, which lists what the model lists."""
        cls = type(value)
        if cls not in self.enums:
            members: Any = cls if isinstance(cls, EnumType) else ()
            self.enums[cls] = [member.value for member in members] == enum_values(shape)
        return self.enums[cls] and self.is_made_of(value, shape)
