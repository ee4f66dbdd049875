# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Bodies of answers that are made by hand, for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Self


class HeldBody:
    """A body made by hand: what a `StreamingBody` does, with bytes that are there already.

    Args:
        content: All of it.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._stream = BytesIO(content)

    def read(self, amt: int | None = None) -> bytes:
        """Read so many bytes, or all that is left."""
        return self._stream.read(amt)

    def iter_chunks(self, chunk_size: int = 1024) -> Iterator[bytes]:
        """Read it in pieces of so many bytes."""
        return iter(lambda: self._stream.read(chunk_size), b"")

    def iter_lines(self, chunk_size: int = 1024, keepends: bool = False) -> Iterator[bytes]:  # noqa: ARG002 (botocore's)
        """Read it line by line."""
        return iter(self._stream.read().splitlines(keepends))

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_chunks()

    def close(self) -> None:
        """Forget it."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHeldBody:
    """A body made by hand, for an async client.

    Args:
        content: All of it.
    """

    def __init__(self, content: bytes) -> None:
        self._held = HeldBody(content)

    async def read(self, amt: int | None = None) -> bytes:
        """Read so many bytes, or all that is left."""
        return self._held.read(amt)

    async def iter_chunks(self, chunk_size: int = 1024) -> AsyncIterator[bytes]:
        """Read it in pieces of so many bytes."""
        for chunk in self._held.iter_chunks(chunk_size):
            yield chunk

    async def iter_lines(
        self, chunk_size: int = 1024, keepends: bool = False
    ) -> AsyncIterator[bytes]:
        """Read it line by line."""
        for line in self._held.iter_lines(chunk_size, keepends):
            yield line

    def close(self) -> None:
        """Forget it."""
        self._held.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()
