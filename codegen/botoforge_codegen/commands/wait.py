"""`botoforge wait`: wait for a job in a shell script, with any generated package."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from botoforge_codegen.errors import GenerationError

from .command import FORMAT, Command, ExitStatus, Parser
from .wait_arguments import add_names, add_options, add_parameters, read_parameters

DESCRIPTION = "Wait until a job has ended."
EPILOG = """\
While it waits, it shows a live line on a terminal (with the library rich), and elsewhere one line
for each change of the status.

examples:
  botoforge wait quicksight                        the waiters of a service
  botoforge wait quicksight asset-bundle-export-job-succeeded --help
  botoforge wait quicksight asset-bundle-export-job-succeeded \\
      --aws-account-id 123456789012 --asset-bundle-export-job-id nightly --timeout 30m
  botoforge wait glue materialized-view-refresh-task-run-succeeded --package myapp.aws \\
      --catalog-id 123456789012 --materialized-view-refresh-task-run-id r1 --timeout 1h30m --json
  started=$(date --utc +%FT%TZ); aws dms refresh-schemas ...
  botoforge wait dms refresh-schemas-succeeded --endpoint-arn ... --timeout 20m --since $started
  botoforge wait glue job-run-succeeded ... --timeout 2h --on-interrupt stop

Exit status: 0 the job has succeeded, 1 it has failed (the reason is on standard error), 124 the
time is over and the job still runs, 3 unknown: no credentials, no such job, no network, 2 a wrong
call, 130 interrupted (by Ctrl-C or SIGTERM; the job goes on, unless Ctrl-C is to stop it).
"""


class Wait(Command):
    """Wait until a job has ended."""

    name = "wait"
    summary = "wait until a job has ended, in a shell script"
    examples = {  # noqa: RUF012 (a `Mapping`)
        "botoforge wait quicksight": "which jobs a shell script can wait for"
    }
    after_bug = ExitStatus.UNKNOWN  # 1 would mean that the job has failed

    def main(self, arguments: Sequence[str]) -> ExitStatus:
        """Wait for a job, or list the waiters of a service.

        The options depend on the waiter, so its name is looked for first.

        Raises:
            GenerationError: There is no such package, service or waiter.
        """
        from .wait_conditions import check_since, describe_waiter  # imports jmespath
        from .wait_job import wait
        from .wait_package import ServiceWaits  # imports attrs
        from .wait_stop import check_stop

        first = Parser("botoforge wait", add_help=False)
        add_names(first)
        add_options(first)
        names, _ = first.parse_known_intermixed_args(arguments)
        if names.waiter is None or names.service is None:
            return list_waiters(names, arguments)
        waits = ServiceWaits(names.package, names.service)
        method = waits.find_method(names.waiter)
        parser = Parser(
            f"botoforge wait {names.service} {names.waiter}",
            description=DESCRIPTION,
            epilog=f"{describe_waiter(method)}\n\n{EPILOG}",
        )
        add_names(parser, hidden=True)
        add_parameters(parser, method.parameters)
        add_options(parser, timeout_is_required=True)
        options = parser.parse(arguments, intermixed=True)
        if options.since is not None:
            check_since(method)
        if options.on_interrupt == "stop":
            check_stop(method)
        return wait(waits, method, read_parameters(options, method.parameters), options)

    def fill(self, parser: Parser) -> None:
        """Add all arguments but the parameters of an operation."""
        add_names(parser)
        add_options(parser)


def list_waiters(names: argparse.Namespace, arguments: Sequence[str]) -> ExitStatus:
    """Show the help, or list the waiters of a service."""
    parser = Parser("botoforge wait", description=DESCRIPTION, epilog=EPILOG)
    add_names(parser)
    add_options(parser)
    parser.parse(arguments)
    if names.service is None:
        parser.error("which service?")
    from .wait_package import ServiceWaits  # imports attrs

    waiters = ServiceWaits(names.package, names.service).list_waiters()
    if not waiters:
        raise GenerationError(
            f"service {names.service}: no operation of {names.package} has a waiter"
        )
    if names.json:
        print(
            json.dumps({"format": FORMAT, "service": names.service, "waiters": waiters}, indent=2)
        )
    else:
        print(*waiters, sep="\n")
    return ExitStatus.SUCCESS
