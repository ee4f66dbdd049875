# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What arrives bit by bit: the body of an answer, and streams of events."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from importlib import import_module
from io import BufferedIOBase, RawIOBase
from typing import IO, TYPE_CHECKING, Any, ClassVar, Final, Generic, Protocol, Self, TypeAlias

from .boto import ClientError
from .conversion import Place, UnionType, ValueType, bad_value
from .reading import surprised
from .structures import Response, Structure, convert
from .values import UnknownVariant, public, service_package

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # which type checkers know without the library
else:
    from typing import TypeVar


@public
class StreamingBody(Protocol):
    """The body of an answer, as botocore's `StreamingBody` has it: read it once, and close it."""

    def read(self, amt: int | None = None) -> bytes:
        """Read so many bytes, or all that is left."""
        ...

    def iter_chunks(self, chunk_size: int = 1024) -> Iterator[bytes]:
        """Read it in pieces of so many bytes."""
        ...

    def iter_lines(self, chunk_size: int = 1024, keepends: bool = False) -> Iterator[bytes]:
        """Read it line by line."""
        ...

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None:
        """Give the connection back."""
        ...


@public
class AsyncStreamingBody(Protocol):
    """The body of an answer, as aiobotocore has it: read it once, in `async with body:`."""

    async def read(self, amt: int | None = None) -> bytes:
        """Read so many bytes, or all that is left."""
        ...

    def iter_chunks(self, chunk_size: int = 1024) -> AsyncIterator[bytes]:
        """Read it in pieces of so many bytes."""
        ...

    def iter_lines(self, chunk_size: int = 1024, keepends: bool = False) -> AsyncIterator[bytes]:
        """Read it line by line."""
        ...

    def close(self) -> object:
        """Give the connection back."""
        ...

    async def __aenter__(self) -> Any: ...

    async def __aexit__(self, *_: object) -> Any: ...


E = TypeVar("E")

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
"""What can be sent as a body: bytes, a text (as UTF-8), or a file that is open for bytes."""


class BodyType(ValueType):
    """A body that is read when it is asked for."""

    expected = "a body to read"
    streams = True

    def convert(self, raw: object, place: Place) -> object:
        if hasattr(raw, "read"):
            return raw
        raise bad_value(place, self.expected, raw)


BODY: Final = BodyType()


def read_body(raw: Any) -> Any:
    """Take the body of an answer as it is."""
    return raw if hasattr(raw, "read") else surprised(raw)


@public
class EventStream(Generic[E]):
    """A stream of events: iterate over it once (`async for` with an async client), and close it.

    As a context manager it is closed at the end.

    Args:
        raw: botocore's or aiobotocore's stream.
        union: What an event can be.
        origin: What the way to a member begins with, in errors.
        error: Makes the typed error of one that ends the stream.

    Raises:
        ServiceError: While iterating: the service has ended the stream with an error.
    """

    def __init__(
        self,
        raw: Any,
        union: UnionType,
        origin: str,
        error: Callable[[ClientError], Exception],
    ) -> None:
        self._raw = raw
        self._union = union
        self._origin = origin
        self._error = error

    def __iter__(self) -> Iterator[E]:
        try:
            for raw in self._raw:
                yield self._event(raw)
        except ClientError as error:
            raise self._error(error) from error

    async def __aiter__(self) -> AsyncIterator[E]:
        if not hasattr(self._raw, "__aiter__"):  # made by hand
            for event in self:
                yield event
            return
        try:
            async for raw in self._raw:
                yield self._event(raw)
        except ClientError as error:
            raise self._error(error) from error

    @property
    def raw_stream(self) -> Any:
        """Botocore's or aiobotocore's stream, or the list that it was made of by hand."""
        return self._raw

    def _event(self, raw: Mapping[str, Any]) -> Any:
        variant = self._union.variant(raw)
        if variant is None:
            return UnknownVariant.from_raw(raw)
        logger_name = service_package(variant)
        return convert(
            variant,
            raw,
            self._origin,
            lambda error: logging.getLogger(logger_name).warning("%s", error),
        )

    def close(self) -> None:
        """Give the connection back."""
        if hasattr(self._raw, "close"):
            self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class EventStreamType(ValueType):
    """A stream of events.

    Args:
        union: The union of the events' classes.
        errors: The codes of the errors that may end it, by their names in the stream.
    """

    expected = "a stream of events"
    streams = True

    def __init__(self, union: object, errors: Mapping[str, str]) -> None:
        self.union = UnionType(union)
        self.errors = errors

    def convert(self, raw: object, place: Place) -> object:
        if raw.__class__ is EventStream:
            return raw
        if not (hasattr(raw, "__iter__") or hasattr(raw, "__aiter__")):
            raise bad_value(place, self.expected, raw)
        return EventStream[Any](raw, self.union, str(place), self.error)

    def error(self, error: ClientError) -> Exception:
        """Make the typed error; what is in the stream tells its name there, not its code."""
        package = service_package(self.union.variants[0])
        service = import_module(f"{package}.errors").SERVICE
        told = error.response.get("Error", {})
        name = str(told.get("Code"))
        code = self.errors.get(name, name)
        found: type[Exception] = service.error_class(error.operation_name, code)
        answer = {**error.response, "Error": {**told, "Code": code}}
        return found(answer, error.operation_name)
