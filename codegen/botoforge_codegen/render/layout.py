"""Lays out code: on one line if it fits, else one part a line.

Functions that write code return nodes, which say what belongs together. Templates say in which
column a node begins. So each column is written down once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from attrs import Factory, field, frozen

WIDTH: Final = 100

ENCODER: Final = json.JSONEncoder(ensure_ascii=False)

Code: TypeAlias = "str | Bracket | Parentheses"
"""A piece of code; a string is never broken."""


def flat(code: Code) -> str:
    """Write code on one line."""
    return code if isinstance(code, str) else code.flat


def join_items(bracket: Bracket) -> str:
    """Write a bracket on one line."""
    return bracket.bare or f"{bracket.head}{', '.join(map(flat, bracket.items))}{bracket.tail}"


def join_parts(value: Parentheses) -> str:
    """Write a value, with what stands before it, on one line."""
    return f"{value.head}{' '.join(map(flat, value.parts))}{value.tail}"


@frozen(eq=False)
class Bracket:
    """A call, a signature or a literal: on one line, or one item a line with trailing commas."""

    head: str
    """The code before the items, with the opening bracket."""

    items: Sequence[Code]

    tail: str
    """The code after the items, with the closing bracket."""

    bare: str = ""
    """How it looks on one line, if that is not head, items and tail."""

    flat: str = field(init=False, default=Factory(join_items, takes_self=True))
    """All of it on one line."""

    @property
    def comma(self) -> str:
        """What follows an item: nothing in `Sequence[X]`, where a comma changes the meaning."""
        is_subscript = self.head.endswith("[") and self.head[-2:-1].isalnum()
        return "" if is_subscript and len(self.items) == 1 else ","


@frozen(eq=False)
class Parentheses:
    """A value after a name: on one line, or in parentheses, one part a line.

    With an empty head it is inside brackets already, and needs no parentheses of its own.
    """

    head: str
    """The code before the value, such as `name: `."""

    parts: Sequence[Code]
    """The value, split where a line may break: `("A", "| B")`."""

    tail: str = ""
    """The code after the value."""

    flat: str = field(init=False, default=Factory(join_parts, takes_self=True))
    """All of it on one line."""


def lay_out(code: Code, column: int = 0, after: int = 0, width: int = WIDTH) -> str:
    """Write code in as few lines as its width allows.

    Args:
        code: The code.
        column: The column of its first character, and of a closing bracket on a line of its own.
        after: The columns to leave free on a single line for what follows.
        width: The columns of a line.

    Returns:
        The code, without the blanks before its first line.
    """
    if isinstance(code, str):
        return code
    if column + len(code.flat) + after <= width:
        return code.flat
    if isinstance(code, Parentheses) and not code.head:
        lines = [lay_out(part, column, 0, width) for part in code.parts]
        return f"\n{' ' * column}".join(lines)
    inner = column + 4
    if isinstance(code, Parentheses):
        lines = [lay_out(part, inner, 0, width) for part in code.parts]
        head, tail = f"{code.head}(", f"){code.tail}"
    else:
        comma = code.comma
        lines = [lay_out(item, inner, len(comma), width) + comma for item in code.items]
        head, tail = code.head, code.tail
    pad = f"\n{' ' * inner}"
    return f"{head}{''.join(f'{pad}{line}' for line in lines)}\n{' ' * column}{tail}"


def tuple_code(head: str, items: Sequence[str]) -> Code:
    """Write a tuple of at least one item after a head."""
    return Bracket(f"{head}(", items, ")", bare=f"{head}({items[0]},)" if len(items) == 1 else "")


def annotation_code(name: str, annotation: str, default: str = "") -> Code:
    """Write a name with its annotation, perhaps with a default."""
    return Parentheses(f"{name}: ", [type_code(annotation)], f" = {default}" if default else "")


@lru_cache(maxsize=4096)  # a service has few types beside its many members
def type_code(annotation: str) -> Code:
    """Write a type, with the places where a line may break."""
    parts = split_alternatives(annotation)
    return parts[0] if len(parts) == 1 else Parentheses("", parts)


def split_alternatives(annotation: str) -> Sequence[Code]:
    """Split a type into its alternatives, at each `|`."""
    first, *others = split_type(annotation, " | ")
    return [alternative_code(first), *(alternative_code(other, "| ") for other in others)]


def alternative_code(annotation: str, operator: str = "") -> Code:
    """Write one alternative of a type, after an operator."""
    head, bracket, arguments = annotation.removesuffix("]").partition("[")
    if not bracket:
        return f"{operator}{annotation}"
    items = [type_code(argument) for argument in split_type(arguments, ", ")]
    return Bracket(f"{operator}{head}[", items, "]")


def split_type(annotation: str, separator: str) -> list[str]:
    """Split a type at a separator outside of brackets."""
    parts: list[str] = []
    for piece in annotation.split(separator):
        if parts and parts[-1].count("[") > parts[-1].count("]"):
            parts[-1] += f"{separator}{piece}"
        else:
            parts.append(piece)
    return parts


def literal(string: str) -> str:
    """Write a string as a literal in double quotes."""
    return ENCODER.encode(string) if string.isprintable() else ascii(string)
