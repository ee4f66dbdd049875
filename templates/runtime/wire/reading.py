"""From what is on the wire to the typed response, in one pass: the fast path, else the slow path.

The body is read by the emitted reader of the response; headers, the status code and a payload that
is no structure are read by its member table. If anything is not as the model declares, all of it is
read again, slowly: by the table into the form of botocore's dictionaries, and from there like
those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from ..conversion import find_member_errors
from ..decode import FastPathMiss
from ..errors import MemberError
from ..location import Location
from ..schema import BaseStructure, MemberTable, Shape, ValueType
from ..value_types import EnumType, TextType
from ..values import is_map
from .json_text import read_json
from .lenient import read_or_keep
from .located_members import read_located
from .protocols import CBOR, XML_PROTOCOLS

S = TypeVar("S", bound=BaseStructure)


class WireResponse:
    """A successful response, as it came over the wire.

    Attributes:
        protocol: The protocol of client and package, by botocore's name.
        document: The body as `parse_body` reads it; of the query protocol what is inside the
            result.
        headers: The HTTP headers; their names in any case.
        status: The HTTP status.
        given: Members that count before the wire, by wire name: streams, and what handlers have
            added.
    """

    __slots__ = ("document", "given", "headers", "protocol", "status")

    def __init__(
        self,
        protocol: str,
        document: Any,
        headers: Mapping[str, str],
        status: int,
        given: Mapping[str, object],
    ) -> None:
        self.protocol = protocol
        self.document = document
        self.headers = headers
        self.status = status
        self.given = given


def parse_body(protocol: str, shape: Shape, body: bytes) -> Any:
    """Parse a body: a JSON value, the root of an XML document; a string that is all of it.

    Args:
        protocol: The protocol, by botocore's name.
        shape: The shape of the response.
        body: The body; an empty one is a document without members.

    Raises:
        ValueError: The body is not valid in the protocol.
        RecursionError: It is nested too deeply.
    """
    if shape.payload is not None and not is_document(shape.payload[0].type):
        return body
    return parse_document(protocol, body)


def parse_document(protocol: str, body: bytes) -> Any:
    """Parse a document; an empty one has no members. The errors are those of `parse_body`."""
    if protocol in XML_PROTOCOLS:
        from .xml_documents import parse_xml

        return parse_xml(body) if body else Element("")
    if not body:
        return {}
    if protocol == CBOR:
        from .cbor_bodies import decode_cbor

        return decode_cbor(body)
    return read_json(body)


def is_document(payload: ValueType) -> bool:
    """Whether the whole body is a document: not if it is a string or a stream."""
    return not (payload.streams or isinstance(payload, TextType | EnumType))


def read_response(
    response_class: type[S],
    response: WireResponse,
    origin: str,
    warn: Callable[[MemberError], None] | None = None,
) -> S:
    """Read a response from the wire.

    Args:
        response_class: The class to make.
        response: What has come.
        origin: Where paths in errors begin: the operation.
        warn: Called for every member that could not be read.
    """
    structure: BaseStructure
    shape = response_class.__shape__
    try:
        structure = read_fast(shape, response, Location(origin))
    except Exception:  # noqa: BLE001 (a miss, or whatever the reader of a value raises)
        structure = read_slowly(shape, response, Location(origin))
        if warn is not None:
            for error in find_member_errors(structure):
                warn(error)
    assert isinstance(structure, response_class)
    return structure


def read_fast(shape: Shape, response: WireResponse, location: Location) -> BaseStructure:
    """Read a response on the fast path.

    Raises:
        Exception: Something is not exactly what the model declares.
    """
    if response.protocol in XML_PROTOCOLS:
        structure = shape.read_wire(find_holder(shape, response.document))
        if shape.outside or shape.payload or response.given:
            set_outside(shape, structure, response, location)
        return structure
    document = response.document
    if shape.payload is not None:
        payload, _ = shape.payload
        document = {payload.wire_name: document} if is_document(payload.type) else {}
    elif document.__class__ is not dict:
        raise FastPathMiss
    if shape.outside or shape.payload or response.given:
        document = document.copy()
        for member, _ in shape.outside:
            document[member.wire_name] = None  # not that of the body
        document.update(read_outside(shape, response))
    return shape.read_wire(document)


def find_holder(shape: Shape, document: Any) -> Any:
    """Find the element that has the members of a response in it."""
    if shape.payload is None:
        return document
    payload, _ = shape.payload
    return hold(document, payload.location_name) if is_document(payload.type) else Element("")


def hold(document: Element, name: str) -> Element:
    """Put a whole document into an element, as the member of a structure with this name."""
    document.tag = name
    holder = Element("")
    holder.append(document)
    return holder


def set_outside(
    shape: Shape, structure: BaseStructure, response: WireResponse, location: Location
) -> None:
    """Set the members that are not in the elements of a document.

    Raises:
        MemberError: One of them is not what the model declares.
    """
    values = read_outside(shape, response)
    for member, set_member in zip(shape.members, shape.setters, strict=True):
        if member.wire_name in values:
            set_member(structure, member.convert(values, location))


def read_slowly(shape: Shape, response: WireResponse, location: Location) -> BaseStructure:
    """Read a response on the slow path: a bad member stays unset."""
    if shape.payload is None:
        members = read_members(response.protocol, shape, response.document)
    else:
        payload, _ = shape.payload
        members = {}
        if is_document(payload.type):
            value = read_value(response.protocol, payload.type, response.document)
            members[payload.wire_name] = value
    for member, _ in shape.outside:
        members.pop(member.wire_name, None)
    return shape.convert({**members, **read_outside(shape, response)}, location)


def read_members(protocol: str, table: MemberTable, document: Any) -> dict[str, Any]:
    """Read the members in a document, in the form of botocore's dictionaries.

    A value of a wrong type is kept as it came.

    Args:
        protocol: The protocol, by botocore's name.
        table: The members of a response, an error or an event.
        document: The document, as `parse_body` reads it.
    """
    if protocol in XML_PROTOCOLS:
        from .xml_members import members_from_xml

        return members_from_xml(table, document)
    from .json_members import members_from_json

    return members_from_json(table, document) if is_map(document) else {}


def read_value(protocol: str, declared: ValueType, document: Any) -> object:
    """Read a document that is a single value, in the form of botocore's dictionaries."""
    if protocol in XML_PROTOCOLS:
        from .xml_members import value_from_xml

        return value_from_xml(declared, document)
    from .json_members import value_from_json

    return value_from_json(declared, document)


def read_outside(shape: Shape, response: WireResponse) -> dict[str, Any]:
    """Read the members that are not in a document, in the form of botocore's dictionaries."""
    values = read_located(shape, response.headers, response.status)
    if shape.payload is not None:
        payload, _ = shape.payload
        if isinstance(payload.type, TextType | EnumType):
            values[payload.wire_name] = read_or_keep(bytes.decode, response.document)
    values.update(response.given)
    return values
