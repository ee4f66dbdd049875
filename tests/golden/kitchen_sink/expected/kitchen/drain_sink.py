# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `DrainSink`."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import entries, enum_reader, new, optional, optional_boolean
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import BOOLEAN, EnumType
from .._runtime.values import ServiceEnum, UnknownValue


@frozen(kw_only=True, eq=False, repr=False)
class DrainSinkResponse(Response):
    """Response of `drain_sink`."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Plug(Structure):
    """What keeps the water in. An operation that is not chosen returns it, so it is a class that
    can be read.
    """

    kind: PlugKind | UnknownValue | None = None
    """What it is made of."""

    wide: bool | None = None

    __hash__: ClassVar[None]


class PlugKind(ServiceEnum):
    """Values of `Plug.kind`."""

    RUBBER = "RUBBER"
    STEEL = "STEEL"


# --- Decoding -------------------------------------------------------------------------------------


read_plug_kind = enum_reader(PlugKind)


def read_drain_sink_response(raw: Any) -> DrainSinkResponse:
    entries(raw)
    made = new(DrainSinkResponse)
    return made


def read_plug(raw: Any) -> Plug:
    set_kind, set_wide = Plug.__shape__.setters
    get = entries(raw).get
    made = new(Plug)
    set_kind(made, optional(read_plug_kind, get("Kind")))
    set_wide(made, optional_boolean(get("Wide")))
    return made


DrainSinkResponse.__shape__ = Shape(DrainSinkResponse, read_drain_sink_response)

Plug.__shape__ = Shape(
    Plug,
    read_plug,
    Member("kind", "Kind", EnumType(PlugKind)),
    Member("wide", "Wide", BOOLEAN),
)
