"""Between botocore's dictionaries and structures: the fast path, else the slow path; and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, TypeVar

from .errors import MemberError
from .location import Location, describe_value
from .schema import BaseStructure, Setter, member_values, slot_setter
from .values import ABSENT, ABSENT_MAP, UnknownValue, UnknownVariant, is_list, is_map

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


def to_raw(value: object) -> object:
    """Convert a typed value to botocore's form; a value that is not set becomes `None`."""
    if value is None or value.__class__ is str:  # as nearly every parameter is
        return value
    if isinstance(value, BaseStructure):
        return structure_to_raw(value)
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


def structure_to_raw(structure: BaseStructure) -> dict[str, Any]:
    """Convert a structure to botocore's dictionary; members that are not set are left out."""
    bad = structure.__bad__
    members = {
        member.wire_name: value if member.name in bad else to_raw(value)
        for member, value in member_values(structure)
    }
    return {wire_name: value for wire_name, value in members.items() if value is not None}


def convert_parameters(parameters: Mapping[str, object]) -> dict[str, Any]:
    """Convert typed parameters to botocore's form; those that are not set are left out."""
    return {
        wire_name: raw_value
        for wire_name, value in parameters.items()
        if (raw_value := to_raw(value)) is not None
    }
