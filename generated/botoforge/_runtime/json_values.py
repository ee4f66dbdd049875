# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Values that JSON does not have, both ways: timestamps, bytes, NaN and infinities.

Loaded only by `to_json` and `from_json`.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from .botocore_api import parse_timestamp
from .conversion import structure_to_raw, to_raw
from .errors import MemberError
from .location import without_frames
from .schema import BaseStructure, Member, MemberTable, Shape, ValueType
from .value_types import (
    BlobType,
    DataType,
    ListType,
    MapType,
    StructureType,
    TimestampType,
    UnionType,
)
from .values import ABSENT, ABSENT_MAP, is_list, is_map
from .wire.json_text import read_json
from .wire.lenient import read_or_keep

JSON_FLOATS: Final = {math.inf: "Infinity", -math.inf: "-Infinity"}


def write_object(structure: BaseStructure, indent: int | None) -> str:
    """Write a structure as JSON; arguments and result are those of `to_json`.

    Python's writer, which is in C, goes through the structure itself and asks only for what JSON
    does not have. What it refuses, such as NaN, is written from botocore's dictionary.
    """
    write = WRITER if indent is None else json.JSONEncoder(indent=indent, **OPTIONS)
    try:
        return write.encode(structure)
    except (TypeError, ValueError):
        return json.dumps(plain_members(structure), indent=indent, allow_nan=False)


class Describers(dict[type, Callable[[Any], object]]):
    """What says in JSON's types what a value is, by its class; of a structure, what it holds."""

    def __missing__(self, cls: type) -> Callable[[Any], object]:
        if not issubclass(cls, BaseStructure):
            return lambda value: to_json_value(to_raw(value))
        return self.setdefault(cls, structure_describer(cls))


def structure_describer(cls: type[BaseStructure]) -> Callable[[BaseStructure], object]:
    """Make what lists the members of structures of a class, without those JSON cannot hold."""
    members = cls.__shape__.members
    rows = [(each.wire_name, each.name) for each in members if not each.type.streams]

    def list_members(structure: BaseStructure) -> object:
        described: dict[str, object] = {}
        try:
            for wire_name, name in rows:
                value = getattr(structure, name)
                if value is not None and value is not ABSENT and value is not ABSENT_MAP:
                    described[wire_name] = value
        except MemberError as error:
            without_frames(error)
            return plain_members(structure)
        return described

    return list_members


DESCRIBERS: Final = Describers({datetime: datetime.isoformat})


def describe(value: object) -> object:
    """Say in JSON's types what a value is that JSON does not have."""
    return DESCRIBERS[value.__class__](value)


OPTIONS: Final[Any] = {"allow_nan": False, "check_circular": False, "default": describe}
WRITER: Final = json.JSONEncoder(**OPTIONS)


def plain_members(structure: BaseStructure) -> object:
    """Convert a structure to JSON's types by way of botocore's dictionary."""
    raw = structure_to_raw(structure)
    streams = {member.wire_name for member in structure.__shape__.members if member.type.streams}
    return to_json_value({name: value for name, value in raw.items() if name not in streams})


def to_json_value(value: object) -> object:
    """Convert a value to JSON's types, as the services do."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else JSON_FLOATS.get(value, "NaN")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode("ascii")
    if is_list(value):
        return [to_json_value(item) for item in value]
    if is_map(value):
        return {str(key): to_json_value(item) for key, item in value.items()}
    return str(value)


def read_object(shape: Shape, string: str | bytes) -> dict[Any, object]:
    """Read a structure from a JSON string, as botocore's dictionary.

    Raises:
        ValueError: The string is not valid JSON.
        TypeError: It is not a string or not a JSON object; or the structure has a member that JSON
            cannot hold.
    """
    origin = f"{shape.cls.__name__}.from_json"
    for member in shape.members:
        if member.type.streams:
            raise TypeError(
                f"{origin} cannot set {member.name!r}: JSON cannot hold {member.type.expected}. "
                f"Store its content separately, and construct the response yourself: "
                f"{shape.cls.__name__}({member.name}=..., ...)"
            )
    if is_map(string):
        raise TypeError(
            f"{origin} takes a string: {shape.cls.__name__}.from_dict takes a dictionary"
        )
    value, problem = parse_json(string)
    if problem:
        raise ValueError(f"{origin} takes a JSON object, but this is not valid JSON: {problem}")
    if not is_map(value):
        kind = KINDS.get(type(value), "a number")
        raise TypeError(f"{origin} takes a JSON object, not {kind}")
    return from_json_object(shape, value)


def parse_json(string: str | bytes) -> tuple[object, str]:
    """Parse JSON.

    Returns:
        The value, and the problem with the string; not an error, which would hold the string.
    """
    try:
        return read_json(string), ""
    except RecursionError:
        return None, "it is nested too deeply"
    except json.JSONDecodeError as error:
        return None, f"{error.msg} at line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError:
        return None, "it is not UTF-8"


KINDS: Final[dict[type, str]] = {
    str: "a string",
    list: "an array",
    bool: "a boolean",
    type(None): "null",
}
"""The names of JSON values that are not objects."""


def from_json_object(table: MemberTable, value: Mapping[Any, object]) -> dict[Any, object]:
    """Convert the members of a structure from JSON, as `from_json_value` does."""
    members = {member.wire_name: member for member in table.members}
    return {
        key: from_json_member(members[key], item) if key in members else item
        for key, item in value.items()
    }


def from_json_member(member: Member, value: object) -> object:
    """Convert a member; one that is nested too deeply is kept, as a bad value."""
    return read_or_keep(lambda item: from_json_value(member.type, item), value)


def from_json_value(declared: ValueType, value: object) -> object:
    """Convert a JSON value to botocore's form; one of a wrong type is kept."""
    match declared:
        case TimestampType() if (
            isinstance(value, str | int | float) and value.__class__ is not bool
        ):
            return read_or_keep(parse_timestamp, value)
        case BlobType() | DataType() if isinstance(value, str):
            return read_or_keep(read_base64, value)
        case ListType() if is_list(value):
            return [from_json_value(declared.item, item) for item in value]
        case MapType() if is_map(value):
            return {key: from_json_value(declared.value, item) for key, item in value.items()}
        case StructureType() if is_map(value):
            return from_json_object(declared.structure.__shape__, value)
        case UnionType() if is_map(value):
            variant = declared.find_variant(value)
            return value if variant is None else from_json_object(variant.__shape__, value)
        case _:
            return value


def read_base64(value: str) -> bytes:
    """Read bytes.

    Raises:
        ValueError: The value is not valid base64.
    """
    return base64.b64decode(value, validate=True)
