# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The members of an error, read by its member table, beside what botocore has read of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast
from xml.etree.ElementTree import Element

from ..errors import MemberError
from ..location import Location
from ..schema import Member, MemberTable
from ..values import is_map
from .json_members import members_from_json
from .located_members import read_located
from .xml_members import members_from_xml

BAD: Final = object()
"""What a member of a wrong type is converted to."""


def find_odd_members(
    table: MemberTable, content: object, modelled: Mapping[str, Any], response: Mapping[str, Any]
) -> dict[str, Any]:
    """Find the members of an error that botocore reads as something else, or not at all.

    Args:
        table: The members of the error.
        content: A JSON object, or the element with the members in it.
        modelled: The members that botocore has read.
        response: The response, with its headers.

    Returns:
        Them in the form of botocore's dictionaries; one of a wrong type as it came.
    """
    members: dict[str, Any] = {}
    if is_map(content):
        members = members_from_json(table, content)
    elif isinstance(content, Element):
        root = cast("Element[str]", content)  # zuban: ignore[redundant-cast]  # pyright needs it
        name_as_modelled(table, root)
        members = members_from_xml(table, root)
    members.update(read_located(table, response["headers"], response["status_code"]))
    return {
        row.wire_name: members[row.wire_name]
        for row in table.members
        if row.wire_name in members and not is_same(row, members, modelled)
    }


def is_same(row: Member, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two raw structures have the same typed value of a member."""
    value = convert(row, one)
    return value is not BAD and value == convert(row, other)


def convert(row: Member, raw: Mapping[str, Any]) -> object:
    """Convert a member; `BAD` if that fails."""
    try:
        return row.convert(raw, Location(""))
    except MemberError:
        return BAD


def name_as_modelled(table: MemberTable, content: Element) -> None:
    """Name elements as in the model: Route 53 sends `messages` as `Messages`."""
    names = {row.location_name for row in table.members}
    for child in content:
        name = child.tag[:1].lower() + child.tag[1:]
        if child.tag not in names and name in names:
            child.tag = name
