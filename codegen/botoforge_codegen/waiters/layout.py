"""Waiters as JSON, the way people read them: an acceptor is one line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from botoforge_codegen.json_values import is_list, is_map
from botoforge_codegen.load.files import Json

STEP = "  "


def format_waiters(waiters: Mapping[str, Json]) -> str:
    """Write a whole file in botocore's format."""
    rows = ",\n".join(format_waiter(name, waiters[name]) for name in sorted(waiters))
    return f'{{\n  "version": 2,\n  "waiters": {{\n{rows}\n  }}\n}}\n'


def format_waiter(name: str, raw: Json) -> str:
    """Write one waiter, as it is in a file, without a line feed or comma at its end."""
    return f"{STEP * 2}{json.dumps(name)}: {format_object(raw.items(), STEP * 2)}"


def format_object(items: Iterable[tuple[str, object]], indent: str) -> str:
    """Write an object; each of its values is one line, but for acceptors and objects like it."""
    inner = indent + STEP
    lines = (f"{inner}{json.dumps(key)}: {format_value(key, value, inner)}" for key, value in items)
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def format_value(key: str, value: object, indent: str) -> str:
    """Write the value of a key of a waiter."""
    if key == "acceptors" and is_list(value):
        return "[\n" + ",\n".join(format_items(value, indent + STEP)) + f"\n{indent}]"
    if key == "botoforge" and is_map(value):
        return format_object(value.items(), indent)
    return json.dumps(value, ensure_ascii=False)


def format_items(items: Iterable[object], indent: str) -> Iterator[str]:
    """Write the items of a list, one a line."""
    return (f"{indent}{json.dumps(item, ensure_ascii=False)}" for item in items)
