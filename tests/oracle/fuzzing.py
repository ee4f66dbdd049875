"""Fuzzed responses: made from botocore's model of an operation, damaged, and judged by it.

`Fuzzer` makes and damages. All its choices come from one source of chance: `random.Random` with a
seed where many are made, hypothesis's own where failing examples are to shrink (`responses`).
`Judge` works out from the shapes what must be readable and what is lost, and holds a typed response
to it. Neither asks the generator's own view of the model, nor the emitted member tables.
"""

from __future__ import annotations

import copy
import json
import logging
import pickle
import re
import traceback
from collections import OrderedDict, UserDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from math import inf, nan
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, Final, Self, TypeAlias
from xml.etree import ElementTree as ET

import botocore.session
import cbor2
from attrs import define, evolve, field, frozen
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.utils import is_json_value_header
from hypothesis import strategies as st
from moto.core.model import OperationModel, ServiceModel
from sweep.answers import CBOR, Wire, send
from sweep.calls import Names, TypedMethod
from sweep.comparison import attribute_name, class_name, conforms, hints, is_mapping, is_tuple
from sweep.services import whole
from sweep.values import LEAST, UNKNOWN, Maker, Style, Tally, enum_values, is_list, is_map

Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value: members, indexes and keys."""

SECRET: Final = "hunter2"  # noqa: S105 (it opens nothing)
SECRET_NUMBER: Final = 9021090210
SECRET_MOMENT: Final = datetime(2031, 2, 3, 4, 5, 6, 902109, tzinfo=timezone.utc)


def tells(text: str) -> bool:
    """Whether a text lets a secret out."""
    return SECRET in text or "902109" in text


# --- Values that nobody expects -------------------------------------------------------------------


class Text(str):
    """A text of a class of its own."""

    __slots__ = ()

    def __str__(self) -> str:
        return "another text"


class ForeignText(str, Enum):  # noqa: UP042 (the kind that is not a `StrEnum`)
    """Texts that are members of somebody else's enum, of the older kind."""

    PLAIN = "a foreign text"
    HIDDEN = SECRET


class ForeignNumber(IntEnum):
    """Numbers that are members of somebody else's enum."""

    PLAIN = 5
    HIDDEN = SECRET_NUMBER


class Integer(int):
    """An integer of a class of its own."""


class Float(float):
    """A float of a class of its own."""


class Items(list[Any]):
    """A list of a class of its own."""


class Entries(dict[str, Any]):
    """A dictionary of a class of its own."""


class FrozenMoment(datetime):
    """A moment as a frozen clock makes it."""


EMPTY: Final[Sequence[Any]] = ([], (), {}, UserDict[str, Any](), [None], [[]], [{}], {"a": None})
OTHER_CLASSES: Final[Mapping[type, Sequence[Callable[[Any], Any]]]] = {
    dict: (Entries, UserDict[Any, Any], OrderedDict[Any, Any]),
    list: (tuple[Any, ...], Items),
}
WIRE_SECRETS: Final = (SECRET, SECRET_NUMBER, SECRET_MOMENT.isoformat())
SECRETS: Final = (
    *WIRE_SECRETS,
    *(Text(SECRET), ForeignText.HIDDEN, ForeignNumber.HIDDEN),
    *(SECRET_NUMBER + 0.5, SECRET_MOMENT, SECRET.encode()),
)

EAST: Final = timezone(timedelta(hours=14))
WEST: Final = timezone(timedelta(hours=-12))
FIRST: Final = datetime.min.replace(tzinfo=timezone.utc)
LAST: Final = datetime.max.replace(tzinfo=timezone.utc)
MOMENTS: Final = (
    FIRST,
    LAST,
    FIRST.replace(tzinfo=WEST),
    FIRST.replace(tzinfo=EAST),  # before the first instant of UTC
    LAST.replace(tzinfo=WEST),  # after the last one
    LAST.replace(tzinfo=EAST),
    datetime.min,  # noqa: DTZ901 (without a zone, as a careless caller has it)
    datetime(2026, 3, 29, 2, 30),  # noqa: DTZ001 (the same, in the hour that some zones leave out)
)
TEXTS: Final = (
    "",
    " ",
    "\0",
    "\ud800",
    "\udfff and \ud800",
    "two\r\nlines",
    "\x1b[31m\x7f\x85\u2028\u202e",
    "e\u0301 \U0001f600 \uffff",
    "<&>]]>\"'",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "9" * 5000,
    "true",
    "null",
    "2031-02-03T04:05:06Z",
    "2031-02-03T04:05:06 XYZ",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "x" * 5000,
    "AAA",
)
INTEGERS: Final = (0, -1, 2**31, 2**53 + 1, -(2**63) - 1, 10**400, -(10**4000))
FLOATS: Final = (0.0, -0.0, 5e-324, 1.7e308, 0.1, inf, -inf, nan, 1e300)
DEEP: Final = 80
"""How many lists lie in each other in a deep value; Python's own copying needs two calls each."""

HUGE: Final = 3000
"""How many items a huge list has."""


def nested(value: object, depth: int) -> object:
    """Put a value into so many lists."""
    for _ in range(depth):
        value = [value]
    return value


