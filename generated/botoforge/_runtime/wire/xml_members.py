# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Members of a structure from an XML element, in the form of botocore's dictionaries.

This is the slow path from the wire: a value of a wrong type stays a string, an element where a
string is declared becomes a dictionary and one that comes twice a list (a dictionary where a list
is declared), so that the conversion can
say which member is bad.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

from ..decode_xml import find_attribute, json_or_text, quoted_json_or_text
from ..schema import MemberTable, ValueType
from ..value_types import (
    BooleanType,
    DocumentType,
    FloatType,
    IntegerType,
    ListType,
    MapType,
    QuotedJsonType,
    StructureType,
    UnionType,
)
from .json_members import UNKNOWN_MEMBER
from .lenient import read_or_keep

DEEPEST: Final = 50
"""How many levels of an element that does not fit the model are kept: Python nests no thousands."""


def members_from_xml(table: MemberTable, node: Element) -> dict[str, Any]:
    """Find the members of a structure in an element."""
    named = children_by_name(node)
    members: dict[str, Any] = {}
    for member in table.members:
        if member.location == "attribute":
            value: object = find_attribute(node, member.location_name)
        elif nodes := named.get(member.location_name):
            value = value_from_nodes(member.type, nodes)
        else:
            continue
        if value is not None:
            members[member.wire_name] = value
    return members


def children_by_name(node: Element) -> dict[str, list[Element]]:
    """Group the elements in an element by their names."""
    named: dict[str, list[Element]] = {}
    for child in node:
        named.setdefault(child.tag, []).append(child)
    return named


def value_from_nodes(declared: ValueType, nodes: Sequence[Element]) -> object:
    """Convert the elements of one member: several, if it is a flattened list."""
    if isinstance(declared, ListType) and declared.flattened:
        return [value_from_xml(declared.item, node) for node in nodes]
    if isinstance(declared, MapType) and declared.flattened:
        return map_from_xml(declared, nodes)
    if len(nodes) > 1:
        contents = [content_of(node) for node in nodes]
        return {nodes[0].tag: contents} if isinstance(declared, ListType) else contents
    return value_from_xml(declared, nodes[0])


def value_from_xml(declared: ValueType, node: Element) -> object:
    """Convert an element; one that is not what is declared, or nested too deeply, is kept."""
    if isinstance(declared, StructureType | UnionType | ListType | MapType):
        if not len(node) and (node.text or "").strip():
            return node.text  # where elements are declared
        converted = read_or_keep(lambda element: container_from_xml(declared, element), node)
        return f"<{node.tag}>" if converted is node else converted
    return text_from_xml(declared, node)


def container_from_xml(declared: ValueType, node: Element) -> object:
    """Convert an element that has others in it."""
    match declared:
        case StructureType():
            return members_from_xml(declared.structure.__shape__, node)
        case UnionType():
            return variant_from_xml(declared, node)
        case ListType():
            return [value_from_xml(declared.item, child) for child in node]
        case MapType():
            return map_from_xml(declared, list(node))
        case _:
            raise TypeError(declared.expected)


def variant_from_xml(union: UnionType, node: Element) -> dict[str, Any]:
    """Find the variant of a union; of one that the model does not list, the name alone."""
    read: dict[str, Any] = {}
    for variant in union.variants:
        read.update(members_from_xml(variant.__shape__, node))
    if not read and len(node) == 1:
        return {UNKNOWN_MEMBER: {"name": node[0].tag}}
    return read


def map_from_xml(declared: MapType, nodes: Sequence[Element]) -> object:
    """Convert the entries of a map; a list of what they hold if one is no entry."""
    key_tag, value_tag = declared.tags
    entries: dict[object, object] = {}
    for node in nodes:
        named = children_by_name(node)
        keys, values = named.pop(key_tag, []), named.pop(value_tag, [])
        if named or len(keys) != 1 or len(values) != 1 or len(keys[0]):
            return [content_of(node) for node in nodes]
        entries[keys[0].text or ""] = value_from_xml(declared.value, values[0])
    return entries


def text_from_xml(declared: ValueType, node: Element) -> object:
    """Convert an element that has only text in it."""
    if len(node):
        return content_of(node)
    text = node.text or ""
    match declared:
        case IntegerType():
            return read_or_keep(int, text)
        case FloatType():
            return read_or_keep(float, text)
        case BooleanType() if text.lower() in ("true", "false"):
            return text.lower() == "true"
        case QuotedJsonType():
            return quoted_json_or_text(text)
        case DocumentType():
            return json_or_text(text)
        case _:
            return text


def content_of(node: Element, left: int = DEEPEST) -> object:
    """Write the content of an element without knowing what is declared.

    Args:
        node: The element.
        left: How many levels of elements in it are written.
    """
    if not len(node) or not left:
        return node.text or ""
    named = children_by_name(node).items()
    return {name: [content_of(each, left - 1) for each in nodes] for name, nodes in named}
