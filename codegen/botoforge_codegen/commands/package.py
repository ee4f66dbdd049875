"""The commands that write or compare the package: generate, check, update, add and remove.

What they do is in `project`, which needs libraries that only the generator needs. It is loaded
when one of them runs, so `--help` works without these libraries.
"""

from __future__ import annotations

import argparse

from .command import JSON_HELP, SERVICE_HELP, ExitStatus, Parser, ProjectCommand


class PackageCommand(ProjectCommand):
    """A command for the whole package."""

    def add_arguments(self, parser: Parser) -> None:
        """Add `--all` and `--locked`."""
        parser.add_argument(
            "--all",
            action="store_true",
            help="every operation of every service, whatever the configuration chooses",
        )
        parser.add_argument(
            "--locked",
            action="store_true",
            help="take the models from the snapshot in the package alone, whatever botocore and "
            "model folders there are",
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)


class OperationCommand(ProjectCommand):
    """A command for some operations of the package."""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service and the operations."""
        parser.add_argument("service", metavar="SERVICE", help=SERVICE_HELP)
        parser.add_argument(
            "operations",
            metavar="OPERATION",
            nargs="+",
            help="such as DescribeTopicRefresh or describe_topic_refresh, or '*' for all",
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)


class Generate(PackageCommand):
    """Write the package."""

    name = "generate"
    summary = "write the package"
    examples = {"botoforge generate": "write the package again"}  # noqa: RUF012 (a `Mapping`)
    epilog = """\
The package is written completely or not at all, and only if it changes. Its folder belongs to
botoforge alone: a file of yours in it stops the run. If one service cannot be generated, nothing
is written; with --all that service alone is left out, and the exit status is 1.

The package holds a snapshot of the models that it is made from, in _models/. What has moved since
then is listed: how many changes, then each that breaks working code or is worth a look. With
--locked nothing moves: the same package comes out with any botocore.

[tool.botoforge] may name folders of your own: `models = ["models"]`, and `waiters = "waiters"` with
a file of botocore's format for each service, such as waiters/glue.json. Methods that the package
had and has no longer are listed by name.

--json prints {"config", "config_changed", "package", "folder", "files", "changes": {path: "added",
"changed" or "removed"}, "services": [{"service", "module", "client", "async_client",
"operations"}], "moves" and "reordered" (what has moved in the models, as `diff` writes it),
"dropped": [{"package", "methods", "whole"}], "failures": [{"service", "reason"}], "warnings"}. So
do add, remove and update.

examples:
  botoforge generate
  botoforge generate --locked                   with the models that the package holds
  botoforge generate --all                      every operation of every service, once
  botoforge generate --config tools/aws.toml    [tool.botoforge] is in another file
  botoforge generate --models models            services of your own are in models/, too
"""

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Write the package."""
        from . import project

        return project.generate(options)


class Check(PackageCommand):
    """Compare the package with what `generate` would write."""

    name = "check"
    summary = "compare the package with what `generate` would write"
    examples = {"botoforge check": "is it up to date? (for CI)"}  # noqa: RUF012 (a `Mapping`)
    epilog = """\
Nothing is written. If the package was edited, or the configuration or botoforge have changed, the
difference is shown as a unified diff, and the exit status is 1. If the models have moved, the
changes are listed, those that break working code first, and the exit status is 3. If both, it is 1.
A status that your own waiters do not classify is a warning; with --strict the exit status is 1.

--json prints {"status": "up to date", "different" or "models moved", "diffs": [text of each file]}
and what `generate --json` prints, but for "config_changed" and "dropped".

examples:
  botoforge check
  botoforge check --locked      is the package what botoforge makes of the models in it? (for CI)
  botoforge check --strict      do your own waiters classify every status, too?
  botoforge check --all         after `botoforge generate --all`
  botoforge check > package.diff
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add `--strict`."""
        super().add_arguments(parser)
        parser.add_argument(
            "--strict",
            action="store_true",
            help="fail if your own waiters leave a status unclassified",
        )

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Compare the package."""
        from . import check

        return check.check(options)


class Update(ProjectCommand):
    """Take newer models of some services, and generate."""

    name = "update"
    summary = "take newer models of some services, and generate"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge update quicksight": "take the newer models of one service alone"
    }
    epilog = """\
The models of these services are taken from the installed botocore, those of all others from the
package. What has moved is listed. Without a service it does the same as `botoforge generate`.

examples:
  botoforge update quicksight
  botoforge update quicksight glue
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the services."""
        parser.add_argument(
            "services",
            metavar="SERVICE",
            nargs="*",
            help=f"{SERVICE_HELP}; without one, every service",
        )
        parser.add_argument("--json", action="store_true", help=JSON_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Take the models, and write the package."""
        from . import project

        return project.update(options)


class Add(OperationCommand):
    """Choose operations, and generate."""

    name = "add"
    summary = "choose operations, and generate"
    examples = {  # noqa: RUF012 (a `Mapping`)
        "botoforge add quicksight DescribeTopicRefresh": "choose an operation, and generate"
    }
    epilog = """\
The operations are added to [tool.botoforge.services]. If one of them cannot be generated, nothing
changes. They are taken from the installed botocore; all else stays as the package holds it. If the
installed models differ in what the operations share with others of the service, nothing is changed
either: the differences are listed. With --update the whole service is taken from the installed
botocore. In quotes, '*' chooses every operation, also those that a later botocore adds.

examples:
  botoforge add quicksight DescribeTopicRefresh
  botoforge add quicksight describe_topic_refresh    the same
  botoforge add sqs SendMessage ReceiveMessage DeleteMessage
  botoforge add sqs '*'
  botoforge add quicksight DescribeTopic --update    with the newer models of quicksight
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add `--update`."""
        super().add_arguments(parser)
        parser.add_argument(
            "--update",
            action="store_true",
            help="take the models of the whole service from the installed botocore",
        )

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Choose the operations, and write the package."""
        from . import project

        return project.add(options)


class Remove(OperationCommand):
    """Stop choosing operations, and generate."""

    name = "remove"
    summary = "stop choosing operations, and generate"
    examples = {  # noqa: RUF012 (a `Mapping`)
        "botoforge remove quicksight DescribeTopicRefresh": "stop choosing it, and generate"
    }
    epilog = """\
The operations are removed from [tool.botoforge.services]. No models are updated. In quotes, '*'
removes all that are chosen of the service.

examples:
  botoforge remove quicksight DescribeTopicRefresh
  botoforge remove quicksight describe_topic_refresh    the same
  botoforge remove sqs SendMessage ReceiveMessage
  botoforge remove sqs '*'
"""

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Stop choosing the operations, and write the package."""
        from . import project

        return project.remove(options)
