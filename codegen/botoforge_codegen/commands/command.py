"""What a command is, how its arguments are parsed, and how it may end."""

from __future__ import annotations

import argparse
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, ClassVar, Final, NoReturn

from botoforge_codegen.errors import suggestion, unknown_word

COMMAND: Final = "command"
"""Where a parser keeps the word that names a command."""


SERVICE_HELP: Final = "as boto3.client calls it, such as quicksight, or another of its names"

FORMAT: Final = 1
"""The form of a document of JSON: raised when a key changes its meaning or goes away; a new key
does not raise it."""

JSON_HELP: Final = "print one document of JSON, for programs"


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

    def parse(self, words: Sequence[str], *, intermixed: bool = False) -> argparse.Namespace:
        """Parse all words of a call; what is misspelt is said before what is missing.

        Args:
            words: The words.
            intermixed: Positional arguments may stand between options.
        """
        for word in words:
            option = word.partition("=")[0]
            if option == "--":
                break
            if self.is_unknown(option):
                self.error(unknown_word("option", option, self._option_string_actions))
        if not words and self._subparsers is not None:
            (action,) = self._subparsers._group_actions  # noqa: SLF001 (argparse has no other way)
            self.error(f"which command? {choose_from(action.choices or ())}")
        parse = self.parse_known_intermixed_args if intermixed else self.parse_known_args
        options, rest = parse(words)
        if rest:
            self.error(f"unexpected argument {rest[0]!r}")
        return options

    def is_unknown(self, word: str) -> bool:
        """Whether a word is an option that this parser does not have."""
        return word.startswith("--") and " " not in word and word not in self._option_string_actions

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a word that is not among the choices of an argument, as argparse does."""
        if action.choices is None or value in action.choices:
            return
        if action.dest == COMMAND:
            advice = suggestion(value, action.choices) or f": {choose_from(action.choices)}"
            self.error(f"unknown command {value!r}{advice}")
        raise argparse.ArgumentError(action, unknown_word("value", value, action.choices))

    def error(self, message: str) -> NoReturn:
        """End the process."""
        self.exit(
            ExitStatus.WRONG_CALL, f"botoforge: error: {message} (see `{self.prog} --help`)\n"
        )


def choose_from(words: Iterable[str]) -> str:
    """List the words to choose from, in their own order."""
    return f"choose from {', '.join(words)}"


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

    @abstractmethod
    def fill(self, parser: Parser) -> None:
        """Add all arguments to a parser."""


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
        self.fill(parser)
        return self.run(parser.parse(arguments))

    def fill(self, parser: Parser) -> None:
        """Add all arguments."""
        self.add_common_arguments(parser)
        self.add_arguments(parser)

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
        word = self.make_parser().parse(arguments[:1]).command
        return self.commands()[word].main(arguments[1:])

    def fill(self, parser: Parser) -> None:
        """Add the commands, with their arguments."""
        add_commands(parser, self.commands(), filled=True)

    def make_parser(self) -> Parser:
        """Make the parser of the first word; each command parses what follows it."""
        commands = self.commands()
        parser = Parser(
            f"botoforge {self.name}",
            description=f"{self.summary[0].upper()}{self.summary[1:]}.",
            epilog=f"{list_commands(commands)}\n{list_examples(commands)}\n"
            f"`botoforge {self.name} COMMAND --help` says more.",
        )
        add_commands(parser, commands)
        return parser


def list_commands(commands: Mapping[str, Command]) -> str:
    """List commands with their summaries; every Python's argparse lays them out differently."""
    width = max(map(len, commands))
    return "commands:\n" + "".join(
        f"  {word:{width}}  {command.summary}\n" for word, command in commands.items()
    )


def list_examples(commands: Mapping[str, Command]) -> str:
    """List the calls that commands give as examples, for the help of what they belong to."""
    examples = [call for command in commands.values() for call in command.examples.items()]
    width = max(len(call) for call, _ in examples)
    return "examples:\n" + "".join(f"  {call:{width}}  {purpose}\n" for call, purpose in examples)


def add_commands(parser: Parser, commands: Mapping[str, Command], *, filled: bool = False) -> None:
    """Add the word that names a command.

    Args:
        parser: The parser of the words before it.
        commands: The commands by that word.
        filled: Add the arguments of each command, too, for the completion of a whole call; without
            this, each command parses what follows it.
    """
    words = parser.add_subparsers(
        dest=COMMAND, required=True, metavar="COMMAND", help="one of those below"
    )
    for word, command in commands.items():
        if filled:  # some shells show the help
            command.fill(words.add_parser(word, help=command.summary))
        else:
            words.add_parser(word)
