"""The operations that start and stop what another operation describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from botoforge_codegen.load.model import OperationModel, ServiceModel

from .response_members import name_thing

STARTS: Final[Mapping[str, Sequence[str]]] = {
    "ended well": (
        *("Start", "Run", "Submit", "Send", "Create", "Execute", "Begin", "Initiate", "Invoke"),
        *("Generate", "Request", "Launch"),
    ),
    "available": ("Create", "Restore", "Register", "Provision", "Import", "Copy"),
    "running": ("Start", "Resume"),
    "stopped": ("Stop", "Pause", "Suspend"),
    "deleted": ("Delete", "Terminate", "Deregister"),
}
"""How the operations begin that lead to a goal, the likeliest first."""

STOPS: Final = ("Stop", "Cancel", "Abort", "Terminate")
"""How the operations begin that end a job early; never those that delete."""

ID: Final = re.compile(r"(Id|ID|Arn|ARN|Name|Identifier)$")
"""How the parameter ends that identifies a thing; before it is the name of the thing."""

NOT_FOUND: Final = re.compile(r"NotFound|DoesNotExist|NoSuch|NonExistent")


def find_start(service: ServiceModel, operation: OperationModel, goal: str) -> str:
    """Find the operation that starts what is waited for; empty if there is none.

    It is called after the same thing, or else it is the only one that returns what identifies it.
    """
    named = find_named(service, operation, STARTS[goal])
    if named or goal != "ended well" or operation.input is None:
        return named
    required = service.shapes[operation.input].required
    thing = name_thing(operation.name).lower()
    ids = {name for name in required if thing.endswith(ID.sub("", name).lower() or "?")}
    returning = [
        name
        for name, other in service.operations.items()
        if name.startswith(tuple(STARTS[goal]))
        and other.output is not None
        and ids & {member.name for member in service.shapes[other.output].members}
    ]
    return returning[0] if len(returning) == 1 else ""


def find_named(service: ServiceModel, operation: OperationModel, verbs: Sequence[str]) -> str:
    """Find the operation with one of some verbs and the name of what another describes."""
    for verb in verbs:
        for thing in name_singulars(name_thing(operation.name)):
            if f"{verb}{thing}" in service.operations:
                return f"{verb}{thing}"
    return ""


def name_singulars(thing: str) -> Iterator[str]:
    """Name a thing as it is, and as one of several."""
    yield thing
    if thing.endswith("ies"):
        yield f"{thing[:-3]}y"
    if thing.endswith("es"):
        yield thing[:-2]
    if thing.endswith("s"):
        yield thing[:-1]


def find_stop(service: ServiceModel, operation: OperationModel) -> Mapping[str, object]:
    """Find how a job is stopped; empty if no operation can be called with the wait's parameters."""
    name = find_named(service, operation, STOPS)
    root = service.operations[name].input if name else None
    if root is None or operation.input is None:
        return {}
    given = {member.name: member.shape for member in service.shapes[operation.input].members}
    taken = {member.name: member for member in service.shapes[root].members}
    needed = sorted(
        each for each in service.shapes[root].required if not taken[each].idempotency_token
    )
    if not needed or any(given.get(each) != taken[each].shape for each in needed):
        return {}
    return {"operation": name, "input": {each: f"input.{each}" for each in needed}}


def list_not_found_codes(service: ServiceModel, operation: OperationModel) -> list[str]:
    """List the codes of an operation's errors that say that there is no such thing."""
    return [code for code in service.list_error_codes(operation) if NOT_FOUND.search(code)]
