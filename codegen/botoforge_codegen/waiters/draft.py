"""Drafts a row from a model: what the model says, and a `?` for what a person must decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from botoforge_codegen.errors import GenerationError
from botoforge_codegen.ir import State
from botoforge_codegen.load.model import OperationModel, ServiceModel
from botoforge_codegen.lower.waiter_problems import UNDECIDED
from botoforge_codegen.names import row_name, words

from .related_operations import find_start, find_stop, list_not_found_codes
from .response_members import (
    ResponseMember,
    find_failure_count,
    find_reason,
    find_statuses,
    list_members,
    name_thing,
)
from .words import FAILURE, RETRY, SUCCESS, decide

DELAY: Final = 5
ATTEMPTS: Final = 720
"""Five seconds, an hour: what botocore waits with; botoforge takes its own delays and time-out."""

DOUBTFUL: Final = frozenset({"last", "latest", "report", "validation"})
"""Words in the path to a status that may be that of an earlier run, or of something beside it."""

EARLIER: Final = frozenset({"activities", "events", "histories", "history", "transitions"})
"""Words in the path to the statuses of earlier times."""

PARTS: Final = frozenset({"phase", "stage", "step"})
"""Words in the path to the status of a part, unless the operation describes such a part."""

MATCHERS: Final[Mapping[str, str]] = {SUCCESS: "pathAll"}
"""How a status in a list is looked at, by state; all others are `pathAny`."""


@frozen(kw_only=True)
class Draft:
    """A row that a person finishes."""

    service: str
    name: str
    raw: Mapping[str, Any]
    """As it is written into a file."""
    status: ResponseMember
    states: Mapping[str, State]
    """What is decided, by value."""
    open_values: Sequence[str]
    """The values that a person must decide."""

    @property
    def review(self) -> str:
        """Why a person must look at the whole row; empty if nobody must."""
        return str(self.raw["botoforge"].get("review", "")).removeprefix(UNDECIDED).strip()


def draft_row(
    service: ServiceModel, operation: OperationModel, goal: str, taken: Mapping[str, str]
) -> Draft:
    """Draft a row for an operation that is polled.

    Args:
        service: The service.
        operation: The operation.
        goal: What is waited for, such as `ended well`.
        taken: The waiters that there are, each with its operation.

    Raises:
        GenerationError: The response has no status.
    """
    members = list_members(service, operation)
    statuses = require_statuses(service, operation, members)
    status = statuses[0]
    states: Mapping[str, State] = {}
    if goal == "ended well" and not is_of_something_else(operation, status):
        count = find_failure_count(members)
        states = decide(status.shape.enum, counts_failures=bool(count))
    return Draft(
        service=service.client_name,
        name=name_row(operation, goal, states, taken),
        raw={
            "operation": operation.name,
            "delay": DELAY,
            "maxAttempts": ATTEMPTS,
            "acceptors": [*make_gone(service, operation, goal), *make_acceptors(status, states)],
            "botoforge": say_more(service, operation, goal, members, statuses),
        },
        status=status,
        states=states,
        open_values=[v for v in status.shape.enum or (UNDECIDED,) if v not in states],
    )


def say_more(
    service: ServiceModel,
    operation: OperationModel,
    goal: str,
    members: Sequence[ResponseMember],
    statuses: Sequence[ResponseMember],
) -> Mapping[str, object]:
    """Say what a row says beyond botocore's format, as far as the model does."""
    status = statuses[0]
    count = find_failure_count(members)
    related = dict(find_related(service, operation, goal))
    doubts = list(list_doubts(service, operation, statuses, count, related))
    more = {
        "goal": goal,
        "status": status.path,
        "values": [] if status.shape.enum else [UNDECIDED],
        "message": find_reason(members, status),
        **related,
        "source": "by name",
        "review": f"{UNDECIDED} {'; '.join(doubts)}" if doubts else "",
    }
    return {key: value for key, value in more.items() if value}


