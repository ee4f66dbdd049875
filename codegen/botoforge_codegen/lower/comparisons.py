"""The comparisons in a JMESPath: which strings it compares with which shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import jmespath

from botoforge_codegen.load.model import ServiceModel, ShapeModel, WaiterModel

from .jmespath_types import Target, follow_node, innermost_shape, item_of

PROJECTIONS: Final = ("projection", "filter_projection", "value_projection")
SEQUENCES: Final = ("subexpression", "index_expression", "pipe")


def list_comparisons(
    service: ServiceModel, waiter: WaiterModel, path: str
) -> list[tuple[str, object]]:
    """List the shapes that a valid path of a waiter compares with strings, each with its string.

    Raises:
        PathError: A part of it leads to nothing.
    """
    output = service.operations[waiter.operation].output
    return list(find_comparisons(jmespath.compile(path).parsed, output, service.shapes))


def find_comparisons(
    node: Mapping[str, Any], start: Target, shapes: Mapping[str, ShapeModel]
) -> Iterator[tuple[str, object]]:
    """Find the comparisons in a node of a parsed path, and below it."""
    children: Sequence[Mapping[str, Any]] = node["children"]
    if node["type"] == "comparator":
        literals = [child["value"] for child in children if child["type"] == "literal"]
        for child in children:
            target = innermost_shape(follow_node(child, start, shapes))
            if target is not None:
                yield from ((target, text) for text in literals if isinstance(text, str))
    for number, child in enumerate(children):
        yield from find_comparisons(child, start, shapes)
        if node["type"] in SEQUENCES:
            start = follow_node(child, start, shapes)
        elif node["type"] in PROJECTIONS and number == 0:
            start = item_of(follow_node(child, start, shapes), shapes)
