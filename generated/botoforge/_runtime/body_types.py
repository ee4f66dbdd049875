# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""How structures hold streaming bodies: their base classes, the type of a body and its reader."""

from __future__ import annotations

from io import BufferedIOBase, RawIOBase
from typing import IO, TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeAlias

from .decode import miss_fast_path
from .location import Location, member_error
from .schema import ValueType
from .streaming_bodies import AsyncStreamingBody, StreamingBody
from .structures import Response, Structure

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # which type checkers know without the library

    AnyBody = TypeVar("AnyBody", default=StreamingBody, covariant=True)  # noqa: PLC0105 (it is shown)

    class StreamingStructure(Structure, Generic[AnyBody]):
        """Base of a structure with a body, whose class differs for async clients."""

        __hash__: ClassVar[None]  # pyright: ignore[reportIncompatibleMethodOverride]  # as elsewhere

    class StreamingResponse(Response, Generic[AnyBody]):
        """Base of a response with a body, whose class differs for async clients."""

        __hash__: ClassVar[None]  # pyright: ignore[reportIncompatibleMethodOverride]  # as elsewhere

else:
    from typing import TypeVar

    AnyBody = TypeVar("AnyBody")

    class StreamingStructure(Structure):
        """Base of a structure with a body, whose class differs for async clients."""

        __slots__ = ()

        def __class_getitem__(cls, body):
            """Ignore the class of the body, which makes no difference at run time."""
            return cls

    class StreamingResponse(StreamingStructure, Response):
        """Base of a response with a body, whose class differs for async clients."""

        __slots__ = ()


BlobSource: TypeAlias = bytes | bytearray | str | IO[bytes] | RawIOBase | BufferedIOBase
"""A body to send: bytes, a string (sent as UTF-8), or a file opened in binary mode."""


class BodyType(ValueType):
    """A body that is read piece by piece, after the call."""

    expected = "a streaming body"
    streams = True

    def convert(self, raw: object, location: Location) -> object:
        body = wrap_body(raw)
        if body is None:
            raise member_error(location, self.expected, raw)
        return body


BODY: Final = BodyType()


def read_body(raw: Any) -> Any:
    """Read the body of a response."""
    return wrap_body(raw) or miss_fast_path(raw)


def wrap_body(raw: Any) -> object:
    """Make a body that reads from botocore's; `None` if the value is not a body."""
    if isinstance(raw, StreamingBody | AsyncStreamingBody):
        return raw
    if isinstance(raw, bytes | bytearray):
        return StreamingBody.of(bytes(raw))
    if hasattr(raw.__class__, "__aenter__"):  # that of the body itself if a tracer has wrapped it
        return AsyncStreamingBody(raw)
    return StreamingBody(raw) if hasattr(raw, "read") else None
