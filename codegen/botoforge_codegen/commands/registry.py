"""All commands of `botoforge`, in the order of `botoforge --help`.

A command is added here, and in a module of its own (or of its family).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .command import Command
from .diff import Diff
from .list import List
from .package import Add, Check, Generate, Remove, Update
from .wait import Wait

COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (List(), Add(), Remove(), Generate(), Check(), Update(), Diff(), Wait())
}
"""By name."""
