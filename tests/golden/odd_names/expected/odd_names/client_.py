# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Client`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import (
    entries,
    enum_reader,
    new,
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
    (
        set_none,
        set_sequence,
        set_mapping,
        set_str_,
        set_datetime_,
        set_type,
        set_any,
        set_structure,
        set_unknown_value,
        set_values,
        set_element,
        set_members,
        set_error,
        set_response_metadata_,
    ) = ClientResponse.__shape__.setters
    get = entries(raw).get
    made = new(ClientResponse)
    set_none(made, optional(read_none, get("None")))
    set_sequence(made, optional_list(read_sequence, get("Sequence")))
    set_mapping(made, optional(read_mapping, get("Mapping")))
    set_str_(made, optional(read_str, get("str")))
    set_datetime_(made, optional(read_datetime, get("datetime")))
    set_type(made, optional(read_type, get("Type")))
    set_any(made, optional(read_any, get("Any")))
    set_structure(made, optional(read_structure, get("Structure")))
    set_unknown_value(made, optional(read_unknown_value, get("UnknownValue")))
    set_values(made, optional(read_values, get("Values")))
    set_element(made, optional(read_element, get("Element")))
    set_members(made, optional(read_members, get("Members")))
    set_error(made, optional(read_odd_names_error_data, get("Error")))
    set_response_metadata_(made, optional_text(get("ResponseMetadata")))
    return made


def read_none(raw: Any) -> None_:
    set_true, set_none = None_.__shape__.setters
    get = entries(raw).get
    made = new(None_)
    set_true(made, optional_boolean(get("True")))
    set_none(made, optional(read_none, get("none")))
    return made


def read_sequence(raw: Any) -> Sequence_:
    (set_sequence,) = Sequence_.__shape__.setters
    get = entries(raw).get
    made = new(Sequence_)
    set_sequence(made, optional_list(read_sequence, get("Sequence")))
    return made


def read_mapping(raw: Any) -> Mapping_:
    set_sequence, set_dict_ = Mapping_.__shape__.setters
    get = entries(raw).get
    made = new(Mapping_)
    set_sequence(made, optional_map(read_type, get("Sequence")))
    set_dict_(made, optional(read_timestamp, get("dict")))
    return made


def read_str(raw: Any) -> Str:
    (set_str_,) = Str.__shape__.setters
    get = entries(raw).get
    made = new(Str)
    set_str_(made, optional_text(get("str")))
    return made


def read_datetime(raw: Any) -> Datetime:
    (set_timestamp,) = Datetime.__shape__.setters
    get = entries(raw).get
    made = new(Datetime)
    set_timestamp(made, optional(read_timestamp, get("timestamp")))
    return made


def read_any(raw: Any) -> Any_:
    (set_value,) = Any_.__shape__.setters
    get = entries(raw).get
    made = new(Any_)
    set_value(made, optional_text(get("Value")))
    return made


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
