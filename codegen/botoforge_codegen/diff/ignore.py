"""The ignore file: changes that a person has reviewed, by their fingerprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from botoforge_codegen.config.location import locate_from_top
from botoforge_codegen.config.toml import parse_toml, read_text
from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.json_values import is_list, is_map

from .change import Change

KEYS: Final = ("fingerprint", "reason", "date")

EXAMPLE: Final = """\
    [[ignore]]
    fingerprint = "0123456789abcdef"
    reason = "no code of ours reads it"
    date = 2026-01-31 # when it was reviewed"""


@frozen(kw_only=True)
class Ignored:
    """An entry of the file."""

    fingerprint: str
    reason: str
    reviewed: date
    where: str
    """The file and the line."""


def read_ignore_file(path: Path) -> Sequence[Ignored]:
    """Read an ignore file.

    Raises:
        GenerationError: It cannot be read, or an entry is not valid.
    """
    text = read_text(path)
    document = parse_toml(path, text)
    for key in document:
        if key != "ignore":
            where = locate_from_top(path, text, key)
            raise GenerationError(f"{where}: {unknown_word('key', key, ['ignore'])}")
    raw = document.get("ignore", [])
    if not is_list(raw):
        raise wrong(path, text, ("ignore",), "ignore has to be a list of tables")
    entries = [read_entry(path, text, index, entry) for index, entry in enumerate(raw)]
    seen: dict[str, Ignored] = {}
    for entry in entries:
        first = seen.setdefault(entry.fingerprint, entry)
        if first is not entry:
            raise GenerationError(
                f"{entry.where}: the fingerprint {entry.fingerprint} stands at {first.where} "
                "already: delete one of the two"
            )
    return entries


def read_entry(path: Path, text: str, index: int, raw: Any) -> Ignored:
    """Read an entry."""
    keys = ("ignore", index)
    if not is_map(raw):
        raise wrong(path, text, keys, "an entry has to be a table")
    for key in raw:
        if key not in KEYS:
            raise wrong(path, text, (*keys, key), unknown_word("key", key, KEYS))
    for key in KEYS:
        if key not in raw:
            raise wrong(path, text, keys, f"{key} is missing")
    fingerprint, reason, reviewed = (raw[key] for key in KEYS)
    if not isinstance(fingerprint, str) or not re.fullmatch("[0-9a-f]{16}", fingerprint):
        problem = "fingerprint has to be the 16 digits that a report shows"
        raise wrong(path, text, (*keys, "fingerprint"), problem)
    if not isinstance(reason, str) or not reason.strip():
        raise wrong(path, text, (*keys, "reason"), "reason has to say why")
    if not isinstance(reviewed, date) or isinstance(reviewed, datetime):
        problem = "date has to be the day of the review, without quotes"
        raise wrong(path, text, (*keys, "date"), problem)
    where = locate_from_top(path, text, *keys)
    return Ignored(fingerprint=fingerprint, reason=reason, reviewed=reviewed, where=where)


def wrong(path: Path, text: str, keys: Sequence[str | int], problem: str) -> GenerationError:
    """Say what is wrong with an ignore file, and how it should look."""
    where = locate_from_top(path, text, *keys)
    return GenerationError(f"{where}: {problem}; for example\n\n{EXAMPLE}")


def separate(
    changes: Iterable[Change], entries: Iterable[Ignored]
) -> tuple[Sequence[Change], Sequence[Change], Sequence[Ignored]]:
    """Separate the changes that are ignored from the others.

    Returns:
        The others, the ignored ones, and the entries that match no change.
    """
    by_fingerprint: Mapping[str, Ignored] = {entry.fingerprint: entry for entry in entries}
    others: list[Change] = []
    ignored: dict[str, Change] = {}
    for change in changes:
        if change.fingerprint in by_fingerprint:
            ignored[change.fingerprint] = change
        else:
            others.append(change)
    stale = [entry for key, entry in by_fingerprint.items() if key not in ignored]
    return others, [*ignored.values()], stale
