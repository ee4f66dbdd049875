"""`botoforge list`: the services, the operations of one, or those whose names have some words."""

from __future__ import annotations

import argparse

from .command import JSON_HELP, SERVICE_HELP, ExitStatus, Parser, ProjectCommand


class List(ProjectCommand):
    """List services and operations, or search for them."""

    name = "list"
    summary = "list services and operations, or search for them"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge list": "every service",
        "botoforge list quicksight": "the operations of one service",
        "botoforge list --search 'topic refresh'": "the operations that are called so",
    }
    epilog = """\
A service is listed with the class of its client and its full name, an operation with its method,
its name in the model, and the methods that wait for it or go through its pages. A `*` marks what is
chosen. Words of a search may be in any order, and parts of words; those of the service count, too.

--json prints {"services": [{"service", "client", "name", "operations", "chosen"}], "operations":
[{"service", "client", "operation", "method", "waiters", "paginator", "chosen"}]}.

examples:
  botoforge list
  botoforge list quicksight
  botoforge list sfn                the same as: stepfunctions, 'step functions', SFNClient
  botoforge list --search 'topic refresh'
  botoforge list sqs --search message --json
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service, the search and the format."""
        parser.add_argument("service", metavar="SERVICE", nargs="?", help=SERVICE_HELP)
        parser.add_argument(
            "--search", metavar="WORDS", help="only what has all these words in its name"
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print the list."""
        from .list_names import list_names  # imports botocore

        return list_names(options)
