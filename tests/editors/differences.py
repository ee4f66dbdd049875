"""Where type checkers judge a line of the typing programs otherwise than it says."""

from __future__ import annotations

from typing import Final

HASHES: Final = "only pyright and basedpyright look for values that cannot be hashed"
LAMBDAS: Final = "what a lambda takes is `Any` there until the call around it is solved"
COROUTINES: Final = "it does not look for coroutines that nobody awaits"
STATUS: Final = "comparing members of two enums is an error in mypy, pyright and zuban alone"

DIFFERENCES: Final[dict[str, dict[str, str]]] = {
    "ty": {},
    "pyrefly": {},
    "zuban": {},
}
"""By checker: the line, and why."""
