"""Edits of the choice of operations in pyproject.toml, which keep its comments and its layout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

import attrs

from botoforge_codegen.errors import GenerationError, letters, suggestion

from .config import EVERYTHING, Config, parse_config
from .location import open_table

Edit: TypeAlias = Callable[[str, str, Sequence[str]], str]
"""Edits the text of a configuration so that it chooses these operations of a service. Lines end in
line feeds alone, before and after."""


def with_operation(config: Config, service: str, operation: str) -> Config:
    """Choose one more operation.

    Raises:
        GenerationError: The layout of the file is too unusual to be edited.
    """
    chosen = (*config.services.get(service, ()), operation)
    return edit_choice(config, service, chosen, add_operation)


def without_operation(config: Config, service: str, operation: str) -> Config:
    """Stop choosing an operation, under either of its names.

    Raises:
        GenerationError: It is not chosen, it is the last one, or the layout of the file is too
            unusual to be edited.
    """
    chosen = config.services.get(service)
    if chosen is None:
        raise GenerationError(
            f"{config.locate('services')}: no operation of {service!r} is chosen"
            f"{suggestion(service, config.services)}"
        )
    location = config.locate("services", service)
    if EVERYTHING in chosen:
        raise GenerationError(
            f"{location}: every operation of {service} is chosen; "
            "write a list of those to keep instead"
        )
    kept = tuple(word for word in chosen if letters(word) != letters(operation))
    if kept == chosen:
        raise GenerationError(
            f"{location}: {operation!r} is not chosen{suggestion(operation, chosen)}"
        )
    if not kept and len(config.services) == 1:
        raise GenerationError(
            f"{location}: {operation} is the only operation that is chosen; "
            f"to stop using botoforge, delete {config.folder} and [tool.botoforge]"
        )
    return edit_choice(config, service, kept, remove_operations)


def edit_choice(config: Config, service: str, operations: tuple[str, ...], edit: Edit) -> Config:
    """Change the chosen operations of a service, and check that the edited file says the same."""
    services = {**config.services, service: operations}
    if not operations:
        del services[service]
    with suppress(GenerationError, LookupError, TypeError, ValueError):
        edited = edit(config.text.replace("\r\n", "\n"), service, operations)
        if "\r\n" in config.text:
            edited = edited.replace("\n", "\r\n")
        changed = parse_config(config.path, edited)
        if changed == attrs.evolve(config, text=changed.text, services=services):
            return changed
    raise GenerationError(
        f"{config.locate('services', service)}: the layout is too unusual to be edited here; "
        f"make it `{service} = {json.dumps(operations)}` in [tool.botoforge.services]"
    )


def add_operation(text: str, service: str, operations: Sequence[str]) -> str:
    """Add the last of a service's operations to the text of a configuration."""
    import tomlkit

    document, botoforge = open_table(text, ("tool", "botoforge"))
    if "services" not in botoforge:
        table = tomlkit.table()
        table.trivia.indent = "\n"  # a blank line before its header
        put_last(botoforge, "services", table)
    services = botoforge["services"]
    operation = operations[-1]
    if service not in services:
        put_last(services, service, [operation])
    else:
        chosen = services[service]
        indent = re.search(r"\n([ \t]*)[\"']", chosen.as_string())
        if indent:
            chosen.add_line(operation, indent=indent[1])
        else:
            chosen.append(operation)
    return str(document.as_string())


def remove_operations(text: str, service: str, operations: Sequence[str]) -> str:
    """Remove all but these operations of a service from the text of a configuration."""
    document, services = open_table(text, ("tool", "botoforge", "services"))
    chosen = services[service]
    for index in reversed(range(len(chosen))):
        if chosen[index] not in operations:
            del chosen[index]
    if not chosen:
        del services[service]
    return str(document.as_string())


def put_last(table: Any, key: str, value: Any) -> None:
    """Add to a table, before the comments at its end: they belong to what comes after it."""
    body = getattr(table.value, "body", [])
    end = next((n for n in reversed(range(len(body))) if body[n][0] is not None), -1) + 1
    rest = body[end:]
    del body[end:]
    table[key] = value
    body.extend(rest)
