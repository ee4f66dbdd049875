"""Typed values as JMESPath sees botocore's dictionaries, made only as far as a path leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from .conversion import to_raw
from .errors import MemberError
from .schema import BaseStructure
from .values import AbsentList, AbsentMap


class View(Mapping[str, Any]):
    """Base of what stands for a dictionary; it equals that dictionary."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(to_raw(self))


class StructureView(View):
    """A structure: its keys are the wire names of the members that are set.

    Args:
        structure: The structure. What a response's class does not know is taken from botocore's
            dictionary: a newer botocore may know it.
    """

    __slots__ = ("structure",)

    def __init__(self, structure: BaseStructure) -> None:
        self.structure = structure

    def get(self, key: Any, default: Any = None) -> Any:
        """Look at a member; one that could not be read has its raw value."""
        structure = self.structure
        name = NAMES[structure.__class__].get(key)
        if name is None:
            return structure.__raw__.get(key, default)
        try:
            value = getattr(structure, name)
        except MemberError:
            value = structure.__bad__[name].raw
        else:
            value = VIEWS[value.__class__](value)
        return default if value is None else value

    def __getitem__(self, key: str) -> Any:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        known = NAMES[type(self.structure)]
        yield from (key for key in known if self.get(key) is not None)
        yield from (key for key in self.structure.__raw__ if key not in known)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class MapView(View):
    """A map.

    Args:
        entries: The map.
    """

    __slots__ = ("entries",)

    def __init__(self, entries: Mapping[Any, object]) -> None:
        self.entries = entries

    def __getitem__(self, key: str) -> Any:
        value = self.entries[key]
        return VIEWS[value.__class__](value)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def view_items(items: Sequence[object]) -> list[object]:
    """View the items of a list."""
    return [VIEWS[item.__class__](item) for item in items]


class Names(dict[type[BaseStructure], Mapping[str, str]]):
    """The attributes of structures by wire name."""

    def __missing__(self, cls: type[BaseStructure]) -> Mapping[str, str]:
        self[cls] = {member.wire_name: member.name for member in cls.__shape__.members}
        return self[cls]


class Views(dict[type, Callable[[Any], object]]):
    """How JMESPath sees the values of classes; one that is not set becomes `None`."""

    def __missing__(self, cls: type) -> Callable[[Any], object]:
        self[cls] = self.choose(cls)
        return self[cls]

    def choose(self, cls: type) -> Callable[[Any], object]:
        """Choose how the values of a class are seen."""
        if issubclass(cls, BaseStructure):
            return StructureView
        if issubclass(cls, str):  # a value of an enum, or an unknown one
            return str.__str__
        if issubclass(cls, AbsentList | AbsentMap):
            return to_raw
        if issubclass(cls, list | tuple):
            return view_items
        return MapView if issubclass(cls, Mapping) else to_raw


NAMES: Final = Names()
VIEWS: Final = Views()


if TYPE_CHECKING:

    def compile_path(path: str) -> Callable[[object], object]: ...

else:

    @cache
    def compile_path(path):
        """Compile a JMESPath, once, with the library that botocore depends on."""
        import jmespath

        return partial(make_interpreter().visit, jmespath.compile(path).parsed)

    @cache
    def make_interpreter():
        """Make the interpreter of all paths; the library would make one for each search."""
        from jmespath.functions import Functions
        from jmespath.visitor import Options, TreeInterpreter

        class FunctionsOfViews(Functions):
            def call_function(self, function_name, resolved_args) -> object:
                prepare = to_raw if function_name == "to_string" else prepare_argument
                return super().call_function(function_name, list(map(prepare, resolved_args)))

        return TreeInterpreter(Options(custom_functions=FunctionsOfViews()))

    def prepare_argument(argument):
        """Prepare an argument of a function, which looks at the class of the argument itself."""
        return dict(argument) if isinstance(argument, View) else argument
