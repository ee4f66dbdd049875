"""What each command of `botoforge` does."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from botoforge_codegen.build.cache import Cache
from botoforge_codegen.build.progress import say, shown
from botoforge_codegen.config.config import EVERYTHING, Config, find_config, read_config
from botoforge_codegen.config.edit import with_operation, without_operation
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.lower.service import find_operation
from botoforge_codegen.pipeline import Made, build, takes_long
from botoforge_codegen.publish.git import missing_attributes
from botoforge_codegen.publish.lock import locked
from botoforge_codegen.publish.swap import beside, rewritten
from botoforge_codegen.publish.tree import MANIFEST, compare, publish

NOTHING_TO_DO: Final = 0
DIFFERENT: Final = 1
LEFT_OUT: Final = 1

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
                everything = chosen(config, store, everything=options.all)
                return write(everything, store, partly=options.all)
        case "add":
            with project(options.config) as config:
                add(config, store, options.service, options.operation)
        case _:
            with project(options.config) as config:
                changed = without_operation(config, options.service, options.operation)
                write_both(changed, store)
    return NOTHING_TO_DO


@contextmanager
def project(given: Path | None) -> Generator[Config]:
    """Read the configuration, and keep other runs out of the project until the block is done."""
    path = find_config(given)

    def waiting() -> None:
        say(f"waiting for another botoforge in {path.parent}")

    with locked(path, waiting):
        beside(path.resolve(), "new").unlink(missing_ok=True)  # of a run that was killed
        yield read_config(path)


def list_models(store: ModelStore, client_name: str | None, given: Path | None) -> None:
    """List the services, or the operations of one; `*` marks what is chosen."""
    services: Mapping[str, tuple[str, ...]] = {}
    try:
        services = read_config(find_config(given)).services
    except GenerationError:  # no configuration is needed to look around
        if given is not None:
            raise
    if client_name is None:
        for name in store.services():
            print(f"{'*' if name in services else ' '} {name}")
        return
    service = store.service(client_name)
    operations = sorted(service.operations.values(), key=lambda found: found.method)
    width = max(len(operation.method) for operation in operations)
    for operation in operations:
        names = {operation.name, operation.method, EVERYTHING}
        mark = " " if names.isdisjoint(services.get(client_name, ())) else "*"
        print(f"{mark} {operation.method:{width}}  {operation.name}")


def check(store: ModelStore, options: argparse.Namespace) -> int:
    """Compare the package with what would be written."""
    config = chosen(read_config(find_config(options.config)), store, everything=options.all)
    made = make(config, store)
    if made.failures and not options.all:
        raise GenerationError(reasons(made))
    changed, differences = compare(made.files, config.folder, name_in_project(config))
    for difference in differences:
        print(difference, end="")
    status = report_failures(made)
    if not changed:
        print(f"{config.folder}: up to date, {len(made.files)} files")
        return status
    again = ["botoforge", "generate", *(["--all"] if options.all else [])]
    if options.config is not None:
        again.extend(["--config", str(options.config)])
    for folder in options.models:
        again.extend(["--models", str(folder)])
    say(
        f"{config.folder}: {count(changed)} not as botoforge makes them with botocore "
        f"{BOTOCORE_VERSION}: run `{shlex.join(again)}`"
    )
    return DIFFERENT


def chosen(config: Config, store: ModelStore, *, everything: bool) -> Config:
    """Take what the configuration chooses, or everything there is."""
    return config.with_everything(store.services()) if everything else config


def make(config: Config, store: ModelStore, cache: Cache | None = None) -> Made:
    """Make every file of the package, and show how far that is."""
    sizes = {name: store.size(name) for name in config.services} if takes_long(config) else {}
    with shown(sizes) as progress:
        if cache is None:
            return build(config, store, progress, warn)
        return build(config, store, progress, warn, cache.find)


def reasons(made: Made) -> str:
    """List why services cannot be generated."""
    return "\n".join(failure.reason for failure in made.failures)


def report_failures(made: Made) -> int:
    """Say which services are left out, and why.

    Returns:
        The exit status.
    """
    if not made.failures:
        return NOTHING_TO_DO
    for failure in made.failures:
        say(f"error: {failure.reason}")
    names = ", ".join(failure.client_name for failure in made.failures)
    say(f"{len(made.failures)} of {len(made.failures) + len(made.services)} left out: {names}")
    return LEFT_OUT


def name_in_project(config: Config) -> str:
    """Name the output folder as seen from the configuration, if it is below it."""
    folder, home = config.folder, config.path.parent
    return (folder.relative_to(home) if folder.is_relative_to(home) else folder).as_posix()


def add(config: Config, store: ModelStore, client_name: str, word: str) -> None:
    """Choose an operation, and generate."""
    operation = find_operation(store.service(client_name), word)
    words = config.services.get(client_name, ())
    if {operation.name, operation.method, EVERYTHING}.isdisjoint(words):
        write_both(with_operation(config, client_name, operation.name), store)
    else:
        print(f"{client_name} {operation.name} is chosen already")
        write(config, store)


def write_both(config: Config, store: ModelStore) -> None:
    """Write the package and the configuration that asks for it, or neither."""
    made = make(config, store)
    if made.failures:
        raise GenerationError(reasons(made))
    with rewritten(config.path, config.text):
        changed = place(made, config)
    print(f"{config.path}: changed")
    report(config, changed, len(made.files))


def write(config: Config, store: ModelStore, *, partly: bool = False) -> int:
    """Write the package.

    Args:
        config: What is chosen.
        store: Where the models are.
        partly: A service that cannot be generated is left out; without this, nothing is written.

    Returns:
        The exit status.
    """
    cache = Cache(config, store) if takes_long(config) else None
    made = make(config, store, cache)
    if made.failures and not partly:
        raise GenerationError(reasons(made))
    changed = place(made, config)
    if cache is not None:
        cache.save(made.services)
    report(config, changed, len(made.files))
    return report_failures(made)


def place(made: Made, config: Config) -> Mapping[str, str]:
    """Bring the package into its folder, and tell what was done to which file."""

    def waiting() -> None:
        say(f"waiting for another botoforge in {config.folder.parent}")

    return publish(made.files, config.folder, waiting)


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
    line = missing_attributes(config.folder) if changed.get(MANIFEST) == "added" else None
    if line:  # told once: when the package is new
        print(
            "so that reviews fold the package and git keeps its line endings, add this to the "
            f"repository's .gitattributes:\n  {line}"
        )


def count(changed: Mapping[str, str]) -> str:
    """Count files."""
    return "1 file" if len(changed) == 1 else f"{len(changed)} files"


def warn(text: str) -> None:
    """Tell what a person should look at."""
    say(f"warning: {text}")
