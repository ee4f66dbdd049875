"""A lock on a file or a folder: one run at a time in a project."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path


def do_nothing() -> None:
    """Wait for another run without a message."""


@contextmanager
def locked(
    path: Path, on_wait: Callable[[], None] = do_nothing, *, shared: bool = False
) -> Generator[None]:
    """Keep other runs away from a file or a folder while a block works with it.

    A run locks its configuration, then the folder around its output, never the other way round. So
    no two runs wait for each other. Windows has no lock for a folder, nor have some network file
    systems; there the last run wins.

    Args:
        path: The file or the folder. A run that replaces it meanwhile is waited for, too.
        on_wait: Called if another run is at work and has to end first.
        shared: Whether others may do the same at the same time, because all of them only read.
    """
    if sys.platform == "win32":
        yield
        return
    handle = open_locked(path, on_wait, shared=shared)
    try:
        yield
    finally:
        os.close(handle)


def open_locked(path: Path, on_wait: Callable[[], None], *, shared: bool) -> int:
    """Open a file or a folder and lock it, until it is closed."""
    import fcntl

    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    while True:
        handle = os.open(path, os.O_RDONLY)
        try:
            with suppress(OSError):
                try:
                    fcntl.flock(handle, kind | fcntl.LOCK_NB)
                except BlockingIOError:
                    on_wait()
                    fcntl.flock(handle, kind)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
