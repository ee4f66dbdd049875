"""From the models' HTML to Markdown that editors render well and a terminal shows readably."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from typing import Any, Final

from markdownify import MarkdownConverter

from .ir import Markdown

HTML_TAGS: Final = (
    "a abbr acronym address article aside b big blockquote body br caption center cite code col"
    " colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head"
    " header hr html i img ins kbd li main mark nav ol p pre q s samp section small span strike"
    " strong sub summary sup table tbody td tfoot th thead title tr tt u ul var wbr"
    # What AWS's own writers use beside HTML.
    " fullname important note para replaceable tip warning"
)
"""The tags that mark a text up. Any other that stands alone is a placeholder of the text."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\u200b\u2060\ud800-\udfff]")
"""What is in no text: characters that steer a terminal, that have no width, and halves of some."""

KNOWN: Final = rf"(?:{HTML_TAGS.replace(' ', '|')})(?=[\s/>])"

ODD_SPACE = re.compile(r" *[\xa0\u2028][ \xa0\u2028]*")
"""White space that a reader of code would see by its number, such as `\\xa0`."""

TAG = re.compile(rf"<(?!/?{KNOWN}[^<>]*>)", re.IGNORECASE)

PAIR = re.compile(rf"<(?!{KNOWN})([a-z]+)(?: [^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
"""A text between two tags that only its writer knows, such as `<filename>`: no placeholder ends."""

PARAGRAPH = re.compile(r"\s*<p>([^<&]*)</p>\s*|([^<&]*)")
"""A text with no mark-up inside. So are three of four, and an HTML parser takes long for them."""

MARK_UP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash before what it would escape
    r"|\*"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside of a word it is a text
    r"|\[(?=[^\[\]]*\]\()"  # what looks like a link
)
"""What Markdown would take for mark-up."""

# A word that is mark-up at the beginning of a line, with the white space before it.
LINE_MARK = re.compile(r"\s+(?=(?:(?:[-+*]+|#+|=+|\d+[.)])(?:\s|$)|>|~~~|```))")
REMARK = re.compile(r"\W*(note|important|tip|warning)\b", re.IGNORECASE)
BLOCK_MARK = re.compile(r"([-+*]|#+|\d+[.)])\s|>|\||~~~|```")
LINK_TEXT = re.compile(r"\[[^\[\]\n]{1,40}\]\(")
LIST_ITEM = re.compile(r"(\s*(?:[-+*]|\d+[.)]) +|\s*> ?|\s*)")
GLUE = "\x00"


class Converter(MarkdownConverter):
    """markdownify, with texts kept apart from mark-up."""

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Keep a text a text, and escape no more than that takes."""
        escaped = MARK_UP.sub(lambda mark: f"\\{mark[0]}", text)
        return re.sub(r"&(?=#?\w+;)", "&amp;", escaped).replace("<", "&lt;")

    def paragraph(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Let a text stand for itself."""
        return f"\n\n{text.strip()}\n\n"

    convert_fullname = convert_para = convert_dl = convert_dd = paragraph

    def remark(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Begin a note with what it is; above a list, a table or code that stands alone."""
        text = text.strip()
        if not text or REMARK.match(text):
            return f"\n\n{text}\n\n"
        space = "\n\n" if BLOCK_MARK.match(text) else " "
        return f"\n\n**{element.name.capitalize()}:**{space}{text}\n\n"

    convert_note = convert_important = convert_tip = convert_warning = remark

    def convert_dt(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Let a term stand above what it means, where there is one."""
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""


CONVERTER: Final = Converter(autolinks=False, bullets="-", heading_style="ATX")


@lru_cache(maxsize=4096)  # members of one name have the same text in many shapes
def markdown(html: str) -> Markdown:
    """Convert a text of a model.

    Args:
        html: The documentation of a shape, a member or an operation.
    """
    if not html:
        return Markdown("")
    source = TAG.sub("&lt;", PAIR.sub(r"\2", CONTROL.sub("", html)))
    plain = PARAGRAPH.fullmatch(source)
    text: str = (
        CONVERTER.convert(source) if plain is None else paragraph(plain[1] or plain[2] or "")
    )
    text = ODD_SPACE.sub(" ", text).replace("\t", "    ")
    lines = [line.rstrip() for line in text.split("\n")]
    return Markdown(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def paragraph(text: str) -> str:
    """Convert a text without mark-up just as `CONVERTER` does."""
    lines = re.sub(r"[\t \n]*\n[\t \n]*", "\n", text)
    return CONVERTER.escape(re.sub(r"[\t ]+", " ", lines), set())


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


UNPRINTABLE = re.compile(r"[^\n -~]")


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
