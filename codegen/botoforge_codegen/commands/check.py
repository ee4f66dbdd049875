"""What `botoforge check` does: is the package what `generate` would write, and if not, why?"""

from __future__ import annotations

import argparse

from botoforge_codegen.build.build import Build
from botoforge_codegen.config.config import Config, find_config, read_config
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.publish.tree import compare
from botoforge_codegen.update.moves import NO_MOVES, Moves, find_moves, find_removed

from .command import ExitStatus
from .project import build_with_progress, choose_models, keep_models
from .reports import (
    count_files,
    describe_removed,
    format_command,
    name_in_project,
    print_moves,
    report_failures,
)


def check(options: argparse.Namespace) -> ExitStatus:
    """Compare the package with what would be written.

    If there is a difference, the models have moved, or somebody has edited the package or the
    configuration, or the generator has changed. What the snapshot in the package gives today tells
    the first from the others.
    """
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
        print_moves(Moves(changes=removed, unseen=()))
        say(f"{error}\n{describe_removed(removed)}")
        return ExitStatus.MODELS_MOVED
    changes, diffs = compare(build.files, config.folder, name_in_project(config))
    if not changes:
        status = report_failures(build)
        print(f"{config.folder}: up to date, {len(build.files)} files")
        return status
    moves, source = NO_MOVES, f"with botocore {BOTOCORE_VERSION}"
    remembered = build_from_snapshot(config, options)
    if remembered is not None:
        moves, source = (
            find_moves(remembered.files, build.files, str(config.folder)),
            "from the snapshot in it",
        )
        changes, diffs = compare(remembered.files, config.folder, name_in_project(config))
    for diff in diffs:
        print(diff, end="")
    report_failures(build)
    print_moves(moves)
    command = format_command("generate", options)
    if changes:
        say(
            f"{config.folder}: {count_files(changes)} not as botoforge generates them {source}: "
            f"run `{command}`"
        )
        return ExitStatus.FAILURE
    say(f"{config.folder}: the models of botocore {BOTOCORE_VERSION} have moved: run `{command}`")
    return ExitStatus.MODELS_MOVED


def build_from_snapshot(config: Config, options: argparse.Namespace) -> Build | None:
    """Build the package from the snapshot in it; `None` if that cannot be done."""
    try:
        models = choose_models(options, config)
        if isinstance(models, ModelStore):
            models = keep_models(config, models, ())
        return build_with_progress(config, models, leave_out=options.all)
    except GenerationError as error:
        say(f"warning: what has moved is unknown: {error}")
        return None
