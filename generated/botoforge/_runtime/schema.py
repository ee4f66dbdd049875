# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What a generated class knows about its model: the table of its members, and the slow path.

The slow path converts botocore's dictionaries to typed values. It starts over where the fast path
in `decode` or `decode_xml` has given up: it accepts what is harmless (subclasses, a whole float for
an integer), and a value that it cannot read costs only the member that holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

from .decode import miss_fast_path
from .errors import MemberError
from .location import Location, member_error, without_frames
from .values import is_map


class BadMember:
    """What a structure keeps of a member that could not be read; printers do not show it.

    Attributes:
        raw: The raw value, unchanged.
        error: The error that is raised when the attribute is read.
    """

    __slots__ = ("error", "raw")

    def __init__(self, raw: object, error: MemberError) -> None:
        self.raw = raw
        self.error = without_frames(error)


class BaseStructure:
    """The part of a structure that the schema needs; `Structure` has the rest."""

    __slots__ = ("__bad__", "__raw__")

    __shape__: ClassVar[Shape]

    if TYPE_CHECKING:
        __bad__: dict[str, BadMember]
        __raw__: dict[str, Any]


Setter: TypeAlias = Callable[[BaseStructure, object], None]
"""Sets one slot of a structure, although the class is frozen."""


class ValueType:
    """What the model declares about a value."""

    expected: str
    """The type's name in errors, such as `a string`."""

    absent: object = None
    """The value of an optional member of this type that the response leaves out."""

    nullable = False
    """Whether null is a value of this type."""

    streams = False
    """Whether it is read piece by piece after the call; JSON cannot hold it."""

    def convert(self, raw: object, location: Location) -> object:
        """Convert a value that is not missing.

        Raises:
            MemberError: The value is not of this type.
        """
        raise NotImplementedError


class Member:
    """One row of a member table: a member of a structure or of an error.

    Attributes:
        name: The attribute's name.
        wire_name: The key in botocore's dictionaries.
        type: The type that the model declares for its value.
        location_name: Its name on the wire: a key, an element, an attribute or a header; of headers
            the prefix of their names.
        location: Where it comes, if not in the body or the content of an element, in botocore's
            words: `header`, `headers`, `statusCode`, `payload` (it is the whole body), `attribute`,
            `eventheader`, `eventpayload`.
        required: Whether the model says that it is always there.
        sensitive: Whether its value, or a value inside it, must not be shown.
    """

    __slots__ = (
        "location",
        "location_name",
        "name",
        "required",
        "sensitive",
        "type",
        "wire_name",
    )

    def __init__(
        self,
        name: str,
        wire_name: str,
        type: ValueType,  # noqa: A002 (the word for it)
        location_name: str | None = None,
        *,
        location: str | None = None,
        required: bool = False,
        sensitive: bool = False,
    ) -> None:
        self.name = name
        self.wire_name = wire_name
        self.type = type
        self.location_name = wire_name if location_name is None else location_name
        self.location = location
        self.required = required
        self.sensitive = sensitive

    def convert(self, raw: Mapping[Any, object], location: Location) -> object:
        """Convert this member of a raw structure.

        Args:
            raw: The whole structure.
            location: Where the structure is.

        Raises:
            MemberError: The value, or one inside it that is not a member of a nested structure, is
                not what the model declares.
        """
        location = location.inside(self.wire_name, sensitive=self.sensitive)
        try:
            value = raw.get(self.wire_name)
            if value is not None or self.type.nullable:
                return self.type.convert(value, location)
        except MemberError:
            raise
        except Exception as error:  # whatever a value's own methods raise stays at this member
            received = f"a value that raises {type(error).__name__}"
            raise MemberError(str(location), self.type.expected, received) from error
        if self.required and self.type.absent is None:
            raise member_error(location, self.type.expected, None)
        return self.type.absent


def slot_setter(cls: type[BaseStructure], name: str) -> Setter:
    """Find the setter of a slot: the only way past a frozen class, and the fastest."""
    setter: Setter = getattr(cls, name).__set__
    return setter


