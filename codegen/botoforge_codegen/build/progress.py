"""How far the work is: a bar on a terminal, a line for each big service elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

from botoforge_codegen.pipeline import Progress

BIG: Final = 50
"""How many operations of a service take so long that it is told."""


def say(text: str) -> None:
    """Say something beside the output."""
    print(f"botoforge: {text}", file=sys.stderr, flush=True)


def tell_line(client_name: str, operations: int) -> None:
    """Say that a big service is being worked on."""
    if operations >= BIG:
        say(f"{client_name}: {operations} operations")


@contextmanager
def shown(sizes: Mapping[str, int]) -> Generator[Progress]:
    """Show how far the work is, until the block is done.

    Args:
        sizes: How big each service is, compared with the others.
    """
    if len(sizes) < 2 or not sys.stderr.isatty():
        yield tell_line
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
