"""All pages about a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from botoforge_codegen.config.config import Config
from botoforge_codegen.ir import Service
from botoforge_codegen.load.models import Models
from botoforge_codegen.pipeline import ReportProgress, check, load, lower
from botoforge_codegen.render.templates import fill
from botoforge_codegen.render.texts import WORDS
from botoforge_codegen.selection import select_names, select_operations

from .describe import first_sentence
from .operation_page import render_operation
from .tree import deepened


def render_pages(
    config: Config, models: Models, report_progress: ReportProgress
) -> Mapping[str, str]:
    """Write the pages about a package: of it, of its services, of their operations.

    Args:
        config: What is chosen.
        models: Where the models are.
        report_progress: Called with each service.

    Returns:
        The pages, by their path.

    Raises:
        GenerationError: A service cannot be generated.
    """
    services = [
        lower_chosen(config, models, client_name, report_progress)
        for client_name in sorted(config.services)
    ]
    return dict(list_pages(config.package, services))


def lower_chosen(
    config: Config, models: Models, client_name: str, report_progress: ReportProgress
) -> Service:
    """Take a service through the stages before it is rendered."""
    model = load(config, models, client_name)
    operations = select_operations(config, model)
    report_progress(client_name, len(operations))
    service = lower(model, operations, select_names(config, model))
    check(service)
    return service


def list_pages(package: str, services: Sequence[Service]) -> Iterator[tuple[str, str]]:
    """List the pages: the path of each, and its text."""
    yield "index.md", fill("docs/package.md", package=package, services=services)
    for service in services:
        yield f"{service.package}/index.md", render_service_page(package, service)
        for operation in service.operations:
            page = render_operation(package, service, operation)
            yield f"{service.package}/{operation.method}.md", page


def render_service_page(package: str, service: Service) -> str:
    """Write the page of a service: its operations, waits and errors."""
    return fill(
        "docs/service.md",
        package=package,
        service=service,
        documentation=deepened(service.documentation),
        operations=[(each, summarize(each.documentation)) for each in service.operations],
        waits=[
            (operation, waiter, WORDS[waiter.goal].until)
            for operation in service.operations
            for waiter in operation.waiters
        ],
    )


def summarize(documentation: str) -> str:
    """Take the first sentence of a documentation, for a cell of a table."""
    return first_sentence(documentation).replace("|", "\\|")
