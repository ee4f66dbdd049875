# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Example Kitchen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Final

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_text, optional_texts
from .._runtime.schema import Member, Shape
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.structures import Structure
from .._runtime.value_types import INTEGER, TEXT, TIMESTAMP, EnumType, ListType, StructureType
from .._runtime.values import ABSENT, ServiceEnum, UnknownValue
from ._shared_sink import Sink


class KitchenError(ServiceError):
    """Base of every error from Example Kitchen; raised itself for a code that the model does not
    list.
    """


class MissingThing(ServiceEnum):
    """Values of `SinkNotFoundException.missing_thing`."""

    SINK = "SINK"
    TAP = "TAP"


@frozen(kw_only=True, eq=False, repr=False)
class Hint(Structure):
    """What may help."""

    text: str | None = None
    """What to try."""

    places: Sequence[str] = ABSENT
    """Where to look."""

    __hash__: ClassVar[None]


class SinkNotFoundException(KitchenError):
    """There is no such sink."""

    sink_id: str | None
    """The ID that leads nowhere."""

    missing_thing: MissingThing | UnknownValue | None

    hint: Hint | None
    """What may help."""

    nearest: Sequence[Sink]

    code_: int | None
    """A code of the kitchen's own."""

    __shape__ = ErrorShape(
        Member("sink_id", "SinkId", TEXT),
        Member("missing_thing", "MissingThing", EnumType(MissingThing)),
        Member("hint", "Hint", StructureType(Hint)),
        Member("nearest", "Nearest", ListType(StructureType(Sink))),
        Member("code_", "Code", INTEGER),
    )


class TapOverheatedException(KitchenError):
    """Error with the code `TapOverheated`."""

    retry_after: datetime
    """When the tap will have cooled down."""

    __shape__ = ErrorShape(
        Member("retry_after", "RetryAfter", TIMESTAMP, required=True),
        retryable=True,
    )


class TooManyTapsException(KitchenError):
    """The kitchen has more taps than water."""

    __shape__ = ErrorShape(retryable=True, throttling=True)


SERVICE: Final = ServiceTable(
    "kitchen",
    "Kitchen",
    "rest-json",
    KitchenError,
    {
        "SinkNotFoundException": SinkNotFoundException,
        "TapOverheated": TapOverheatedException,
        "TooManyTapsException": TooManyTapsException,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""


# --- Decoding -------------------------------------------------------------------------------------


def read_hint(raw: Any) -> Hint:
    get = entries(raw).get
    made = Hint.__shape__.make()
    made.text = optional_text(get("Text"))
    made.places = optional_texts(get("Places"))
    made.__class__ = Hint
    structure: Hint = made
    return structure


Hint.__shape__ = Shape(
    Hint,
    read_hint,
    Member("text", "Text", TEXT),
    Member("places", "Places", ListType(TEXT)),
)
