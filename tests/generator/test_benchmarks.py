"""`python -m benchmarks`: how rows are chosen and judged; no timing is tested."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from support.projects import ROOT

from benchmarks.__main__ import list_all_rows, main
from benchmarks.harness import Row, Sides
from benchmarks.workshop import Workshop

DOCS = ROOT / "docs"


def make_row(
    name: str, costs: Sequence[float], at_most: float | None = 0.5, *, is_slow: bool = False
) -> Row:
    """Make a row whose costs are known; those of the peer are 1."""

    @contextmanager
    def prepare(_: Workshop) -> Generator[Sides]:
        ours: Iterator[float] = cycle(cost for cost in costs for _ in range(2))
        yield Sides(lambda: next(ours), lambda: 1.0)

    return Row(
        group="known",
        name=name,
        title="What costs as much as is known",
        peer="a peer",
        at_most=at_most,
        prepare=prepare,
        rounds=25,
        is_slow=is_slow,
    )


def figures_of(folder: Path, *rows: Row) -> tuple[int, dict[str, dict[str, object]]]:
    """Measure rows, and return the exit status and the figures of each."""
    status = main(["--json", str(folder / "figures.json")], rows)
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    return status, {row["name"]: row for row in figures["rows"]}


def test_a_broken_bound_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A median above its bound fails the run, which names the row, the figure and the bound."""
    status, figures = figures_of(tmp_path, make_row("good", [0.4]), make_row("bad", [0.6]))

    assert status == 1
    assert (figures["good"]["share"], figures["bad"]["share"]) == (0.4, 0.6)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("known/bad: 0.600 of a peer, at most 0.5 ")


def test_bounds_that_hold_end_with_0(tmp_path: Path) -> None:
    """A median at its bound, and a row without one, are good; the median is what counts."""
    rows = make_row("at", [0.5]), make_row("free", [9.0], None), make_row("once", [0.4, 0.4, 9.0])

    status, figures = figures_of(tmp_path, *rows)

    assert status == 0
    assert figures["once"]["quartiles"] == [0.4, 9.0]


def test_rows_near_their_bound_are_measured_longer(tmp_path: Path) -> None:
    """Where the true median may be on either side of the bound, rounds are added."""
    near, far = make_row("near", [0.3, 0.7]), make_row("far", [0.1, 0.2])

    _, figures = figures_of(tmp_path, near, far)

    assert (figures["near"]["rounds"], figures["far"]["rounds"]) == (100, 25)


def test_an_interrupted_run_shows_what_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends with 130, and leaves the table and the figures of the rows before."""

    @contextmanager
    def interrupt(_: Workshop) -> Generator[Sides]:
        raise KeyboardInterrupt
        yield  # type: ignore[unreachable]  # what makes it a generator

    stopped = Row(group="known", name="stopped", title="", peer="a peer", prepare=interrupt)

    status, figures = figures_of(tmp_path, make_row("good", [0.4]), stopped)

    assert (status, [*figures]) == (130, ["good"])
    assert "known/good" in capsys.readouterr().out


def test_a_row_that_fails_does_not_end_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the two sides do not do the same, the run fails, after the other rows."""

    @contextmanager
    def differ(_: Workshop) -> Generator[Sides]:
        raise RuntimeError("the two sides do not do the same")
        yield  # type: ignore[unreachable]  # what makes it a generator

    unequal = Row(group="known", name="unequal", title="", peer="a peer", prepare=differ)

    status, figures = figures_of(tmp_path, unequal, make_row("good", [0.4]))

    assert (status, [*figures]) == (1, ["good"])
    assert "known/unequal error: the two sides do not do the same" in capsys.readouterr().err


def test_unknown_names_are_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is no row is an error that proposes the nearest."""
    assert main(["known/god"], [make_row("good", [0.4])]) == 2
    assert capsys.readouterr().err == "error: there is no row known/god: did you mean known/good?\n"


def test_slow_rows_are_asked_for(tmp_path: Path) -> None:
    """Without a name, a slow row is left out."""
    _, figures = figures_of(
        tmp_path, make_row("good", [0.4]), make_row("slow", [0.4], is_slow=True)
    )

    assert [*figures] == ["good"]


def test_a_real_row_is_measured(tmp_path: Path) -> None:
    """The command measures a row of its own, and writes its figures."""
    file = tmp_path / "figures.json"
    arguments = ("from-damaged/topic-refresh", "--rounds", "1", "--json", str(file))
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": "tests"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.returncode, "from-damaged/topic-refresh" in run.stdout) == (0, True), run.stderr
    (row,) = json.loads(file.read_text("utf-8"))["rows"]
    assert row["rounds"] == 1
    assert row["our_cost"] > 0
    assert row["peer_cost"] > 0


# --- The page -------------------------------------------------------------------------------------


def test_page_and_chart_are_those_of_the_figures() -> None:
    """The table of docs/performance.md and the chart are made from the figures beside them."""
    command = [sys.executable, str(DOCS / "performance.py"), "--check"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "")


def test_figures_are_those_of_the_rows() -> None:
    """The figures are of the rows that exist, with their bounds; the page explains each group."""
    rows = list_all_rows()
    figures = json.loads((DOCS / "performance.json").read_text("utf-8"))["rows"]
    page = (DOCS / "performance.md").read_text("utf-8")

    bounds = {f"{row['group']}/{row['name']}": row["at_most"] for row in figures}
    assert not bounds.keys() - {row.full_name for row in rows}
    assert {row.full_name: row.at_most for row in rows if row.full_name in bounds} == bounds
    assert len({row.full_name for row in rows}) == len(rows)
    assert not [row.group for row in rows if f"`{row.group}`" not in page]
