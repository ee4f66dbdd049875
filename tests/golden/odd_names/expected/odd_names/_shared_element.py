# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Client` and `Errors` share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
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
    get = entries(raw).get
    made = Element.__shape__.make()
    made.value = optional_text(get("__value"))
    made.__class__ = Element
    structure: Element = made
    return structure


def read_members(raw: Any) -> Members:
    get = entries(raw).get
    made = Members.__shape__.make()
    made.from_ = read_text(get("from"))
    made.list = optional_texts(get("list"))
    made.type = read_type(get("type"))
    made.self_ = optional_text(get("Self"))
    made.cls = optional_text(get("cls"))
    made.get = optional_text(get("get"))
    made.made = optional_text(get("made"))
    made.raw = optional_text(get("raw"))
    made.new = optional_text(get("new"))
    made.entries = optional_text(get("entries"))
    made.optional = optional(read_timestamp, get("optional"))
    made.setters = optional_text(get("setters"))
    made.int_ = optional_text(get("int"))
    made.float_ = optional(read_float, get("float"))
    made.bool_ = optional_boolean(get("bool"))
    made.bytes_ = optional(read_blob, get("bytes"))
    made.str_ = optional_text(get("str"))
    made.object = optional_text(get("object"))
    made.property = optional_text(get("property"))
    made.field = optional_text(get("field"))
    made.datetime_ = optional(read_timestamp, get("datetime"))
    made.json = read_document(get("json"))
    made.to_dict_ = optional_text(get("ToDict"))
    made.from_dict_ = optional_text(get("FromDict"))
    made.member_errors_ = optional_text(get("MemberErrors"))
    made.raw_response_ = optional_text(get("RawResponse"))
    made.foo_bar = optional_text(get("fooBar"))
    made.foo_bar_with_underscore = optional_text(get("foo_bar"))
    made.arns = optional_texts(get("ARNs"))
    made.cidrs = optional_texts(get("CIDRs"))
    made.otaav1_1 = optional_text(get("OtaaV1_1"))
    made.leading = optional_text(get("_leading"))
    made.second = optional_text(get("2nd"))
    made.with_hyphen = optional_text(get("with-hyphen"))
    made.__class__ = Members
    structure: Members = made
    return structure


def read_odd_names_error_data(raw: Any) -> OddNamesErrorData:
    get = entries(raw).get
    made = OddNamesErrorData.__shape__.make()
    made.message = optional_text(get("message"))
    made.code = read_integer(get("code"))
    made.args = optional_texts(get("args"))
    made.response = optional_text(get("response"))
    made.operation_name = optional_text(get("operationName"))
    made.is_retryable = optional_boolean(get("isRetryable"))
    made.pass_ = optional(read_type, get("pass"))
    made.__class__ = OddNamesErrorData
    structure: OddNamesErrorData = made
    return structure


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
