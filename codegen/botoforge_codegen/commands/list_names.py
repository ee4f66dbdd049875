"""What `botoforge list` does; loaded when it runs, for it reads botocore's models."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import asdict, frozen

from botoforge_codegen import names as python_names
from botoforge_codegen.catalog.catalog import Catalog, read_catalog
from botoforge_codegen.catalog.search import Hits, search
from botoforge_codegen.config.config import EVERYTHING, Config, find_project
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.store import ModelStore, to_snake_case
from botoforge_codegen.waiters.rows import list_rows

from .command import FORMAT, ExitStatus
from .models import identify_service, open_models


@frozen(kw_only=True)
class ListedService:
    """A service, as a program reads it."""

    service: str
    client: str
    name: str
    operations: int
    chosen: bool

    @property
    def cells(self) -> Sequence[str]:
        """The cells of a row."""
        return (mark(self.chosen), self.service, self.client, self.name)


@frozen(kw_only=True)
class ListedOperation:
    """An operation, as a program reads it."""

    service: str
    client: str
    operation: str
    method: str
    waiters: tuple[str, ...]
    """The methods that wait for it."""
    paginator: str | None
    """The method that goes through its pages."""
    chosen: bool

    @property
    def cells(self) -> Sequence[str]:
        """The cells of a row."""
        others = [*self.waiters, *([self.paginator] if self.paginator else [])]
        return (mark(self.chosen), self.service, self.method, self.operation, ", ".join(others))


def list_names(options: argparse.Namespace) -> ExitStatus:
    """Print the services and operations that a call asks for."""
    config = find_valid_project(options.config)
    store = open_models(options, config)
    if options.service is not None:
        service = identify_service(options.service, store)
        catalog: Catalog = {service: store.names(service)}
    else:
        service, catalog = None, read_catalog(store.folders)
    if options.search is not None:
        hits = search(options.search, catalog)
    else:
        listed = (
            [] if service is None else [(service, each) for each in catalog[service].operations]
        )
        hits = Hits([*catalog], listed)
    choices: Mapping[str, Sequence[str]] = {} if config is None else config.services
    services = [describe_service(name, catalog, choices) for name in hits.services]
    folder = None if config is None else config.waiters
    operations = describe_operations(hits, catalog, choices, store, folder)
    if options.json:
        content = {"services": [*map(asdict, services)], "operations": [*map(asdict, operations)]}
        print(json.dumps({"format": FORMAT, **content}, indent=2))
        return ExitStatus.SUCCESS
    print_rows(each.cells for each in services)
    if service is None:
        print_rows(each.cells for each in operations)
    else:  # each row would begin with the same service
        print_rows((each.cells[0], *each.cells[2:]) for each in operations)
    if not services and not operations:
        say(f"nothing has {options.search!r} in its name; `botoforge list` names every service")
    return ExitStatus.SUCCESS


def find_valid_project(given: Path | None) -> Config | None:
    """Read the configuration of the project; None if there is none, or it is broken.

    Raises:
        GenerationError: One is given, and it is missing or broken.
    """
    try:
        return find_project(given)
    except GenerationError:
        if given is not None:
            raise
        return None


def describe_service(
    name: str, catalog: Catalog, choices: Mapping[str, Sequence[str]]
) -> ListedService:
    """Describe a service."""
    names = catalog[name]
    return ListedService(
        service=name,
        client=python_names.client_class_name(names.class_name),
        name=names.full_name,
        operations=len(names.operations),
        chosen=name in choices,
    )


def describe_operations(
    hits: Hits,
    catalog: Catalog,
    choices: Mapping[str, Sequence[str]],
    store: ModelStore,
    folder: Path | None,
) -> Sequence[ListedOperation]:
    """Describe operations by service and method.

    Args:
        hits: Which.
        catalog: Their names.
        choices: What is chosen, by service.
        store: Where botocore's waiters are.
        folder: The project's own folder of waiters.
    """
    waiters: dict[tuple[str, str], list[str]] = {}
    for service in dict.fromkeys(service for service, _ in hits.operations):
        for row in list_rows(store, service, folder):
            wait = python_names.wait_method_name(to_snake_case(row.name))
            waiters.setdefault((service, row.operation), []).append(wait)
    described: list[ListedOperation] = []
    for service, operation in hits.operations:
        names = catalog[service]
        method = names.operations[operation]
        is_paginated = operation in names.paginated
        paginator = python_names.paginate_method_name(method) if is_paginated else None
        words = choices.get(service, ())
        described.append(
            ListedOperation(
                service=service,
                client=python_names.client_class_name(names.class_name),
                operation=operation,
                method=method,
                waiters=tuple(waiters.get((service, operation), ())),
                paginator=paginator,
                chosen=not {operation, method, EVERYTHING}.isdisjoint(words),
            )
        )
    return sorted(described, key=lambda each: (each.service, each.method))


def mark(is_chosen: bool) -> str:
    """Mark what is chosen."""
    return "*" if is_chosen else " "


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of cells, all but the last of a column with the same width."""
    table = [*rows]
    if not table:
        return
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print(f"{row[0]} {'  '.join(cells)}".rstrip())
