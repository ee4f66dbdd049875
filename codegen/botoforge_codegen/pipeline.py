"""The order of the stages: load, lower, check, render. `publish` comes after."""

from __future__ import annotations

from collections.abc import Sequence

from .check import check_package
from .config import EVERYTHING, Config
from .errors import GenerationError
from .ir import Package, Service
from .load import ModelStore
from .lower import find_operation, lower_service
from .model import OperationModel, ServiceModel
from .render import render_package


def build(config: Config, store: ModelStore) -> dict[str, str]:
    """Make every file of the package that a configuration asks for.

    Args:
        config: What is chosen.
        store: Where the models are.

    Returns:
        The texts by path inside the package.

    Raises:
        GenerationError: A service or operation is unknown, or the models hold what cannot be
            generated.
    """
    if not config.services:
        raise GenerationError(
            f"config {config.path}: no operation is chosen; "
            "`botoforge add SERVICE OPERATION` chooses one"
        )
    services = tuple(lower(config, store, name) for name in sorted(config.services))
    package = Package(name=config.package, services=services)
    check_package(package)
    return render_package(package)


def lower(config: Config, store: ModelStore, client_name: str) -> Service:
    """Load and lower one service."""
    try:
        service = store.service(client_name)
    except GenerationError as error:
        raise GenerationError(f"{config.place(client_name)}: {error}") from error
    try:
        return lower_service(
            service, chosen_operations(config, service), config.names.get(client_name, {})
        )
    except RecursionError:
        raise GenerationError(f"service {client_name}: its shapes are nested too deeply") from None
    except KeyError as error:
        raise GenerationError(
            f"service {client_name}: its model is broken: there is no shape {error}"
        ) from error


def chosen_operations(config: Config, service: ServiceModel) -> Sequence[OperationModel]:
    """Find the operations that a configuration chooses of a service."""
    chosen = config.services[service.client_name]
    if chosen == (EVERYTHING,):
        return list(service.operations.values())
    found: dict[str, OperationModel] = {}
    for word in chosen:
        try:
            operation = find_operation(service, word)
        except GenerationError as error:
            raise GenerationError(f"{config.place(word)}: {error}") from error
        found[operation.name] = operation
    return list(found.values())
