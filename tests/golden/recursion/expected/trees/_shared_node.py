# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeNode` and the errors share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
    list_reader,
    optional,
    optional_list,
    optional_map,
    optional_text,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import TEXT, ListType, MapType, StructureType
from .._runtime.values import ABSENT, ABSENT_MAP


@frozen(kw_only=True, eq=False, repr=False)
class Node(Structure):
    """A node."""

    value: str | None = None

    next: Node | None = None
    """Directly."""

    children: Sequence[Node] = ABSENT
    """Through a list."""

    named: Mapping[str, Node] = ABSENT_MAP
    """Through a map."""

    table: Sequence[Sequence[Node]] = ABSENT
    """Through a list of lists."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_node(raw: Any) -> Node:
    get = entries(raw).get
    made = Node.__shape__.make()
    made.value = optional_text(get("Value"))
    made.next = optional(read_node, get("Next"))
    made.children = optional_list(read_node, get("Children"))
    made.named = optional_map(read_node, get("Named"))
    made.table = optional_list(list_reader(read_node), get("Table"))
    made.__class__ = Node
    structure: Node = made
    return structure


Node.__shape__ = Shape(
    Node,
    read_node,
    Member("value", "Value", TEXT),
    Member("next", "Next", StructureType(Node)),
    Member("children", "Children", ListType(StructureType(Node))),
    Member("named", "Named", MapType(StructureType(Node))),
    Member("table", "Table", ListType(ListType(StructureType(Node)))),
)
