# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeSink` and `PutSink` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.decode import enum_reader
from .._runtime.values import ServiceEnum


class Finish(ServiceEnum):
    """Values of `Scalars.finish`."""

    MATT = "MATT"
    GLOSSY = "GLOSSY"


if TYPE_CHECKING:
    FinishLiteral: TypeAlias = Literal["MATT", "GLOSSY"]
else:
    FinishLiteral = str


# --- Decoding -------------------------------------------------------------------------------------


read_finish = enum_reader(Finish)
