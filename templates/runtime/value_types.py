"""The types that a model declares for values: what each accepts on the slow path."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from functools import cached_property
from typing import Any, Final, get_args

from .botocore_api import parse_timestamp
from .location import Location, member_error, plain_string
from .schema import BaseStructure, ValueType
from .values import (
    ABSENT,
    ABSENT_MAP,
    ServiceEnum,
    UnknownValue,
    UnknownVariant,
    is_list,
    is_map,
    read_unknown_variant,
)


class TextType(ValueType):
    """A string."""

    expected = "a string"

    def convert(self, raw: object, location: Location) -> str:
        if isinstance(raw, str):
            return plain_string(raw)
        raise member_error(location, self.expected, raw)


class IntegerType(ValueType):
    """An integer, also one sent as a whole float."""

    expected = "an integer"

    def convert(self, raw: object, location: Location) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return int(raw)  # pyrefly: ignore[unnecessary-type-conversion]  # of a subclass
        if isinstance(raw, float) and raw.is_integer():
            return int(raw)
        raise member_error(location, self.expected, raw)


class FloatType(ValueType):
    """A float, also one sent as an integer, or as a string where JSON has no number for it."""

    expected = "a number"

    def convert(self, raw: object, location: Location) -> float:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            try:
                return float(raw)
            except OverflowError:
                raise member_error(location, self.expected, raw) from None
        if isinstance(raw, str) and raw in ("NaN", "Infinity", "-Infinity"):
            return float(raw)
        raise member_error(location, self.expected, raw)


class BooleanType(ValueType):
    """True or False."""

    expected = "a boolean"

    def convert(self, raw: object, location: Location) -> bool:
        if isinstance(raw, bool):
            return raw
        raise member_error(location, self.expected, raw)


class TimestampType(ValueType):
    """A point in time, also as it is sent; without a zone it is in local time, as in botocore."""

    expected = "a timestamp"

    def convert(self, raw: object, location: Location) -> datetime:
        if isinstance(raw, str | int | float) and not isinstance(raw, bool):
            try:
                raw = parse_timestamp(raw)
            except Exception:  # noqa: BLE001 (whatever it raises, also a warning that is an error)
                raise member_error(location, self.expected, raw) from None
        if isinstance(raw, datetime):
            try:
                moment = raw.astimezone(timezone.utc)
            except (OverflowError, ValueError):  # in UTC it is out of the calendar
                raise member_error(location, self.expected, raw) from None
            return datetime.combine(moment.date(), moment.timetz())
        raise member_error(location, self.expected, raw)


class BlobType(ValueType):
    """Bytes, also in base64, as they are sent."""

    expected = "bytes"

    def convert(self, raw: object, location: Location) -> bytes:
        if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        if isinstance(raw, str):
            one_line = raw.replace("\r", "").replace("\n", "")
            try:
                return a2b_base64(one_line, strict_mode=True)
            except ValueError:
                raise member_error(location, self.expected, raw) from None
        raise member_error(location, self.expected, raw)


class DataType(ValueType):
    """Bytes to send, or a string, which is sent as UTF-8."""

    expected = "bytes or a string"

    def convert(self, raw: object, location: Location) -> bytes | str:
        if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        if isinstance(raw, str):
            return plain_string(raw)
        raise member_error(location, self.expected, raw)


class DocumentType(ValueType):
    """Any JSON value, taken unchanged."""

    expected = "a JSON value"
    nullable = True

    def convert(self, raw: object, location: Location) -> object:  # noqa: ARG002 (any value will do)
        return raw


class QuotedJsonType(DocumentType):
    """JSON that comes in a string, quoted as in a URL; in botocore's dictionaries it is read."""


class EnumType(ValueType):
    """A value of an enum, or a string that the enum does not list."""

    def __init__(self, enum: type[ServiceEnum]) -> None:
        self.enum = enum
        self.expected = f"a string (enum {enum.__name__})"

    def convert(self, raw: object, location: Location) -> ServiceEnum | UnknownValue:
        if not isinstance(raw, str):
            raise member_error(location, self.expected, raw)
        string = plain_string(raw)
        try:
            return self.enum(string)
        except ValueError:
            return UnknownValue(string)


