"""What a completion costs in an editor beside that with the stubs of types-boto3.

Both programs are open in one language server, and are completed in turns at the same cursor, in the
methods of a client of the whole of QuickSight. A server is a process of its own that works only
when it is asked, so the time is what passes until it has answered.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from time import perf_counter
from typing import Final

from editors.language_server import LanguageServer
from editors.projects import write_settings

from .harness import Row, Sides
from .workshop import Workshop

PROGRAM: Final = """\
from {package} import QuickSightClient
def use(client: QuickSightClient) -> None:
    client.{cursor}
"""
CURSORS: Final = {
    "methods": ("describe_d▮", "the methods that begin with `describe_d`"),
    "keywords": ("describe_asset_bundle_export_job(▮)", "the keywords of a method"),
}
SERVER: Final = "pyright"


def list_rows() -> list[Row]:
    """List the rows."""
    return [
        Row(
            group="completion",
            name=name,
            title=f"{SERVER} completes {title}",
            peer="types-boto3",
            at_most=1.2,
            prepare=prepare(cursor),
            rounds=61,
        )
        for name, (cursor, title) in CURSORS.items()
    ]


def prepare(cursor: str) -> Callable[[Workshop], AbstractContextManager[Sides]]:
    """Make the function that opens both programs at a cursor."""

    @contextmanager
    def open_programs(workshop: Workshop) -> Generator[Sides]:
        whole = workshop.generate("whole_quicksight", {"quicksight": "*"})
        project = workshop.folder / "completed"
        if not project.exists():
            project.mkdir()
            write_settings(project)
            shutil.copytree(whole / "whole_quicksight", project / "whole_quicksight")
        with LanguageServer(SERVER, project) as running:
            ask = partial(complete, running, cursor)
            sides = Sides(ask("whole_quicksight.quicksight"), ask("types_boto3_quicksight"))
            for first in (sides.ours, sides.peer):
                first()
            yield sides

    return open_programs


def complete(server: LanguageServer, cursor: str, package: str) -> Callable[[], float]:
    """Open a program; return what measures a completion in it, in seconds."""
    spot = server.open(PROGRAM.format(package=package, cursor=cursor))

    def measure() -> float:
        began = perf_counter()
        found = server.complete(spot)
        took = perf_counter() - began
        if not found:
            raise RuntimeError(f"{server.name} completes nothing from {package}")
        return took

    return measure
