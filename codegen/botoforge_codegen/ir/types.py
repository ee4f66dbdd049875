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
"""Text for a docstring. Only `lower` makes it."""


@frozen
class EnumRef:
    """A value of an enum."""

    name: ClassName
    open: bool
    """A response may hold it: then it is a member or an `UnknownValue`. If it is only ever sent, it
    may also be one of the strings that the model lists."""


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
    """The errors that may end it: the name in the stream, and the code."""
    last: str | None = None
    """The event that ends it, if the service promises one."""


@frozen
class ListOf:
    """A list."""

    item: TypeRef
    sparse: bool
    flattened: bool = False
    """In XML, its items have no element of their own around them."""


@frozen
class MapOf:
    """A map with strings as keys."""

    value: TypeRef
    sparse: bool
    key: ClassName | None = None
    """The enum of the keys, if the map is only ever sent: then its members may be keys, too."""
    flattened: bool = False
    """In XML, its entries have no element of their own around them."""
    tags: tuple[str, str] | None = None
    """In XML, the elements in an entry, if they are not `key` and `value`."""


TypeRef: TypeAlias = Scalar | EnumRef | StructureRef | UnionRef | EventStreamOf | ListOf | MapOf


def classes_of(type_ref: TypeRef) -> tuple[ClassName, ...]:
    """List the classes that a type refers to: of a map, also that of its keys."""
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
