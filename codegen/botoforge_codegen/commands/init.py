"""`botoforge init`: the first lines of a project's configuration."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import JSON_HELP, ArgumentCommand, ExitStatus, Parser


class Init(ArgumentCommand):
    """Write [tool.botoforge] into pyproject.toml."""

    name = "init"
    summary = "write [tool.botoforge] into pyproject.toml"
    examples = {"botoforge init": "begin in a project of yours"}  # noqa: RUF012 (a `Mapping`)
    epilog = """\
The section is added to the end of the nearest pyproject.toml, whose other lines stay as they are;
where there is none, one with this section alone is made in this folder. The generated package goes
into the package of the project, which is found by the name of the project, in src/ or beside
pyproject.toml: `myapp.aws` in myapp. Where the section is there already, nothing is changed.

examples:
  botoforge init
  botoforge init --package myapp.aws --output src
  botoforge init --config tools/aws.toml
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add what can be said in place of what is found."""
        parser.add_argument(
            "--package", metavar="PACKAGE", help="the import name of the package to generate"
        )
        parser.add_argument(
            "--output",
            metavar="DIR",
            help="the folder that holds it, from that of pyproject.toml, such as src",
        )
        parser.add_argument(
            "--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml"
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Write the section."""
        from .init_project import init  # imports attrs

        return init(options)
