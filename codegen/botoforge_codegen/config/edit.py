"""Edits of the choice of operations in pyproject.toml, which keep its comments and its layout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias

import attrs

from botoforge_codegen.errors import GenerationError, letters, suggestion

from .config import EVERYTHING, Config, parse_config
from .location import open_table

WIDTH: Final = 88
"""The longest line of operations that is written for a new service."""

Edit: TypeAlias = Callable[[str, str, Sequence[str]], str]
"""Edits the text of a configuration so that it chooses these operations of a service. Lines end in
line feeds alone, before and after."""


def with_operations(config: Config, service: str, operations: Sequence[str]) -> Config:
    """Choose more operations of a service.

    Args:
        config: What is chosen so far.
        service: The service.
        operations: Operations that are not chosen yet; `*` for every one.

    Raises:
        GenerationError: The layout of the file is too unusual to be edited.
    """
    chosen = (*config.services.get(service, ()), *operations)
    if EVERYTHING in operations:
        chosen = (EVERYTHING,)
    return edit_choice(config, service, chosen, add_operations)


def without_operations(config: Config, service: str, operations: Sequence[str]) -> Config:
    """Stop choosing operations, each under either of its names; `*` means all that are chosen.

    Raises:
        GenerationError: One is not chosen, nothing would be left, or the layout of the file is too
            unusual to be edited.
    """
    chosen = config.services.get(service)
    if chosen is None:
        raise GenerationError(
            f"{config.locate('services')}: no operation of {service!r} is chosen"
            f"{suggestion(service, config.services)}"
        )
    location = config.locate("services", service)
    if EVERYTHING in operations:
        kept: tuple[str, ...] = ()
    elif EVERYTHING in chosen:
        raise GenerationError(
            f"{location}: every operation of {service} is chosen; "
            "write a list of those to keep instead"
        )
    else:
        known = {letters(word) for word in chosen}
        for word in operations:
            if letters(word) not in known:
                message = f"{word!r} is not chosen{suggestion(word, chosen)}"
                raise GenerationError(f"{location}: {message}")
        given_up = {letters(word) for word in operations}
        kept = tuple(word for word in chosen if letters(word) not in given_up)
    if not kept and len(config.services) == 1:
        is_one = len(chosen) == 1 and EVERYTHING not in operations
        only = f"{operations[0]} is the only operation that is" if is_one else "nothing else is"
        raise GenerationError(
            f"{location}: {only} chosen; "
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
        f"make it `{service} = {format_choice(operations)}` in [tool.botoforge.services]"
    )


def format_choice(operations: Sequence[str]) -> str:
    """Write the value that chooses some operations."""
    return json.dumps(EVERYTHING if EVERYTHING in operations else operations)


def add_operations(text: str, service: str, operations: Sequence[str]) -> str:
    """Add those of a service's operations to the text of a configuration that it lacks."""
    import tomlkit

    document, botoforge = open_table(text, ("tool", "botoforge"))
    if "services" not in botoforge:
        table = tomlkit.table()
        table.trivia.indent = "\n"  # a blank line before its header
        put_last(botoforge, "services", table)
    services = botoforge["services"]
    if service not in services:
        put_last(services, service, make_choice(service, operations))
    elif EVERYTHING in operations:
        choice: Any = tomlkit.string(EVERYTHING)
        choice.trivia.comment_ws = services[service].trivia.comment_ws
        choice.trivia.comment = services[service].trivia.comment
        services[service] = choice
    else:
        chosen = services[service]
        indent = re.search(r"\n([ \t]*)[\"']", chosen.as_string())
        for operation in operations[len(chosen) :]:
            if indent:
                chosen.add_line(operation, indent=indent[1])
            else:
                chosen.append(operation)
    return str(document.as_string())


def make_choice(service: str, operations: Sequence[str]) -> Any:
    """Make the value that chooses operations of a new service: in one line, or in one for each."""
    import tomlkit

    if EVERYTHING in operations:
        return EVERYTHING
    array: Any = tomlkit.array()
    array.extend(operations)
    return array.multiline(len(f"{service} = {array.as_string()}") > WIDTH)


def remove_operations(text: str, service: str, operations: Sequence[str]) -> str:
    """Remove all but these operations of a service from the text of a configuration."""
    document, services = open_table(text, ("tool", "botoforge", "services"))
    chosen = services[service]
    if not operations:
        del services[service]
        return str(document.as_string())
    for index in reversed(range(len(chosen))):
        if chosen[index] not in operations:
            del chosen[index]
    return str(document.as_string())


def put_last(table: Any, key: str, value: Any) -> None:
    """Add to a table, before the comments at its end: they belong to what comes after it."""
    body = getattr(table.value, "body", [])
    end = next((n for n in reversed(range(len(body))) if body[n][0] is not None), -1) + 1
    rest = body[end:]
    del body[end:]
    table[key] = value
    body.extend(rest)
