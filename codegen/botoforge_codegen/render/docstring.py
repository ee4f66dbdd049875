"""Markdown as a docstring."""

from __future__ import annotations

import re
import textwrap
from typing import Final

from .layout import WIDTH

METHOD_WIDTH: Final = WIDTH - 8
"""The columns of a line in the docstring of a method, which templates put in column 8."""

# White space before a word that is markup if a line begins with it.
LINE_MARK = re.compile(r"\s+(?=(?:(?:[-+*]+|#+|=+|\d+[.)])(?:\s|$)|>|~~~|```))")
LINK_TEXT = re.compile(r"\[[^\[\]\n]{1,40}\]\(")
LIST_ITEM = re.compile(r"(\s*(?:[-+*]|\d+[.)]) +|\s*> ?|\s*)")
GLUE = "\x00"

UNPRINTABLE = re.compile(r"[^\n -~]")


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """Wrap Markdown without changing what it renders to.

    Words, the texts of short links and code blocks are never broken.

    Args:
        text: The Markdown.
        width: The columns of a line.
        hang: The extra indent of continuation lines, in columns.
    """
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        if fenced or len(line) <= width or line.lstrip().startswith(("```", "|")):
            lines.append(line)
            continue
        mark = LIST_ITEM.match(line)
        indent = len(mark[0]) if mark else 0
        body = LINE_MARK.sub(GLUE, line[indent:])
        body = LINK_TEXT.sub(lambda link: link[0].replace(" ", GLUE), body)
        follow = mark[0] if mark and ">" in mark[0] else " " * (indent + hang)
        wrapped = textwrap.wrap(
            body,
            width,
            initial_indent=line[:indent],
            subsequent_indent=follow,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines.extend(part.replace(GLUE, " ") for part in wrapped)
    return lines


def docstring(text: str, indent: int) -> str:
    """Write Markdown as a docstring.

    Args:
        text: The Markdown, not empty.
        indent: The column in which it begins; the first line is not indented.

    Returns:
        The literal. Lines have at most 100 columns, unless one word is longer.
    """
    text = text.expandtabs()
    if "\n" not in text:
        line = escape(text[:-1]) + '\\"' if text.endswith('"') else escape(text)
        if indent + len(line) + 6 <= WIDTH:
            return f'"""{line}"""'
    first, *rest = escape(text).split("\n")
    if first.startswith("```") or (rest and all(line.startswith(" ") for line in rest if line)):
        # A code block must not lose its first line to the line of the quotes; and `cleandoc`
        # removes an indent that all lines but the first share.
        first, rest = "", [first, *rest]
    lines = wrap(first, WIDTH - indent)
    if len(lines[0]) > WIDTH - 3 - indent:  # the quotes take three columns
        lines = wrap(first, WIDTH - 3 - indent)
    lines += wrap("\n".join(rest), WIDTH - indent) if rest else []
    pad = " " * indent
    body = "".join(f"\n{pad}{line}" if line else "\n" for line in lines[1:])
    return f'"""{lines[0]}{body}\n{pad}"""'


def escape(text: str) -> str:
    """Escape what would end or change the literal of a docstring."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return UNPRINTABLE.sub(escape_character, text)


def escape_character(match: re.Match[str]) -> str:
    """Keep a character that is printable, and escape any other."""
    char = match[0]
    if "\ud800" <= char <= "\udfff":  # Python 3.13 allows it in no docstring, not even escaped
        return "\ufffd"
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
