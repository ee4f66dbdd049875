"""What the commands that write or compare the package do in a project."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

from attrs import evolve

from botoforge_codegen.build.build import Build, build_package
from botoforge_codegen.build.parallel import takes_long
from botoforge_codegen.build.progress import show_progress
from botoforge_codegen.catalog.resolve import find_among
from botoforge_codegen.config.config import EVERYTHING, Config, find_config, read_config
from botoforge_codegen.config.edit import with_operations, without_operations
from botoforge_codegen.docs.pages import render_pages
from botoforge_codegen.errors import GenerationError, say, suggestion
from botoforge_codegen.load.models import Models
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.publish.lock import locked
from botoforge_codegen.publish.swap import beside, rewritten
from botoforge_codegen.publish.tree import encode_files, publish
from botoforge_codegen.selection import is_chosen
from botoforge_codegen.snapshot.files import read_folder
from botoforge_codegen.update.dropped import Removal, find_dropped, read_clients, select_clients
from botoforge_codegen.update.moves import find_removed
from botoforge_codegen.update.store import SnapshotStore

from .command import ExitStatus
from .json_reports import describe_dropped, describe_package, print_json
from .models import find_operations, identify_service, open_models
from .reports import (
    describe_removed,
    find_reported_moves,
    print_moves,
    report_clients,
    report_dropped,
    report_failures,
    report_files,
    report_notes,
    suggest_attributes,
)


def generate(options: argparse.Namespace) -> ExitStatus:
    """Write the package."""
    with open_project(options.config) as config:
        models = choose_models(options, config)
        chosen = config.with_everything(models.services()) if options.all else config
        with removed_explained(config, models):
            return write(chosen, models, as_json=options.json, leave_out=options.all)


def update(options: argparse.Namespace) -> ExitStatus:
    """Take the models of some services from the installed botocore, and write the package."""
    with open_project(options.config) as config:
        installed = open_models(options, config)
        services = [
            find_among(word, config.services, installed.folders) for word in options.services
        ]
        for name in services:
            if name not in config.services:
                raise GenerationError(
                    f"{config.locate('services')}: no operation of {name!r} is chosen"
                    f"{suggestion(name, config.services)}"
                )
        names = services or config.services
        moving = evolve(config, services={name: config.services[name] for name in names})
        with removed_explained(moving, installed):
            models = keep_models(config, installed, names)
            return write(config, models, as_json=options.json)


def add(options: argparse.Namespace) -> ExitStatus:
    """Choose operations, and write the package."""
    with open_project(options.config) as config:
        installed = open_models(options, config)
        service = identify_service(options.service, installed)
        updated = [service] if options.update else []
        added: list[str] = []
        for operation in find_operations(installed, service, options.operations):
            if is_chosen(operation, config.services.get(service, ())):
                note = f"{service} {operation.name} is chosen already"
                say(note) if options.json else print(note)
            else:
                added.append(operation.name)
        if added:
            chosen = [EVERYTHING] if EVERYTHING in options.operations else added
            changed = with_operations(config, service, chosen)
            models = keep_models(changed, installed, updated)
            return write(changed, models, as_json=options.json, edited=True)
        return write(config, keep_models(config, installed, updated), as_json=options.json)


def remove(options: argparse.Namespace) -> ExitStatus:
    """Stop choosing operations, and write the package."""
    with open_project(options.config) as config:
        installed = open_models(options, config)
        service = find_among(options.service, config.services, installed.folders)
        changed = without_operations(config, service, options.operations)
        removal = Removal(client_name=service, operations=tuple(options.operations))
        models = keep_models(changed, installed, ())
        return write(changed, models, as_json=options.json, edited=True, removal=removal)


def document(options: argparse.Namespace) -> ExitStatus:
    """Write pages about the package, as it is made from its snapshot."""
    with open_project(options.config) as config:
        models = open_snapshot(config)
        with show_progress({name: models.size(name) for name in config.services}) as report:
            pages = render_pages(config, models, report)
        changes = publish(encode_files(pages), options.output)
    print(f"{options.output}: {len(pages)} pages, {len(changes)} changed")
    return ExitStatus.SUCCESS


# --- Which models ---------------------------------------------------------------------------------


def choose_models(options: argparse.Namespace, config: Config) -> Models:
    """Choose the snapshot in the package alone, or what is installed."""
    return open_snapshot(config) if options.locked else open_models(options, config)


def open_snapshot(config: Config) -> SnapshotStore:
    """Open the snapshot in the package alone."""
    return SnapshotStore(
        package=config.folder, chosen=config.services, installed=None, waiters=config.waiters
    )


def keep_models(config: Config, installed: ModelStore, updated: Iterable[str]) -> SnapshotStore:
    """Keep to the snapshot in the package, but for some services and for what it lacks.

    Args:
        config: What is chosen.
        installed: The installed models.
        updated: The services to take from there as a whole.
    """
    return SnapshotStore(
        package=config.folder,
        chosen=config.services,
        installed=installed,
        updated=frozenset(updated),
        waiters=config.waiters,
    )


@contextmanager
def removed_explained(config: Config, models: Models) -> Generator[None]:
    """Run a block that takes models; if it fails, say what they no longer have.

    Args:
        config: What is chosen, and to be taken from there.
        models: The models.

    Raises:
        GenerationError: The block failed.
    """
    try:
        yield
    except GenerationError as error:
        removed = find_removed(config, models)
        if not removed:
            raise
        raise GenerationError(f"{error}\n{describe_removed(removed)}") from error


# --- Writing --------------------------------------------------------------------------------------


@contextmanager
def open_project(given: Path | None) -> Generator[Config]:
    """Read the configuration, and keep other runs out of the project until the block is done."""
    path = find_config(given)

    def on_wait() -> None:
        say(f"waiting for another botoforge in {path.parent}")

    with locked(path, on_wait):
        beside(path.resolve(), "new").unlink(missing_ok=True)  # left by a run that was killed
        yield read_config(path)


def build_with_progress(config: Config, models: Models, *, leave_out: bool = False) -> Build:
    """Build every file of the package, and show the progress.

    Args:
        config: What is chosen.
        models: Where the models are.
        leave_out: Leave out a service that cannot be generated; without this, it is an error.

    Raises:
        GenerationError: A service cannot be generated, and is not left out.
    """
    sizes = {name: models.size(name) for name in config.services} if takes_long(config) else {}
    with show_progress(sizes) as report_progress:
        build = build_package(config, models, report_progress)
    if build.failures and not leave_out:
        raise GenerationError("\n".join(failure.reason for failure in build.failures))
    return build


def write(
    config: Config,
    models: Models,
    *,
    as_json: bool,
    leave_out: bool = False,
    edited: bool = False,
    removal: Removal | None = None,
) -> ExitStatus:
    """Write the package.

    Args:
        config: What is chosen.
        models: Where the models are.
        as_json: Print one document of JSON.
        leave_out: As `build_with_progress` takes it.
        edited: Write the configuration, too: both or neither.
        removal: What the user has just removed from the configuration.
    """
    build = build_with_progress(config, models, leave_out=leave_out)
    report_notes(build)
    before, clients = read_folder(config.folder), read_clients(config.folder)
    with rewritten(config.path, config.text) if edited else nullcontext():
        changes = publish_build(build, config)
    moves = find_reported_moves(before, build.files, config)
    dropped = [*find_dropped(clients, select_clients(build.files), removal)]
    if as_json:
        content = describe_package(config, build, changes, moves)
        print_json({"config_changed": edited, **content, "dropped": describe_dropped(dropped)})
        return report_failures(build)
    if edited:
        print(f"{config.path}: changed")
    report_files(config, models, changes, len(build.files))
    report_clients(config, build, changes)
    suggest_attributes(config, changes)
    print_moves(moves)
    report_dropped(dropped)
    return report_failures(build)


def publish_build(build: Build, config: Config) -> Mapping[str, str]:
    """Write the package into its folder.

    Returns:
        What was done to each file, by its path.
    """

    def on_wait() -> None:
        say(f"waiting for another botoforge in {config.folder.parent}")

    return publish(build.files, config.folder, on_wait)
