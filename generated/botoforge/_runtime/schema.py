# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The patient pass from botocore's dictionaries to typed values, from a class's member table.

It starts over where the fast pass in `reading` met a surprise: it accepts what is harmless
(subclasses, a whole float for an integer) and confines what it cannot read to the member where it
stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, get_args

from .decode import surprised
from .errors import MemberError
from .values import (
    ABSENT,
    ABSENT_MAP,
    ServiceEnum,
    UnknownValue,
    UnknownVariant,
    is_list,
    is_map,
)

if TYPE_CHECKING:
    from .structures import Structure

Setter: TypeAlias = "Callable[[Structure, object], None]"
"""Sets one slot of a structure, frozen as it is."""


class Place(NamedTuple):
    """Where a value is."""

    origin: str
    """The operation or class where the way begins."""
    steps: tuple[str | int, ...] = ()
    """Wire names, indexes and keys."""
    sensitive: bool = False
    """The value must not be shown."""

    def __str__(self) -> str:
        """Write it as `DescribeJob: Job.Steps[0].Status`."""
        way = "".join(
            f"[{step}]" if isinstance(step, int) else f".{printable(step)}" for step in self.steps
        )
        return f"{self.origin}: {way.removeprefix('.')}"

    def inside(self, step: str | int, *, sensitive: bool = False) -> Place:
        """Go one step further; what lies in something sensitive is sensitive too."""
        return Place(self.origin, (*self.steps, step), self.sensitive or sensitive)


def bad_value(
    place: Place, expected: str, received: object, *, container: bool = False
) -> MemberError:
    """Make the error about a value that is not what the model declares.

    Args:
        place: Where it is.
        expected: What the model declares.
        received: What came.
        container: A list, a map or a structure is declared, so that what came in its place may
            be what something sensitive inside would have held.
    """
    hidden = place.sensitive or container
    return MemberError(str(place), expected, describe(received, hidden=hidden))


class BadMember:
    """What a structure keeps of a member that could not be read; printers see nothing of it.

    Attributes:
        raw: What came, as it came.
        error: What is raised for who asks.
    """

    __slots__ = ("error", "raw")

    def __init__(self, raw: object, error: MemberError) -> None:
        self.raw = raw
        self.error = without_frames(error)


def without_frames(error: MemberError) -> MemberError:
    """Forget where a kept error was raised: the frames hold raw values, which debuggers show."""
    error.__context__ = None
    for each in (error, error.__cause__):
        if each is not None:
            each.__traceback__ = None
    return error


def printable(text: str) -> str:
    """Escape what would break a line of a log, or could not be written to it."""
    return text if text.isprintable() else repr(text)[1:-1]


def characters(text: str) -> str:
    """Take the text itself out of a value of a subclass, which may say something else."""
    return str.__str__(text)


class ValueType:
    """What the model declares about a value."""

    expected: str
    """What to tell a user who got something else, such as `a string`."""

    absent: object = None
    """What an optional member of this type is where nothing was sent."""

    nullable = False
    """A null is a value of this type."""

    streams = False
    """It is read bit by bit, and no part of a text."""

    def convert(self, raw: object, place: Place) -> object:
        """Convert a value that is there.

        Raises:
            MemberError: The value is not of this type.
        """
        raise NotImplementedError


class TextType(ValueType):
    """A text."""

    expected = "a string"

    def convert(self, raw: object, place: Place) -> str:
        if isinstance(raw, str):
            return characters(raw)
        raise bad_value(place, self.expected, raw)


class IntegerType(ValueType):
    """An integer, also one that came as a whole float."""

    expected = "an integer"

    def convert(self, raw: object, place: Place) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return int(raw)
        if isinstance(raw, float) and raw.is_integer():
            return int(raw)
        raise bad_value(place, self.expected, raw)


class FloatType(ValueType):
    """A float, also one that came as an integer or as one of the texts JSON has no number for."""

    expected = "a number"

    def convert(self, raw: object, place: Place) -> float:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            try:
                return float(raw)
            except OverflowError:
                raise bad_value(place, self.expected, raw) from None
        if isinstance(raw, str) and raw in ("NaN", "Infinity", "-Infinity"):
            return float(raw)
        raise bad_value(place, self.expected, raw)


class BooleanType(ValueType):
    """True or False."""

    expected = "a boolean"

    def convert(self, raw: object, place: Place) -> bool:
        if isinstance(raw, bool):
            return raw
        raise bad_value(place, self.expected, raw)


