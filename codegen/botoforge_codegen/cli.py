"""The command `botoforge`: its arguments, and what becomes of errors.

What it does stands in `commands`, which needs libraries that only the generator needs. So it is
loaded when a command runs, and `--help` works without them.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, NoReturn

from .commands import wait
from .errors import GenerationError, complain

WRONG_CALL: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

INTERRUPTION: Final = "interrupted; nothing is left half written"

LIBRARIES: Final = ("jinja2", "markdownify", "rich", "tomlkit")
"""What the generator needs beside the SDK: the extra `codegen`."""

WAIT: Final = "wait"

EPILOG: Final = """\
examples:
  botoforge list                                      every service
  botoforge list quicksight                           the operations of one
  botoforge add quicksight DescribeTopicRefresh       choose an operation, and generate
  botoforge remove quicksight DescribeTopicRefresh    give it up, and generate
  botoforge generate                                  write the package again
  botoforge check                                     is it up to date? (for CI)
  botoforge wait quicksight                           what can be waited for in a shell script

The choice stands in [tool.botoforge] of the nearest pyproject.toml.
Exit status: 0 all is well, 1 `check` found a difference or `--all` left a service out, 2 a wrong
call or configuration, 130 interrupted.
`botoforge COMMAND --help` tells more about one.
"""

COMMANDS: Final = {
    "generate": (
        "write the package",
        """\
The package is written as a whole or not at all, and only if it changes. Its folder is botoforge's
alone: a file of yours in it stops the run. If one service cannot be generated, nothing is written;
with --all that service alone is left out, and the exit status is 1.

examples:
  botoforge generate
  botoforge generate --all                      every operation of every service, once
  botoforge generate --config tools/aws.toml    [tool.botoforge] stands in another file
  botoforge generate --models models            services of your own are in models/
""",
    ),
    "check": (
        "compare the package with what `generate` would write",
        """\
Nothing is written. If there is a difference, it is shown as a unified diff, and the exit status
is 1.

examples:
  botoforge check
  botoforge check --all         after `botoforge generate --all`
  botoforge check > package.diff
""",
    ),
    "list": (
        "list the services, or the operations of one",
        """\
A `*` marks what is chosen.

examples:
  botoforge list
  botoforge list quicksight
  botoforge list quicksight | grep refresh
""",
    ),
    "add": (
        "choose an operation, and generate",
        """\
The operation is written into [tool.botoforge.services]. If it cannot be generated, nothing changes.

examples:
  botoforge add quicksight DescribeTopicRefresh
  botoforge add quicksight describe_topic_refresh    the same
""",
    ),
    "remove": (
        "give an operation up, and generate",
        """\
The operation is taken out of [tool.botoforge.services].

examples:
  botoforge remove quicksight DescribeTopicRefresh
  botoforge remove quicksight describe_topic_refresh    the same
""",
    ),
}
"""By name: what a command is for, and what `--help` tells below its arguments."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What stands after the command's name; by default that of this process.

    Returns:
        The exit status.
    """
    open_streams()
    words = sys.argv[1:] if arguments is None else [*arguments]
    try:
        with interrupted_by_sigterm():
            if words[:1] == [WAIT]:  # its options depend on the waiter
                status = wait.main(words[1:], Parser)
            else:
                status = run(make_parser().parse_args(words))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return fail(INTERRUPTION, INTERRUPTED)
    except GenerationError as error:
        return fail(f"error: {error}")
    except BrokenPipeError:  # the reader of a pipe has seen enough
        return PIPE_CLOSED
    except OSError as error:
        return fail(f"error: {error}")
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # while a class was made, in 3.11
            return fail(INTERRUPTION, INTERRUPTED)
        if words[:1] != [WAIT]:
            raise
        complain(traceback.format_exc())  # raised, it would end in 1: the job has failed
        return wait.NOT_KNOWN
    finally:
        drop_output()
    return status


def open_streams() -> None:
    """Let the streams take any text, and those closed when the process began lead nowhere.

    Else there is nothing to print on, and the next file that is opened takes their place.
    """
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:  # in the order of their numbers
            opened = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (stays open)
            setattr(sys, name, opened)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # any text can be shown anywhere
            stream.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Forget what could not be written, so that Python does not try again in the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fail(message: str, status: int = WRONG_CALL) -> int:
    """Say why the command ends."""
    complain(message)
    return status


def run(options: argparse.Namespace) -> int:
    """Carry out a command."""
    try:
        from .commands import package

        return package.run(options)
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        raise GenerationError(
            f"{error.name} is not installed: pip install {' '.join(LIBRARIES)}"
        ) from error


@contextmanager
def interrupted_by_sigterm() -> Generator[None]:
    """Let the signal that asks a process to end interrupt a block as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main one can be interrupted
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        if before is not None:  # it was set from Python
            signal.signal(signal.SIGTERM, before)


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with a call."""

    def error(self, message: str) -> NoReturn:
        """End the process."""
        self.exit(WRONG_CALL, f"botoforge: error: {message} (see `{self.prog} --help`)\n")


def make_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    shared = Parser(add_help=False)
    shared.add_argument(
        "--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml"
    )
    shared.add_argument(
        "--models",
        type=Path,
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of your own models, DIR/<service>/<API version>/service-2.json; "
        "can be given several times",
    )
    raw = argparse.RawDescriptionHelpFormatter
    parser = Parser(
        prog="botoforge",
        description="Turn botocore's service models into a typed Python SDK.",
        epilog=EPILOG,
        formatter_class=raw,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=versions())
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (text, epilog) in COMMANDS.items():
        command = commands.add_parser(
            name,
            parents=[shared],
            help=text,
            description=f"{text.capitalize()}.",
            epilog=epilog,
            formatter_class=raw,
            allow_abbrev=False,
        )
        if name in {"generate", "check"}:
            command.add_argument(
                "--all",
                action="store_true",
                help="every operation of every service, whatever the configuration chooses",
            )
        if name in {"list", "add", "remove"}:
            command.add_argument(
                "service",
                metavar="SERVICE",
                nargs="?" if name == "list" else None,
                help="as boto3.client calls it, such as quicksight",
            )
        if name in {"add", "remove"}:
            command.add_argument(
                "operation",
                metavar="OPERATION",
                help="such as DescribeTopicRefresh or describe_topic_refresh",
            )
    commands.add_parser(WAIT, help="wait until a job has ended, in a shell script", add_help=False)
    return parser


def versions() -> str:
    """Name what decides about the output: the versions of botoforge and of botocore."""
    found: list[str] = []
    for name in ("botoforge", "botocore"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # run from its folder, without being installed
            found.append(f"{name} (not installed)")
    return ", ".join(found)
