"""How what is received is converted: member tables, the fast pass, waiters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from botoforge_codegen.ir import (
    ClassName,
    EnumRef,
    EventStreamOf,
    ListOf,
    MapOf,
    Member,
    Scalar,
    StructureClass,
    StructureRef,
    TypeRef,
    UnionClass,
    UnionRef,
    Waiter,
)
from botoforge_codegen.names import reader_name

from .layout import Bracket, Code, literal


def value_type(type_ref: TypeRef) -> str:
    """Write a type for the member table."""
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
        case ListOf(item=item, sparse=sparse):
            return f"ListType({value_type(item)}{', sparse=True' if sparse else ''})"
        case MapOf(value=value, sparse=sparse):
            return f"MapType({value_type(value)}{', sparse=True' if sparse else ''})"


def member_code(member: Member) -> Code:
    """Write a line of the member table."""
    arguments = [literal(member.name), literal(member.wire_name), value_type(member.type)]
    if member.required:
        arguments.append("required=True")
    if member.sensitive:
        arguments.append("sensitive=True")
    return Bracket("Member(", arguments, ")")


def shape_code(structure: StructureClass) -> Code:
    """Write the member table of a structure."""
    reader = reader_name(structure.name) if structure.has_fast_path else "None"
    table: Iterable[Code] = map(member_code, structure.members)
    if structure.inherited:
        table = [f"*{structure.bases[0]}.__shape__.members"]
    sensitive = ["sensitive=True"] if structure.sensitive else []
    arguments = [structure.name, reader, *table, *sensitive]
    return Bracket(f"{structure.name}.__shape__ = Shape(", arguments, ")")


def waiter_code(waiter: Waiter) -> Code:
    """Write a waiter."""
    lines = [
        Bracket(
            "Acceptor(",
            [
                literal(line.state),
                literal(line.matcher),
                literal(line.argument),
                literal(line.expected) if isinstance(line.expected, str) else str(line.expected),
            ],
            ")",
        )
        for line in waiter.acceptors
    ]
    known = (
        f"{waiter.status_enum}.__phases__"
        if waiter.reviewed
        else f"frozenset({waiter.status_enum})"
    )
    options = [
        *([f"status={literal(waiter.status)}"] if waiter.status else []),
        *([f"message={literal(waiter.message)}"] if waiter.message else []),
        *([f"known={known}"] if waiter.status_enum else []),
    ]
    arguments: list[Code] = [literal(waiter.name), *lines, *options]
    return Bracket(f"{waiter.constant} = Waiter(", arguments, ")")


def reader(type_ref: TypeRef) -> str:
    """Write the function that reads a value that is there."""
    match type_ref:
        case Scalar() if type_ref.value.reader:
            return type_ref.value.reader
        case EnumRef(name=name) | StructureRef(name=name) | UnionRef(name=name):
            return reader_name(name)
        case EventStreamOf() | Scalar():
            raise AssertionError("a structure with a stream of events has no fast pass")
        case ListOf(item=item, sparse=sparse):
            return f"list_reader({item_reader(item, sparse=sparse)})"
        case MapOf(value=value, sparse=sparse):
            return f"map_reader({item_reader(value, sparse=sparse)})"


def item_reader(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the function that reads an item of a list or map."""
    return f"sparse_reader({reader(type_ref)})" if sparse else reader(type_ref)


@frozen
class Reader:
    """The fast pass of a structure, as a template shows it."""

    name: ClassName
    head: Code
    setters: Code
    lines: Sequence[Code]


def structure_reader(structure: StructureClass) -> Reader:
    """Write the fast pass of a structure."""
    head = f"def {reader_name(structure.name)}("
    return Reader(
        name=structure.name,
        head=Bracket(head, ["raw: Any"], f") -> {structure.name}:"),
        setters=setters_code(structure),
        lines=[reader_code(member) for member in structure.members],
    )


def union_reader(union: UnionClass) -> Code:
    """Write the reader of a union."""
    rows = [
        f"{literal(variant.members[0].wire_name)}: {reader_name(variant.name)}"
        for variant in union.variants
    ]
    head = f"{reader_name(union.name)}: Callable[[Any], {union.name}] = union_reader("
    return Bracket(head, [Bracket("{", rows, "}")], ")")


def reader_code(member: Member) -> Code:
    """Write how the fast pass sets a member."""
    match member.type:
        case ListOf(item=Scalar() as item, sparse=False) if item.value.list_reader:
            read = [item.value.list_reader]
        case ListOf(item=item, sparse=sparse):
            read = ["optional_list", item_reader(item, sparse=sparse)]
        case MapOf(value=item, sparse=sparse):
            read = ["optional_map", item_reader(item, sparse=sparse)]
        case _ if member.required:
            read = [reader(member.type)]
        case Scalar() as scalar if scalar.value.optional_reader:
            read = [scalar.value.optional_reader]
        case _:
            read = ["optional", reader(member.type)]
    function, *arguments = read
    arguments.append(f"get({literal(member.wire_name)})")
    value = Bracket(f"{function}(", arguments, ")")
    return Bracket(f"set_{member.name}(", ["made", value], ")")


def setters_code(structure: StructureClass) -> Code:
    """Write the unpacking of the slots' setters."""
    if not structure.members:
        return ""
    setters = [f"set_{member.name}" for member in structure.members]
    source = f" = {structure.name}.__shape__.setters"
    names = f"({setters[0]},)" if len(setters) == 1 else ", ".join(setters)
    return Bracket("(", setters, f"){source}", bare=f"{names}{source}")
