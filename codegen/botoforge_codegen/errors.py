"""Errors that stop a run, and messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Final

SEPARATORS: Final = str.maketrans("", "", " -_")
"""What spellings of a name differ in, beside capitals."""


class GenerationError(Exception):
    """The generator cannot go on. The message says where, why, and what to do next."""


class Terminated(KeyboardInterrupt):
    """SIGTERM has asked the process to end. It ends as after Ctrl-C, unless somebody asks which."""


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


def suggest_folder(missing: Path) -> str:
    """Suggest the folder with the nearest name, beside where one is missing."""
    try:
        beside = [path.name for path in missing.parent.iterdir() if path.is_dir()]
    except OSError:
        return ""
    near = get_close_matches(missing.name, beside, n=1)
    return f": did you mean {near[0]!r}?" if near else ""


def letters(word: str) -> str:
    """Drop what two spellings of a name differ in: `DescribeJob` and `describe_job` are one."""
    return word.lower().translate(SEPARATORS)


def printable(text: str) -> str:
    """Escape a text that is not printable in one line."""
    return text if text.isprintable() else ascii(text)


def is_interruption(error: Exception) -> bool:
    """Whether an error comes from Ctrl-C: in a class body, Python 3.11 raises another from it."""
    return isinstance(error.__cause__, KeyboardInterrupt)


def describe_bug(client_name: str, error: Exception) -> str:
    """Describe an error in the work on a service that only a bug of ours can raise."""
    import traceback  # takes long to import

    frame = traceback.extract_tb(error.__traceback__)[-1]
    details = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
    return f"service {client_name}: this is a bug in botoforge: {details}"
