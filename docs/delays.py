"""Simulates rules for the delay between two polls, and draws what they cost.

`python docs/delays.py` writes the table into `waiting.md` and the chart `delays.svg` beside it,
with `--check` it only compares and exits with 1 if one is out of date. A job lasts what is written,
give or take a tenth, so that no rule profits from a round number. All chance comes from one seed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from math import log10
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any, Final, NamedTuple

from botoforge import Timing
from botoforge._runtime.waiting.options import WaitOptions
from botoforge_codegen.wait_parameters import DEFAULT_MAX_DELAY

PAGE: Final = Path(__file__).with_name("waiting.md")
CHART: Final = Path(__file__).with_name("delays.svg")
START, END = "<!-- by delays.py -->\n", "<!-- end -->\n"
RUNS: Final = 300
"""How many jobs of each duration are waited for with each rule."""
DURATIONS: Final = {
    30: "30 s",
    60: "1 min",
    120: "2 min",
    300: "5 min",
    600: "10 min",
    1800: "30 min",
    3600: "1 h",
    10800: "3 h",
    28800: "8 h",
}
CHANCE: Final = Random(1)  # noqa: S311 (a simulation)
MIN_DELAY: Final = 5

Rule = Callable[[int, float], float]
"""Chooses a delay from the number of attempts and the time since the wait began."""


class Cost(NamedTuple):
    """What a rule costs, on average."""

    late: float
    """Seconds from the end of the job to the poll that notices it."""
    calls: float


def smithy(attempts: int, _: float) -> float:
    """Choose a delay as Smithy's waiters do: exponential with full jitter, from 5 to 120 s."""
    return CHANCE.uniform(MIN_DELAY, min(120, MIN_DELAY * 2.0 ** min(attempts - 1, 64)))


def botocore(_: int, __: float) -> float:
    """Choose a delay as most of botocore's waiters do."""
    return 15


OPTIONS: Final[WaitOptions[Any]] = WaitOptions(
    timeout=10**9,
    initial_delay=0,
    min_delay=MIN_DELAY,
    max_delay=DEFAULT_MAX_DELAY,
    missing_for=0,
    confirm=1,
    accept=None,
    on_poll=None,
    progress=False,
    timing=Timing(uniform=CHANCE.uniform),
)


def ours(_: int, elapsed: float) -> float:
    """Choose a delay as the waits of botoforge do."""
    return OPTIONS.choose_delay(elapsed, OPTIONS.timeout - elapsed)


RULES: Final[dict[str, Rule]] = {
    "Smithy: exponential, 5 to 120 s": smithy,
    "botocore: every 15 s": botocore,
    "botoforge: a tenth of the time waited, 5 to 60 s": ours,
}
COLORS: Final = ("#b35806", "#7f7f7f", "#1f5fbf")


def simulate(rule: Rule, duration: float) -> Cost:
    """Wait for many jobs, and return what that costs."""
    costs: list[Cost] = []
    for _ in range(RUNS):
        ends = duration * CHANCE.uniform(0.9, 1.1)
        elapsed, attempts = 0.0, 1
        while elapsed < ends:
            elapsed += rule(attempts, elapsed)
            attempts += 1
        costs.append(Cost(elapsed - ends, attempts))
    return Cost(*map(mean, zip(*costs, strict=True)))


def simulate_all() -> dict[str, dict[int, Cost]]:
    """Simulate every rule with every duration."""
    CHANCE.seed(1)
    return {
        name: {duration: simulate(rule, duration) for duration in DURATIONS}
        for name, rule in RULES.items()
    }


def format_table(costs: dict[str, dict[int, Cost]]) -> str:
    """Write the figures down as a table of Markdown."""
    lines = [f"| the job lasts | {' | '.join(costs)} |", "|---" * (len(costs) + 1) + "|"]
    for duration, words in DURATIONS.items():
        cells = [costs[rule][duration] for rule in costs]
        described = [f"{cost.late:.0f} s late, {cost.calls:.0f} calls" for cost in cells]
        lines.append(f"| {words} | {' | '.join(described)} |")
    return "".join(f"{line}\n" for line in lines)


# --- The chart ------------------------------------------------------------------------------------

WIDTH, HEIGHT = 330, 200
"""The size of each of the two panels."""


def draw(costs: dict[str, dict[int, Cost]]) -> str:
    """Draw lateness and calls over the duration of the job."""
    panels = [
        *draw_panel(60, "seconds from the job's end to its notice", (0, 15, 30, 45), float, costs),
        *draw_panel(460, "calls", (3, 10, 30, 100, 300, 1000), log10, costs),
    ]
    legend = [
        f'<rect x="60" y="{278 + 18 * place}" width="12" height="4" fill="{color}"/>'
        f'<text x="80" y="{284 + 18 * place}">{rule}</text>'
        for place, (rule, color) in enumerate(zip(costs, COLORS, strict=True))
    ]
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 830 340" '
        'font-family="sans-serif" font-size="12">'
    )
    background = '<rect width="830" height="340" fill="white"/>'
    return "".join(f"{line}\n" for line in (head, background, *panels, *legend, "</svg>"))


def draw_panel(
    left: int,
    title: str,
    ticks: tuple[int, ...],
    scale: Callable[[float], float],
    costs: dict[str, dict[int, Cost]],
) -> Iterator[str]:
    """Draw one panel: its axes, and a line a rule.

    Args:
        left: Where it begins.
        title: What the vertical axis shows; "calls" shows the calls.
        ticks: The marks of the vertical axis, from its end to its end, more or less.
        scale: Where a value lies between the marks.
        costs: What is shown.
    """
    low, high = scale(ticks[0]), scale(ticks[-1] * (1 if scale is float else 2))

    def x(duration: float) -> float:
        shortest, longest = log10(min(DURATIONS)), log10(max(DURATIONS))
        return round(left + WIDTH * (log10(duration) - shortest) / (longest - shortest), 1)

    def y(value: float) -> float:
        return round(30 + HEIGHT * (high - scale(value)) / (high - low), 1)

    yield f'<text x="{left}" y="18" font-weight="bold">{title}</text>'
    for tick in ticks:
        yield f'<path d="M{left} {y(tick)}h{WIDTH}" stroke="#dddddd"/>'
        yield f'<text x="{left - 6}" y="{y(tick) + 4}" text-anchor="end">{tick}</text>'
    for duration, words in DURATIONS.items():
        yield f'<text x="{x(duration)}" y="250" text-anchor="middle" font-size="10">{words}</text>'
    for (_, line), color in zip(costs.items(), COLORS, strict=True):
        shown = {d: cost.calls if title == "calls" else cost.late for d, cost in line.items()}
        points = " ".join(f"{x(duration)},{y(value)}" for duration, value in shown.items())
        yield f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>'


def main(arguments: list[str]) -> int:
    """Write table and chart, or compare them; return the exit status."""
    costs = simulate_all()
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    expected = {
        PAGE: f"{before}{START}{format_table(costs)}{END}{after}",
        CHART: draw(costs),
    }
    stale = [
        path
        for path, text in expected.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    if stale and arguments == ["--check"]:
        names = " and ".join(f"docs/{path.name}" for path in stale)
        print(f"out of date: {names}; run python docs/delays.py")
        return 1
    for path in stale:
        path.write_text(expected[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