# --- Making and damaging --------------------------------------------------------------------------


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
    """Whether something that must not be shown may lie anywhere in a value."""
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


@frozen
class Site:
    """A place in a raw value."""

    holder: Any
    """The list or dictionary that the value stands in."""
    step: str | int
    """Its key or index there."""
    path: Steps
    """The way to it, in the model's words."""
    shape: Shape
    hidden: bool
    """What stands here must not be shown."""

    @property
    def guarded(self) -> bool:
        """What stands here instead may be something that must not be shown."""
        return self.hidden or holds_secret(self.shape)

    @property
    def member(self) -> Steps:
        """The way to the member of the output that is lost at most."""
        return self.path[:1]


def sites(
    shape: Shape,
    raw: Any,
    key: Callable[[str, Shape], str],
    path: Steps = (),
    *,
    hidden: bool = False,
) -> Iterator[Site]:
    """Find every place in a raw value.

    Args:
        shape: Its shape.
        raw: The value.
        key: Names a member of a structure, as the raw value does; empty for one that is elsewhere.
        path: The way to the value.
        hidden: The value must not be shown.
    """
    inside: list[tuple[Any, str | int, Shape]] = []
    match shape:
        case StructureShape() if is_map(raw) and not shape.is_document_type:
            inside = [(key(name, held), name, held) for name, held in shape.members.items()]
            inside = [found for found in inside if found[0] in raw]
        case ListShape() if is_list(raw):
            inside = [(at, at, shape.member) for at in range(len(raw))]
        case MapShape() if is_map(raw):
            inside = [(at, at, shape.value) for at in raw]
        case _:
            pass
    for step, name, held in inside:
        secret = hidden or is_secret(held)
        yield Site(raw, step, (*path, name), held, secret)
        yield from sites(held, raw[step], key, (*path, name), hidden=secret)


def member_name(name: str, _: Shape) -> str:
    """Name a member as botocore's dictionaries do."""
    return name


def json_name(name: str, shape: Shape) -> str:
    """Name a member as a JSON document does; one that is no part of it has no name."""
    found: str = shape.serialization.get("name", name)
    return "" if "location" in shape.serialization else found


class FuzzedValues(Maker):
    """Makes raw values of a shape; what is sensitive holds a secret.

    Args:
        shapes: The shapes as the service's model lists them.
        chance: Makes every choice.
        wild: The values lie at the edges of their types; not all of them can be written to a wire.
    """

    def __init__(
        self, shapes: Mapping[str, Mapping[str, Any]], chance: Random, *, wild: bool
    ) -> None:
        share = chance.choice([0, 0.3, 0.7, 1])
        style = Style("fuzzed", share, chance.choice([0, 1, 2]))
        super().__init__(shapes, Tally(), "", style, answered=True)
        self.chance = chance
        self.wild = wild
        self.hidden = False

    @property
    def is_big(self) -> bool:
        """The value has grown so big that what is not required is left out."""
        return self.size > 40

    def value(self, shape: Shape) -> Any:
        """Make a value."""
        before = self.hidden
        self.hidden = before or is_secret(shape)
        made = super().value(shape)
        self.hidden = before
        return made

    def variant(self, shape: StructureShape) -> dict[str, Any]:
        """Make one of the variants of a union, or one that the model does not list."""
        self.tally.turns[shape.name] = self.chance.randrange(50)
        return super().variant(shape)

    def map(self, shape: MapShape) -> dict[str, Any]:
        """Make a map, at times with an odd key."""
        made = super().map(shape)
        if self.hidden and "location" not in shape.serialization:
            return {f"{key} {SECRET}": value for key, value in made.items()}
        if self.wild and made and self.chance.random() < 0.1:
            return {self.chance.choice(TEXTS): value for value in made.values()}
        return made

    def leaf(self, shape: Shape) -> Any:
        """Make a value without parts, at times one at the edge of its type."""
        kind = shape.type_name
        wild = self.wild and self.chance.random() < 0.2
        match kind:
            case _ if shape.serialization.get("location"):
                return super().leaf(shape)
            case "integer" | "long" if self.hidden:
                return SECRET_NUMBER
            case "integer" | "long" if wild:
                return self.chance.choice(INTEGERS)
            case "float" | "double" if self.hidden:
                return SECRET_NUMBER + 0.5
            case "float" | "double" if wild:
                return self.chance.choice(FLOATS)
            case "timestamp" if self.hidden:
                return SECRET_MOMENT
            case "timestamp" if wild:
                return self.chance.choice(MOMENTS)
            case "blob" if self.hidden:
                return SECRET.encode()
            case _:
                return super().leaf(shape)

    def text(self, shape: Shape, number: int) -> Any:
        """Make a text, at times an odd one."""
        if shape.serialization.get("location"):
            return super().text(shape, number)
        if self.hidden:
            return f"{SECRET} {number}"
        if self.wild and self.chance.random() < 0.2:
            return self.chance.choice(TEXTS)
        return super().text(shape, number)


