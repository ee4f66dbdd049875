"""The classes that are emitted: structures, unions, enums and errors, and their modules."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from .scalars import Scalar
from .types import ClassName, Markdown, TypeRef, VariableName

Location: TypeAlias = Literal[
    "header", "headers", "statusCode", "payload", "attribute", "eventheader", "eventpayload"
]
"""Where a member of a response comes: botocore's words for what the model says."""


@frozen(kw_only=True)
class Member:
    """A member of a structure or an error, or a parameter of an operation."""

    name: VariableName
    wire_name: str
    key: str
    """Its name in `[tool.botoforge.names]`."""
    type: TypeRef
    location: Location | None
    """Where it comes in a response, if not in the body or the content of an element."""
    location_name: str
    """Its name there: a key, an element, an attribute or a header; that of headers may be the
    prefix of their names."""
    required: bool
    sensitive: bool
    documentation: Markdown


@frozen(kw_only=True)
class EnumMember:
    """A member of an enum: a value that the model lists."""

    name: VariableName
    value: str
    key: str
    """Its name in `[tool.botoforge.names]`."""


Phase: TypeAlias = Literal["IN_PROGRESS", "SUCCEEDED", "FAILED"]


@frozen(kw_only=True)
class EnumClass:
    """An enum."""

    name: ClassName
    key: str
    """Its name in `[tool.botoforge.names]`."""
    members: tuple[EnumMember, ...]
    literal: ClassName | None
    """The name of the `Literal` of its values, if callers may write them as strings."""
    phases: tuple[tuple[VariableName, Phase], ...]
    """The phase of a job in which each of its values is; empty if they are not reviewed."""
    documentation: Markdown


@frozen(kw_only=True)
class StructureClass:
    """A structure."""

    name: ClassName
    key: str
    """Its name in `[tool.botoforge.names]`; empty for a response that has no shape of its own."""
    bases: tuple[ClassName, ...]
    """Generated classes or bases of the runtime; at least one."""
    members: tuple[Member, ...]
    inherited: bool
    """The members are those of the first base, so that only the decoding is emitted."""
    has_fast_path: bool
    """A response may hold it, so a fast path that decodes it is emitted."""
    sensitive: bool
    documentation: Markdown

    @property
    def streams(self) -> bool:
        """Whether a member is the body of a response, which has another class in async clients."""
        return any(member.type is Scalar.BODY for member in self.members)


@frozen(kw_only=True)
class UnionClass:
    """A union: exactly one of its variants, each a small class with one member."""

    name: ClassName
    key: str
    """Its name in `[tool.botoforge.names]`."""
    variants: tuple[StructureClass, ...]
    open: bool
    """A response may hold it, so that an unknown variant can come; or the model lists no variant,
    so that every variant is unknown."""
    documentation: Markdown


GeneratedClass: TypeAlias = EnumClass | StructureClass | UnionClass


def structures_of(generated: GeneratedClass) -> tuple[StructureClass, ...]:
    """List the structures of a class: several for a union, none for an enum."""
    match generated:
        case EnumClass():
            return ()
        case StructureClass():
            return (generated,)
        case UnionClass():
            return generated.variants


def names_of(generated: GeneratedClass) -> tuple[ClassName, ...]:
    """List the public names of a class: with the `Literal` of an enum, the variants of a union."""
    match generated:
        case EnumClass(literal=str(literal)):
            return (generated.name, literal)
        case UnionClass():
            return (generated.name, *(variant.name for variant in generated.variants))
        case _:
            return (generated.name,)


@frozen(kw_only=True)
class ErrorClass:
    """An exception."""

    name: ClassName
    key: str
    """Its name in `[tool.botoforge.names]`."""
    code: str
    members: tuple[Member, ...]
    retryable: bool
    throttling: bool
    documentation: Markdown


@frozen(kw_only=True)
class Module:
    """A module of structures, unions and enums."""

    name: VariableName
    documentation: Markdown
    classes: tuple[GeneratedClass, ...]
