"""Raw responses, damaged: as dictionaries, and as bodies within their protocol or beyond it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import datetime, timezone
from decimal import Decimal
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import cbor2
from botocore.model import Shape, StructureShape
from moto.core.model import OperationModel
from oracle.judge import class_of
from oracle.odd_values import (
    DEEP,
    EMPTY,
    FLOATS,
    HUGE,
    INTEGERS,
    ODD_MOMENTS,
    OTHER_CLASSES,
    SECRET,
    SECRETS,
    TEXTS,
    WIRE_SECRETS,
    Entries,
    Float,
    ForeignNumber,
    ForeignText,
    FrozenMoment,
    Integer,
    Text,
    nested,
)
from oracle.shapes import UNKNOWN, Shapes, Site, body_name, is_map, is_secret, sites
from oracle.values import Maker, Style
from oracle.wire import CBOR


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
        shapes: Shapes,
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
        share = self.chance.choice([0, 0.3, 0.7, 1])
        style = Style("fuzzed", share, self.chance.choice([0, 1, 2]), wild=wild, most=40)
        return Maker(self.shapes, self.chance, style, received=True).whole(self.output)

    def response(self) -> Any:
        """Make a response as a dictionary, and damage it at none, one or several places."""
        raw: Any = self.valid(wild=True)
        for _ in range(self.chance.choice([0, 1, 1, 1, 2, 4])):
            self.damage(raw)
        return Entries(raw) if self.chance.random() < 0.05 else raw

    def damage(self, raw: dict[str, Any]) -> None:
        """Damage a raw response somewhere."""
        found = list(sites(self.output, raw, hidden=is_secret(self.output)))
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
            lambda: choose(ODD_MOMENTS),
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
            found = list(sites(shape, document, body_name, hidden=is_secret(shape)))
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
        found = list(sites(shape, document, hidden=is_secret(shape)))
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