class TimestampType(ValueType):
    """A moment; one without a zone is in local time, as botocore sees it."""

    expected = "a timestamp"

    def convert(self, raw: object, place: Place) -> datetime:
        if isinstance(raw, datetime):
            try:
                moment = raw.astimezone(timezone.utc)
            except (OverflowError, ValueError):  # it is not in the calendar of UTC
                raise bad_value(place, self.expected, raw) from None
            return datetime.combine(moment.date(), moment.timetz())
        raise bad_value(place, self.expected, raw)


class BlobType(ValueType):
    """Bytes."""

    expected = "bytes"

    def convert(self, raw: object, place: Place) -> bytes:
        if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        raise bad_value(place, self.expected, raw)


class DataType(ValueType):
    """Bytes to send, or a string, which is sent as UTF-8."""

    expected = "bytes or a string"

    def convert(self, raw: object, place: Place) -> bytes | str:
        if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        if isinstance(raw, str):
            return characters(raw)
        raise bad_value(place, self.expected, raw)


class DocumentType(ValueType):
    """Any JSON value, taken as it is."""

    expected = "a JSON value"
    nullable = True

    def convert(self, raw: object, place: Place) -> object:  # noqa: ARG002 (any value will do)
        return raw


class EnumType(ValueType):
    """A value of an enum, or a text that the enum does not list."""

    def __init__(self, enum: type[ServiceEnum]) -> None:
        self.enum = enum
        self.expected = f"a string (enum {enum.__name__})"

    def convert(self, raw: object, place: Place) -> ServiceEnum | UnknownValue:
        if not isinstance(raw, str):
            raise bad_value(place, self.expected, raw)
        text = characters(raw)
        try:
            return self.enum(text)
        except ValueError:
            return UnknownValue(text)


class ListType(ValueType):
    """A list; nulls in it are dropped unless the model calls it sparse."""

    expected = "a list"
    absent = ABSENT

    def __init__(self, item: ValueType, *, sparse: bool = False) -> None:
        self.item = item
        self.keeps_nulls = sparse or item.nullable

    def convert(self, raw: object, place: Place) -> Sequence[object]:
        if raw is ABSENT:
            return ABSENT
        if not is_list(raw):
            raise bad_value(place, self.expected, raw, container=True)
        return tuple(
            None if item is None else self.item.convert(item, place.inside(index))
            for index, item in enumerate(raw)
            if item is not None or self.keeps_nulls
        )


class MapType(ValueType):
    """A map with texts as keys; nulls in it are dropped unless the model calls it sparse."""

    expected = "a map"
    absent = ABSENT_MAP

    def __init__(self, value: ValueType, *, sparse: bool = False) -> None:
        self.value = value
        self.keeps_nulls = sparse or value.nullable

    def convert(self, raw: object, place: Place) -> Mapping[str, object]:
        if raw is ABSENT_MAP:
            return ABSENT_MAP
        if not is_map(raw):
            raise bad_value(place, self.expected, raw, container=True)
        converted: dict[str, object] = {}
        for key, value in raw.items():
            if not isinstance(key, str):
                raise bad_value(place, "a map with string keys", raw, container=True)
            if value is not None:
                step = "*" if place.sensitive else characters(key)
                converted[characters(key)] = self.value.convert(value, place.inside(step))
            elif self.keeps_nulls:
                converted[characters(key)] = None
        return converted


class StructureType(ValueType):
    """Another structure."""

    def __init__(self, structure: type[Structure]) -> None:
        self.structure = structure
        self.expected = f"a structure ({structure.__name__})"

    def convert(self, raw: object, place: Place) -> Structure:
        return self.structure.__shape__.convert(raw, place)


class UnionType(ValueType):
    """Exactly one of several members: a class for each.

    Args:
        union: The union of the classes; `UnknownVariant` may be among them.
    """

    expected = "a structure with exactly one member"

    def __init__(self, union: object) -> None:
        found: tuple[Any, ...] = get_args(union) or (union,)
        self.variants: tuple[type[Structure], ...] = tuple(
            variant for variant in found if variant is not UnknownVariant
        )

    @cached_property
    def by_wire_name(self) -> Mapping[object, type[Structure]]:
        """The variants' classes; their member tables are there when a module is complete."""
        return {variant.__shape__.members[0].wire_name: variant for variant in self.variants}

    def variant(self, raw: Mapping[Any, object]) -> type[Structure] | None:
        """Find the class of a raw value; there is none for a variant that nobody knows."""
        names = [name for name, value in raw.items() if value is not None]
        return self.by_wire_name.get(names[0]) if len(names) == 1 else None

    def convert(self, raw: object, place: Place) -> object:
        if isinstance(raw, UnknownVariant):
            return raw
        if not is_map(raw) or sum(value is not None for value in raw.values()) > 1:
            raise bad_value(place, self.expected, raw, container=True)
        variant = self.variant(raw)
        if variant is None:
            return UnknownVariant.from_raw(raw)
        return variant.__shape__.convert(raw, place)


