# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The errors by which a wait ends."""

from __future__ import annotations

from typing import TypeVar

from ..errors import BotoforgeError
from ..structures import Response
from ..values import public
from .words import WORDS, Goal, SeenStatus, describe_seen, name_wait, one_line

R = TypeVar("R", bound=object)  # zuban knows no `__name__` without the bound


@public
class WaitError(BotoforgeError):
    """A wait ended without success.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        job: The parameter that identifies the job or resource; may be empty.
        goal: What was waited for: `ended well` (a job), `available`, `running`, `stopped` or
            `deleted` (a resource); empty if that is not known.
        seen: The statuses that the wait has seen, in the order of their first responses.
        polled: What the last poll returned: the response, or in `wait_for` any object; `None` if
            no poll returned anything. `response_as` returns it with its type.
    """

    waiter_name: str
    job: str
    goal: Goal
    seen: tuple[SeenStatus, ...]
    polled: object

    def response_as(self, response_class: type[R]) -> R:
        """Return the last response, or what `wait_for` got from its last poll, with its type.

        Args:
            response_class: The class that the wait returns, such as `DescribeJobResponse`.

        Raises:
            TypeError: There is no response, or it is one of another class.
        """
        if isinstance(self.polled, response_class):
            return self.polled
        asked = response_class.__name__
        if self.polled is None:
            raise TypeError(
                f"{type(self).__name__} holds no {asked}: no response has arrived; __cause__ is "
                "the error of the last attempt, if it raised one"
            )
        held = type(self.polled).__name__
        raise TypeError(f"{type(self).__name__} holds a {held}, not a {asked}")


@public
class JobFailedError(WaitError):
    """The job that was waited for has failed, or the resource cannot come into the state.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        response: The last response; `None` where the failure is an error of the service, which is
            then the cause (`__cause__`), and where `wait_for` polls something else: see `polled`.
            `response_as` returns either with its type.
        reason: Why it failed, in the service's own words where there are any.
        job: The parameter that identifies the job or resource; may be empty.
        goal: What was waited for, as in `WaitError`.
        seen: The statuses that the wait has seen, with counts and times.
    """

    def __init__(
        self,
        waiter_name: str,
        response: object,
        reason: str,
        *,
        job: str = "",
        goal: Goal = "",
        seen: tuple[SeenStatus, ...] = (),
    ) -> None:
        super().__init__(waiter_name, response, reason)
        self.waiter_name = waiter_name
        self.polled = response
        self.response: Response | None = response if isinstance(response, Response) else None
        self.reason = reason
        self.job = job
        self.goal = goal
        self.seen = seen

    def __str__(self) -> str:
        return (
            f"{name_wait(self.waiter_name, self.job)}: {WORDS[self.goal].failed}: "
            f"{one_line(self.reason)}{describe_seen(self.seen)}"
        )


@public
class WaitTimeoutError(WaitError):
    """The timeout has passed without success: a job still runs; wait again, do not restart it.

    Attributes:
        waiter_name: The waiter, such as `AssetBundleExportJobSucceeded`.
        last_response: The last response; `None` if none arrived at all, and where `wait_for` polls
            something else: see `polled`. `response_as` returns either with its type.
        elapsed: How long the wait took, in seconds.
        attempts: The number of calls.
        status: The status in the last response; may be empty.
        job: The parameter that identifies the job or resource; may be empty.
        trouble: Why the state is unknown after the last attempt; empty if it is known.
        goal: What was waited for, as in `WaitError`.
        seen: The statuses that the wait has seen, with counts and times.
    """

    def __init__(
        self,
        waiter_name: str,
        last_response: object,
        elapsed: float,
        attempts: int,
        status: str,
        *,
        job: str = "",
        trouble: str = "",
        goal: Goal = "",
        seen: tuple[SeenStatus, ...] = (),
    ) -> None:
        super().__init__(waiter_name, last_response, elapsed, attempts, status)
        self.waiter_name = waiter_name
        self.polled = last_response
        self.last_response: Response | None = (
            last_response if isinstance(last_response, Response) else None
        )
        self.elapsed = elapsed
        self.attempts = attempts
        self.status = status
        self.job = job
        self.trouble = trouble
        self.goal = goal
        self.seen = seen

    def __str__(self) -> str:
        attempts = "1 attempt" if self.attempts == 1 else f"{self.attempts} attempts"
        words = WORDS[self.goal]
        status = f" ({self.status})" if self.status else ""
        sentence = (words.unsure if self.trouble else words.late).format(status=status)
        trouble = f". At the last attempt: {self.trouble}" if self.trouble else ""
        return (
            f"{name_wait(self.waiter_name, self.job)}: waited {self.elapsed:.0f} s in {attempts}. "
            f"{sentence}{trouble}{describe_seen(self.seen)}"
        )
