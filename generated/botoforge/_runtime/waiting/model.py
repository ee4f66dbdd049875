# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What responses mean for a wait: the waiters that generated modules define."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from ..service_errors import ServiceError
from ..structures import Response
from ..values import Phase, is_list, public

if TYPE_CHECKING:
    from .poll_results import PollResult
    from .verdicts import Verdict
    from .words import Goal

R = TypeVar("R", bound=Response)

State: TypeAlias = Literal["success", "failure", "retry"]
Matcher: TypeAlias = Literal["path", "pathAll", "pathAny", "status", "error"]


class Acceptor(NamedTuple):
    """One rule of a waiter, in the terms of botocore's `waiters-2` format."""

    state: State
    """The state of a job whose poll matches."""
    matcher: Matcher
    """What is compared: a path in the response, the HTTP status or the error."""
    argument: str
    """The JMESPath to what is compared, in wire names; empty for the status and the error."""
    expected: object
    """The value that matches."""

    def matches(self, result: PollResult) -> bool:
        """Whether the result of a poll matches."""
        match self.matcher:
            case "error":
                if isinstance(self.expected, bool):  # any error, or none
                    return result.is_error is self.expected
                return result.error_code == self.expected
            case "status":
                return result.http_status_code == self.expected
            case "path":
                return result.find(self.argument) == self.expected
            case "pathAll":
                values = result.find(self.argument)
                return is_list(values) and bool(values) and all(v == self.expected for v in values)
            case "pathAny":
                values = result.find(self.argument)
                return is_list(values) and any(v == self.expected for v in values)


class Stop(NamedTuple):
    """How to stop the job that a waiter waits for."""

    method: str
    """The method of the client that stops it, such as `batch_stop_job_run`."""
    input: Mapping[str, str]
    """Its parameters: by wire name, a JMESPath in `{"input": ..., "output": ...}`: the parameters
    of the wait by wire name, and the last response in botocore's form."""
    each: Sequence[str] = ()
    """The parameters for which the path finds a list, and the method takes one item at a time."""


@public
class Waiter(Generic[R]):
    """Decides what the responses of an operation mean for a job or a resource.

    The methods that wait use it; it also judges a response without waiting (`outcome`).

    Args:
        name: The waiter's name, such as `AssetBundleExportJobSucceeded`.
        acceptors: The rules; the first that matches counts.
        status: The JMESPath to the status; empty if no acceptor looks at one.
        message: The JMESPath to the reason of a failure; empty if responses have none.
        known: The statuses that are classified; by default any.
        goal: What is waited for; empty if that is not known, as for botocore's own waiters.
        missing: The codes of the errors that mean that there is no such thing, or the JMESPath to
            the list that is empty then. By default an error with HTTP status 404, or whose code
            contains `NotFound`, `NoSuch` or `DoesNotExist`.
        missing_for: How long after the start of a wait that is not final, in seconds.
        started: The JMESPath to the time of the run, where the operation reports the last run of
            something, not one run by its id.
        stop: What stops the job; `None` if that is not known.
    """

    __slots__ = (
        *("acceptors", "goal", "known", "message", "missing", "missing_for", "name", "started"),
        *("status", "stop"),
    )

    def __init__(
        self,
        name: str,
        *acceptors: Acceptor,
        status: str = "",
        message: str = "",
        known: Container[object] | None = None,
        goal: Goal = "",
        missing: str | Sequence[str] = (),
        missing_for: float = 0,
        started: str = "",
        stop: Stop | None = None,
    ) -> None:
        self.name = name
        self.acceptors = acceptors
        self.status = status
        self.message = message
        self.known = known
        self.goal: Goal = goal
        self.missing = missing
        self.missing_for = missing_for
        self.started = started
        self.stop = stop

    def __repr__(self) -> str:
        return f"Waiter({self.name!r})"

    def outcome(self, response: R | ServiceError) -> Phase:
        """Judge a response without waiting.

        Args:
            response: A response of the waiter's operation, or the error of the service that it has
                raised: where something is deleted, an error may mean success.

        Returns:
            `SUCCEEDED` or `FAILED` where a wait would end; `IN_PROGRESS` where the status says so;
            `UNKNOWN` where nothing says what the response means: the status is not classified, or
            there is none. A wait goes on then. A program that asks again and again should do so
            too, but with a limit, because an unknown status may be a final one.
        """
        return judge(self, response).phase

    def reason_of(self, response: R | ServiceError) -> str:
        """Say why a job failed: the service's own words, or else what the response has.

        Args:
            response: A response of the waiter's operation, or the error that it has raised.
        """
        if isinstance(response, ServiceError):
            return str(response)
        from .poll_results import poll_result

        result = poll_result(response)
        return find_reason(self, result, find_acceptor(self, result))

    def status_of(self, response: R) -> str:
        """Return the statuses in a response, separated by commas; empty if it has none."""
        return judge(self, response).status


def judge(waiter: Waiter[R], response: R | ServiceError, expected: int = 0) -> Verdict:
    """Decide what a response, or an error of the service, means.

    Args:
        waiter: The waiter.
        response: The response or the error.
        expected: How many jobs have to be in a response that means success, if it lists them.
    """
    from .poll_results import poll_result
    from .verdicts import Verdict

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
    return f"{say_missing(waiter)} has {count} of {expected}"


def say_missing(waiter: Waiter[Any]) -> str:
    """Say that there is no such thing, and where the list of such things is."""
    from .words import WORDS

    return f"{WORDS[waiter.goal].missing}: {waiter.missing}"


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
        return f"{say_missing(waiter)} is empty"
    if ended is not None and ended.argument not in ("", waiter.status):
        return f"{ended.argument} is {ended.expected}"
    status = describe_statuses(result.strings(waiter.status))
    return f"{waiter.status} is {status}" if status else "the service gives no reason"
