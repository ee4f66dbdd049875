"""Build the whole package: all its services, and the modules that they share."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from attrs import frozen

from botoforge_codegen.check.service import check_package
from botoforge_codegen.config.config import Config
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.ir import Package
from botoforge_codegen.load.models import Models
from botoforge_codegen.pipeline import BuiltService, ReportProgress
from botoforge_codegen.publish.tree import encode_files
from botoforge_codegen.render.package import render_package
from botoforge_codegen.selection import check_named_services

from .parallel import Failure, build_services
from .project_waiters import check_waiter_files


@frozen(kw_only=True)
class Build:
    """The result of a build."""

    files: Mapping[str, bytes]
    """By path inside the package."""
    services: tuple[BuiltService, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    """What becomes of the project's own waiters, where that is not plain to see."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at."""
        return tuple(warning for service in self.services for warning in service.warnings)


def build_package(config: Config, models: Models, report_progress: ReportProgress) -> Build:
    """Build every file of the package that a configuration asks for.

    Args:
        config: What is chosen.
        models: Where the models are.
        report_progress: Called with each service.

    Raises:
        GenerationError: Nothing is chosen, or no service can be generated at all.
    """
    if not config.services:
        raise GenerationError(
            f"{config.locate('services')}: no operation is chosen; "
            "`botoforge add SERVICE OPERATION` chooses one"
        )
    check_named_services(config, models)
    notes = check_waiter_files(config, models)
    with closing(build_services(config, models, report_progress)) as results:
        in_order = sorted(results, key=lambda result: result.client_name)
    services = tuple(result for result in in_order if isinstance(result, BuiltService))
    failures = tuple(result for result in in_order if isinstance(result, Failure))
    package = Package(name=config.package, services=tuple(each.outline for each in services))
    problems = [*check_package(package)]
    if problems or not services:
        raise GenerationError("\n".join([*problems, *(failure.reason for failure in failures)]))
    files = encode_files(render_package(package))
    for service in services:
        files |= service.files
        notes += service.notes
    return Build(files=files, services=services, failures=failures, notes=notes)