TEXT: Final = TextType()
INTEGER: Final = IntegerType()
FLOAT: Final = FloatType()
BOOLEAN: Final = BooleanType()
TIMESTAMP: Final = TimestampType()
BLOB: Final = BlobType()
DATA: Final = DataType()
DOCUMENT: Final = DocumentType()


class Member:
    """One line of a member table: a member of a structure or of an error.

    Attributes:
        name: The attribute's name.
        wire_name: The key in botocore's dictionaries.
        type: What the model declares about its value.
        required: The model says that it is always there.
        sensitive: Its value, or a value inside it, must not be shown.
    """

    __slots__ = ("name", "required", "sensitive", "type", "wire_name")

    def __init__(
        self,
        name: str,
        wire_name: str,
        type: ValueType,  # noqa: A002 (the word for it)
        *,
        required: bool = False,
        sensitive: bool = False,
    ) -> None:
        self.name = name
        self.wire_name = wire_name
        self.type = type
        self.required = required
        self.sensitive = sensitive

    def convert(self, raw: Mapping[Any, object], place: Place) -> object:
        """Convert this member of a raw structure.

        Args:
            raw: The whole structure.
            place: Where that is.

        Raises:
            MemberError: The value, or one inside it that is no member of a structure of its own, is
                not what the model declares.
        """
        place = place.inside(self.wire_name, sensitive=self.sensitive)
        try:
            value = raw.get(self.wire_name)
            if value is not None or self.type.nullable:
                return self.type.convert(value, place)
        except MemberError:
            raise
        except Exception as error:  # whatever a value's own methods raise stays at this member
            received = f"a value that raises {type(error).__name__}"
            raise MemberError(str(place), self.type.expected, received) from error
        if self.required and self.type.absent is None:
            raise bad_value(place, self.type.expected, None)
        return self.type.absent


def slot_setter(cls: type[Structure], name: str) -> Setter:
    """Find a slot's own setter: the one way past a frozen class, and the fastest."""
    setter: Setter = getattr(cls, name).__set__
    return setter


class Shape:
    """What a generated class knows about its model: how to read it, and its member table.

    Args:
        cls: The class.
        read: Its fast pass; `None` where no response holds it.
        members: The members, in the model's order.
        sensitive: Nothing of the structure must be shown.
    """

    __slots__ = ("cls", "members", "read", "sensitive", "set_bad", "setters")

    def __init__(
        self,
        cls: type[Structure],
        read: Callable[[Any], Structure] | None,
        *members: Member,
        sensitive: bool = False,
    ) -> None:
        self.cls = cls
        self.read = read or surprised
        self.members = members
        self.sensitive = sensitive
        self.setters = tuple(slot_setter(cls, member.name) for member in members)
        self.set_bad = slot_setter(cls, "__bad__")

    def convert(self, raw: object, place: Place) -> Structure:
        """Convert a raw structure patiently: a bad member is left unset and kept as it came.

        Raises:
            MemberError: The value is no structure at all.
        """
        if not is_map(raw):
            raise bad_value(place, f"a structure ({self.cls.__name__})", raw, container=True)
        if self.sensitive:
            place = place._replace(sensitive=True)
        made = object.__new__(self.cls)
        bad: dict[str, BadMember] = {}
        for member, set_member in zip(self.members, self.setters, strict=True):
            try:
                set_member(made, member.convert(raw, place))
            except MemberError as error:
                bad[member.name] = BadMember(raw.get(member.wire_name), error)
        if bad:
            self.set_bad(made, bad)
        return made


LONGEST_SHOWN: Final = 40
"""How many characters of a value an error repeats at most; of a longer text it tells the length."""


def describe(value: object, *, hidden: bool) -> str:
    """Say what came instead, in a few words; what lies in a container is never shown."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        if not hidden and len(value) <= LONGEST_SHOWN:
            return f"string {characters(value)!r}"
        return f"a string of length {len(value)}"
    is_long = isinstance(value, int) and abs(value) >= 10**LONGEST_SHOWN
    if isinstance(value, bool | int | float) and not hidden and not is_long:
        return f"{type(value).__name__} {value!r}"
    return f"a value of type {type(value).__name__}"
