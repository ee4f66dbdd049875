# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeTree`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_list, optional_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT, ListType, StructureType
from .._runtime.values import ABSENT


@frozen(kw_only=True, eq=False, repr=False)
class Tree(Structure):
    """A tree, which is what the operation returns, and what a tree holds."""

    name: str | None = None

    branches: Sequence[Tree] = ABSENT
    """Trees again."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class DescribeTreeResponse(Tree, Response):
    """Response of `describe_tree`."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_tree(raw: Any) -> Tree:
    get = entries(raw).get
    made = Tree.__shape__.make()
    made.name = optional_text(get("Name"))
    made.branches = optional_list(read_tree, get("Branches"))
    made.__class__ = Tree
    structure: Tree = made
    return structure


def read_describe_tree_response(raw: Any) -> DescribeTreeResponse:
    get = entries(raw).get
    made = DescribeTreeResponse.__shape__.make()
    made.name = optional_text(get("Name"))
    made.branches = optional_list(read_tree, get("Branches"))
    made.__class__ = DescribeTreeResponse
    structure: DescribeTreeResponse = made
    return structure


Tree.__shape__ = Shape(
    Tree,
    read_tree,
    Member("name", "Name", TEXT),
    Member("branches", "Branches", ListType(StructureType(Tree))),
)

DescribeTreeResponse.__shape__ = Shape(
    DescribeTreeResponse,
    read_describe_tree_response,
    *Tree.__shape__.members,
)
