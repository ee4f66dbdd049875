# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `DrainSink`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, enum_reader, optional, optional_boolean
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
    made = DrainSinkResponse.__shape__.make()
    made.__class__ = DrainSinkResponse
    structure: DrainSinkResponse = made
    return structure


def read_plug(raw: Any) -> Plug:
    get = entries(raw).get
    made = Plug.__shape__.make()
    made.kind = optional(read_plug_kind, get("Kind"))
    made.wide = optional_boolean(get("Wide"))
    made.__class__ = Plug
    structure: Plug = made
    return structure


DrainSinkResponse.__shape__ = Shape(DrainSinkResponse, read_drain_sink_response)

Plug.__shape__ = Shape(
    Plug,
    read_plug,
    Member("kind", "Kind", EnumType(PlugKind)),
    Member("wide", "Wide", BOOLEAN),
)
