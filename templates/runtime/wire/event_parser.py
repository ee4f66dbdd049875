"""Parses events by the member tables, in place of botocore's parsers.

So a bad member of an event, or of an error that ends a stream, costs only itself. botocore's
parsers raise on some wrong values and misread others; they drop events that the model does not
list, and the members of errors.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from inspect import iscoroutinefunction
from typing import Any, Final

from ..schema import MemberTable
from ..value_types import UnionType
from .call_context import PARSER_LOG, CallContext
from .event_members import read_error_event, read_event, read_typed_event
from .json_members import UNKNOWN_MEMBER
from .protocols import CBOR, JSON_PROTOCOLS, XML_PROTOCOLS

INITIAL_EVENT: Final = "initial-response"
"""The type of the first event in some protocols: it has the other members of the response."""

PARSERS: Final[Mapping[str, frozenset[str]]] = {
    "EventStreamJSONParser": JSON_PROTOCOLS,
    "EventStreamXMLParser": XML_PROTOCOLS,
    "EventStreamCBORParser": frozenset({CBOR}),
}
"""The protocols that botocore's parsers of events read, by their classes."""

STREAMS: Final = frozenset({"botocore.eventstream", "aiobotocore.eventstream"})
"""The modules of botocore's and aiobotocore's streams."""


def parse_by_tables(
    stream: Any, protocol: str, union: UnionType, find_error: Callable[[str, str], MemberTable]
) -> None:
    """Let a stream of botocore parse its events by the member tables.

    botocore has no public way to do so: the parser of the stream is replaced. If the stream speaks
    another protocol than the tables, it keeps botocore's.

    Args:
        stream: botocore's or aiobotocore's stream, or anything that stands in for one.
        protocol: The protocol of the tables.
        union: The classes of the events.
        find_error: Finds the members of an error, by the operation and the name in the stream.
    """
    parser: Any = getattr(stream, "_parser", None)
    if any(protocol in PARSERS.get(each.__name__, ()) for each in type(parser).__mro__):
        find = partial(find_error, str(getattr(stream, "_operation_name", "")))
        is_async = iscoroutinefunction(parser.parse)  # not each stream of aiobotocore awaits it
        own = EventParser(protocol, union, find, is_async=is_async)
        stream._parser = own  # noqa: SLF001 (see above)


@contextmanager
def typed_events(stream: Any, call: CallContext | None) -> Generator[None]:
    """Let a stream give typed events, unless something else stands in for botocore's stream.

    What wraps a stream, such as a tracer, looks into dictionaries.

    Args:
        stream: The stream.
        call: The call that it belongs to, if that is known.
    """
    parser: Any = getattr(stream, "_parser", None)
    is_own = isinstance(parser, EventParser) and type(stream).__module__ in STREAMS
    if not is_own or not (call is None or call.one_pass):
        yield
        return
    parser.is_typed = True
    try:
        yield
    finally:
        parser.is_typed = False


class EventParser:
    """Parses the events of one stream.

    Attributes:
        is_typed: Whether it may give typed events in place of botocore's dictionaries, where an
            event is exactly what the model declares.

    Args:
        protocol: The protocol, by botocore's name.
        union: The classes of the events.
        find_error: Finds the members of an error by its name in the stream.
        is_async: Whether it stands in for a parser of aiobotocore.
    """

    def __init__(
        self,
        protocol: str,
        union: UnionType,
        find_error: Callable[[str], MemberTable],
        *,
        is_async: bool,
    ) -> None:
        self.protocol = protocol
        self.union = union
        self.find_error = find_error
        self.is_async = is_async
        self.is_typed = False

    def parse(self, response: Mapping[str, Any], _shape: object) -> Any:
        """Parse an event, or the error that ends a stream; awaited with aiobotocore.

        Raises:
            ValueError: The content of an event is not valid in the protocol.
            RecursionError: It is nested too deeply.
        """
        headers, body = response["headers"], response["body"]
        PARSER_LOG.debug("Response headers: %r", headers)
        PARSER_LOG.debug("Response body:\n%r", body)
        is_event = response["status_code"] == HTTPStatus.OK
        parsed = self.parse_event(headers, body) if is_event else self.parse_error(headers, body)
        return later(parsed) if self.is_async else parsed

    def parse_event(self, headers: Mapping[str, Any], body: bytes) -> object:
        """Parse an event; errors are those of `parse`."""
        name = text_of(headers.get(":event-type"))
        if name == INITIAL_EVENT:
            return {}
        variant = self.union.by_wire_name.get(name)
        if variant is None:
            return {UNKNOWN_MEMBER: {"name": name}}
        if self.is_typed:
            with suppress(Exception):  # a miss, or whatever the reader of a value raises
                return read_typed_event(self.protocol, variant, body)
        event_type = variant.__shape__.members[0].type
        return {name: read_event(self.protocol, event_type, headers, body)}

    def parse_error(self, headers: Mapping[str, Any], body: bytes) -> Mapping[str, Any]:
        """Parse the error that ends a stream."""
        name = text_of(headers.get(":exception-type"))
        code = name or text_of(headers.get(":error-code"))
        members, message = read_error_event(self.protocol, self.find_error(code), headers, body)
        described = text_of(headers.get(":error-message"))
        message = (message or described) if name else (described or message)
        return {**members, "Error": {"Code": code, "Message": message}}


async def later(parsed: object) -> object:
    """Give what has been parsed to aiobotocore, which awaits it."""
    return parsed


def text_of(value: object) -> str:
    """Write the value of a header as a string; an empty one if there is none."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