class Fuzzer:
    """Makes the raw responses of an operation, and damages them.

    Args:
        operation: botocore's model of it.
        shapes: The shapes as the service's model lists them.
        chance: Makes every choice.
    """

    def __init__(
        self,
        operation: OperationModel,
        shapes: Mapping[str, Mapping[str, Any]],
        chance: Random,
    ) -> None:
        self.operation = operation
        assert isinstance(operation.output_shape, StructureShape)
        self.output = operation.output_shape
        self.shapes = shapes
        self.chance = chance
        self.done: list[str] = []
        """What has been damaged, in a few words."""

    @property
    def is_json(self) -> bool:
        """Whether the operation speaks JSON."""
        return "json" in self.operation.service_model.resolved_protocol

    def valid(self, *, wild: bool) -> dict[str, Any]:
        """Make a response that has nothing wrong in it."""
        maker = FuzzedValues(self.shapes, self.chance, wild=wild)
        maker.hidden = is_secret(self.output)
        return whole(maker, self.output)

    def response(self) -> Any:
        """Make a response as a dictionary, and damage it at none, one or several places."""
        raw: Any = self.valid(wild=True)
        for _ in range(self.chance.choice([0, 1, 1, 1, 2, 4])):
            self.damage(raw)
        return Entries(raw) if self.chance.random() < 0.05 else raw

    def damage(self, raw: dict[str, Any]) -> None:
        """Damage a raw response somewhere."""
        found = list(sites(self.output, raw, member_name, hidden=is_secret(self.output)))
        ways = [self.replace, self.replace, self.swap, self.swap, self.drop, self.null, self.add]
        if found:
            self.chance.choice(ways)(self.chance.choice(found))

    def note(self, way: str, site: Site) -> None:
        """Remember a damage."""
        self.done.append(f"{way} {site.path}")

    def replace(self, site: Site) -> None:
        """Put anything there, of whatever type."""
        self.note("replaced", site)
        site.holder[site.step] = self.anything(guarded=site.guarded, hidden=site.hidden)

    def swap(self, site: Site) -> None:
        """Put the same there, of another class."""
        self.note("swapped", site)
        site.holder[site.step] = self.look_alike(site.holder[site.step], hidden=site.guarded)

    def drop(self, site: Site) -> None:
        """Leave it out."""
        self.note("dropped", site)
        del site.holder[site.step]

    def null(self, site: Site) -> None:
        """Put nothing there."""
        self.note("nothing at", site)
        site.holder[site.step] = None

    def add(self, site: Site) -> None:
        """Put something beside it that the model does not know, or one more item."""
        self.note("added beside", site)
        more = self.anything(guarded=site.guarded, hidden=site.hidden)
        if is_map(site.holder):
            new: Any = self.chance.choice(["", "MemberOfTomorrow", "__type", UNKNOWN, "\n"])
            site.holder[new] = site.holder.get(new, more)
        else:
            site.holder.insert(self.chance.randint(0, len(site.holder)), more)

    def anything(self, *, guarded: bool, hidden: bool) -> Any:
        """Make any value; where something sensitive may be told by it, with a secret in it."""
        if guarded:
            return self.around(self.chance.choice(SECRETS), hidden=hidden)
        choose = self.chance.choice
        ways: list[Callable[[], Any]] = [
            lambda: choose(TEXTS),
            lambda: choose(TEXTS),
            lambda: choose(INTEGERS),
            lambda: choose(FLOATS),
            lambda: choose(MOMENTS),
            lambda: choose([True, False, None, 7, 7.0, 7.5]),
            lambda: copy.deepcopy(choose(EMPTY)),
            lambda: choose([b"bytes", bytearray(b"\xff"), Decimal("NaN"), 1j, {1, 2}]),
            lambda: nested("deep", choose([1, 2, DEEP])),
            lambda: [choose(["text", 7, None])] * choose([3] * 40 + [HUGE]),
            lambda: {choose([1, None, 2.5, b"k", "k"]): self.anything_small()},
            lambda: [self.anything_small(), self.anything_small()],
            lambda: self.look_alike(self.anything_small(), hidden=False),
        ]
        return choose(ways)()

    def around(self, secret: Any, *, hidden: bool) -> Any:
        """Put a secret, or lists and dictionaries around it, where only it must not be shown."""
        inside = {SECRET: secret} if hidden else {"Nobody": secret}
        shapes = [secret, [secret], [secret, None], [[secret]], inside, [inside], [[inside]]]
        return self.chance.choice(shapes)

    def anything_small(self) -> Any:
        """Make a small value."""
        return self.chance.choice(["text", "", 7, 0.5, True, None, b"b", [1], {"key": "value"}])

    def look_alike(self, value: Any, *, hidden: bool) -> object:
        """Make a value that says the same and is of another class, or is somebody's constant."""
        choose = self.chance.choice
        match value:
            case bool():
                return value
            case str():
                return choose([Text(value), ForeignText.HIDDEN if hidden else ForeignText.PLAIN])
            case int():
                whole_float = float(value) if abs(value) < 2**53 else value
                foreign = ForeignNumber.HIDDEN if hidden else ForeignNumber.PLAIN
                return choose([Integer(value), whole_float, foreign])
            case float():
                return choose([Float(value), int(value) if value.is_integer() else value])
            case datetime():
                return FrozenMoment.combine(value.date(), value.timetz())
            case bytes():
                return bytearray(value)
            case _:
                other = OTHER_CLASSES.get(class_of(value))
                return choose(other)(value) if other else value

    # --- On the wire ---

    def body(self, body: bytes) -> tuple[bytes, list[tuple[Site, Any]]]:
        """Damage a body within its protocol; of JSON, tell where, and what has been put there."""
        protocol = self.operation.service_model.resolved_protocol
        if self.is_json:
            return self.json_body(body)
        return (self.cbor_body(body) if protocol == CBOR else self.xml_body(body)), []

    def json_body(self, body: bytes) -> tuple[bytes, list[tuple[Site, Any]]]:
        """Damage the JSON document of a body; tell where, and what has been put there."""
        document = json.loads(body)
        shape = body_shape(self.output)
        put: list[tuple[Site, Any]] = []
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            found = list(sites(shape, document, json_name, hidden=is_secret(shape)))
            if found:
                site = self.chance.choice(found)
                value = self.wire_value(guarded=site.guarded, hidden=site.hidden)
                site.holder[site.step] = value
                self.note(f"put {str(value)[:40]} at", site)
                put.append((site, value))
        return json.dumps(document).encode(), put

    def cbor_body(self, body: bytes) -> bytes:
        """Damage the document of a CBOR body."""
        document = cbor2.loads(body)
        shape = body_shape(self.output)
        found = list(sites(shape, document, member_name, hidden=is_secret(shape)))
        if found:
            site = self.chance.choice(found)
            value = self.wire_value(guarded=site.guarded, hidden=site.hidden)
            site.holder[site.step] = value
            self.note(f"put {str(value)[:40]} at", site)
        written: bytes = cbor2.dumps(document, datetime_as_timestamp=True, timezone=timezone.utc)
        return written

    def wire_value(self, *, guarded: bool, hidden: bool) -> Any:
        """Make any JSON value."""
        chance = self.chance
        if guarded:
            return self.around(chance.choice(WIRE_SECRETS), hidden=hidden)
        values: list[Any] = [None, True, False, {}, [], [None], {"a": "b"}, ["text"], [[7]], 7, 7.5]
        match chance.randrange(6):
            case 0:
                text = chance.choice(TEXTS)
                return text if self.is_json else text.encode(errors="replace").decode()
            case 1:
                return chance.choice(INTEGERS[:6] if self.is_json else INTEGERS[:4])
            case 2:
                return chance.choice(FLOATS)
            case 3:
                return nested("deep", chance.choice([1, 2, DEEP]))
            case _:
                return chance.choice(values)

    def xml_body(self, body: bytes) -> bytes:
        """Damage the elements of an XML body."""
        try:
            root = ET.fromstring(body)  # noqa: S314 (our own)
        except ET.ParseError:
            return self.garbled(body)
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            self.damage_element(root)
        return ET.tostring(root)

    def damage_element(self, root: ET.Element) -> None:
        """Damage an element somewhere, but not the root itself."""
        held = [(parent, child) for parent in root.iter() for child in parent]
        if not held:
            return
        parent, child = self.chance.choice(held)
        way = self.chance.randrange(6)
        self.done.append(f"way {way} at <{child.tag}>")
        match way:
            case 0:
                parent.remove(child)
            case 1:
                parent.append(copy.deepcopy(child))
            case 2:
                child[:] = []
                child.text = None
            case 3:
                child.text = self.chance.choice(["", "NaN", "7.5", "text", "9" * 400, "\u2028"])
            case 4:
                child.tag = "ElementOfTomorrow"
            case _:
                child.append(ET.Element("member"))

    def garbled(self, body: bytes) -> bytes:
        """Put other bytes at one or more places of a body, or cut it off."""
        chance = self.chance
        for _ in range(chance.choice([1, 1, 2, 4])):
            start = chance.randint(0, len(body))
            end = (
                len(body) if chance.random() < 0.2 else min(len(body), start + chance.randint(0, 8))
            )
            put = bytes(chance.choice(b'\x00\xff{}[]",:<>/&\x9f\xbf\xc1\x1b0e') for _ in range(2))
            body = body[:start] + put[: chance.randint(0, 2)] + body[end:]
        self.done.append(f"garbled to {body[:80]!r}")
        return body


