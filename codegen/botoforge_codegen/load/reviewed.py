"""The waiters of this project, which a person has reviewed: files in `waiters/`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from .files import Json


def read_reviewed_waiters(client_name: str) -> Iterator[tuple[str, str, Json]]:
    """Read the reviewed waiters of a service.

    Yields:
        The file, the name of the waiter, and what the file says about it.
    """
    file = files(__name__.rpartition(".")[0]).joinpath("waiters", f"{client_name}.json")
    if file.is_file():
        for name, raw in json.loads(file.read_bytes())["waiters"].items():
            yield str(file), name, raw
