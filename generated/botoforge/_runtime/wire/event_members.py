# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Members of an event, in the form of botocore's dictionaries: from its headers and its content.

A value of a wrong type is kept as it came, so that the conversion can say which member is bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element

from ..botocore_api import parse_timestamp
from ..decode import FastPathMiss
from ..json_values import from_json_object, from_json_value
from ..schema import BaseStructure, MemberTable, ValueType
from ..value_types import BlobType, EnumType, StructureType, TextType, TimestampType
from ..values import is_map
from .lenient import read_or_keep
from .protocols import XML_PROTOCOLS
from .reading import hold, parse_document, read_members, read_value


def read_typed_event(protocol: str, variant: type[BaseStructure], body: bytes) -> BaseStructure:
    """Read an event on the fast path, if all its members are in its content.

    Raises:
        Exception: It is not exactly what the model declares.
    """
    shape = variant.__shape__
    (member,) = shape.members
    if not isinstance(member.type, StructureType) or any(
        inside.location for inside in member.type.structure.__shape__.members
    ):
        raise FastPathMiss
    document = parse_document(protocol, body)
    if protocol in XML_PROTOCOLS:
        return shape.read_wire(hold(document, member.location_name))
    return shape.read_wire({member.location_name: document})


def read_event(
    protocol: str, declared: ValueType, headers: Mapping[str, object], body: bytes
) -> object:
    """Read an event.

    Args:
        protocol: The protocol, by botocore's name.
        declared: The type of the event.
        headers: Its headers.
        body: Its content.

    Raises:
        ValueError: The content is not valid in the protocol.
        RecursionError: It is nested too deeply.
    """
    if not isinstance(declared, StructureType):
        return read_content(protocol, declared, body)
    table = declared.structure.__shape__
    sent = read_event_headers(table, headers)
    for member in table.members:
        if member.location == "eventpayload":
            return {**sent, member.wire_name: read_payload(protocol, member.type, body)}
    value = read_content(protocol, declared, body)
    if value is None:  # a null
        return sent
    return dict(value) | sent if is_map(value) else value


def read_event_headers(table: MemberTable, headers: Mapping[str, object]) -> dict[str, object]:
    """Read the members that are in the headers of an event; each header has a type of its own."""
    return {
        member.wire_name: read_event_header(member.type, headers[member.wire_name])
        for member in table.members
        if member.location == "eventheader" and member.wire_name in headers
    }


def read_event_header(declared: ValueType, value: object) -> object:
    """Read a header of an event: a timestamp is a number of milliseconds."""
    if isinstance(declared, TimestampType) and value.__class__ is int:
        return read_or_keep(lambda milliseconds: parse_timestamp(milliseconds / 1000), value)
    return value


def read_payload(protocol: str, declared: ValueType, body: bytes) -> object:
    """Read the member that is the whole content of an event; errors are those of `read_event`."""
    match declared:
        case BlobType():
            return body
        case TextType() | EnumType():
            return read_or_keep(bytes.decode, body)
        case _:
            return read_content(protocol, declared, body)


def read_content(protocol: str, declared: ValueType, body: bytes) -> object:
    """Read the content of an event as one value; errors are those of `read_event`."""
    document = parse_document(protocol, body)
    return from_json_value(declared, read_value(protocol, declared, document))


def read_error_event(
    protocol: str, table: MemberTable, headers: Mapping[str, object], body: bytes
) -> tuple[dict[Any, object], str]:
    """Read an error that ends a stream.

    Args:
        protocol: The protocol, by botocore's name.
        table: The members that the model lists.
        headers: The headers of the event.
        body: Its content.

    Returns:
        The members and the message; neither is in a content that is not valid.
    """
    sent = read_event_headers(table, headers)
    with suppress(ValueError, RecursionError):
        document = parse_document(protocol, body)
        if protocol in XML_PROTOCOLS and document.tag == "ErrorResponse":
            document = document.find("Error")
        members = from_json_object(table, read_members(protocol, table, document))
        return {**members, **sent}, find_message(document)
    return sent, ""


def find_message(document: object) -> str:
    """Find the message of an error; an empty string if there is none, or no string."""
    for name in ("message", "Message"):
        if isinstance(document, Element):
            message: object = document.findtext(name)
        else:
            message = document.get(name) if is_map(document) else None
        if isinstance(message, str) and message:
            return message
    return ""
