"""What responses mean for a wait: the waiters that generated modules define."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from ..botocore_api import compile_path
from ..structures import Response
from ..values import is_list

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


class PollResult:
    """The result of one poll, as acceptors look at it.

    Args:
        raw: botocore's dictionary of a response or an error.
        is_error: Whether it is an error.
    """

    __slots__ = ("is_error", "raw", "values")

    def __init__(self, raw: Mapping[str, Any], *, is_error: bool = False) -> None:
        self.raw = raw
        self.is_error = is_error
        self.values: dict[str, object] = {}
        """The values that were looked up so far, by JMESPath."""

    @property
    def error_code(self) -> str | None:
        """The code of an error."""
        return str(self.raw.get("Error", {}).get("Code", "")) if self.is_error else None

    @property
    def http_status_code(self) -> object:
        """The HTTP status."""
        return self.raw.get("ResponseMetadata", {}).get("HTTPStatusCode")

    def find(self, path: str) -> object:
        """Find the value at a JMESPath; `None` in an error, or where the path leads nowhere."""
        if self.is_error or not path:
            return None
        if path not in self.values:
            try:
                self.values[path] = compile_path(path)(self.raw)
            except ValueError:  # a function in the path refuses its argument, such as a null
                self.values[path] = None
        return self.values[path]

    def strings(self, path: str) -> tuple[str, ...]:
        """Find the strings at a JMESPath: one, or those in a list."""
        value = self.find(path)
        if is_list(value):
            return tuple(str(item) for item in value if item)
        return (str(value),) if value else ()


class Waiter:
    """Decides what the responses of an operation mean for a job.

    Args:
        name: The waiter's name, such as `AssetBundleExportJobSucceeded`.
        acceptors: The rules; the first that matches counts.
        status: The JMESPath to the job's status; empty if no acceptor looks at one.
        message: The JMESPath to the reason of a failure; empty if responses have none.
        known: The statuses that a person has classified; by default any.
    """

    __slots__ = ("acceptors", "known", "message", "name", "status")

    def __init__(
        self,
        name: str,
        *acceptors: Acceptor,
        status: str = "",
        message: str = "",
        known: Container[object] | None = None,
    ) -> None:
        self.name = name
        self.acceptors = acceptors
        self.status = status
        self.message = message
        self.known = known

    def state(self, result: PollResult) -> State | None:
        """Return the state of the job; `None` if no acceptor matches."""
        acceptor = self.find_acceptor(result)
        return None if acceptor is None else acceptor.state

    def find_acceptor(self, result: PollResult) -> Acceptor | None:
        """Find the acceptor that counts: the first that matches."""
        for acceptor in self.acceptors:
            if acceptor.matches(result):
                return acceptor
        return None

    def status_of(self, response: Response) -> str:
        """Return the statuses in a response, separated by commas."""
        return self.describe(poll_result(response))

    def describe(self, result: PollResult) -> str:
        """Return the statuses in the result of a poll, separated by commas."""
        return ", ".join(dict.fromkeys(result.strings(self.status)))

    def reason(self, result: PollResult) -> str:
        """Say why a job failed: the service's own words, or else what ended the wait."""
        if reasons := result.strings(self.message):
            return "; ".join(reasons)
        ended = self.find_acceptor(result)
        if ended is not None and ended.argument not in ("", self.status):
            return f"{ended.argument} is {ended.expected}"
        status = self.describe(result)
        return f"{self.status} is {status}" if status else "the service gives no reason"


def poll_result(response: Response) -> PollResult:
    """Make the result of a poll from a response, also from one that a test has created."""
    return PollResult(response.raw_response or response.to_dict())
