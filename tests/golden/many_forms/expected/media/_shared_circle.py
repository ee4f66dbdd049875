# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeScene` and `Draw` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeAlias

from attrs import frozen

from .._runtime.decode import (
    entries,
    new,
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
    (set_circle,) = DrawingCircleVariant.__shape__.setters
    get = entries(raw).get
    made = new(DrawingCircleVariant)
    set_circle(made, read_circle(get("circle")))
    return made


def read_drawing_label_variant(raw: Any) -> DrawingLabelVariant:
    (set_label,) = DrawingLabelVariant.__shape__.setters
    get = entries(raw).get
    made = new(DrawingLabelVariant)
    set_label(made, read_text(get("label")))
    return made


def read_drawing_group_variant(raw: Any) -> DrawingGroupVariant:
    (set_group,) = DrawingGroupVariant.__shape__.setters
    get = entries(raw).get
    made = new(DrawingGroupVariant)
    set_group(made, optional_list(read_drawing, get("group")))
    return made


def read_drawing_custom_variant(raw: Any) -> DrawingCustomVariant:
    (set_custom,) = DrawingCustomVariant.__shape__.setters
    get = entries(raw).get
    made = new(DrawingCustomVariant)
    set_custom(made, read_document(get("custom")))
    return made


def read_circle(raw: Any) -> Circle:
    set_radius, set_colour = Circle.__shape__.setters
    get = entries(raw).get
    made = new(Circle)
    set_radius(made, read_float(get("Radius")))
    set_colour(made, optional_text(get("Colour")))
    return made


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
