"""Progress on standard error: a bar on a terminal, a few lines elsewhere, as in the log of a CI."""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

from botoforge_codegen.errors import say
from botoforge_codegen.pipeline import ReportProgress

BIG: Final = 50
"""A service with this many operations or more takes so long that a line reports it."""

MANY: Final = 8
"""Of so many services not each is reported, where there is no bar."""


def print_big_service(client_name: str, operations: int) -> None:
    """Report a service that takes long."""
    if operations >= BIG:
        say(f"{client_name}: {operations} operations")


def report_quarters(sizes: Mapping[str, int]) -> ReportProgress:
    """Report each quarter of the work on many services."""
    begun: dict[str, int] = {}
    total = sum(sizes.values())

    def advance(client_name: str, _operations: int) -> None:
        before = 4 * sum(begun.values()) // total
        begun[client_name] = sizes[client_name]
        if 4 * sum(begun.values()) // total > before:
            say(f"{len(begun)} of {len(sizes)} services")

    return advance


@contextmanager
def show_progress(sizes: Mapping[str, int]) -> Generator[ReportProgress]:
    """Show progress until the block is done.

    Args:
        sizes: How big each service is, compared with the others.
    """
    if len(sizes) < 2 or not sys.stderr.isatty():
        yield print_big_service if len(sizes) < MANY else report_quarters(sizes)
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=sum(sizes.values()))
        begun: set[str] = set()

        def advance(client_name: str, _operations: int) -> None:
            begun.add(client_name)
            text = f"{len(begun)} of {len(sizes)} services"
            bar.update(task, advance=sizes[client_name], description=text)

        yield advance
