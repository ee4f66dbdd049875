"""From botocore's dictionaries to typed values, in two passes.

The fast pass is emitted code, one line a member, which calls the `read_...` functions below and
raises `Surprise` at the first value that is not exactly what the model declares. The patient pass
starts over from a class's member table: it accepts what is harmless (subclasses, an integral float
for an integer) and confines whatever it cannot read to the member where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias, TypeVar

from .errors import MemberError
from .values import ABSENT, ABSENT_MAP, ServiceEnum, UnknownValue

if TYPE_CHECKING:
    from .structures import Structure

T = TypeVar("T")
S = TypeVar("S", bound="Structure")
E = TypeVar("E", bound=ServiceEnum)

JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
"""Any JSON value: what a model calls a document."""

Path: TypeAlias = "tuple[str | int, ...]"
Setter: TypeAlias = "Callable[[Structure, object], None]"


# --- The fast pass: exact classes, no second thoughts ------------------------------------------


class Surprise(Exception):
    """The fast pass met something else than the model declares."""


new = object.__new__


def stop() -> NoReturn:
    """End the fast pass."""
    raise Surprise


def entries(raw: Any) -> dict[str, Any]:
    """Read a structure's own dictionary."""
    if raw.__class__ is not dict:
        raise Surprise
    found: dict[str, Any] = raw
    return found


def read_text(raw: Any) -> str:
    """Read a text that is there."""
    if raw.__class__ is not str:
        raise Surprise
    text: str = raw
    return text


def read_integer(raw: Any) -> int:
    """Read an integer that is there; a bool is none."""
    if raw.__class__ is not int:
        raise Surprise
    number: int = raw
    return number


def read_float(raw: Any) -> float:
    """Read a float that is there; JSON writes whole ones as integers."""
    if raw.__class__ is float or raw.__class__ is int:
        return float(raw)
    raise Surprise


def read_boolean(raw: Any) -> bool:
    """Read a bool that is there."""
    if raw.__class__ is not bool:
        raise Surprise
    flag: bool = raw
    return flag


def read_timestamp(raw: Any) -> datetime:
    """Read a timestamp that is there, in UTC; botocore gives the local zone."""
    if raw.__class__ is not datetime:
        raise Surprise
    moment: datetime = raw
    return moment.astimezone(timezone.utc)


def read_blob(raw: Any) -> bytes:
    """Read bytes that are there."""
    if raw.__class__ is not bytes:
        raise Surprise
    data: bytes = raw
    return data


def read_document(raw: Any) -> JSON:
    """Take a document as it is."""
    document: JSON = raw
    return document


def read_list(read_item: Callable[[Any], T], raw: Any) -> Sequence[T]:
    """Read a list, or `ABSENT` where there is none."""
    if raw is None:
        return ABSENT
    if raw.__class__ is not list:
        raise Surprise
    return tuple(map(read_item, raw))


def read_map(read_value: Callable[[Any], T], raw: Any) -> Mapping[str, T]:
    """Read a map, or `ABSENT_MAP` where there is none."""
    if raw is None:
        return ABSENT_MAP
    if raw.__class__ is not dict or not ONLY_TEXT.issuperset(map(type, raw)):
        raise Surprise
    return dict(zip(raw, map(read_value, raw.values()), strict=True))


ONLY_TEXT: Final = frozenset({str})


def read_texts(raw: Any) -> Sequence[str]:
    """Read a list of texts: `read_list(read_text, raw)`, checked in one go."""
    if raw is None:
        return ABSENT
    if raw.__class__ is not list or not ONLY_TEXT.issuperset(map(type, raw)):
        raise Surprise
    return tuple(raw)


def list_reader(read_item: Callable[[Any], T]) -> Callable[[Any], Sequence[T]]:
    """Make the reader of a list inside a list or map, where a null is a surprise."""
    return lambda raw: stop() if raw is None else read_list(read_item, raw)


def map_reader(read_value: Callable[[Any], T]) -> Callable[[Any], Mapping[str, T]]:
    """Make the reader of a map inside a list or map, where a null is a surprise."""
    return lambda raw: stop() if raw is None else read_map(read_value, raw)


