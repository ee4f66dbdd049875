"""Waits that take no time, for tests: their clock goes on by what they would have slept."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock
from typing import Final


class FastWaits:
    """Whether waits are fast: inside of any block that says so, in whichever thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._blocks = 0

    @property
    def active(self) -> bool:
        """Whether there is such a block."""
        return self._blocks > 0

    @contextmanager
    def block(self) -> Generator[None]:
        """Make waits fast that begin in here."""
        with self._lock:
            self._blocks += 1
        try:
            yield
        finally:
            with self._lock:
                self._blocks -= 1


FAST_WAITS: Final = FastWaits()


class Slept:
    """What a skipped sleep returns: an async client awaits it, which lets other tasks run."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class SkippingClock:
    """The time and the sleep of one wait: to sleep is to move its clock.

    Args:
        clock: Tells the time in seconds, to which what was skipped is added.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._skipped = 0.0

    def clock(self) -> float:
        """Tell the time in seconds."""
        return self._clock() + self._skipped

    def sleep(self, seconds: float) -> Slept:
        """Skip some seconds."""
        self._skipped += seconds
        return Slept()


@contextmanager
def fast_waits() -> Generator[None]:
    """Make every wait of this package take no time, in all threads and tasks, sync and async.

    The clock of a wait goes on by what it would have slept, so that its delays, its `timeout` and
    the seconds that it tells are those of a real wait. Waits that have begun before, and those that
    are given a `Timing` with a `sleep` of its own, are left alone; so is what botocore sleeps
    between two attempts of one call.
    """
    with FAST_WAITS.block():
        yield