def body_shape(output: StructureShape) -> Shape:
    """Find the shape of what stands in a body."""
    payload = output.serialization.get("payload")
    return output.members[payload] if payload else output


# --- Judging --------------------------------------------------------------------------------------


class Unfit(Exception):  # noqa: N818 (no error: the member is lost)
    """A value is not what the model declares."""

    def __init__(self, path: Steps) -> None:
        super().__init__(path)
        self.path = path


@define
class Judge:
    """Holds a typed response to the promises, as the model and the raw response have them.

    Attributes:
        package: The package that holds the classes of the runtime.
        shapes: The shapes as the service's model lists them.
        lost: The ways to the bad values met so far, as errors write them.
    """

    package: ModuleType
    shapes: Mapping[str, Mapping[str, Any]]
    lost: list[str] = field(factory=list[str])

    def problems(
        self, response: Any, output: StructureShape, raw: Any, origin: str, *, secret: bool = True
    ) -> Iterator[str]:
        """Find each promise that a response breaks.

        Args:
            response: The typed response.
            output: The model of it.
            raw: The dictionary that it was made of.
            origin: What the ways in errors begin with.
            secret: Whether a secret in a text is a broken promise.
        """
        self.lost = []
        yield from self.structure(response, output, raw, (), hidden=is_secret(output))
        errors = response.member_errors
        if [f"{origin}: {path}" for path in self.lost] != [error.path for error in errors]:
            yield f"the errors are {[error.path for error in errors]}, not {self.lost}"
        shown = repr(response)
        said = [str(error) for error in errors]
        if secret and tells(f"{shown} {said} {errors}"):
            yield f"a secret is shown: {shown} {errors}"
        json.loads(response.to_json())
        raw_again = response.to_dict()
        told = comparable(raw_again)
        is_comparable = not INCOMPARABLE.search(told)
        for way, made in (
            ("copy", copy.copy(response)),
            ("deep copy", copy.deepcopy(response)),
            ("pickle", pickle.loads(pickle.dumps(response))),  # noqa: S301 (our own)
        ):
            if type(made) is not type(response) or repr(made) != shown:
                yield f"the {way} is {made!r}"
            if [str(error) for error in made.member_errors] != said:
                yield f"the {way} has the errors {made.member_errors}"
            if is_comparable and made != response:
                yield f"the {way} is not equal"
            if comparable(made.to_dict()) != told:
                yield f"the {way} differs: {made.to_dict()}"
        again = class_of(response).from_dict(raw_again)
        for problem in self.structure(again, output, raw, (), hidden=is_secret(output)):
            yield f"after the round trip: {problem}"

    def structure(
        self, value: Any, shape: StructureShape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a structure's attributes with the members of the raw one."""
        required = shape.required_members
        declared = hints(class_of(value))
        for (name, hint), (wire_name, member) in zip(
            declared.items(), shape.members.items(), strict=True
        ):
            if name.removesuffix("_") != attribute_name(wire_name).removesuffix("_"):
                yield f"{dotted((*path, wire_name))} is called {name}"
            attribute = Attribute(value, name, hint, wire_name in required)
            place = (*path, wire_name)
            yield from self.attribute(attribute, member, raw.get(wire_name), place, hidden=hidden)

    def attribute(
        self, attribute: Attribute, shape: Shape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare one attribute, or find that it must not be readable."""
        hidden = hidden or is_secret(shape)
        missing = raw is None and not is_document(shape)
        unfit = self.find_unfit(attribute, shape, raw, path, hidden=hidden)
        if unfit is not None:
            self.lost.append(dotted(unfit))
            try:
                held = getattr(attribute.holder, attribute.name)
            except self.package.MemberError:
                return
            yield f"{dotted(path)} is {held!r}, but must not be readable"
            return
        try:
            held = getattr(attribute.holder, attribute.name)
        except AttributeError as error:
            yield f"{dotted(path)} is not readable: {error}"
            return
        if not conforms(attribute.hint)(held):
            yield f"{dotted(path)} is {held!r}, not of the type {attribute.hint}"
        elif not missing:
            yield from self.compare(held, shape, raw, path, hidden=hidden)
        elif held is not self.absent(shape):
            yield f"{dotted(path)} is {held!r}, but nothing was sent"

    def find_unfit(
        self, attribute: Attribute, shape: Shape, raw: Any, path: Steps, *, hidden: bool
    ) -> Steps | None:
        """Find the place by which an attribute is lost; there is none if it has to be readable."""
        if raw is None and not is_document(shape):
            lost = attribute.required and not isinstance(shape, ListShape | MapShape)
            return path if lost else None
        try:
            self.fit(shape, raw, path, hidden=hidden)
        except Unfit as unfit:
            return unfit.path
        return None

    def absent(self, shape: Shape) -> object:
        """What an attribute is where nothing was sent."""
        if isinstance(shape, ListShape):
            return self.package.ABSENT
        return self.package.ABSENT_MAP if isinstance(shape, MapShape) else None

    def keeps_nulls(self, shape: ListShape | MapShape, inside: Shape) -> bool:
        """Whether a null in a list or map is a value."""
        return bool(self.shapes[shape.name].get("sparse")) or is_document(inside)

    def fit(self, shape: Shape, raw: Any, path: Steps, *, hidden: bool) -> None:
        """Find out whether a member has to be readable; structures inside have their own members.

        Raises:
            Unfit: It is not what the model declares.
        """
        match shape:
            case _ if is_document(shape):
                pass
            case StructureShape():
                is_union = shape.is_tagged_union
                if not is_mapping(raw) or (is_union and len(variants(raw)) > 1):
                    raise Unfit(path)
            case ListShape():
                self.fit_items(shape, raw, path, hidden=hidden)
            case MapShape():
                self.fit_entries(shape, raw, path, hidden=hidden)
            case _:
                try:
                    leaf(shape, raw)
                except (TypeError, ValueError, OverflowError):
                    raise Unfit(path) from None

    def fit_items(self, shape: ListShape, raw: Any, path: Steps, *, hidden: bool) -> None:
        """Find out whether a list has to be readable."""
        if not (is_list(raw) or is_tuple(raw)):
            raise Unfit(path)
        for at, item in enumerate(raw):
            if item is not None:
                self.fit(shape.member, item, (*path, at), hidden=hidden)

    def fit_entries(self, shape: MapShape, raw: Any, path: Steps, *, hidden: bool) -> None:
        """Find out whether a map has to be readable."""
        if not is_mapping(raw):
            raise Unfit(path)
        for key, item in raw.items():
            if not isinstance(key, str):
                raise Unfit(path)
            if item is not None:
                step = "*" if hidden else characters(key)
                self.fit(shape.value, item, (*path, step), hidden=hidden)

    def compare(
        self, value: Any, shape: Shape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a typed value with the raw one that it was made of."""
        match shape:
            case _ if is_document(shape):
                if value is not raw and repr(value) != repr(raw):
                    yield f"{dotted(path)} is {value!r}, not {raw!r}"
            case StructureShape() if shape.is_tagged_union:
                yield from self.union(value, shape, raw, path, hidden=hidden)
            case StructureShape():
                hidden = hidden or bool(shape.metadata.get("sensitive"))
                yield from self.structure(value, shape, raw, path, hidden=hidden)
            case ListShape():
                yield from self.items(value, shape, raw, path, hidden=hidden)
            case MapShape():
                yield from self.entries(value, shape, raw, path, hidden=hidden)
            case _ if enum_values(shape):
                text = leaf(shape, raw)
                is_known = text in enum_values(shape)
                wanted = class_name(shape.name) if is_known else "UnknownValue"
                if type(value).__name__.removesuffix("_") != wanted or value.value != text:
                    yield f"{dotted(path)} is {value!r}, not {text!r} of {wanted}"
            case _:
                expected = leaf(shape, raw)
                if type(value) is not type(expected) or repr(value) != repr(expected):
                    yield f"{dotted(path)} is {value!r}, not {expected!r}"

    def union(
        self, value: Any, shape: StructureShape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a variant of a union."""
        known = [name for name in variants(raw) if name in shape.members]
        if not known:
            if type(value) is not self.package.UnknownVariant or dict(raw) != value.raw:
                yield f"{dotted(path)} is {value!r}, not an unknown variant"
            return
        ((name, hint),) = hints(class_of(value)).items()
        member = shape.members[known[0]]
        attribute = Attribute(value, name, hint, required=True)
        place = (*path, known[0])
        yield from self.attribute(attribute, member, raw[known[0]], place, hidden=hidden)

    def items(
        self, value: Any, shape: ListShape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a list."""
        keeps = self.keeps_nulls(shape, shape.member)
        items = [(at, item) for at, item in enumerate(raw) if keeps or item is not None]
        if class_of(value) is not tuple or len(value) != len(items):
            yield f"{dotted(path)} is {value!r}, not {len(items)} items"
            return
        for held, (at, item) in zip(value, items, strict=True):
            yield from self.item(held, shape.member, item, (*path, at), hidden=hidden)

    def entries(
        self, value: Any, shape: MapShape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare a map."""
        keeps = self.keeps_nulls(shape, shape.value)
        entries = {characters(key): item for key, item in raw.items() if keeps or item is not None}
        if class_of(value) is not dict or list(value) != list(entries):
            yield f"{dotted(path)} is {value!r}, not a map of {list(entries)}"
            return
        for key, item in entries.items():
            step = "*" if hidden else key
            yield from self.item(value[key], shape.value, item, (*path, step), hidden=hidden)

    def item(
        self, value: Any, shape: Shape, raw: Any, path: Steps, *, hidden: bool
    ) -> Iterator[str]:
        """Compare what stands in a list or map."""
        if raw is not None or is_document(shape):
            yield from self.compare(value, shape, raw, path, hidden=hidden)
        elif value is not None:
            yield f"{dotted(path)} is {value!r}, not None"


INCOMPARABLE: Final = re.compile(r"nan|<Element", re.IGNORECASE)
"""A value that does not equal its copy: not-a-number, or what botocore's XML parser leaves."""


def comparable(raw: Any) -> str:
    """Write a raw value, so that it can be compared with its copy."""
    return re.sub(" at 0x[0-9a-f]+>", ">", repr(raw))


@frozen
class Attribute:
    """An attribute of a typed structure."""

    holder: Any
    name: str
    hint: Any
    required: bool
    """The model says that it is always there."""


def class_of(value: Any) -> Any:
    """Tell the class of a value."""
    found: Any = value.__class__
    return found


def is_document(shape: Shape) -> bool:
    """Whether any JSON value may stand there."""
    return is_json_value_header(shape) or bool(getattr(shape, "is_document_type", False))


def variants(raw: Mapping[Any, Any]) -> list[Any]:
    """Name the variants of a raw union that are there."""
    return [name for name, value in raw.items() if value is not None]


def characters(text: str) -> str:
    """Take the characters of a text of any class."""
    return str.__str__(text)


def leaf(shape: Shape, raw: Any) -> Any:
    """Work out what is held for a value without parts.

    Raises:
        TypeError, ValueError, OverflowError: It is not what the model declares.
    """
    kind = shape.type_name
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    match kind:
        case "string" | "character" if isinstance(raw, str):
            return characters(raw)
        case "integer" | "long" if is_number and raw == int(raw):
            return int(raw)
        case "float" | "double" if is_number or raw in ("NaN", "Infinity", "-Infinity"):
            return float(raw)
        case "boolean" if isinstance(raw, bool):
            return raw
        case "timestamp" if isinstance(raw, datetime):
            moment = raw.astimezone(timezone.utc)
            return datetime.combine(moment.date(), moment.timetz())
        case "blob" if isinstance(raw, bytes | bytearray):
            return bytes(raw)
        case _:
            raise TypeError(kind)


def dotted(path: Steps) -> str:
    """Write a path as errors do; what cannot be printed is escaped."""
    escaped = [
        repr(step)[1:-1] if isinstance(step, str) and not step.isprintable() else step
        for step in path
    ]
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in escaped)
    return way.removeprefix(".")


# --- Operations on trial --------------------------------------------------------------------------


@frozen
class Written:
    """An answer as it goes over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """Stands where the socket would be: behind botocore's own event `before-send`.

    Attributes:
        answer: What the next request is answered with.
    """

    def __init__(self) -> None:
        self.answer = Written(501, {}, b"")

    def __call__(self, request: Any, **_: object) -> AWSResponse:
        """Answer a request."""
        answer = self.answer
        made_of: Any = (answer.status, answer.headers, Wire(answer.body))  # which stubs do not know
        return AWSResponse(request.url, *made_of)


class Log(logging.Handler):
    """Listens to a logger in a `with` block.

    Attributes:
        lines: What it was told.
    """

    def __init__(self, name: str) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[int, str]] = []
        self.logger = logging.getLogger(name)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append((record.levelno, record.getMessage()))

    def __enter__(self) -> Self:
        self.before = self.logger.level, self.logger.propagate
        self.logger.setLevel(logging.DEBUG)
        self.logger.propagate = False
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.setLevel(self.before[0])
        self.logger.propagate = self.before[1]


def connect(service: str, line: Line) -> Any:
    """Make a client of botocore that has everything but a socket."""
    session: Any = botocore.session.Session()
    client = session.create_client(
        service,
        region_name="us-east-1",
        endpoint_url="http://localhost",
        config=Config(
            signature_version=UNSIGNED,
            retries={"total_max_attempts": 1},
            inject_host_prefix=False,
        ),
    )
    client.meta.events.register("before-send", line)
    return client


@define
class Target:
    """An operation of a generated package, and the trials that its conversion has to stand.

    Attributes:
        operation: botocore's model of it.
        shapes: The shapes as the service's model lists them.
        package: The package that holds the classes of the runtime.
        logger: The name of the service package's logger.
        response_class: The class of what the operation returns.
        method: Calls it.
        line: What its calls are answered with.
    """

    operation: OperationModel
    shapes: Mapping[str, Mapping[str, Any]]
    package: ModuleType
    logger: str
    response_class: Any
    method: Callable[[], Any]
    line: Line
    bodies: list[Written] = field(factory=list[Written])
    """Good answers, small and large."""

    def __str__(self) -> str:
        return f"{self.service} {self.operation.name}"

    @property
    def service(self) -> str:
        """What botocore calls the service."""
        service: str = self.operation.service_model.service_name
        return service

    @property
    def output(self) -> StructureShape:
        """The model of what the operation returns."""
        assert isinstance(self.operation.output_shape, StructureShape)
        return self.operation.output_shape

    @property
    def protocol(self) -> str:
        """The protocol, as botocore resolves it."""
        protocol: str = self.operation.service_model.resolved_protocol
        return protocol

    def good_answers(self) -> list[Written]:
        """Write good answers, once."""
        for number in range(0 if self.bodies else 8):
            fuzzer = Fuzzer(self.operation, self.shapes, Random(f"{self} {number}"))
            made = send(self.operation, fuzzer.valid(wild=False))
            self.bodies.append(Written(made.status_code, dict(made.headers), made.content))
        return self.bodies

    def dictionary_problems(self, chance: Random, done: list[str]) -> Iterator[str]:
        """Convert a fuzzed dictionary; find the promises that it breaks.

        Args:
            chance: Makes every choice.
            done: Is told what has been damaged.
        """
        fuzzer = Fuzzer(self.operation, self.shapes, chance)
        fuzzer.done = done
        raw = fuzzer.response()
        response = self.response_class.from_dict(raw)
        judge = Judge(self.package, self.shapes)
        yield from judge.problems(response, self.output, raw, self.response_class.__name__)

    def body_problems(self, chance: Random, done: list[str]) -> Iterator[str]:
        """Call the operation and answer with a fuzzed body; find the promises that it breaks."""
        fuzzer = Fuzzer(self.operation, self.shapes, chance)
        fuzzer.done = done
        answer = chance.choice(self.good_answers())
        garbled = chance.random() < 0.3
        put: list[tuple[Site, Any]] = []
        if garbled:
            body = fuzzer.garbled(answer.body)
        else:
            body, put = fuzzer.body(answer.body)
        self.line.answer = evolve(answer, body=body)
        with Log(self.logger) as log:
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError) as error:
                if not garbled:
                    yield from self.error_problems(error)
                return
        raw = response.raw_response
        judge = Judge(self.package, self.shapes)
        name = self.operation.name
        yield from judge.problems(response, self.output, raw, name, secret=not garbled)
        warnings = [line for level, line in log.lines if level >= logging.WARNING]
        if warnings != [str(error) for error in response.member_errors]:
            yield f"the log says {warnings}"
        if not garbled and tells(str(log.lines)):
            yield f"a secret is logged: {log.lines}"
        if len(put) == 1:
            yield from self.rest_problems(answer, raw, *put[0])

    def error_problems(self, error: Exception) -> Iterator[str]:
        """Find what is wrong with an error about a body that is of the protocol."""
        if "json" in self.protocol:
            yield f"is no response: {error}"
        if tells("".join(traceback.format_exception(error))):
            yield f"a secret is shown: {error}"

    def rest_problems(self, answer: Written, raw: Any, site: Site, value: Any) -> Iterator[str]:
        """Find what one bad place in a JSON body has changed elsewhere, or made of itself."""
        payload = self.output.serialization.get("payload")
        way = (payload, *site.path) if payload else site.path
        self.line.answer = answer
        before = self.method().raw_response
        if repr(without(raw, way)) != repr(without(before, way)):
            yield f"something beside {way} is not as it was"
        if is_wrong_json(site.shape, value) and repr(value_at(raw, way)) != repr(value):
            yield f"{way} has become {value_at(raw, way)!r}"

    def refusal_problems(self) -> Iterator[str]:
        """Answer with what is no response at all; find what is taken for one."""
        whole_body = max((answer.body for answer in self.good_answers()), key=len)
        half = whole_body[: len(whole_body) * 2 // 3]
        for body in (*NO_RESPONSES, half):
            if not body and "payload" in self.output.serialization:
                continue  # the one member that is the body is not there
            self.line.answer = evolve(self.bodies[0], body=body)
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError):
                continue
            yield f"{body[:60]!r} is taken for {response!r}"


NO_RESPONSES: Final = (
    b"",
    b"<html><body><h1>Service Unavailable</h1></body></html>",
    b'<!DOCTYPE html>\n<html lang="en"><head><title>Sign in</title></head></html>',
    b"Bad Gateway",
    b"[]",
    b"null",
    b'"text"',
    b"7",
    b"\x00\x01\x02",
    b"\xff\xfe{\x00}\x00",
    b"{",
)
"""Bodies that no protocol writes for a structure."""


def without(raw: Any, path: Steps) -> Any:
    """Copy a raw value with nothing at a path; what has no such place stays as it is."""
    if not path:
        return None
    step, *rest = path
    if is_map(raw):
        kept = {key: value for key, value in raw.items() if key not in (step, "ResponseMetadata")}
        return {**kept, "": without(raw.get(str(step)), tuple(rest))}
    if is_list(raw) and isinstance(step, int) and step < len(raw):
        return [*raw[:step], without(raw[step], tuple(rest)), *raw[step + 1 :]]
    return raw


def value_at(raw: Any, path: Steps) -> Any:
    """Take what stands at a path, or nothing."""
    for step in path:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


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


def find_targets(package: ModuleType, services: Mapping[str, Collection[str]]) -> list[Target]:
    """Find operations in a generated package.

    Args:
        package: The package that holds the services.
        services: The operations' names by service.
    """
    return [
        target
        for service, operations in services.items()
        for target in find_service_targets(package, service, operations)
    ]


def find_service_targets(
    package: ModuleType, service: str, operations: Collection[str]
) -> Iterator[Target]:
    """Find operations of a service."""
    description: Mapping[str, Any] = Loader().load_service_model(service, "service-2")
    model = ServiceModel(description, service)
    name = f"{package.__name__}.{service.replace('-', '_')}"
    found = import_module(name if find_spec(name) else f"{name}_")
    line = Line()
    raw_client = connect(service, line)
    clients = [name for name in found.__all__ if name.endswith("Client")]
    client_name = next(name for name in clients if f"Async{name}" in clients)
    client = getattr(found, client_name)(raw_client)
    methods = {name: method for method, name in raw_client.meta.method_to_api_mapping.items()}
    names = Names(found)
    for name in operations:
        operation: OperationModel = model.operation_model(name)
        method = getattr(client, methods[name], None) or getattr(client, f"{methods[name]}_")
        typed = TypedMethod(operation, method, names)
        shapes = description["shapes"]
        maker = Maker(shapes, Tally(), str(name), LEAST, answered=False)
        arguments = whole(maker, operation.input_shape)
        call = partial(typed.call, arguments)
        yield Target(operation, shapes, package, found.__name__, typed.returned, call, line)


def trial(target: Target, way: Way, chance: Random) -> list[str]:
    """Try an operation once; tell the promises that it broke, and what had been damaged."""
    done: list[str] = []
    try:
        found = list(way(target, chance, done))
    except Exception as error:  # noqa: BLE001 (a response always arrives)
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        found = [f"{type(error).__name__} is raised: {str(error)[:LONGEST]} ({places})"]
    return [f"{target}, {'; '.join(done) or 'undamaged'}: {problem[:LONGEST]}" for problem in found]


Way: TypeAlias = Callable[[Target, Random, list[str]], Iterator[str]]
"""A way to try an operation: `Target.dictionary_problems` or `Target.body_problems`."""

LONGEST: Final = 600
"""How many characters of a problem are told."""

CHANCES: Final = st.randoms(use_true_random=False)
"""Chance whose every choice hypothesis makes, so that it can make a failing example small."""
