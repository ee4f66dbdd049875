"""From the HTML of models to Markdown that reads well in editors and in a terminal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from markdownify import MarkdownConverter

from botoforge_codegen.ir import Markdown

HTML_TAGS: Final = (
    "a abbr acronym address article aside b big blockquote body br caption center cite code col"
    " colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head"
    " header hr html i img ins kbd li main mark nav ol p pre q s samp section small span strike"
    " strong sub summary sup table tbody td tfoot th thead title tr tt u ul var wbr"
    # What AWS's own writers use beside HTML.
    " fullname important note para replaceable tip warning"
)
"""The tags that are mark-up. Any other single tag is a placeholder, and is kept as a word."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\u200b\u2060\ud800-\udfff]")
"""Characters to remove: terminal controls, zero-width characters, and lone surrogates."""

KNOWN_TAG: Final = rf"(?:{HTML_TAGS.replace(' ', '|')})(?=[\s/>])"

ODD_SPACE = re.compile(r" *[\xa0\u2028][ \xa0\u2028]*")
"""White space that a string literal would show as an escape, such as `\\xa0`."""

TAG = re.compile(rf"<(?!/?{KNOWN_TAG}[^<>]*>)", re.IGNORECASE)

PAIR = re.compile(rf"<(?!{KNOWN_TAG})([a-z]+)(?: [^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
"""Words between a pair of unknown tags, such as `<filename>`: a placeholder has no end tag."""

PARAGRAPH = re.compile(r"\s*<p>([^<&]*)</p>\s*|([^<&]*)")
"""One paragraph without mark-up: three in four texts, for which an HTML parser would be slow."""

MARK_UP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash before what it would escape
    r"|\*"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word it is literal
    r"|\[(?=[^\[\]]*\]\()"  # what looks like a link
)
"""Characters that Markdown reads as mark-up."""

REMARK = re.compile(r"\W*(note|important|tip|warning)\b", re.IGNORECASE)
BLOCK_MARK = re.compile(r"([-+*]|#+|\d+[.)])\s|>|\||~~~|```")


class Converter(MarkdownConverter):
    """markdownify, with less escaping and with the tags of AWS's writers."""

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Escape only what Markdown would read as mark-up."""
        escaped = MARK_UP.sub(lambda mark: f"\\{mark[0]}", text)
        return re.sub(r"&(?=#?\w+;)", "&amp;", escaped).replace("<", "&lt;")

    def paragraph(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Convert a block to a paragraph of its own."""
        return f"\n\n{text.strip()}\n\n"

    convert_fullname = convert_para = convert_dl = convert_dd = paragraph

    def remark(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Begin a note with its kind: on its first line, or above a list, a table or code."""
        text = text.strip()
        if not text or REMARK.match(text):
            return f"\n\n{text}\n\n"
        space = "\n\n" if BLOCK_MARK.match(text) else " "
        return f"\n\n**{element.name.capitalize()}:**{space}{text}\n\n"

    convert_note = convert_important = convert_tip = convert_warning = remark

    def convert_dt(self, element: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (given by name)
        """Convert a term of a definition list to a bold line; drop an empty one."""
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""


CONVERTER: Final = Converter(autolinks=False, bullets="-", heading_style="ATX")


@lru_cache(maxsize=4096)  # many shapes have members with the same documentation
def to_markdown(html: str) -> Markdown:
    """Convert the HTML of a model.

    Args:
        html: The documentation of a shape, a member or an operation.
    """
    if not html:
        return Markdown("")
    source = TAG.sub("&lt;", PAIR.sub(r"\2", CONTROL.sub("", html)))
    plain = PARAGRAPH.fullmatch(source)
    text: str = (
        CONVERTER.convert(source) if plain is None else convert_plain(plain[1] or plain[2] or "")
    )
    text = ODD_SPACE.sub(" ", text).replace("\t", "    ")
    lines = [line.rstrip() for line in text.split("\n")]
    return Markdown(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def convert_plain(text: str) -> str:
    """Convert a paragraph without mark-up, with the same result as `CONVERTER`."""
    lines = re.sub(r"[\t \n]*\n[\t \n]*", "\n", text)
    return CONVERTER.escape(re.sub(r"[\t ]+", " ", lines), set())


def add_deprecation(documentation: Markdown, deprecated: str | None) -> Markdown:
    """Add to a documentation that what it describes is deprecated.

    Args:
        documentation: The documentation; may be empty.
        deprecated: What the model says to use instead, which may be empty; `None` if it is not
            deprecated.
    """
    if deprecated is None:
        return documentation
    if deprecated.lower().startswith("deprecated"):
        remark = deprecated
    else:
        remark = f"Deprecated: {deprecated}" if deprecated else "Deprecated."
    return Markdown("\n\n".join(filter(None, [documentation, remark])))
