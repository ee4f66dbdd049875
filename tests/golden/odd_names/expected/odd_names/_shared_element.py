# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Client` and `Errors` share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import (
    entries,
    new,
    optional,
    optional_boolean,
    optional_text,
    optional_texts,
    read_blob,
    read_document,
    read_float,
    read_integer,
    read_text,
    read_timestamp,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import (
    BLOB,
    BOOLEAN,
    DOCUMENT,
    FLOAT,
    INTEGER,
    TEXT,
    TIMESTAMP,
    EnumType,
    ListType,
)
from .._runtime.values import ABSENT, JSON, UnknownValue
from ._shared_type import Type, read_type


@frozen(kw_only=True, eq=False, repr=False)
class Element(Structure):
    """Value of `ClientResponse.element`."""

    value: str | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Members(Structure):
    """Value of `ClientResponse.members`."""

    from_: str

    list: Sequence[str]

    type: Type | UnknownValue

    self_: str | None = None

    cls: str | None = None

    get: str | None = None

    made: str | None = None

    raw: str | None = None

    new: str | None = None

    entries: str | None = None

    optional: datetime | None = None

    setters: str | None = None

    int_: str | None = None

    float_: float | None = None

    bool_: bool | None = None

    bytes_: bytes | None = None

    str_: str | None = None

    object: str | None = None

    property: str | None = None

    field: str | None = None

    datetime_: datetime | None = None

    json: JSON = None

    to_dict_: str | None = None

    from_dict_: str | None = None

    member_errors_: str | None = None

    raw_response_: str | None = None

    foo_bar: str | None = None

    foo_bar_with_underscore: str | None = None

    arns: Sequence[str] = ABSENT

    cidrs: Sequence[str] = ABSENT

    otaav1_1: str | None = None

    leading: str | None = None

    second: str | None = None

    with_hyphen: str | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class OddNamesErrorData(Structure):
    """An error that is also plain data, and has the name of the base of all errors."""

    message: str | None = None

    code: int

    args: Sequence[str] = ABSENT

    response: str | None = None

    operation_name: str | None = None

    is_retryable: bool | None = None

    pass_: Type | UnknownValue | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_element(raw: Any) -> Element:
    (set_value,) = Element.__shape__.setters
    get = entries(raw).get
    made = new(Element)
    set_value(made, optional_text(get("__value")))
    return made


def read_members(raw: Any) -> Members:
    (
        set_from_,
        set_list,
        set_type,
        set_self_,
        set_cls,
        set_get,
        set_made,
        set_raw,
        set_new,
        set_entries,
        set_optional,
        set_setters,
        set_int_,
        set_float_,
        set_bool_,
        set_bytes_,
        set_str_,
        set_object,
        set_property,
        set_field,
        set_datetime_,
        set_json,
        set_to_dict_,
        set_from_dict_,
        set_member_errors_,
        set_raw_response_,
        set_foo_bar,
        set_foo_bar_with_underscore,
        set_arns,
        set_cidrs,
        set_otaav1_1,
        set_leading,
        set_second,
        set_with_hyphen,
    ) = Members.__shape__.setters
    get = entries(raw).get
    made = new(Members)
    set_from_(made, read_text(get("from")))
    set_list(made, optional_texts(get("list")))
    set_type(made, read_type(get("type")))
    set_self_(made, optional_text(get("Self")))
    set_cls(made, optional_text(get("cls")))
    set_get(made, optional_text(get("get")))
    set_made(made, optional_text(get("made")))
    set_raw(made, optional_text(get("raw")))
    set_new(made, optional_text(get("new")))
    set_entries(made, optional_text(get("entries")))
    set_optional(made, optional(read_timestamp, get("optional")))
    set_setters(made, optional_text(get("setters")))
    set_int_(made, optional_text(get("int")))
    set_float_(made, optional(read_float, get("float")))
    set_bool_(made, optional_boolean(get("bool")))
    set_bytes_(made, optional(read_blob, get("bytes")))
    set_str_(made, optional_text(get("str")))
    set_object(made, optional_text(get("object")))
    set_property(made, optional_text(get("property")))
    set_field(made, optional_text(get("field")))
    set_datetime_(made, optional(read_timestamp, get("datetime")))
    set_json(made, read_document(get("json")))
    set_to_dict_(made, optional_text(get("ToDict")))
    set_from_dict_(made, optional_text(get("FromDict")))
    set_member_errors_(made, optional_text(get("MemberErrors")))
    set_raw_response_(made, optional_text(get("RawResponse")))
    set_foo_bar(made, optional_text(get("fooBar")))
    set_foo_bar_with_underscore(made, optional_text(get("foo_bar")))
    set_arns(made, optional_texts(get("ARNs")))
    set_cidrs(made, optional_texts(get("CIDRs")))
    set_otaav1_1(made, optional_text(get("OtaaV1_1")))
    set_leading(made, optional_text(get("_leading")))
    set_second(made, optional_text(get("2nd")))
    set_with_hyphen(made, optional_text(get("with-hyphen")))
    return made


