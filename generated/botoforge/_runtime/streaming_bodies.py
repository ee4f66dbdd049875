# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Bodies of responses: binary files, sync and async, that are read after the call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from inspect import isawaitable
from io import BytesIO, RawIOBase, UnsupportedOperation
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NoReturn, Self

from .botocore_api import RawStreamingBody, as_connection_error
from .values import public, wrapped_attribute

if TYPE_CHECKING:

    class BinaryFile(RawIOBase, BinaryIO):
        """A file opened in binary mode."""

        def readline(self, size: int | None = -1, /) -> bytes: ...

else:

    class BinaryFile(RawStreamingBody, RawIOBase):
        """botocore's body, as a file."""


CHUNK: Final = 1024
"""The number of bytes that botocore reads at once by default."""


def raise_as_connection_error(error: Exception) -> NoReturn:
    """Raise the error that has ended a body, as botocore's if it is about a connection."""
    connection_error = as_connection_error(error)
    if connection_error is error:
        raise error
    raise connection_error from error


@public
class StreamingBody(BinaryFile):
    """The body of a response: a binary file that is read once, from its beginning to its end.

    It is botocore's `StreamingBody`, and works wherever Python takes a binary file: in `gzip.open`,
    `tarfile.open(fileobj=body, mode="r|gz")`, `io.TextIOWrapper`. `with body:` closes it at the
    end. Iterating gives chunks, as with botocore, not lines. It cannot `seek`.

    Args:
        raw_stream: A file, or a body of botocore.
        content_length: The length of the body in bytes.

    Raises:
        botocore.exceptions.IncompleteReadError: While reading: the body is shorter than announced.
        botocore.exceptions.ReadTimeoutError: While reading: no data has arrived in time.
        botocore.exceptions.ResponseStreamingError: While reading: the connection has failed.
    """

    def __init__(self, raw_stream: Any, content_length: int | str | None = None) -> None:
        is_body = isinstance(raw_stream, RawStreamingBody)
        self._body: Any = raw_stream if is_body else RawStreamingBody(raw_stream, content_length)

    if TYPE_CHECKING:

        def iter_chunks(self, chunk_size: int = CHUNK) -> Iterator[bytes]:
            """Read it in chunks of `chunk_size` bytes."""
            ...

        def iter_lines(self, chunk_size: int = CHUNK, keepends: bool = False) -> Iterator[bytes]:
            """Read it line by line."""
            ...

        def set_socket_timeout(self, timeout: float) -> None:
            """Set the timeout of a read in seconds."""
            ...

    else:

        def __getattr__(self, name):
            """Take all other attributes from botocore's body."""
            return wrapped_attribute(self, "_body", name)

    @classmethod
    def of(cls, content: bytes) -> StreamingBody:
        """Make a body from bytes, for tests."""
        return InMemoryBody(content)

    @property
    def mode(self) -> str:
        """The mode of the file: reading bytes."""
        return "rb"

    def readable(self) -> bool:
        return True

    def read(self, amt: int | None = -1) -> bytes:
        """Read at most `amt` bytes, by default all that are left."""
        self._check_open()
        try:
            content: bytes = self._body.read(None if amt is None or amt < 0 else amt)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return content

    def readinto(self, buffer: Any, /) -> int:
        """Read into a buffer, at most until it is full."""
        self._check_open()
        try:
            count: int = self._body.readinto(buffer)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return count

    def readlines(self, hint: int | None = -1, /) -> list[bytes]:
        """Read the lines that are left; with `hint`, only until they have that many bytes."""
        if hint is None or hint <= 0:
            return BytesIO(self.read()).readlines()
        lines: list[bytes] = []
        while hint > 0 and (line := self.readline()):
            lines.append(line)
            hint -= len(line)
        return lines

    def write(self, _: object, /) -> int:
        """Raise `UnsupportedOperation`: the file is read-only."""
        raise UnsupportedOperation("write")

    def close(self) -> None:
        """Release the connection, or close it if something is left to read."""
        self._body.close()
        RawIOBase.close(self)

    def __enter__(self) -> Self:
        self._check_open()
        return self

    def __exit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        self.close()

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file")


class InMemoryBody(StreamingBody):
    """A body created from bytes.

    Args:
        content: The bytes.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), len(content))
        self.content: Final = bytes(content)  # pyrefly: ignore[unnecessary-type-conversion]  # of a bytearray

    def __reduce__(self) -> tuple[Callable[[bytes], StreamingBody], tuple[bytes]]:
        return StreamingBody.of, (self.content,)


@public
class AsyncStreamingBody:
    """The body of a response of an async client: read it once, in `async with body:`.

    It reads through aiobotocore's `StreamingBody`, which is `raw_body`.

    Args:
        raw_body: aiobotocore's body.

    Raises:
        botocore.exceptions.IncompleteReadError: While reading: the body is shorter than announced.
        botocore.exceptions.ReadTimeoutError: While reading: no data has arrived in time.
        botocore.exceptions.ResponseStreamingError: While reading: the connection has failed.
    """

    def __init__(self, raw_body: Any) -> None:
        self._body = raw_body
        self._is_closed = False

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all other attributes from aiobotocore's body."""
            return wrapped_attribute(self, "_body", name)

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Make a body from bytes, for tests."""
        return cls(AsyncBytes(content))

    @property
    def raw_body(self) -> Any:
        """The body of aiobotocore."""
        return self._body

    async def read(self, amt: int | None = None) -> bytes:
        """Read at most `amt` bytes, by default all that are left."""
        if self._is_closed:
            raise ValueError("I/O operation on closed file")
        try:
            content: bytes = await self._body.read(None if amt is None or amt < 0 else amt)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return content

    async def readinto(self, buffer: bytearray) -> int:
        """Read into a buffer, at most until it is full."""
        content = await self.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)

    async def readlines(self) -> list[bytes]:
        """Read the lines that are left, without their line ends."""
        return [line async for line in self.iter_lines()]

    async def iter_chunks(self, chunk_size: int = CHUNK) -> AsyncIterator[bytes]:
        """Read it in chunks of `chunk_size` bytes."""
        while chunk := await self.read(chunk_size):
            yield chunk

    async def iter_lines(
        self, chunk_size: int = CHUNK, keepends: bool = False
    ) -> AsyncIterator[bytes]:
        """Read it line by line."""
        pending = b""
        async for chunk in self.iter_chunks(chunk_size):
            *lines, pending = (pending + chunk).splitlines(keepends=True)
            for line in lines:
                yield line.splitlines(keepends)[0]
        if pending:
            yield pending.splitlines(keepends)[0]

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_chunks()

    async def __anext__(self) -> bytes:
        if chunk := await self.read(CHUNK):
            return chunk
        raise StopAsyncIteration

    def readable(self) -> bool:
        """Whether there may be more to read."""
        readable: bool = self._body.readable()
        return readable

    def tell(self) -> int:
        """Count the bytes that were read."""
        count: int = self._body.tell()
        return count

    @property
    def closed(self) -> bool:
        """Whether the body was closed."""
        return self._is_closed

    def close(self) -> object:
        """Release the connection; with the httpx backend the result has to be awaited."""
        self._is_closed = True
        return self._body.close()

    async def aclose(self) -> None:
        """Release the connection."""
        closing = self.close()
        if isawaitable(closing):
            await closing

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncBytes(BytesIO):
    """Bytes whose `read` is awaited, in place of aiobotocore's body."""

    async def read(self, size: int | None = -1, /) -> bytes:  # type: ignore[override]  # ty: ignore[incompatible-method-override]  # awaited
        return super().read(size)
