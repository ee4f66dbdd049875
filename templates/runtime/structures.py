"""The base classes of everything that a model calls a structure."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from attrs import field, frozen

from .conversion import BadMember, BadValue, Member, Shape, describe, format_path, new
from .errors import MemberError
from .values import ABSENT, ABSENT_MAP, UnknownValue, public_class, service_package

SelfStructure = TypeVar("SelfStructure", bound="Structure")
SelfResponse = TypeVar("SelfResponse", bound="Response")

State: TypeAlias = "tuple[dict[str, object], dict[str, BadMember], dict[str, Any]]"
"""What a pickle holds: the values by attribute name, the bad members, the raw response."""


class Structure:
    """Base of every structure: a frozen value that is converted from and to botocore's dictionaries.

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

        def __getattr__(self, name):
            """Explain an attribute that is not there; only unset slots and wrong names come here."""
            if name == "__bad__" or name == "__raw__":
                return {}
            bad = self.__bad__.get(name)
            if bad is not None:
                raise bad.error
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
            )

    @classmethod
    def from_dict(cls: type[SelfStructure], raw: Mapping[str, Any]) -> SelfStructure:
        """Convert a dictionary as botocore gives it.

        Args:
            raw: The dictionary, with wire names as keys. Keys that the model does not know are
                left out. A member that is not what the model declares is left unset.

        Raises:
            TypeError: `raw` is no dictionary.
        """
        return convert(cls, raw, cls.__name__)

    def to_dict(self) -> dict[str, Any]:
        """Convert to a dictionary as botocore takes and gives it, with wire names as keys.

        Members that are not set are left out; what could not be read comes back as it came.
        """
        raw: dict[str, Any] = {}
        bad = self.__bad__
        for member in self.__shape__.members:
            if member.name in bad:
                value = bad[member.name].raw
            else:
                value = to_raw(getattr(self, member.name))
            if value is not None:
                raw[member.wire_name] = value
        return raw

    def to_json(self, *, indent: int | None = None) -> str:
        """Write `to_dict()` as JSON: timestamps in ISO 8601, bytes in base64.

        Args:
            indent: Spaces for each level; without it everything stands on one line.
        """
        return json.dumps(self.to_dict(), indent=indent, default=to_json_value)

    @property
    def member_errors(self) -> tuple[MemberError, ...]:
        """Every member that could not be read, here and in the structures inside."""
        return tuple(find_member_errors(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Structure) or other.__class__ is not self.__class__:
            return NotImplemented
        return comparable(self) == comparable(other)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(shown_members(self))})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, str, State]]:
        """Pickle and copy by service package and public name, which outlive a regeneration."""
        bad = self.__bad__
        values = {
            member.name: getattr(self, member.name)
            for member in self.__shape__.members
            if member.name not in bad
        }
        cls = type(self)
        return restore_structure, (service_package(cls), cls.__name__, (values, bad, self.__raw__))


@frozen(kw_only=True)
class ResponseMetadata:
    """What botocore tells about an answer, beside the answer itself."""

    request_id: str | None = None
    """What to quote to AWS support."""

    http_status_code: int | None = None
    """The HTTP status of the answer."""

    http_headers: Mapping[str, str] = field(factory=dict[str, str])
    """The HTTP headers of the answer, their names in lower case."""

    retry_attempts: int = 0
    """How many times botocore tried again before this answer came."""


class Response(Structure):
    """Base of what every operation returns."""

    __slots__ = ()

    if TYPE_CHECKING:
        __hash__: ClassVar[None]

    @property
    def response_metadata(self) -> ResponseMetadata:
        """Request id, HTTP status and headers, retries; empty on a response made by hand."""
        raw = self.__raw__.get("ResponseMetadata", {})
        return ResponseMetadata(
            request_id=raw.get("RequestId"),
            http_status_code=raw.get("HTTPStatusCode"),
            http_headers=raw.get("HTTPHeaders", {}),
            retry_attempts=raw.get("RetryAttempts", 0),
        )

    @property
    def raw_response(self) -> dict[str, Any]:
        """The dictionary as botocore gave it; empty on a response made by hand."""
        return self.__raw__


