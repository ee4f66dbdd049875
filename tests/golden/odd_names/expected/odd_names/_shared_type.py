# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Client`, `Errors`, `Import`, `Return` and the errors share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.decode import enum_reader
from .._runtime.values import ServiceEnum


class Type(ServiceEnum):
    """Values of `ClientResponse.type`."""

    STR = "str"
    INT = "int"


if TYPE_CHECKING:
    TypeLiteral: TypeAlias = Literal["str", "int"]
else:
    TypeLiteral = str


# --- Decoding -------------------------------------------------------------------------------------


read_type = enum_reader(Type)
