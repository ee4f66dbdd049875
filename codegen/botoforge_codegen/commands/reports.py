"""What the commands that write or compare the package say at their end."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from botoforge_codegen.build.build import Build
from botoforge_codegen.config.config import Config
from botoforge_codegen.diff.change import Change
from botoforge_codegen.diff.text import print_changes
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.models import Models
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.publish.git import missing_attributes
from botoforge_codegen.publish.tree import MANIFEST
from botoforge_codegen.update.dropped import Dropped
from botoforge_codegen.update.moves import NO_MOVES, Moves, find_moves

from .command import ExitStatus

SHOWN: Final = 20
"""How many files or methods are named; the others are counted."""

MARKS: Final = {"added": "+", "changed": "~", "removed": "-"}


def report_notes(build: Build) -> None:
    """Say what a person should look at, and what becomes of the project's own waiters."""
    for warning in build.warnings:
        say(f"warning: {warning}")
    for note in build.notes:
        say(note)


def report_unclassified(build: Build) -> bool:
    """Say what to add to the project's own waiters, for the statuses that they leave open.

    Returns:
        Whether there are such statuses.
    """
    statuses = (status for service in build.services for status in service.unclassified)
    own = [status for status in statuses if not status.reviewed]
    for each in own:
        say(f"error: {each.file}: waiter {each.waiter}: add to acceptors: {each.acceptor}")
    return bool(own)


def report_failures(build: Build) -> ExitStatus:
    """Say which services are left out, and why."""
    if not build.failures:
        return ExitStatus.SUCCESS
    for failure in build.failures:
        say(f"error: {failure.reason}")
    names = ", ".join(failure.client_name for failure in build.failures)
    total = len(build.failures) + len(build.services)
    say(f"{len(build.failures)} of {total} services left out: {names}")
    return ExitStatus.FAILURE


def report_files(config: Config, models: Models, changes: Mapping[str, str], total: int) -> None:
    """Say what was written.

    Args:
        config: Where it was written.
        models: Where its models are.
        changes: What was done to each file.
        total: How many files there are.
    """
    if not changes:
        print(f"{config.folder}: nothing to do, {total} files are up to date")
        return
    listed = list(changes.items())[:SHOWN]
    for path, change in listed:
        print(f"  {MARKS[change]} {path}")
    if len(changes) > len(listed):
        print(f"  and {len(changes) - len(listed)} more")
    source = f" with botocore {BOTOCORE_VERSION}" if isinstance(models, ModelStore) else ""
    print(f"{config.folder}: {count_files(changes)} written{source}")


def suggest_attributes(config: Config, changes: Mapping[str, str]) -> None:
    """Say once what to tell git about the package."""
    is_new = changes.get(MANIFEST) == "added"
    line = missing_attributes(config.folder) if is_new else None
    if line:
        print(
            "to fold the package in reviews and keep its line endings, add this to the "
            f"repository's .gitattributes:\n  {line}"
        )


def report_clients(config: Config, build: Build, changes: Mapping[str, str]) -> None:
    """Say how the clients are imported whose services were written."""
    written = {path.partition("/")[0] for path in changes}
    lines = [
        f"  from {config.package}.{each.package} import {each.client_class}"
        for each in (service.outline for service in build.services)
        if each.package in written
    ]
    if lines:
        print("its clients:", *lines[:SHOWN], sep="\n")
    if len(lines) > SHOWN:
        print(f"  and {len(lines) - SHOWN} more")


def find_reported_moves(
    before: Mapping[str, bytes], after: Mapping[str, bytes], config: Config
) -> Moves:
    """Find what has moved in the models since the package was written; what it says cannot fail."""
    try:
        return find_moves(before, after, str(config.folder))
    except GenerationError as error:  # the package is written already
        say(f"warning: what has moved is unknown: {error}")
        return NO_MOVES


def print_moves(moves: Moves) -> None:
    """Print what has moved: the counts, then what is breaking or notable."""
    if moves.changes:
        renamed = all(change.rule == "python-name-changed" for change in moves.changes)
        print("Python names have changed:" if renamed else "the models have moved:")
        print_changes(moves.changes)
    if moves.unseen:
        print(
            "the models have moved: only the order of members, names without classes or what "
            f"botocore calls by itself, in {', '.join(moves.unseen)}"
        )


def report_dropped(dropped: Sequence[Dropped]) -> None:
    """Say which methods were in the package before and are gone, by name."""
    if not dropped:
        return
    gone = [
        f"{each.package} as a whole" if each.whole else f"{each.package}.{method}"
        for each in dropped
        for method in (each.methods[:1] if each.whole else each.methods)
    ]
    print("no longer in the package:")
    for name in gone[:SHOWN]:
        print(f"  - {name}")
    if len(gone) > SHOWN:
        print(f"  and {len(gone) - SHOWN} more")
    print(
        "if that is not meant: is an operation missing in [tool.botoforge.services], a folder in "
        "`models` of [tool.botoforge], or a file in the folder of `waiters`?"
    )


def describe_removed(removed: Sequence[Change]) -> str:
    """Say what to do where the installed models no longer have what is chosen."""
    names = ", ".join(f"{change.service} {change.path}".rstrip() for change in removed)
    has_service = any(change.rule == "service-removed" for change in removed)
    yours = (
        "; a service of your own is found in the folders of `models` in [tool.botoforge], or with "
        "`--models DIR`"
        if has_service
        else ""
    )
    return (
        f"botocore {BOTOCORE_VERSION} no longer has {names}: `botoforge remove SERVICE OPERATION` "
        "stops choosing an operation; `botoforge generate --locked` keeps the package as it is"
        f"{yours}"
    )


def format_command(name: str, options: argparse.Namespace) -> str:
    """Write the command that makes the package up to date."""
    words = ["botoforge", name, *(f"--{word}" for word in ("all", "locked") if vars(options)[word])]
    return shlex.join([*words, *list_common(options)])


def format_diff(config: Config, options: argparse.Namespace) -> str:
    """Write the command that lists everything that has moved, the compatible changes, too."""
    words = ["botoforge", "diff", str(config.folder), "installed", "--documentation", "--all"]
    return shlex.join([*words, *list_common(options)])


def list_common(options: argparse.Namespace) -> Iterator[str]:
    """List the options that all commands of a project have, as they were given."""
    if options.config is not None:
        yield from ("--config", str(options.config))
    for folder in options.models:
        yield from ("--models", str(folder))


def name_in_project(config: Config) -> str:
    """Name the output folder relative to the configuration, if it is below it."""
    folder, home = config.folder, config.path.parent
    return (folder.relative_to(home) if folder.is_relative_to(home) else folder).as_posix()


def count_files(changes: Mapping[str, str]) -> str:
    """Count files."""
    return "1 file" if len(changes) == 1 else f"{len(changes)} files"
