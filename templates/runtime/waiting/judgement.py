"""What the result of a poll means for a wait, by the rules of a waiter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from ..service_errors import ServiceError
from ..structures import Response
from ..values import Phase, is_list
from .model import Acceptor, State, Waiter
from .poll_results import PollResult, poll_result
from .words import WORDS

R = TypeVar("R", bound=Response)


class Verdict(NamedTuple):
    """What the result of one poll means for a wait."""

    state: State | None
    """What the waiter's rules say; `None` if no rule matches."""
    status: str
    """The status, in few words; may be empty."""
    reason: str = ""
    """Why it failed, or that there is no such thing; empty otherwise."""
    unknown: Sequence[str] = ()
    """The statuses that are not classified."""
    is_missing: bool = False
    """There is no such thing, or not yet."""
    lacks_status: bool = False
    """The response should have a status, and has none."""
    started: object = None
    """The time at which the run began that has ended, if the operation reports the last one."""

    @property
    def phase(self) -> Phase:
        """The state of the job."""
        match self.state:
            case "success":
                return Phase.SUCCEEDED
            case "failure":
                return Phase.FAILED
            case "retry":
                return Phase.IN_PROGRESS
            case None:
                is_unknown = self.unknown or self.is_missing or self.lacks_status
                return Phase.UNKNOWN if is_unknown else Phase.IN_PROGRESS


def judge(waiter: Waiter[R], response: R | ServiceError, expected: int = 0) -> Verdict:
    """Decide what a response, or an error of the service, means.

    Args:
        waiter: The waiter.
        response: The response or the error.
        expected: How many jobs have to be in a response that means success, if it lists them.
    """
    result = poll_result(response)
    acceptor = find_acceptor(waiter, result)
    state = None if acceptor is None else acceptor.state
    statuses = result.strings(waiter.status)
    status = describe_statuses(statuses)
    if state == "success" and (lack := describe_lack(waiter, result, expected)):
        return Verdict(None, status, lack, is_missing=True)
    return Verdict(
        state=state,
        status=status,
        reason="" if state in ("success", "retry") else find_reason(waiter, result, acceptor),
        unknown=() if state in ("success", "failure") else list_unknown(waiter, statuses),
        is_missing=is_missing(waiter, result),
        lacks_status=state is None and not statuses and (result.is_error or bool(waiter.status)),
        started=result.find(waiter.started) if state in ("success", "failure") else None,
    )


def describe_statuses(statuses: Sequence[str]) -> str:
    """Join the statuses in the result of a poll, each once, by commas."""
    return ", ".join(dict.fromkeys(statuses))


def describe_lack(waiter: Waiter[Any], result: PollResult, expected: int) -> str:
    """Say that the list in a response lacks some of the jobs; empty if it does not, or may."""
    if not isinstance(waiter.missing, str) or result.is_error or waiter.goal == "deleted":
        return ""
    listed = result.find(waiter.missing)
    count = len(listed) if is_list(listed) else 0
    if not waiter.missing or count >= expected:
        return ""
    return f"{WORDS[waiter.goal].missing}: {waiter.missing} has {count} of {expected}"


def find_acceptor(waiter: Waiter[Any], result: PollResult) -> Acceptor | None:
    """Find the acceptor that counts: the first that matches."""
    for acceptor in waiter.acceptors:
        if acceptor.matches(result):
            return acceptor
    return None


def list_unknown(waiter: Waiter[Any], statuses: Sequence[str]) -> tuple[str, ...]:
    """List those of some statuses that are not classified."""
    if waiter.known is None:
        return ()
    return tuple(status for status in statuses if status not in waiter.known)


def is_missing(waiter: Waiter[Any], result: PollResult) -> bool:
    """Whether the result of a poll says that there is no such thing."""
    if isinstance(waiter.missing, str):
        if not result.is_error:
            return bool(waiter.missing) and not result.find(waiter.missing)
    elif waiter.missing:
        return result.error_code in waiter.missing
    return result.is_not_found


def find_reason(waiter: Waiter[Any], result: PollResult, ended: Acceptor | None) -> str:
    """Say why a wait fails: the service's own words, or else what ended the wait.

    Args:
        waiter: The waiter.
        result: The result of the last poll.
        ended: The acceptor that has matched.
    """
    if reasons := result.strings(waiter.message):
        return "; ".join(reasons)
    if ended is None and not result.is_error and is_missing(waiter, result):
        return f"{WORDS[waiter.goal].missing}: {waiter.missing} is empty"
    if ended is not None and ended.argument not in ("", waiter.status):
        return f"{ended.argument} is {ended.expected}"
    status = describe_statuses(result.strings(waiter.status))
    return f"{waiter.status} is {status}" if status else "the service gives no reason"
