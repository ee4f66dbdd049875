# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Shelves: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.streaming_bodies import AsyncStreamingBody as AsyncStreamingBody
    from ._shared_book import Book, Kind, Loan, Place, PlaceLoanVariant, PlaceRowVariant
    from .aio import AsyncShelvesClient
    from .client import ShelvesClient
    from .errors import NoSuchShelf, ShelvesError
    from .get_book import GetBookResponse
    from .get_cover import GetCoverResponse
    from .get_note import GetNoteResponse
    from .list_books import ListBooksResponse
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_shared_book": (
                "Book",
                "Kind",
                "Loan",
                "Place",
                "PlaceLoanVariant",
                "PlaceRowVariant",
            ),
            "aio": ("AsyncShelvesClient",),
            "client": ("ShelvesClient",),
            "errors": ("NoSuchShelf", "ShelvesError"),
            "get_book": ("GetBookResponse",),
            "get_cover": ("GetCoverResponse",),
            "get_note": ("GetNoteResponse",),
            "list_books": ("ListBooksResponse",),
            "._runtime.streaming_bodies": ("AsyncStreamingBody",),
        },
    )

__all__ = [
    "AsyncShelvesClient",
    "Book",
    "GetBookResponse",
    "GetCoverResponse",
    "GetNoteResponse",
    "Kind",
    "ListBooksResponse",
    "Loan",
    "NoSuchShelf",
    "Place",
    "PlaceLoanVariant",
    "PlaceRowVariant",
    "ShelvesClient",
    "ShelvesError",
]
