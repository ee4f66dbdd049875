"""Responses of every protocol, damaged: their documents, their bytes and their headers."""

from __future__ import annotations

import copy
import json
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, Final
from xml.etree import ElementTree as ET

from attrs import evolve, frozen
from botocore.model import ListShape, MapShape, Shape, StructureShape
from oracle.bodies import CBOR, Draft, Writer, Written
from oracle.documents import TOMORROW, Item, Node
from oracle.odd_values import DEEP, FLOATS, INTEGERS, SECRET, TEXTS, WIRE_SECRETS, nested
from oracle.shapes import (
    Path,
    Site,
    body_name,
    holds_secret,
    is_document,
    is_map,
    is_secret,
    members_of,
    sites,
    wire_name,
)


@frozen
class Damaged:
    """A damaged response, and what it may do to the typed one.

    Attributes:
        written: The response.
        done: What has been damaged, in a few words.
        touched: The members that may differ from those of the good response; `None` for any.
        lost: The member that must not be readable, if it is known.
        kept: A value that `to_dict` has to give back as it came, with its path.
        refused: Whether the call has to be refused; `None` if it may or may not.
        hides: Nothing sensitive has got to a place where it may be shown.
    """

    written: Written
    done: str
    touched: tuple[Path, ...] | None = ()
    lost: Path | None = None
    kept: tuple[Path, object] | None = None
    refused: bool | None = False
    hides: bool = True


NUMBERS: Final = ("7.5", "abc", "NaN", "0x10", "1e5", "7 8", "--7", "9" * 5000)
OTHER_NUMBERS: Final = ("", " 7 ", "+7", "-0", "1_000", "\uff17", "9" * 400, str(2**70))
WRONG: Final[Mapping[str, tuple[str, ...]]] = {
    "integer": NUMBERS,
    "long": NUMBERS,
    "float": ("abc", "1,5", "0x1p3", "7.5.5"),
    "double": ("abc", "1,5", "0x1p3", "7.5.5"),
    "timestamp": ("no moment", "2031-02-30T00:00:00Z", "2031-02-03T25:00:00Z", "9" * 400),
}
"""Texts that are no value of their type, whoever reads them."""

ODD: Final[Mapping[str, tuple[str, ...]]] = {
    "integer": OTHER_NUMBERS,
    "long": OTHER_NUMBERS,
    "float": ("", "1e400", "-1e-400", "nan", "inf", "+7", "9" * 400, "1_0.5"),
    "double": ("", "1e400", "-1e-400", "nan", "inf", "+7", "9" * 400, "1_0.5"),
    "timestamp": ("", "0", "2031-02-03", "20310203T040506Z", "-62135596800", "1e12", "NaN", "4:05"),
    "boolean": ("", "True", "FALSE", "1", "0", "yes", " true "),
    "blob": ("", "AAA", "not base64!", "=", "QUJD\nREVG", "\u00fc"),
}
"""Texts that one may read and another may not."""

XML_TEXTS: Final = ("", " ", "\u2028\u202e", "e\u0301 \U0001f600", "null", "x" * 5000, "&<>\"']]>")


