"""The command `botoforge`: which command is called, streams, signals, and how errors end it.

The commands are in `commands.registry`. Their modules load the libraries that only the generator
needs when they run, so `--help` and `wait` work without these.
"""
# PYTHON_ARGCOMPLETE_OK: the global completion of argcomplete looks for this line.

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

from .commands.command import ExitStatus, Parser, add_commands, list_commands, list_examples
from .commands.registry import COMMANDS
from .errors import GenerationError, Terminated, complain, is_interruption

INTERRUPTION: Final = "interrupted; nothing is left half written"

LIBRARIES: Final = ("argcomplete", "jinja2", "markdownify", "platformdirs", "rich", "tomlkit")
"""What the generator needs beside the SDK: the extra `codegen`."""

EPILOG: Final = """\
The operations are chosen in [tool.botoforge] of the nearest pyproject.toml.
Exit status: 0 success, 1 `check` found a difference, `diff` a change that --fail-on names, or
`--all` left a service out, 2 a wrong call or configuration, 3 `check` found that the models have
moved, 130 interrupted.
`botoforge COMMAND --help` says more about a command.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What stands after the command's name; by default that of this process.

    Returns:
        The exit status.
    """
    if "_ARGCOMPLETE" in os.environ:
        return complete()
    open_streams()
    try:
        with interrupted_by_sigterm():
            status = run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        complain(INTERRUPTION)
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone
        return ExitStatus.PIPE_CLOSED
    except (GenerationError, OSError) as error:
        complain(f"error: {error}")
        return ExitStatus.WRONG_CALL
    finally:
        drop_output()
    return status


def complete() -> int:
    """Complete a call for a shell; argcomplete ends the process itself."""
    with suppress(ImportError):  # the extra `codegen` is not installed
        from .commands.complete import complete

        complete(make_parser(filled=True))
    return ExitStatus.FAILURE


def run(words: Sequence[str]) -> ExitStatus:
    """Run the command that the first word names.

    Raises:
        GenerationError: It cannot be carried out, or a library is missing.
    """
    command = COMMANDS[make_parser().parse(words[:1]).command]
    try:
        return command.main(words[1:])
    except (GenerationError, OSError):
        raise
    except Exception as error:
        if is_interruption(error):
            raise KeyboardInterrupt from error
        if isinstance(error, ModuleNotFoundError) and error.name in LIBRARIES:
            raise GenerationError(
                f"{error.name} is not installed: pip install {' '.join(LIBRARIES)}"
            ) from error
        if command.after_bug is None:
            raise
        import traceback  # takes long to import

        complain(traceback.format_exc())
        return command.after_bug


def make_parser(*, filled: bool = False) -> Parser:
    """Make the parser of the first word; each command parses what follows it.

    Args:
        filled: Make the parser of the whole command line, for its completion.
    """
    parser = Parser(
        "botoforge",
        description="Turn botocore's service models into a typed Python SDK.",
        epilog=f"{list_commands(COMMANDS)}\n{list_examples(COMMANDS)}\n{EPILOG}",
    )
    parser.add_argument(
        "--version", action=PrintVersions, help="print the versions of botoforge and of botocore"
    )
    add_commands(parser, COMMANDS, filled=filled)
    return parser


class PrintVersions(argparse.Action):
    """Prints what determines the output: the versions of botoforge and of botocore."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print them, and end the process."""
        print(versions())
        parser.exit()


def versions() -> str:
    """Name the versions of botoforge and of botocore."""
    from importlib.metadata import PackageNotFoundError, version

    parts: list[str] = []
    for name in ("botoforge", "botocore"):
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # run from its folder, without being installed
            parts.append(f"{name} (not installed)")
    return ", ".join(parts)


# --- The process ----------------------------------------------------------------------------------


def open_streams() -> None:
    """Let the streams take any text, and open those that are closed, so that they lead nowhere.

    Otherwise nothing can be printed, and the next file that is opened takes their number.
    """
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:  # in the order of their numbers
            opened = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (stays open)
            setattr(sys, name, opened)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Drop output that cannot be written, so that Python does not try again at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def interrupted_by_sigterm() -> Generator[None]:
    """Let SIGTERM, which asks a process to end, interrupt a block as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread can be interrupted
        return
    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        if before is not None:  # it was set from Python
            signal.signal(signal.SIGTERM, before)


def terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    """End the process as Ctrl-C does, when SIGTERM arrives."""
    raise Terminated
