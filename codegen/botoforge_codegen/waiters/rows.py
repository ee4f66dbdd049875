"""The waiters that a project can use: its own, those of this project, and botocore's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from botoforge_codegen.load.files import Json
from botoforge_codegen.load.project_waiters import read_waiter_file
from botoforge_codegen.load.reviewed import read_reviewed_waiters
from botoforge_codegen.load.store import ModelStore, to_snake_case
from botoforge_codegen.load.waiter_rows import as_tuple

OURS: Final = "botoforge"
BOTOCORES: Final = "botocore"
PROJECTS: Final = "project"


@frozen(kw_only=True)
class Row:
    """A waiter, as its file has it."""

    service: str
    """As boto3 calls it."""
    name: str
    owner: str
    """`project`, `botoforge` (reviewed) or `botocore`."""
    raw: Json
    """What the file says about it."""

    @property
    def operation(self) -> str:
        """The operation that it polls."""
        return str(self.raw["operation"])

    @property
    def goal(self) -> str:
        """What is waited for, such as `ended well`; empty if the file does not say it."""
        return str(self.raw.get("botoforge", {}).get("goal", ""))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the meaning of the statuses is from; empty if the file does not say it."""
        return as_tuple(self.raw.get("botoforge", {}).get("source", ()))


def list_rows(store: ModelStore, service: str, folder: Path | None) -> list[Row]:
    """List the waiters of a service by name; of one method, the one that `generate` takes.

    Args:
        store: Where botocore's waiters are.
        service: The service.
        folder: The project's folder of waiters, if it has one.

    Raises:
        GenerationError: There is no such service, or a file is broken.
    """
    owners: dict[str, Mapping[str, Json]] = {
        BOTOCORES: store.read_waiters(service),
        OURS: {name: raw for _, name, raw in read_reviewed_waiters(service)},
    }
    file = None if folder is None else folder / f"{service}.json"
    if file is not None and file.is_file():
        owners[PROJECTS] = read_waiter_file(file)
    rows = {
        to_snake_case(name): Row(service=service, name=name, owner=owner, raw=raw)
        for owner, waiters in owners.items()
        for name, raw in waiters.items()
    }
    return sorted(rows.values(), key=lambda row: row.name)


def list_all_rows(store: ModelStore, folder: Path | None) -> Iterator[Row]:
    """List the waiters of all services, as `list_rows` does."""
    for service in store.services():
        yield from list_rows(store, service, folder)
