# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `stores` `DescribeStore`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
    optional,
    optional_boolean,
    optional_integer,
    optional_list,
    optional_map,
    optional_text,
    read_blob,
    read_integer,
    read_text,
    read_timestamp,
    union_reader,
)
from .._runtime.schema import Member, WireShape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import (
    BLOB,
    BOOLEAN,
    INTEGER,
    TEXT,
    TIMESTAMP,
    ListType,
    MapType,
    StructureType,
    UnionType,
)
from .._runtime.values import ABSENT, ABSENT_MAP, UnknownVariant


@frozen(kw_only=True, eq=False, repr=False)
class DescribeStoreResponse(Response):
    """Response of `describe_store`."""

    store_name: str | None = None

    values: Mapping[str, Value] = ABSENT_MAP

    status: int | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Value(Structure):
    """Value of `DescribeStoreResponse.values`."""

    text: str | None = None

    number: str | None = None

    bytes_: bytes | None = None

    flag: bool | None = None

    moment: datetime | None = None

    items: Sequence[Value] = ABSENT

    members: Mapping[str, Value] = ABSENT_MAP

    choice: Choice | None = None

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceRedVariant(Structure):
    """`Choice` with a `Red`."""

    red: str

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceDepthVariant(Structure):
    """`Choice` with a `Depth`."""

    depth: int

    __hash__: ClassVar[None]


Choice: TypeAlias = ChoiceRedVariant | ChoiceDepthVariant | UnknownVariant
"""Variants of `Value.choice`."""


# --- Decoding -------------------------------------------------------------------------------------


def read_describe_store_response(raw: Any) -> DescribeStoreResponse:
    get = entries(raw).get
    made = DescribeStoreResponse.__shape__.make()
    made.store_name = optional_text(get("storeName"))
    made.values = optional_map(read_value, get("values"))
    made.status = optional_integer(get("Status"))
    made.__class__ = DescribeStoreResponse
    structure: DescribeStoreResponse = made
    return structure


def read_value(raw: Any) -> Value:
    made = Value.__shape__.make()
    made.text = made.number = made.bytes_ = made.flag = None
    made.moment = made.choice = None
    made.items = ABSENT
    made.members = ABSENT_MAP
    for key, value in entries(raw).items():
        match key:
            case "S":
                made.text = optional_text(value)
            case "N":
                made.number = optional_text(value)
            case "B":
                made.bytes_ = optional(read_blob, value)
            case "BOOL":
                made.flag = optional_boolean(value)
            case "T":
                made.moment = optional(read_timestamp, value)
            case "L":
                made.items = optional_list(read_value, value)
            case "M":
                made.members = optional_map(read_value, value)
            case "C":
                made.choice = optional(read_choice, value)
            case _:
                pass
    made.__class__ = Value
    structure: Value = made
    return structure


def read_choice_red_variant(raw: Any) -> ChoiceRedVariant:
    get = entries(raw).get
    made = ChoiceRedVariant.__shape__.make()
    made.red = read_text(get("red"))
    made.__class__ = ChoiceRedVariant
    structure: ChoiceRedVariant = made
    return structure


def read_choice_depth_variant(raw: Any) -> ChoiceDepthVariant:
    get = entries(raw).get
    made = ChoiceDepthVariant.__shape__.make()
    made.depth = read_integer(get("depth"))
    made.__class__ = ChoiceDepthVariant
    structure: ChoiceDepthVariant = made
    return structure


read_choice: Callable[[Any], Choice] = union_reader(
    {"red": read_choice_red_variant, "depth": read_choice_depth_variant},
)


DescribeStoreResponse.__shape__ = WireShape(
    DescribeStoreResponse,
    read_describe_store_response,
    Member("store_name", "StoreName", TEXT, "storeName"),
    Member("values", "Values", MapType(StructureType(Value)), "values"),
    Member("status", "Status", INTEGER, location="statusCode"),
)

Value.__shape__ = WireShape(
    Value,
    read_value,
    Member("text", "Text", TEXT, "S"),
    Member("number", "Number", TEXT, "N"),
    Member("bytes_", "Bytes", BLOB, "B"),
    Member("flag", "Flag", BOOLEAN, "BOOL"),
    Member("moment", "Moment", TIMESTAMP, "T"),
    Member("items", "Items", ListType(StructureType(Value)), "L"),
    Member("members", "Members", MapType(StructureType(Value)), "M"),
    Member("choice", "Choice", UnionType(Choice), "C"),
)

ChoiceRedVariant.__shape__ = WireShape(
    ChoiceRedVariant,
    read_choice_red_variant,
    Member("red", "Red", TEXT, "red", required=True),
)

ChoiceDepthVariant.__shape__ = WireShape(
    ChoiceDepthVariant,
    read_choice_depth_variant,
    Member("depth", "Depth", INTEGER, "depth", required=True),
)
