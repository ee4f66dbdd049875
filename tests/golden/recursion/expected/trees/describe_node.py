# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeNode`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT, ListType, StructureType
from .._runtime.values import ABSENT
from ._shared_node import Node, read_node


@frozen(kw_only=True, eq=False, repr=False)
class DescribeNodeResponse(Response):
    """Response of `describe_node`."""

    node: Node | None = None
    """A node."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Filter(Structure):
    """Which nodes to describe; only inputs hold it."""

    and_: Sequence[Filter] = ABSENT
    """All of these hold."""

    not_: Filter | None = None
    """This does not hold."""

    name: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_describe_node_response(raw: Any) -> DescribeNodeResponse:
    get = entries(raw).get
    made = DescribeNodeResponse.__shape__.make()
    made.node = optional(read_node, get("Node"))
    made.__class__ = DescribeNodeResponse
    structure: DescribeNodeResponse = made
    return structure


DescribeNodeResponse.__shape__ = Shape(
    DescribeNodeResponse,
    read_describe_node_response,
    Member("node", "Node", StructureType(Node)),
)

Filter.__shape__ = Shape(
    Filter,
    None,
    Member("and_", "And", ListType(StructureType(Filter))),
    Member("not_", "Not", StructureType(Filter)),
    Member("name", "Name", TEXT),
)
