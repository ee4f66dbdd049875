"""The waiters that a project can use: its own, those of this project, and botocore's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from botoforge_codegen.load.files import Json
from botoforge_codegen.load.merge_waiters import order_owners
from botoforge_codegen.load.project_waiters import read_waiter_file
from botoforge_codegen.load.reviewed import read_reviewed_waiters
from botoforge_codegen.load.store import ModelStore, to_snake_case
from botoforge_codegen.load.waiter_rows import as_tuple


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
    file = None if folder is None else folder / f"{service}.json"
    by_owner: dict[str, Mapping[str, Json]] = order_owners(
        store.read_waiters(service),
        is_own=False,
        reviewed={name: raw for _, name, raw in read_reviewed_waiters(service)},
        project=read_waiter_file(file) if file is not None and file.is_file() else {},
    )
    rows = {
        to_snake_case(name): Row(service=service, name=name, owner=owner, raw=raw)
        for owner, waiters in reversed(by_owner.items())
        for name, raw in waiters.items()
    }
    return sorted(rows.values(), key=lambda row: row.name)


def list_all_rows(store: ModelStore, folder: Path | None) -> Iterator[Row]:
    """List the waiters of all services, as `list_rows` does."""
    for service in store.services():
        yield from list_rows(store, service, folder)
