# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Import` and `Return` share."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
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
    get = entries(raw).get
    made = ReturnResponse.__shape__.make()
    made.list = optional(read_type, get("list"))
    made.__class__ = ReturnResponse
    structure: ReturnResponse = made
    return structure


ReturnResponse.__shape__ = Shape(
    ReturnResponse,
    read_return_response,
    Member("list", "list", EnumType(Type)),
)
