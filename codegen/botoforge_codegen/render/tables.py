"""The member tables of structures and errors."""

from __future__ import annotations

from botoforge_codegen.ir import (
    EnumRef,
    EventStreamOf,
    ListOf,
    MapOf,
    Member,
    Scalar,
    StructureRef,
    TypeRef,
    UnionRef,
)

from .layout import Bracket, Code, literal


def value_type_code(type_ref: TypeRef) -> str:
    """Write the type of a member as the runtime's schema has it."""
    match type_ref:
        case Scalar():
            return type_ref.value.constant
        case EnumRef(name=name):
            return f"EnumType({name})"
        case StructureRef(name=name):
            return f"StructureType({name})"
        case UnionRef(name=name):
            return f"UnionType({name})"
        case EventStreamOf(union=name, errors=errors, last=last):
            rows = ", ".join(f"{literal(event)}: {literal(code)}" for event, code in errors)
            ending = "" if last is None else f", last={literal(last)}"
            return f"EventStreamType({name}, {{{rows}}}{ending})"
        case ListOf(item=item):
            return f"ListType({value_type_code(item)}{container_traits(type_ref)})"
        case MapOf(value=value, tags=tags):
            named = "" if tags is None else f", tags=({literal(tags[0])}, {literal(tags[1])})"
            return f"MapType({value_type_code(value)}{container_traits(type_ref)}{named})"


def container_traits(type_ref: ListOf | MapOf) -> str:
    """Write what a list and a map may have."""
    sparse = ", sparse=True" if type_ref.sparse else ""
    return f"{sparse}, flattened=True" if type_ref.flattened else sparse


def member_code(member: Member) -> Code:
    """Write a row of a member table."""
    arguments = [literal(member.name), literal(member.wire_name), value_type_code(member.type)]
    if member.location_name != member.wire_name:
        arguments.append(literal(member.location_name))
    if member.location is not None:
        arguments.append(f"location={literal(member.location)}")
    if member.required:
        arguments.append("required=True")
    if member.sensitive:
        arguments.append("sensitive=True")
    return Bracket("Member(", arguments, ")")
