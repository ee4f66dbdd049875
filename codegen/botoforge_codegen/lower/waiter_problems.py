"""What can be wrong with a waiter."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from attrs import frozen

ProblemKind: TypeAlias = Literal[
    "undecided",
    "malformed",
    "operation",
    "path",
    "value",
    "error",
    "parameter",
    "misfit",
    "source",
    "unclassified",
    "hidden",
    "endless",
]
"""What kind of problem a waiter has.

`undecided` is a `?` for a person to replace. `malformed` is a word that is none of the format's.
The model lacks an `operation`, the end of a `path`, a `value` of an enum, the code of an `error` or
a `parameter`. A `misfit` is in the model, but has another type. A code that no model lists needs
a `source`. A value of the status may be `unclassified`, an acceptor `hidden` by an earlier one, and
a wait `endless`: it never succeeds.
"""

UNDECIDED: Final = "?"
"""How a word begins that a person has to replace."""


@frozen
class Problem:
    """A problem of a waiter, as one line says it."""

    kind: ProblemKind
    place: str
    """Where it is in the row, such as `acceptors[1]` or `botoforge.stop.input.JobId`."""
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def is_undecided(value: object) -> bool:
    """Whether a person has to replace a value."""
    return isinstance(value, str) and value.startswith(UNDECIDED)
