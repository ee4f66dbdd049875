"""The waiters of this project, which are reviewed: files in `waiters/`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from .files import Json


def list_reviewed_services() -> list[str]:
    """Name the services that have reviewed waiters."""
    names = (file.name for file in find_folder().iterdir())
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json"))


def find_folder() -> Traversable:
    """Find the folder of the reviewed waiters."""
    return files(__name__.rpartition(".")[0]).joinpath("waiters")


def read_reviewed_waiters(client_name: str) -> Iterator[tuple[str, str, Json]]:
    """Read the reviewed waiters of a service.

    Yields:
        The file, the name of the waiter, and what the file says about it.
    """
    file = find_folder().joinpath(f"{client_name}.json")
    if file.is_file():
        for name, raw in json.loads(file.read_bytes())["waiters"].items():
            yield str(file), name, raw