class Damager:
    """Damages the responses of an operation.

    Args:
        writer: Writes them.
        output: The shape of the output, or of an error.
        chance: Makes every choice.
    """

    def __init__(self, writer: Writer, output: StructureShape, chance: Random) -> None:
        self.writer = writer
        self.output = output
        self.chance = chance
        payload = output.serialization.get("payload")
        self.prefix: Path = (payload,) if payload else ()
        self.body: Shape = output.members[payload] if payload else output

    def damage(self, draft: Draft) -> Damaged:
        """Damage a response at one place; a whole member is touched, if it is in a map of it.

        Args:
            draft: The response, which stays as it is.
        """
        made = self.damage_somewhere(draft)
        if made.touched is None:
            return made
        touched = tuple(member_path(self.output, path) for path in made.touched)
        return evolve(made, touched=touched)

    def damage_somewhere(self, draft: Draft) -> Damaged:
        """Damage a response at one place.

        Args:
            draft: The response, which stays as it is.
        """
        located = [
            (name, member)
            for name, member in members_of(self.output).items()
            if member.serialization.get("location") == "header" and self.header(draft, name, member)
        ]
        if located and self.chance.random() < 0.25:
            return self.header_damage(draft, *self.chance.choice(located))
        if draft.document is None:
            return Damaged(self.writer.write(draft), "nothing is damaged")
        if self.chance.random() < 0.25:
            return self.bytes_damage(draft)
        if isinstance(draft.document, Node):
            return Elements(self, draft).damage()
        return self.tree_damage(draft)

    def pick(self, *ways: Callable[..., Damaged]) -> Callable[..., Damaged]:
        """Choose one of several ways."""
        return self.chance.choice(ways)

    # --- Headers ---

    def header(self, draft: Draft, name: str, member: Shape) -> str:
        """Find the header of a member, as it is written; empty if it is not there."""
        wanted = member.serialization.get("name", name).lower()
        return next((key for key in draft.headers if key.lower() == wanted), "")

    def header_damage(self, draft: Draft, name: str, member: Shape) -> Damaged:
        """Put an odd text into a header."""
        kind = member.type_name
        hidden = is_secret(member)
        wrong = () if hidden else WRONG.get(kind, ())
        odd = WIRE_SECRETS if hidden else ODD.get(kind, ("", "\u00fc", "a,b", ",", "x" * 5000))
        text = str(self.chance.choice([*wrong, *odd]))
        headers = {**draft.headers, self.header(draft, name, member): text}
        return Damaged(
            self.writer.write(evolve(draft, headers=headers)),
            f"header of {name}: {text[:40]!r}",
            touched=((name,),),
            lost=(name,) if text in wrong else None,
        )

    # --- Trees of JSON and CBOR ---

    def tree_damage(self, draft: Draft) -> Damaged:
        """Damage a tree of JSON or CBOR."""
        document = copy.deepcopy(draft.document)
        is_cbor = self.writer.protocol == CBOR
        key = wire_name if is_cbor else body_name
        hidden = is_secret(self.output) or is_secret(self.body)
        found = list(sites(self.body, document, key, hidden=hidden))
        if not found:
            return self.bytes_damage(draft)
        site = self.chance.choice(found)
        way = self.pick(self.put, self.put, self.drop, self.add, self.wrap)
        made = way(site)
        if is_cbor and way == self.put and self.chance.random() < 0.7:
            made = self.put_item(site)
        return evolve(made, written=self.writer.write(evolve(draft, document=document)))

    def told(self, way: str, site: Site, **more: Any) -> Damaged:
        """Tell what has been damaged."""
        more.setdefault("touched", ((*self.prefix, *site.owner),))
        return Damaged(Written(0, {}, b""), f"{way} {site.path}", **more)

    def put(self, site: Site) -> Damaged:
        """Put any value there."""
        value = self.wire_value(site)
        site.holder[site.step] = value
        path = (*self.prefix, *site.path)
        wrong = self.writer.protocol != CBOR and is_wrong_json(site.shape, value)
        kept = (path, value) if wrong else None
        lost = (*self.prefix, *site.owner) if wrong else None
        return self.told(f"put {str(value)[:40]} at", site, kept=kept, lost=lost)

    def put_item(self, site: Site) -> Damaged:
        """Put any item of CBOR there."""
        if site.guarded:
            return self.put(site)
        item, refused = self.chance.choice(CBOR_ITEMS)
        site.holder[site.step] = Item(item)
        return self.told(f"put {item[:12].hex()} at", site, refused=refused)

    def drop(self, site: Site) -> Damaged:
        """Leave it out."""
        del site.holder[site.step]
        return self.told("dropped", site)

    def add(self, site: Site) -> Damaged:
        """Put something beside it that the model does not know, or one more item."""
        value = self.wire_value(site)
        if is_map(site.holder):
            site.holder[self.chance.choice(["", TOMORROW, "__type", "\n"])] = value
            around = (*self.prefix, *site.path)[:-1]  # a map, or a union, has got one more
            while around and isinstance(around[-1], int):
                around = around[:-1]
            return self.told("added beside", site, touched=(around,))
        site.holder.insert(self.chance.randint(0, len(site.holder)), value)
        return self.told("added beside", site)

    def wrap(self, site: Site) -> Damaged:
        """Put it into a list or an object of its own."""
        value = site.holder[site.step]
        site.holder[site.step] = self.chance.choice([[value], {"member": value}, [[value], None]])
        return self.told("wrapped", site, hides=not site.guarded)

    def wire_value(self, site: Site) -> Any:
        """Make any JSON value; where something sensitive may be told by it, with a secret in it."""
        chance = self.chance
        if site.guarded:
            secret = chance.choice(WIRE_SECRETS)
            inside = {SECRET: secret} if site.hidden else {"Nobody": secret}
            return chance.choice([secret, [secret], [secret, None], [[secret]], inside, [inside]])
        is_cbor = self.writer.protocol == CBOR
        values: list[Any] = [None, True, False, {}, [], [None], {"a": "b"}, ["text"], [[7]], 7, 7.5]
        match chance.randrange(6):
            case 0:
                text = chance.choice(TEXTS)
                return text.encode(errors="replace").decode() if is_cbor else text
            case 1:
                return chance.choice(INTEGERS[:4] if is_cbor else INTEGERS[:6])
            case 2:
                return chance.choice(FLOATS)
            case 3:
                return nested("deep", chance.choice([1, 2, DEEP]))
            case _:
                return chance.choice(values)

    # --- Bytes ---

    def bytes_damage(self, draft: Draft) -> Damaged:
        """Damage the bytes of a body, whatever they mean."""
        good = self.writer.write(draft)
        is_xml = isinstance(draft.document, Node)
        ways = [self.cut, self.cut, self.garble, self.garble, self.append, self.recode]
        if is_xml:
            ways += [self.declare] * 3
        way = self.chance.choice(ways)
        body, done = way(good.body)
        refused: bool | None = None
        if way == self.cut or is_xml or self.writer.protocol != CBOR:
            refused = True if not self.is_whole(body, is_xml=is_xml) else None
        if not self.prefix and not body:
            refused = None  # an empty body, of which a status may say that it is none
        hides = way not in (self.garble, self.recode)
        return Damaged(evolve(good, body=body), done, touched=None, refused=refused, hides=hides)

    def is_whole(self, body: bytes, *, is_xml: bool) -> bool:
        """Whether a body is a document of its protocol, whatever its namespace may be."""
        if self.writer.protocol == CBOR:
            return False  # it was cut
        try:
            if not is_xml:
                json.loads(body)
                return True
            parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 (our own)
            parser.feed(NAMESPACE.sub(b"", body))
            parser.close()
        except (ValueError, RecursionError, ET.ParseError):
            return False
        return b"<!DOCTYPE" not in body

    def cut(self, body: bytes) -> tuple[bytes, str]:
        """Cut a body off anywhere; one that is empty may be a response without its payload."""
        at = self.chance.randrange(1, len(body)) if len(body) > 1 else 0
        return body[:at], f"cut at {at}"

    def garble(self, body: bytes) -> tuple[bytes, str]:
        """Put other bytes at one or more places."""
        chance = self.chance
        for _ in range(chance.choice([1, 1, 2, 4])):
            start = chance.randint(0, len(body))
            end = min(len(body), start + chance.randint(0, 8))
            put = bytes(chance.choice(b'\x00\xff{}[]",:<>/&\x9f\xbf\xc1\x1b0e') for _ in range(2))
            body = body[:start] + put[: chance.randint(0, 2)] + body[end:]
        return body, f"garbled to {body[:80]!r}"

    def append(self, body: bytes) -> tuple[bytes, str]:
        """Put something behind the body, or before it."""
        more = self.chance.choice([b"\n\n", b"\0", b"<a/>", b"{}", b"text", b"\xff", body])
        return self.chance.choice([body + more, more + body]), f"{more[:20]!r} is added"

    def recode(self, body: bytes) -> tuple[bytes, str]:
        """Write the body in another encoding."""
        text = body.decode("latin-1")
        name = self.chance.choice(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1"])
        if name == "latin-1":
            return body.decode(errors="replace").encode("latin-1", "replace"), "in latin-1"
        return text.encode(name), f"in {name}"

    def declare(self, body: bytes) -> tuple[bytes, str]:
        """Declare an encoding that it has not, a document type, or entities."""
        head, _, rest = body.rpartition(b"?>") if body.startswith(b"<?xml") else (b"", b"", body)
        declared = self.chance.choice(DECLARED)
        return declared + (rest if head.count(b"?>") == 0 else body), f"declared {declared[:60]!r}"


NAMESPACE: Final = re.compile(rb' xmlns="[^"]*"')

DECLARED: Final = (
    b'<?xml version="1.0" encoding="ISO-8859-1"?>',
    b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0" encoding="nobody-knows"?>',
    b'<?xml version="1.1"?>',
    b"<!DOCTYPE html>",
    b'<!DOCTYPE a SYSTEM "file:///etc/hostname">',
    b'<!DOCTYPE a [<!ENTITY b "text">]>',
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "lol">'
    + b"".join(b'<!ENTITY b%d "%b">' % (at + 1, b"&b%d;" % at * 10) for at in range(12))
    + b"]>",
)
"""What may stand before a root; the last one is an entity bomb."""


def items() -> Iterator[tuple[bytes, bool | None]]:
    """List items of CBOR: of every major type, odd ones, and those that are none."""
    floats = (0.0, -0.0, 1.5, 65504.0, 5.960464477539063e-08, float("inf"), float("nan"))
    good = [b"\x00", b"\x18\x18", b"\x1b" + b"\xff" * 8, b"\x20", b"\x3b" + b"\xff" * 8]
    good += [b"\x40", b"\x42ab", b"\x5f\x41a\x41b\xff", b"\x60", b"\x62ab", b"\x7f\x61a\x60\xff"]
    good += [b"\x80", b"\x82\x01\xf6", b"\x9f\x01\x9f\xff\xff", b"\xa0", b"\xa1\x61a\x01"]
    good += [b"\xbf\x61a\x01\xff", b"\xa1\x01\x02", b"\xa2\x61a\x01\x61a\x02", b"\xa1\xf6\xf6"]
    good += [b"\xc0\x74" + b"2031-02-03T04:05:06Z", b"\xc1\x00", b"\xc1\xf9\x7e\x00", b"\xc1\x61a"]
    good += [b"\xc1\xf9\x7c\x00", b"\xc1\x1b" + b"\xff" * 8, b"\xc1\xfb" + struct.pack(">d", 1e300)]
    good += [b"\xc1\xf6", b"\xc2\x49\x01" + b"\0" * 8, b"\xc3\x49\x01" + b"\0" * 8, b"\xc2\x01"]
    good += [
        b"\xc4\x82\x21\x19\x6a\xb3",
        b"\xd8\x20\x61a",
        b"\xd9\xd9\xf7\x01",
        b"\xc2\x59\x04\x00" + b"\xff" * 1024,
    ]
    good += [b"\xf4", b"\xf5", b"\xf6", b"\xf7", b"\xc1" * 40 + b"\x01", b"\x81" * 80 + b"\x01"]
    good += [b"\xf9" + struct.pack(">e", number) for number in floats]
    good += [b"\xfa" + struct.pack(">f", number) for number in floats]
    yield from ((item, False) for item in good)
    odd = [b"\xe0", b"\xf3", b"\xf8\xff", b"\x63\xff\xfe\xfd", b"\xa1\x80\x01", b"\xa1\xa0\x01"]
    yield from ((item, None) for item in [*odd, b"\x81" * 50_000 + b"\x01", b"\xc1" * 50_000])
    bad = [b"\x1c", b"\x3d", b"\x5d", b"\x7e", b"\x9c", b"\xbd", b"\xdc", b"\xfc", b"\xff"]
    bad += [b"\x5b" + b"\xff" * 8, b"\x7b\x7f" + b"\xff" * 7, b"\x9b\x7f" + b"\xff" * 7]
    yield from ((item, None) for item in bad)


CBOR_ITEMS: Final = tuple(items())
"""Items of CBOR, each with whether a body that holds it has to be refused or may be."""

JSON_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "structure": (dict,),
    "map": (dict,),
    "list": (list,),
    "boolean": (bool,),
    "integer": (int, float),
    "long": (int, float),
    "float": (int, float, str),
    "double": (int, float, str),
    "string": (str,),
    "character": (str,),
    "blob": (str,),
    "timestamp": (int, float, str),
}


