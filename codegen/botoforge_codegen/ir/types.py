"""Names, and the types of members and parameters."""

from __future__ import annotations

from typing import NewType, TypeAlias

from attrs import frozen

from .scalars import Scalar

ClassName = NewType("ClassName", str)
"""The Python name of a class. Only `names` makes them."""

VariableName = NewType("VariableName", str)
"""The Python name of an attribute, a parameter, a method or a module. Only `names` makes them."""

Markdown = NewType("Markdown", str)
"""Text for a docstring. Only `documentation` makes it."""


@frozen
class EnumRef:
    """A value of an enum."""

    name: ClassName
    open: bool
    """A service may answer with it: then it is a member or an `UnknownValue`. What only callers
    write may also be one of the strings that the model lists."""


@frozen
class StructureRef:
    """Another structure."""

    name: ClassName


@frozen
class UnionRef:
    """One of the variants of a union."""

    name: ClassName


@frozen
class EventStreamOf:
    """A stream of events."""

    union: ClassName
    """The union of the events."""
    errors: tuple[tuple[str, str], ...]
    """The codes of the errors that may end it, by the name they have in the stream."""
    last: str | None = None
    """The event that ends it, where the service promises one."""


@frozen
class ListOf:
    """A list."""

    item: TypeRef
    sparse: bool


@frozen
class MapOf:
    """A map with strings as keys."""

    value: TypeRef
    sparse: bool
    key: ClassName | None = None
    """The enum of the keys, where the map is only ever sent: its members may be given too."""


TypeRef: TypeAlias = Scalar | EnumRef | StructureRef | UnionRef | EventStreamOf | ListOf | MapOf


def classes_of(type_ref: TypeRef) -> tuple[ClassName, ...]:
    """Name the classes that a type refers to: one, or of a map also that of its keys, or none."""
    match type_ref:
        case EnumRef(name=name) | StructureRef(name=name) | UnionRef(name=name):
            return (name,)
        case EventStreamOf(union=name):
            return (name,)
        case ListOf(item=item):
            return classes_of(item)
        case MapOf(value=value, key=key):
            return (*([key] if key else []), *classes_of(value))
        case Scalar():
            return ()
