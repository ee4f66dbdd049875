"""From the rows of waiters, known to be valid, to the values of `model`.

A row is botocore's own. This project's rows, and those of a user's project, may say more in the key
`botoforge`, which botocore ignores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import evolve

from .files import ServiceFiles
from .merge_waiters import merge_waiters, order_owners
from .model import AcceptorModel, RowModel, StopModel, WaiterModel
from .reviewed import read_reviewed_waiters

SnakeCase: TypeAlias = Callable[[str], str]
"""Converts a name to snake case, as botocore does."""


def parse_waiters(files: ServiceFiles, snake_case: SnakeCase) -> tuple[WaiterModel, ...]:
    """Parse the waiters of a service: those of its files, of this project, and of the user's own.

    Of several that would have one method, that of the project's folder counts, then that of the
    user's own model, then this project's, which are reviewed, then botocore's.

    Raises:
        GenerationError: Two in the project's folder have one.
    """
    kind = "waiters-2"
    beside_model = [
        parse_waiter(name, raw, snake_case, files.locations[kind], checked=kind in files.own)
        for name, raw in files.waiters.items()
    ]
    by_owner: Mapping[str, Iterable[WaiterModel]] = order_owners(
        beside_model,
        is_own=kind in files.own,
        reviewed=parse_reviewed_waiters(files.client_name, snake_case),
        project=parse_project_waiters(files, snake_case),
    )
    merged = merge_waiters(by_owner)
    return tuple(sorted(merged, key=lambda waiter: waiter.name))


def parse_project_waiters(files: ServiceFiles, snake_case: SnakeCase) -> Iterator[WaiterModel]:
    """Parse the waiters of the project's own folder."""
    for name, raw in files.project_waiters.items():
        waiter = parse_waiter(name, raw, snake_case, files.project_file, checked=True)
        yield evolve(waiter, classified=True, of_project=True)


def parse_reviewed_waiters(client_name: str, snake_case: SnakeCase) -> Iterator[WaiterModel]:
    """Parse the waiters of this project for a service."""
    for file, name, raw in read_reviewed_waiters(client_name):
        waiter = parse_waiter(name, raw, snake_case, file, checked=True)
        yield evolve(waiter, reviewed=True, classified=True)


def parse_waiter(
    name: str, raw: Mapping[str, Any], snake_case: SnakeCase, file: str, *, checked: bool
) -> WaiterModel:
    """Parse a waiter.

    Args:
        name: Its name.
        raw: What the file says about it.
        snake_case: Converts its name.
        file: The file.
        checked: Everything that it names has to be in the service model.
    """
    row = parse_row(raw.get("botoforge", {}))
    return WaiterModel(
        name=name,
        snake_name=snake_case(name),
        operation=raw["operation"],
        delay=raw["delay"],
        acceptors=tuple(map(parse_acceptor, raw["acceptors"])),
        message=row.message or raw.get("message", ""),
        documentation=raw.get("description", ""),
        file=file,
        checked=checked,
        classified="botoforge" in raw,
        row=row,
    )


def parse_row(raw: Mapping[str, Any]) -> RowModel:
    """Parse what a row says beyond botocore's format."""
    missing, stop = raw.get("missing", ()), raw.get("stop")
    return RowModel(
        goal=raw.get("goal", ""),
        status=raw.get("status", ""),
        values=tuple(raw.get("values", ())),
        never=tuple(raw.get("never", ())),
        message=raw.get("message", ""),
        start=raw.get("start", {}).get("operation", ""),
        stop=None if stop is None else StopModel(operation=stop["operation"], input=stop["input"]),
        missing=missing if isinstance(missing, str) else tuple(missing),
        missing_for=raw.get("missing_for", 0),
        started=raw.get("started", ""),
        unlisted=tuple(raw.get("unlisted", ())),
        sources=as_tuple(raw.get("source", ())),
        review=raw.get("review", ""),
    )


def as_tuple(value: str | Sequence[str]) -> tuple[str, ...]:
    """Take strings that stand alone or in a list."""
    return (value,) if isinstance(value, str) else tuple(value)


def parse_acceptor(raw: Mapping[str, Any]) -> AcceptorModel:
    """Parse an acceptor of a waiter."""
    return AcceptorModel(
        state=raw["state"],
        matcher=raw["matcher"],
        argument=raw.get("argument", ""),
        expected=raw.get("expected"),
    )