def is_wrong_json(shape: Shape, value: Any) -> bool:
    """Whether a JSON value is of a type that no value of a shape is written as."""
    right = isinstance(value, JSON_TYPES[shape.type_name])
    return value is not None and not right and not is_document(shape)


# --- Elements of XML ------------------------------------------------------------------------------


@frozen
class Place:
    """An element below the root, and what is around it."""

    node: Node
    parent: Node
    hidden: bool

    @property
    def guarded(self) -> bool:
        """What is wrong here may be something that must not be shown."""
        return self.hidden or (self.node.shape is not None and holds_secret(self.node.shape))

    @property
    def owner(self) -> Path:
        """The member that is lost if the text of the element is wrong."""
        return owner(self.node.path)

    @property
    def around(self) -> Path:
        """The member that is another one if the element is not there."""
        parent = self.parent.shape
        if isinstance(parent, StructureShape) and parent.is_tagged_union:
            return owner(self.parent.path)
        if isinstance(parent, MapShape) or parent is None or self.node.shape is None:
            return owner(self.node.path[:-1])
        return owner(self.node.path)


def member_path(shape: Any, path: Path) -> Path:
    """Find the member of a structure that a path leads to or into."""
    length = 0
    for at, step in enumerate(path):
        match shape:
            case StructureShape() if step in shape.members:
                shape, length = shape.members[str(step)], at + 1
            case ListShape():
                shape = shape.member
            case MapShape():
                shape = shape.value
            case _:
                break
    return path[:length]


