"""What the texts of a model say about a value of an enum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from botoforge_codegen.lower.markdown import to_markdown

LONGEST: Final = 300
"""How many characters of a text are shown."""

MARK: Final = re.compile(r"^[-*+] +")
LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def find_text(value: str, texts: Iterable[str]) -> str:
    """Find the first paragraph or item of a list that names a value; empty if there is none.

    Args:
        value: The value.
        texts: Documentation of the model, in HTML, the nearest first.
    """
    named = re.compile(rf"(?<![\w-]){re.escape(value)}(?![\w-])")
    for html in texts:
        plain = LINK.sub(r"\1", to_markdown(html)).splitlines()
        lines = [MARK.sub("", line.strip()) for line in plain if line.strip()]
        for number, line in enumerate(lines):
            if named.search(line):
                return shorten(read_definition(named, lines[number : number + 2]))
    return ""


def read_definition(named: re.Pattern[str], lines: Sequence[str]) -> str:
    """Read what a line says about the term that it begins with; it may stand in the next line."""
    line, *rest = lines
    before, _, after = line.partition(named.findall(line)[0])
    if before.strip("`*_ "):
        return line
    return after.lstrip("`*_:- ") or " ".join(rest) or line


def shorten(text: str) -> str:
    """Show the beginning of a long text."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 4]} ..."
