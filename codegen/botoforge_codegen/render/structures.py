"""Structures, enums and unions as classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from botoforge_codegen.ir import (
    EnumClass,
    GeneratedClass,
    ListOf,
    MapOf,
    Member,
    StructureClass,
    UnionClass,
)
from botoforge_codegen.names import UNKNOWN_VARIANT

from .layout import Bracket, Code, Parentheses, annotated, literal, type_parts
from .templates import fill
from .types import optional_type, python_type

STREAMING: Final = {"Response": "StreamingResponse", "Structure": "StreamingStructure"}
"""The bases of what has a body that is read when it is asked for."""


DEFAULTS: Final[Mapping[type, str]] = {ListOf: "ABSENT", MapOf: "ABSENT_MAP"}
"""What an attribute is where nothing was sent, if it is not `None`."""


@frozen
class Field:
    """An attribute as a template shows it: the line, and the documentation under it."""

    line: Code
    docstring: str


def render_class(generated: GeneratedClass) -> str:
    """Write an enum, a structure or a union."""
    match generated:
        case EnumClass():
            return fill(
                "enum.py",
                name=generated.name,
                base="StatusEnum" if generated.phases else "ServiceEnum",
                docstring=generated.documentation,
                members=[
                    Parentheses(f"{value.name} = ", [literal(value.value)])
                    for value in generated.members
                ],
                phases=[f"{name}: Phase.{phase}," for name, phase in generated.phases],
                literal=generated.literal,
                strings=literal_code(generated),
            )
        case StructureClass():
            return structure(generated)
        case UnionClass():
            names = [variant.name for variant in generated.variants]
            if generated.open:
                names.append(UNKNOWN_VARIANT)
            return fill(
                "union.py",
                variants=[structure(variant, kw_only=False) for variant in generated.variants],
                alias=Parentheses(f"{generated.name}: TypeAlias = ", type_parts(" | ".join(names))),
                docstring=generated.documentation,
            )


def structure(generated: StructureClass, *, kw_only: bool = True) -> str:
    """Write a structure, with the names of its members or as a small class around one."""
    bases: list[str] = [*generated.bases]
    if generated.streams:
        bases[0] = f"{STREAMING.get(bases[0], bases[0])}[AnyBody]"
    return fill(
        "structure.py",
        options="kw_only=True, eq=False, repr=False" if kw_only else "eq=False, repr=False",
        head=Bracket(f"class {generated.name}(", bases, "):"),
        docstring=generated.documentation,
        fields=()
        if generated.inherited
        else [field(member, hidden=generated.sensitive) for member in generated.members],
    )


def field(member: Member, *, hidden: bool = False) -> Field:
    """Write an attribute of a structure.

    Args:
        member: The member.
        hidden: Nothing of the structure must be shown.
    """
    default = "" if member.required else DEFAULTS.get(type(member.type), "None")
    if hidden or member.sensitive:  # for printers that look at attrs' fields
        given = f"default={default}, " if default else ""
        default = f"attrs.field({given}repr=False)"
    return field_lines(member, default)


def error_field(member: Member) -> Field:
    """Write an attribute of an exception, which is no field of attrs."""
    return field_lines(member, "")


def field_lines(member: Member, default: str) -> Field:
    """Write an annotated name with its documentation under it."""
    match member.type:
        case ListOf() | MapOf():
            annotation = python_type(member.type)
        case _ if member.required:
            annotation = python_type(member.type)
        case _:
            annotation = optional_type(member.type)
    return Field(
        line=annotated(member.name, annotation, default),
        docstring=member.documentation,
    )


def literal_code(enum: EnumClass) -> Code:
    """Write the `Literal` of an enum's values, for type checkers."""
    values = [literal(member.value) for member in enum.members]
    return Bracket(f"{enum.literal}: TypeAlias = Literal[", values, "]")
