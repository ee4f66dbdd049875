"""What a JMESPath computes: an acceptor that expects another type never matches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import jmespath
from jmespath.exceptions import JMESPathError

from botoforge_codegen.load.model import AcceptorModel, WaiterModel
from botoforge_codegen.lower.statuses import PATH_MATCHERS
from botoforge_codegen.lower.waiter_problems import Problem

BOOLEAN: Final = "true or false"
NUMBER: Final = "a number"
STRING: Final = "a string"
LIST: Final = "a list"

FUNCTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("contains", "ends_with", "starts_with"), BOOLEAN),
    **dict.fromkeys(("abs", "avg", "ceil", "floor", "length", "sum"), NUMBER),
    **dict.fromkeys(("join", "to_string", "type"), STRING),
    **dict.fromkeys(("keys", "map", "sort", "sort_by", "to_array", "values"), LIST),
}
"""What a function of JMESPath returns; of the others it depends (https://jmespath.org)."""


def find_mistyped(waiter: WaiterModel) -> Iterator[Problem]:
    """Find the acceptors that expect another type than their path computes."""
    for number, acceptor in enumerate(waiter.acceptors):
        computed = find_computed(acceptor)
        place = f"acceptors[{number}]"
        if computed == LIST and acceptor.matcher == "path":
            message = f"{acceptor.argument!r} computes a list: take pathAll or pathAny"
            yield Problem("misfit", place, message)
        elif computed not in ("", LIST) and acceptor.matcher != "path":
            message = f"{acceptor.argument!r} computes {computed}: take path"
            yield Problem("misfit", place, message)
        elif computed not in ("", LIST, find_type(acceptor.expected)):
            message = f"{acceptor.argument!r} computes {computed}, never {acceptor.expected!r}"
            yield Problem("misfit", place, message)


def find_computed(acceptor: AcceptorModel) -> str:
    """Find the type of what the path of an acceptor computes; empty if that is not certain."""
    if acceptor.matcher not in PATH_MATCHERS:
        return ""
    try:
        return find_node_type(jmespath.compile(acceptor.argument).parsed)
    except JMESPathError:
        return ""


def find_node_type(node: Mapping[str, Any]) -> str:
    """Find the type of what a node of a parsed path computes."""
    match node["type"]:
        case "comparator" | "not_expression":
            return BOOLEAN
        case "and_expression" | "or_expression":
            types = {find_node_type(child) for child in node["children"]}
            return BOOLEAN if types == {BOOLEAN} else ""
        case "function_expression":
            return FUNCTIONS.get(str(node["value"]), "")
        case "subexpression" | "pipe":
            return find_node_type(node["children"][-1])
        case _:
            return ""


def find_type(value: object) -> str:
    """Find the type of what an acceptor expects."""
    if isinstance(value, bool):
        return BOOLEAN
    return NUMBER if isinstance(value, int | float) else STRING
