# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The one loop behind every wait."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus
from inspect import iscoroutine, iscoroutinefunction
from logging import Logger
from typing import Final, Generic, TypeVar

from attrs import evolve, frozen

from ..botocore_api import is_connection_error, is_credential_error
from ..errors import BotoforgeError, UnreadableResponseError
from ..service_errors import ServiceError
from ..structures import Response
from ..values import public
from .fast_waits import FAST_WAITS, SkippingClock
from .model import Answer, State, Waiter, answer_of
from .progress import BOARD, Show, ignore

R = TypeVar("R", bound=Response)


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

    @property
    def plain_sleep(self) -> Callable[[float], object]:
        """What sleeps while a client waits that is not async.

        Raises:
            TypeError: It is an async function, which would not sleep at all.
        """
        if iscoroutinefunction(self.sleep):
            raise TypeError("timing.sleep is async, and this client is not: give a plain function")
        return self.sleep or time.sleep


def seconds(name: str, duration: float | timedelta) -> float:
    """Take a duration in seconds.

    Raises:
        TypeError: It is none; a text is not read as one.
    """
    if isinstance(duration, timedelta):
        return duration.total_seconds()
    try:
        return duration + 0.0
    except TypeError:
        raise TypeError(f"{name} takes seconds or a timedelta, not {duration!r}") from None


SHORTEST_CEILING: Final = 0.001
"""The shortest that the first delay of a wait may be at most, in seconds."""


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
        TypeError: A duration is neither seconds nor a `timedelta`, or `accept` or `on_poll` is an
            async function.
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
        self.timeout = seconds("timeout", timeout)
        self.initial_delay = seconds("initial_delay", initial_delay)
        self.min_delay = seconds("min_delay", min_delay)
        self.max_delay = seconds("max_delay", max_delay)
        self.accept = accept
        self.on_poll = on_poll
        self.progress = progress
        self.timing = chosen_timing(timing or Timing())
        for name, function in (("accept", accept), ("on_poll", on_poll)):
            # An object may be called too, by an async method.
            if iscoroutinefunction(function) or iscoroutinefunction(
                getattr(function, "__call__", None)  # noqa: B004 (asked what kind it is)
            ):
                raise async_callback(name)
        for name in ("timeout", "initial_delay", "min_delay", "max_delay"):
            number: float = getattr(self, name)
            if not number >= 0:  # also NaN
                raise ValueError(f"{name} is {number}: it takes 0 seconds or more")
        if self.min_delay > self.max_delay:
            raise ValueError(
                f"min_delay, {self.min_delay} s, is more than max_delay, {self.max_delay} s"
            )

    def accepts(self, response: R) -> bool:
        """Whether the caller takes a response for one about the job."""
        return self.accept is None or bool(told("accept", self.accept(response)))

    def tell(self, response: R, elapsed: float) -> None:
        """Tell the caller of a response."""
        if self.on_poll is not None:
            told("on_poll", self.on_poll(response, elapsed))

    def delay(self, attempts: int, remaining: float) -> float:
        """Choose the delay after some attempts, in seconds.

        The rule is that of Smithy's waiters: exponential, with full jitter between the bounds. But
        the last delay is all that remains, so that the last attempt falls at the deadline (as in
        the AWS SDK for Rust).

        Args:
            attempts: The number of attempts so far, at least one.
            remaining: The time to the deadline, in seconds.
        """
        # So that the ceiling rises from nothing, or next to nothing, too.
        first = max(self.min_delay, SHORTEST_CEILING) if self.min_delay else 1.0
        ceiling = min(self.max_delay, first * 2.0 ** min(attempts - 1, 64))
        delay = self.timing.uniform(self.min_delay, ceiling)
        return delay if remaining - delay > self.min_delay else remaining


def chosen_timing(timing: Timing) -> Timing:
    """Take a timing as it is, or, where tests want fast waits, one that sleeps nothing."""
    if timing.sleep is not None or not FAST_WAITS.active:
        return timing
    skipping = SkippingClock(timing.clock)
    return evolve(timing, clock=skipping.clock, sleep=skipping.sleep)