def sparse_reader(read_item: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Make the reader of an item that may be null."""
    return lambda raw: None if raw is None else read_item(raw)


class KnownValues(dict[str, E | UnknownValue]):
    """The members of an enum by raw text; any other text is an `UnknownValue`."""

    def __missing__(self, raw: Any) -> UnknownValue:
        if raw.__class__ is not str:
            raise Surprise
        return UnknownValue(raw)


def unreadable(_: Any) -> NoReturn:
    """The reader of a structure that no response holds: the patient pass does it all."""
    raise Surprise


def enum_reader(enum: type[E]) -> Callable[[Any], E | UnknownValue]:
    """Make the reader of an enum value that is there: one look-up in C."""
    return KnownValues({member.value: member for member in enum}).__getitem__


# --- The patient pass: what a member table says about a value ------------------------------------


class BadValue(Exception):
    """A value is not what the model declares. Caught at the member that holds it."""

    def __init__(
        self, path: Path, expected: str, received: object, *, container: bool = False
    ) -> None:
        super().__init__(path, expected)
        self.path = path
        self.expected = expected
        self.received = received
        self.container = container


class ValueType:
    """What the model declares about a value."""

    expected: str
    """What to tell a user who got something else, such as `a text`."""

    absent: object = None
    """What an optional member of this type is where nothing was sent."""

    def convert(self, raw: object, path: Path) -> object:
        """Convert a value that is there.

        Raises:
            BadValue: The value is not of this type.
        """
        raise NotImplementedError


class TextType(ValueType):
    """A text."""

    expected = "a text"

    def convert(self, raw: object, path: Path) -> str:
        if not isinstance(raw, str):
            raise BadValue(path, self.expected, raw)
        return str(raw)


class IntegerType(ValueType):
    """An integer, also one that came as a whole float."""

    expected = "an integer"

    def convert(self, raw: object, path: Path) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return int(raw)
        if isinstance(raw, float) and raw.is_integer():
            return int(raw)
        raise BadValue(path, self.expected, raw)


class FloatType(ValueType):
    """A float, also one that came as an integer or as one of the texts JSON has no number for."""

    expected = "a number"

    def convert(self, raw: object, path: Path) -> float:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return float(raw)
        if raw == "NaN" or raw == "Infinity" or raw == "-Infinity":
            return float(str(raw))
        raise BadValue(path, self.expected, raw)


class BooleanType(ValueType):
    """True or False."""

    expected = "true or false"

    def convert(self, raw: object, path: Path) -> bool:
        if not isinstance(raw, bool):
            raise BadValue(path, self.expected, raw)
        return raw


class TimestampType(ValueType):
    """A moment; one without a zone is in local time, as botocore sees it."""

    expected = "a timestamp"

    def convert(self, raw: object, path: Path) -> datetime:
        if not isinstance(raw, datetime):
            raise BadValue(path, self.expected, raw)
        moment = raw.astimezone(timezone.utc)
        return datetime.combine(moment.date(), moment.timetz())


class BlobType(ValueType):
    """Bytes."""

    expected = "bytes"

    def convert(self, raw: object, path: Path) -> bytes:
        if not isinstance(raw, bytes | bytearray):
            raise BadValue(path, self.expected, raw)
        return bytes(raw)


class DocumentType(ValueType):
    """Any JSON value, taken as it is."""

    expected = "a JSON value"

    def convert(self, raw: object, path: Path) -> object:
        return raw


class EnumType(ValueType):
    """A value of an enum, or a text that the enum does not list."""

    def __init__(self, enum: type[ServiceEnum]) -> None:
        self.enum = enum
        self.expected = f"a text of {enum.__name__}"

    def convert(self, raw: object, path: Path) -> ServiceEnum | UnknownValue:
        if not isinstance(raw, str):
            raise BadValue(path, self.expected, raw)
        text = raw.value if isinstance(raw, Enum) else str(raw)
        try:
            return self.enum(text)
        except ValueError:
            return UnknownValue(text)


class ListType(ValueType):
    """A list; nulls in it are dropped unless the model calls it sparse."""

    absent = ABSENT

    def __init__(self, item: ValueType, *, sparse: bool = False) -> None:
        self.item = item
        self.sparse = sparse
        self.expected = f"a list, each item {item.expected}"

    def convert(self, raw: object, path: Path) -> Sequence[object]:
        if raw is ABSENT:
            return ABSENT
        if not isinstance(raw, list | tuple):
            raise BadValue(path, "a list", raw, container=True)
        items: Sequence[object] = raw
        return tuple(
            None if item is None else self.item.convert(item, (*path, index))
            for index, item in enumerate(items)
            if item is not None or self.sparse
        )


class MapType(ValueType):
    """A map with texts as keys; nulls in it are dropped unless the model calls it sparse."""

    absent = ABSENT_MAP

    def __init__(self, value: ValueType, *, sparse: bool = False) -> None:
        self.value = value
        self.sparse = sparse
        self.expected = f"a map, each value {value.expected}"

    def convert(self, raw: object, path: Path) -> Mapping[str, object]:
        if raw is ABSENT_MAP:
            return ABSENT_MAP
        if not isinstance(raw, Mapping):
            raise BadValue(path, "a map", raw, container=True)
        entries: Mapping[object, object] = raw
        converted: dict[str, object] = {}
        for key, value in entries.items():
            if not isinstance(key, str):
                raise BadValue(path, "a map with texts as keys", raw, container=True)
            if value is not None:
                converted[str(key)] = self.value.convert(value, (*path, str(key)))
            elif self.sparse:
                converted[str(key)] = None
        return converted


class StructureType(ValueType):
    """Another structure."""

    def __init__(self, structure: type[Structure]) -> None:
        self.structure = structure
        self.expected = f"a structure {structure.__name__}"

    def convert(self, raw: object, path: Path) -> Structure:
        return self.structure.__shape__.convert(raw, path)


TEXT: Final = TextType()
INTEGER: Final = IntegerType()
FLOAT: Final = FloatType()
BOOLEAN: Final = BooleanType()
TIMESTAMP: Final = TimestampType()
BLOB: Final = BlobType()
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
        type: ValueType,
        *,
        required: bool = False,
        sensitive: bool = False,
    ) -> None:
        self.name = name
        self.wire_name = wire_name
        self.type = type
        self.required = required
        self.sensitive = sensitive

    @property
    def default(self) -> object:
        """What the attribute is where nothing was sent, if it may be left out."""
        return self.type.absent

    def convert(self, raw: Mapping[str, object], path: Path) -> object:
        """Convert this member of a raw structure.

        Raises:
            BadMember: The value, or one inside it that is no member of a structure of its own, is
                not what the model declares.
        """
        value = raw.get(self.wire_name)
        path = (*path, self.wire_name)
        try:
            if value is not None:
                return self.type.convert(value, path)
            if not self.required or self.type.absent is not None:
                return self.type.absent
            raise BadValue(path, self.type.expected, None)
        except BadValue as bad:
            raise BadMember(value, self.error(bad)) from None
        except Exception as error:  # whatever a value's own methods raise stays at this member
            bad = BadValue(path, f"{self.type.expected} ({type(error).__name__})", value)
            raise BadMember(value, self.error(bad)) from error

    def error(self, bad: BadValue) -> MemberError:
        """Say what is wrong, without a value that must not be shown.

        What came in place of a list, a map or a structure is not shown either: it may be what a
        sensitive member inside would have held.
        """
        hidden = self.sensitive or bad.container
        return MemberError(format_path(bad.path), bad.expected, describe(bad.received, hidden=hidden))


class BadMember(Exception):
    """A member of a structure that cannot be read: what came, and what to tell who asks."""

    def __init__(self, raw: object, error: MemberError) -> None:
        super().__init__(error)
        self.raw = raw
        self.error = error


class Shape:
    """What a generated class knows about its model: how to read it, and its member table."""

    __slots__ = ("cls", "members", "name", "read", "sensitive", "set_bad", "setters")

    def __init__(
        self,
        cls: type[Structure],
        read: Callable[[Any], Structure] | None,
        *members: Member,
        sensitive: bool = False,
    ) -> None:
        self.cls = cls
        self.name = cls.__name__
        self.read: Callable[[Any], Structure] = read or unreadable
        self.members = members
        self.sensitive = sensitive
        # The slots' own setters: the one way past a frozen class, and the fastest.
        self.setters: tuple[Setter, ...] = tuple(
            getattr(cls, member.name).__set__ for member in members
        )
        self.set_bad: Setter = getattr(cls, "__bad__").__set__  # noqa: B009 (a slot, not a value)

    def convert(self, raw: object, path: Path) -> Structure:
        """Convert a raw structure patiently: a bad member is left unset and kept as it came.

        Raises:
            BadValue: The value is no structure at all.
        """
        if not isinstance(raw, Mapping):
            raise BadValue(path, f"a structure {self.name}", raw, container=True)
        made = new(self.cls)
        bad: dict[str, BadMember] = {}
        for member, set_member in zip(self.members, self.setters, strict=True):
            try:
                set_member(made, member.convert(raw, path))
            except BadMember as error:
                bad[member.name] = error
        if bad:
            self.set_bad(made, bad)
        return made


def format_path(path: Path) -> str:
    """Write a path of wire names: `DescribeJob: Job.Steps[0].Status`; its head is the operation."""
    head, *steps = path
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"{head}: {text.removeprefix('.')}"


def describe(value: object, *, hidden: bool) -> str:
    """Say what came instead, in a few words; a container's content is never shown."""
    match value:
        case None:
            return "nothing"
        case bool() | int() | float() if not hidden:
            return f"the {type(value).__name__} {value!r}"
        case str() if not hidden and len(value) <= 40:
            return f"the text {str(value)!r}"
        case str() | bytes() | list() | tuple() | dict():
            return f"a {type(value).__name__} of length {len(value)}"
        case _:
            return f"a value of type {type(value).__name__}"
