"""What `botoforge diff` does; loaded when it runs, because it needs the generator's libraries."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from attrs import evolve

from botoforge_codegen.catalog.resolve import find_among
from botoforge_codegen.config.config import EVERYTHING, find_project
from botoforge_codegen.diff.change import Severity
from botoforge_codegen.diff.compare_sides import compare_sides
from botoforge_codegen.diff.formats.github import format_github
from botoforge_codegen.diff.formats.json_format import format_json
from botoforge_codegen.diff.formats.junit import format_junit
from botoforge_codegen.diff.formats.markdown import format_markdown
from botoforge_codegen.diff.ignore import read_ignore_file
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.rules import RULES
from botoforge_codegen.diff.service import Comparison
from botoforge_codegen.diff.sides import Side
from botoforge_codegen.diff.text import class_name, print_changes, show
from botoforge_codegen.errors import GenerationError, unknown_word

from .command import ExitStatus
from .models import list_folders

Value = TypeVar("Value")

FAIL_ON: Final = {
    "breaking": Severity.BREAKING,
    "notable": Severity.NOTABLE,
    "any": Severity.COMPATIBLE,
}


def diff(options: argparse.Namespace) -> ExitStatus:
    """Compare two sides, and print the report."""
    if options.old is None or options.new is None:
        raise GenerationError("two sides are needed: `botoforge diff OLD NEW` (see --help)")
    print_report = look_up("format", options.format, FORMATS)
    fail_on = None if options.fail_on is None else look_up("class", options.fail_on, FAIL_ON)
    ignored = () if options.ignore is None else read_ignore_file(options.ignore)
    config = find_project(options.config)
    folders = list_folders(options, config)
    waiters = None if config is None else config.waiters
    old, new = (Side(word, folders, waiters) for word in (options.old, options.new))
    operations = read_operations(options)
    if operations is not None:
        services = {*old.services(), *new.services()}
        operations = {
            find_among(name, services, folders): words for name, words in operations.items()
        }
    from_project = config is not None and not (
        operations or options.all_services or old.is_package or new.is_package
    )
    comparison = Comparison(
        old=old,
        new=new,
        operations=config.services if config is not None and from_project else operations,
        from_project=from_project,
        names={} if config is None else config.names,
        documentation=options.documentation,
    )
    report = compare_sides(comparison, ignored)
    if config is not None and from_project:
        note = f"compared is what {config.path} chooses; `--all-services` compares everything"
        report = evolve(report, notes=(note, *report.notes))
    print_report(report, options.all)
    fails = fail_on is not None and any(change.severity >= fail_on for change in report.changes)
    return ExitStatus.FAILURE if fails else ExitStatus.SUCCESS


def look_up(kind: str, word: str, valid: Mapping[str, Value]) -> Value:
    """Look up a word of the call.

    Raises:
        GenerationError: It is not valid.
    """
    if word not in valid:
        raise GenerationError(f"{unknown_word(kind, word, valid)} (see `botoforge diff --help`)")
    return valid[word]


def read_operations(options: argparse.Namespace) -> Mapping[str, tuple[str, ...]] | None:
    """Read the operations that the call chooses by service; None if it chooses none.

    Raises:
        GenerationError: It is not clear which.
    """
    services, words = split(options.services), split(options.operations)
    if options.all_services and (services or words):
        raise GenerationError("--all-services stands alone: without --services and --operations")
    if not services and not words:
        return None
    chosen: dict[str, list[str]] = {}
    for word in words:
        service, colon, operation = word.rpartition(":")
        if not colon and len(services) != 1:
            raise GenerationError(
                f"--operations {word}: of which service? Write SERVICE:{word}, or name one service "
                "with --services"
            )
        chosen.setdefault(service if colon else services[0], []).append(operation)
    return {name: tuple(chosen.get(name, [EVERYTHING])) for name in [*services, *chosen]}


def split(names: str | None) -> Sequence[str]:
    """Split names with commas between them."""
    return [name.strip() for name in (names or "").split(",") if name.strip()]


# --- Printing -------------------------------------------------------------------------------------


def print_text(report: Report, everything: bool) -> None:
    """Print a report for people."""
    total = len(report.services)
    services = "1 service" if total == 1 else f"{total} services"
    print(f"{show(report.old)} -> {show(report.new)}, {services} compared")
    for note in report.notes:
        print(show(note))
    if report.ignored:
        print(f"{len(report.ignored)} ignored changes")
    print_changes(report.changes, everything=everything)


def print_formatted(form: Callable[[Report, bool], str], report: Report, everything: bool) -> None:
    """Print a report in a form for programs."""
    print(form(report, everything), end="")


FORMATS: Final[Mapping[str, Callable[[Report, bool], None]]] = {
    "text": print_text,
    "json": lambda report, _everything: print(format_json(report), end=""),
    "markdown": partial(print_formatted, format_markdown),
    "github": partial(print_formatted, format_github),
    "junit": partial(print_formatted, format_junit),
}
"""How a report is printed, by the name of the format."""


def print_rules() -> ExitStatus:
    """Print what can change, and what it means where inputs and outputs reach it."""
    rows = [["rule", "in", "out", "what has changed"]]
    for rule in RULES:
        classes = (rule.in_class, rule.out_class)
        names = (class_name(each) if each else "-" for each in classes)
        rows.append([rule.id, *names, rule.describe()])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
    return ExitStatus.SUCCESS
