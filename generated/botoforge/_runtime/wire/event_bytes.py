# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Counts the bytes of an event stream, which botocore does not, to notice one that is cut off."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ..values import wrapped_attribute

if TYPE_CHECKING:
    from .call_context import CallContext

LENGTH: Final = 4
"""The number of bytes at the beginning of an event that hold its length."""


class EventBytes:
    """The bytes of an event stream on their way to botocore, which drops half an event silently.

    Args:
        raw: The response of urllib3 or aiohttp.
        call: The call.
        take: Takes the bytes, and returns those that may go to botocore.
    """

    def __init__(
        self, raw: Any, call: CallContext, take: Callable[[bytes], bytes] | None = None
    ) -> None:
        self.raw = raw
        self.call = call
        self._take = take
        self._received = 0
        self._begun = b""
        self._missing = 0

    def __getattr__(self, name: str) -> Any:
        return wrapped_attribute(self, "raw", name)

    def stream(self) -> Iterator[bytes]:
        """Read as from urllib3's response."""
        for chunk in self.raw.stream():
            yield self._follow(chunk)
        self._finish()

    @property
    def content(self) -> EventBytes:
        """This stream, from which aiobotocore reads aiohttp's response."""
        return self

    async def iter_chunks(self) -> AsyncIterator[tuple[bytes, bool]]:
        """Read as from aiohttp's response."""
        async for chunk, is_last in self.raw.content.iter_chunks():
            yield self._follow(chunk), is_last
        self._finish()

    def _follow(self, chunk: bytes) -> bytes:
        """Find where the last event ends whose length has arrived; return what goes to botocore."""
        self._received += len(chunk)
        position = min(self._missing, len(chunk))
        self._missing -= position
        rest = self._begun + chunk[position:]
        position = 0
        while len(rest) - position >= LENGTH:
            length = int.from_bytes(rest[position : position + LENGTH], "big")
            end = position + max(LENGTH, length)
            self._missing = max(0, end - len(rest))
            position = min(end, len(rest))
        self._begun = rest[position:]
        return chunk if self._take is None else self._take(chunk)

    def _finish(self) -> None:
        """Check that the stream is complete.

        Raises:
            UnreadableResponseError: It ends inside an event, or before its announced length.
        """
        announced = self.call.by_lower_name.get("content-length", "")
        is_short = announced.isdecimal() and self._received < int(announced)
        if self._begun or self._missing or is_short:
            reason = f"its event stream is cut off after {self._received} bytes"
            raise self.call.unreadable(reason, is_cut_off=True)
