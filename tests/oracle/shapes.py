"""botocore's shapes and raw values: what a shape says, and every location in a value of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache, reduce
from operator import getitem
from typing import Any, Final, TypeAlias, TypeGuard

from attrs import frozen
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import is_json_value_header

Path: TypeAlias = tuple[str | int, ...]
"""Leads to a value inside a raw one: members by their wire names, indexes and keys."""

Shapes: TypeAlias = Mapping[str, Mapping[str, Any]]
"""The shapes as a service's model lists them, with what botocore's own classes leave out."""

UNKNOWN: Final = "SDK_UNKNOWN_MEMBER"
"""The key of what botocore gives for a variant of a union that its model does not list."""


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a raw value is a list."""
    return isinstance(value, list)


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a raw value is a structure or a map."""
    return isinstance(value, dict)


# --- What a shape says ----------------------------------------------------------------------------


def enum_values(shape: Shape) -> list[str]:
    """List the values of an enum that the model knows; empty for any other shape."""
    values: list[str] = shape.metadata.get("enum", [])
    return values


def members_of(shape: Any) -> Mapping[str, Shape]:
    """Return the members of a structure; empty for an operation without input or output."""
    members: Mapping[str, Shape] = {} if shape is None else shape.members
    return members


DOCUMENTS: Final = frozenset({"policyDocumentType"})
"""The strings of IAM that botocore's handlers read as JSON."""


def is_document(shape: Shape) -> bool:
    """Whether any JSON value is valid there."""
    is_declared = is_json_value_header(shape) or bool(getattr(shape, "is_document_type", False))
    return is_declared or shape.name in DOCUMENTS


def is_event_stream(shape: Shape) -> bool:
    """Whether a member is a stream of events."""
    return bool(shape.serialization.get("eventstream"))


@cache
def is_secret(shape: Shape) -> bool:
    """Whether a value must not be shown: it, or what a list or map of it holds, is sensitive."""
    match shape:
        case _ if shape.metadata.get("sensitive"):
            return True
        case ListShape():
            return is_secret(shape.member)
        case MapShape():
            return is_secret(shape.key) or is_secret(shape.value)
        case _:
            return False


def holds_secret(shape: Shape, around: frozenset[str] = frozenset()) -> bool:
    """Whether anything inside a value must not be shown."""
    if is_secret(shape):
        return True
    if shape.name in around:
        return False
    inside = around | {shape.name}
    match shape:
        case StructureShape():
            return any(holds_secret(member, inside) for member in shape.members.values())
        case ListShape():
            return holds_secret(shape.member, inside)
        case MapShape():
            return holds_secret(shape.value, inside)
        case _:
            return False


# --- Locations in a raw value ---------------------------------------------------------------------


@frozen(kw_only=True)
class Site:
    """A location in a raw value."""

    holder: Any
    """The list or dictionary that the value is in."""
    step: str | int
    """Its key or index there."""
    path: Path
    shape: Shape
    required: bool
    """The value is a member that the model requires."""
    hidden: bool
    """What is here must not be shown."""

    def __str__(self) -> str:
        return dotted(self.path)

    @property
    def guarded(self) -> bool:
        """A wrong value here may be one that must not be shown."""
        return self.hidden or holds_secret(self.shape)

    @property
    def is_member(self) -> bool:
        """It is a member of a structure or an entry of a map, not an item of a list."""
        return isinstance(self.path[-1], str)

    @property
    def is_leaf(self) -> bool:
        """It is neither a structure nor a list nor a map."""
        return not isinstance(self.shape, StructureShape | ListShape | MapShape)

    @property
    def owner(self) -> Path:
        """The path to the member that is lost if the value is wrong."""
        path = self.path
        while isinstance(path[-1], int):
            path = path[:-1]
        return path


def wire_name(name: str, _: Shape) -> str:
    """Name a member as botocore's dictionaries do."""
    return name


def body_name(name: str, shape: Shape) -> str:
    """Name a member as a JSON body does; empty for one that is not part of the body."""
    serialized: str = shape.serialization.get("name", name)
    return "" if "location" in shape.serialization else serialized


def sites(
    shape: Shape,
    raw: Any,
    key: Callable[[str, Shape], str] = wire_name,
    path: Path = (),
    *,
    hidden: bool = False,
) -> Iterator[Site]:
    """Find every location below a raw value, outermost first.

    Args:
        shape: Its shape.
        raw: The value.
        key: Names a member of a structure, as the raw value does; empty for one that is elsewhere.
        path: The path to the value.
        hidden: The value must not be shown.
    """
    inside: list[tuple[Any, str | int, Shape, bool]] = []
    match shape:
        case StructureShape() if is_map(raw) and not shape.is_document_type:
            inside = [
                (key(name, member), name, member, name in shape.required_members)
                for name, member in shape.members.items()
                if key(name, member) in raw
            ]
        case ListShape() if is_list(raw):
            inside = [(index, index, shape.member, False) for index in range(len(raw))]
        case MapShape() if is_map(raw):
            inside = [(name, name, shape.value, False) for name in raw]
        case _:
            pass
    for step, name, part, required in inside:
        site = Site(
            holder=raw,
            step=step,
            path=(*path, name),
            shape=part,
            required=required,
            hidden=hidden or is_secret(part),
        )
        yield site
        yield from sites(part, raw[step], key, site.path, hidden=site.hidden)


def dotted(path: Path) -> str:
    """Write a path as errors do; what cannot be printed is escaped."""
    escaped = [
        repr(step)[1:-1] if isinstance(step, str) and not step.isprintable() else step
        for step in path
    ]
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in escaped)
    return steps.removeprefix(".")


def value_at(raw: Any, path: Path) -> Any:
    """Return the value at a path.

    Raises:
        LookupError, TypeError: The path leads nowhere.
    """
    return reduce(getitem, path, raw)


def replaced(raw: Any, path: Path, value: object) -> Any:
    """Copy a raw value with another value at a path."""
    if not path:
        return value
    changed = deepcopy(raw)
    value_at(changed, path[:-1])[path[-1]] = value
    return changed


def without(raw: Any, path: Path) -> Any:
    """Copy a raw value with nothing at a path."""
    changed = deepcopy(raw)
    del value_at(changed, path[:-1])[path[-1]]
    return changed
