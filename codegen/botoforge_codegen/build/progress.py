"""Progress on standard error: a bar on a terminal, a line for each big service elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

from botoforge_codegen.errors import say
from botoforge_codegen.pipeline import ReportProgress

BIG: Final = 50
"""A service with this many operations or more takes so long that a line reports it."""


def print_big_service(client_name: str, operations: int) -> None:
    """Report a service that takes long."""
    if operations >= BIG:
        say(f"{client_name}: {operations} operations")


@contextmanager
def show_progress(sizes: Mapping[str, int]) -> Generator[ReportProgress]:
    """Show progress until the block is done.

    Args:
        sizes: How big each service is, compared with the others.
    """
    if len(sizes) < 2 or not sys.stderr.isatty():
        yield print_big_service
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
