"""Waiting for a job: what an answer says about it, and the one loop behind every wait."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Awaitable, Callable, Container, Mapping
from datetime import timedelta
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from attrs import frozen

from .boto import compile_path, is_connection_error
from .errors import BotoforgeError
from .service_errors import ServiceError
from .structures import Response
from .values import is_list, public

R = TypeVar("R", bound=Response)

State: TypeAlias = Literal["success", "failure", "retry"]
Matcher: TypeAlias = Literal["path", "pathAll", "pathAny", "status", "error"]


@frozen
class Acceptor:
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


@frozen
class Answer:
    """What came of one poll, as matchers look at it."""

    raw: Mapping[str, Any]
    """botocore's dictionary of a response or an error."""
    failed: bool = False
    """It is an error."""

    @property
    def error_code(self) -> str | None:
        """The code of an error."""
        return str(self.raw.get("Error", {}).get("Code", "")) if self.failed else None

    @property
    def http_status_code(self) -> object:
        """The HTTP status."""
        return self.raw.get("ResponseMetadata", {}).get("HTTPStatusCode")

    def find(self, path: str) -> object:
        """Find what a JMESPath leads to; nothing in an error."""
        return None if self.failed or not path else compile_path(path)(self.raw)

    def texts(self, path: str) -> tuple[str, ...]:
        """Find the texts that a JMESPath leads to: one, or those in a list."""
        found = self.find(path)
        return tuple(str(text) for text in (found if is_list(found) else [found]) if text)


