"""The members of a response that a draft looks at: statuses, reasons, numbers of failures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from botoforge_codegen.load.model import MemberModel, OperationModel, ServiceModel, ShapeModel
from botoforge_codegen.names import ASPECT, LOOKS, words

from .words import WORDS, normalize

DEEPEST: Final = 4
"""How many members a path may have: what lies deeper is a detail."""

STATUS: Final = re.compile(r"(?i)(status|state|phase)(code|value|name)?$")
SWITCH: Final = frozenset({"enabled", "disabled", "enable", "disable", "on", "off"})
"""What is switched on or off, and not waited for."""

REASONS: Final = tuple(
    re.compile(rf"(?i)^{pattern}$")
    for pattern in (
        r".*(failure|error|fault)(reason|message|details?|description)s?",
        r".*(status|state)(change)?(reason|message|details?|description)s?",
        r"(reason|message)",
    )
)
"""How the member is called that says why a job has failed, the likeliest first."""

FAILURES: Final = re.compile(
    r"(?i)(fail(ed|ures?)|errors?|unsuccessful).*(count|s)$"
    r"|(count|number|num|total).*(fail|error|unsuccessful)"
    r"|^(failed|failures|errors|unsuccessful)$"
)
"""How a number of failures is called, not the number of an error, such as `errorCode`."""

NUMBERS: Final = ("integer", "long")


@frozen(kw_only=True)
class ResponseMember:
    """A member somewhere in a response."""

    path: str
    """The JMESPath to it."""
    holder: str
    """That to the structure which has it; empty for the response itself."""
    member: MemberModel
    shape: ShapeModel
    lists: int
    """How many lists the path goes through."""


def list_members(service: ServiceModel, operation: OperationModel) -> list[ResponseMember]:
    """List the members of a response that are plain values, alone or in lists."""
    if operation.output is None:
        return []
    return list(walk(service, service.shapes[operation.output], "", 0, (operation.output,)))


def walk(
    service: ServiceModel, holder: ShapeModel, path: str, lists: int, seen: tuple[str, ...]
) -> Iterator[ResponseMember]:
    """Walk through a structure and those in it; none is entered twice on one path."""
    for member in holder.members:
        shape = service.shapes[member.shape]
        inner = f"{path}.{member.name}" if path else member.name
        depth = lists
        while shape.type == "list" and shape.item is not None:
            shape, inner, depth = service.shapes[shape.item], f"{inner}[]", depth + 1
        if shape.members:
            if shape.name not in seen and len(seen) < DEEPEST:
                yield from walk(service, shape, inner, depth, (*seen, shape.name))
        elif shape.type not in ("structure", "map") and not inner.endswith("[]"):
            yield ResponseMember(path=inner, holder=path, member=member, shape=shape, lists=depth)


# --- Statuses -------------------------------------------------------------------------------------


def find_statuses(
    operation: OperationModel, members: Sequence[ResponseMember]
) -> list[ResponseMember]:
    """Find the members that may be the status that is waited for, the likeliest first.

    These are the enums with words of a status, and the strings that are called like one.
    """
    thing = " ".join(map(str.lower, words(name_thing(operation.name))))

    def rank(status: ResponseMember) -> tuple[int, int, bool, bool]:
        called = " ".join(map(str.lower, words(STATUS.sub("", status.member.name))))
        return status.lists, status.path.count("."), called not in thing, not status.shape.enum

    return sorted(filter(is_status, members), key=rank)


def is_status(each: ResponseMember) -> bool:
    """Whether a member may be a status: by its name, and if it is an enum by its words."""
    found = {normalize(value) for value in each.shape.enum}
    if each.shape.type == "string" and STATUS.search(each.member.name):
        return not found or not found <= SWITCH
    return len({WORDS[word] for word in found if word in WORDS}) > 1


def name_thing(operation: str) -> str:
    """Name what an operation describes, as `JobRun` of `GetJobRun`."""
    return ASPECT.sub("", LOOKS.sub("", operation))


# --- Beside the status ----------------------------------------------------------------------------


def find_reason(members: Sequence[ResponseMember], status: ResponseMember) -> str:
    """Find the path to why a job has failed: a string beside its status; empty if there is none."""
    beside = [
        each
        for each in members
        if each.shape.type == "string"
        and not each.shape.enum
        and each.path != status.path
        and each.holder == status.holder
    ]
    for pattern in REASONS:
        for each in beside:
            if pattern.match(each.member.name):
                return each.path
    return ""


def find_failure_count(members: Sequence[ResponseMember]) -> str:
    """Find the path to a number of failures; empty if there is none."""
    return next(
        (
            each.path
            for each in members
            if each.shape.type in NUMBERS and FAILURES.search(each.member.name)
        ),
        "",
    )
