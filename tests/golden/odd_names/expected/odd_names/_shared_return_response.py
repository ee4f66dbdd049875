# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Import` and `Return` share."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import entries, new, optional
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import EnumType
from .._runtime.values import UnknownValue
from ._shared_type import Type, read_type


@frozen(kw_only=True, eq=False, repr=False)
class ReturnResponse(Response):
    """What two operations return; it has the name of what one of them does."""

    list: Type | UnknownValue | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_return_response(raw: Any) -> ReturnResponse:
    (set_list,) = ReturnResponse.__shape__.setters
    get = entries(raw).get
    made = new(ReturnResponse)
    set_list(made, optional(read_type, get("list")))
    return made


ReturnResponse.__shape__ = Shape(
    ReturnResponse,
    read_return_response,
    Member("list", "list", EnumType(Type)),
)
