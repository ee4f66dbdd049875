"""`botoforge show`: everything about an operation, before it is chosen."""

from __future__ import annotations

import argparse

from .command import JSON_HELP, SERVICE_HELP, ExitStatus, Parser, ProjectCommand


class Show(ProjectCommand):
    """Show an operation as a tree."""

    name = "show"
    summary = "show an operation: request, response, errors, waiters"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge show sqs ReceiveMessage": "what an operation takes and returns"
    }
    epilog = """\
The operation need not be chosen. Parameters and members have the names and types of the typed SDK,
with the values of enums and the first sentence of their documentation. What is in a class is shown
once; where it comes again, the mark is (see above), or (see above, it is inside itself).

--json prints {"service", "client", "operation", "method", "documentation", "deprecated", "code",
"request": [member], "response": {"type", "members": [member]}, "errors": [{"name",
"documentation"}], "base_error", "waiters": [{"method", "until"}], "paginator", "chosen"}. A member
is {"name", "type", "documentation"} with "required" in a request, and where it applies "sensitive",
"values" of an enum, "members" of a structure, "variants" of a union, or "members_are": "above" or
"recursive".

examples:
  botoforge show sqs ReceiveMessage
  botoforge show sfn describe_execution
  botoforge show quicksight DescribeTopicRefresh --json
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service, the operation and the format."""
        parser.add_argument("service", metavar="SERVICE", help=SERVICE_HELP)
        parser.add_argument(
            "operation",
            metavar="OPERATION",
            help="such as DescribeTopicRefresh or describe_topic_refresh",
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print the operation."""
        from .show_operation import show  # imports botocore

        return show(options)
