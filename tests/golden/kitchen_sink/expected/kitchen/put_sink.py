# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `PutSink`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_integer, optional_texts, read_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import BOOLEAN, EnumType, ListType
from .._runtime.values import ABSENT, ServiceEnum, UnknownValue
from ._shared_finish import Finish, FinishLiteral
from ._shared_sink import Sink


@frozen(kw_only=True, eq=False, repr=False)
class PutSinkResponse(Sink, Response):
    """Response of `put_sink`."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class TapSettings(Structure):
    """How a tap is to be."""

    flow: Flow | FlowLiteral | UnknownValue
    """How much comes out of it."""

    finish: Finish | FinishLiteral | UnknownValue | None = None

    flows: Sequence[Flow | FlowLiteral | UnknownValue] = ABSENT

    warm: bool | None = None
    """Whether the water is warm."""

    __hash__: ClassVar[None]


class Flow(ServiceEnum):
    """Values of the parameter `flow` of `put_sink`."""

    DRIP = "DRIP"
    STREAM = "STREAM"


if TYPE_CHECKING:
    FlowLiteral: TypeAlias = Literal["DRIP", "STREAM"]
else:
    FlowLiteral = str


# --- Decoding -------------------------------------------------------------------------------------


def read_put_sink_response(raw: Any) -> PutSinkResponse:
    get = entries(raw).get
    made = PutSinkResponse.__shape__.make()
    made.name = read_text(get("Name"))
    made.depth = optional_integer(get("Depth"))
    made.tags = optional_texts(get("Tags"))
    made.__class__ = PutSinkResponse
    structure: PutSinkResponse = made
    return structure


PutSinkResponse.__shape__ = Shape(PutSinkResponse, read_put_sink_response, *Sink.__shape__.members)

TapSettings.__shape__ = Shape(
    TapSettings,
    None,
    Member("flow", "Flow", EnumType(Flow), required=True),
    Member("finish", "Finish", EnumType(Finish)),
    Member("flows", "Flows", ListType(EnumType(Flow))),
    Member("warm", "Warm", BOOLEAN),
)
