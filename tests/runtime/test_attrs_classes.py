"""Structures are classes of attrs, which attrs makes at the first use: nobody can tell."""

from __future__ import annotations

import inspect
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, ClassVar, Final, TypeAlias

import attrs
import cattrs
import pytest
from botoforge._runtime import attrs_classes
from botoforge._runtime.structures import Structure

Decorator: TypeAlias = Callable[..., Callable[[type], Any]]

FROZEN: Final[Decorator] = attrs_classes.frozen
FIELD: Final[Any] = attrs_classes.attrs_field


def make(frozen: Decorator, field: Any, *, kw_only: bool = True) -> Any:
    """Make a class as structures are made, which nobody has used yet."""

    class Job(Structure):
        """A job."""

        name: str
        """Its name."""

        secret: str | None = field(default=None, repr=False)

        __hash__: ClassVar[None]

    return frozen(kw_only=kw_only, eq=False, repr=False)(Job)


def outcome(use: Callable[[], object]) -> object:
    """Use a class; an error counts as its type and text."""
    try:
        return use()
    except Exception as error:  # noqa: BLE001 (any error has to be the same)
        return type(error), str(error)


def read(cls: Any, name: str) -> Any:
    """Make an instance as readers do, without the class's own `__init__`."""
    structure = object.__new__(cls)
    for attribute, value in (("name", name), ("secret", "s")):
        getattr(cls, attribute).__set__(structure, value)
    return structure


def change(structure: Any) -> None:
    """Set an attribute."""
    structure.name = "b"


def delete(structure: Any) -> None:
    """Delete an attribute."""
    del structure.name


def subclass_by_hand(cls: Any) -> Any:
    """Make a subclass with an `__init__` of its own, and an instance of it."""

    class Long(cls):  # type: ignore[misc]  # any class
        def __init__(self, name: str) -> None:
            base: Any = super()
            base.__init__(name=name, secret=name)

    return [Long("x").secret, Long.__match_args__, outcome(lambda: change(Long("x")))]


def subclass_by_attrs(cls: Any) -> Any:
    """Make a subclass with attrs, which takes over the fields, and is frozen too."""

    @attrs.define(kw_only=True)
    class Long(cls):  # type: ignore[misc]  # any class
        more: int = 1

    long: Any = Long
    made = long(name="x", more=2)
    return [attrs.astuple(made), outcome(lambda: change(made)), inspect.signature(long)]


def subclass_by_us(cls: Any) -> Any:
    """Make a subclass as structures are made, and use the subclass first."""

    class Long(cls):  # type: ignore[misc]  # any class
        more: int = 1
        __hash__: ClassVar[None]  # type: ignore[assignment]  # object declares a method

    made = FROZEN(kw_only=True, eq=False, repr=False)(Long)
    return [attrs.astuple(made(name="x")), inspect.signature(cls), inspect.signature(made)]


USES: Final[dict[str, Callable[[Any], object]]] = {
    "call": lambda cls: attrs.astuple(cls(name="a")),
    "wrong call": lambda cls: outcome(lambda: cls(nam="a")),
    "signature": inspect.signature,
    "annotations": lambda cls: cls.__init__.__annotations__,
    "has": attrs.has,
    "fields": attrs.fields,
    "evolve": lambda cls: attrs.astuple(attrs.evolve(read(cls, "a"), name="b")),
    "asdict": lambda cls: attrs.asdict(read(cls, "a")),
    "cattrs": lambda cls: attrs.astuple(cattrs.structure({"name": "a"}, cls)),
    "cattrs, back": lambda cls: cattrs.unstructure(read(cls, "a")),
    "set": lambda cls: outcome(lambda: change(read(cls, "a"))),
    "delete": lambda cls: outcome(lambda: delete(read(cls, "a"))),
    "match": lambda cls: cls.__match_args__,
    "names": lambda cls: set(dir(cls)) - {"__attrs_props__"},  # which old attrs does not make
    "module": lambda cls: (cls.__module__, cls.__qualname__, cls.__doc__, cls.__slots__),
    "weak": lambda cls: weakref.ref(read(cls, "a"))(),
    "state": lambda cls: read(cls, "a").__getstate__(),
    "subclass by hand": subclass_by_hand,
    "subclass by attrs": subclass_by_attrs,
    "subclass by us": subclass_by_us,
}
"""What somebody may do first with a class."""


@pytest.mark.parametrize("kw_only", [True, False])
@pytest.mark.parametrize("use", USES)
def test_the_first_use_finds_what_attrs_makes(use: str, *, kw_only: bool) -> None:
    """Whatever is used first, and whatever later, it is as if attrs had made the class at once."""
    ours, theirs = (
        make(FROZEN, FIELD, kw_only=kw_only),
        make(attrs.frozen, attrs.field, kw_only=kw_only),
    )

    assert USES[use](ours) == USES[use](theirs)
    for name in ("call", "set", "fields", "names", use):
        assert USES[name](ours) == USES[name](theirs)


def test_threads_use_a_class_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attrs makes a class once, also if several threads are the first to use it."""
    makers: list[object] = []

    def frozen(**options: Any) -> Any:
        makers.append(options)
        time.sleep(0.05)  # so that others come
        return attrs.define(frozen=True, **options)

    monkeypatch.setattr(attrs, "frozen", frozen)
    cls = make(FROZEN, FIELD)
    barrier = Barrier(8)

    def use(number: int) -> object:
        barrier.wait()
        return USES["call" if number % 2 else "asdict"](cls)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(use, range(8)))

    assert [{"name": "a", "secret": "s"}, ("a", None)] * 4 == found
    assert 1 == len(makers)
