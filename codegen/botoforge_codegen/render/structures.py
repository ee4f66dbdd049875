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

from .layout import Bracket, Code, Parentheses, annotation_code, literal, split_alternatives
from .templates import fill
from .types import optional_type, python_type

STREAMING: Final = {"Response": "StreamingResponse", "Structure": "StreamingStructure"}
"""The bases of structures with a streaming body, by the base of others."""


DEFAULTS: Final[Mapping[type, str]] = {ListOf: "ABSENT", MapOf: "ABSENT_MAP"}
"""The defaults of attributes, by type, where it is not `None`."""


@frozen
class Field:
    """An attribute: its line, and the docstring under it."""

    line: Code
    docstring: str


def render_class(generated: GeneratedClass) -> str:
    """Write an enum, a structure or a union."""
    match generated:
        case EnumClass():
            return render_enum(generated)
        case StructureClass():
            return render_structure(generated)
        case UnionClass():
            return render_union(generated)


def render_enum(enum: EnumClass) -> str:
    """Write an enum, and the `Literal` of its values if callers may write them as strings."""
    return fill(
        "enum.py",
        name=enum.name,
        base="StatusEnum" if enum.phases else "ServiceEnum",
        docstring=enum.documentation,
        members=[Parentheses(f"{each.name} = ", [literal(each.value)]) for each in enum.members],
        phases=[f"{name}: Phase.{phase}," for name, phase in enum.phases],
        literal=enum.literal,
        strings=literal_code(enum),
    )


def render_structure(structure: StructureClass, *, kw_only: bool = True) -> str:
    """Write a structure.

    Args:
        structure: The structure.
        kw_only: Its `__init__` takes keywords only; a variant of a union takes its one member
            by position.
    """
    bases: list[str] = [*structure.bases]
    if structure.streams:
        bases[0] = f"{STREAMING.get(bases[0], bases[0])}[AnyBody]"
    members = () if structure.inherited else structure.members
    return fill(
        "structure.py",
        options="kw_only=True, eq=False, repr=False" if kw_only else "eq=False, repr=False",
        head=Bracket(f"class {structure.name}(", bases, "):"),
        docstring=structure.documentation,
        fields=[build_field(member, hidden=structure.sensitive) for member in members],
    )


def render_union(union: UnionClass) -> str:
    """Write a union: a class for each variant, then the alias."""
    names: list[str] = [variant.name for variant in union.variants]
    if union.open:
        names.append("UnknownVariant")
    return fill(
        "union.py",
        variants=[render_structure(variant, kw_only=False) for variant in union.variants],
        alias=Parentheses(f"{union.name}: TypeAlias = ", split_alternatives(" | ".join(names))),
        docstring=union.documentation,
    )


def build_field(member: Member, *, hidden: bool = False) -> Field:
    """Write an attribute of a structure.

    Args:
        member: The member.
        hidden: The whole structure is sensitive.
    """
    default = "" if member.required else DEFAULTS.get(type(member.type), "None")
    if hidden or member.sensitive:  # for printers that look at attrs' fields
        first = f"default={default}, " if default else ""
        default = f"attrs_field({first}repr=False)"
    return Field(
        annotation_code(member.name, attribute_type(member), default), member.documentation
    )


def build_error_field(member: Member) -> Field:
    """Write an attribute of an exception: attrs knows nothing of it, so it has no default."""
    return Field(annotation_code(member.name, attribute_type(member)), member.documentation)


def attribute_type(member: Member) -> str:
    """Write the type of an attribute: a list or a map is never `None`."""
    is_container = isinstance(member.type, ListOf | MapOf)
    return (python_type if member.required or is_container else optional_type)(member.type)


def literal_code(enum: EnumClass) -> Code:
    """Write the `Literal` of an enum's values; only type checkers see it."""
    values = [literal(member.value) for member in enum.members]
    return Bracket(f"{enum.literal}: TypeAlias = Literal[", values, "]")
