"""What `botoforge check` does: is the package what `generate` would write, and if not, why?"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from botoforge_codegen.build.build import Build
from botoforge_codegen.config.config import Config, find_config, read_config
from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.store import BOTOCORE_VERSION
from botoforge_codegen.publish.tree import compare
from botoforge_codegen.snapshot.files import find_services
from botoforge_codegen.update.moves import NO_MOVES, Moves, find_moves, find_removed

from .command import ExitStatus
from .json_reports import describe_package, print_json
from .models import open_models
from .project import build_with_progress, choose_models, keep_models
from .reports import (
    count_files,
    describe_removed,
    format_command,
    format_diff,
    name_in_project,
    print_moves,
    report_failures,
    report_notes,
    report_unclassified,
)

FROM_SNAPSHOT: Final = "from the snapshot in it"


@frozen(kw_only=True)
class Outcome:
    """What a comparison has found."""

    status: ExitStatus
    build: Build | None
    """What the package should be; `None` if the models no longer have what is chosen."""
    changes: Mapping[str, str] = {}
    """How each file that differs does, by path."""
    diffs: Sequence[str] = ()
    moves: Moves = NO_MOVES
    text: str = ""
    """What people read after the diffs and the moves."""


def check(options: argparse.Namespace) -> ExitStatus:
    """Compare the package with what would be written."""
    config = read_config(find_config(options.config))
    models = choose_models(options, config)
    if options.all:
        config = config.with_everything(models.services())
    try:
        build = build_with_progress(config, models, leave_out=options.all)
    except GenerationError as error:
        removed = () if options.locked else find_removed(config, models)
        if not removed:
            raise
        outcome = compare_removed(removed, config, options)
        print_outcome(outcome, config, options)
        say(f"{error}\n{describe_removed(removed)}")
        return outcome.status
    report_notes(build)
    changes, _diffs = compare(build.files, config.folder, name_in_project(config))
    if changes:
        outcome = find_difference(build, config, options)
    else:
        status = report_failures(build)
        text = f"{config.folder}: up to date, {len(build.files)} files"
        outcome = Outcome(status=status, build=build, text=text)
    print_outcome(outcome, config, options)
    if options.strict and report_unclassified(build):
        return ExitStatus.FAILURE
    return outcome.status


def compare_removed(
    removed: Sequence[Change], config: Config, options: argparse.Namespace
) -> Outcome:
    """Find how the package differs from its snapshot, where the models lack what is chosen."""
    expected = build_from_snapshot(config, options)
    changes: Mapping[str, str] = {}
    diffs: Iterable[str] = ()
    if expected is not None:
        changes, diffs = compare(expected.files, config.folder, name_in_project(config))
    if changes:
        files = count_files(changes)
        say(f"{config.folder}: {files} not as botoforge generates them {FROM_SNAPSHOT}")
    return Outcome(
        status=ExitStatus.FAILURE if changes else ExitStatus.MODELS_MOVED,
        build=expected,
        changes=changes,
        diffs=[*diffs],
        moves=Moves(changes=removed, unseen=()),
    )


def find_difference(build: Build, config: Config, options: argparse.Namespace) -> Outcome:
    """Find how the package differs from what would be written, and why.

    Either the models have moved, or else the package or the configuration was edited, or botoforge
    has changed. What the snapshot in the package gives tells the first from the others.
    """
    moves, source, text = NO_MOVES, f"with botocore {BOTOCORE_VERSION}", ""
    expected = build if options.locked else build_from_snapshot(config, options)
    if expected is None:
        expected = build
    elif find_services(config.folder):
        source = FROM_SNAPSHOT
        moves = find_moves(expected.files, build.files, str(config.folder))
    changes, diffs = compare(expected.files, config.folder, name_in_project(config))
    report_failures(build)
    if moves.changes and all(each.severity is Severity.COMPATIBLE for each in moves.changes):
        text = f"`{format_diff(config, options)}` lists them"
    if changes:
        problem = f"{count_files(changes)} not as botoforge generates them {source}"
    else:
        problem = f"the models of botocore {BOTOCORE_VERSION} have moved"
    say(f"{config.folder}: {problem}: run `{format_command('generate', options)}`")
    return Outcome(
        status=ExitStatus.FAILURE if changes else ExitStatus.MODELS_MOVED,
        build=build,
        changes=changes,
        diffs=[*diffs],
        moves=moves,
        text=text,
    )


def print_outcome(outcome: Outcome, config: Config, options: argparse.Namespace) -> None:
    """Print what a comparison has found, for people or for programs."""
    if not options.json:
        for diff in outcome.diffs:
            print(diff, end="")
        print_moves(outcome.moves)
        if outcome.text:
            print(outcome.text)
        return
    moved = outcome.moves.changes or outcome.moves.unseen
    state = "different" if outcome.changes else "models moved" if moved else "up to date"
    content: Mapping[str, Any] = {"folder": str(config.folder)}
    if outcome.build is not None:
        content = describe_package(config, outcome.build, outcome.changes, outcome.moves)
    print_json({"status": state, "diffs": [*outcome.diffs], **content})


def build_from_snapshot(config: Config, options: argparse.Namespace) -> Build | None:
    """Build the package from the snapshot in it; `None` if that cannot be done."""
    try:
        models = keep_models(config, open_models(options, config), ())
        return build_with_progress(config, models, leave_out=options.all)
    except GenerationError as error:
        say(f"warning: what has moved is unknown: {error}")
        return None
