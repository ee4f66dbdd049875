"""Raw responses, damaged, as dictionaries; `body_damage` damages bodies."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

from botocore.model import StructureShape
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
    Entries,
    Float,
    ForeignNumber,
    ForeignText,
    FrozenMoment,
    Integer,
    Text,
    nested,
)
from oracle.shapes import UNKNOWN, Shapes, Site, is_map, is_secret, sites
from oracle.values import Maker, Style


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
