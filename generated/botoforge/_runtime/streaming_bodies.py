# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Bodies of responses: files that are read when they are asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from inspect import isawaitable
from io import BufferedIOBase, BytesIO, RawIOBase, UnsupportedOperation
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    BinaryIO,
    ClassVar,
    Final,
    Generic,
    NoReturn,
    Self,
    TypeAlias,
)

from .botocore_api import RawStreamingBody, as_connection_error
from .decode import surprised
from .schema import Place, ValueType, bad_value
from .structures import Response, Structure
from .values import public, wrapped_attribute

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # which type checkers know without the library

    class BinaryFile(RawIOBase, BinaryIO):
        """A file that is open for bytes."""

        def readline(self, size: int | None = -1, /) -> bytes: ...

else:
    from typing import TypeVar

    class BinaryFile(RawStreamingBody, RawIOBase):
        """The body that botocore has, which is a file."""


CHUNK: Final = 1024
"""How many bytes botocore reads at once where nobody says how many."""


def raise_as_connection_error(error: Exception) -> NoReturn:
    """Raise what has ended a body or a stream, as botocore's error if it is about a connection."""
    found = as_connection_error(error)
    if found is error:
        raise error
    raise found from error


@public
class StreamingBody(BinaryFile):
    """The body of a response: a binary file that is read once, from its beginning to its end.

    It is botocore's `StreamingBody`, and works wherever Python takes a file: in `gzip.open`,
    `tarfile.open(fileobj=body, mode="r|gz")`, `io.TextIOWrapper`. `with body:` closes it at the
    end. Iterating gives chunks, as with botocore, not lines. It cannot `seek`.

    Args:
        raw_stream: A file, or a body of botocore.
        content_length: How many bytes must come.

    Raises:
        botocore.exceptions.IncompleteReadError: While reading: less has come than was announced.
        botocore.exceptions.ReadTimeoutError: While reading: nothing has come in time.
        botocore.exceptions.ResponseStreamingError: While reading: the connection has failed.
    """

    def __init__(self, raw_stream: Any, content_length: int | str | None = None) -> None:
        is_body = isinstance(raw_stream, RawStreamingBody)
        self._body: Any = raw_stream if is_body else RawStreamingBody(raw_stream, content_length)

    if TYPE_CHECKING:

        def iter_chunks(self, chunk_size: int = CHUNK) -> Iterator[bytes]:
            """Read it in chunks of so many bytes."""
            ...

        def iter_lines(self, chunk_size: int = CHUNK, keepends: bool = False) -> Iterator[bytes]:
            """Read it line by line."""
            ...

        def set_socket_timeout(self, timeout: float) -> None:
            """Set how many seconds a read may take."""
            ...

    else:

        def __getattr__(self, name):
            """Take all else from botocore's body."""
            return wrapped_attribute(self, "_body", name)

    @classmethod
    def of(cls, content: bytes) -> StreamingBody:
        """Make a body by hand, for tests."""
        return InMemoryBody(content)

    @property
    def mode(self) -> str:
        """How the file is open: for reading bytes."""
        return "rb"

    def readable(self) -> bool:
        return True

    def read(self, amt: int | None = -1) -> bytes:
        """Read at most so many bytes, or all that is left."""
        self._check_open()
        try:
            content: bytes = self._body.read(None if amt is None or amt < 0 else amt)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return content

    def readinto(self, buffer: Any, /) -> int:
        """Read into a buffer as many bytes as it holds at most."""
        self._check_open()
        try:
            count: int = self._body.readinto(buffer)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return count

    def readlines(self, hint: int | None = -1, /) -> list[bytes]:
        """Read the lines that are left, or as many as hold so many bytes together."""
        if hint is None or hint <= 0:
            return BytesIO(self.read()).readlines()
        lines: list[bytes] = []
        while hint > 0 and (line := self.readline()):
            lines.append(line)
            hint -= len(line)
        return lines

    def write(self, _: object, /) -> int:
        """Refuse: it is open for reading."""
        raise UnsupportedOperation("write")

    def close(self) -> None:
        """Give the connection back, or close it where something is left to read."""
        self._body.close()
        RawIOBase.close(self)

    def __enter__(self) -> Self:
        self._check_open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file")


