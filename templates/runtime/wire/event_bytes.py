"""The bytes of a stream of events, which botocore does not count."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Final

from ..values import wrapped_attribute

if TYPE_CHECKING:
    from .json_bodies import Exchange

LENGTH: Final = 4
"""How many bytes at the beginning of an event say how long it is."""


class EventBytes:
    """The bytes of a stream of events on their way to botocore, which drops half an event silently.

    Args:
        raw: The response of urllib3 or aiohttp.
        exchange: The call.
    """

    def __init__(self, raw: Any, exchange: Exchange) -> None:
        self.raw = raw
        self.exchange = exchange
        self._received = 0
        self._begun = b""
        self._missing = 0

    def __getattr__(self, name: str) -> Any:
        return wrapped_attribute(self, "raw", name)

    def stream(self) -> Iterator[bytes]:
        """Read as from urllib3's response."""
        for chunk in self.raw.stream():
            self._follow(chunk)
            yield chunk
        self._finish()

    @property
    def content(self) -> EventBytes:
        """What aiohttp's response is read from."""
        return self

    async def iter_chunks(self) -> AsyncIterator[tuple[bytes, bool]]:
        """Read as from aiohttp's response."""
        async for chunk, is_last in self.raw.content.iter_chunks():
            self._follow(chunk)
            yield chunk, is_last
        self._finish()

    def _follow(self, chunk: bytes) -> None:
        """Find where the last event ends of which the length has come."""
        self._received += len(chunk)
        at = min(self._missing, len(chunk))
        self._missing -= at
        rest = self._begun + chunk[at:]
        at = 0
        while len(rest) - at >= LENGTH:
            end = at + max(LENGTH, int.from_bytes(rest[at : at + LENGTH], "big"))
            self._missing = max(0, end - len(rest))
            at = min(end, len(rest))
        self._begun = rest[at:]

    def _finish(self) -> None:
        """Check that the stream has come to its end.

        Raises:
            UnreadableResponseError: It ends inside an event, or before its announced length.
        """
        announced = self.exchange.metadata()["HTTPHeaders"].get("content-length", "")
        is_short = announced.isdecimal() and self._received < int(announced)
        if self._begun or self._missing or is_short:
            reason = f"its event stream is cut off after {self._received} bytes"
            raise self.exchange.unreadable(reason, is_cut_off=True)
