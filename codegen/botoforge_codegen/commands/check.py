"""What `botoforge check` does: is the package what `generate` would write, and if not, why?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Final

from botoforge_codegen.build.build import Build
from botoforge_codegen.config.config import Config, find_config, read_config
from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.store import BOTOCORE_VERSION
from botoforge_codegen.publish.tree import compare
from botoforge_codegen.snapshot.files import find_services
from botoforge_codegen.update.moves import NO_MOVES, Moves, find_moves, find_removed

from .command import ExitStatus
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
        status = report_removed(removed, config, options)
        say(f"{error}\n{describe_removed(removed)}")
        return status
    report_notes(build)
    changes, _diffs = compare(build.files, config.folder, name_in_project(config))
    if changes:
        status = report_difference(build, config, options)
    else:
        status = report_failures(build)
        print(f"{config.folder}: up to date, {len(build.files)} files")
    return ExitStatus.FAILURE if options.strict and report_unclassified(build) else status


def report_removed(
    removed: Sequence[Change], config: Config, options: argparse.Namespace
) -> ExitStatus:
    """Say what the models no longer have, and how the package differs from its snapshot."""
    expected = build_from_snapshot(config, options)
    changes: Mapping[str, str] = {}
    if expected is not None:
        changes = show_difference(expected, config)
    print_moves(Moves(changes=removed, unseen=()))
    if not changes:
        return ExitStatus.MODELS_MOVED
    say(f"{config.folder}: {count_files(changes)} not as botoforge generates them {FROM_SNAPSHOT}")
    return ExitStatus.FAILURE


def report_difference(build: Build, config: Config, options: argparse.Namespace) -> ExitStatus:
    """Say how the package differs from what would be written, and why.

    Either the models have moved, or else the package or the configuration was edited, or botoforge
    has changed. What the snapshot in the package gives tells the first from the others.
    """
    moves, source = NO_MOVES, f"with botocore {BOTOCORE_VERSION}"
    expected = build if options.locked else build_from_snapshot(config, options)
    if expected is None:
        expected = build
    elif find_services(config.folder):
        source = FROM_SNAPSHOT
        moves = find_moves(expected.files, build.files, str(config.folder))
    changes = show_difference(expected, config)
    report_failures(build)
    print_moves(moves)
    if moves.changes and all(each.severity is Severity.COMPATIBLE for each in moves.changes):
        print(f"`{format_diff(config, options)}` lists them")
    if changes:
        problem = f"{count_files(changes)} not as botoforge generates them {source}"
    else:
        problem = f"the models of botocore {BOTOCORE_VERSION} have moved"
    say(f"{config.folder}: {problem}: run `{format_command('generate', options)}`")
    return ExitStatus.FAILURE if changes else ExitStatus.MODELS_MOVED


def show_difference(expected: Build, config: Config) -> Mapping[str, str]:
    """Print how the package differs from a build, and return what differs, by path."""
    changes, diffs = compare(expected.files, config.folder, name_in_project(config))
    for diff in diffs:
        print(diff, end="")
    return changes


def build_from_snapshot(config: Config, options: argparse.Namespace) -> Build | None:
    """Build the package from the snapshot in it; `None` if that cannot be done."""
    try:
        models = keep_models(config, open_models(options, config), ())
        return build_with_progress(config, models, leave_out=options.all)
    except GenerationError as error:
        say(f"warning: what has moved is unknown: {error}")
        return None
