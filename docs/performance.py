"""Writes the table of `performance.md` and the chart `performance.svg` from `performance.json`.

`nox -s bench -- --renew` measures, writes the figures and runs this program; with `--check` it only
compares, and exits with 1 if the page or the chart is out of date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from math import log10
from pathlib import Path
from typing import Any, Final, TypeAlias

FIGURES: Final = Path(__file__).with_name("performance.json")
PAGE: Final = Path(__file__).with_name("performance.md")
CHART: Final = Path(__file__).with_name("performance.svg")
START, END = "<!-- by performance.py -->\n", "<!-- end -->\n"
HEAD: Final = """\
| what is measured | beside | share | quartiles | at most |
|---|---|---|---|---|
"""

Row: TypeAlias = Mapping[str, Any]
"""The figures of a row."""


def format_page(figures: Mapping[str, Any]) -> Iterator[str]:
    """Write the table down, and what was run."""
    versions = [f"{package} {version}" for package, version in figures["versions"].items()]
    yield f"Python {figures['python']}; {', '.join(versions)}.\n\n"
    yield HEAD
    for row in figures["rows"]:
        low, high = map(show, row["quartiles"])
        bound = "" if row["at_most"] is None else show(row["at_most"])
        name = f"`{row['group']}/{row['name']}`<br>{row['title']}"
        yield f"| {name} | {row['peer']} | **{show(row['share'])}** | {low} to {high} | {bound} |\n"


def show(share: float) -> str:
    """Write a share with as many digits as say something."""
    return f"{share:.2f}" if share < 10 else f"{share:.1f}"  # noqa: PLR2004 (two digits)


# --- The chart ------------------------------------------------------------------------------------

LEFT, WIDTH, STEP = 270, 480, 17
"""Where the axis begins, how long it is, and how far rows are apart."""
TICKS: Final = (0.03, 0.1, 0.3, 1, 3, 10, 30)
COLORS: Final = {True: "#1f5fbf", False: "#b35806"}
"""Of a row that keeps its bound, and of one that does not."""


def draw(rows: Sequence[Row]) -> Iterator[str]:
    """Draw each row as a point, with its quartiles as a line and its bound as a stroke."""
    groups = [(key, list(each)) for key, each in groupby(rows, key=lambda row: row["group"])]
    height = 60 + STEP * (len(rows) + len(groups)) + 12 * len(groups)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 830 {height}"'
        ' font-family="sans-serif" font-size="11">\n'
    )
    yield f'<rect width="830" height="{height}" fill="white"/>\n'
    yield '<text x="10" y="18" font-weight="bold">cost as a share of the peer\'s</text>\n'
    for tick in TICKS:
        color = "#333333" if tick == 1 else "#dddddd"
        yield f'<path d="M{x_of(tick)} 26V{height - 10}" stroke="{color}"/>\n'
        yield f'<text x="{x_of(tick)}" y="20" text-anchor="middle">{tick:g}</text>\n'
    top = 26
    for group, members in groups:
        top += STEP + 6
        peer = escape(members[0]["peer"])
        yield f'<text x="10" y="{top}" font-weight="bold">{group}, beside {peer}</text>\n'
        for row in members:
            top += STEP
            yield from draw_row(row, top)
        top += 6
    yield "</svg>\n"


def draw_row(row: Row, bottom: int) -> Iterator[str]:
    """Draw a row whose text stands on a line."""
    share, middle = row["share"], bottom - 4
    low, high = map(x_of, row["quartiles"])
    holds = row["at_most"] is None or share <= row["at_most"]
    color = COLORS[holds]
    yield f'<text x="24" y="{bottom}">{escape(row["name"])}</text>\n'
    yield f'<text x="{LEFT - 10}" y="{bottom}" text-anchor="end">{show(share)}</text>\n'
    yield f'<path d="M{low} {middle}H{high}" stroke="{color}" stroke-width="3"/>\n'
    yield f'<circle cx="{x_of(share)}" cy="{middle}" r="4" fill="{color}"/>\n'
    if row["at_most"] is not None:
        place = x_of(row["at_most"])
        yield f'<path d="M{place} {middle - 6}v12" stroke="#b00020" stroke-width="2"/>\n'


def x_of(share: float) -> float:
    """Find where a share lies on the axis, whose scale is logarithmic."""
    first, last = log10(TICKS[0]), log10(TICKS[-1])
    place = min(max(log10(share), first), last)
    return round(LEFT + WIDTH * (place - first) / (last - first), 1)


def main(arguments: list[str]) -> int:
    """Write table and chart, or compare them; return the exit status."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    expected = {
        PAGE: f"{before}{START}{''.join(format_page(figures))}{END}{after}",
        CHART: "".join(draw(figures["rows"])),
    }
    stale = [
        path
        for path, text in expected.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    if stale and arguments == ["--check"]:
        names = " and ".join(f"docs/{path.name}" for path in stale)
        print(f"out of date: {names}; run python docs/performance.py")
        return 1
    for path in stale:
        path.write_text(expected[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
