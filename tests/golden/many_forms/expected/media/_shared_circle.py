# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeScene` and `Draw` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
    optional_list,
    optional_text,
    read_document,
    read_float,
    read_text,
    union_reader,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import DOCUMENT, FLOAT, TEXT, ListType, StructureType, UnionType
from .._runtime.values import JSON, UnknownVariant


@frozen(eq=False, repr=False)
class DrawingCircleVariant(Structure):
    """`Drawing` with a `circle`."""

    circle: Circle
    """A circle."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class DrawingLabelVariant(Structure):
    """`Drawing` with a `label`."""

    label: str
    """A text."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class DrawingGroupVariant(Structure):
    """`Drawing` with a `group`."""

    group: Sequence[Drawing]
    """Several drawings."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class DrawingCustomVariant(Structure):
    """`Drawing` with a `custom`."""

    custom: JSON
    """Anything else."""

    __hash__: ClassVar[None]


Drawing: TypeAlias = (
    DrawingCircleVariant
    | DrawingLabelVariant
    | DrawingGroupVariant
    | DrawingCustomVariant
    | UnknownVariant
)
"""What is drawn."""


@frozen(kw_only=True, eq=False, repr=False)
class Circle(Structure):
    """Value of `Drawing.circle`."""

    radius: float

    colour: str | None = None
    """Its colour.

    Deprecated: Everything is black.
    """

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_drawing_circle_variant(raw: Any) -> DrawingCircleVariant:
    get = entries(raw).get
    made = DrawingCircleVariant.__shape__.make()
    made.circle = read_circle(get("circle"))
    made.__class__ = DrawingCircleVariant
    structure: DrawingCircleVariant = made
    return structure


def read_drawing_label_variant(raw: Any) -> DrawingLabelVariant:
    get = entries(raw).get
    made = DrawingLabelVariant.__shape__.make()
    made.label = read_text(get("label"))
    made.__class__ = DrawingLabelVariant
    structure: DrawingLabelVariant = made
    return structure


def read_drawing_group_variant(raw: Any) -> DrawingGroupVariant:
    get = entries(raw).get
    made = DrawingGroupVariant.__shape__.make()
    made.group = optional_list(read_drawing, get("group"))
    made.__class__ = DrawingGroupVariant
    structure: DrawingGroupVariant = made
    return structure


def read_drawing_custom_variant(raw: Any) -> DrawingCustomVariant:
    get = entries(raw).get
    made = DrawingCustomVariant.__shape__.make()
    made.custom = read_document(get("custom"))
    made.__class__ = DrawingCustomVariant
    structure: DrawingCustomVariant = made
    return structure


def read_circle(raw: Any) -> Circle:
    get = entries(raw).get
    made = Circle.__shape__.make()
    made.radius = read_float(get("Radius"))
    made.colour = optional_text(get("Colour"))
    made.__class__ = Circle
    structure: Circle = made
    return structure


read_drawing: Callable[[Any], Drawing] = union_reader(
    {
        "circle": read_drawing_circle_variant,
        "label": read_drawing_label_variant,
        "group": read_drawing_group_variant,
        "custom": read_drawing_custom_variant,
    },
)


DrawingCircleVariant.__shape__ = Shape(
    DrawingCircleVariant,
    read_drawing_circle_variant,
    Member("circle", "circle", StructureType(Circle), required=True),
)

DrawingLabelVariant.__shape__ = Shape(
    DrawingLabelVariant,
    read_drawing_label_variant,
    Member("label", "label", TEXT, required=True),
)

DrawingGroupVariant.__shape__ = Shape(
    DrawingGroupVariant,
    read_drawing_group_variant,
    Member("group", "group", ListType(UnionType(Drawing)), required=True),
)

DrawingCustomVariant.__shape__ = Shape(
    DrawingCustomVariant,
    read_drawing_custom_variant,
    Member("custom", "custom", DOCUMENT, required=True),
)

Circle.__shape__ = Shape(
    Circle,
    read_circle,
    Member("radius", "Radius", FLOAT, required=True),
    Member("colour", "Colour", TEXT),
)
