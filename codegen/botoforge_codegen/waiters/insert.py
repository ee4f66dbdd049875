"""Adds a waiter to the text of a file, in which everything else stays as it is, to the byte."""

from __future__ import annotations

import json
import re
from typing import Final, NamedTuple

from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.files import Json

from .layout import format_waiter, format_waiters
from .waiter_files import parse_waiter_file

SPACE: Final = re.compile(r"\s*")


class Entry(NamedTuple):
    """A key of an object in a text, and where it and its value are."""

    key: str
    start: int
    value: int
    end: int


def insert_waiter(text: str, name: str, raw: Json, where: str) -> str:
    """Add a waiter to the text of a file, in the order of names.

    Args:
        text: What is in the file; empty if it is new.
        name: The name of the waiter.
        raw: The waiter.
        where: The file, for messages.

    Raises:
        GenerationError: The file holds a waiter of this name, or is no file of waiters.
    """
    if not text.strip():
        return format_waiters({name: raw})
    waiters = parse_waiter_file(text, where)["waiters"]
    if name in waiters:
        raise GenerationError(
            f"{where}: it has a waiter {name} already: delete it, or look at the draft with --print"
        )
    (outer,) = (entry for entry in list_entries(text, 0) if entry.key == "waiters")
    before = [entry for entry in list_entries(text, outer.value) if entry.key < name]
    block = format_waiter(name, raw)
    if before:
        place, added = before[-1].end, f",\n{block}"
    else:
        place = outer.value + 1
        added = f"\n{block}," if waiters else f"\n{block}\n  "
    if "\r\n" in text:
        added = added.replace("\n", "\r\n")
    return text[:place] + added + text[place:]


def list_entries(text: str, start: int) -> list[Entry]:
    """List the entries of an object in a text that is valid JSON.

    Args:
        text: The text.
        start: Where the object begins, or the white space before it.
    """
    decoder = json.JSONDecoder()
    entries: list[Entry] = []
    position = skip(text, skip(text, start) + 1)
    while text[position] != "}":
        key, end = decoder.raw_decode(text, position)
        value = skip(text, skip(text, end) + 1)
        _, end = decoder.raw_decode(text, value)
        entries.append(Entry(key, position, value, end))
        position = skip(text, end)
        if text[position] == ",":
            position = skip(text, position + 1)
    return entries


def skip(text: str, position: int) -> int:
    """Skip white space."""
    match = SPACE.match(text, position)
    return position if match is None else match.end()
