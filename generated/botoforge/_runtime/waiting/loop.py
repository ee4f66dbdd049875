# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The one loop behind every wait: of sync and async clients, and of `wait_for`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from logging import Logger
from typing import Generic, TypeVar

from attrs import frozen

from ..service_errors import ServiceError
from ..structures import Response
from ..values import is_list
from ..wire.poll_limits import PollLimit
from .errors import JobFailedError, WaitTimeoutError
from .model import Waiter, judge
from .options import WaitOptions
from .progress import DISPLAY, ShowStatus, show_nothing
from .transient_errors import as_service_error, is_transient
from .verdicts import Verdict
from .words import Goal, JobIds, SeenStatus, name_job, name_wait

T = TypeVar("T")
R = TypeVar("R", bound=Response)


@frozen
class Judge(Generic[T]):
    """Decides what polls mean for what is waited for."""

    name: str
    """The waiter's name."""
    goal: Goal
    judge: Callable[[T | ServiceError], Verdict]
    """Decides what a poll means that has returned something, or raised an error of the service."""


def judge_with(waiter: Waiter[R], job: JobIds) -> Judge[R]:
    """Let a waiter decide what polls mean.

    Args:
        waiter: The waiter.
        job: The id or ids of what is waited for: all of them have to be in a response.
    """
    ids = frozenset(map(str, job)) if is_list(job) else ()
    return Judge(waiter.name, waiter.goal, partial(judge, waiter, expected=len(ids)))