def require_statuses(
    service: ServiceModel, operation: OperationModel, members: Sequence[ResponseMember]
) -> list[ResponseMember]:
    """Find the members that may be the status, of which there has to be one at least."""
    statuses = find_statuses(operation, members)
    if not statuses:
        raise GenerationError(
            f"service {service.client_name}: the response of {operation.name} has no status: no "
            "member is an enum with words such as RUNNING, or is called Status or State"
        )
    return statuses


def is_of_something_else(operation: OperationModel, status: ResponseMember) -> bool:
    """Whether a status is likely to be that of a part, or of earlier times."""
    path = set(map(str.lower, words(status.path)))
    thing = set(map(str.lower, words(name_thing(operation.name))))
    return not path.isdisjoint(EARLIER | (PARTS - thing))


def list_doubts(
    service: ServiceModel,
    operation: OperationModel,
    statuses: Sequence[ResponseMember],
    count: str,
    related: Mapping[str, object],
) -> Iterator[str]:
    """List why a person must look at a row, whatever is decided in it."""
    status = statuses[0]
    if len(statuses) > 1:
        others = ", ".join(each.path for each in statuses[1:4])
        yield f"is it the status, or is it one of {others}?"
    is_doubtful = not DOUBTFUL.isdisjoint(map(str.lower, words(status.path)))
    if is_doubtful or is_of_something_else(operation, status):
        yield f"{status.path} may be that of an earlier run, of a part, or of something else"
    if count:
        yield f"{count} counts failures: is it success if some parts have failed?"
    if status.lists and not takes_list_of_ids(service, operation):
        yield "it lists all there are, perhaps: an old failure would end every wait"
    if "start" not in related:
        yield "no operation that starts it is found"


def takes_list_of_ids(service: ServiceModel, operation: OperationModel) -> bool:
    """Whether a list of what is looked at has to be given."""
    root = None if operation.input is None else service.shapes[operation.input]
    return root is not None and any(
        service.shapes[member.shape].type == "list"
        for member in root.members
        if member.name in root.required
    )


def make_acceptors(
    status: ResponseMember, states: Mapping[str, State]
) -> Iterator[Mapping[str, str]]:
    """Make the acceptors: success, failure, in progress, then what is not decided."""
    values = status.shape.enum or (UNDECIDED,)
    for state in (SUCCESS, FAILURE, RETRY, UNDECIDED):
        matcher = MATCHERS.get(state, "pathAny") if status.lists else "path"
        for value in values:
            if states.get(value, UNDECIDED) == state:
                yield {
                    "state": state,
                    "matcher": matcher,
                    "argument": status.path,
                    "expected": value,
                }


def make_gone(
    service: ServiceModel, operation: OperationModel, goal: str
) -> Iterator[Mapping[str, str]]:
    """Make the acceptors that may say that what is to be deleted is no longer there."""
    for code in list_not_found_codes(service, operation) if goal == "deleted" else ():
        yield {"state": UNDECIDED, "matcher": "error", "expected": code}


def find_related(
    service: ServiceModel, operation: OperationModel, goal: str
) -> Iterator[tuple[str, object]]:
    """Find the operations beside the one that is polled, and the code of its error."""
    start = find_start(service, operation, goal)
    if start:
        yield "start", {"operation": start}
    if goal == "ended well" and (stop := find_stop(service, operation)):
        yield "stop", stop
    codes = list_not_found_codes(service, operation)
    if len(codes) == 1:  # of several, one may be that of something else
        yield "missing", codes


def name_row(
    operation: OperationModel, goal: str, states: Mapping[str, State], taken: Mapping[str, str]
) -> str:
    """Name a row by the rule; with the verb of its operation if the short name is taken."""
    successes = [value for value, state in states.items() if state == SUCCESS]
    name = row_name(operation.name, goal, successes)
    if taken.get(name, operation.name) != operation.name:
        return row_name(operation.name, goal, successes, verb=True)
    return name
