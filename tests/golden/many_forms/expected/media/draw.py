# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `media` `Draw`."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import attrs_field, frozen
from .._runtime.decode import entries
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT


@frozen(kw_only=True, eq=False, repr=False)
class DrawResponse(Response):
    """Response of `draw`."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class PenInkVariant(Structure):
    """`Pen` with a `ink`."""

    ink: str

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class PenChalkVariant(Structure):
    """`Pen` with a `chalk`."""

    chalk: str = attrs_field(repr=False)

    __hash__: ClassVar[None]


Pen: TypeAlias = PenInkVariant | PenChalkVariant
"""Variants of the parameter `pen` of `draw`."""


# --- Decoding -------------------------------------------------------------------------------------


def read_draw_response(raw: Any) -> DrawResponse:
    entries(raw)
    made = DrawResponse.__shape__.make()
    made.__class__ = DrawResponse
    structure: DrawResponse = made
    return structure


DrawResponse.__shape__ = Shape(DrawResponse, read_draw_response)

PenInkVariant.__shape__ = Shape(PenInkVariant, None, Member("ink", "ink", TEXT, required=True))

PenChalkVariant.__shape__ = Shape(
    PenChalkVariant,
    None,
    Member("chalk", "chalk", TEXT, required=True, sensitive=True),
)