class ListType(ValueType):
    """A list; nulls in it are dropped unless the model calls it sparse.

    Args:
        item: The type of its items.
        sparse: It may have nulls.
        flattened: In XML, its items have no element of their own around them.
    """

    expected = "a list"
    absent = ABSENT

    def __init__(self, item: ValueType, *, sparse: bool = False, flattened: bool = False) -> None:
        self.item = item
        self.flattened = flattened
        self.keeps_nulls = sparse or item.nullable

    def convert(self, raw: object, location: Location) -> Sequence[object]:
        if raw is ABSENT:
            return ABSENT
        if not is_list(raw):
            raise member_error(location, self.expected, raw, container=True)
        return tuple(
            None if item is None else self.item.convert(item, location.inside(index))
            for index, item in enumerate(raw)
            if item is not None or self.keeps_nulls
        )


class MapType(ValueType):
    """A map with string keys; nulls in it are dropped unless the model calls it sparse.

    Args:
        value: The type of its values.
        sparse: It may have nulls.
        flattened: In XML, its entries have no element of their own around them.
        tags: In XML, the elements of the key and the value of an entry.
    """

    expected = "a map"
    absent = ABSENT_MAP

    def __init__(
        self,
        value: ValueType,
        *,
        sparse: bool = False,
        flattened: bool = False,
        tags: tuple[str, str] = ("key", "value"),
    ) -> None:
        self.value = value
        self.flattened = flattened
        self.tags = tags
        self.keeps_nulls = sparse or value.nullable

    def convert(self, raw: object, location: Location) -> Mapping[str, object]:
        if raw is ABSENT_MAP:
            return ABSENT_MAP
        if not is_map(raw):
            raise member_error(location, self.expected, raw, container=True)
        converted: dict[str, object] = {}
        for key, value in raw.items():
            if not isinstance(key, str):
                raise member_error(location, "a map with string keys", raw, container=True)
            if value is not None:
                step = "*" if location.sensitive else plain_string(key)
                converted[plain_string(key)] = self.value.convert(value, location.inside(step))
            elif self.keeps_nulls:
                converted[plain_string(key)] = None
        return converted


class StructureType(ValueType):
    """A nested structure."""

    def __init__(self, structure: type[BaseStructure]) -> None:
        self.structure = structure
        self.expected = f"a structure ({structure.__name__})"

    def convert(self, raw: object, location: Location) -> BaseStructure:
        return self.structure.__shape__.convert(raw, location)


class UnionType(ValueType):
    """A union: exactly one of several members, with a class for each.

    Args:
        union: The Python union of the classes; `UnknownVariant` may be among them.
    """

    expected = "a structure with exactly one member"

    def __init__(self, union: object) -> None:
        classes: tuple[Any, ...] = get_args(union) or (union,)
        self.variants: tuple[type[BaseStructure], ...] = tuple(
            variant for variant in classes if variant is not UnknownVariant
        )

    @cached_property
    def by_wire_name(self) -> Mapping[object, type[BaseStructure]]:
        """The variants' classes; their member tables exist only when the module is complete."""
        return {variant.__shape__.members[0].wire_name: variant for variant in self.variants}

    def find_variant(self, raw: Mapping[Any, object]) -> type[BaseStructure] | None:
        """Find the class of a raw value; `None` for a variant that the model does not list."""
        names = [name for name, value in raw.items() if value is not None]
        return self.by_wire_name.get(names[0]) if len(names) == 1 else None

    def convert(self, raw: object, location: Location) -> object:
        if isinstance(raw, UnknownVariant):
            return raw
        if not is_map(raw) or sum(value is not None for value in raw.values()) > 1:
            raise member_error(location, self.expected, raw, container=True)
        variant = self.find_variant(raw)
        if variant is None:
            return read_unknown_variant(raw)
        return variant.__shape__.convert(raw, location)


TEXT: Final = TextType()
INTEGER: Final = IntegerType()
FLOAT: Final = FloatType()
BOOLEAN: Final = BooleanType()
TIMESTAMP: Final = TimestampType()
BLOB: Final = BlobType()
DATA: Final = DataType()
DOCUMENT: Final = DocumentType()
QUOTED_JSON: Final = QuotedJsonType()
