# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The base classes of everything that a model calls a structure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar

from .calls import advising
from .decode import new
from .errors import MemberError
from .schema import BadMember, Member, Place, Shape, describe, slot_setter, without_frames
from .values import (
    ABSENT,
    ABSENT_MAP,
    UnknownValue,
    UnknownVariant,
    explain_missing,
    is_list,
    is_map,
    public,
    public_class,
    service_package,
)

if TYPE_CHECKING:
    from .metadata import ResponseMetadata

S = TypeVar("S", bound="Structure")
R = TypeVar("R", bound="Response")


class Structure:
    """Base of every structure: a frozen value, converted from and to botocore's dictionaries.

    It compares by content, is not hashable, and can be copied and pickled. An attribute that could
    not be read raises `MemberError`.
    """

    __slots__ = ("__bad__", "__raw__")

    __shape__: ClassVar[Shape]

    if TYPE_CHECKING:
        __hash__: ClassVar[None]  # type: ignore[assignment]  # object declares a method; ours has none
        __bad__: dict[str, BadMember]
        __raw__: dict[str, Any]
    else:
        __hash__ = None

        def __init_subclass__(cls):
            """Let the `__init__` that attrs makes explain calls that do not fit."""
            super().__init_subclass__()
            init = vars(cls).get("__init__")
            if init is not None:
                cls.__init__ = advising(init)

        def __getattr__(self, name):
            """Explain an attribute that is not there: an unset slot or a wrong name."""
            if name in ("__bad__", "__raw__"):
                return {}
            bad = self.__bad__.get(name)
            if bad is not None:
                raise without_frames(bad.error)  # those of who asked before

            def advise() -> str:
                from .advice import advise_attribute

                return advise_attribute(self, name)

            return explain_missing(self, name, advise)

        def __getitem__(self, key):
            """Explain that it is not a dictionary; a loop over it comes here too."""
            from .advice import advise_key

            raise TypeError(advise_key(self, key))

        __contains__ = __getitem__

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Convert a dictionary as botocore gives it.

        Args:
            raw: The dictionary, with wire names as keys. Keys that the model does not know are
                left out. A member that is not what the model declares is left unset.

        Raises:
            TypeError: `raw` is no dictionary.
        """
        return convert(cls, raw, cls.__name__)

    @classmethod
    def from_json(cls, string: str | bytes) -> Self:
        """Read what `to_json` has written, or what the AWS CLI prints, which is the same.

        Args:
            string: A JSON object, with wire names as keys: timestamps in ISO 8601 or as seconds
                since 1970, bytes in base64. Keys that the model does not know are left out. A
                member that is not what the model declares is left unset.

        Raises:
            ValueError: `string` is not valid JSON.
            TypeError: It is not a JSON object; or the class has a body or a stream of events, which
                JSON does not hold.
        """
        from .json_values import read_object

        return cls.from_dict(read_object(cls.__shape__, string))

    def to_dict(self) -> dict[str, Any]:
        """Convert to a dictionary as botocore takes and gives it, with wire names as keys.

        Members that are not set are left out; what could not be read comes back as it came.
        """
        bad = self.__bad__
        found = {
            member.wire_name: value if member.name in bad else to_raw(value)
            for member, value in member_values(self)
        }
        return {wire_name: value for wire_name, value in found.items() if value is not None}

    def to_json(self, *, indent: int | None = None) -> str:
        """Write `to_dict()` as JSON: timestamps in ISO 8601, bytes in base64, NaN as a text.

        A body and a stream of events are left out.

        Args:
            indent: Spaces for each level; without it everything stands on one line.
        """
        from .json_values import to_json_value

        streams = {member.wire_name for member in self.__shape__.members if member.type.streams}
        told = {name: value for name, value in self.to_dict().items() if name not in streams}
        return json.dumps(to_json_value(told), indent=indent, allow_nan=False)

    @property
    def member_errors(self) -> tuple[MemberError, ...]:
        """Every member that could not be read, here and in the structures inside."""
        return tuple(find_member_errors(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Structure) or other.__class__ is not self.__class__:
            return NotImplemented
        return all(
            comparable(mine) == comparable(theirs)
            for (_, mine), (_, theirs) in zip(
                member_values(self), member_values(other), strict=True
            )
        )

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in shown_members(self))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __dir__(self) -> Iterable[str]:
        """List the attributes but for those that printers of all attributes must not show."""
        sensitive = {member.name for member in self.__shape__.members if is_hidden(self, member)}
        return [name for name in super().__dir__() if name not in sensitive | RAW]

    if not TYPE_CHECKING:

        def __rich_repr__(self):
            """Tell rich what `repr` shows."""
            return shown_members(self)

        def _repr_pretty_(self, printer, _) -> None:
            """Tell the pretty printers of IPython and hypothesis what `repr` shows."""
            printer.text(repr(self))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle and copy by service package and public name, which outlive a regeneration."""
        cls = type(self)
        bad = {name: (member.raw, member.error) for name, member in self.__bad__.items()}
        values = {
            member.name: value for member, value in member_values(self) if member.name not in bad
        }
        return restore_structure, (service_package(cls), cls.__name__, values, bad, self.__raw__)


