"""Which shape a JMESPath leads to in a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import jmespath
from attrs import frozen
from jmespath.exceptions import JMESPathError
from jmespath.functions import Functions

from botoforge_codegen.errors import printable, suggestion, unknown_word
from botoforge_codegen.load.model import ShapeModel


@frozen
class ListOfTarget:
    """A list that a path makes itself: several values of one target."""

    item: Target


Target: TypeAlias = str | ListOfTarget | None
"""The name of a shape, a list, or `None` for what no model describes, such as a number of items."""


class PathError(Exception):
    """A path is not a valid JMESPath, or leads to nothing in the model. The message says where."""


def follow_path(path: str, root: str, shapes: Mapping[str, ShapeModel]) -> Target:
    """Find what a path leads to.

    Args:
        path: A JMESPath, in wire names.
        root: The shape where it begins.
        shapes: The shapes of the service.

    Raises:
        PathError: It leads to nothing.
    """
    try:
        parsed = jmespath.compile(path).parsed
    except JMESPathError as error:
        reason = str(error).partition(", for expression")[0].partition(":\n")[0]
        raise PathError(
            f"{path!r} is not a valid JMESPath: {printable(reason)} (see https://jmespath.org)"
        ) from error
    return follow_node(parsed, root, shapes)


def innermost_shape(target: Target) -> str | None:
    """Return the shape of a target, or of the items of a list that a path makes."""
    while isinstance(target, ListOfTarget):
        target = target.item
    return target


def follow_node(node: Mapping[str, Any], start: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Follow one node of a parsed path.

    Args:
        node: A node, as `jmespath` parses it.
        start: Where it begins.
        shapes: The shapes of the service.
    """
    children: Sequence[Mapping[str, Any]] = node["children"]
    match node["type"]:
        case "field":
            return find_member(str(node["value"]), start, shapes)
        case "identity" | "current" | "slice":
            return start
        case "index":
            return item_of(start, shapes)
        case "subexpression" | "index_expression" | "pipe":
            target = start
            for child in children:
                target = follow_node(child, target, shapes)
            return target
        case "flatten":
            item = item_of(follow_node(children[0], start, shapes), shapes)
            return ListOfTarget(item_of(item, shapes) if is_list_target(item, shapes) else item)
        case "projection" | "filter_projection" | "value_projection":
            item = item_of(follow_node(children[0], start, shapes), shapes)
            for condition in children[2:]:
                follow_node(condition, item, shapes)
            return ListOfTarget(follow_node(children[1], item, shapes))
        case "multi_select_list":
            targets = [follow_node(child, start, shapes) for child in children]
            return ListOfTarget(targets[0] if len(targets) == 1 else None)
        case _:  # functions, comparisons and the like
            check_computation(node, start, shapes)
            return None


def check_computation(
    node: Mapping[str, Any], start: Target, shapes: Mapping[str, ShapeModel]
) -> None:
    """Check that each part of a computation in a path leads somewhere."""
    name = node.get("value")
    if node["type"] == "function_expression" and name not in Functions.FUNCTION_TABLE:
        raise PathError(unknown_word("function", str(name), Functions.FUNCTION_TABLE))
    for child in node["children"]:
        follow_node(child, start, shapes)


def find_member(name: str, holder: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Find a member of a structure, or the values of a map."""
    if holder is None:
        return None
    if isinstance(holder, ListOfTarget):
        raise PathError(f"{name} is looked up in a list")
    shape = shapes[holder]
    if shape.document:
        return None
    if shape.type == "map":
        return shape.item
    members = {member.name: member.shape for member in shape.members}
    if name not in members:
        raise PathError(f"{holder} has no member {name}{suggestion(name, members)}")
    return members[name]


def is_list_target(target: Target, shapes: Mapping[str, ShapeModel]) -> bool:
    """Whether a target is a list."""
    return isinstance(target, ListOfTarget) or (
        target is not None and shapes[target].type == "list"
    )


def item_of(target: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Return what a list or a map holds; anything else as it is."""
    if isinstance(target, ListOfTarget):
        return target.item
    item = None if target is None else shapes[target].item
    return target if item is None else item
