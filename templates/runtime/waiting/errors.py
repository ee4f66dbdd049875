"""The errors by which a wait ends."""

from __future__ import annotations

from typing import TypeVar

from ..errors import BotoforgeError
from ..structures import Response
from ..values import public

R = TypeVar("R", bound=Response)


def name_wait(waiter_name: str, job: str) -> str:
    """Name a wait: in errors, in the log and on a live line."""
    return f"{waiter_name} {job}".strip()


@public
class WaitError(BotoforgeError):
    """A wait ended without success.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        job: The parameter that identifies the job; may be empty.
    """

    waiter_name: str
    job: str

    def response_as(self, response_class: type[R]) -> R:
        """Return the last response with its type.

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
                f"{type(self).__name__} holds no {asked}: no response has arrived; __cause__ is "
                "the error of the last attempt, if it raised one"
            )
        held = type(response).__name__
        raise TypeError(f"{type(self).__name__} holds a {held}, not a {asked}")

    def _last_response(self) -> Response | None:
        """Return the last response, from whichever attribute holds it."""
        raise NotImplementedError


@public
class JobFailedError(WaitError):
    """The job that was waited for has failed.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        response: The last response; `None` where the failure is an error of the service, which is
            then the cause (`__cause__`). `response_as` returns it with its type.
        reason: Why it failed, in the service's own words where there are any.
        job: The parameter that identifies the job; may be empty.
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
        return f"{name_wait(self.waiter_name, self.job)}: the job has failed: {self.reason}"


@public
class WaitTimeoutError(WaitError):
    """The timeout has passed and the job has not ended: wait for it again, do not restart it.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        last_response: The last response; `None` if none arrived at all. `response_as` returns it
            with its type.
        elapsed: How long the wait took, in seconds.
        attempts: The number of calls.
        status: The job's status in the last response; may be empty.
        job: The parameter that identifies the job; may be empty.
        trouble: Why the state of the job is unknown after the last attempt; empty if it is known.
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
            f"{name_wait(self.waiter_name, self.job)}: waited {self.elapsed:.0f} s in {attempts}. "
            f"The job {runs}{status}: wait for it again, do not restart it{trouble}"
        )
