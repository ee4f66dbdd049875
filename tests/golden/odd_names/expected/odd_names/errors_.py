# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Errors`."""

from __future__ import annotations

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
    read_text,
    read_timestamp,
)
from .._runtime.schema import Shape
from .._runtime.structures import Response
from .._runtime.waiting.model import Acceptor, Waiter
from ._shared_element import Members
from ._shared_type import Type, read_type


@frozen(kw_only=True, eq=False, repr=False)
class ErrorsResponse(Members, Response):
    """Response of `errors`."""

    __hash__: ClassVar[None]


TEXT_: Waiter[ErrorsResponse] = Waiter(
    "Text",
    Acceptor("success", "path", "type", "str"),
    status="type",
    known=frozenset(Type),
)


# --- Decoding -------------------------------------------------------------------------------------


def read_errors_response(raw: Any) -> ErrorsResponse:
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
    ) = ErrorsResponse.__shape__.setters
    get = entries(raw).get
    made = new(ErrorsResponse)
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


ErrorsResponse.__shape__ = Shape(ErrorsResponse, read_errors_response, *Members.__shape__.members)
