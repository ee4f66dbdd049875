# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Client`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
    enum_reader,
    optional,
    optional_boolean,
    optional_list,
    optional_map,
    optional_text,
    read_timestamp,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import (
    BOOLEAN,
    TEXT,
    TIMESTAMP,
    EnumType,
    ListType,
    MapType,
    StructureType,
)
from .._runtime.values import ABSENT, ABSENT_MAP, ServiceEnum, UnknownValue
from ._shared_element import (
    Element,
    Members,
    OddNamesErrorData,
    read_element,
    read_members,
    read_odd_names_error_data,
)
from ._shared_structure import Structure_, read_structure
from ._shared_type import Type, read_type


@frozen(kw_only=True, eq=False, repr=False)
class ClientResponse(Response):
    """Response of `client`."""

    none: None_ | None = None

    sequence: Sequence[Sequence_] = ABSENT

    mapping: Mapping_ | None = None

    str_: Str | None = None

    datetime_: Datetime | None = None

    type: Type | UnknownValue | None = None

    any: Any_ | None = None

    structure: Structure_ | None = None

    unknown_value: UnknownValue_ | UnknownValue | None = None

    values: Values | UnknownValue | None = None

    element: Element | None = None

    members: Members | None = None

    error: OddNamesErrorData | None = None
    """An error that is also plain data, and has the name of the base of all errors."""

    response_metadata_: str | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class None_(Structure):
    """Value of `ClientResponse.none`."""

    true: bool | None = None

    none: None_ | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Sequence_(Structure):
    """Value of `ClientResponse.sequence`."""

    sequence: Sequence[Sequence_] = ABSENT

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Mapping_(Structure):
    """Value of `ClientResponse.mapping`."""

    sequence: Mapping[str, Type | UnknownValue] = ABSENT_MAP

    dict_: datetime | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Str(Structure):
    """Value of `ClientResponse.str_`."""

    str_: str | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Datetime(Structure):
    """Value of `ClientResponse.datetime_`."""

    timestamp: datetime | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Any_(Structure):
    """Value of `ClientResponse.any`."""

    value: str | None = None

    __hash__: ClassVar[None]


class UnknownValue_(ServiceEnum):
    """Values of `ClientResponse.unknown_value`."""

    UNKNOWN_VALUE = "UnknownValue"
    UNKNOWN = "Unknown"


class Values(ServiceEnum):
    """Values of `ClientResponse.values`."""

    NONE = "None"
    NONE_OF_THESE = "NONE_OF_THESE"
    MRO = "mro"
    NAME = "name"
    VALUE = "value"
    TITLE = "title"
    MISSING = "_missing_"
    VALUE_0_5 = "0.5"
    VALUE_2XX = "2xx"
    PLUS = "+"
    MINUS = "-"
    AWS_DYNAMO_DB_TABLE = "AWS::DynamoDB::Table"
    APPLICATION_JSON = "application/json"
    OTHER = "*Other"
    LUN_ALREADY_ALLOCATED = "LunAlreadyAllocated "
    TEXT = "TEXT"
    JSON = "Json"
    SELF = "self"
    QUOTED = "\"quoted\""
    BACK_SLASH = "back\\slash"


# --- Decoding -------------------------------------------------------------------------------------


read_unknown_value = enum_reader(UnknownValue_)
read_values = enum_reader(Values)


def read_client_response(raw: Any) -> ClientResponse:
    get = entries(raw).get
    made = ClientResponse.__shape__.make()
    made.none = optional(read_none, get("None"))
    made.sequence = optional_list(read_sequence, get("Sequence"))
    made.mapping = optional(read_mapping, get("Mapping"))
    made.str_ = optional(read_str, get("str"))
    made.datetime_ = optional(read_datetime, get("datetime"))
    made.type = optional(read_type, get("Type"))
    made.any = optional(read_any, get("Any"))
    made.structure = optional(read_structure, get("Structure"))
    made.unknown_value = optional(read_unknown_value, get("UnknownValue"))
    made.values = optional(read_values, get("Values"))
    made.element = optional(read_element, get("Element"))
    made.members = optional(read_members, get("Members"))
    made.error = optional(read_odd_names_error_data, get("Error"))
    made.response_metadata_ = optional_text(get("ResponseMetadata"))
    made.__class__ = ClientResponse
    structure: ClientResponse = made
    return structure


def read_none(raw: Any) -> None_:
    get = entries(raw).get
    made = None_.__shape__.make()
    made.true = optional_boolean(get("True"))
    made.none = optional(read_none, get("none"))
    made.__class__ = None_
    structure: None_ = made
    return structure


def read_sequence(raw: Any) -> Sequence_:
    get = entries(raw).get
    made = Sequence_.__shape__.make()
    made.sequence = optional_list(read_sequence, get("Sequence"))
    made.__class__ = Sequence_
    structure: Sequence_ = made
    return structure


def read_mapping(raw: Any) -> Mapping_:
    get = entries(raw).get
    made = Mapping_.__shape__.make()
    made.sequence = optional_map(read_type, get("Sequence"))
    made.dict_ = optional(read_timestamp, get("dict"))
    made.__class__ = Mapping_
    structure: Mapping_ = made
    return structure


def read_str(raw: Any) -> Str:
    get = entries(raw).get
    made = Str.__shape__.make()
    made.str_ = optional_text(get("str"))
    made.__class__ = Str
    structure: Str = made
    return structure


def read_datetime(raw: Any) -> Datetime:
    get = entries(raw).get
    made = Datetime.__shape__.make()
    made.timestamp = optional(read_timestamp, get("timestamp"))
    made.__class__ = Datetime
    structure: Datetime = made
    return structure


def read_any(raw: Any) -> Any_:
    get = entries(raw).get
    made = Any_.__shape__.make()
    made.value = optional_text(get("Value"))
    made.__class__ = Any_
    structure: Any_ = made
    return structure


ClientResponse.__shape__ = Shape(
    ClientResponse,
    read_client_response,
    Member("none", "None", StructureType(None_)),
    Member("sequence", "Sequence", ListType(StructureType(Sequence_))),
    Member("mapping", "Mapping", StructureType(Mapping_)),
    Member("str_", "str", StructureType(Str)),
    Member("datetime_", "datetime", StructureType(Datetime)),
    Member("type", "Type", EnumType(Type)),
    Member("any", "Any", StructureType(Any_)),
    Member("structure", "Structure", StructureType(Structure_)),
    Member("unknown_value", "UnknownValue", EnumType(UnknownValue_)),
    Member("values", "Values", EnumType(Values)),
    Member("element", "Element", StructureType(Element)),
    Member("members", "Members", StructureType(Members)),
    Member("error", "Error", StructureType(OddNamesErrorData)),
    Member("response_metadata_", "ResponseMetadata", TEXT),
)

None_.__shape__ = Shape(
    None_,
    read_none,
    Member("true", "True", BOOLEAN),
    Member("none", "none", StructureType(None_)),
)

Sequence_.__shape__ = Shape(
    Sequence_,
    read_sequence,
    Member("sequence", "Sequence", ListType(StructureType(Sequence_))),
)

Mapping_.__shape__ = Shape(
    Mapping_,
    read_mapping,
    Member("sequence", "Sequence", MapType(EnumType(Type))),
    Member("dict_", "dict", TIMESTAMP),
)

Str.__shape__ = Shape(Str, read_str, Member("str_", "str", TEXT))

Datetime.__shape__ = Shape(Datetime, read_datetime, Member("timestamp", "timestamp", TIMESTAMP))

Any_.__shape__ = Shape(Any_, read_any, Member("value", "Value", TEXT))
