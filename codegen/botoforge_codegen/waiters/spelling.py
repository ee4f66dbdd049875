"""The keys of a file of waiters: those that are missing, and those that are misspelt.

Other keys may be there, since botocore ignores them: only one that is nearly a key of the format is
taken for a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from botoforge_codegen.errors import letters
from botoforge_codegen.json_values import is_list, is_map
from botoforge_codegen.lower.waiter_problems import Problem

FILE_KEYS: Final = ("version", "waiters")
WAITER_KEYS: Final = (
    *("operation", "delay", "maxAttempts", "acceptors", "description"),
    *("message", "botoforge"),
)
ACCEPTOR_KEYS: Final = ("state", "matcher", "argument", "expected")

NEARLY: Final = 0.8
"""How alike two keys are, of 1, if one is taken for the other, misspelt."""


def check_version(content: Mapping[str, object]) -> Iterator[Problem]:
    """Find whether a file has the one version of the format that botocore takes."""
    yield from find_misspelt(content, FILE_KEYS, "")
    if content.get("version") != 2:
        yield Problem("malformed", "version", "it has to be 2: botocore takes no other")


def check_keys(raw: Mapping[str, object]) -> Iterator[Problem]:
    """Find the keys of a waiter that are misspelt, or missing where only botocore needs them."""
    yield from find_misspelt(raw, WAITER_KEYS, "")
    attempts = raw.get("maxAttempts")
    if not isinstance(attempts, int) or isinstance(attempts, bool) or attempts < 1:
        message = "it has to be a number of attempts: botocore waits with no other"
        yield Problem("malformed", "maxAttempts", message)
    acceptors = raw.get("acceptors")
    for number, acceptor in enumerate(acceptors if is_list(acceptors) else ()):
        if is_map(acceptor):
            yield from find_misspelt(acceptor, ACCEPTOR_KEYS, f"acceptors[{number}]")


def find_misspelt(keys: Iterable[str], known: Iterable[str], place: str) -> Iterator[Problem]:
    """Find keys that are nearly one of the format."""
    by_letters = {letters(key): key for key in known}
    for key in keys:
        near = get_close_matches(letters(key), by_letters, n=1, cutoff=NEARLY)
        if near and key != by_letters[near[0]]:
            message = f"unknown key {key!a}: did you mean {by_letters[near[0]]!r}?"
            yield Problem("malformed", place, message)
