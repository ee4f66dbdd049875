"""What botocore's streams of events leave out: a cut at their end, and the members of an error."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from http import HTTPStatus
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final

from .values import is_map

if TYPE_CHECKING:
    from .bodies import Exchange

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
        return getattr(self.raw, name)

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
            reason = f"its stream of events is cut off after {self._received} bytes"
            raise self.exchange.unreadable(reason, is_cut_off=True)


def complete_events(stream: Any) -> None:
    """Let botocore's stream give the members of errors and the names of events it does not know.

    There is no public place to say so; thus its parser is exchanged.
    """
    parser = getattr(stream, "_parser", None)
    if parser is not None and not isinstance(parser, EventParser):
        stream._parser = EventParser(parser)  # noqa: SLF001 (as said)


class EventParser:
    """botocore's or aiobotocore's parser of events, and what it leaves out.

    Args:
        parser: That parser.
    """

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    def parse(self, response: Mapping[str, Any], shape: Any) -> Any:
        """Parse an event, or the error that ends a stream; awaited with aiobotocore."""
        parsed = self.parser.parse(response, shape)
        if isawaitable(parsed):
            return self._complete_later(response, shape, parsed)
        return self._complete(response, shape, parsed)

    async def _complete_later(
        self, response: Mapping[str, Any], shape: Any, parsed: Awaitable[Any]
    ) -> Mapping[str, Any]:
        return self._complete(response, shape, await parsed)

    def _complete(
        self, response: Mapping[str, Any], shape: Any, parsed: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Complete what botocore parsed of an event."""
        headers = response["headers"]
        if response["status_code"] == HTTPStatus.OK:
            name = str(headers.get(":event-type", ""))
            if not parsed and name != "initial-response":
                return {"SDK_UNKNOWN_MEMBER": {"name": name}}
            self._check(response["body"], parsed.get(name, True))
            return parsed
        name = headers.get(":exception-type")
        if name in shape.members:
            content = self.parser._initial_body_parse(response["body"])  # noqa: SLF001 (as botocore)
            members = self.parser._parse_shape(shape.members[name], content)  # noqa: SLF001 (as botocore)
            return {**members, **parsed}
        told = parsed["Error"]
        message = told["Message"] or message_in(response["body"])
        return {"Error": {"Code": told["Code"] or str(name or ""), "Message": message}}

    def _check(self, body: bytes, members: object) -> None:
        """Refuse an event that is not JSON, which botocore takes for one without members.

        Raises:
            ValueError: It is not JSON.
        """
        if body and is_empty(members) and hasattr(self.parser, "_parse_body_as_json"):
            json.loads(body)


def is_empty(value: object) -> bool:
    """Whether a raw structure has no members, or such members only."""
    return is_map(value) and all(is_empty(held) for held in value.values())


def message_in(body: bytes) -> str:
    """Find what an error says that no model lists; nothing where it is not JSON."""
    try:
        document = json.loads(body)
    except ValueError:
        return ""
    found = document.get("message") or document.get("Message") if is_map(document) else None
    return found if isinstance(found, str) else ""