def owner(path: Path) -> Path:
    """Find the member that holds a value."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path


class Elements:
    """Damages one element of a document.

    Args:
        damager: What damages the response.
        draft: The response, which stays as it is.
    """

    def __init__(self, damager: Damager, draft: Draft) -> None:
        self.damager = damager
        self.chance = damager.chance
        self.draft = evolve(draft, document=draft.document.copied())
        self.root: Node = self.draft.document
        hidden = is_secret(damager.output) or is_secret(damager.body)
        self.places = list(self.walk(self.root, hidden=hidden))

    def walk(self, parent: Node, *, hidden: bool) -> Iterator[Place]:
        """Find all elements below one."""
        for node in parent.nodes:
            here = hidden or (node.shape is not None and is_secret(node.shape))
            yield Place(node, parent, here)
            yield from self.walk(node, hidden=here)

    def damage(self) -> Damaged:
        """Damage an element somewhere."""
        if not self.places:
            return self.damager.bytes_damage(self.draft)
        place = self.chance.choice(self.places)
        is_leaf = place.node.shape is not None and not isinstance(
            place.node.shape, StructureShape | ListShape | MapShape
        )
        ways = [self.remove, self.double, self.rename, self.lift, self.sink, self.mix, self.adorn]
        ways += [self.nest, self.break_text, self.empty]
        way = self.text if is_leaf and self.chance.random() < 0.5 else self.chance.choice(ways)
        made = way(place)
        if not place.node.path:  # it is around the members
            refused = True if made.refused else None
            made = evolve(made, touched=None, refused=refused, lost=None)
        return evolve(made, written=self.damager.writer.write(self.draft))

    def told(self, way: str, place: Place, **more: Any) -> Damaged:
        """Tell what has been damaged."""
        more.setdefault("touched", (place.around,))
        return Damaged(Written(0, {}, b""), f"{way} <{place.node.tag}>", **more)

    def text(self, place: Place) -> Damaged:
        """Put an odd text there."""
        shape = place.node.shape
        assert shape is not None
        wrong = () if place.guarded else WRONG.get(shape.type_name, ())
        if place.guarded:
            text = str(self.chance.choice(WIRE_SECRETS))
        else:
            text = self.chance.choice([*wrong, *ODD.get(shape.type_name, XML_TEXTS)])
        place.node.content = [text] if text else []
        lost = place.owner if text in wrong else None
        return self.told(f"{text[:20]!r} in", place, touched=(place.owner,), lost=lost)

    def empty(self, place: Place) -> Damaged:
        """Take out everything in it."""
        place.node.content = []
        return self.told("emptied", place)

    def remove(self, place: Place) -> Damaged:
        """Leave it out."""
        place.parent.content.remove(place.node)
        return self.told("removed", place)

    def double(self, place: Place) -> Damaged:
        """Put it there twice, at times far from the first."""
        at = place.parent.content.index(place.node) + 1
        place.parent.content.insert(self.chance.choice([at, at, 0]), place.node.copied())
        return self.told("doubled", place)

    def rename(self, place: Place) -> Damaged:
        """Give it another name: one that nobody knows, or that of an element beside it."""
        others = [node for node in place.parent.nodes if node is not place.node]
        if others and self.chance.random() < 0.5:
            other = Place(self.chance.choice(others), place.parent, place.hidden)
            place.node.tag = other.node.tag
            touched = (place.around, other.around)
            return self.told("renamed", place, touched=touched, hides=not place.guarded)
        place.node.tag = TOMORROW
        return self.told("unknown", place)

    def lift(self, place: Place) -> Damaged:
        """Put what is in it beside it."""
        at = place.parent.content.index(place.node)
        place.parent.content[at : at + 1] = place.node.content
        return self.told("lifted", place, touched=(owner(place.parent.path),), hides=False)

    def sink(self, place: Place) -> Damaged:
        """Put it into an element beside it, or into one of its own."""
        others = [node for node in place.parent.nodes if node is not place.node]
        at = place.parent.content.index(place.node)
        if others and self.chance.random() < 0.5:
            other = Place(self.chance.choice(others), place.parent, place.hidden)
            del place.parent.content[at]
            other.node.content.append(place.node)
            touched = (place.around, other.around)
            hides = not place.guarded
            return self.told("sunk", place, touched=touched, hides=hides)
        place.parent.content[at] = Node(place.node.tag, content=[place.node])
        return self.told("wrapped", place, hides=not place.guarded)

    def mix(self, place: Place) -> Damaged:
        """Put a text between the elements in it, which nobody reads; or an element into a text."""
        shape = place.node.shape
        text: Node | str = self.chance.choice(["text", "7", "\u2028"])
        if isinstance(shape, StructureShape | ListShape | MapShape) and place.node.nodes:
            place.node.content.insert(self.chance.randint(0, len(place.node.content)), text)
            return self.told("text in", place, touched=())
        place.node.content.append(Node(self.chance.choice(["member", "item", place.node.tag])))
        return self.told("element in", place)

    def adorn(self, place: Place) -> Damaged:
        """Give it another namespace or an attribute, which nobody reads."""
        shape = place.node.shape
        members = members_of(shape if isinstance(shape, StructureShape) else None)
        reads = any(member.serialization.get("xmlAttribute") for member in members.values())
        attribute = self.chance.choice([("xmlns:x", "urn:x"), ("nil", "true"), ("type", "b")])
        place.node.attributes = {**place.node.attributes, attribute[0]: attribute[1]}
        if attribute[0] == "xmlns:x" and not self.draft.surface.prefix:
            place.node.tag = f"x:{place.node.tag}"
        return self.told("adorned", place, touched=(place.owner,) if reads else ())

    def nest(self, place: Place) -> Damaged:
        """Put elements into it, very deep."""
        depth = self.chance.choice([30] * 20 + [300] * 4 + [20_000])
        tag = self.chance.choice([place.node.tag, "member"])
        deep = f"<{tag}>" * depth + f"</{tag}>" * depth
        place.node.literal = True
        place.node.content = [deep]
        if depth > 300:
            return self.told(f"{depth} deep in", place, touched=None, refused=None)
        return self.told(f"{depth} deep in", place)

    def break_text(self, place: Place) -> Damaged:
        """Put something into it that no XML may have."""
        place.node.literal = True
        broken = self.chance.choice(["&nobody;", "&#0;", "&#xd800;", "<", "\0", "]]>", "<![CDATA["])
        place.node.content = [broken]
        return self.told(f"{broken!r} in", place, touched=None, refused=True)
