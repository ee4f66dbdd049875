"""The way back: dictionaries, parameters and JSON are those of a plain description of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from importlib import import_module
from random import Random
from types import MappingProxyType
from typing import Any, Final

import pytest
from botoforge import UnknownValue
from botoforge.quicksight import AssetBundleExportJobStatus
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.json_round_trip import Arbitrary
from oracle.odd_values import (
    ABROAD,
    Entries,
    Float,
    ForeignText,
    FrozenMoment,
    Integer,
    Items,
    Text,
)
from oracle.way_back import WayBack
from support.projects import made_package

PACKAGE: Final = "taken"

CHOSEN: Final = {
    "bedrock-runtime": ("Converse",),  # unions in unions, documents, bytes
    "dynamodb": ("BatchWriteItem", "Query"),
    "rds-data": ("ExecuteStatement",),  # lists with nulls
    "s3": ("GetObject",),  # a stream
}


class Level(Enum):
    """Somebody's enum."""

    HIGH = 7
    LOW = "low"


ODD: Final[tuple[Callable[[Arbitrary], Any], ...]] = (
    lambda _: None,
    lambda made: made.values.ABSENT,
    lambda made: made.values.ABSENT_MAP,
    lambda made: made.values.AbsentList(),
    lambda made: made.values.UnknownValue("OF_TOMORROW"),
    lambda made: made.values.UnknownVariant("ofTomorrow", {"a": [ForeignText.PLAIN, None]}),
    lambda made: [made.values.UnknownValue("OF_TOMORROW"), "text", Level.LOW, None],
    lambda made: ["text", made.values.UnknownValue("OF_TOMORROW")],
    lambda _: (AssetBundleExportJobStatus.FAILED, UnknownValue("FAILED"), "FAILED", Level.HIGH),
    lambda _: Level.HIGH,
    lambda _: [Level.LOW, Level.HIGH, ForeignText.PLAIN],
    lambda _: [ForeignText.PLAIN, "text"],
    lambda _: Text("text"),
    lambda _: (Text("text"), "text"),
    lambda _: Integer(7),
    lambda _: [True, Integer(7), 8],
    lambda _: Float(0.5),
    lambda _: [float("nan"), float("inf"), 1.5],
    lambda _: FrozenMoment(2026, 2, 3, tzinfo=ABROAD.tzinfo),
    lambda _: [ABROAD, bytearray(b"array"), memoryview(b"view")],
    lambda _: Items(["a", Items()]),
    lambda _: Entries(a=1),
    lambda _: MappingProxyType({"a": MappingProxyType({"b": Level.HIGH})}),
    lambda _: {7: "number", "a": {"b": ()}},
    lambda _: Decimal("1.5"),
    lambda _: iter("ab"),
    lambda _: object(),
    lambda _: int,
)
"""What people put where a value of a declared type should be."""


class Careless(Arbitrary):
    """Makes structures some of whose members are not what their types say."""

    def __init__(self, package: str, chance: Random) -> None:
        super().__init__(package, 0)
        self.chance = chance
        self.others: list[Any] = []

    def value(self, declared: Any, depth: int) -> Any:
        """Make a value, for the most part of what is declared."""
        if declared.streams:
            return iter("a stream")
        if self.chance.random() < 0.1:
            if self.others and self.chance.random() < 0.2:
                return self.chance.choice(self.others)
            return self.chance.choice(ODD)(self)
        made: Any = super().value(declared, depth)
        if made.__class__ is list and self.chance.random() < 0.5:
            return tuple(made)
        if hasattr(made, "to_dict"):
            if self.chance.random() < 0.1:  # a plain dictionary where a structure is declared
                return made.to_dict()
            self.others.append(made)
        return made

    def item(self, container: Any, declared: Any, depth: int) -> Any:
        """Make an item; nothing says what one that was not sent would be."""
        made = super().item(container, declared, depth)
        is_absent = made is self.values.ABSENT or made is self.values.ABSENT_MAP
        return "text" if is_absent else made


def is_same(one: Any, other: Any) -> bool:
    """Whether two values in botocore's form are the same: class, order, and what passes through."""
    kind: type[Any] = one.__class__
    if kind is not other.__class__:
        return False
    if kind is dict:
        return [*one] == [*other] and all(map(is_same, one.values(), other.values()))
    if kind is list:
        return len(one) == len(other) and all(map(is_same, one, other))
    return one is other or bool(one == other)


def tell_of(write: Callable[[], str]) -> str:
    """Write, or tell the class of the error that is raised."""
    try:
        return write()
    except Exception as error:  # noqa: BLE001 (any will do, if both raise it)
        return type(error).__name__


@pytest.fixture(scope="module")
def _package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A package with values of every kind."""
    chosen = "\n".join(f"{name} = {list(given)}" for name, given in CHOSEN.items())
    with made_package(tmp_path_factory.mktemp("back"), PACKAGE, chosen):
        yield


def check(package: str, chance: Random) -> None:
    """Take a structure of any class of a package back, and one that was read with bad members."""
    way_back = WayBack(package)
    names = ("dms", "glue", "quicksight") if package == "botoforge" else CHOSEN
    service = import_module(f"{package}.{chance.choice([*names]).replace('-', '_')}")
    found = [getattr(service, name) for name in service.__all__]
    cls: Any = chance.choice([each for each in found if hasattr(each, "from_json")])
    mine = type("Mine", (cls,), {"__slots__": ()}) if chance.random() < 0.2 else cls
    made = Careless(package, chance).structure(mine)
    for structure in (made, cls.from_dict(way_back.raw(made))):
        raw = structure.to_dict()
        assert is_same(raw, way_back.raw(structure)), (raw, structure)
        for indent in (None, 1):
            expected = tell_of(lambda: way_back.written(structure, indent))  # noqa: B023 (called at once)
            assert expected == tell_of(lambda: structure.to_json(indent=indent))  # noqa: B023 (as above)
    sent = {each.wire_name: getattr(made, each.name) for each in cls.__shape__.members}
    convert = import_module(f"{package}._runtime.conversion").convert_parameters
    assert is_same(convert(sent), way_back.parameters(sent))


@settings(deadline=None)
@given(st.integers(min_value=0))
def test_our_own_classes(seed: int) -> None:
    """Whatever the members of our structures are, they go back as described."""
    check("botoforge", Random(seed))


@pytest.mark.usefixtures("_package")
@settings(deadline=None)
@given(st.integers(min_value=0))
def test_other_classes(seed: int) -> None:
    """So do unions, documents, bytes, streams and nulls."""
    check(PACKAGE, Random(seed))
