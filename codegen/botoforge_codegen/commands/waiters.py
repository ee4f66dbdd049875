"""`botoforge waiters`: what can be waited for, and rows of one's own.

What each does is in a module of its own, which is loaded when the command runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from .command import (
    JSON_HELP,
    SERVICE_HELP,
    ArgumentCommand,
    Command,
    CommandFamily,
    ExitStatus,
    Parser,
    ProjectCommand,
)


class ListWaiters(ProjectCommand):
    """List what can be waited for."""

    name = "waiters list"
    summary = "list what can be waited for"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge waiters list glue": "what can be waited for in one service"
    }
    epilog = """\
The waiters of the project, of botoforge and of botocore; of one name, the one that `generate`
takes. A `*` marks those whose operation is chosen. The source says what the meaning of the
statuses is from: an address of AWS's documentation, `model` (the texts of the model) or `by name`.
Where the output is no terminal, columns are separated by tabs: mark, service, waiter, operation,
goal, owner, source.

examples:
  botoforge waiters list
  botoforge waiters list glue
  botoforge waiters list glue --json
  botoforge waiters list | grep 'ended well'
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service and the format."""
        parser.add_argument("service", metavar="SERVICE", nargs="?", help=SERVICE_HELP)
        parser.add_argument("--json", action="store_true", help="print a list of objects")

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print the list."""
        from .waiters_list import list_waiters

        return list_waiters(options)


class ProposeWaiter(ProjectCommand):
    """Draft a waiter of one's own from the model."""

    name = "waiters propose"
    summary = "draft a waiter of your own from the model"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge waiters propose location GetJob --goal 'ended well'": "draft your own waiter"
    }
    epilog = """\
The draft is added to <service>.json in the folder that `waiters` in [tool.botoforge] names, by
default waiters/; other waiters in the file stay as they are.

Goals: 'ended well' (of a job); available, running, stopped or deleted (of a resource).

For 'ended well', values are decided whose words mean the same everywhere, such as RUNNING and
FAILED, if all values of the status are known words, exactly one of them means success, and one at
least failure. What a person must decide is a `?`: a value of another meaning from job to job, such
as CREATED or EXPIRED, and every value for other goals. The whole waiter has a `?`, in `review`,
where the response has several statuses, or counts failures, or may be that of an earlier run, or
where no operation that starts the job is found. `botoforge generate` refuses the waiter until each
`?` is replaced or deleted.

--json prints {"file", "waiter", "row" (what is written), "to_decide": [value], "review"}; "file" is
null with --print.

examples:
  botoforge waiters propose location GetJob --goal 'ended well'
  botoforge waiters propose location GetJob --goal 'ended well' --print
  botoforge waiters propose rds describe_db_proxies --goal available
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service, the operation and the goal."""
        parser.add_argument("service", metavar="SERVICE", help=SERVICE_HELP)
        parser.add_argument(
            "operation", metavar="OPERATION", help="what is polled, such as GetRun or get_run"
        )
        parser.add_argument("--goal", metavar="GOAL", required=True, help="what is waited for")
        parser.add_argument("--print", action="store_true", help="print the draft, write nothing")
        parser.add_argument("--json", action="store_true", help=JSON_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Draft the waiter."""
        from .waiters_propose import propose

        return propose(options)


class CheckWaiters(ProjectCommand):
    """Check files of waiters against the models."""

    name = "waiters check"
    summary = "check files of waiters, of plain boto3 and Airflow too"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge waiters check waiters/*.json": "are files of waiters right?"
    }
    epilog = """\
A file is in the format of botocore's `waiters-2.json`. Its name is that of the service (glue.json),
or it is <service>/<API version>/waiters-2.json, or --service names it.

What is wrong is said in a line each: what the model lacks (operations, paths, values, codes of
errors), values of the status that no acceptor classifies, acceptors that never match, waits that
never succeed, misspelt and missing keys. A code that the model does not list, and that is right all
the same, stands in `unlisted` of the key `botoforge`, which botocore ignores.

Exit status: 0 if nothing is wrong, 1 if something is, 2 if a file cannot be read.

examples:
  botoforge waiters check waiters/glue.json
  botoforge waiters check --service glue my_waiters.json other_waiters.json
  botoforge waiters check airflow/providers/amazon/aws/waiters/*.json
  botoforge waiters check waiters/*.json --json
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the files, the service and the format."""
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="see below")
        parser.add_argument(
            "--service", metavar="SERVICE", help=f"that of all files, {SERVICE_HELP}"
        )
        parser.add_argument("--json", action="store_true", help="print a list of objects")

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print what is wrong."""
        from .waiters_check import check_waiters

        return check_waiters(options)


class ExportWaiters(ArgumentCommand):
    """Print the reviewed waiters of a service in botocore's own format."""

    name = "waiters export"
    summary = "print reviewed waiters in botocore's own format"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge waiters export glue > glue.json": "the waiters of botoforge, for plain boto3"
    }
    epilog = """\
What is printed is a `waiters-2.json`. botocore waits with it:

  config = json.loads(Path("glue.json").read_text())
  waiter = botocore.waiter.create_waiter_with_client(
      "JobRunSucceeded", botocore.waiter.WaiterModel(config), boto3.client("glue")
  )
  waiter.wait(JobName="nightly", RunId="jr_1")

Airflow takes it as the file of a service in a folder of waiters.

examples:
  botoforge waiters export glue
  botoforge waiters export glue > glue.json
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the service."""
        parser.add_argument("service", metavar="SERVICE", help=SERVICE_HELP)

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print the waiters."""
        from botoforge_codegen.waiters.export import export_waiters  # imports attrs

        print(export_waiters(options.service), end="")
        return ExitStatus.SUCCESS


class Waiters(CommandFamily):
    """List, draft, check and export waiters."""

    name = "waiters"
    summary = "list, draft, check and export waiters"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge waiters list glue": "what can be waited for in one service"
    }

    def commands(self) -> Mapping[str, Command]:
        """Return the commands by the word after `waiters`."""
        return {
            "list": ListWaiters(),
            "propose": ProposeWaiter(),
            "check": CheckWaiters(),
            "export": ExportWaiters(),
        }
