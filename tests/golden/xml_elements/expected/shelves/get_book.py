# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `shelves` `GetBook`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode_xml import children, optional
from .._runtime.schema import Member, WireShape
from .._runtime.structures import Response
from .._runtime.value_types import TEXT, StructureType
from ._shared_book import Book, read_book


@frozen(kw_only=True, eq=False, repr=False)
class GetBookResponse(Response):
    """Response of `get_book`."""

    book: Book | None = None

    tag: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_get_book_response(node: Any) -> GetBookResponse:
    get = children(node).get
    made = GetBookResponse.__shape__.make()
    made.book = optional(read_book, get("Volume"))
    made.tag = None
    made.__class__ = GetBookResponse
    structure: GetBookResponse = made
    return structure


GetBookResponse.__shape__ = WireShape(
    GetBookResponse,
    read_get_book_response,
    Member("book", "Book", StructureType(Book), "Volume", location="payload"),
    Member("tag", "Tag", TEXT, "ETag", location="header"),
)
