# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The options of a wait: its timeout, its delays, its callbacks and its clock."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import timedelta
from inspect import iscoroutine, iscoroutinefunction
from math import inf
from typing import Final, Generic, TypeVar

from attrs import evolve, frozen

from .fast_waits import FAST_WAITS, SkippingClock

R = TypeVar("R")


@frozen(kw_only=True)
class Timing:
    """Clock, sleep and random source of a wait; for tests."""

    clock: Callable[[], float] = time.monotonic
    """Returns the time in seconds; only differences count."""

    sleep: Callable[[float], object] | None = None
    """Sleeps for a number of seconds; an async client awaits what it returns. By default
    `time.sleep` or `asyncio.sleep`.
    """

    uniform: Callable[[float, float], float] = random.uniform
    """Returns a random number between two numbers."""


SHORTEST_DELAY: Final = 0.001
"""No delay is shorter, in seconds, but the last: a wait never polls without a pause."""
LONGEST_DELAY: Final = 3_155_760_000.0
"""What `initial_delay` and `min_delay` take at most, in seconds: a century, which all systems can
sleep."""
SHARE: Final = 0.1
"""The delay as a share of the time waited so far."""
LEAST_DRAWN: Final = 0.8
"""A delay is drawn between this share of the longest and the longest: so waits that begin together
do not stay together."""


class WaitOptions(Generic[R]):
    """The options of a wait.

    Args:
        timeout: How long to wait, in seconds.
        initial_delay: How long to wait before the first attempt, in seconds.
        min_delay: The shortest delay between two attempts, in seconds.
        max_delay: The longest delay between two attempts, in seconds.
        missing_for: How long it is not final that there is no such thing, in seconds.
        confirm: How many successes in a row it takes.
        accept: Called with a final response; returns false for a stale result.
        on_poll: Called with every response and the seconds since the wait began.
        progress: Whether to show a live line on a terminal.
        timing: Clock, sleep and random source.

    Raises:
        TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
            `accept` or `on_poll` is an async function.
        ValueError: A duration is negative, not a number or too long, `min_delay` is more than
            `max_delay`, or `confirm` is less than 1.
    """

    def __init__(
        self,
        *,
        timeout: float | timedelta,
        initial_delay: float | timedelta,
        min_delay: float | timedelta,
        max_delay: float | timedelta,
        missing_for: float | timedelta,
        confirm: int,
        accept: Callable[[R], bool] | None,
        on_poll: Callable[[R, float], object] | None,
        progress: bool,
        timing: Timing | None,
    ) -> None:
        refuse_async("accept", accept)
        refuse_async("on_poll", on_poll)
        self.timeout = read_seconds("timeout", timeout)
        self.initial_delay = read_seconds("initial_delay", initial_delay, LONGEST_DELAY)
        self.min_delay = read_seconds("min_delay", min_delay, LONGEST_DELAY)
        self.max_delay = read_seconds("max_delay", max_delay)
        if self.min_delay > self.max_delay:
            raise ValueError(
                f"min_delay, {self.min_delay} s, is more than max_delay, {self.max_delay} s"
            )
        self.missing_for = read_seconds("missing_for", missing_for)
        self.confirm = read_count("confirm", confirm)
        self.accept = accept
        self.on_poll = on_poll
        self.progress = progress
        self.timing = choose_timing(timing or Timing())

    @property
    def plain_sleep(self) -> Callable[[float], object]:
        """The function with which a sync client sleeps.

        Raises:
            TypeError: It is an async function, which would not sleep at all.
        """
        if iscoroutinefunction(self.timing.sleep):
            raise TypeError("timing.sleep is async, and this client is not: give a plain function")
        return self.timing.sleep or time.sleep

    def accepts(self, response: R) -> bool:
        """Whether the caller accepts a final response."""
        return self.accept is None or bool(refuse_coroutine("accept", self.accept(response)))

    def report(self, response: R, elapsed: float) -> None:
        """Call `on_poll` with a response."""
        if self.on_poll is not None:
            refuse_coroutine("on_poll", self.on_poll(response, elapsed))

    def choose_delay(self, elapsed: float, remaining: float) -> float:
        """Choose the delay to the next attempt, in seconds.

        It is about a tenth of the time waited so far, within the bounds. But the last delay is all
        that remains, so that the last attempt falls at the deadline (as in the AWS SDK for Rust).
        docs/decisions/delays-are-a-tenth-of-the-time-waited.md compares this rule with others.

        Args:
            elapsed: The time since the wait began, in seconds.
            remaining: The time to the deadline, in seconds.
        """
        # A shortest delay of 0 counts as a second; one of nearly 0 still grows.
        shortest = max(self.min_delay or min(1.0, self.max_delay), SHORTEST_DELAY)
        longest = max(elapsed * SHARE, shortest / LEAST_DRAWN)
        longest = max(min(longest, self.max_delay), SHORTEST_DELAY)
        delay = self.timing.uniform(max(longest * LEAST_DRAWN, min(shortest, longest)), longest)
        return delay if remaining - delay > self.min_delay else remaining


