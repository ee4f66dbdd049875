"""Markdown as the docstring of a class or method."""

from __future__ import annotations

import re
import textwrap
from typing import Final

from .layout import WIDTH

METHOD_WIDTH: Final = WIDTH - 8
"""How wide the docstring of a method is: its templates put it into column 8."""

# A word that is mark-up at the beginning of a line, with the white space before it.
LINE_MARK = re.compile(r"\s+(?=(?:(?:[-+*]+|#+|=+|\d+[.)])(?:\s|$)|>|~~~|```))")
LINK_TEXT = re.compile(r"\[[^\[\]\n]{1,40}\]\(")
LIST_ITEM = re.compile(r"(\s*(?:[-+*]|\d+[.)]) +|\s*> ?|\s*)")
GLUE = "\x00"

UNPRINTABLE = re.compile(r"[^\n -~]")


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """Wrap Markdown to lines of a width, without changing what it renders to.

    Words, the texts of short links and code blocks are never broken.

    Args:
        text: The text.
        width: How many columns a line may have.
        hang: How many columns further in the lines stand that continue one.
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
        text: The text, not empty.
        indent: How many spaces stand before it; the first line gets none.

    Returns:
        The literal, in lines of 100 columns at most but for words that are longer.
    """
    text = text.expandtabs()
    if "\n" not in text:
        line = escape(text[:-1]) + '\\"' if text.endswith('"') else escape(text)
        if indent + len(line) + 6 <= 100:
            return f'"""{line}"""'
    first, *rest = escape(text).split("\n")
    if first.startswith("```") or (rest and all(line.startswith(" ") for line in rest if line)):
        # Code is wrapped in one piece; and `cleandoc` takes the indent off that all lines below the
        # first one share.
        first, rest = "", [first, *rest]
    lines = wrap(first, 100 - indent)
    if len(lines[0]) > 97 - indent:  # beside the quotes
        lines = wrap(first, 97 - indent)
    lines += wrap("\n".join(rest), 100 - indent) if rest else []
    pad = " " * indent
    body = "".join(f"\n{pad}{line}" if line else "\n" for line in lines[1:])
    return f'"""{lines[0]}{body}\n{pad}"""'


def escape(text: str) -> str:
    """Write a text inside of a docstring: nothing in it ends or changes the literal."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return UNPRINTABLE.sub(escape_character, text)


def escape_character(found: re.Match[str]) -> str:
    """Write a character that is not ASCII: as it is where it can be seen, else by its number."""
    char = found[0]
    if "\ud800" <= char <= "\udfff":  # which Python 3.13 takes in no docstring, not even escaped
        return "\ufffd"
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
