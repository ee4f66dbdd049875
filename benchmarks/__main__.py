"""The command: chooses rows, measures them, shows them, and holds them to their bounds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from .harness import Result, Row, measure
from .report import describe_failures, show_table, write_json
from .workshop import ROOT, Workshop, run_process

MODULES: Final = ("conversion", "calls", "polls", "starting", "checking", "generating", "editing")
DOCS: Final = ROOT / "docs"
EXAMPLES: Final = """\
examples:
  python -m benchmarks --list               the rows, their peers and bounds
  python -m benchmarks from-dict to-dict    the rows of two groups
  python -m benchmarks call/ec2 --rounds 9  one row, in few rounds
  python -m benchmarks --renew              all of them, for docs/performance.md
"""


def list_all_rows() -> list[Row]:
    """List the rows of all modules."""
    return [
        row for module in MODULES for row in import_module(f"{__package__}.{module}").list_rows()
    ]


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure what we cost beside the same done without us, in turns. The exit"
        " status is 1 if a row exceeds its bound.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a row or a group; all by default")
    parser.add_argument("--list", action="store_true", help="list the rows, and measure nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    parser.add_argument(
        "--rounds", type=positive, metavar="N", help="exactly as many rounds for each row"
    )
    parser.add_argument(
        "--slow", action="store_true", help="also the rows that take minutes, if no NAME is given"
    )
    parser.add_argument(
        "--renew",
        action="store_true",
        help="measure all rows, the slow ones too, and write docs/performance.* again",
    )
    options = parser.parse_args(arguments)
    if options.renew and (options.names or options.rounds):
        parser.error("--renew takes neither names nor rounds: the page shows one whole run")
    return options


def positive(text: str) -> int:
    """Read a number of rounds."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one round")
    return number


def choose(rows: Sequence[Row], names: Sequence[str], *, slow: bool) -> list[Row]:
    """Choose rows by their names or groups.

    Raises:
        ValueError: There is neither a row nor a group of that name.
    """
    if not names:
        return [row for row in rows if slow or not row.is_slow]
    known = {word for row in rows for word in (row.group, row.full_name)}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "see --list"
            raise ValueError(f"there is no row {name}: {hint}")
    return [row for row in rows if {row.group, row.full_name} & {*names}]


def measure_all(rows: Sequence[Row], rounds: int | None) -> Iterator[Result]:
    """Measure rows one after the other, and tell on standard error how far it is."""
    with TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for place, row in enumerate(rows, start=1):
            print(f"{place}/{len(rows)} {row.full_name}", end=" ", file=sys.stderr, flush=True)
            try:
                result = measure(row, workshop, rounds)
            except RuntimeError as error:  # the other rows are still worth their time
                print(f"error: {error}", file=sys.stderr, flush=True)
                continue
            word = "" if result.holds else f", more than {row.at_most}"
            print(f"{result.share:.3f} of {row.peer}{word}", file=sys.stderr, flush=True)
            yield result


def run(rows: Sequence[Row], rounds: int | None, results: list[Result]) -> int:
    """Measure rows, and return the exit status.

    Args:
        rows: The rows.
        rounds: How many rounds a row has, if it is not as many as the row says.
        results: Where to put the results, those of a run that is interrupted, too.
    """
    try:
        for result in measure_all(rows, rounds):
            results.append(result)  # noqa: PERF402 (each is kept if the next one fails)
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130
    except ModuleNotFoundError as error:
        print(f"\nerror: no {error.name} here: `nox -s bench` installs it", file=sys.stderr)
        return 2
    failed = len(results) < len(rows) or not all(result.holds for result in results)
    return 1 if failed else 0


def main(arguments: Sequence[str] | None = None, rows: Sequence[Row] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Those of the command line, by default.
        rows: What there is to measure; by default all that this package has.

    Returns:
        The exit status: 0; 1 if a row exceeds its bound; 2 for what does not exist; 130 if it was
        interrupted.
    """
    options = parse_arguments(arguments)
    all_rows = list_all_rows() if rows is None else rows
    if options.list:
        for row in all_rows:
            bound = "" if row.at_most is None else f", at most {row.at_most}"
            print(f"{row.full_name}: {row.title}, beside {row.peer}{bound}")
        return 0
    try:
        chosen = choose(all_rows, options.names, slow=options.slow or options.renew)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    results: list[Result] = []
    status = run(chosen, options.rounds, results)
    show_table(results)
    for failure in describe_failures(results):
        print(failure, file=sys.stderr)
    if options.json is not None:
        write_json(results, options.json)
    if options.renew and status in (0, 1):
        write_json(results, DOCS / "performance.json")
        print(run_process([sys.executable, "performance.py"], folder=DOCS).output, end="")
    return status


if __name__ == "__main__":
    sys.exit(main())