def told(name: str, result: object) -> object:
    """Take what a callback has returned.

    Raises:
        TypeError: It is a coroutine: a lambda has called an async function, for example.
    """
    if iscoroutine(result):
        result.close()  # it will never be awaited, and need not say so
        raise async_callback(name)
    return result


def async_callback(name: str) -> TypeError:
    """Say that a callback must not be async."""
    return TypeError(
        f"{name} is async, and no wait awaits it: give a plain function; to start something async "
        "from it, use asyncio.create_task"
    )


def wait_name(waiter_name: str, job: str) -> str:
    """Name a wait: in errors, in the log and on a live line."""
    return f"{waiter_name} {job}".strip()


@public
class WaitError(BotoforgeError):
    """A wait ended without success.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        job: What names the job among the parameters; may be empty.
    """

    waiter_name: str
    job: str

    def response_as(self, response_class: type[R]) -> R:
        """Give the last response as what it is.

        Args:
            response_class: The class that the wait returns, such as `DescribeJobResponse`.

        Raises:
            TypeError: There is no response, or it is one of another class.
        """
        response = self._last_response()
        if isinstance(response, response_class):
            return response
        asked = response_class.__name__
        if response is None:
            raise TypeError(
                f"{type(self).__name__} holds no {asked}: no response came, and __cause__ is the "
                "error that did, if one did"
            )
        held = type(response).__name__
        raise TypeError(f"{type(self).__name__} holds a {held}, not a {asked}")

    def _last_response(self) -> Response | None:
        """Give the last response, by whatever name the error has for it."""
        raise NotImplementedError


@public
class JobFailedError(WaitError):
    """The job that was waited for has failed.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        response: The last response; `None` where an error told of the failure, which is then the
            cause (`__cause__`). `response_as` gives it with its type.
        reason: Why it failed, in the service's own words where it has any.
        job: What names the job among the parameters; may be empty.
    """

    def __init__(
        self, waiter_name: str, response: Response | None, reason: str, *, job: str = ""
    ) -> None:
        super().__init__(waiter_name, response, reason)
        self.waiter_name = waiter_name
        self.response = response
        self.reason = reason
        self.job = job

    def _last_response(self) -> Response | None:
        return self.response

    def __str__(self) -> str:
        return f"{wait_name(self.waiter_name, self.job)}: the job has failed: {self.reason}"


@public
class WaitTimeoutError(WaitError):
    """The time is over and the job has not ended. It goes on: wait again, do not start it again.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        last_response: The last response; `None` if none arrived at all. `response_as` gives it with
            its type.
        elapsed: How long the wait took, in seconds.
        attempts: How many times the service was asked.
        status: The job's status in the last response; may be empty.
        job: What names the job among the parameters; may be empty.
        trouble: Why the last attempt does not tell how the job stands; empty if it does.
    """

    def __init__(
        self,
        waiter_name: str,
        last_response: Response | None,
        elapsed: float,
        attempts: int,
        status: str,
        *,
        job: str = "",
        trouble: str = "",
    ) -> None:
        super().__init__(waiter_name, last_response, elapsed, attempts, status)
        self.waiter_name = waiter_name
        self.last_response = last_response
        self.elapsed = elapsed
        self.attempts = attempts
        self.status = status
        self.job = job
        self.trouble = trouble

    def _last_response(self) -> Response | None:
        return self.last_response

    def __str__(self) -> str:
        attempts = "1 attempt" if self.attempts == 1 else f"{self.attempts} attempts"
        runs = "may still be running" if self.trouble else "is still running"
        status = f" ({self.status})" if self.status else ""
        trouble = f". At the last attempt: {self.trouble}" if self.trouble else ""
        return (
            f"{wait_name(self.waiter_name, self.job)}: waited {self.elapsed:.0f} s in {attempts}. "
            f"The job {runs}{status}: wait for it again, do not restart it{trouble}"
        )