def read_odd_names_error_data(raw: Any) -> OddNamesErrorData:
    (
        set_message,
        set_code,
        set_args,
        set_response,
        set_operation_name,
        set_is_retryable,
        set_pass_,
    ) = OddNamesErrorData.__shape__.setters
    get = entries(raw).get
    made = new(OddNamesErrorData)
    set_message(made, optional_text(get("message")))
    set_code(made, read_integer(get("code")))
    set_args(made, optional_texts(get("args")))
    set_response(made, optional_text(get("response")))
    set_operation_name(made, optional_text(get("operationName")))
    set_is_retryable(made, optional_boolean(get("isRetryable")))
    set_pass_(made, optional(read_type, get("pass")))
    return made


Element.__shape__ = Shape(Element, read_element, Member("value", "__value", TEXT))

Members.__shape__ = Shape(
    Members,
    read_members,
    Member("from_", "from", TEXT, required=True),
    Member("list", "list", ListType(TEXT), required=True),
    Member("type", "type", EnumType(Type), required=True),
    Member("self_", "Self", TEXT),
    Member("cls", "cls", TEXT),
    Member("get", "get", TEXT),
    Member("made", "made", TEXT),
    Member("raw", "raw", TEXT),
    Member("new", "new", TEXT),
    Member("entries", "entries", TEXT),
    Member("optional", "optional", TIMESTAMP),
    Member("setters", "setters", TEXT),
    Member("int_", "int", TEXT),
    Member("float_", "float", FLOAT),
    Member("bool_", "bool", BOOLEAN),
    Member("bytes_", "bytes", BLOB),
    Member("str_", "str", TEXT),
    Member("object", "object", TEXT),
    Member("property", "property", TEXT),
    Member("field", "field", TEXT),
    Member("datetime_", "datetime", TIMESTAMP),
    Member("json", "json", DOCUMENT),
    Member("to_dict_", "ToDict", TEXT),
    Member("from_dict_", "FromDict", TEXT),
    Member("member_errors_", "MemberErrors", TEXT),
    Member("raw_response_", "RawResponse", TEXT),
    Member("foo_bar", "fooBar", TEXT),
    Member("foo_bar_with_underscore", "foo_bar", TEXT),
    Member("arns", "ARNs", ListType(TEXT)),
    Member("cidrs", "CIDRs", ListType(TEXT)),
    Member("otaav1_1", "OtaaV1_1", TEXT),
    Member("leading", "_leading", TEXT),
    Member("second", "2nd", TEXT),
    Member("with_hyphen", "with-hyphen", TEXT),
)

OddNamesErrorData.__shape__ = Shape(
    OddNamesErrorData,
    read_odd_names_error_data,
    Member("message", "message", TEXT),
    Member("code", "code", INTEGER, required=True),
    Member("args", "args", ListType(TEXT)),
    Member("response", "response", TEXT),
    Member("operation_name", "operationName", TEXT),
    Member("is_retryable", "isRetryable", BOOLEAN),
    Member("pass_", "pass", EnumType(Type)),
)