class Wait(Generic[T]):
    """One wait for one job or resource.

    Args:
        judge: Decides what a poll means.
        job: The id or ids of what is waited for; may be empty.
        options: The options of the wait.
        logger: Logs unknown statuses, and errors after which the wait goes on.
    """

    def __init__(
        self, judge: Judge[T], job: JobIds, options: WaitOptions[T], logger: Logger
    ) -> None:
        self.judge = judge
        self.job = name_job(job)
        self.name = name_wait(judge.name, self.job)
        self.options = options
        self.show: ShowStatus = show_nothing
        self.logger = logger
        self.started = options.timing.clock()
        self.limit = PollLimit()
        self.attempts = 0
        self.is_last_attempt = options.initial_delay >= options.timeout
        self.response: T | None = None
        self.status = ""
        self.seen: dict[str, SeenStatus] = {}
        self.successes = 0
        """How many in a row."""
        self.error: Exception | None = None
        self.trouble = ""
        self.warned: set[str] = set()

    async def run_shown(
        self,
        service: str,
        poll: Callable[[], Awaitable[T]],
        sleep: Callable[[float], Awaitable[object]],
    ) -> T | None:
        """Do as `run` does, with a live line on a terminal."""
        with DISPLAY.line(service, self.job or self.judge.name) as self.show:
            return await self.run(poll, sleep)

    async def run(
        self, poll: Callable[[], Awaitable[T]], sleep: Callable[[float], Awaitable[object]]
    ) -> T | None:
        """Poll until the job has ended.

        Args:
            poll: Calls the operation.
            sleep: Sleeps for a number of seconds.

        Returns:
            The final response; `None` where an error of the service means success, such as that
            something no longer exists in a wait for its deletion.

        Raises:
            JobFailedError: The job has failed.
            WaitTimeoutError: The timeout has passed.
        """
        delay = min(self.options.initial_delay, self.options.timeout)
        while True:
            if delay > 0:
                await sleep(delay)
            self.attempts += 1
            try:
                with self.limit.begin(self.options.timeout - self.elapsed()):
                    response = await poll()
            except Exception as error:  # noqa: BLE001 (raised again if it is final)
                if self.is_success_by_error(error):
                    return None
            else:
                if self.is_success(response):
                    return response
            delay = self.next_delay()
            failed = f" ({type(self.error).__name__})" if self.error is not None else ""
            self.show(f"{self.status}{failed}".strip(), delay)

    def is_success(self, response: T) -> bool:
        """Record a response, and decide whether the job has succeeded.

        Raises:
            JobFailedError: The job has failed.
        """
        self.response = response
        self.error = None
        self.trouble = ""
        self.options.report(response, self.elapsed())
        verdict = self.judge.judge(response)
        self.record(verdict)
        self.warn_of_earlier_run(verdict)
        if verdict.state in (None, "retry"):
            self.explain(verdict)
        elif not self.options.accepts(response):
            self.trouble = "the final response was not accepted"
        elif verdict.state == "success":
            return self.is_confirmed()
        elif self.is_missing_yet(verdict):
            self.trouble = verdict.reason
        else:
            raise self.make_failure(response, verdict.reason)
        self.successes = 0
        return False

    def is_success_by_error(self, error: Exception) -> bool:
        """Record an error, and decide whether it means success.

        Raises:
            JobFailedError: The error means that the job has failed.
            Exception: The error itself, if waiting does not help.
        """
        failure = as_service_error(error)
        verdict = None if failure is None else self.judge.judge(failure)
        state = None if verdict is None else verdict.state
        if verdict is not None and state == "success":
            return self.is_confirmed()
        if state is not None:
            self.successes = 0
        if not (verdict is not None and self.is_missing_yet(verdict)):
            if state == "failure":
                raise self.make_failure(None, str(error)) from error
            if state is None and not is_transient(error):
                raise error
        self.error = error
        self.trouble = str(error)
        self.logger.info("%s: still waiting: %s", self.name, error)
        return False

    def is_missing_yet(self, verdict: Verdict) -> bool:
        """Whether there is no such thing, and that is not final yet."""
        return verdict.is_missing and self.elapsed() < self.options.missing_for

    def is_confirmed(self) -> bool:
        """Count a success, and decide whether there are enough in a row."""
        self.successes += 1
        if self.successes >= self.options.confirm:
            return True
        self.trouble = f"success {self.successes} of {self.options.confirm} in a row"
        return False

    def record(self, verdict: Verdict) -> None:
        """Record the status of a response."""
        self.status = verdict.status
        if verdict.status or verdict.lacks_status:
            known = self.seen.get(verdict.status)
            count, first = (1, self.elapsed()) if known is None else (known.count + 1, known.first)
            self.seen[verdict.status] = SeenStatus(verdict.status, count, first)

    def explain(self, verdict: Verdict) -> None:
        """Say why the state of the job is unknown, and log each unknown status once.

        Raises:
            JobFailedError: There is no such job.
        """
        if verdict.state is None and verdict.is_missing:
            if not self.is_missing_yet(verdict):
                raise self.make_failure(self.response, verdict.reason)
            self.trouble = verdict.reason
        elif verdict.lacks_status:
            self.trouble = "the response has no status"
        for status in verdict.unknown:
            self.trouble = f"unknown status {status!r}"
            if status not in self.warned:
                self.warned.add(status)
                self.logger.warning("%s: %s, still waiting", self.name, self.trouble)

    def warn_of_earlier_run(self, verdict: Verdict) -> None:
        """Log that the wait ends at once with a run that began before it, unless `accept` decides.

        The last run may be an earlier one than the caller means.
        """
        started = verdict.started
        if (
            self.attempts > 1
            or self.options.accept is not None
            or not isinstance(started, datetime)
        ):
            return
        if started.astimezone(UTC) < datetime.now(UTC) - timedelta(seconds=self.elapsed()):
            self.logger.warning(
                "%s: its last run began at %s, before this wait: to refuse an earlier run than "
                "you mean, give accept (in a shell --since)",
                self.name,
                started.isoformat(sep=" ", timespec="seconds"),
            )

    def make_failure(self, response: T | None, reason: str) -> JobFailedError:
        """Make the error for a job that has failed."""
        return JobFailedError(
            self.judge.name,
            response,
            reason,
            job=self.job,
            goal=self.judge.goal,
            seen=tuple(self.seen.values()),
        )

    def next_delay(self) -> float:
        """Choose the delay to the next attempt, in seconds.

        Raises:
            WaitTimeoutError: The timeout has passed.
        """
        elapsed = self.elapsed()
        remaining = self.options.timeout - elapsed
        if self.is_last_attempt or remaining <= 0:
            raise WaitTimeoutError(
                self.judge.name,
                self.response,
                elapsed,
                self.attempts,
                self.status,
                job=self.job,
                trouble=self.trouble,
                goal=self.judge.goal,
                seen=tuple(self.seen.values()),
            ) from self.error
        delay = self.options.choose_delay(elapsed, remaining)
        self.is_last_attempt = delay >= remaining
        return delay

    def elapsed(self) -> float:
        """Return how long the wait has taken, in seconds."""
        return self.options.timing.clock() - self.started
