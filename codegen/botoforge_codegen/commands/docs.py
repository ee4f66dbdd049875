"""`botoforge docs`: pages of documentation about the package."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import ArgumentCommand, ExitStatus, Parser


class Docs(ArgumentCommand):
    """Write pages about the package."""

    name = "docs"
    summary = "write pages of documentation about the package, in Markdown"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge docs": "a page for each operation, in docs/reference"
    }
    epilog = """\
There is an index of the package, one of each service, and a page for each operation: its request
and response as trees, the values of its enums, its errors, waits, pages and examples. The pages are
about the models that the package is made from. Their folder belongs to botoforge alone: a file of
yours in it stops the run. Only what changes is written.

The pages are plain Markdown. Leave them out of the navigation of your site, but for the index.

examples:
  botoforge docs
  botoforge docs --output site/aws
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the configuration and the folder."""
        parser.add_argument(
            "--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml"
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            default=Path("docs", "reference"),
            help="the folder to write, from the current one (docs/reference)",
        )

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Write the pages."""
        from .project import document  # imports botocore

        return document(options)
