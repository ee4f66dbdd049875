"""A report as annotations of GitHub Actions: workflow commands on standard output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.text import describe_lines, format_counts, show

MOST: Final = 9
"""How many annotations of a kind are written: GitHub shows ten for each step of a workflow."""

IN_MESSAGES: Final = "%\r\n"
IN_TITLES: Final = f"{IN_MESSAGES}:,"
"""The characters that are escaped."""

KINDS: Final = {
    Severity.BREAKING: "error",
    Severity.NOTABLE: "warning",
    Severity.COMPATIBLE: "notice",
}


def format_github(report: Report, everything: bool) -> str:
    """Write a report as annotations, at most nine of a kind, with counts of the rest.

    Args:
        report: The report.
        everything: Write the compatible changes, too.
    """
    return "".join(f"{line}\n" for line in list_annotations(report, everything=everything))


def list_annotations(report: Report, *, everything: bool) -> Iterator[str]:
    """Write each annotation; the first one has the counts."""
    ignored = f", {len(report.ignored)} ignored" if report.ignored else ""
    lines = [
        f"{report.old} -> {report.new}: {format_counts(report.changes)}{ignored}",
        *report.notes,
    ]
    listed = {
        severity: report.select(severity)[: MOST - 1 if kind == "notice" else MOST]
        for severity, kind in KINDS.items()
        if everything or kind != "notice"
    }
    for severity, changes in listed.items():
        more = len(report.select(severity)) - len(changes)
        if more:
            lines.append(f"{more} more {severity.name.lower()} changes have no annotation")
    yield annotation("notice", "What moved in the models", "\n".join(map(show, lines)))
    for severity, changes in listed.items():
        yield from (annotate(change, KINDS[severity]) for change in changes)


def annotate(change: Change, kind: str) -> str:
    """Write a change as an annotation."""
    return annotation(
        kind, f"{change.rule}: {show(change.python_path)}", "\n".join(describe_lines(change))
    )


def annotation(kind: str, title: str, message: str) -> str:
    """Write a workflow command; what ends it or begins another one is escaped.

    The escapes are those of GitHub's own `@actions/core` (`command.ts`).
    """
    return f"::{kind} title={escape(title, IN_TITLES)}::{escape(message, IN_MESSAGES)}"


def escape(text: str, special: str) -> str:
    """Escape some characters as GitHub does."""
    return "".join(f"%{ord(sign):02X}" if sign in special else sign for sign in text)
