"""What is shown and written: the table, and the figures as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.table import Table

from .harness import Result, Row

WIDTH: Final = 140
"""How wide the table may be where it is written into a file."""
PACKAGES: Final = (
    "attrs",
    "botocore",
    "boto3",
    "aiobotocore",
    "aws-resource-validator",
    "pydantic",
    "msgspec",
    "mypy",
    "pyright",
    "types-boto3",
    "mypy-boto3-builder",
)
"""What the figures depend on."""


def show_table(results: Sequence[Result]) -> None:
    """Show a table of all results on standard output."""
    table = Table(title="our share of the peer's cost: median of the rounds", box=box.SIMPLE)
    for title in ("row", "beside"):
        table.add_column(title, overflow="fold")
    for title in ("peer", "ours", "share", "quartiles", "rounds", "at most"):
        table.add_column(title, justify="right", no_wrap=True)
    for result in results:
        table.add_row(
            result.row.full_name,
            result.row.peer,
            show_cost(median(result.peer), result.row),
            show_cost(median(result.ours), result.row),
            f"{result.share:.3f}",
            "{:.3f} to {:.3f}".format(*result.quartiles),
            str(len(result.ours)),
            "" if result.row.at_most is None else f"{result.row.at_most:.2f}",
            style=None if result.holds else "red",
        )
    console = Console()
    Console(width=console.width if console.is_terminal else WIDTH).print(table)


def show_cost(cost: float, row: Row) -> str:
    """Show a cost in a unit in which it is not too long."""
    units = {"s": ((1.0, "s"), (1e-3, "ms"), (1e-6, "us")), "B": ((1e6, "MB"), (1e3, "kB"))}
    size, unit = next((each for each in units[row.unit] if cost >= each[0]), units[row.unit][-1])
    return f"{cost / size:.3g} {unit}" if cost / size < 100 else f"{cost / size:.0f} {unit}"  # noqa: PLR2004


def describe_failures(results: Sequence[Result]) -> list[str]:
    """Describe the bounds that do not hold."""
    return [
        f"{result.row.full_name}: {result.share:.3f} of {result.row.peer}, at most"
        f" {result.row.at_most} (quartiles {result.quartiles[0]:.3f} to"
        f" {result.quartiles[1]:.3f}, {len(result.ours)} rounds)"
        for result in results
        if not result.holds
    ]


def write_json(results: Sequence[Result], path: Path) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps(as_json(results), indent=1) + "\n", "utf-8")


def as_json(results: Sequence[Result]) -> dict[str, Any]:
    """Put the figures into a form for JSON: what was run, and the rows."""
    return {
        "python": platform.python_version(),
        "versions": dict(list_versions()),
        "rows": [
            {
                "group": result.row.group,
                "name": result.row.name,
                "title": result.row.title,
                "peer": result.row.peer,
                "unit": result.row.unit,
                "our_cost": significant(median(result.ours)),
                "peer_cost": significant(median(result.peer)),
                "share": significant(result.share),
                "quartiles": [significant(each) for each in result.quartiles],
                "rounds": len(result.ours),
                "at_most": result.row.at_most,
            }
            for result in results
        ],
    }


def list_versions() -> Iterator[tuple[str, str]]:
    """List the versions of what is installed."""
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            yield package, version(package)


def significant(number: float) -> float:
    """Round to four digits: more of them are noise."""
    return float(f"{number:.4g}")
