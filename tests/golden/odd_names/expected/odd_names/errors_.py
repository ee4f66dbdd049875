# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Errors`."""

from __future__ import annotations

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
    get = entries(raw).get
    made = ErrorsResponse.__shape__.make()
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
    made.__class__ = ErrorsResponse
    structure: ErrorsResponse = made
    return structure


ErrorsResponse.__shape__ = Shape(ErrorsResponse, read_errors_response, *Members.__shape__.members)
