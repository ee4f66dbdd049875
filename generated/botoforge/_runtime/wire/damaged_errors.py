# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Finds code, message and request id of an error whose body botocore cannot read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from ..service_errors import REQUEST_ID_MEMBERS
from ..values import is_map
from .damaged_bodies import read_damaged_cbor, read_damaged_json, read_damaged_xml
from .protocols import CBOR, ERROR_TYPE, XML_PROTOCOLS, find_protocol, plain_code


class DamagedError:
    """What can be read of an error.

    Attributes:
        content: What has the members in it: of JSON and CBOR the body, of XML an element.
        code: The code; empty if there is none.
        message: The message; may be empty.
        request_id: The request id in the body; may be empty.
        details: The other strings beside the code of an XML error.
    """

    __slots__ = ("code", "content", "details", "message", "request_id")

    def __init__(self, content: object) -> None:
        self.content = content
        self.code = ""
        self.message = ""
        self.request_id = ""
        self.details: dict[str, str] = {}


def find_error(service: Any, response: Mapping[str, Any]) -> DamagedError:
    """Find code, message and request id of an error.

    Args:
        service: botocore's model of the service.
        response: The response before botocore has parsed it.
    """
    protocol, body = find_protocol(service), response["body"]
    if protocol in XML_PROTOCOLS:
        return find_in_xml(service, read_damaged_xml(body))
    document = read_damaged_cbor(body) if protocol == CBOR else read_damaged_json(body)
    error_type = response["headers"].get(ERROR_TYPE)
    return find_in_map(document, error_type, type_first=protocol != "rest-json")


def find_in_map(document: object, error_type: str | None, *, type_first: bool) -> DamagedError:
    """Find the parts of an error in JSON or CBOR.

    Args:
        document: The body.
        error_type: The header that names the error.
        type_first: Whether the member `__type` counts before the header and the member `code`.
    """
    found = DamagedError(document)
    members: Mapping[object, object] = document if is_map(document) else {"message": document}
    codes = [error_type, members.get("code"), members.get("Code")]
    codes.insert(0 if type_first else len(codes), members.get("__type"))
    found.code = first_text(map(clean_code, codes))
    found.message = first_text(members.get(name) for name in ("message", "Message"))
    found.request_id = first_text(members.get(name) for name in REQUEST_ID_MEMBERS)
    return found


def clean_code(code: object) -> object:
    """Leave out what stands around a code; `None` if it is no string."""
    return plain_code(code).strip() if isinstance(code, str) else None


def first_text(values: Iterator[object]) -> str:
    """Give the first value that is a string with something in it."""
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def find_in_xml(service: Any, root: Element | None) -> DamagedError:
    """Find the parts of an error in XML; its root may bear its code, as in Route 53."""
    found = DamagedError(root)
    if root is None:
        return found
    if service.shape_for_error_code(root.tag) is not None:
        found.code = root.tag
    for parent in () if found.code else root.iter():
        texts = dict(reversed([(child.tag, text_of(child)) for child in parent]))
        code = texts.pop("Code", "")
        if code and (parent is root or parent.tag in {"Errors", "Error"}):
            found.code, found.content = code, parent
            found.message = texts.pop("Message", "") or texts.pop("message", "")
            found.details = {name: texts[name] for name in texts if name not in REQUEST_ID_MEMBERS}
            break
    found.message = found.message or first_text(texts_of(root, ("Message", "message")))
    found.request_id = first_text(texts_of(root, REQUEST_ID_MEMBERS))
    return found


def texts_of(root: Element, names: tuple[str, ...]) -> Iterator[str]:
    """Give the texts of the elements with one of some names."""
    return (text_of(element) for element in root.iter() if element.tag in names)


def text_of(element: Element) -> str:
    """Give the text in an element."""
    return "".join(element.itertext()).strip()
