"""A report as Markdown, for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.text import (
    class_name,
    format_counts,
    select_listed,
    select_operations,
    show,
)

LIMIT: Final = 60_000
"""How many bytes a report may have as UTF-8: GitHub refuses more than 65,536 characters."""

PLAIN_WORD: Final = re.compile(r"[(]?[A-Za-z]+(?:['-][A-Za-z]+)*[)]?[.,;:]?")
"""A word that means nothing to Markdown or to GitHub."""

QUOTED_WORD: Final = re.compile(r"`([^`]+)`([.,;:]?)")
"""A word that is code already."""

TITLES: Final = {
    Severity.BREAKING: "Breaking",
    Severity.NOTABLE: "Notable",
    Severity.COMPATIBLE: "Compatible",
}


def format_markdown(report: Report, everything: bool) -> str:
    """Write a report as Markdown.

    Args:
        report: The report.
        everything: List the compatible changes, too.
    """
    lines = list(describe_head(report))
    listed = select_listed(report.changes, everything=everything)
    left = LIMIT - measure(lines) - 200  # for the last line
    for index, block in enumerate(describe_changes(listed)):
        left -= measure(block)
        if left < 0:
            rest = format_counts(listed[index:])
            lines += ["", f"The report is cut here. Left out: {rest}; the format `text` has all."]
            break
        lines += block
    return "\n".join(lines) + "\n"


def measure(lines: Iterable[str]) -> int:
    """Measure lines in bytes."""
    return sum(len(line.encode()) + 1 for line in lines)


def describe_head(report: Report) -> Iterator[str]:
    """Write the counts, and what else a reader should know."""
    yield "## What moved in the models"
    yield ""
    yield f"{code(report.old)} → {code(report.new)}, services compared: {len(report.services)}"
    yield ""
    ignored = f", {len(report.ignored)} ignored" if report.ignored else ""
    yield f"**{format_counts(report.changes)}**{ignored}"
    rules = report.count_rules()
    if rules:
        yield ""
        yield "| rule | changes |"
        yield "|---|---:|"
        yield from (f"| {rule} | {count} |" for rule, count in rules.items())
    notes = report.notes[:20]
    if notes:
        yield ""
        yield from (f"- {sentence(show(note))}" for note in notes)
    if len(report.notes) > len(notes):
        yield f"- and {len(report.notes) - len(notes)} notes more"


def describe_changes(changes: Sequence[Change]) -> Iterator[Sequence[str]]:
    """Write each change as one item of a list, below the title of its class and its service."""
    severity: Severity | None = None
    service: str | None = None
    for change in changes:
        block: list[str] = []
        if change.severity != severity:
            severity, service = change.severity, None
            block += ["", f"### {TITLES[severity]}"]
        if change.service != service:
            service = change.service
            block += ["", f"#### {code(service)}", ""]
        yield [*block, describe_change(change)]


def describe_change(change: Change) -> str:
    """Write a change as an item of a list."""
    old = f" was {code(change.old)}" if change.old else ""
    new = f" now {code(change.new)}" if change.new else ""
    parts = [
        f"- **{change.rule}** ({class_name(change.severity)}) {code(change.python_path)}",
        f"{code(change.path)}{old}{',' if old and new else ''}{new}",
        describe_operations(change),
        sentence(show(change.advice)),
        f"`{change.fingerprint}`",
    ]
    return " · ".join(part for part in parts if part)


def describe_operations(change: Change) -> str:
    """Name the operations through which a user meets a change; empty if it is one itself."""
    shown, more = select_operations(change)
    return ", ".join(map(code, shown)) + (f" and {more} more" if more else "")


def sentence(text: str) -> str:
    """Write a sentence so that Markdown shows it as it is: other words than plain ones as code."""
    return " ".join(map(write_word, text.split()))


def write_word(word: str) -> str:
    """Write a word of a sentence."""
    if PLAIN_WORD.fullmatch(word):
        return word
    if quoted := QUOTED_WORD.fullmatch(word):
        return code(quoted[1]) + quoted[2]
    return code(word)


def code(text: str) -> str:
    """Write a text of a model as code, in which Markdown and GitHub see nothing else.

    It is in one line, and the fence is longer than any in it.
    """
    shown = show(text) or " "
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
