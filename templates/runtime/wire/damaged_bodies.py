"""Reads as much as can be read of the body of an error that is not valid in its protocol.

A body that is cut off is read up to where it ends, one that is malformed up to the first mistake.
A value that is not complete is left out.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from ..values import is_list, is_map
from .cbor_bodies import decode_cbor, read_argument, read_entry

KEY: Final = re.compile(r'\s*[{,]\s*("(?:[^"\\]|\\.)*")\s*:\s*', re.DOTALL)
"""What comes before a value in a JSON object."""

END: Final = re.compile(r"\s*[,}]")
"""What comes after a value in a JSON object."""

TYPE: Final = re.compile(r'"__type"\s*:\s*"([^"\\]{1,200})"')
"""The code of an error, anywhere in a JSON body."""

PREFIX: Final = re.compile(r"(</?)[\w.-]{1,100}:(?=\w)")
"""The prefix of a tag, whose namespace may be declared nowhere."""

AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
"""An ampersand that does not begin one of XML's own entities."""

FORBIDDEN: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML does not allow."""

MAP: Final = 5
"""The major type of a map in CBOR."""

INDEFINITE: Final = 31
"""The length of a map in CBOR whose end is marked."""


def decode_text(body: bytes) -> str:
    """Decode a body by its byte order mark; what cannot be decoded is replaced."""
    return body.decode(json.detect_encoding(body), "replace")


def read_damaged_json(body: bytes) -> object:
    """Read a JSON value, or the members at the beginning of an object."""
    text = decode_text(body)
    with suppress(ValueError, RecursionError):
        return json.loads(text)
    members = read_first_members(text)
    if "__type" not in members and (match := TYPE.search(text)):
        members["__type"] = match[1]
    return members


def read_first_members(text: str) -> dict[str, Any]:
    """Read the members of a JSON object, up to the first that is not whole."""
    members: dict[str, Any] = {}
    decoder = json.JSONDecoder(strict=False)
    position = 0
    with suppress(ValueError, RecursionError):
        while key := KEY.match(text, position):
            value, position = decoder.raw_decode(text, key.end())
            is_whole = isinstance(value, str) or is_list(value) or is_map(value)
            if not is_whole and not END.match(text, position):
                break  # a number may go on after the end of a body that is cut off
            members[json.loads(key[1], strict=False)] = value
    return members


def read_damaged_xml(body: bytes) -> Element | None:
    """Read the elements of an XML document; `None` if it has no root."""
    if b"<!DOCTYPE" not in body:  # it may declare entities
        root, is_whole = read_elements(XMLPullParser(("start",)), body)
        if is_whole:
            return root
    text = FORBIDDEN.sub("\ufffd", decode_text(body).lstrip())
    text = PREFIX.sub(r"\1", AMPERSAND.sub("&amp;", text))  # so that nothing is expanded
    return read_elements(XMLPullParser(("start",)), text)[0]


def read_elements(parser: Any, body: bytes | str) -> tuple[Element | None, bool]:
    """Read the elements up to the first mistake, and tell whether the document is whole.

    Their names are without namespaces.
    """
    root: Element | None = None
    try:
        parser.feed(body)
        for _, element in parser.read_events():
            root = element if root is None else root
        parser.close()
        is_whole = True
    except (ParseError, ValueError, LookupError):
        is_whole = False
    for element in () if root is None else root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root, is_whole


def read_damaged_cbor(body: bytes) -> object:
    """Read a CBOR item, or the members at the beginning of a map."""
    with suppress(ValueError, RecursionError):
        return decode_cbor(body)
    members: dict[Any, Any] = {}
    if not body or body[0] >> 5 != MAP:
        return members
    with suppress(ValueError, IndexError, RecursionError):
        info = body[0] & 31
        length, at = (len(body), 1) if info == INDEFINITE else read_argument(body, 1, info)
        for _ in range(length):
            at = read_entry(body, at, members)
    return members
