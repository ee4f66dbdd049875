"""Documents in bodies and events: from raw values to JSON, CBOR, or a tree of XML elements."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any, Final

from attrs import define, evolve, field, frozen
from botocore.model import ListShape, MapShape, Shape, StructureShape
from oracle.leaves import epoch, leaf_json, leaf_text
from oracle.shapes import UNKNOWN, Path, is_list, is_map

TOMORROW: Final = "MemberOfTomorrow"
"""A member that no model lists."""

OUTSIDE: Final = frozenset({"header", "headers", "statusCode"})


def in_document(shape: Shape) -> bool:
    """Whether a member is part of a document, not of headers."""
    serialization = shape.serialization
    return serialization.get("location") not in OUTSIDE and not serialization.get("eventheader")


# --- JSON and CBOR --------------------------------------------------------------------------------


class Tree:
    """Makes trees of lists and dictionaries, whose leaves are as JSON or CBOR has them.

    Args:
        chance: Chooses between forms that mean the same.
        is_cbor: Members have their own names, and bytes and moments stay.
        nulls: Members that are not there are null at times.
    """

    def __init__(self, chance: Random, *, is_cbor: bool, nulls: bool = True) -> None:
        self.chance = chance
        self.is_cbor = is_cbor
        self.nulls = nulls

    def value(self, shape: Shape, value: Any) -> Any:
        """Make the tree of a value."""
        match shape:
            case _ if value is None:
                return None
            case StructureShape() if shape.is_document_type:
                return value
            case StructureShape() if UNKNOWN in value:
                return {value[UNKNOWN]["name"]: {}}
            case StructureShape():
                return self.structure(shape, value)
            case ListShape():
                return [self.value(shape.member, item) for item in value]
            case MapShape():
                return {key: self.value(shape.value, item) for key, item in value.items()}
            case _:
                return value if self.is_cbor else leaf_json(shape, value, self.chance)

    def structure(self, shape: StructureShape, value: Mapping[str, Any]) -> dict[str, Any]:
        """Make the tree of a structure."""
        members = {
            self.key(name, member): self.value(member, value[name]) if name in value else None
            for name, member in shape.members.items()
            if in_document(member) and (name in value or self.is_null())
        }
        if self.chance.random() < 0.05 and not shape.is_tagged_union:
            members[TOMORROW] = self.chance.choice([7, "text", {"Deep": [None]}, None])
        if self.chance.random() < 0.1:
            members = dict(self.chance.sample([*members.items()], len(members)))
        return members

    def key(self, name: str, member: Shape) -> str:
        """Name a member."""
        serialized: str = member.serialization.get("name", name)
        return name if self.is_cbor else serialized

    def is_null(self) -> bool:
        """Decide whether a member that is not there is null."""
        return self.nulls and self.chance.random() < 0.1


@frozen
class Item:
    """CBOR as it is, in a tree that is yet to be written."""

    written: bytes


def cbor_head(major: int, number: int, chance: Random) -> bytes:
    """Write the head of a data item, at times in more bytes than it needs."""
    least = next(
        at for at, bits in enumerate((0, 8, 16, 32, 64)) if number < (24 if not bits else 2**bits)
    )
    width = chance.choice([least, least, least, *range(least, 5)])
    if not width:
        return bytes([major << 5 | number])
    return bytes([major << 5 | 23 + width]) + number.to_bytes(2 ** (width - 1))


def cbor(value: Any, chance: Random) -> bytes:
    """Write a value in CBOR: with lengths or without them, with numbers of any width."""
    match value:
        case Item():
            return value.written
        case bool() | None:
            simple = {False: b"\xf4", True: b"\xf5", None: b"\xf6"}
            return simple[value] if value is not None else chance.choice([b"\xf6", b"\xf7"])
        case int():
            return cbor_head(1, -1 - value, chance) if value < 0 else cbor_head(0, value, chance)
        case float():
            return cbor_float(value, chance)
        case datetime():
            return b"\xc1" + cbor(epoch(value, chance), chance)
        case str():
            return cbor_text(3, value.encode(), chance)
        case bytes():
            return cbor_text(2, value, chance)
        case _:
            return cbor_parts(value, chance)


def cbor_float(value: float, chance: Random) -> bytes:
    """Write a float in as few bytes as hold it, or in more."""
    forms: list[bytes] = []
    for head, form in ((b"\xf9", ">e"), (b"\xfa", ">f"), (b"\xfb", ">d")):
        try:
            written = struct.pack(form, value)
        except OverflowError:
            continue
        if value != value or struct.unpack(form, written) == (value,):  # noqa: PLR0124 (not a number)
            forms.append(head + written)
    return chance.choice(forms)


def cbor_text(major: int, value: bytes, chance: Random) -> bytes:
    """Write a text or bytes, at times in chunks; those of a text end between characters."""
    if chance.random() < 0.9:
        return cbor_head(major, len(value), chance) + value
    half = len(value) // 2
    while half and value[half] & 0xC0 == 0x80:
        half -= 1
    chunks = [value[:half], value[half:]]
    written = b"".join(cbor_head(major, len(chunk), chance) + chunk for chunk in chunks)
    return bytes([major << 5 | 31]) + written + b"\xff"


def cbor_parts(value: Any, chance: Random) -> bytes:
    """Write a list or dictionary, at times without its length."""
    if is_list(value):
        major, count, parts = 4, len(value), [cbor(item, chance) for item in value]
    else:
        assert is_map(value)
        major, count = 5, len(value)
        parts = [cbor(key, chance) + cbor(item, chance) for key, item in value.items()]
    if chance.random() < 0.9:
        return cbor_head(major, count, chance) + b"".join(parts)
    return bytes([major << 5 | 31]) + b"".join(parts) + b"\xff"


# --- XML ------------------------------------------------------------------------------------------


@define(eq=False)
class Node:
    """An element of XML that is yet to be written.

    Attributes:
        tag: Its name, without a namespace.
        path: Where its value is in botocore's dictionary; empty for what is around the members.
        shape: The shape of its value; `None` for what is around the members.
        content: Its elements and texts.
        attributes: Its attributes, with their prefixes.
        literal: Its texts are XML themselves, as damage makes it.
    """

    tag: str
    path: Path = ()
    shape: Shape | None = None
    content: list[Node | str] = field(factory=list["Node | str"])
    attributes: dict[str, str] = field(factory=dict[str, str])
    literal: bool = False

    @property
    def nodes(self) -> list[Node]:
        """The elements in it."""
        return [node for node in self.content if isinstance(node, Node)]

    def copied(self) -> Node:
        """Copy it, and the elements in it."""
        content = [part.copied() if isinstance(part, Node) else part for part in self.content]
        return evolve(self, content=content, attributes=dict(self.attributes))


XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


class Elements:
    """Makes trees of elements.

    Args:
        chance: Chooses between forms that mean the same.
    """

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def fill(self, node: Node, shape: Shape, value: Any) -> Node:
        """Put a value into an element."""
        path = node.path
        match shape:
            case StructureShape() if UNKNOWN in value:
                node.content.append(Node(value[UNKNOWN]["name"], path))
            case StructureShape():
                self.members(node, shape, value)
            case ListShape():
                name = shape.member.serialization.get("name") or "member"
                items = enumerate(item for item in value if item is not None)
                node.content += [
                    self.fill(Node(name, (*path, at), shape.member), shape.member, item)
                    for at, item in items
                ]
            case MapShape():
                for key, item in value.items():
                    entry = Node("entry", (*path, key), None)
                    node.content += (
                        [self.entry(entry, shape, key, item)] if item is not None else []
                    )
            case _:
                text = leaf_text(shape, value, self.chance)
                node.content += [text] if text else []
        return node

    def entry(self, node: Node, shape: MapShape, key: str, value: Any) -> Node:
        """Put an entry of a map into an element."""
        key_name = shape.key.serialization.get("name") or "key"
        value_name = shape.value.serialization.get("name") or "value"
        held = self.fill(Node(value_name, node.path, shape.value), shape.value, value)
        node.content += [Node(key_name, node.path, None, [key] if key else []), held]
        return node

    def members(self, node: Node, shape: StructureShape, value: Mapping[str, Any]) -> None:
        """Put the members of a structure into an element."""
        tags = Counter(self.tag(name, member) for name, member in shape.members.items())
        taken: set[str] = set()
        groups: list[list[Node]] = []
        for name, item in value.items():
            member = shape.members[name]
            if item is None or not in_document(member):
                continue
            path = (*node.path, name)
            if member.serialization.get("xmlAttribute"):
                attribute = member.serialization["name"]
                node.attributes |= {f"xmlns:{attribute.partition(':')[0]}": XSI, attribute: item}
                continue
            tag = self.tag(name, member)
            made = self.member(tag, path, member, item)
            if tags[tag] > 1:  # both members read the one element
                made = made[:1] if tag not in taken else []
                taken.add(tag)
            groups.append(made)
        if self.chance.random() < 0.05 and not shape.is_tagged_union:
            groups.append([Node(TOMORROW, node.path, None, self.chance.choice([[], ["text"]]))])
        node.content += self.in_order(groups)

    def in_order(self, groups: Sequence[list[Node]]) -> list[Node]:
        """List elements in any order, but those of one name as they are."""
        order = [at for at, group in enumerate(groups) for _ in group]
        if self.chance.random() < 0.1:
            self.chance.shuffle(order)
        left = [iter(group) for group in groups]
        return [next(left[at]) for at in order]

    def member(self, tag: str, path: Path, member: Shape, value: Any) -> list[Node]:
        """Make the elements of a member: of what is flattened one for each part."""
        if not member.serialization.get("flattened"):
            return [self.fill(Node(tag, path, member), member, value)]
        if isinstance(member, ListShape):
            items = enumerate(item for item in value if item is not None)
            inside = member.member
            return [self.fill(Node(tag, (*path, at), inside), inside, item) for at, item in items]
        assert isinstance(member, MapShape)
        return [
            self.entry(Node(tag, (*path, key), None), member, key, item)
            for key, item in value.items()
            if item is not None
        ]

    def tag(self, name: str, member: Shape) -> str:
        """Name the element of a member; a flattened list is named like its items."""
        if isinstance(member, ListShape) and member.serialization.get("flattened"):
            inside = member.member.serialization.get("name")
            if inside is not None:
                return str(inside)
        return str(member.serialization.get("name") or name)


@frozen(kw_only=True)
class Surface:
    """What differs between two documents that mean the same.

    Attributes:
        declaration: What is written before the root.
        prefix: That of every element; empty for the default namespace.
        namespace: The namespace; empty for none.
        noise: How often there is something between elements and in texts.
    """

    declaration: str = ""
    prefix: str = ""
    namespace: str = ""
    noise: float = 0


DECLARATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n\n",
    "<!-- before -->\n",
    "\ufeff",
    "",
)


def choose_surface(namespace: str, chance: Random) -> Surface:
    """Choose how a document is written; mostly as services do."""
    return Surface(
        declaration=chance.choice(DECLARATIONS),
        namespace=chance.choice([namespace, namespace, namespace, ""]),
        prefix=chance.choice(["", "", "", "", "", "ns2"]),
        noise=chance.choice([0, 0, 0, 0.1]),
    )


ESCAPES: Final[Sequence[tuple[str, str]]] = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("\r", "&#13;"),
)


def escape(text: str) -> str:
    """Write a text so that it holds no markup."""
    for character, written in ESCAPES:
        text = text.replace(character, written)
    return text


def xml_text(text: str, surface: Surface, chance: Random) -> str:
    """Write a text: escaped, as CDATA, with references or with a comment in it."""
    if chance.random() >= surface.noise * 2:
        return escape(text)
    half = len(text) // 2
    between = chance.choice(["<!-- between -->", "<?in between?>", ""])
    match chance.randrange(3):
        case 0 if "]]>" not in text and "\r" not in text:
            return f"<![CDATA[{text}]]>"
        case 1:
            return "".join(f"&#{ord(character)};" for character in text)
        case _:
            return f"{escape(text[:half])}{between}{escape(text[half:])}"


GAPS: Final = ("\n  ", "\n", "\t", " ", "<!-- a comment -->", "<?processing instruction?>")


def xml(root: Node, surface: Surface, chance: Random) -> str:
    """Write a document."""
    prefix = f"{surface.prefix}:" if surface.prefix and surface.namespace else ""
    name = f"xmlns:{surface.prefix}" if prefix else "xmlns"
    declared = f' {name}="{escape(surface.namespace)}"' if surface.namespace else ""
    return surface.declaration + element(root, surface, prefix, chance, declared)


def element(node: Node, surface: Surface, prefix: str, chance: Random, declared: str = "") -> str:
    """Write an element."""
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in node.attributes.items())
    tag = f"{prefix}{node.tag}"
    parts: list[str] = []
    for part in node.content:
        if isinstance(part, str):
            parts.append(part if node.literal else xml_text(part, surface, chance))
        else:
            gap = chance.choice(GAPS) if chance.random() < surface.noise else ""
            parts += [gap, element(part, surface, prefix, chance)]
    inside = "".join(parts)
    if not inside and chance.random() < 0.7:
        return f"<{tag}{declared}{attributes}/>"
    return f"<{tag}{declared}{attributes}>{inside}</{tag}>"
