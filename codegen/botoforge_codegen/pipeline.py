"""One service through the stages: load, select, lower, check, render. Read this module first.

`build` does this for many services, and `publish` writes the result to the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from .check.modules import check_modules
from .check.service import check_service
from .config.config import Config
from .errors import GenerationError
from .ir import Service, ServiceOutline, UnclassifiedStatus
from .load.model import OperationModel, ServiceModel
from .load.models import Models
from .lower.service import lower_service
from .publish.tree import encode_files
from .render.service import render_service
from .selection import select_names, select_operations
from .snapshot.files import format_snapshot
from .snapshot.snapshot import take_snapshot

ReportProgress: TypeAlias = Callable[[str, int], None]
"""Called with a service when the work on it begins, and with the number of its operations."""


@frozen(kw_only=True)
class BuiltService:
    """A service package, ready to be written."""

    client_name: str
    operations: int
    """How many are chosen."""
    outline: ServiceOutline
    files: Mapping[str, bytes]
    """By path inside the whole package."""
    warnings: tuple[str, ...]
    """What a person should look at."""
    notes: tuple[str, ...]
    """What becomes of the project's own waiters, where that is not plain to see."""
    unclassified: tuple[UnclassifiedStatus, ...]
    """The statuses that the rows of waiters leave open; the warnings name them, too."""


def build_service(
    config: Config, models: Models, client_name: str, report_progress: ReportProgress
) -> BuiltService:
    """Take one service through all stages.

    Args:
        config: What is chosen.
        models: Where the models are.
        client_name: The service, as boto3 calls it.
        report_progress: Called before the long part of the work.

    Raises:
        GenerationError: The service cannot be generated.
    """
    model = load(config, models, client_name)
    operations = select_operations(config, model)
    report_progress(client_name, len(operations))
    names = select_names(config, model)
    service = lower(model, operations, names)
    check(service)
    snapshot = take_snapshot(model, operations, names)
    return BuiltService(
        client_name=client_name,
        operations=len(service.operations),
        outline=service.outline,
        files={**render(service), **encode_files(format_snapshot(snapshot))},
        warnings=service.warnings,
        notes=service.notes,
        unclassified=service.unclassified,
    )


def load(config: Config, models: Models, client_name: str) -> ServiceModel:
    """Read the model of a service."""
    try:
        return models.service(client_name)
    except GenerationError as error:
        raise GenerationError(f"{config.locate('services', client_name)}: {error}") from error


def lower(
    model: ServiceModel, operations: Sequence[OperationModel], names: Mapping[str, str]
) -> Service:
    """Decide what is emitted for the chosen operations of a service."""
    try:
        return lower_service(model, operations, names)
    except RecursionError:
        raise GenerationError(
            f"model {model.file or model.client_name}: its HTML is nested too deeply"
        ) from None


def check(service: Service) -> None:
    """Check what is about to be emitted: no two names collide, for example."""
    problems = [f"{service.client_name}: {problem}" for problem in check_service(service)]
    if problems and service.file:
        problems = [f"{problem} (model {service.file})" for problem in problems]
    if problems:
        raise GenerationError("\n".join(problems))


def render(service: Service) -> Mapping[str, bytes]:
    """Write the modules of a service, and check that every name in them resolves.

    Raises:
        AssertionError: One does not.
        GenerationError: A module does not compile.
    """
    rendered = render_service(service)
    if problems := list(check_modules(rendered.names)):
        raise AssertionError("; ".join(problems))
    return encode_files(rendered.files)
