# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The decorator of structures: classes of attrs, which attrs makes when they are used as such.

Readers set the slots of a structure, so most programs never use what attrs makes of its class. The
decorator only gives the class its slots. attrs is imported, and makes the rest, when something
looks that up: a call of the class, `attrs.fields`, `attrs.evolve`, a subclass made with attrs. Type
checkers and editors see attrs' own decorator.
"""

from __future__ import annotations

import sys
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

__all__ = ["attrs_field", "frozen"]  # for emitted code

MADE_BY_ATTRS: Final = (
    *("__attrs_attrs__", "__attrs_props__", "__delattr__", "__getstate__", "__init__"),
    *("__match_args__", "__setattr__", "__setstate__"),
    *(("__replace__",) if sys.version_info >= (3, 13) else ()),
)
"""What attrs adds to a class; `__attrs_props__` only in newer versions of attrs."""

MADE_BY_PYTHON: Final = ("__dict__", "__weakref__")
"""What Python adds to a class without slots."""

MAKING: Final = RLock()
"""Held by a thread while attrs makes a class, for which it may have to make the base first."""


class PlannedField:
    """An attribute with options.

    Args:
        **options: Those of `attrs.field`.
    """

    __slots__ = ("options",)

    def __init__(self, **options: Any) -> None:
        self.options = options


class PlannedClass:
    """A class with slots; attrs makes the rest of it when that is first used.

    Args:
        cls: The class as it is written.
        options: The options of `attrs.frozen`.
    """

    __slots__ = ("body", "cls", "made", "options")

    def __init__(self, cls: Any, options: dict[str, Any]) -> None:
        self.options = options
        self.body: dict[str, Any] = {
            **{name: each for name, each in cls.__dict__.items() if name not in MADE_BY_PYTHON},
            "__qualname__": cls.__qualname__,
        }
        self.made: dict[str, Any] = {}
        """What attrs has made, by name; empty until then."""
        slots = [name for name in cls.__annotations__ if name != "__hash__"]
        body = {name: each for name, each in self.body.items() if name not in slots}
        if not cls.__base__.__weakrefoffset__:  # no base has this slot
            slots.append("__weakref__")
        body["__slots__"] = tuple(slots)
        for name in MADE_BY_ATTRS:
            body[name] = Later(self, name)
        self.cls: Any = type(cls)(cls.__name__, cls.__bases__, body)

    def make(self) -> dict[str, Any]:
        """Let attrs make the class, once, and put what it adds into the class in use."""
        with MAKING:
            if not self.made:
                import attrs

                body = {
                    name: attrs.field(**each.options) if isinstance(each, PlannedField) else each
                    for name, each in self.body.items()
                }
                written = type(self.cls)(self.cls.__name__, self.cls.__bases__, body)
                found = attrs.frozen(**self.options)(written).__dict__
                made: dict[str, Any] = {
                    name: found[name] for name in MADE_BY_ATTRS if name in found
                }
                for name, value in made.items():
                    setattr(self.cls, name, value)
                for name in set(MADE_BY_ATTRS) - made.keys():
                    delattr(self.cls, name)
                self.made = made
        return self.made


class Later:
    """Stands in a class for what attrs makes of it, until that is first used.

    Args:
        planned: The class.
        name: The name in the class.
    """

    __slots__ = ("name", "planned")

    def __init__(self, planned: PlannedClass, name: str) -> None:
        self.planned = planned
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        made = self.planned.make()
        if self.name not in made:
            raise AttributeError(self.name)
        value = made[self.name]
        bind: Any = getattr(value, "__get__", None)
        return value if bind is None else bind(instance, owner)


if TYPE_CHECKING:
    from attrs import field as attrs_field
    from attrs import frozen
else:
    attrs_field = PlannedField

    def frozen(**options: Any) -> Any:
        """Make a structure of a class; the options are those of `attrs.frozen`."""
        return lambda cls: PlannedClass(cls, options).cls