OUTSIDE: Final = frozenset({"header", "headers", "statusCode"})
"""The locations that are not in the body."""


class MemberTable:
    """The members that the model lists for a structure or an error."""

    __slots__ = ("members", "outside")

    members: tuple[Member, ...]
    outside: tuple[tuple[Member, Setter | None], ...]
    """The members in headers or the status code; of a structure each with its setter."""


class Shape(MemberTable):
    """What a generated class knows about its model: its reader and its member table.

    Args:
        cls: The class.
        read: The reader of the fast path, which takes a JSON object of the wire and botocore's
            dictionary alike; `None` if no response holds the structure.
        members: The members, in the model's order.
        sensitive: Whether nothing of the structure must be shown.
    """

    __slots__ = (
        "cls",
        "make",
        "payload",
        "read",
        "read_wire",
        "sensitive",
        "set_bad",
        "setters",
    )

    def __init__(
        self,
        cls: type[BaseStructure],
        read: Callable[[Any], BaseStructure] | None,
        *members: Member,
        sensitive: bool = False,
    ) -> None:
        self.cls = cls
        self.read: Callable[[Any], BaseStructure] = read or miss_fast_path
        self.read_wire: Callable[[Any], BaseStructure] = self.read
        self.members = members
        self.sensitive = sensitive
        self.make: Callable[[], Any] = self._make_first
        """Makes an instance whose attributes can be set, before it gets its class."""
        self.setters = tuple(slot_setter(cls, member.name) for member in members)
        self.set_bad = slot_setter(cls, "__bad__")
        rows = tuple(zip(members, self.setters, strict=True))
        self.outside = tuple(row for row in rows if row[0].location in OUTSIDE)
        self.payload = next((row for row in rows if row[0].location == "payload"), None)
        """The member that is the whole body, with its setter."""

    def _make_first(self) -> Any:
        """Make the first instance, and the class of all of them: the structure's, but not frozen.

        Setting an attribute is ten times as fast as a call of the slot's setter; but only where
        neither setting nor deleting one is a method in Python.
        """
        unfrozen: Any = type(self.cls.__name__, (self.cls,), {"__slots__": ()})
        unfrozen.__init__ = object.__init__
        unfrozen.__setattr__ = object.__setattr__
        unfrozen.__delattr__ = object.__delattr__
        self.make = unfrozen
        return self.make()

    def convert(self, raw: object, location: Location) -> BaseStructure:
        """Convert a raw structure slowly; a bad member stays unset, and its raw value is kept.

        Raises:
            MemberError: The value is not a dictionary.
        """
        if not is_map(raw):
            raise member_error(location, f"a structure ({self.cls.__name__})", raw, container=True)
        if self.sensitive:
            location = location.as_sensitive()
        structure = object.__new__(self.cls)
        bad: dict[str, BadMember] = {}
        for member, set_member in zip(self.members, self.setters, strict=True):
            try:
                set_member(structure, member.convert(raw, location))
            except MemberError as error:
                bad[member.name] = BadMember(raw.get(member.wire_name), error)
        if bad:
            self.set_bad(structure, bad)
        return structure


class WireShape(Shape):
    """A shape whose reader takes only what is on the wire; the slow path takes dictionaries.

    It takes an element of XML, or a JSON object whose keys are not those of botocore's dictionary.
    """

    __slots__ = ()

    def __init__(
        self,
        cls: type[BaseStructure],
        read: Callable[[Any], BaseStructure] | None,
        *members: Member,
        sensitive: bool = False,
    ) -> None:
        super().__init__(cls, read, *members, sensitive=sensitive)
        self.read = miss_fast_path


def member_values(structure: BaseStructure) -> Iterator[tuple[Member, object]]:
    """List the members, each with its value, or with the raw value if that could not be read."""
    bad = structure.__bad__
    for member in structure.__shape__.members:
        name = member.name
        yield member, bad[name].raw if name in bad else getattr(structure, name)
