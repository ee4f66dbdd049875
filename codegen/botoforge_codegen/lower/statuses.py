"""The status that a waiter looks at, and which of its values the waiter classifies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import jmespath
from jmespath.exceptions import JMESPathError

from botoforge_codegen.ir import Phase
from botoforge_codegen.json_values import is_list
from botoforge_codegen.load.model import AcceptorModel, ServiceModel, WaiterModel

from .jmespath_types import PathError, Target, follow_path, innermost_shape

PATH_MATCHERS: Final = ("path", "pathAll", "pathAny")

PHASES: Final[Mapping[str, Phase]] = {
    "success": "SUCCEEDED",
    "failure": "FAILED",
    "retry": "IN_PROGRESS",
}
"""What a status means for a job, by the state of the acceptor that expects it."""

ANY_PHASE: Final = frozenset(PHASES.values())
"""What a status means that counts only together with something else."""


class Status(NamedTuple):
    """Where a waiter finds the status of a job."""

    path: str
    """A JMESPath; empty if the waiter looks at none."""
    enum: str | None
    """The shape of its enum."""


def follow_in_response(service: ServiceModel, waiter: WaiterModel, path: str) -> Target:
    """Find what a path of a waiter leads to in a response.

    Raises:
        PathError: It leads to nothing.
    """
    output = service.operations[waiter.operation].output
    if output is None:
        raise PathError(f"{path!r} leads to nothing: {waiter.operation} returns nothing")
    return follow_path(path, output, service.shapes)


def find_target(service: ServiceModel, waiter: WaiterModel, path: str) -> str | None:
    """Find the shape that a path of a waiter leads to, alone or in a list.

    Returns:
        The name of the shape; `None` for what no shape describes, such as a number of items.

    Raises:
        PathError: It leads to nothing.
    """
    target = innermost_shape(follow_in_response(service, waiter, path))
    while target is not None and service.shapes[target].type == "list":
        target = service.shapes[target].item
    return target


def list_path_acceptors(waiter: WaiterModel) -> list[AcceptorModel]:
    """List the acceptors that look into a response."""
    return [acceptor for acceptor in waiter.acceptors if acceptor.matcher in PATH_MATCHERS]


def find_status(service: ServiceModel, waiter: WaiterModel) -> Status:
    """Find the status that a waiter looks at: its row's, the first enum, or the likeliest string.

    That is the one at which most acceptors for success look, and then most of all: not the one by
    which a service explains an empty result.

    Raises:
        PathError: A path leads to nothing.
    """
    if waiter.row.status:
        target = find_target(service, waiter, waiter.row.status)
        is_enum = target is not None and service.shapes[target].enum
        return Status(waiter.row.status, target if is_enum else None)
    successes: dict[str, list[bool]] = {}  # by path, whether each acceptor is for success
    for acceptor in list_path_acceptors(waiter):
        path = acceptor.argument
        shape = find_target(service, waiter, path)
        if shape is not None and service.shapes[shape].enum:
            return Status(path, shape)
        if shape is not None:
            successes.setdefault(path, []).append(acceptor.state == "success")
    likeliest = max(successes, key=lambda p: (sum(successes[p]), len(successes[p])), default="")
    return Status(likeliest, None)


def list_values(service: ServiceModel, waiter: WaiterModel) -> tuple[str, ...]:
    """List the values that the status of a waiter can have, as far as the model or its row says."""
    enum = find_status(service, waiter).enum
    return waiter.row.values if enum is None else service.shapes[enum].enum


def classify_values(service: ServiceModel, waiter: WaiterModel) -> Mapping[str, frozenset[Phase]]:
    """Find what a waiter says about the values of its status.

    Returns:
        The phases that each value may mean. One that stands in a JMESPath is classified, but means
        nothing by itself.

    Raises:
        PathError: A path leads to nothing.
    """
    status = plain_path(find_status(service, waiter).path)
    found: dict[str, frozenset[Phase]] = {}
    for acceptor in list_path_acceptors(waiter):
        if plain_path(acceptor.argument) == status and acceptor.state in PHASES:
            values, phases = {str(acceptor.expected)}, frozenset[Phase]({PHASES[acceptor.state]})
        elif plain_path(acceptor.argument) == status:  # not decided yet
            values, phases = {str(acceptor.expected)}, ANY_PHASE
        else:
            values, phases = set(list_literals(acceptor.argument)), ANY_PHASE
        found.update({value: found.get(value, frozenset[Phase]()) | phases for value in values})
    return {value: found[value] for value in list_values(service, waiter) if value in found}


def list_unclassified(service: ServiceModel, waiter: WaiterModel) -> list[str]:
    """List the values of its status that a waiter does not classify.

    Raises:
        PathError: A path leads to nothing.
    """
    classified = {*classify_values(service, waiter), *waiter.row.never}
    return [value for value in list_values(service, waiter) if value not in classified]


def suggest_acceptor(service: ServiceModel, waiter: WaiterModel, value: str) -> str:
    """Write the acceptor that classifies a value of a waiter's status, but for its state.

    It looks where others look, as those do that keep waiting: a list is judged by any of its items.
    """
    path = find_status(service, waiter).path
    others = [each for each in list_path_acceptors(waiter) if each.argument == path]
    likely = sorted(others, key=lambda each: ("retry", "failure", "success").index(each.state))
    row = {
        "state": "success, failure or retry",
        "matcher": likely[0].matcher if likely else "path",
        "argument": path,
        "expected": value,
    }
    return json.dumps(row, ensure_ascii=False)


def plain_path(path: str) -> str:
    """Write a path so that two to one member are the same, whichever items of lists they take."""
    return re.sub(r"\[[\d*]*\]", "[]", path).replace(" ", "")


def list_literals(path: str) -> Iterator[str]:
    """List the strings that stand in a JMESPath."""
    try:
        nodes: list[Any] = [jmespath.compile(path).parsed]
    except JMESPathError:
        return
    while nodes:
        node = nodes.pop()
        nodes.extend(node["children"])
        value = node.get("value") if node["type"] == "literal" else None
        if isinstance(value, str):
            yield value
        elif is_list(value):
            yield from (item for item in value if isinstance(item, str))
