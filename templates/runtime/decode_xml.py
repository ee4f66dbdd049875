"""The fast path from the elements of an XML document to typed values.

Emitted code calls these functions as it calls those of `decode` for JSON. Each takes an element
only if it is exactly what the model declares, and raises `FastPathMiss`, or anything else, for the
others; then the slow path starts over.
"""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from .decode import SECONDS, FastPathMiss, KnownValues, optional
from .values import ABSENT, ABSENT_MAP, JSON, ServiceEnum, UnknownValue

__all__ = ["optional"]  # for emitted code

T = TypeVar("T")
E = TypeVar("E", bound=ServiceEnum)

BOOLEANS: Final = {"true": True, "false": False}


def children(node: Element, *lists: str) -> dict[str, Any]:
    """Map the names of the elements in an element to them.

    Args:
        node: The element.
        *lists: The names that may come several times: each stands for a list of elements.
    """
    named: dict[str, Any] = {child.tag: child for child in node}
    count = len(named)
    for name in lists:
        if name in named:
            named[name] = items = node.findall(name)
            count += len(items) - 1
    if count != len(node) or (not count and has_text(node)):
        raise FastPathMiss
    return named


def has_text(node: Element) -> bool:
    """Whether there is text where elements are declared."""
    return bool(node.text and node.text.strip())


def attribute(node: Element, name: str) -> Element | None:
    """Find an attribute of an element, as an element with its value; `xsi:type` by its end."""
    value = find_attribute(node, name)
    if value is None:
        return None
    element = Element(name)
    element.text = value
    return element


def find_attribute(node: Element, name: str) -> str | None:
    """Find an attribute of an element; a prefix in its name stands for any namespace."""
    prefix, colon, local = name.rpartition(":")
    for key, value in node.items():
        if key == name or (prefix + colon and key.startswith("{") and key.endswith(f"}}{local}")):
            return value
    return None


def read_text(node: Any) -> str:
    """Read a string: an element without text is an empty one."""
    if len(node):
        raise FastPathMiss
    text = node.text
    return "" if text is None else text


def read_integer(node: Any) -> int:
    """Read an integer."""
    return int(read_text(node))


def read_float(node: Any) -> float:
    """Read a float."""
    return float(read_text(node))


def read_boolean(node: Any) -> bool:
    """Read a bool."""
    return BOOLEANS[read_text(node)]


def read_timestamp(node: Any) -> datetime:
    """Read a timestamp in UTC, in the form that nearly all services send."""
    text = node.text
    if len(node) or len(text) < SECONDS or text[-1] != "Z":
        raise FastPathMiss
    return datetime.fromisoformat(text)


def read_blob(node: Any) -> bytes:
    """Read bytes."""
    return a2b_base64(read_text(node), strict_mode=True)


def read_document(node: Element | None) -> JSON:
    """Read a string that may be JSON, as botocore reads the templates of CloudFormation."""
    return None if node is None else json_or_text(read_text(node))


def read_quoted_json(node: Element | None) -> JSON:
    """Read JSON that is quoted as in a URL, as botocore reads the policies of IAM."""
    return None if node is None else quoted_json_or_text(read_text(node))


def json_or_text(text: str) -> JSON:
    """Read JSON; a string that is none stays a string."""
    try:
        document: JSON = json.loads(text)
    except ValueError:
        return text
    return document


def quoted_json_or_text(text: str) -> JSON:
    """Read JSON that is quoted as in a URL; a string that is none stays a string."""
    try:
        document: JSON = json.loads(unquote(text))
    except ValueError:
        return text
    return document


# Most values of a response are strings, integers and bools: these three save one call each.


def optional_text(node: Element | None) -> str | None:
    """Read a string or nothing."""
    if node is None:
        return None
    if len(node):
        raise FastPathMiss
    text = node.text
    return "" if text is None else text


def optional_integer(node: Element | None) -> int | None:
    """Read an integer or nothing."""
    if node is None:
        return None
    if len(node):
        raise FastPathMiss
    return int(node.text or "")


def optional_boolean(node: Element | None) -> bool | None:
    """Read a bool or nothing."""
    if node is None:
        return None
    if len(node):
        raise FastPathMiss
    return BOOLEANS[node.text or ""]


def optional_list(
    read_item: Callable[[Any], T], nodes: Element | Sequence[Element] | None
) -> Sequence[T]:
    """Read a list from the elements in an element, or from elements; `ABSENT` for `None`."""
    if nodes is None:
        return ABSENT
    items = tuple([read_item(node) for node in nodes])
    if not items and isinstance(nodes, Element) and has_text(nodes):
        raise FastPathMiss
    return items


def optional_texts(nodes: Element | Sequence[Element] | None) -> Sequence[str]:
    """Read a list of strings; `ABSENT` for `None`."""
    return optional_list(read_text, nodes)


def optional_map(
    read_value: Callable[[Any], T],
    nodes: Element | Sequence[Element] | None,
    key: str = "key",
    value: str = "value",
) -> Mapping[str, T]:
    """Read a map from its entries; `ABSENT_MAP` for `None`.

    Args:
        read_value: Reads a value.
        nodes: The entries, or the element that has them.
        key: The element of a key.
        value: The element of a value.
    """
    if nodes is None:
        return ABSENT_MAP
    entries: dict[str, T] = {}
    if isinstance(nodes, Element) and not len(nodes) and has_text(nodes):
        raise FastPathMiss
    for node in nodes:
        named = children(node)
        if len(named) != 2:  # noqa: PLR2004 (a key and a value)
            raise FastPathMiss
        entries[read_text(named[key])] = read_value(named[value])
    return entries


# Readers of the items of lists and maps.


def list_reader(read_item: Callable[[Any], T]) -> Callable[[Any], Sequence[T]]:
    """Make the reader of a list inside a list or map."""

    def read_list(node: Any) -> Sequence[T]:
        return tuple([read_item(item) for item in node])

    return read_list


def map_reader(
    read_value: Callable[[Any], T], key: str = "key", value: str = "value"
) -> Callable[[Any], Mapping[str, T]]:
    """Make the reader of a map inside a list or map."""

    def read_map(node: Any) -> Mapping[str, T]:
        return optional_map(read_value, node, key, value)

    return read_map


def union_reader(readers: Mapping[str, Callable[[Any], T]]) -> Callable[[Any], T]:
    """Make the reader of a union from the readers of its variants, by element."""

    def read_union(node: Any) -> T:
        (child,) = node
        return readers[child.tag](node)

    return read_union


def enum_reader(enum: type[E]) -> Callable[[Any], E | UnknownValue]:
    """Make the reader of an enum value."""
    known: KnownValues[E] = KnownValues({member.value: member for member in enum})

    def read_enum(node: Any) -> E | UnknownValue:
        if len(node):
            raise FastPathMiss
        return known[node.text or ""]

    return read_enum