class Waiter:
    """What ends the wait for a job, and how.

    Args:
        name: The waiter's name, such as `AssetBundleExportJobSucceeded`.
        acceptors: What the answers mean; the first that matches counts.
        status: The JMESPath to the job's status; empty if the acceptors look at none.
        message: The JMESPath to the reason of a failure; empty if there is none in a response.
        known: The statuses that somebody knows; by default any.
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

    def state(self, answer: Answer) -> State | None:
        """Tell what an answer means; nothing if no acceptor matches."""
        for acceptor in self.acceptors:
            if acceptor.matches(answer):
                return acceptor.state
        return None

    def status_of(self, response: Response) -> str:
        """Write the statuses in a response."""
        return self.describe(Answer(response.raw_response))

    def describe(self, answer: Answer) -> str:
        """Write the statuses in an answer."""
        return ", ".join(dict.fromkeys(answer.texts(self.status)))

    def reason(self, answer: Answer) -> str:
        """Write why a job failed: what the answer says, or else its status."""
        texts = answer.texts(self.message)
        return "; ".join(texts) or f"{self.status or 'its state'} is {self.describe(answer)}"


@frozen(kw_only=True)
class Timing:
    """Where a wait gets its time and its chance from; replace them in tests."""

    clock: Callable[[], float] = time.monotonic
    """Tells the time in seconds; only differences count."""

    sleep: Callable[[float], object] | None = None
    """Sleeps for so many seconds; an async client awaits what it returns. By default
    `time.sleep` or `asyncio.sleep`.
    """

    uniform: Callable[[float, float], float] = random.uniform
    """Draws a number between two."""


def seconds(duration: float | timedelta) -> float:
    """Take a duration in seconds."""
    return duration.total_seconds() if isinstance(duration, timedelta) else float(duration)


class WaitOptions(Generic[R]):
    """How a wait is to go.

    Args:
        timeout: How long to wait, in seconds.
        initial_delay: How long to wait before the first attempt, in seconds.
        min_delay: The shortest delay between two attempts, in seconds.
        max_delay: The longest delay between two attempts, in seconds.
        accept: Refuses a response that is not the one waited for, such as that of an earlier run.
        on_poll: Told of every response, and of the seconds since the wait began.
        progress: Whether to show a live line on a terminal.
        timing: Where time and chance come from.

    Raises:
        ValueError: A number is negative or none, or the bounds are the wrong way round.
    """

    def __init__(
        self,
        *,
        timeout: float | timedelta,
        initial_delay: float | timedelta,
        min_delay: float | timedelta,
        max_delay: float | timedelta,
        accept: Callable[[R], bool] | None,
        on_poll: Callable[[R, float], object] | None,
        progress: bool,
        timing: Timing | None,
    ) -> None:
        self.timeout = seconds(timeout)
        self.initial_delay = seconds(initial_delay)
        self.min_delay = seconds(min_delay)
        self.max_delay = seconds(max_delay)
        self.accept = accept
        self.on_poll = on_poll
        self.progress = progress
        self.timing = timing or Timing()
        for name in ("timeout", "initial_delay", "min_delay", "max_delay"):
            number: float = getattr(self, name)
            if math.isnan(number) or number < 0:
                raise ValueError(f"{name} is {number}: it takes 0 seconds or more")
        if self.min_delay > self.max_delay:
            raise ValueError(
                f"min_delay, {self.min_delay} s, is more than max_delay, {self.max_delay} s"
            )

    def delay(self, attempts: int, remaining: float) -> float:
        """Choose the delay after some attempts, in seconds.

        The rule is that of Smithy's waiters: exponential, with full jitter between the bounds. But
        the last delay is all that remains, so that the last attempt falls at the deadline (as in
        the AWS SDK for Rust).

        Args:
            attempts: The number of attempts so far, at least one.
            remaining: The time to the deadline, in seconds.
        """
        ceiling = min(self.max_delay, self.min_delay * 2.0 ** min(attempts - 1, 64))
        delay = self.timing.uniform(self.min_delay, ceiling)
        return remaining if remaining - delay <= self.min_delay else delay


@public
class WaitError(BotoforgeError):
    """A wait ended without success.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
    """

    waiter_name: str


@public
class JobFailedError(WaitError):
    """The job that was waited for has failed.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        response: The last response; `None` where an error told of the failure, which is then the
            cause (`__cause__`).
        reason: Why it failed, in the service's own words where it has any.
    """

    def __init__(self, waiter_name: str, response: Response | None, reason: str) -> None:
        super().__init__(waiter_name, response, reason)
        self.waiter_name = waiter_name
        self.response = response
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.waiter_name}: the job has failed: {self.reason}"


@public
class WaitTimeoutError(WaitError):
    """The time is over and the job has not ended. It goes on: wait again, do not start it again.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        last_response: The last response; `None` if none arrived at all.
        elapsed: How long the wait took, in seconds.
        attempts: How many times the service was asked.
        status: The job's status in the last response; may be empty.
    """

    def __init__(
        self,
        waiter_name: str,
        last_response: Response | None,
        elapsed: float,
        attempts: int,
        status: str,
    ) -> None:
        super().__init__(waiter_name, last_response, elapsed, attempts, status)
        self.waiter_name = waiter_name
        self.last_response = last_response
        self.elapsed = elapsed
        self.attempts = attempts
        self.status = status

    def __str__(self) -> str:
        waited = f"{self.waiter_name}: waited {self.elapsed:.0f} s in {self.attempts} attempts"
        if self.last_response is None:
            return f"{waited}, and no answer came. The job may still be running: do not restart it"
        status = f" ({self.status})" if self.status else ""
        return f"{waited}. The job is still running{status}: wait for it again, do not restart it"


def is_transient(error: Exception) -> bool:
    """Whether to keep waiting in spite of an error: throttling, 5xx, and the connection."""
    if isinstance(error, ServiceError):
        return error.is_retryable
    return is_connection_error(error)


class Wait(Generic[R]):
    """One wait for one job.

    Args:
        waiter: What ends it.
        options: How it is to go.
        show: Told of the status, and of the seconds to the next attempt.
        warn: Told of every status that nobody knows, once.
    """

    def __init__(
        self,
        waiter: Waiter,
        options: WaitOptions[R],
        show: Callable[[str, float], object],
        warn: Callable[[str], object],
    ) -> None:
        self.waiter = waiter
        self.options = options
        self.show = show
        self.warn = warn
        self.started = options.timing.clock()
        self.attempts = 0
        self.last_attempt = False
        self.response: R | None = None
        self.status = ""
        self.trouble: Exception | None = None
        self.warned: set[str] = set()

    async def run(
        self, poll: Callable[[], Awaitable[R]], sleep: Callable[[float], Awaitable[object]]
    ) -> R | None:
        """Ask until the job has ended.

        Returns:
            The final response; `None` where an error is the success, because what was waited for
            to go away is no longer there.

        Raises:
            JobFailedError: The job has failed.
            WaitTimeoutError: The time is over.
        """
        delay = min(self.options.initial_delay, self.options.timeout)
        while True:
            if delay > 0:
                await sleep(delay)
            self.attempts += 1
            try:
                response = await poll()
            except Exception as error:  # noqa: BLE001 (raised again if it is final)
                if self.ends_with_error(error):
                    return None
            else:
                if self.ends_with(response):
                    return response
            delay = self.next_delay()
            self.show(self.status, delay)

    def ends_with(self, response: R) -> bool:
        """Whether the job has ended with success, by a response."""
        answer = Answer(response.raw_response)
        self.response = response
        self.status = self.waiter.describe(answer)
        self.trouble = None
        if self.options.on_poll is not None:
            self.options.on_poll(response, self.elapsed())
        state = self.waiter.state(answer)
        if state is None or state == "retry":
            self.warn_of(answer)
            return False
        if self.options.accept is not None and not self.options.accept(response):
            return False
        if state == "failure":
            raise JobFailedError(self.waiter.name, response, self.waiter.reason(answer))
        return True

    def ends_with_error(self, error: Exception) -> bool:
        """Whether what was waited for has come about, by an error."""
        state: State | None = None
        if isinstance(error, ServiceError):
            state = self.waiter.state(Answer(error.response, failed=True))
        if state == "failure":
            raise JobFailedError(self.waiter.name, None, str(error)) from error
        if state is None and not is_transient(error):
            raise error
        self.trouble = error
        return state == "success"

    def warn_of(self, answer: Answer) -> None:
        """Tell of the statuses that nobody knows."""
        known = self.waiter.known
        for status in answer.texts(self.waiter.status):
            if known is not None and status not in known and status not in self.warned:
                self.warned.add(status)
                self.warn(status)

    def next_delay(self) -> float:
        """Choose the delay to the next attempt, in seconds.

        Raises:
            WaitTimeoutError: There is none any more.
        """
        elapsed = self.elapsed()
        remaining = self.options.timeout - elapsed
        if self.last_attempt or remaining <= 0:
            raise WaitTimeoutError(
                self.waiter.name, self.response, elapsed, self.attempts, self.status
            ) from self.trouble
        delay = self.options.delay(self.attempts, remaining)
        self.last_attempt = delay >= remaining
        return delay

    def elapsed(self) -> float:
        """Tell how long the wait has taken, in seconds."""
        return self.options.timing.clock() - self.started
