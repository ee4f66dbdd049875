"""How emitted classes are decoded from botocore's dictionaries: fast paths and shapes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from botoforge_codegen.ir import (
    ClassName,
    EnumClass,
    EnumRef,
    EventStreamOf,
    GeneratedClass,
    ListOf,
    MapOf,
    Member,
    Scalar,
    Service,
    StructureClass,
    StructureRef,
    TypeRef,
    UnionClass,
    UnionRef,
    all_classes,
    classes_of,
    structures_of,
)
from botoforge_codegen.names import reader_name

from .layout import Bracket, Code, literal
from .tables import member_code
from .templates import fill


@frozen
class Reader:
    """The fast path of a structure, as a template shows it."""

    name: ClassName
    head: Code
    setters: Code
    lines: Sequence[Code]


def find_read_classes(service: Service) -> Collection[ClassName]:
    """Find the classes that the fast path of some class reads, which need readers."""
    return {
        name
        for generated in all_classes(service)
        for structure in structures_of(generated)
        if structure.has_fast_path
        for member in structure.members
        for name in classes_of(member.type)
    }


def render_decoding(classes: Sequence[GeneratedClass], read_names: Collection[ClassName]) -> str:
    """Write how the classes of a module are decoded.

    Args:
        classes: The classes, in their order.
        read_names: The classes that the fast path of some class of the service reads.

    Returns:
        The code; empty if the module has only enums that no fast path reads.
    """
    structures = [structure for generated in classes for structure in structures_of(generated)]
    read = [generated for generated in classes if generated.name in read_names]
    enums = [enum for enum in read if isinstance(enum, EnumClass)]
    unions = [union for union in read if isinstance(union, UnionClass)]
    if not structures and not enums and not unions:
        return ""
    return fill(
        "decoding.py",
        enum_readers=[
            Bracket(f"{reader_name(enum.name)} = enum_reader(", [enum.name], ")") for enum in enums
        ],
        readers=[build_reader(structure) for structure in structures if structure.has_fast_path],
        union_readers=[union_reader_code(union) for union in unions],
        shapes=[shape_code(structure) for structure in structures],
    )


def build_reader(structure: StructureClass) -> Reader:
    """Write the parts of the function that is the fast path of a structure."""
    head = f"def {reader_name(structure.name)}("
    return Reader(
        name=structure.name,
        head=Bracket(head, ["raw: Any"], f") -> {structure.name}:"),
        setters=setters_code(structure),
        lines=[set_member_code(member) for member in structure.members],
    )


def setters_code(structure: StructureClass) -> Code:
    """Write the unpacking of the slots' setters."""
    if not structure.members:
        return ""
    setters = [f"set_{member.name}" for member in structure.members]
    source = f" = {structure.name}.__shape__.setters"
    names = f"({setters[0]},)" if len(setters) == 1 else ", ".join(setters)
    return Bracket("(", setters, f"){source}", bare=f"{names}{source}")


def set_member_code(member: Member) -> Code:
    """Write the statement that sets a member in the fast path."""
    match member.type:
        case ListOf(item=Scalar() as item, sparse=False) if item.value.list_reader:
            read = [item.value.list_reader]
        case ListOf(item=item, sparse=sparse):
            read = ["optional_list", item_reader_code(item, sparse=sparse)]
        case MapOf(value=item, sparse=sparse):
            read = ["optional_map", item_reader_code(item, sparse=sparse)]
        case _ if member.required:
            read = [reader_code(member.type)]
        case Scalar() as scalar if scalar.value.optional_reader:
            read = [scalar.value.optional_reader]
        case _:
            read = ["optional", reader_code(member.type)]
    function, *arguments = read
    arguments.append(f"get({literal(member.wire_name)})")
    value = Bracket(f"{function}(", arguments, ")")
    return Bracket(f"set_{member.name}(", ["made", value], ")")


def reader_code(type_ref: TypeRef) -> str:
    """Write the function that reads a value of a type that is not null."""
    match type_ref:
        case Scalar() if type_ref.value.reader:
            return type_ref.value.reader
        case EnumRef(name=name) | StructureRef(name=name) | UnionRef(name=name):
            return reader_name(name)
        case EventStreamOf() | Scalar():
            raise AssertionError(f"a structure with a member of type {type_ref} has no fast path")
        case ListOf(item=item, sparse=sparse):
            return f"list_reader({item_reader_code(item, sparse=sparse)})"
        case MapOf(value=value, sparse=sparse):
            return f"map_reader({item_reader_code(value, sparse=sparse)})"


def item_reader_code(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the function that reads an item of a list or a value of a map."""
    return f"sparse_reader({reader_code(type_ref)})" if sparse else reader_code(type_ref)


def union_reader_code(union: UnionClass) -> Code:
    """Write the fast path of a union."""
    rows = [
        f"{literal(variant.members[0].wire_name)}: {reader_name(variant.name)}"
        for variant in union.variants
    ]
    head = f"{reader_name(union.name)}: Callable[[Any], {union.name}] = union_reader("
    return Bracket(head, [Bracket("{", rows, "}")], ")")


def shape_code(structure: StructureClass) -> Code:
    """Write the shape of a structure: its fast path and its member table."""
    reader = reader_name(structure.name) if structure.has_fast_path else "None"
    table: Iterable[Code] = map(member_code, structure.members)
    if structure.inherited:
        table = [f"*{structure.bases[0]}.__shape__.members"]
    sensitive = ["sensitive=True"] if structure.sensitive else []
    arguments = [structure.name, reader, *table, *sensitive]
    return Bracket(f"{structure.name}.__shape__ = Shape(", arguments, ")")
