"""Between botocore's dictionaries and structures: the fast path, else the slow path; and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import Any, Final, TypeVar

from .errors import MemberError
from .location import Location, describe_value, without_frames
from .schema import BaseStructure, Setter, member_values, slot_setter
from .values import (
    ABSENT,
    ABSENT_MAP,
    AbsentList,
    AbsentMap,
    ServiceEnum,
    UnknownValue,
    UnknownVariant,
    is_list,
    is_map,
)

S = TypeVar("S", bound=BaseStructure)

set_raw: Final[Setter] = slot_setter(BaseStructure, "__raw__")


def convert(
    cls: type[S],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None = None,
) -> S:
    """Convert a raw structure: on the fast path if all is well, else on the slow path.

    Args:
        cls: The class to make.
        raw: The dictionary from botocore.
        origin: Where paths in errors begin: an operation or a class.
        warn: Called for every member that could not be read.

    Raises:
        TypeError: `raw` is not a dictionary.
    """
    structure: BaseStructure | None
    try:
        structure = cls.__shape__.read(raw)
    except Exception:  # noqa: BLE001 (a miss, or whatever a value's own methods raise)
        structure = None
    if structure is None:
        structure = convert_slowly(cls, raw, origin, warn)
    assert isinstance(structure, cls)
    return structure


def convert_slowly(
    cls: type[BaseStructure],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None,
) -> BaseStructure:
    """Convert a raw structure on the slow path; arguments and errors are those of `convert`."""
    if not is_map(raw):
        raise TypeError(f"{origin} takes a dictionary, not {describe_value(raw, hidden=True)}")
    structure = cls.__shape__.convert(raw, Location(origin))
    if warn is not None:
        for error in find_member_errors(structure):
            warn(error)
    return structure


def convert_response(
    cls: type[S],
    raw: Mapping[str, Any],
    origin: str,
    warn: Callable[[MemberError], None] | None = None,
) -> S:
    """Convert the response of an operation, and keep the raw one; the rest as in `convert`."""
    response = convert(cls, raw, origin, warn)
    set_raw(response, raw if isinstance(raw, dict) else dict(raw))
    return response


def find_member_errors(value: object) -> Iterator[MemberError]:
    """Find the errors about members that could not be read, depth first."""
    if isinstance(value, BaseStructure):
        bad = value.__bad__
        for member, member_value in member_values(value):
            if member.name in bad:
                yield bad[member.name].error
            else:
                yield from find_member_errors(member_value)
    elif is_list(value):
        for item in value:
            yield from find_member_errors(item)
    elif is_map(value):
        for item in value.values():
            yield from find_member_errors(item)


PLAIN: Final = frozenset({str, int, float, bool, NoneType, bytes, datetime})
"""The classes of the values that are the same in botocore's form."""


def to_raw(value: object) -> object:
    """Convert a typed value to botocore's form; a value that is not set becomes `None`."""
    kind = value.__class__
    return value if kind in PLAIN else WRITERS[kind](value)


def structure_to_raw(structure: BaseStructure) -> dict[str, Any]:
    """Convert a structure to botocore's dictionary; members that are not set are left out."""
    raw: dict[str, Any] = WRITERS[structure.__class__](structure)
    return raw


def convert_parameters(parameters: Mapping[str, object]) -> dict[str, Any]:
    """Convert typed parameters to botocore's form; those that are not set are left out."""
    return {
        wire_name: raw
        for wire_name, value in parameters.items()
        if (raw := to_raw(value)) is not None
    }


def list_to_raw(values: Sequence[Any]) -> list[object]:
    """Convert a list or tuple; nearly always, all of its items are of one class."""
    if not values:
        return []
    kind = values[0].__class__
    if kind in PLAIN:
        return list(values) if PLAIN.issuperset(map(type, values)) else [*map(to_raw, values)]
    write = WRITERS[kind]
    raw: list[object] = []
    if write is enum_to_raw:  # a call for each would take twice as long
        for item in values:
            raw.append(item._value_ if item.__class__ is kind else to_raw(item))  # noqa: PERF401 (see below)
        return raw
    for item in values:
        raw.append(write(item) if item.__class__ is kind else to_raw(item))  # noqa: PERF401 (Python 3.11 takes half as long again for a comprehension)
    return raw


def map_to_raw(values: Mapping[Any, Any]) -> dict[Any, object]:
    """Convert a map; its keys stay."""
    raw: dict[Any, object] = {}
    for key, value in values.items():
        kind = value.__class__
        raw[key] = value if kind in PLAIN else WRITERS[kind](value)
    return raw


def structure_writer(cls: type[BaseStructure]) -> Callable[[BaseStructure], dict[str, Any]]:
    """Make what converts the structures of a class."""
    rows = tuple((member.wire_name, member.name) for member in cls.__shape__.members)

    def write(structure: BaseStructure) -> dict[str, Any]:
        raw: dict[str, Any] = {}
        try:
            for wire_name, name in rows:
                value = getattr(structure, name)
                if value is None or value is ABSENT or value is ABSENT_MAP:
                    continue
                kind = value.__class__
                raw[wire_name] = value if kind in PLAIN else WRITERS[kind](value)
        except MemberError as error:
            without_frames(error)
            return unreadable_to_raw(structure)
        return raw

    return write


def unreadable_to_raw(structure: BaseStructure) -> dict[str, Any]:
    """Convert a structure with members that could not be read: they come back as they came."""
    bad = structure.__bad__
    members = {
        member.wire_name: value if member.name in bad else to_raw(value)
        for member, value in member_values(structure)
    }
    return {wire_name: value for wire_name, value in members.items() if value is not None}


enum_to_raw: Final = attrgetter("_value_")
"""Converts a value of an enum of a service."""


class Writers(dict[type, Callable[[Any], Any]]):
    """What converts values to botocore's form, by their class.

    A class of a service is looked at once. Other classes may be many, and are not kept.
    """

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        if issubclass(cls, BaseStructure):
            return self.setdefault(cls, structure_writer(cls))
        if issubclass(cls, ServiceEnum):
            return self.setdefault(cls, enum_to_raw)
        if issubclass(cls, Enum):
            return lambda value: str(value.value)
        if issubclass(cls, (list, tuple)):
            return lambda values: [*map(to_raw, values)]
        return map_to_raw if issubclass(cls, Mapping) else keep


def keep(value: object) -> object:
    """Take a value as it is: botocore's validation judges it."""
    return value


BY_CLASS: Final[dict[type, Callable[[Any], Any]]] = {
    AbsentList: lambda value: None if value is ABSENT else [],
    AbsentMap: lambda value: None if value is ABSENT_MAP else {},
    UnknownValue: str,
    UnknownVariant: attrgetter("raw"),
    dict: map_to_raw,
    list: list_to_raw,
    tuple: list_to_raw,
}
WRITERS: Final = Writers(BY_CLASS)
