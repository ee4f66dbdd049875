"""The installed models of a project: botocore's, and those in folders of its own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from botoforge_codegen.catalog.catalog import read_catalog
from botoforge_codegen.catalog.resolve import resolve_service
from botoforge_codegen.config.config import EVERYTHING, Config
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.model import OperationModel
from botoforge_codegen.load.store import ModelStore, check_folder
from botoforge_codegen.selection import find_operation


def open_models(options: argparse.Namespace, config: Config | None) -> ModelStore:
    """Open the models of botocore, of `--models` and of the configuration, with its waiters.

    The folders of `--models` are searched first, so that a call can try other models.

    Args:
        options: The arguments of the command.
        config: The configuration, if there is one.

    Raises:
        GenerationError: A folder is missing or holds no model.
    """
    waiters = None if config is None else config.waiters
    return ModelStore(list_folders(options, config), waiters)


def identify_service(word: str, store: ModelStore) -> str:
    """Find the service that a word of a call means.

    Raises:
        GenerationError: No service is called so, or several are.
    """
    if word in store.services():
        return word
    return resolve_service(word, read_catalog(store.folders))


def find_operations(
    store: ModelStore, service: str, words: Sequence[str]
) -> Sequence[OperationModel]:
    """Find the operations that the words of a call name, each once; `*` names all.

    Raises:
        GenerationError: Some are unknown.
    """
    model = store.service(service)
    found: dict[str, OperationModel] = {}
    problems: list[str] = []
    for word in words:
        try:
            operations = (
                [*model.operations.values()]
                if word == EVERYTHING
                else [find_operation(model, word)]
            )
        except GenerationError as error:
            problems.append(f"{error}{suggest_services(word, store)}")
        else:
            found.update((operation.name, operation) for operation in operations)
    if problems:
        raise GenerationError("\n".join(problems))
    return [*found.values()]


def suggest_services(word: str, store: ModelStore) -> str:
    """Say which other services have an operation of this name, unless they are many."""
    owners = [
        name
        for name, names in read_catalog(store.folders).items()
        if word in names.operations or word in names.operations.values()
    ]
    return (
        f"; {' and '.join(owners)} {'has' if len(owners) == 1 else 'have'} it"
        if (0 < len(owners) <= 3)
        else ""
    )


def list_folders(options: argparse.Namespace, config: Config | None) -> tuple[Path, ...]:
    """List the folders of `--models` and those of the configuration, each once.

    Raises:
        GenerationError: One of the configuration is missing or holds no model.
    """
    folders: list[Path] = list(options.models)
    for index, folder in enumerate(() if config is None else config.models):
        try:
            check_folder(folder)
        except GenerationError as error:
            location = config.locate("models", index) if config is not None else ""
            raise GenerationError(f"{location}: [tool.botoforge]: {error}") from error
        folders.append(folder)
    return tuple({folder.resolve(): folder for folder in folders}.values())
