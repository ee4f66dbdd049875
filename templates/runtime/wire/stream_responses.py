"""The response around an event stream: its members that are not the stream.

botocore's parsers raise on a bad one, or misread it; then the stream would be lost, too. So they
are read here by the member table: those in headers, and in RPC protocols those in the first event.
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Mapping
from typing import Any, Final

from ..botocore_api import ClientError
from ..errors import MemberError
from ..json_values import from_json_object
from ..location import Location
from ..schema import Shape
from ..values import is_map
from .call_context import CallContext
from .event_bytes import EventBytes
from .event_members import read_error_event
from .event_parser import INITIAL_EVENT
from .located_members import read_located
from .protocols import CBOR
from .reading import parse_document, read_members
from .response_metadata import make_metadata

PRELUDE: Final = struct.Struct(">III")
"""The beginning of an event: its length, that of its headers, and a checksum of both."""

CHECKSUM: Final = struct.Struct(">I")
STRING: Final = b"\x07"
"""The type of a header that is a string."""

WITHOUT_MEMBERS: Final[Mapping[str, bytes]] = {"json": b"{}", CBOR: b"\xa0"}
"""What the first event holds where it has no members, by protocol."""


def prepare_stream(call: CallContext, response: dict[str, Any], members: dict[str, Any]) -> None:
    """Prepare a response with an event stream for botocore's parser.

    Args:
        call: The call.
        response: The response before it is parsed; what it holds may be replaced.
        members: The members that botocore's parser must not read; those of the first event are put
            in here when it has arrived.
    """
    protocol = call.protocol
    shape = call.response_class.__shape__
    first = None
    if protocol == call.service.protocol:
        hide_bad_headers(call, shape, response, members)
        if protocol in WITHOUT_MEMBERS:
            first = FirstEvent(call, shape, protocol, members).take
    response["body"] = EventBytes(response["body"], call, first)


def hide_bad_headers(
    call: CallContext, shape: Shape, response: dict[str, Any], members: dict[str, Any]
) -> None:
    """Hide the headers from botocore's parser that are not what the model declares."""
    values = read_located(shape, call.headers, call.status)
    bad: set[str] = set()
    for member, _ in shape.outside:
        try:
            member.convert(values, Location(call.operation.name))
        except MemberError:
            if member.location == "header" and member.wire_name in values:
                bad.add(member.location_name.lower())
                members[member.wire_name] = values[member.wire_name]
    if bad:
        members["ResponseMetadata"] = make_metadata(
            call.operation, response, call.by_lower_name.copy(), None
        )
        kept = {name: value for name, value in call.headers.items() if name.lower() not in bad}
        response["headers"] = type(response["headers"])(kept)


class FirstEvent:
    """Takes the members out of the first event of a stream, before botocore reads it.

    Args:
        call: The call.
        shape: The shape of the response.
        protocol: The protocol, by botocore's name.
        members: Where the members are put.
    """

    def __init__(
        self, call: CallContext, shape: Shape, protocol: str, members: dict[str, Any]
    ) -> None:
        self.call = call
        self.shape = shape
        self.protocol = protocol
        self.members = members
        self.held: bytes | None = b""

    def take(self, chunk: bytes) -> bytes:
        """Take the next bytes, and return those that may go to botocore.

        Raises:
            ClientError: The first event is an error.
            UnreadableResponseError: It is malformed.
        """
        if self.held is None:
            return chunk
        self.held += chunk
        if len(self.held) < PRELUDE.size:
            return b""
        length, headers_length, checksum = PRELUDE.unpack_from(self.held)
        is_event = crc32(self.held[:8]) == checksum
        if is_event and len(self.held) < length:
            return b""
        held, self.held = self.held, None
        event, rest = held[:length], held[length:]
        if not is_event or crc32(event[:-4]) != CHECKSUM.unpack(event[-4:])[0]:
            return held  # botocore refuses it
        end = PRELUDE.size + headers_length
        headers, payload = event[PRELUDE.size : end], event[end:-4]
        error = find_header(headers, ":exception-type")
        if error:
            raise self.make_error(error, payload)
        if find_header(headers, ":event-type") != INITIAL_EVENT:
            return held  # botocore refuses it, too
        self.read(payload)
        return write_event(headers, WITHOUT_MEMBERS[self.protocol]) + rest

    def read(self, payload: bytes) -> None:
        """Read the members in the first event.

        Raises:
            UnreadableResponseError: It is malformed.
        """
        try:
            document = parse_document(self.protocol, payload)
        except (ValueError, RecursionError):
            document = None
        if not is_map(document):
            raise self.call.unreadable("the first event of its stream is malformed")
        read = from_json_object(self.shape, read_members(self.protocol, self.shape, document))
        for member in self.shape.members:
            if not member.type.streams and member.wire_name in read:
                self.members[member.wire_name] = read[member.wire_name]

    def make_error(self, name: str, payload: bytes) -> ClientError:
        """Make the error that the service has sent in place of the first event."""
        stream: Any = next(member.type for member in self.shape.members if member.type.streams)
        operation = self.call.operation.name
        table = stream.find_error(operation, name)
        members, message = read_error_event(self.protocol, table, {}, payload)
        error = {"Code": stream.errors.get(name, name), "Message": message}
        metadata = self.call.make_metadata()
        response = {**members, "Error": error, "ResponseMetadata": metadata}
        return ClientError(response, operation)


def write_event(headers: bytes, payload: bytes) -> bytes:
    """Write an event."""
    length = PRELUDE.size + len(headers) + len(payload) + CHECKSUM.size
    sizes = struct.pack(">II", length, len(headers))
    event = sizes + CHECKSUM.pack(crc32(sizes)) + headers + payload
    return event + CHECKSUM.pack(crc32(event))


def find_header(headers: bytes, name: str) -> str:
    """Find a header of an event that is a string; an empty string if there is none."""
    encoded = bytes([len(name)]) + name.encode() + STRING
    _, found, rest = headers.partition(encoded)
    length = int.from_bytes(rest[:2], "big")
    return rest[2 : 2 + length].decode("utf-8", "replace") if found else ""
