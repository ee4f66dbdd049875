"""The line of pyproject.toml on which a value stands: messages begin with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def locate(path: Path, text: str, *keys: str | int) -> str:
    """Find a value in a configuration.

    Args:
        path: The file.
        text: Its content; it is valid TOML.
        keys: The keys and indexes that lead to the value from `[tool.botoforge]`.

    Returns:
        `FILE:LINE`; where there is no such value, that of the table that lacks it; the file alone
        where the line cannot be found.
    """
    return locate_from_top(path, text, "tool", "botoforge", *keys)


def locate_from_top(path: Path, text: str, *keys: str | int) -> str:
    """Find a value in a file of TOML, as `locate` does.

    Args:
        path: The file.
        text: Its content; it is valid TOML.
        keys: The keys and indexes that lead to the value from the top of the file, one at least.
    """
    marker = "botoforge looks for this value"
    try:
        document, table = open_table(text, [])
        key = keys[0]
        for next_key in keys[1:]:
            if isinstance(next_key, str) and next_key not in table[key]:
                break
            table, key = table[key], next_key
        while isinstance(table[key], dict) and table[key]:
            table, key = table[key], next(iter(table[key]))
        table[key] = marker
        before, is_there, _ = document.as_string().partition(marker)
        line = before.count("\n") + 1
    except Exception:  # noqa: BLE001 (without a line the message is as true)
        return str(path)
    return f"{path}:{line}" if is_there else str(path)


def open_table(text: str, keys: Sequence[str]) -> tuple[Any, Any]:
    """Parse a configuration so that it can be edited.

    Args:
        text: The content of the file.
        keys: The keys that lead to one of its tables.

    Returns:
        The document and the table; `Any`, since tomlkit types every item as any kind of item.
    """
    import tomlkit

    document: Any = tomlkit.parse(text)
    table = document
    for key in keys:
        table = table[key]
    return document, table
