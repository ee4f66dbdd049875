"""Lays out code: on one line where it fits, else one part a line.

Whoever writes code says what belongs together, and the templates say in which column it begins. So
no column stands in two places.
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
"""A piece of code; what is a string is never broken."""


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
    """A call, a signature or a literal: on one line, or one item a line, each with a comma."""

    head: str
    """What stands before the items, with the opening bracket."""

    items: Sequence[Code]

    tail: str
    """What stands after the items, with the closing bracket."""

    bare: str = ""
    """How it is written on one line, where that takes no brackets."""

    flat: str = field(init=False, default=Factory(join_items, takes_self=True))
    """All of it on one line."""

    @property
    def comma(self) -> str:
        """What stands after an item: nothing in `Sequence[X]`, which a comma would change."""
        is_subscript = self.head.endswith("[") and self.head[-2:-1].isalnum()
        return "" if is_subscript and len(self.items) == 1 else ","


@frozen(eq=False)
class Parentheses:
    """A value after a name: on one line, or in parentheses, one part a line.

    Without a name it is a value inside of brackets, which needs no parentheses of its own.
    """

    head: str
    """What stands before the value, such as `name: `."""

    parts: Sequence[Code]
    """The value, cut where it may be broken: `("A", "| B")`."""

    tail: str = ""
    """What stands after the value."""

    flat: str = field(init=False, default=Factory(join_parts, takes_self=True))
    """All of it on one line."""


def lay_out(code: Code, column: int = 0, after: int = 0, width: int = WIDTH) -> str:
    """Write code in as few lines as its width allows.

    Args:
        code: The code.
        column: Where its lines begin; what stands before the first one is not written.
        after: How many columns what follows on the last line takes.
        width: How many columns a line may have.
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
    """Write a tuple of at least one item, with what stands before it."""
    return Bracket(f"{head}(", items, ")", bare=f"{head}({items[0]},)" if len(items) == 1 else "")


def annotated(name: str, annotation: str, default: str = "") -> Code:
    """Write an annotated name, perhaps with a default."""
    return Parentheses(f"{name}: ", [type_code(annotation)], f" = {default}" if default else "")


@lru_cache(maxsize=4096)  # a service has few types beside its many members
def type_code(annotation: str) -> Code:
    """Cut a type where it may be broken."""
    parts = type_parts(annotation)
    return parts[0] if len(parts) == 1 else Parentheses("", parts)


def type_parts(annotation: str) -> Sequence[Code]:
    """Cut a type into its alternatives."""
    first, *others = split_type(annotation, " | ")
    return [type_part(first), *(type_part(other, "| ") for other in others)]


def type_part(annotation: str, operator: str = "") -> Code:
    """Cut an alternative of a type at its brackets."""
    head, bracket, arguments = annotation.removesuffix("]").partition("[")
    if not bracket:
        return f"{operator}{annotation}"
    items = [type_code(argument) for argument in split_type(arguments, ", ")]
    return Bracket(f"{operator}{head}[", items, "]")


def split_type(annotation: str, separator: str) -> list[str]:
    """Split a type at a separator, but not inside of brackets."""
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
