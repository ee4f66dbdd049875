"""How emitted classes are decoded from the wire and from botocore's dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

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
from botoforge_codegen.protocols import XML_PROTOCOLS

from .layout import Bracket, Code, Parentheses, literal
from .structures import DEFAULTS
from .tables import member_code
from .templates import fill

FEWEST_BY_KEY, MOST_BY_KEY = 7, 12
"""How many members a structure has that is read by the keys that come, if all are optional.

With fewer, looking up each is as fast; with more, comparing each key is slower.
"""


@frozen
class Case:
    """What sets a member whose key has come."""

    key: str
    line: Code


@frozen
class Reader:
    """The fast path of a structure, as a template shows it."""

    name: ClassName
    head: Code
    entries: Code
    """The look-up of what has come."""
    lines: Sequence[Code]
    """What sets the members; if there are cases, those that have not come."""
    cases: Sequence[Case]
    """What sets each member that has come; empty if all are looked up instead."""


@frozen(kw_only=True)
class Wire:
    """How the responses of a service come over the wire."""

    is_xml: bool
    """Readers take elements of a document."""
    is_renamed: bool
    """Readers take the keys of a document that are not those of botocore's dictionaries."""
    read_names: Collection[ClassName]
    """The classes that the fast path of some class reads, which need readers."""

    @property
    def shape_class(self) -> str:
        """The runtime's class of shapes: those whose readers take only what is on the wire."""
        return "WireShape" if self.is_xml or self.is_renamed else "Shape"


def find_wire(service: Service) -> Wire:
    """Find how the responses of a service come over the wire."""
    members = [
        member
        for generated in all_classes(service)
        for structure in structures_of(generated)
        if structure.has_fast_path
        for member in structure.members
    ]
    return Wire(
        is_xml=service.protocol in XML_PROTOCOLS,
        is_renamed=any(
            member.location is None and member.location_name != member.wire_name
            for member in members
        ),
        read_names={name for member in members for name in classes_of(member.type)},
    )


def render_decoding(classes: Sequence[GeneratedClass], wire: Wire) -> str:
    """Write how the classes of a module are decoded.

    Args:
        classes: The classes, in their order.
        wire: How the responses of the service come.

    Returns:
        The code; empty if the module has only enums that no fast path reads.
    """
    structures = [structure for generated in classes for structure in structures_of(generated)]
    read = [generated for generated in classes if generated.name in wire.read_names]
    enums = [enum for enum in read if isinstance(enum, EnumClass)]
    unions = [union for union in read if isinstance(union, UnionClass)]
    if not structures and not enums and not unions:
        return ""
    return fill(
        "decoding.py",
        enum_readers=[
            Bracket(f"{reader_name(enum.name)} = enum_reader(", [enum.name], ")") for enum in enums
        ],
        readers=[
            build_reader(structure, wire) for structure in structures if structure.has_fast_path
        ],
        union_readers=[union_reader_code(union) for union in unions],
        shapes=[shape_code(structure, wire) for structure in structures],
    )


def build_reader(structure: StructureClass, wire: Wire) -> Reader:
    """Write the parts of the function that is the fast path of a structure."""
    head = f"def {reader_name(structure.name)}("
    parameter = "node" if wire.is_xml else "raw"
    by_key = is_read_by_key(structure, wire)
    return Reader(
        name=structure.name,
        head=Bracket(head, [f"{parameter}: Any"], f") -> {structure.name}:"),
        entries=entries_code(structure, wire),
        lines=list(unset_members_code(structure))
        if by_key
        else [
            Parentheses(f"made.{member.name} = ", [member_value_code(member, wire)])
            for member in structure.members
        ],
        cases=[case_code(member) for member in structure.members] if by_key else (),
    )


def is_read_by_key(structure: StructureClass, wire: Wire) -> bool:
    """Whether a structure is read by the keys that come: one of which few members may come."""
    return (
        not wire.is_xml
        and FEWEST_BY_KEY <= len(structure.members) <= MOST_BY_KEY
        and not any(member.required for member in structure.members)
    )


def unset_members_code(structure: StructureClass) -> Iterator[Code]:
    """Write the statements that set the members of a structure to what stands for none."""
    names: dict[str, list[str]] = {}
    for member in structure.members:
        names.setdefault(absent_code(member), []).append(f"made.{member.name}")
    for absent, targets in names.items():
        for first in range(0, len(targets), 4):
            yield " = ".join([*targets[first : first + 4], absent])