class InMemoryBody(StreamingBody):
    """A body that was made by hand.

    Args:
        content: All of it.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), len(content))
        self.content: Final = bytes(content)

    def __reduce__(self) -> tuple[Callable[[bytes], StreamingBody], tuple[bytes]]:
        return StreamingBody.of, (self.content,)


@public
class AsyncStreamingBody:
    """The body of a response of an async client: read it once, in `async with body:`.

    It reads through aiobotocore's `StreamingBody`, which is `raw_body`.

    Args:
        raw_body: aiobotocore's body.

    Raises:
        botocore.exceptions.IncompleteReadError: While reading: less has come than was announced.
        botocore.exceptions.ReadTimeoutError: While reading: nothing has come in time.
        botocore.exceptions.ResponseStreamingError: While reading: the connection has failed.
    """

    def __init__(self, raw_body: Any) -> None:
        self._body = raw_body
        self._is_closed = False

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all else from aiobotocore's body."""
            return wrapped_attribute(self, "_body", name)

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Make a body by hand, for tests."""
        return cls(AsyncBytes(content))

    @property
    def raw_body(self) -> Any:
        """The body that aiobotocore has."""
        return self._body

    async def read(self, amt: int | None = None) -> bytes:
        """Read at most so many bytes, or all that is left."""
        if self._is_closed:
            raise ValueError("I/O operation on closed file")
        try:
            content: bytes = await self._body.read(None if amt is None or amt < 0 else amt)
        except Exception as error:  # noqa: BLE001 (raised again)
            raise_as_connection_error(error)
        return content

    async def readinto(self, buffer: bytearray) -> int:
        """Read into a buffer as many bytes as it holds at most."""
        content = await self.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)

    async def readlines(self) -> list[bytes]:
        """Read the lines that are left, without their ends."""
        return [line async for line in self.iter_lines()]

    async def iter_chunks(self, chunk_size: int = CHUNK) -> AsyncIterator[bytes]:
        """Read it in chunks of so many bytes."""
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
        """How many bytes were read."""
        count: int = self._body.tell()
        return count

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._is_closed

    def close(self) -> object:
        """Give the connection back; with the httpx backend it has to be awaited."""
        self._is_closed = True
        return self._body.close()

    async def aclose(self) -> None:
        """Give the connection back."""
        closing = self.close()
        if isawaitable(closing):
            await closing

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncBytes(BytesIO):
    """Bytes that are awaited, in the place of aiobotocore's body."""

    async def read(self, size: int | None = -1, /) -> bytes:  # type: ignore[override]  # awaited
        return super().read(size)


if TYPE_CHECKING:
    AnyBody = TypeVar("AnyBody", default=StreamingBody, covariant=True)  # noqa: PLC0105 (it is shown)

    class StreamingStructure(Structure, Generic[AnyBody]):
        """Base of a structure with a body, which is another for async clients."""

        __hash__: ClassVar[None]  # pyright: ignore[reportIncompatibleMethodOverride]  # as elsewhere

    class StreamingResponse(Response, Generic[AnyBody]):
        """Base of a response with a body, which is another for async clients."""

        __hash__: ClassVar[None]  # pyright: ignore[reportIncompatibleMethodOverride]  # as elsewhere

else:
    AnyBody = TypeVar("AnyBody")

    class StreamingStructure(Structure):
        """Base of a structure with a body, which is another for async clients."""

        __slots__ = ()

        def __class_getitem__(cls, body):
            """Which body it is makes no difference at run time."""
            return cls

    class StreamingResponse(StreamingStructure, Response):
        """Base of a response with a body, which is another for async clients."""

        __slots__ = ()


BlobSource: TypeAlias = bytes | bytearray | str | IO[bytes] | RawIOBase | BufferedIOBase
"""What can be sent as a body: bytes, a string (as UTF-8), or a file that is open for bytes."""


class BodyType(ValueType):
    """A body that is read when it is asked for."""

    expected = "a streaming body"
    streams = True

    def convert(self, raw: object, place: Place) -> object:
        body = body_over(raw)
        if body is None:
            raise bad_value(place, self.expected, raw)
        return body


BODY: Final = BodyType()


def read_body(raw: Any) -> Any:
    """Take the body of a response."""
    return body_over(raw) or surprised(raw)


def body_over(raw: Any) -> object:
    """Make the body that reads from another; from anything else there is none."""
    if isinstance(raw, StreamingBody | AsyncStreamingBody):
        return raw
    if isinstance(raw, bytes | bytearray):
        return StreamingBody.of(bytes(raw))
    if hasattr(raw, "__aenter__"):
        return AsyncStreamingBody(raw)
    return StreamingBody(raw) if hasattr(raw, "read") else None
