"""What generate, check, add and remove do in a project."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from botoforge_codegen.build.build import Build, build_package
from botoforge_codegen.build.parallel import takes_long
from botoforge_codegen.build.progress import show_progress
from botoforge_codegen.config.config import Config, find_config, read_config
from botoforge_codegen.config.edit import with_operation, without_operation
from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.publish.git import missing_attributes
from botoforge_codegen.publish.lock import locked
from botoforge_codegen.publish.swap import beside, rewritten
from botoforge_codegen.publish.tree import MANIFEST, compare, publish
from botoforge_codegen.selection import find_operation, is_chosen

from .command import ExitStatus

MARKS: Final = {"added": "+", "changed": "~", "removed": "-"}


def generate(options: argparse.Namespace) -> ExitStatus:
    """Write the package."""
    store = ModelStore(options.models)
    with open_project(options.config) as config:
        chosen = config.with_everything(store.services()) if options.all else config
        return write(chosen, store, leave_out=options.all)


def check(options: argparse.Namespace) -> ExitStatus:
    """Compare the package with what would be written."""
    store = ModelStore(options.models)
    config = read_config(find_config(options.config))
    if options.all:
        config = config.with_everything(store.services())
    build = build_with_progress(config, store, leave_out=options.all)
    changes, diffs = compare(build.files, config.folder, name_in_project(config))
    for diff in diffs:
        print(diff, end="")
    status = report_failures(build)
    if not changes:
        print(f"{config.folder}: up to date, {len(build.files)} files")
        return status
    say(
        f"{config.folder}: {count(changes)} not as botoforge generates them with botocore "
        f"{BOTOCORE_VERSION}: run `{command_to_generate(options)}`"
    )
    return ExitStatus.FAILURE


def add(options: argparse.Namespace) -> ExitStatus:
    """Choose an operation, and write the package."""
    store = ModelStore(options.models)
    with open_project(options.config) as config:
        operation = find_operation(store.service(options.service), options.operation)
        if is_chosen(operation, config.services.get(options.service, ())):
            print(f"{options.service} {operation.name} is chosen already")
            write(config, store)
        else:
            write_both(with_operation(config, options.service, operation.name), store)
    return ExitStatus.SUCCESS


def remove(options: argparse.Namespace) -> ExitStatus:
    """Stop choosing an operation, and write the package."""
    store = ModelStore(options.models)
    with open_project(options.config) as config:
        write_both(without_operation(config, options.service, options.operation), store)
    return ExitStatus.SUCCESS


@contextmanager
def open_project(given: Path | None) -> Generator[Config]:
    """Read the configuration, and keep other runs out of the project until the block is done."""
    path = find_config(given)

    def on_wait() -> None:
        say(f"waiting for another botoforge in {path.parent}")

    with locked(path, on_wait):
        beside(path.resolve(), "new").unlink(missing_ok=True)  # left by a run that was killed
        yield read_config(path)


def build_with_progress(config: Config, store: ModelStore, *, leave_out: bool = False) -> Build:
    """Build every file of the package, and show the progress.

    Args:
        config: What is chosen.
        store: Where the models are.
        leave_out: Leave out a service that cannot be generated; without this, it is an error.

    Raises:
        GenerationError: A service cannot be generated, and is not left out.
    """
    sizes = {name: store.size(name) for name in config.services} if takes_long(config) else {}
    with show_progress(sizes) as report_progress:
        build = build_package(config, store, report_progress, lambda text: say(f"warning: {text}"))
    if build.failures and not leave_out:
        raise GenerationError("\n".join(failure.reason for failure in build.failures))
    return build


def write(config: Config, store: ModelStore, *, leave_out: bool = False) -> ExitStatus:
    """Write the package.

    Args:
        config: What is chosen.
        store: Where the models are.
        leave_out: As `build_with_progress` takes it.
    """
    build = build_with_progress(config, store, leave_out=leave_out)
    report(config, publish_build(build, config), len(build.files))
    return report_failures(build)


def write_both(config: Config, store: ModelStore) -> None:
    """Write the package and the edited configuration, or neither."""
    build = build_with_progress(config, store)
    with rewritten(config.path, config.text):
        changes = publish_build(build, config)
    print(f"{config.path}: changed")
    report(config, changes, len(build.files))


def publish_build(build: Build, config: Config) -> Mapping[str, str]:
    """Write the package into its folder.

    Returns:
        What was done to each file, by its path.
    """

    def on_wait() -> None:
        say(f"waiting for another botoforge in {config.folder.parent}")

    return publish(build.files, config.folder, on_wait)


# --- Messages -------------------------------------------------------------------------------------


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


def report(config: Config, changes: Mapping[str, str], total: int) -> None:
    """Say what was written."""
    if not changes:
        print(f"{config.folder}: nothing to do, {total} files are up to date")
        return
    listed = list(changes.items())[:20]
    for path, change in listed:
        print(f"  {MARKS[change]} {path}")
    if len(changes) > len(listed):
        print(f"  and {len(changes) - len(listed)} more")
    print(f"{config.folder}: {count(changes)} written with botocore {BOTOCORE_VERSION}")
    is_new = changes.get(MANIFEST) == "added"
    line = missing_attributes(config.folder) if is_new else None
    if line:
        print(
            "to fold the package in reviews and keep its line endings, add this to the "
            f"repository's .gitattributes:\n  {line}"
        )


def command_to_generate(options: argparse.Namespace) -> str:
    """Write the command that makes the package up to date."""
    words = ["botoforge", "generate", *(["--all"] if options.all else [])]
    if options.config is not None:
        words.extend(["--config", str(options.config)])
    for folder in options.models:
        words.extend(["--models", str(folder)])
    return shlex.join(words)


def name_in_project(config: Config) -> str:
    """Name the output folder relative to the configuration, if it is below it."""
    folder, home = config.folder, config.path.parent
    return (folder.relative_to(home) if folder.is_relative_to(home) else folder).as_posix()


def count(changes: Mapping[str, str]) -> str:
    """Count files."""
    return "1 file" if len(changes) == 1 else f"{len(changes)} files"
