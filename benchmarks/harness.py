"""How a row is measured: two sides in turns, round by round, and the median of the shares.

Every row compares the cost of something of ours with that of a named peer. A round asks the peer,
us, us again and the peer again, so that a machine that grows slower meanwhile slows both. A row is
judged by the median of the shares of its rounds. While its bound lies where the true median may
lie, rounds are added, up to four times as many.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from math import ceil, floor, sqrt
from statistics import median, quantiles
from time import process_time
from typing import Final, Literal, TypeAlias

from attrs import frozen

from .workshop import Workshop

BATCH: Final = 0.01
"""The CPU that a batch of calls takes at least, in seconds, on the side that takes less."""
MOST_TIMES: Final = 4
"""How many times its rounds a row is measured at most if its bound is near."""

Measure: TypeAlias = Callable[[], float]
"""Does something, once or many times, and returns what once costs: seconds of CPU, or bytes."""


@frozen
class Sides:
    """The two things that a row compares."""

    ours: Measure
    peer: Measure


@frozen(kw_only=True)
class Row:
    """A comparison."""

    group: str
    """The rows that are shown together, and that the command line selects together."""
    name: str
    """What it is called inside of its group, in one word."""
    title: str
    """What of ours is measured."""
    peer: str
    """What is measured beside it."""
    at_most: float | None = None
    """The largest share of the peer's cost; none where the figure only informs."""
    prepare: Callable[[Workshop], AbstractContextManager[Sides]]
    """Makes ready what is measured, and puts it away."""
    rounds: int = 61
    unit: Literal["s", "B"] = "s"
    """Seconds of CPU, or bytes."""
    is_slow: bool = False
    """Whether it takes minutes, so that it is measured only where it is asked for."""

    @property
    def full_name(self) -> str:
        """What the command line takes."""
        return f"{self.group}/{self.name}"


@frozen
class Result:
    """What came of a row."""

    row: Row
    ours: Sequence[float]
    """The cost in each round."""
    peer: Sequence[float]

    @property
    def shares(self) -> list[float]:
        """Our cost in each round as a share of the peer's."""
        return [ours / peer for ours, peer in zip(self.ours, self.peer, strict=True)]

    @property
    def share(self) -> float:
        """The median share."""
        return median(self.shares)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Between which shares the middle half of the rounds lies."""
        if len(self.ours) == 1:
            return self.share, self.share
        low, _, high = quantiles(self.shares)
        return low, high

    @property
    def holds(self) -> bool:
        """Whether the row keeps its bound."""
        return self.row.at_most is None or self.share <= self.row.at_most

    @property
    def is_near_bound(self) -> bool:
        """Whether the bound lies where, with 95 % probability, the true median lies.

        These are the order statistics about the square root of the number of rounds from the
        middle, whatever the distribution is: how many of the rounds are below the true median is
        as a coin decides.
        """
        if self.row.at_most is None:
            return False
        ordered, last = sorted(self.shares), len(self.ours) - 1
        low = max(0, floor(last / 2 - sqrt(len(ordered))))
        high = min(last, ceil(last / 2 + sqrt(len(ordered))))
        return ordered[low] <= self.row.at_most <= ordered[high]


def measure(row: Row, workshop: Workshop, rounds: int | None = None) -> Result:
    """Measure a row.

    Args:
        row: The row.
        workshop: Where it generates packages.
        rounds: How many rounds, instead of those of the row and those that its bound adds.
    """
    result = Result(row, [], [])
    most = rounds or row.rounds * MOST_TIMES
    with row.prepare(workshop) as sides, frozen_garbage():
        while len(result.ours) < most and (not result.ours or result.is_near_bound):
            taken = [take_round(sides) for _ in range(rounds or row.rounds)]
            ours, peer = zip(*taken, strict=True)
            result = Result(row, [*result.ours, *ours], [*result.peer, *peer])
    return result


def take_round(sides: Sides) -> tuple[float, float]:
    """Measure both sides twice, in turns, and return the mean cost of each."""
    costs = [each() for each in (sides.peer, sides.ours, sides.ours, sides.peer)]
    return (costs[1] + costs[2]) / 2, (costs[0] + costs[3]) / 2


@contextmanager
def frozen_garbage() -> Generator[None]:
    """Keep the garbage collector from looking at what is loaded already: that is nobody's work."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def check(holds: bool) -> None:
    """Check that both sides of a row do the same.

    Raises:
        RuntimeError: They do not, so that nothing is compared.
    """
    if not holds:
        raise RuntimeError("the two sides do not do the same")


def in_batches(ours: Callable[[], object], peer: Callable[[], object]) -> Sides:
    """Measure the CPU of two calls in batches of as many calls each.

    Each batch begins with an empty garbage collector, which then works as usual.
    """
    once = [min(cpu_of(call, 1) for _ in range(5)) for call in (ours, peer)]
    calls = ceil(BATCH / max(min(once), sys.float_info.epsilon))
    return Sides(lambda: cpu_of(ours, calls), lambda: cpu_of(peer, calls))


def cpu_of(call: Callable[[], object], calls: int) -> float:
    """Measure the CPU of a call, in seconds."""
    gc.collect()
    began = process_time()
    for _ in range(calls):
        call()
    return (process_time() - began) / calls
