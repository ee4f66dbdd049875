"""The one loop behind every wait, of sync and async clients."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from logging import Logger
from typing import Generic, TypeVar

from ..botocore_api import is_connection_error, is_credential_error
from ..errors import UnreadableResponseError
from ..service_errors import ServiceError
from ..structures import Response
from .errors import JobFailedError, WaitTimeoutError, name_wait
from .model import Verdict, Waiter, judge, judge_error
from .options import WaitOptions
from .progress import DISPLAY, ShowStatus, show_nothing

R = TypeVar("R", bound=Response)


class Wait(Generic[R]):
    """One wait for one job.

    Args:
        waiter: Decides what a response means.
        job: The parameter that identifies the job; may be empty.
        options: The options of the wait.
        logger: Logs unknown statuses, and errors after which the wait goes on.
    """

    def __init__(
        self,
        waiter: Waiter[R],
        job: str,
        options: WaitOptions[R],
        logger: Logger,
    ) -> None:
        self.waiter = waiter
        self.job = job
        self.name = name_wait(waiter.name, job)
        self.options = options
        self.show: ShowStatus = show_nothing
        self.logger = logger
        self.started = options.timing.clock()
        self.attempts = 0
        self.is_last_attempt = options.initial_delay >= options.timeout
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
        with DISPLAY.line(service, self.job or self.waiter.name) as self.show:
            return await self.run(poll, sleep)

    async def run(
        self, poll: Callable[[], Awaitable[R]], sleep: Callable[[float], Awaitable[object]]
    ) -> R | None:
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

    def is_success(self, response: R) -> bool:
        """Record a response, and decide whether the job has succeeded.

        Raises:
            JobFailedError: The job has failed.
        """
        self.response = response
        self.error = None
        self.trouble = ""
        self.options.report(response, self.elapsed())
        verdict = judge(self.waiter, response)
        self.status = verdict.status
        if verdict.state is None or verdict.state == "retry":
            if verdict.lacks_status:
                self.trouble = "the response has no status"
            self.warn_of_unknown(verdict)
            return False
        if not self.options.accepts(response):
            self.trouble = "accept rejected the response"
            return False
        if verdict.state == "failure":
            raise JobFailedError(self.waiter.name, response, verdict.reason, job=self.job)
        return True

    def is_success_by_error(self, error: Exception) -> bool:
        """Record an error, and decide whether it means success.

        Raises:
            JobFailedError: The error means that the job has failed.
            Exception: The error itself, if waiting does not help.
        """
        state = None
        if isinstance(error, ServiceError):
            state = judge_error(self.waiter, error).state
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

    def warn_of_unknown(self, verdict: Verdict) -> None:
        """Log each unknown status once."""
        for status in verdict.unknown:
            self.trouble = f"unknown status {status!r}"
            if status not in self.warned:
                self.warned.add(status)
                self.logger.warning("%s: %s, still waiting", self.name, self.trouble)

    def next_delay(self) -> float:
        """Choose the delay to the next attempt, in seconds.

        Raises:
            WaitTimeoutError: The timeout has passed.
        """
        elapsed = self.elapsed()
        remaining = self.options.timeout - elapsed
        if self.is_last_attempt or remaining <= 0:
            raise WaitTimeoutError(
                self.waiter.name,
                self.response,
                elapsed,
                self.attempts,
                self.status,
                job=self.job,
                trouble=self.trouble,
            ) from self.error
        delay = self.options.choose_delay(elapsed, remaining)
        self.is_last_attempt = delay >= remaining
        return delay

    def elapsed(self) -> float:
        """Return how long the wait has taken, in seconds."""
        return self.options.timing.clock() - self.started


def is_transient(error: Exception) -> bool:
    """Whether to keep waiting after an error: throttling, 5xx, and connection errors.

    Also if credentials could not be renewed: the client had some when it was created, and gets new
    ones when their source works again.
    """
    if isinstance(error, ServiceError):
        status = error.http_status_code or 0
        return error.is_retryable or (
            status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        )
    if isinstance(error, UnreadableResponseError):
        return error.is_cut_off
    return is_connection_error(error) or is_credential_error(error)
