# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Members of a structure from a JSON object, in the form of botocore's dictionaries.

This is the slow path from the wire: a value of a wrong type stays as it is, so that the conversion
can say which member is bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..schema import MemberTable, ValueType
from ..value_types import ListType, MapType, StructureType, UnionType
from ..values import is_list, is_map
from .lenient import read_or_keep

UNKNOWN_MEMBER: Final = "SDK_UNKNOWN_MEMBER"
"""botocore's key for the name of a variant that the model does not list."""


def members_from_json(table: MemberTable, document: Mapping[Any, object]) -> dict[str, Any]:
    """Find the members of a structure in a JSON object; those that are null are left out."""
    return {
        member.wire_name: value_from_json(member.type, value)
        for member in table.members
        if (value := document.get(member.location_name)) is not None
    }


def value_from_json(declared: ValueType, value: object) -> object:
    """Convert a JSON value; one of a wrong type, or nested too deeply, is kept."""
    match declared:
        case StructureType() if is_map(value):
            shape = declared.structure.__shape__
            return read_or_keep(lambda document: members_from_json(shape, document), value)
        case UnionType() if is_map(value):
            return read_or_keep(lambda document: variant_from_json(declared, document), value)
        case ListType() if is_list(value):
            return [value_from_json(declared.item, item) for item in value]
        case MapType() if is_map(value):
            return {key: value_from_json(declared.value, item) for key, item in value.items()}
        case _:
            return value


def variant_from_json(union: UnionType, document: Mapping[Any, object]) -> dict[str, Any]:
    """Find the variant of a union; of one that the model does not list, the name alone."""
    present = {
        name: value
        for name, value in document.items()
        if value is not None and name != "__type"  # which some services add
    }
    read: dict[str, Any] = {}
    for variant in union.variants:
        read.update(members_from_json(variant.__shape__, present))
    if not read and len(present) == 1:
        return {UNKNOWN_MEMBER: {"name": next(iter(present))}}
    return read