class Response(Structure):
    """Base of what every operation returns."""

    __slots__ = ()

    if TYPE_CHECKING:
        __hash__: ClassVar[None]

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Convert a dictionary as boto3 returns it, and keep it as `raw_response`.

        Args:
            raw: The dictionary, with wire names as keys. Keys that the model does not know are
                left out. A member that is not what the model declares is left unset.

        Raises:
            TypeError: `raw` is no dictionary.
        """
        return convert_response(cls, raw, cls.__name__)

    @property
    def response_metadata(self) -> ResponseMetadata:
        """Request id, HTTP status and headers, retries; empty on a response made by hand."""
        from .metadata import ResponseMetadata

        raw = self.__raw__.get("ResponseMetadata")
        return ResponseMetadata.from_raw(raw if is_map(raw) else {})

    @property
    def raw_response(self) -> dict[str, Any]:
        """The dictionary as botocore gave it; empty on a response made by hand."""
        return self.__raw__


set_raw = slot_setter(Response, "__raw__")


def convert(
    cls: type[S],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None = None,
) -> S:
    """Convert a raw structure: fast if all is well, else patiently.

    Args:
        cls: The class to make.
        raw: What botocore gave.
        origin: Where the ways in errors begin: an operation or a class.
        warn: Called for every member that could not be read.

    Raises:
        TypeError: `raw` is no dictionary.
    """
    made: Structure | None
    try:
        made = cls.__shape__.read(raw)
    except Exception:  # noqa: BLE001 (a surprise of any kind, also one of a value's own methods)
        made = None
    if made is None:
        made = convert_patiently(cls, raw, origin, warn)
    assert isinstance(made, cls)
    return made


def convert_patiently(
    cls: type[Structure],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None,
) -> Structure:
    """Convert a raw structure that the fast pass did not take; the rest as in `convert`."""
    if not is_map(raw):
        raise TypeError(f"{origin} takes a dictionary, not {describe(raw, hidden=True)}")
    made = cls.__shape__.convert(raw, Place(origin))
    if warn is not None:
        for error in made.member_errors:
            warn(error)
    return made


def convert_response(
    cls: type[R],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None = None,
) -> R:
    """Convert what botocore returned for an operation, and keep it with the response."""
    made = convert(cls, raw, origin, warn)
    set_raw(made, raw if isinstance(raw, dict) else dict(raw))
    return made


def member_values(structure: Structure) -> Iterator[tuple[Member, object]]:
    """Go through the members: each with its value, or with what came if it could not be read."""
    bad = structure.__bad__
    for member in structure.__shape__.members:
        name = member.name
        yield member, bad[name].raw if name in bad else getattr(structure, name)


def to_raw(value: object) -> object:
    """Convert a typed value to what botocore takes; one that is not set becomes `None`."""
    if value is None or value.__class__ is str:  # as nearly every parameter is
        return value
    if isinstance(value, Structure):
        return value.to_dict()
    if isinstance(value, Enum | UnknownValue):
        return str(value.value)
    if isinstance(value, UnknownVariant):
        return value.raw
    if value is ABSENT or value is ABSENT_MAP:
        return None
    if is_list(value):
        return [to_raw(item) for item in value]
    if is_map(value):
        return {key: to_raw(item) for key, item in value.items()}
    return value


def comparable(value: object) -> object:
    """Turn a value into one that compares by content, a list and a tuple alike."""
    if is_list(value):
        return [comparable(item) for item in value]
    if is_map(value):
        return {key: comparable(item) for key, item in value.items()}
    return value


def shown_members(structure: Structure) -> Iterator[tuple[str, object]]:
    """Go through the members that are set and may be shown: each one's name and value."""
    for member, value in member_values(structure):
        if is_hidden(structure, member):
            continue
        if member.name in structure.__bad__:
            yield member.name, UNREADABLE
        elif value is not member.type.absent:
            yield member.name, value


def is_hidden(structure: Structure, member: Member) -> bool:
    """Whether a member must not be shown."""
    return structure.__shape__.sensitive or member.sensitive


class Unreadable:
    """Stands for a value that could not be read where a structure is shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<unreadable>"


UNREADABLE: Final = Unreadable()

RAW: Final = frozenset({"__bad__", "__raw__", "raw_response"})
"""The attributes of a structure that hold what came as it came."""


def find_member_errors(value: object) -> Iterator[MemberError]:
    """Find what could not be read, depth first."""
    if isinstance(value, Structure):
        bad = value.__bad__
        for member, held in member_values(value):
            if member.name in bad:
                yield bad[member.name].error
            else:
                yield from find_member_errors(held)
    elif is_list(value):
        for item in value:
            yield from find_member_errors(item)
    elif is_map(value):
        for item in value.values():
            yield from find_member_errors(item)


@public
def restore_structure(
    package: str,
    name: str,
    values: Mapping[str, object],
    bad: Mapping[str, tuple[object, MemberError]],
    raw: dict[str, Any],
) -> Structure:
    """Unpickle a structure; members that its class has learnt since are not set."""
    cls = public_class(package, name)
    if not issubclass(cls, Structure):
        raise TypeError(f"{package}.{name} is not a structure")
    made = new(cls)
    missing = {name: BadMember(*kept) for name, kept in bad.items()}
    for member, set_member in zip(cls.__shape__.members, cls.__shape__.setters, strict=True):
        if member.name in values:
            set_member(made, values[member.name])
        elif member.name not in missing:
            try:
                set_member(made, member.convert({}, Place(name)))
            except MemberError as error:
                missing[member.name] = BadMember(None, error)
    if missing:
        cls.__shape__.set_bad(made, missing)
    if raw:
        set_raw(made, raw)
    return made
