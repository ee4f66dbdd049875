"""The classes that are emitted: structures, unions, enums and errors, and their modules."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from .scalars import Scalar
from .types import ClassName, Markdown, TypeRef, VariableName


@frozen(kw_only=True)
class Member:
    """A member of a structure or an error, or a parameter of an operation."""

    name: VariableName
    wire_name: str
    key: str
    """How `[tool.botoforge.names]` calls it."""
    type: TypeRef
    required: bool
    sensitive: bool
    documentation: Markdown


@frozen(kw_only=True)
class EnumMember:
    """A value that the model lists."""

    name: VariableName
    value: str
    key: str
    """How `[tool.botoforge.names]` calls it."""


Phase: TypeAlias = Literal["IN_PROGRESS", "SUCCEEDED", "FAILED"]


@frozen(kw_only=True)
class EnumClass:
    """An enum."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it."""
    members: tuple[EnumMember, ...]
    literal: ClassName | None
    """The `Literal` of its values, where a caller may write one of them as a string."""
    phases: tuple[tuple[VariableName, Phase], ...]
    """What a person says that its values say about a job, if one has looked."""
    documentation: Markdown


@frozen(kw_only=True)
class StructureClass:
    """A structure."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it; empty for a response that has no shape of its own."""
    bases: tuple[ClassName, ...]
    """Generated classes and the runtime's own; at least one."""
    members: tuple[Member, ...]
    inherited: bool
    """The members are those of the first base: only the conversion is emitted."""
    has_fast_path: bool
    """A response may hold it, so a fast path that decodes it is emitted."""
    sensitive: bool
    documentation: Markdown

    @property
    def streams(self) -> bool:
        """A member of it is the body of an answer, which async clients read in another way."""
        return any(member.type is Scalar.BODY for member in self.members)


@frozen(kw_only=True)
class UnionClass:
    """A union: exactly one of its variants, each a small class with one member."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it."""
    variants: tuple[StructureClass, ...]
    open: bool
    """A service may answer with it, so that a variant that nobody knows can come; or the model
    lists none, so that there is nothing else."""
    documentation: Markdown


GeneratedClass: TypeAlias = EnumClass | StructureClass | UnionClass


def structures_of(generated: GeneratedClass) -> tuple[StructureClass, ...]:
    """List the structures behind a name: a union is a name for several, an enum is none."""
    match generated:
        case EnumClass():
            return ()
        case StructureClass():
            return (generated,)
        case UnionClass():
            return generated.variants


def names_of(generated: GeneratedClass) -> tuple[ClassName, ...]:
    """List the public names: of an enum also its `Literal`, of a union also its variants."""
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
    """How `[tool.botoforge.names]` calls it."""
    code: str
    members: tuple[Member, ...]
    retryable: bool
    throttling: bool
    documentation: Markdown


@frozen(kw_only=True)
class Module:
    """A module of structures and enums."""

    name: VariableName
    documentation: Markdown
    classes: tuple[GeneratedClass, ...]
