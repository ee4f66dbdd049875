# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What the answers about a job mean: the waiters that generated modules define."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from functools import cache, partial
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from ..botocore_api import compile_path
from ..structures import Response
from ..values import is_list

State: TypeAlias = Literal["success", "failure", "retry"]
Matcher: TypeAlias = Literal["path", "pathAll", "pathAny", "status", "error"]


class Acceptor(NamedTuple):
    """A line of a waiter, in the words of botocore's `waiters-2` format."""

    state: State
    """What an answer that matches means."""
    matcher: Matcher
    """What of an answer is looked at."""
    argument: str
    """The JMESPath to what is looked at, in wire names; empty for the status and the error."""
    expected: object
    """What it has to be."""

    def matches(self, answer: Answer) -> bool:
        """Whether an answer is the one that this line is about."""
        match self.matcher:
            case "error":
                if isinstance(self.expected, bool):  # any error, or none
                    return answer.failed is self.expected
                return answer.error_code == self.expected
            case "status":
                return answer.http_status_code == self.expected
            case "path":
                return answer.find(self.argument) == self.expected
            case "pathAll":
                found = answer.find(self.argument)
                return is_list(found) and bool(found) and all(v == self.expected for v in found)
            case "pathAny":
                found = answer.find(self.argument)
                return is_list(found) and any(v == self.expected for v in found)


class Answer:
    """What came of one poll, as matchers look at it.

    Args:
        raw: botocore's dictionary of a response or an error.
        failed: It is an error.
    """

    __slots__ = ("failed", "found", "raw")

    def __init__(self, raw: Mapping[str, Any], *, failed: bool = False) -> None:
        self.raw = raw
        self.failed = failed
        self.found: dict[str, object] = {}
        """What has been looked for already, by its JMESPath."""

    @property
    def error_code(self) -> str | None:
        """The code of an error."""
        return str(self.raw.get("Error", {}).get("Code", "")) if self.failed else None

    @property
    def http_status_code(self) -> object:
        """The HTTP status."""
        return self.raw.get("ResponseMetadata", {}).get("HTTPStatusCode")

    def find(self, path: str) -> object:
        """Find what a JMESPath leads to; nothing in an error, or where the path does not fit."""
        if self.failed or not path:
            return None
        if path not in self.found:
            try:
                self.found[path] = finder(path)(self.raw)
            except ValueError:  # a function of the path got what it does not take, such as a null
                self.found[path] = None
        return self.found[path]

    def texts(self, path: str) -> tuple[str, ...]:
        """Find the texts that a JMESPath leads to: one, or those in a list."""
        found = self.find(path)
        if is_list(found):
            return tuple(str(text) for text in found if text)
        return (str(found),) if found else ()


PLAIN_PATH: Final = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", re.ASCII)


@cache
def finder(path: str) -> Callable[[object], object]:
    """Make what finds a JMESPath; a plain way through structures needs no interpreter for it."""
    if PLAIN_PATH.fullmatch(path):
        return partial(follow, path.split("."))
    return compile_path(path)


def follow(names: list[str], value: Any) -> object:
    """Go through structures by the names of members."""
    try:
        for name in names:
            value = value.get(name)
    except AttributeError:  # of what is no structure
        return None
    found: object = value
    return found


class Waiter:
    """What ends the wait for a job, and how.

    Args:
        name: The waiter's name, such as `AssetBundleExportJobSucceeded`.
        acceptors: What the answers mean; the first that matches counts.
        status: The JMESPath to the job's status; empty if the acceptors look at none.
        message: The JMESPath to the reason of a failure; empty if there is none in a response.
        known: The statuses that somebody knows; by default any.
    """

    __slots__ = ("acceptors", "known", "message", "name", "running", "status", "steps")

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
        self.steps = status.split(".")
        by_status = all((each.matcher, each.argument) == ("path", status) for each in acceptors)
        states = {each.expected: each.state for each in reversed(acceptors)} if by_status else {}
        self.running = frozenset(
            expected
            for expected, state in states.items()
            if state == "retry" and (known is None or expected in known)
        )

    def state(self, answer: Answer) -> State | None:
        """Tell what an answer means; nothing if no acceptor matches."""
        for acceptor in self.acceptors:
            if acceptor.matches(answer):
                return acceptor.state
        return None

    def running_status(self, response: Response) -> str:
        """Find the status of a job that goes on, as nearly every response tells.

        Returns:
            The status; an empty text where a closer look is needed.
        """
        status = follow(self.steps, response.raw_response)
        return status if isinstance(status, str) and status in self.running else ""

    def status_of(self, response: Response) -> str:
        """Write the statuses in a response."""
        return self.describe(answer_of(response))

    def describe(self, answer: Answer) -> str:
        """Write the statuses in an answer."""
        return ", ".join(dict.fromkeys(answer.texts(self.status)))

    def reason(self, answer: Answer) -> str:
        """Write why a job failed: what the answer says, or else what in it ended the wait."""
        if texts := answer.texts(self.message):
            return "; ".join(texts)
        ended = next((each for each in self.acceptors if each.matches(answer)), None)
        if ended is not None and ended.argument not in ("", self.status):
            return f"{ended.argument} is {ended.expected}"
        status = self.describe(answer)
        return f"{self.status} is {status}" if status else "the service does not say why"


def answer_of(response: Response) -> Answer:
    """Look at a response, also at one that was made by hand."""
    return Answer(response.raw_response or response.to_dict())
