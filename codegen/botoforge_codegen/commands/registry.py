"""All commands of `botoforge`, in the order of `botoforge --help`.

A command is added here, and in a module of its own (or of its family).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .command import Command, CommandFamily
from .completion import Completion
from .diff import Diff
from .docs import Docs
from .init import Init
from .list import List
from .package import Add, Check, Generate, Remove, Update
from .show import Show
from .wait import Wait
from .waiters import Waiters

COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (
        *(Init(), List(), Show(), Add(), Remove(), Generate(), Check(), Update(), Diff(), Wait()),
        *(Waiters(), Docs(), Completion()),
    )
}
"""By name."""


def list_every_command() -> Iterator[Command]:
    """List all commands, and after a family those that it consists of, such as `waiters list`."""
    for command in COMMANDS.values():
        yield command
        if isinstance(command, CommandFamily):
            yield from command.commands().values()
