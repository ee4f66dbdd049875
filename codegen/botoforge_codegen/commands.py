"""What each command of `botoforge` does."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .config import EVERYTHING, Config, find_config, read_config
from .errors import GenerationError
from .load import BOTOCORE_VERSION, ModelStore
from .lower import find_operation
from .pipeline import build
from .publish import beside, compare, locked, publish, rewritten

NOTHING_TO_DO: Final = 0
DIFFERENT: Final = 1

MANY_OPERATIONS: Final = 50
"""How many operations of a service take so long that it is told."""

MARKS: Final = {"added": "+", "changed": "~", "removed": "-"}


def run(options: argparse.Namespace) -> int:
    """Carry out a command.

    Returns:
        The exit status.
    """
    store = ModelStore(options.models)
    match options.command:
        case "list":
            list_models(store, options.service, options.config)
        case "check":
            return check(store, options)
        case "generate":
            with project(options.config) as config:
                write(config, store)
        case "add":
            with project(options.config) as config:
                add(config, store, options.service, options.operation)
        case _:
            with project(options.config) as config:
                changed = config.without_operation(options.service, options.operation)
                write_both(changed, store)
    return NOTHING_TO_DO


@contextmanager
def project(given: Path | None) -> Generator[Config]:
    """Read the configuration, and keep other runs out of the project until the block is done."""
    path = find_config(given)

    def waiting() -> None:
        say(f"waiting for another botoforge in {path.parent}")

    with locked(path.parent, waiting):
        beside(path.resolve(), "new").unlink(missing_ok=True)  # of a run that was killed
        yield read_config(path)


def list_models(store: ModelStore, client_name: str | None, given: Path | None) -> None:
    """List the services, or the operations of one; `*` marks what is chosen."""
    chosen: Mapping[str, tuple[str, ...]] = {}
    try:
        chosen = read_config(find_config(given)).services
    except GenerationError:  # no configuration is needed to look around
        if given is not None:
            raise
    if client_name is None:
        for name in store.services():
            print(f"{'*' if name in chosen else ' '} {name}")
        return
    service = store.service(client_name)
    operations = sorted(service.operations.values(), key=lambda found: found.method)
    width = max(len(operation.method) for operation in operations)
    for operation in operations:
        names = {operation.name, operation.method, EVERYTHING}
        mark = " " if names.isdisjoint(chosen.get(client_name, ())) else "*"
        print(f"{mark} {operation.method:{width}}  {operation.name}")


def check(store: ModelStore, options: argparse.Namespace) -> int:
    """Compare the package with what would be written."""
    config = read_config(find_config(options.config))
    made = build(config, store, tell_progress, warn)
    changed, difference = compare(made, config.folder, name_in_project(config))
    if not changed:
        print(f"{config.folder}: up to date, {len(made)} files")
        return NOTHING_TO_DO
    print(difference, end="")
    again = ["botoforge", "generate"]
    if options.config is not None:
        again.extend(["--config", str(options.config)])
    for folder in options.models:
        again.extend(["--models", str(folder)])
    say(
        f"{config.folder}: {count(changed)} not as botoforge makes them with botocore "
        f"{BOTOCORE_VERSION}: run `{shlex.join(again)}`"
    )
    return DIFFERENT


def name_in_project(config: Config) -> str:
    """Name the output folder as seen from the configuration, if it is below it."""
    folder, home = config.folder, config.path.parent
    return (folder.relative_to(home) if folder.is_relative_to(home) else folder).as_posix()


def add(config: Config, store: ModelStore, client_name: str, word: str) -> None:
    """Choose an operation, and generate."""
    operation = find_operation(store.service(client_name), word)
    chosen = config.services.get(client_name, ())
    if {operation.name, operation.method, EVERYTHING}.isdisjoint(chosen):
        write_both(config.with_operation(client_name, operation.name), store)
    else:
        print(f"{client_name} {operation.name} is chosen already")
        write(config, store)


def write_both(config: Config, store: ModelStore) -> None:
    """Write the package and the configuration that asks for it, or neither."""
    made = build(config, store, tell_progress, warn)
    with rewritten(config.path, config.text):
        changed = publish(made, config.folder)
    print(f"{config.path}: changed")
    report(config, changed, len(made))


def write(config: Config, store: ModelStore) -> None:
    """Write the package."""
    made = build(config, store, tell_progress, warn)
    report(config, publish(made, config.folder), len(made))


def report(config: Config, changed: Mapping[str, str], total: int) -> None:
    """Say what was written."""
    if not changed:
        print(f"{config.folder}: nothing to do, {total} files are up to date")
        return
    shown = list(changed.items())[:20]
    for path, what in shown:
        print(f"  {MARKS[what]} {path}")
    if len(changed) > len(shown):
        print(f"  and {len(changed) - len(shown)} more")
    print(f"{config.folder}: {count(changed)} written with botocore {BOTOCORE_VERSION}")


def count(changed: Mapping[str, str]) -> str:
    """Count files."""
    return "1 file" if len(changed) == 1 else f"{len(changed)} files"


def tell_progress(client_name: str, operations: int) -> None:
    """Say that a big service is being worked on."""
    if operations >= MANY_OPERATIONS:
        say(f"{client_name}: {operations} operations")


def warn(text: str) -> None:
    """Tell what a person should look at."""
    say(f"warning: {text}")


def say(text: str) -> None:
    """Say something beside the output."""
    print(f"botoforge: {text}", file=sys.stderr, flush=True)