def absent_code(member: Member) -> str:
    """Write what stands for a member that has not come."""
    return DEFAULTS.get(type(member.type), "None")


def case_code(member: Member) -> Case:
    """Write the statement that sets a member whose key has come."""
    function, *arguments = read_member_code(member)
    value = Bracket(f"{function}(", [*arguments, "value"], ")")
    return Case(literal(key_of(member)), Parentheses(f"made.{member.name} = ", [value]))


def key_of(member: Member) -> str:
    """Choose the key under which a reader finds a member; the runtime adds those outside."""
    return member.wire_name if member.location else member.location_name


def entries_code(structure: StructureClass, wire: Wire) -> Code:
    """Write the look-up of keys, or of elements with the names of those that come several times."""
    looked_up = [
        member
        for member in structure.members
        if not wire.is_xml or not (is_outside(member) or member.location == "attribute")
    ]
    get, tail = ("get = ", ").get") if looked_up else ("", ")")
    if not wire.is_xml:
        return f"{get}entries(raw{tail}"
    lists = [
        literal(member.location_name)
        for member in structure.members
        if isinstance(member.type, ListOf | MapOf) and member.type.flattened
    ]
    return Bracket(f"{get}children(", ["node", *dict.fromkeys(lists)], tail)


def member_value_code(member: Member, wire: Wire) -> Code:
    """Write the value of a member, from a key or an element.

    What is not in the elements of a document is set by the runtime, by the table.
    """
    if wire.is_xml and is_outside(member):
        return absent_code(member)
    source = f"get({literal(key_of(member))})"
    if wire.is_xml:
        source = f"get({literal(member.location_name)})"
        if member.location == "attribute":
            source = f"attribute(node, {literal(member.location_name)})"
    function, *arguments = read_member_code(member)
    tags = member.type.tags if isinstance(member.type, MapOf) else None
    return Bracket(f"{function}(", [*arguments, source, *map(literal, tags or ())], ")")


def is_outside(member: Member) -> bool:
    """Whether a member is outside of the elements of a document: in headers, or the whole body."""
    if member.location == "payload":  # a document, or a string or a stream
        return isinstance(member.type, Scalar | EnumRef | EventStreamOf)
    return member.location not in {None, "attribute"}


def read_member_code(member: Member) -> list[str]:
    """Write the function that reads a member, and its arguments before the value."""
    match member.type:
        case ListOf(item=Scalar() as item, sparse=False) if item.value.list_reader:
            return [item.value.list_reader]
        case ListOf(item=item, sparse=sparse):
            return ["optional_list", item_reader_code(item, sparse=sparse)]
        case MapOf(value=item, sparse=sparse):
            return ["optional_map", item_reader_code(item, sparse=sparse)]
        case _ if member.required:
            return [reader_code(member.type)]
        case Scalar() as scalar if scalar.value.optional_reader:
            return [scalar.value.optional_reader]
        case _:
            return ["optional", reader_code(member.type)]


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
        case MapOf(value=value, sparse=sparse, tags=tags):
            named = "".join(f", {literal(tag)}" for tag in tags or ())
            return f"map_reader({item_reader_code(value, sparse=sparse)}{named})"


def item_reader_code(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the function that reads an item of a list or a value of a map."""
    return f"sparse_reader({reader_code(type_ref)})" if sparse else reader_code(type_ref)


def union_reader_code(union: UnionClass) -> Code:
    """Write the fast path of a union."""
    rows = [
        f"{literal(variant.members[0].location_name)}: {reader_name(variant.name)}"
        for variant in union.variants
    ]
    head = f"{reader_name(union.name)}: Callable[[Any], {union.name}] = union_reader("
    return Bracket(head, [Bracket("{", rows, "}")], ")")


def shape_code(structure: StructureClass, wire: Wire) -> Code:
    """Write the shape of a structure: its fast path and its member table."""
    reader = reader_name(structure.name) if structure.has_fast_path else "None"
    table: Iterable[Code] = map(member_code, structure.members)
    if structure.inherited:
        table = [f"*{structure.bases[0]}.__shape__.members"]
    sensitive = ["sensitive=True"] if structure.sensitive else []
    arguments = [structure.name, reader, *table, *sensitive]
    return Bracket(f"{structure.name}.__shape__ = {wire.shape_class}(", arguments, ")")
