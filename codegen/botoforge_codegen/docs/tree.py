"""The members of structures as a tree: nested lists in Markdown, for people who look for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from botoforge_codegen.ir import (
    ClassName,
    EnumClass,
    GeneratedClass,
    Member,
    StructureClass,
    UnionClass,
    classes_of,
)
from botoforge_codegen.render.structures import attribute_type
from botoforge_codegen.render.types import optional_type, python_type

INDENT = "    "
"""How far a list is inside of the item that it belongs to: what every reader of Markdown takes."""

FENCE = re.compile(r"^ *(?:```|~~~)")
BLANK_LINES = re.compile(r"\n{3,}")
NESTED = re.compile(r"^((?:  )+)(?=\S)")


class MemberTree:
    """Writes the members of structures; each structure once, and then a link to it.

    The enums that it meets are collected, for a section of their own.

    Args:
        classes: The classes of the service, by name.
    """

    def __init__(self, classes: Mapping[ClassName, GeneratedClass]) -> None:
        self._classes = classes
        self._written: set[ClassName] = set()
        self.enums: dict[ClassName, EnumClass] = {}

    def write(self, members: Iterable[Member], *, are_parameters: bool = False) -> str:
        """Write a list of members, and of what is in them.

        Args:
            members: The members.
            are_parameters: They are parameters of a method, each optional one with a default.
        """
        lines = [
            line
            for member in members
            for line in self._member_lines(member, is_parameter=are_parameters)
        ]
        return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")

    def _member_lines(self, member: Member, *, is_parameter: bool = False) -> Iterator[str]:
        declared = parameter_type(member) if is_parameter else attribute_type(member)
        inside = [self._classes[name] for name in classes_of(member.type)]
        traits = [
            *(["required"] if member.required and is_parameter else []),
            *(["sensitive"] if member.sensitive else []),
        ]
        yield " · ".join(
            [f"- **`{member.name}`** {link_type(declared, inside, self._written)}", *traits]
        )
        if member.documentation:
            yield from ("", *indented(deepened(member.documentation)), "")
        for generated in inside:
            yield from indented("\n".join(self._class_lines(generated)))

    def _class_lines(self, generated: GeneratedClass) -> Iterator[str]:
        """Write what is in a class, the first time."""
        if isinstance(generated, EnumClass):
            self.enums.setdefault(generated.name, generated)
            return
        if generated.name in self._written:
            return
        self._written.add(generated.name)
        yield f'<a id="{anchor(generated.name)}"></a>'
        yield ""
        match generated:
            case StructureClass():
                for member in generated.members:
                    yield from self._member_lines(member)
            case UnionClass():
                yield from self._variant_lines(generated)

    def _variant_lines(self, union: UnionClass) -> Iterator[str]:
        yield "One of:"
        yield ""
        for variant in union.variants:
            yield f"- `{variant.name}`"
            for member in variant.members:
                yield from indented("\n".join(self._member_lines(member)))
        if union.open:
            yield "- `UnknownVariant`, for a variant that the model does not list"


def parameter_type(member: Member) -> str:
    """Write the type of a parameter, as the signature of the method has it."""
    return (python_type if member.required else optional_type)(member.type)


def link_type(declared: str, inside: Iterable[GeneratedClass], written: Iterable[str]) -> str:
    """Write a type: a link to where the page says what is in it, if that is elsewhere."""
    for generated in inside:
        if isinstance(generated, EnumClass) or generated.name in written:
            return f"[`{declared}`](#{anchor(generated.name)})"
    return f"`{declared}`"


def anchor(name: str) -> str:
    """Name the place of a class on a page: as the heading with that name would be called."""
    return name.lower()


def indented(markdown: str) -> Iterator[str]:
    """Put Markdown into the item of a list."""
    return (f"{INDENT}{line}".rstrip() for line in markdown.split("\n"))


def deepened(markdown: str) -> str:
    """Indent nested lists by four columns a level instead of two, as Python's Markdown wants it."""
    fenced = False
    lines: list[str] = []
    for line in markdown.split("\n"):
        fenced ^= FENCE.match(line) is not None
        lines.append(line if fenced else NESTED.sub(r"\1\1", line))
    return "\n".join(lines)
