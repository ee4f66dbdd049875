# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `roles` `PutThing`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional, read_text, union_reader
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT, UnionType
from .._runtime.values import UnknownVariant


@frozen(kw_only=True, eq=False, repr=False)
class Thing(Structure):
    """Value of a part of a request or response."""

    name: str

    choice: Choice | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class PutThingResponse(Thing, Response):
    """Response of `put_thing`."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceFooBarVariant(Structure):
    """`Choice` with a `fooBar`."""

    foo_bar: str

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceLargeFooBarVariant(Structure):
    """`Choice` with a `FooBar`."""

    foo_bar: str

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceSnakeFooBarVariant(Structure):
    """`Choice` with a `foo_bar`."""

    foo_bar: str

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ChoiceSecondVariant(Structure):
    """`Choice` with a `2nd`."""

    second: str

    __hash__: ClassVar[None]


Choice: TypeAlias = (
    ChoiceFooBarVariant
    | ChoiceLargeFooBarVariant
    | ChoiceSnakeFooBarVariant
    | ChoiceSecondVariant
    | UnknownVariant
)
"""Variants of `Thing.choice`."""


# --- Decoding -------------------------------------------------------------------------------------


def read_thing(raw: Any) -> Thing:
    get = entries(raw).get
    made = Thing.__shape__.make()
    made.name = read_text(get("name"))
    made.choice = optional(read_choice, get("choice"))
    made.__class__ = Thing
    structure: Thing = made
    return structure


def read_put_thing_response(raw: Any) -> PutThingResponse:
    get = entries(raw).get
    made = PutThingResponse.__shape__.make()
    made.name = read_text(get("name"))
    made.choice = optional(read_choice, get("choice"))
    made.__class__ = PutThingResponse
    structure: PutThingResponse = made
    return structure


def read_choice_foo_bar_variant(raw: Any) -> ChoiceFooBarVariant:
    get = entries(raw).get
    made = ChoiceFooBarVariant.__shape__.make()
    made.foo_bar = read_text(get("fooBar"))
    made.__class__ = ChoiceFooBarVariant
    structure: ChoiceFooBarVariant = made
    return structure


def read_choice_large_foo_bar_variant(raw: Any) -> ChoiceLargeFooBarVariant:
    get = entries(raw).get
    made = ChoiceLargeFooBarVariant.__shape__.make()
    made.foo_bar = read_text(get("FooBar"))
    made.__class__ = ChoiceLargeFooBarVariant
    structure: ChoiceLargeFooBarVariant = made
    return structure


def read_choice_snake_foo_bar_variant(raw: Any) -> ChoiceSnakeFooBarVariant:
    get = entries(raw).get
    made = ChoiceSnakeFooBarVariant.__shape__.make()
    made.foo_bar = read_text(get("foo_bar"))
    made.__class__ = ChoiceSnakeFooBarVariant
    structure: ChoiceSnakeFooBarVariant = made
    return structure


def read_choice_second_variant(raw: Any) -> ChoiceSecondVariant:
    get = entries(raw).get
    made = ChoiceSecondVariant.__shape__.make()
    made.second = read_text(get("2nd"))
    made.__class__ = ChoiceSecondVariant
    structure: ChoiceSecondVariant = made
    return structure


read_choice: Callable[[Any], Choice] = union_reader(
    {
        "fooBar": read_choice_foo_bar_variant,
        "FooBar": read_choice_large_foo_bar_variant,
        "foo_bar": read_choice_snake_foo_bar_variant,
        "2nd": read_choice_second_variant,
    },
)


Thing.__shape__ = Shape(
    Thing,
    read_thing,
    Member("name", "name", TEXT, required=True),
    Member("choice", "choice", UnionType(Choice)),
)

PutThingResponse.__shape__ = Shape(
    PutThingResponse,
    read_put_thing_response,
    *Thing.__shape__.members,
)

ChoiceFooBarVariant.__shape__ = Shape(
    ChoiceFooBarVariant,
    read_choice_foo_bar_variant,
    Member("foo_bar", "fooBar", TEXT, required=True),
)

ChoiceLargeFooBarVariant.__shape__ = Shape(
    ChoiceLargeFooBarVariant,
    read_choice_large_foo_bar_variant,
    Member("foo_bar", "FooBar", TEXT, required=True),
)

ChoiceSnakeFooBarVariant.__shape__ = Shape(
    ChoiceSnakeFooBarVariant,
    read_choice_snake_foo_bar_variant,
    Member("foo_bar", "foo_bar", TEXT, required=True),
)

ChoiceSecondVariant.__shape__ = Shape(
    ChoiceSecondVariant,
    read_choice_second_variant,
    Member("second", "2nd", TEXT, required=True),
)
