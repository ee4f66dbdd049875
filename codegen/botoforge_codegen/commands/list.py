"""`botoforge list`: the services, or the operations of one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from botoforge_codegen.errors import GenerationError

from .command import ExitStatus, Parser, ProjectCommand

if TYPE_CHECKING:
    from botoforge_codegen.config.config import Config
    from botoforge_codegen.load.model import ServiceModel


class List(ProjectCommand):
    """List the services, or the operations of one."""

    name = "list"
    summary = "list the services, or the operations of one"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge list": "every service",
        "botoforge list quicksight": "the operations of one service",
    }
    epilog = """\
A `*` marks what is chosen.

examples:
  botoforge list
  botoforge list quicksight
  botoforge list quicksight | grep refresh
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service."""
        parser.add_argument(
            "service",
            metavar="SERVICE",
            nargs="?",
            help="as boto3.client calls it, such as quicksight",
        )

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print the list."""
        from .models import open_models  # imports botocore

        config = find_valid_project(options.config)
        store = open_models(options, config)
        choices: Mapping[str, tuple[str, ...]] = {} if config is None else config.services
        if options.service is None:
            for name in store.services():
                print(f"{'*' if name in choices else ' '} {name}")
        else:
            list_operations(store.service(options.service), choices.get(options.service, ()))
        return ExitStatus.SUCCESS


def find_valid_project(given: Path | None) -> Config | None:
    """Read the configuration of the project; None if there is none, or it is broken.

    Raises:
        GenerationError: One is given, and it is missing or broken.
    """
    from botoforge_codegen.config.config import find_project  # imports attrs

    try:
        return find_project(given)
    except GenerationError:
        if given is not None:
            raise
        return None


def list_operations(service: ServiceModel, chosen: tuple[str, ...]) -> None:
    """Print the operations of a service under both their names."""
    from botoforge_codegen.selection import is_chosen  # imports botocore

    operations = sorted(service.operations.values(), key=lambda operation: operation.method)
    width = max(len(operation.method) for operation in operations)
    for operation in operations:
        mark = "*" if is_chosen(operation, chosen) else " "
        print(f"{mark} {operation.method:{width}}  {operation.name}")
