"""What stops a run: one kind of error, one clear message."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class GenerationError(Exception):
    """The generator cannot go on. Its text says where, why, and what to do next."""


def unknown_word(what: str, word: str, valid: Iterable[str]) -> str:
    """Say that a word is unknown, with the nearest valid one.

    Args:
        what: What the word should be, such as `service`.
        word: The word that was given.
        valid: The words that would do.
    """
    choices = sorted(valid)
    folded = {choice.lower().replace("_", "").replace("-", ""): choice for choice in choices}
    near = get_close_matches(word.lower().replace("_", "").replace("-", ""), folded, n=1)
    if near:
        return f"unknown {what} {word!r}: did you mean {folded[near[0]]!r}?"
    if len(choices) <= 12:
        return f"unknown {what} {word!r}: choose from {', '.join(choices) or 'none at all'}"
    return f"unknown {what} {word!r}"
