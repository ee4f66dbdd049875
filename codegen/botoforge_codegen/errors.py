"""Errors that stop a run, and messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches


class GenerationError(Exception):
    """The generator cannot go on. The message says where, why, and what to do next."""


def say(message: str) -> None:
    """Print a message on standard error."""
    print(f"botoforge: {message}", file=sys.stderr, flush=True)


def complain(message: str) -> None:
    """Say why the command ends; if that cannot be printed, the exit status has to do."""
    with suppress(OSError):
        say(message)


def unknown_word(kind: str, word: str, valid: Iterable[str]) -> str:
    """Say that a word is unknown, and suggest a valid one.

    Args:
        kind: What the word should be, such as `service`.
        word: The word that was given.
        valid: The valid words.
    """
    return f"unknown {kind} {word!r}{suggestion(word, valid)}"


def suggestion(word: str, valid: Iterable[str]) -> str:
    """Suggest the nearest valid word, else list all of them, unless they are many."""
    choices = sorted(valid)
    by_letters = {letters(choice): choice for choice in choices}
    near = get_close_matches(letters(word), by_letters, n=1)
    if near:
        return f": did you mean {by_letters[near[0]]!r}?"
    return (
        f": choose from {', '.join(map(printable, choices)) or 'none at all'}"
        if len(choices) <= 12
        else ""
    )


def letters(word: str) -> str:
    """Drop what two spellings of a name differ in: `DescribeJob` and `describe_job` are one."""
    return word.lower().replace("_", "").replace("-", "")


def printable(text: str) -> str:
    """Escape a text that is not printable in one line."""
    return text if text.isprintable() else ascii(text)
