"""Waits that take no time, for tests: instead of sleeping, they move their clock."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock
from typing import Final


class FastWaits:
    """Whether waits are fast: while any thread is inside a block."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._blocks = 0

    @property
    def active(self) -> bool:
        """Whether any thread is inside a block."""
        return self._blocks > 0

    @contextmanager
    def block(self) -> Generator[None]:
        """Make the waits that begin in this block fast."""
        with self._lock:
            self._blocks += 1
        try:
            yield
        finally:
            with self._lock:
                self._blocks -= 1


FAST_WAITS: Final = FastWaits()


class Slept:
    """The result of a skipped sleep: an async client awaits it, which lets other tasks run."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class SkippingClock:
    """Clock and sleep of one wait: a sleep moves the clock.

    Args:
        clock: Returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._skipped = 0.0

    def clock(self) -> float:
        """Return the time in seconds, the skipped ones included."""
        return self._clock() + self._skipped

    def sleep(self, seconds: float) -> Slept:
        """Move the clock by some seconds."""
        self._skipped += seconds
        return Slept()


@contextmanager
def fast_waits() -> Generator[None]:
    """Make every wait of this package take no time, in all threads and tasks, sync and async.

    Instead of sleeping, a wait moves its clock, so that its delays, its `timeout` and the elapsed
    seconds are those of a real wait. This does not affect waits that have begun before, waits with
    a `Timing` that has its own `sleep`, and botocore's sleep between two attempts of one call.
    """
    with FAST_WAITS.block():
        yield
