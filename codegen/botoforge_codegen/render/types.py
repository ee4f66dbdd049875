"""The types of members and parameters, as annotations."""

from __future__ import annotations

from botoforge_codegen.ir import (
    ClassName,
    EnumRef,
    EventStreamOf,
    ListOf,
    MapOf,
    Scalar,
    StructureRef,
    TypeRef,
    UnionRef,
)
from botoforge_codegen.names import literal_name


def python_type(type_ref: TypeRef) -> str:
    """Write the type of a value that is not null."""
    match type_ref:
        case Scalar():
            return type_ref.value.python_type
        case EnumRef(name=name, open=is_open):
            return f"{name} | {'' if is_open else f'{literal_name(name)} | '}UnknownValue"
        case StructureRef(name=name) | UnionRef(name=name):
            return name
        case EventStreamOf(union=name):
            return f"EventStream[{name}]"
        case ListOf(item=item, sparse=sparse):
            return f"Sequence[{item_type(item, sparse=sparse)}]"
        case MapOf(value=value, sparse=sparse, key=key):
            return map_type(key, item_type(value, sparse=sparse))


def map_type(key: ClassName | None, item: str) -> str:
    """Write the type of a map.

    `Mapping` is invariant in its keys, so a map whose keys may be members of an enum has two types.
    """
    keys = ["str"] if key is None else ["str", key]
    return " | ".join(f"Mapping[{each}, {item}]" for each in keys)


def optional_type(type_ref: TypeRef) -> str:
    """Write the type of a value that may be `None`."""
    return "JSON" if type_ref is Scalar.DOCUMENT else f"{python_type(type_ref)} | None"


def item_type(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the type of an item of a list or a value of a map."""
    return f"{python_type(type_ref)}{' | None' if sparse else ''}"
