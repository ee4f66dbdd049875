"""Changes as text, with colours on a terminal; `generate` and `check` print them, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from botoforge_codegen.errors import printable

from .change import Change, Severity

if TYPE_CHECKING:
    from rich.text import Text

STYLES: Final = {
    Severity.BREAKING: "bold red",
    Severity.NOTABLE: "yellow",
    Severity.COMPATIBLE: "green",
}

MOST_OPERATIONS: Final = 3
"""How many operations a line names; it counts the rest."""

LONGEST: Final = 300
"""How many characters of a text of the model a report shows."""


def print_changes(changes: Sequence[Change], *, everything: bool = False) -> None:
    """Print how many changes there are of each class, then the breaking and the notable ones.

    On a terminal they have colours.

    Args:
        changes: In the order in which they are printed.
        everything: Print the compatible ones, too.
    """
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    print(format_counts(changes))
    if console.color_system is None:
        print(
            "".join(f"{line}\n" for line in format_changes(changes, everything=everything)), end=""
        )
        return
    for change in select_listed(changes, everything=everything):
        console.print(colour(change))


def format_changes(changes: Iterable[Change], *, everything: bool = False) -> Iterator[str]:
    """Write the breaking and the notable changes as plain lines.

    Args:
        changes: In the order in which they are written.
        everything: Write the compatible ones, too.
    """
    for change in select_listed(changes, everything=everything):
        yield from describe_lines(change)


def select_listed(changes: Iterable[Change], *, everything: bool) -> Sequence[Change]:
    """Select the changes that a report lists; it counts the others."""
    return [change for change in changes if everything or change.severity > Severity.COMPATIBLE]


def format_counts(changes: Iterable[Change]) -> str:
    """Count changes by class, such as `1 breaking, 0 notable, 12 compatible changes`."""
    counts = Counter(change.severity for change in changes)
    parts = [f"{counts[severity]} {class_name(severity)}" for severity in STYLES]
    return f"{', '.join(parts)} changes"


def class_name(severity: Severity) -> str:
    """Name a class in a report."""
    return severity.name.lower()


def colour(change: Change) -> Text:
    """Write a change for a terminal."""
    from rich.text import Text

    first, *others = describe_lines(change)
    name = class_name(change.severity)
    text = Text.assemble((name, STYLES[change.severity]), (first.removeprefix(name), "bold"))
    return text.append("".join(f"\n{line}" for line in others))


def describe_lines(change: Change) -> Sequence[str]:
    """Write a change as three lines: what, where in Python, and what to do."""
    name = class_name(change.severity)
    where = show(change.path)
    moved = describe_values(change)
    return (
        f"{name}  {change.rule}  {show(change.service)}  {where}{f': {moved}' if moved else ''}",
        f"    {show(change.python_path)}{describe_operations(change)}",
        f"    {show(change.advice)}  [{change.fingerprint}]",
    )


def describe_values(change: Change) -> str:
    """Say what it was and what it is; empty if neither can be said."""
    if change.old and change.new:
        return f"{show(change.old)} -> {show(change.new)}"
    if change.old:
        return f"was {show(change.old)}"
    return f"now {show(change.new)}" if change.new else ""


def describe_operations(change: Change) -> str:
    """Name the operations through which a user meets a change; empty if it is one itself."""
    shown, more = select_operations(change)
    names = ", ".join(map(show, shown))
    return f", through {names}{f' and {more} more' if more else ''}" if shown else ""


def select_operations(change: Change) -> tuple[Sequence[str], int]:
    """Select the operations that a report names; none for a change of the operation itself.

    Returns:
        Their names, and how many more there are.
    """
    operations = () if change.operations == (change.path,) else change.operations
    return operations[:MOST_OPERATIONS], max(len(operations) - MOST_OPERATIONS, 0)


def show(text: str) -> str:
    """Show a text of a model in one line: whatever cannot be printed is escaped."""
    return printable(text if len(text) <= LONGEST else f"{text[:LONGEST]}...")
