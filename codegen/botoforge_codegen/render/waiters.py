"""The waiters of a module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from botoforge_codegen.ir import Acceptor, ClassName, Stop, Waiter

from .layout import Bracket, Code, lay_out, literal, tuple_code
from .templates import fill
from .texts import format_number


def render_waiters(waiters: Iterable[tuple[Waiter, ClassName]]) -> str:
    """Write the constants of waiters, each for a response."""
    return fill("waiters.py", waiters=[waiter_code(*waiter) for waiter in waiters])


def waiter_code(waiter: Waiter, response: ClassName) -> Code:
    """Write the constant of a waiter."""
    arguments: list[Code] = [
        literal(waiter.name),
        *map(acceptor_code, waiter.acceptors),
        *([f"status={literal(waiter.status)}"] if waiter.status else []),
        *([f"message={literal(waiter.message)}"] if waiter.message else []),
        *known_code(waiter),
        *([f"goal={literal(waiter.goal)}"] if waiter.goal else []),
        *missing_code(waiter),
        *([f"started={literal(waiter.started)}"] if waiter.started else []),
        *([stop_code(waiter.stop)] if waiter.stop else []),
    ]
    head = lay_out(Bracket(f"{waiter.constant}: Waiter[", [response], "] = Waiter("))
    return Bracket(head, arguments, ")")


def known_code(waiter: Waiter) -> Iterator[Code]:
    """Write which statuses are known: those with a phase, those of the row, or all of the enum."""
    if waiter.known:
        yield Bracket("known=frozenset({", [literal(status) for status in waiter.known], "})")
    elif waiter.status_enum and waiter.has_phases:
        yield f"known={waiter.status_enum}.__phases__"
    elif waiter.status_enum:
        yield f"known=frozenset({waiter.status_enum})"


def missing_code(waiter: Waiter) -> Iterator[Code]:
    """Write what says that there is no such thing, and how long that is not final."""
    if isinstance(waiter.missing, str):
        yield f"missing={literal(waiter.missing)}"
    elif waiter.missing:
        yield tuple_code("missing=", [literal(code) for code in waiter.missing])
    if waiter.missing_for:
        yield f"missing_for={format_number(waiter.missing_for)}"


def stop_code(stop: Stop) -> Code:
    """Write how a job is stopped."""
    parameters: list[Code] = [f"{literal(name)}: {literal(path)}" for name, path in stop.input]
    each = [tuple_code("each=", [literal(name) for name in stop.each])] if stop.each else []
    return Bracket("stop=Stop(", [literal(stop.method), Bracket("{", parameters, "}"), *each], ")")


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
