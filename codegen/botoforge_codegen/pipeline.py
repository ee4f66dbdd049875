"""The order of the stages: load, lower, check, render. `publish` comes after."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from .check import check_package
from .config import EVERYTHING, Config
from .errors import GenerationError, unknown_word
from .ir import Package, Service
from .load import ModelStore
from .lower import find_operation, lower_service
from .model import OperationModel, ServiceModel
from .render import render_package

Progress = Callable[[str, int], None]
"""Is told which service comes next, and how many of its operations are chosen."""

Warn = Callable[[str], None]


def build(
    config: Config, store: ModelStore, progress: Progress | None = None, warn: Warn | None = None
) -> dict[str, str]:
    """Make every file of the package that a configuration asks for.

    Args:
        config: What is chosen.
        store: Where the models are.
        progress: Is told how far the work is.
        warn: Is told what a person should look at.

    Returns:
        The texts by path inside the package.

    Raises:
        GenerationError: A service or operation is unknown, or the models hold what cannot be
            generated.
    """
    if not config.services:
        raise GenerationError(
            f"{config.place('services')}: no operation is chosen; "
            "`botoforge add SERVICE OPERATION` chooses one"
        )
    check_named_services(config, store)
    services = tuple(lower(config, store, name, progress) for name in sorted(config.services))
    if warn is not None:
        for warning in (warning for service in services for warning in service.warnings):
            warn(warning)
    package = Package(name=config.package, services=services)
    check_package(package)
    return render_package(package)


def check_named_services(config: Config, store: ModelStore) -> None:
    """Refuse names for a service that does not exist; one that is not chosen does no harm."""
    for client_name, overrides in config.names.items():
        if client_name not in store.services():
            place = config.place("names", f"{client_name} {next(iter(overrides))}")
            message = unknown_word("service", client_name, store.services())
            raise GenerationError(f"{place}: [tool.botoforge.names]: {message}")


def lower(
    config: Config, store: ModelStore, client_name: str, progress: Progress | None
) -> Service:
    """Load and lower one service."""
    try:
        service = store.service(client_name)
    except GenerationError as error:
        raise GenerationError(f"{config.place('services', client_name)}: {error}") from error
    operations = chosen_operations(config, service)
    if progress is not None:
        progress(client_name, len(operations))
    try:
        return lower_service(service, operations, chosen_names(config, service))
    except RecursionError:
        raise GenerationError(f"service {client_name}: its shapes are nested too deeply") from None


def chosen_operations(config: Config, service: ServiceModel) -> Sequence[OperationModel]:
    """Find the operations that a configuration chooses of a service."""
    client_name = service.client_name
    chosen = config.services[client_name]
    if chosen == (EVERYTHING,):
        return list(service.operations.values())
    if not chosen:
        raise GenerationError(
            f"{config.place('services', client_name)}: no operation of {client_name} is chosen; "
            "name one, or delete the line"
        )
    found: dict[str, OperationModel] = {}
    for index, word in enumerate(chosen):
        try:
            operation = find_chosen(service, word, found)
        except GenerationError as error:
            place = config.place("services", client_name, index)
            raise GenerationError(f"{place}: {error}") from error
        found[operation.name] = operation
    return list(found.values())


def find_chosen(service: ServiceModel, word: str, found: Container[str]) -> OperationModel:
    """Find the operation that one word of a list chooses, beside those that are found already."""
    if word == EVERYTHING:
        raise GenerationError(
            f'"*" is every operation of {service.client_name}: let it stand alone'
        )
    operation = find_operation(service, word)
    if operation.name in found:
        raise GenerationError(f"{operation.name} is chosen twice: delete one of the two")
    return operation


def chosen_names(config: Config, service: ServiceModel) -> Mapping[str, str]:
    """Find the names that a configuration sets in a service, and refuse those of nothing."""
    chosen = config.names.get(service.client_name, {})
    possible = {
        name
        for shape in service.shapes.values()
        for name in (
            shape.name,
            *(f"{shape.name}.{member.name}" for member in shape.members),
            *(f"{shape.name}.{value}" for value in shape.enum),
        )
    }
    for name in chosen:
        if name not in possible:
            place = config.place("names", f"{service.client_name} {name}")
            message = unknown_word("name", name, possible)
            raise GenerationError(f"{place}: [tool.botoforge.names]: {message}")
    return chosen
