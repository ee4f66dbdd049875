"""Where the JMESPaths of waiters lead to in a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import jmespath
from attrs import frozen
from jmespath.exceptions import JMESPathError
from jmespath.functions import Functions

from botoforge_codegen.errors import shown, suggestion, unknown_word
from botoforge_codegen.load.model import ShapeModel


@frozen
class ListOfShape:
    """A list that a path makes: many values of one shape."""

    item: Target


Target: TypeAlias = str | ListOfShape | None
"""The name of a shape, a list, or something that no model describes, such as a number of items."""


class PathError(Exception):
    """A path is none, or leads to nothing in the model. Its text says where it ends."""


def follow(path: str, root: str, shapes: Mapping[str, ShapeModel]) -> Target:
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
        what = str(error).partition(", for expression")[0].partition(":\n")[0]
        raise PathError(
            f"{path!r} is no JMESPath: {shown(what)} (see https://jmespath.org)"
        ) from error
    return step(parsed, root, shapes)


def scalar(target: Target) -> str | None:
    """Name the shape that a path leads to, if it leads to one or to a list of it."""
    while isinstance(target, ListOfShape):
        target = target.item
    return target


def step(node: Mapping[str, Any], here: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Follow one node of a parsed path."""
    children: Sequence[Mapping[str, Any]] = node["children"]
    match node["type"]:
        case "field":
            return member(str(node["value"]), here, shapes)
        case "identity" | "current" | "slice":
            return here
        case "index":
            return items(here, shapes)
        case "subexpression" | "index_expression" | "pipe":
            for child in children:
                here = step(child, here, shapes)
            return here
        case "flatten":
            found = items(step(children[0], here, shapes), shapes)
            return ListOfShape(items(found, shapes) if is_list(found, shapes) else found)
        case "projection" | "filter_projection" | "value_projection":
            found = items(step(children[0], here, shapes), shapes)
            for condition in children[2:]:
                step(condition, found, shapes)
            return ListOfShape(step(children[1], found, shapes))
        case _:  # functions, comparisons and the like
            compute(node, here, shapes)
            return None


def compute(node: Mapping[str, Any], here: Target, shapes: Mapping[str, ShapeModel]) -> None:
    """Follow the parts of what a path computes: each has to lead somewhere."""
    name = node.get("value")
    if node["type"] == "function_expression" and name not in Functions.FUNCTION_TABLE:
        raise PathError(unknown_word("function", str(name), Functions.FUNCTION_TABLE))
    for child in node["children"]:
        step(child, here, shapes)


def member(name: str, here: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Go to a member of a structure, or to a value of a map."""
    if here is None:
        return None
    if isinstance(here, ListOfShape):
        raise PathError(f"{name} is looked for in a list")
    shape = shapes[here]
    if shape.document:
        return None
    if shape.type == "map":
        return shape.item
    for found in shape.members:
        if found.name == name:
            return found.shape
    members = [found.name for found in shape.members]
    raise PathError(f"{here} has no member {name}{suggestion(name, members)}")


def is_list(target: Target, shapes: Mapping[str, ShapeModel]) -> bool:
    """Whether a path has led to a list."""
    return isinstance(target, ListOfShape) or (target is not None and shapes[target].type == "list")


def items(here: Target, shapes: Mapping[str, ShapeModel]) -> Target:
    """Go to the values of a list or a map; stay at anything else."""
    if isinstance(here, ListOfShape):
        return here.item
    if here is None or shapes[here].item is None:
        return here
    return shapes[here].item