def is_transient(error: Exception) -> bool:
    """Whether to keep waiting in spite of an error: throttling, 5xx, and the connection.

    Also where credentials could not be renewed: they were there when the client was made, and are
    there again when their source is.
    """
    if isinstance(error, ServiceError):
        status = error.http_status_code or 0
        return error.is_retryable or (
            status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        )
    if isinstance(error, UnreadableResponseError):
        return error.is_cut_off
    return is_connection_error(error) or is_credential_error(error)


class Wait(Generic[R]):
    """One wait for one job.

    Args:
        waiter: What ends it.
        job: What names the job; may be empty.
        options: How it is to go.
        logger: Told of what goes on beside.
    """

    def __init__(
        self,
        waiter: Waiter,
        job: str,
        options: WaitOptions[R],
        logger: Logger,
    ) -> None:
        self.waiter = waiter
        self.job = job
        self.name = wait_name(waiter.name, job)
        self.options = options
        self.show: Show = ignore
        self.logger = logger
        self.started = options.timing.clock()
        self.attempts = 0
        self.last_attempt = options.initial_delay >= options.timeout
        self.response: R | None = None
        self.status = ""
        self.error: Exception | None = None
        self.trouble = ""
        self.warned: set[str] = set()

    async def run_shown(
        self,
        service: str,
        poll: Callable[[], Awaitable[R]],
        sleep: Callable[[float], Awaitable[object]],
    ) -> R | None:
        """Do as `run` does, with a live line on a terminal."""
        with BOARD.line(service, self.job or self.waiter.name) as self.show:
            return await self.run(poll, sleep)

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
            failed = f" ({type(self.error).__name__})" if self.error is not None else ""
            self.show(f"{self.status}{failed}".strip(), delay)

    def ends_with(self, response: R) -> bool:
        """Whether the job has ended with success, by a response."""
        self.response = response
        self.error = None
        self.trouble = ""
        self.options.tell(response, self.elapsed())
        self.status = self.waiter.running_status(response)
        if self.status:
            return False
        answer = answer_of(response)
        self.status = self.waiter.describe(answer)
        state = self.waiter.state(answer)
        if state is None or state == "retry":
            if state is None and self.waiter.status and not self.status:
                self.trouble = "the answer tells no status"
            self.look_for_unknown(answer)
            return False
        if not self.options.accepts(response):
            self.trouble = "accept refused the answer"
            return False
        if state == "failure":
            reason = self.waiter.reason(answer)
            raise JobFailedError(self.waiter.name, response, reason, job=self.job)
        return True

    def ends_with_error(self, error: Exception) -> bool:
        """Whether what was waited for has come about, by an error."""
        state: State | None = None
        if isinstance(error, ServiceError):
            state = self.waiter.state(Answer(error.response, failed=True))
        if state == "failure":
            raise JobFailedError(self.waiter.name, None, str(error), job=self.job) from error
        if state is None and not is_transient(error):
            raise error
        if state == "success":
            return True
        self.error = error
        self.trouble = str(error)
        self.logger.info("%s: still waiting: %s", self.name, error)
        return False

    def look_for_unknown(self, answer: Answer) -> None:
        """Tell of the statuses that nobody knows, once."""
        known = self.waiter.known
        for status in answer.texts(self.waiter.status):
            if known is None or status in known:
                continue
            self.trouble = f"nobody knows the status {status!r}"
            if status not in self.warned:
                self.warned.add(status)
                self.logger.warning("%s: %s: still waiting", self.name, self.trouble)

    def next_delay(self) -> float:
        """Choose the delay to the next attempt, in seconds.

        Raises:
            WaitTimeoutError: There is none any more.
        """
        elapsed = self.elapsed()
        remaining = self.options.timeout - elapsed
        if self.last_attempt or remaining <= 0:
            raise WaitTimeoutError(
                self.waiter.name,
                self.response,
                elapsed,
                self.attempts,
                self.status,
                job=self.job,
                trouble=self.trouble,
            ) from self.error
        delay = self.options.delay(self.attempts, remaining)
        self.last_attempt = delay >= remaining
        return delay

    def elapsed(self) -> float:
        """Tell how long the wait has taken, in seconds."""
        return self.options.timing.clock() - self.started
