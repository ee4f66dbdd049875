# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Shelves."""

from __future__ import annotations

from .. import shelves as types
from .._runtime.aio import AsyncServiceClient
from .errors import SERVICE


class AsyncShelvesClient(AsyncServiceClient):
    """Async typed client for Shelves; wraps an aiobotocore client."""

    __service__ = SERVICE

    async def get_book(self, *, id: str) -> types.GetBookResponse:
        """Calls `GetBook`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/shelves-2020-01-01/GetBook)

        Args:
            id: Not described by the model.

        Returns:
            A `GetBookResponse`.

        Raises:
            ShelvesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("GetBook", types.GetBookResponse, {"Id": id})

    async def get_cover(self, *, id: str) -> types.GetCoverResponse[types.AsyncStreamingBody]:
        """Calls `GetCover`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/shelves-2020-01-01/GetCover)

        Args:
            id: Not described by the model.

        Returns:
            A `GetCoverResponse`.

        Raises:
            ShelvesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "GetCover",
            types.GetCoverResponse[types.AsyncStreamingBody],
            {"Id": id},
        )

    async def get_note(self, *, id: str) -> types.GetNoteResponse:
        """Calls `GetNote`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/shelves-2020-01-01/GetNote)

        Args:
            id: Not described by the model.

        Returns:
            A `GetNoteResponse`.

        Raises:
            ShelvesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("GetNote", types.GetNoteResponse, {"Id": id})

    async def list_books(self, *, shelf: str) -> types.ListBooksResponse:
        """Calls `ListBooks`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/shelves-2020-01-01/ListBooks)

        Args:
            shelf: Not described by the model.

        Returns:
            A `ListBooksResponse`.

        Raises:
            NoSuchShelf: Error with the code `NoSuchShelf`.
            ShelvesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("ListBooks", types.ListBooksResponse, {"Shelf": shelf})