def convert(
    cls: type[SelfStructure],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[str, MemberError], None] | None = None,
) -> SelfStructure:
    """Convert a raw structure: fast if all is well, else patiently.

    Args:
        cls: The class to make.
        raw: What botocore gave.
        origin: The head of the paths in errors: an operation or a class.
        warn: Called with `"%s"` and every member that cannot be read, as a logger's method is.

    Raises:
        TypeError: `raw` is no dictionary.
    """
    shape = cls.__shape__
    made: Structure
    try:
        made = shape.read(raw)
    except Exception:  # a surprise of any kind, also one that a value's own methods raised
        try:
            made = shape.convert(raw, (origin,))
        except BadValue as bad:
            received = describe(raw, hidden=True)
            raise TypeError(f"{origin} takes {bad.expected}, not {received}") from None
        for member_error in made.member_errors if warn else ():
            warn("%s", member_error)
    assert isinstance(made, cls)
    return made


def convert_response(
    cls: type[SelfResponse],
    raw: dict[str, Any],
    operation: str,
    warn: Callable[[str, MemberError], None],
) -> SelfResponse:
    """Convert what botocore returned for an operation, and keep it with the response."""
    made = convert(cls, raw, operation, warn)
    set_raw(made, raw)
    return made


# The slots' own setters, past the frozen classes.
set_bad = Structure.__dict__["__bad__"].__set__
set_raw = Structure.__dict__["__raw__"].__set__


def to_raw(value: object) -> object:
    """Convert a typed value to what botocore takes; one that is not set becomes `None`."""
    match value:
        case Structure():
            return value.to_dict()
        case Enum() | UnknownValue():
            return str(value.value)
        case list() | tuple():
            items: Sequence[object] = value
            return None if value is ABSENT else [to_raw(item) for item in items]
        case Mapping():
            entries: Mapping[object, object] = value
            return None if value is ABSENT_MAP else {k: to_raw(v) for k, v in entries.items()}
        case _:
            return value


def to_json_value(value: object) -> object:
    """Convert what JSON has no form for."""
    match value:
        case datetime():
            return value.isoformat()
        case bytes() | bytearray():
            return base64.b64encode(value).decode("ascii")
        case _:
            return str(value)


def comparable(value: object) -> object:
    """Turn a value into one that compares by content: a list and a tuple alike."""
    match value:
        case Structure():
            bad = value.__bad__
            return [
                bad[member.name].raw
                if member.name in bad
                else comparable_value(getattr(value, member.name))
                for member in value.__shape__.members
            ]
        case _:
            return comparable_value(value)


def comparable_value(value: object) -> object:
    """Turn a member's value into one that compares by content; structures do so themselves."""
    match value:
        case list() | tuple():
            items: Sequence[object] = value
            return tuple(comparable_value(item) for item in items)
        case Mapping():
            entries: Mapping[object, object] = value
            return {key: comparable_value(entry) for key, entry in entries.items()}
        case _:
            return value


def shown_members(structure: Structure) -> Iterator[str]:
    """Write the members that are set and may be shown."""
    shape = structure.__shape__
    bad = structure.__bad__
    for member in shape.members:
        if shape.sensitive or member.sensitive:
            continue
        if member.name in bad:
            yield f"{member.name}=<unreadable>"
            continue
        value: object = getattr(structure, member.name)
        if value is not member.type.absent:
            yield f"{member.name}={value!r}"


def find_member_errors(value: object) -> Iterator[MemberError]:
    """Find what could not be read, depth first."""
    match value:
        case Structure():
            bad = value.__bad__
            for member in value.__shape__.members:
                if member.name in bad:
                    yield bad[member.name].error
                else:
                    yield from find_member_errors(getattr(value, member.name))
        case tuple() | list():
            items: Sequence[object] = value
            for item in items:
                yield from find_member_errors(item)
        case Mapping():
            entries: Mapping[object, object] = value
            for entry in entries.values():
                yield from find_member_errors(entry)
        case _:
            pass


def restore_structure(package: str, name: str, state: State) -> Structure:
    """Unpickle a structure; members that its class has learnt since are not set."""
    cls = public_class(package, name)
    if not issubclass(cls, Structure):
        raise TypeError(f"{package}.{name} is not a structure")
    values, bad, raw = state
    made = new(cls)
    shape = cls.__shape__
    missing = dict(bad)
    for member, set_member in zip(shape.members, shape.setters, strict=True):
        if member.name in values:
            set_member(made, values[member.name])
        elif member.name not in missing:
            try:
                set_member(made, member.convert({}, (name,)))
            except BadMember as error:
                missing[member.name] = error
    if missing:
        set_bad(made, missing)
    if raw:
        set_raw(made, raw)
    return made
