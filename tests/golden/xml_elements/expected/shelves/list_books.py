# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `shelves` `ListBooks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode_xml import (
    children,
    list_reader,
    optional,
    optional_boolean,
    optional_list,
    optional_map,
    optional_texts,
    read_float,
    read_integer,
    read_timestamp,
)
from .._runtime.schema import Member, WireShape
from .._runtime.structures import Response
from .._runtime.value_types import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    TEXT,
    TIMESTAMP,
    ListType,
    MapType,
    StructureType,
)
from .._runtime.values import ABSENT, ABSENT_MAP
from ._shared_book import Book, read_book


@frozen(kw_only=True, eq=False, repr=False)
class ListBooksResponse(Response):
    """Response of `list_books`."""

    tag: str | None = None

    notes: Mapping[str, str] = ABSENT_MAP

    status: int | None = None

    books: Sequence[Book] = ABSENT

    authors: Sequence[str] = ABSENT

    prices: Mapping[str, float] = ABSENT_MAP

    shelves: Mapping[str, Sequence[int]] = ABSENT_MAP

    updated: datetime | None = None

    complete: bool | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_list_books_response(node: Any) -> ListBooksResponse:
    get = children(node, "Volume", "Price").get
    made = ListBooksResponse.__shape__.make()
    made.tag = None
    made.notes = ABSENT_MAP
    made.status = None
    made.books = optional_list(read_book, get("Volume"))
    made.authors = optional_texts(get("Authors"))
    made.prices = optional_map(read_float, get("Price"), "Currency", "Amount")
    made.shelves = optional_map(list_reader(read_integer), get("Shelves"))
    made.updated = optional(read_timestamp, get("lastUpdated"))
    made.complete = optional_boolean(get("Complete"))
    made.__class__ = ListBooksResponse
    structure: ListBooksResponse = made
    return structure


ListBooksResponse.__shape__ = WireShape(
    ListBooksResponse,
    read_list_books_response,
    Member("tag", "Tag", TEXT, "ETag", location="header"),
    Member("notes", "Notes", MapType(TEXT), "x-note-", location="headers"),
    Member("status", "Status", INTEGER, location="statusCode"),
    Member("books", "Books", ListType(StructureType(Book), flattened=True), "Volume"),
    Member("authors", "Authors", ListType(TEXT)),
    Member(
        "prices",
        "Prices",
        MapType(FLOAT, flattened=True, tags=("Currency", "Amount")),
        "Price",
    ),
    Member("shelves", "Shelves", MapType(ListType(INTEGER))),
    Member("updated", "Updated", TIMESTAMP, "lastUpdated"),
    Member("complete", "Complete", BOOLEAN),
)
