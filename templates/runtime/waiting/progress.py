"""A live line on the terminal for each job that is waited for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Any, Final, TypeAlias

ShowStatus: TypeAlias = Callable[[str, float], object]
"""Shows the status of a job and the seconds to the next poll."""


class NextPoll:
    """The time to the next poll, computed whenever the line is drawn."""

    def __init__(self, delay: float = 0.0) -> None:
        self.due = time.monotonic() + delay

    def __str__(self) -> str:
        left = self.due - time.monotonic()
        return f"next poll in {left:.0f} s" if left > 0 else "polling"


class ProgressDisplay:
    """The live lines of all waits of this process, which share the terminal."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.progress: Any = None  # rich's; `Any`, because rich need not be installed
        self.lines = 0

    @contextmanager
    def line(self, service: str, job: str) -> Generator[ShowStatus]:
        """Show a line during a wait; nothing if standard error is not a terminal.

        Args:
            service: What `boto3.client` calls the service; empty if it is none.
            job: The job, in few words.

        Raises:
            ModuleNotFoundError: rich is not installed.
        """
        console = make_console()
        # rich's own `is_terminal` obeys environment variables; a closed file raises.
        is_terminal = not getattr(console.file, "closed", False) and console.file.isatty()
        if not is_terminal or console.is_dumb_terminal:
            yield show_nothing
            return
        with self.lock:
            self.progress = self.progress or start_progress(console)
            self.lines += 1
            progress = self.progress
            name = f"{service} {job}".strip()
            task = progress.add_task("", name=name, status="", next_poll=NextPoll())

        def show(status: str, delay: float) -> None:
            progress.update(task, status=status, next_poll=NextPoll(delay))

        try:
            yield show
        finally:
            with self.lock:
                progress.remove_task(task)
                self.lines -= 1
                if not self.lines:
                    progress.stop()
                    self.progress = None


DISPLAY: Final = ProgressDisplay()


def show_nothing(_status: str, _delay: float) -> None:
    """Show nothing."""


def make_console() -> Any:
    """Make the console of standard error.

    Raises:
        ModuleNotFoundError: rich is not installed.
    """
    try:
        rich_console = import_module("rich.console")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "progress=True needs the library rich: pip install rich", name="rich"
        ) from None
    return rich_console.Console(stderr=True)


def start_progress(console: Any) -> Any:
    """Start to draw on a terminal."""
    columns, table = import_module("rich.progress"), import_module("rich.table")
    progress = columns.Progress(
        columns.SpinnerColumn(),
        columns.TextColumn(
            "{task.fields[name]}",
            markup=False,
            table_column=table.Column(ratio=1, no_wrap=True),  # a narrow terminal cuts it
        ),
        columns.TextColumn("{task.fields[status]}", style="bold", markup=False),
        columns.TimeElapsedColumn(),
        columns.TextColumn("{task.fields[next_poll]}", style="dim", markup=False),
        console=console,
        expand=True,
        redirect_stdout=sys.stdout.isatty(),  # a file or a pipe still gets its output
        transient=True,
        refresh_per_second=4,
    )
    progress.start()
    return progress
