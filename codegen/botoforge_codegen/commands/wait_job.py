"""What `botoforge wait` does once its call is parsed; loaded then, for it loads the package."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from botoforge_codegen.errors import complain

from .command import ExitStatus
from .wait_conditions import make_accept
from .wait_package import ServiceWaits, has_module
from .wait_stop import describe_interruption, end_interrupted


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
