"""`botoforge wait`: wait for a job in a shell script, with any generated package."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from botoforge_codegen.errors import GenerationError, complain

from .command import Command, ExitStatus, Parser
from .wait_arguments import add_names, add_options, add_parameters, read_parameters
from .wait_conditions import check_since, describe_waiter, make_accept
from .wait_package import ServiceWaits, has_module
from .wait_stop import check_stop, describe_interruption, end_interrupted

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
    waiters = ServiceWaits(names.package, names.service).list_waiters()
    if not waiters:
        raise GenerationError(
            f"service {names.service}: no operation of {names.package} has a waiter"
        )
    print(*waiters, sep="\n")
    return ExitStatus.SUCCESS


class PollRecorder:
    """Keeps the last response, and prints a line whenever the status changes.

    Args:
        waiter: The runtime's `Waiter`.
        stream: Where to print; `None` to print nothing.
    """

    def __init__(self, waiter: Any, stream: TextIO | None) -> None:
        self.waiter = waiter
        self.stream = stream
        self.status = ""
        self.response: Any = None

    def __call__(self, response: Any, elapsed: float) -> None:
        """Look at a response."""
        self.response = response
        status = self.waiter.status_of(response)
        if status != self.status and self.stream is not None:
            print(f"{elapsed:8.1f} s  {status}", file=self.stream, flush=True)
        self.status = status


def wait(
    waits: ServiceWaits, method: Any, parameters: Mapping[str, object], options: argparse.Namespace
) -> ExitStatus:
    """Wait, and report how it has ended.

    Args:
        waits: The client.
        method: The runtime's `WaitMethod`.
        parameters: Those of the operation.
        options: Those of the command.
    """
    if options.profile:
        os.environ["AWS_PROFILE"] = options.profile
    recorder = PollRecorder(method.waiter, None if is_live(options) else choose_stream(options))
    client: Any = None
    try:
        client = waits.client_class.connect(
            region_name=options.region, endpoint_url=options.endpoint_url
        )
        response = call(client, method, parameters, recorder, options)
        if response is not None:
            print_response(response, options)
    except (waits.root.JobFailedError, waits.root.WaitTimeoutError) as error:
        return report_end(error, options, has_failed=isinstance(error, waits.root.JobFailedError))
    except KeyboardInterrupt as error:
        if options.on_interrupt == "stop":
            end_interrupted(error, client, method, parameters, recorder.response)
        else:
            complain(describe_interruption(method))
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:  # of our own output: botocore wraps those of the network
        raise
    except Exception as error:  # noqa: BLE001 (of the service, of the network, of credentials)
        complain(str(error))
        return ExitStatus.WRONG_CALL if is_wrong_call(error) else ExitStatus.UNKNOWN
    return ExitStatus.SUCCESS


def call(
    client: Any,
    method: Any,
    parameters: Mapping[str, object],
    recorder: PollRecorder,
    options: argparse.Namespace,
) -> Any:
    """Call the method that waits, with a live line or a line for each change of the status."""
    given = {
        name: value
        for name in ("initial_delay", "min_delay", "max_delay", "missing_for", "confirm")
        if (value := getattr(options, name)) is not None
    }
    return getattr(client, method.name)(
        **parameters,
        **given,
        timeout=options.timeout,
        accept=make_accept(method, options),
        progress=is_live(options),
        on_poll=recorder,
    )


def choose_stream(options: argparse.Namespace) -> TextIO:
    """Choose where the lines about the status go: `--json` needs standard output for itself."""
    return sys.stderr if options.json else sys.stdout


def is_live(options: argparse.Namespace) -> bool:
    """Whether a live line can be shown."""
    stream = choose_stream(options)
    return stream.isatty() and sys.stderr.isatty() and not is_dumb() and has_module("rich")


def report_end(error: Any, options: argparse.Namespace, *, has_failed: bool) -> ExitStatus:
    """Report a job that has failed, or that still runs when the time is over."""
    complain(str(error))
    last = error.response if has_failed else error.last_response
    if last is not None:
        try:
            print_response(last, options)
        except OSError as unwritten:  # it does not change how the wait has ended
            complain(str(unwritten))
    return ExitStatus.FAILURE if has_failed else ExitStatus.TIMED_OUT


def is_dumb() -> bool:
    """Whether the terminal cannot rewrite a line; rich knows the same two names."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def is_wrong_call(error: Exception) -> bool:
    """Whether the values of a call are refused before anything is sent."""
    # botocore's error by its name: only `load`, which is not needed here, imports botocore.
    return isinstance(error, ValueError) or type(error).__name__ == "ParamValidationError"


def print_response(response: Any, options: argparse.Namespace) -> None:
    """Print a response as JSON, if `--json` is given."""
    if options.json:
        print(response.to_json(indent=2), flush=True)
