"""What a command is, how its arguments are parsed, and how it may end."""

from __future__ import annotations

import argparse
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, ClassVar, NoReturn


class ExitStatus(IntEnum):
    """How the process ends."""

    SUCCESS = 0

    FAILURE = 1
    """The package differs, a service is left out, a change is of a class that may not occur, or
    the job has failed."""

    WRONG_CALL = 2
    """The call or the configuration is wrong, or a file cannot be written."""

    UNKNOWN = 3
    """Whether the job has ended is unknown."""

    MODELS_MOVED = 3
    """The package is what botoforge makes of its snapshot, but the models have moved."""

    TIMED_OUT = 124
    """The job still runs; the number is that of `timeout` of coreutils."""

    INTERRUPTED = 130
    """Ctrl-C or SIGTERM; the number is that of a shell."""

    PIPE_CLOSED = 141
    """The reader of the output has gone; the number is that of a shell."""


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations, and says in one line what is wrong with a call."""

    def __init__(self, prog: str, **options: Any) -> None:
        layout = argparse.RawDescriptionHelpFormatter
        super().__init__(prog=prog, formatter_class=layout, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """End the process."""
        self.exit(
            ExitStatus.WRONG_CALL, f"botoforge: error: {message} (see `{self.prog} --help`)\n"
        )


class Command(ABC):
    """A command of `botoforge`.

    The epilog of its own `--help` has examples too, below a line `examples:`.
    """

    name: ClassVar[str]
    """What stands after `botoforge`."""

    summary: ClassVar[str]
    """What it is for, in `botoforge --help`."""

    examples: ClassVar[Mapping[str, str]]
    """Calls of it, and what they are for, in `botoforge --help`."""

    after_bug: ClassVar[ExitStatus | None] = None
    """How it ends after a bug of ours, with a traceback; None: as any Python program, with 1."""

    @abstractmethod
    def main(self, arguments: Sequence[str]) -> ExitStatus:
        """Parse what stands after the command's name, and carry the command out.

        Raises:
            GenerationError: It cannot be carried out.
        """


class ArgumentCommand(Command):
    """A command whose arguments are known before it runs."""

    epilog: ClassVar[str]
    """What `--help` of the command says below its arguments."""

    def main(self, arguments: Sequence[str]) -> ExitStatus:
        """Parse the arguments, and run the command."""
        parser = Parser(
            f"botoforge {self.name}",
            description=f"{self.summary[0].upper()}{self.summary[1:]}.",
            epilog=self.epilog,
        )
        self.add_common_arguments(parser)
        self.add_arguments(parser)
        return self.run(parser.parse_args(arguments))

    def add_common_arguments(self, parser: Parser) -> None:
        """Add the arguments that all commands of a kind have."""

    @abstractmethod
    def add_arguments(self, parser: Parser) -> None:
        """Add the arguments that not all commands have."""

    @abstractmethod
    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Carry the command out.

        Raises:
            GenerationError: It cannot be carried out.
        """


class ProjectCommand(ArgumentCommand):
    """A command that works with the configuration of a project, and with botocore's models."""

    def add_common_arguments(self, parser: Parser) -> None:
        """Add the configuration and the models."""
        parser.add_argument(
            "--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml"
        )
        parser.add_argument(
            "--models",
            type=Path,
            metavar="DIR",
            action="append",
            default=[],
            help="a folder of your own models, DIR/<service>/<API version>/service-2.json, beside "
            "those of `models` in [tool.botoforge]; can be given several times",
        )


class CommandFamily(Command):
    """A command that is several: its next word says which."""

    @abstractmethod
    def commands(self) -> Mapping[str, Command]:
        """Return the commands by that word."""

    def main(self, arguments: Sequence[str]) -> ExitStatus:
        """Carry out the command that the first word names."""
        word = self.make_parser().parse_args(arguments[:1]).command
        return self.commands()[word].main(arguments[1:])

    def make_parser(self) -> Parser:
        """Make the parser of the first word; each command parses what follows it."""
        commands = self.commands()
        parser = Parser(
            f"botoforge {self.name}",
            description=f"{self.summary[0].upper()}{self.summary[1:]}.",
            epilog=f"{list_examples(commands)}\n`botoforge {self.name} COMMAND --help` says more.",
        )
        add_commands(parser, commands)
        return parser


def list_examples(commands: Mapping[str, Command]) -> str:
    """List the calls that commands give as examples, for the help of what they belong to."""
    examples = [call for command in commands.values() for call in command.examples.items()]
    width = max(len(call) for call, _ in examples)
    return "examples:\n" + "".join(f"  {call:{width}}  {purpose}\n" for call, purpose in examples)


def add_commands(parser: Parser, commands: Mapping[str, Command]) -> None:
    """Add the word that names a command; each command parses what follows it.

    Args:
        parser: The parser of the words before it.
        commands: The commands by that word.
    """
    words = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for word, command in commands.items():
        words.add_parser(word, help=command.summary)
