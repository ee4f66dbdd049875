"""The waiters of a module: what a person may have reviewed."""

from __future__ import annotations

from collections.abc import Iterable

from botoforge_codegen.ir import Acceptor, ClassName, Waiter

from .layout import Bracket, Code, lay_out, literal
from .templates import fill


def render_waiters(waiters: Iterable[tuple[Waiter, ClassName]]) -> str:
    """Write the constants of waiters, each for a response."""
    return fill("waiters.py", waiters=[waiter_code(*waiter) for waiter in waiters])


def waiter_code(waiter: Waiter, response: ClassName) -> Code:
    """Write the constant of a waiter."""
    known = (
        f"{waiter.status_enum}.__phases__"
        if waiter.reviewed
        else f"frozenset({waiter.status_enum})"
    )
    arguments: list[Code] = [
        literal(waiter.name),
        *map(acceptor_code, waiter.acceptors),
        *([f"status={literal(waiter.status)}"] if waiter.status else []),
        *([f"message={literal(waiter.message)}"] if waiter.message else []),
        *([f"known={known}"] if waiter.status_enum else []),
    ]
    head = lay_out(Bracket(f"{waiter.constant}: Waiter[", [response], "] = Waiter("))
    return Bracket(head, arguments, ")")


def acceptor_code(acceptor: Acceptor) -> Code:
    """Write an acceptor of a waiter."""
    expected = acceptor.expected
    return Bracket(
        "Acceptor(",
        [
            literal(acceptor.state),
            literal(acceptor.matcher),
            literal(acceptor.argument),
            literal(expected) if isinstance(expected, str) else str(expected),
        ],
        ")",
    )
