# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `GetBook` and `ListBooks` share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode_xml import (
    attribute,
    children,
    enum_reader,
    optional,
    optional_integer,
    optional_text,
    read_blob,
    read_integer,
    read_text,
    read_timestamp,
    union_reader,
)
from .._runtime.schema import Member, WireShape
from .._runtime.structures import Structure
from .._runtime.value_types import (
    BLOB,
    INTEGER,
    TEXT,
    TIMESTAMP,
    EnumType,
    StructureType,
    UnionType,
)
from .._runtime.values import ServiceEnum, UnknownValue, UnknownVariant


@frozen(kw_only=True, eq=False, repr=False)
class Book(Structure):
    """Value of `GetBookResponse.book`."""

    title: str

    kind: Kind | UnknownValue | None = None

    pages: int | None = None

    place: Place | None = None

    ink: bytes | None = None

    __hash__: ClassVar[None]


class Kind(ServiceEnum):
    """Values of `Book.kind`."""

    NOVEL = "Novel"
    ESSAY = "Essay"


@frozen(eq=False, repr=False)
class PlaceRowVariant(Structure):
    """`Place` with a `Row`."""

    row: int

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class PlaceLoanVariant(Structure):
    """`Place` with a `Loan`."""

    loan: Loan

    __hash__: ClassVar[None]


Place: TypeAlias = PlaceRowVariant | PlaceLoanVariant | UnknownVariant
"""Variants of `Book.place`."""


@frozen(kw_only=True, eq=False, repr=False)
class Loan(Structure):
    """Value of `Place.loan`."""

    reader: str | None = None

    until: datetime | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


read_kind = enum_reader(Kind)


def read_book(node: Any) -> Book:
    get = children(node).get
    made = Book.__shape__.make()
    made.title = read_text(get("Title"))
    made.kind = optional(read_kind, attribute(node, "xsi:type"))
    made.pages = optional_integer(get("Pages"))
    made.place = optional(read_place, get("Place"))
    made.ink = optional(read_blob, get("Ink"))
    made.__class__ = Book
    structure: Book = made
    return structure


def read_place_row_variant(node: Any) -> PlaceRowVariant:
    get = children(node).get
    made = PlaceRowVariant.__shape__.make()
    made.row = read_integer(get("Row"))
    made.__class__ = PlaceRowVariant
    structure: PlaceRowVariant = made
    return structure


def read_place_loan_variant(node: Any) -> PlaceLoanVariant:
    get = children(node).get
    made = PlaceLoanVariant.__shape__.make()
    made.loan = read_loan(get("Loan"))
    made.__class__ = PlaceLoanVariant
    structure: PlaceLoanVariant = made
    return structure


def read_loan(node: Any) -> Loan:
    get = children(node).get
    made = Loan.__shape__.make()
    made.reader = optional_text(get("Reader"))
    made.until = optional(read_timestamp, get("Until"))
    made.__class__ = Loan
    structure: Loan = made
    return structure


read_place: Callable[[Any], Place] = union_reader(
    {"Row": read_place_row_variant, "Loan": read_place_loan_variant},
)


Book.__shape__ = WireShape(
    Book,
    read_book,
    Member("title", "Title", TEXT, required=True),
    Member("kind", "Kind", EnumType(Kind), "xsi:type", location="attribute"),
    Member("pages", "Pages", INTEGER),
    Member("place", "Place", UnionType(Place)),
    Member("ink", "Ink", BLOB),
)

PlaceRowVariant.__shape__ = WireShape(
    PlaceRowVariant,
    read_place_row_variant,
    Member("row", "Row", INTEGER, required=True),
)

PlaceLoanVariant.__shape__ = WireShape(
    PlaceLoanVariant,
    read_place_loan_variant,
    Member("loan", "Loan", StructureType(Loan), required=True),
)

Loan.__shape__ = WireShape(
    Loan,
    read_loan,
    Member("reader", "Reader", TEXT),
    Member("until", "Until", TIMESTAMP),
)