def read_seconds(name: str, duration: float | timedelta, longest: float = inf) -> float:
    """Convert a duration to seconds.

    Args:
        name: The parameter, for messages.
        duration: A number of seconds, or a `timedelta`; `math.inf` where nothing ends.
        longest: What it takes at most, in seconds.

    Raises:
        TypeError: It is neither a number nor a `timedelta`; a string is not read as one.
        ValueError: It is negative, not a number (NaN), or too long.
    """
    if isinstance(duration, timedelta):
        seconds = duration.total_seconds()
    else:
        try:
            seconds = duration + 0.0
        except TypeError:
            raise TypeError(f"{name} takes seconds or a timedelta, not {duration!r}") from None
        except OverflowError:  # a whole number of more than 308 digits
            raise ValueError(f"{name} is too long: it takes what a float can hold") from None
    if not seconds >= 0:  # also NaN
        raise ValueError(f"{name} is {seconds}: it takes 0 seconds or more")
    if seconds > longest:
        raise ValueError(f"{name} is {seconds}: it takes {longest:.0f} seconds at most")
    return seconds


def read_count(name: str, count: object) -> int:
    """Check a number of times.

    Raises:
        TypeError: It is not an int.
        ValueError: It is less than 1.
    """
    if not isinstance(count, int) or isinstance(count, bool):
        raise TypeError(f"{name} takes an int, not {count!r}")
    if count < 1:
        raise ValueError(f"{name} is {count}: it takes 1 or more")
    return count


def choose_timing(timing: Timing) -> Timing:
    """Return a timing as it is, or, in a block of `fast_waits`, one that does not sleep."""
    if timing.sleep is not None or not FAST_WAITS.active:
        return timing
    skipping = SkippingClock(timing.clock)
    return evolve(timing, clock=skipping.clock, sleep=skipping.sleep)


def refuse_async(name: str, callback: object) -> None:
    """Check that a callback is not an async function, nor an object with an async `__call__`.

    Raises:
        TypeError: It is.
    """
    call: object = getattr(callback, "__call__", None)  # noqa: B004 (asked what kind it is)
    if iscoroutinefunction(callback) or iscoroutinefunction(call):
        raise async_callback_error(name)


def refuse_coroutine(name: str, result: object) -> object:
    """Check that a callback has not returned a coroutine, and return its result.

    Raises:
        TypeError: It has: a lambda calls an async function, for example.
    """
    if iscoroutine(result):
        result.close()  # so that Python does not warn that it is never awaited
        raise async_callback_error(name)
    return result


def async_callback_error(name: str) -> TypeError:
    """Make the error for a callback that is async."""
    return TypeError(
        f"{name} is async, and no wait awaits it: give a plain function; to start something async "
        "from it, use asyncio.create_task"
    )
