"""What a module imports, read off its finished body: nothing unused, nothing missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from symtable import Symbol, SymbolTable, symtable
from typing import Final

from botoforge_codegen.check.modules import ModuleNames
from botoforge_codegen.ir import ClassName, Service
from botoforge_codegen.names import reader_name
from botoforge_codegen.runtime_names import LIBRARIES, RUNTIME, WHOLE_LIBRARIES

from .layout import Bracket, Code
from .templates import fill

NOT_LOADED: Final = {part: names for part, names in RUNTIME.items() if part != "values"}
"""What of it a client's signatures find in the package of the service, as they find the classes;
`values` is loaded with any client."""


class ModuleWriter:
    """Puts the imports before the modules of a service, and keeps the names of each.

    Args:
        service: What is written.
        home: The module of each class.
    """

    def __init__(self, service: Service, home: Mapping[ClassName, str]) -> None:
        self.service = service
        self.home = home
        self.sources: Mapping[str, str] = {
            **{name: f".{module}" for name, module in home.items()},
            **{reader_name(name): f".{module}" for name, module in home.items()},
            "SERVICE": ".errors",
            **{
                waiter.constant: f".{operation.module}"
                for operation in service.operations
                for waiter in operation.waiters
            },
            **{name: f".._runtime.{part}" for part, names in RUNTIME.items() for name in names},
        }
        """What a module may import of the package's own: the module of each class, of each reader,
        of what the clients share, of each waiter, and of what there is in the runtime."""
        self.names: dict[str, ModuleNames] = {}
        """The names of the modules that are finished."""
        self.signed: set[str] = set()
        """What the signatures of the clients find in the package of the service."""

    def finish(
        self,
        module: str,
        text: str,
        body: str,
        at_run_time: Collection[str] | None = None,
        *,
        types: bool = False,
    ) -> str:
        """Put the header and the imports before a body.

        Args:
            module: The module's own name.
            text: What the module is for.
            body: All the rest.
            at_run_time: Of the package's own names, those that the module imports; the others are
                imported where they are used. By default all are.
            types: Signatures find classes in the package of the service, as `types`.
        """
        table = symtable(body, module, "exec")
        symbols = list(all_symbols(table))
        used = global_names(symbols)
        own = self.own_imports(module, used, at_run_time)
        if types:
            own.append(("..", f"{self.service.package} as types"))
        libraries = [
            (library, name)
            for library, names in LIBRARIES.items()
            for name in names
            if name in used
        ]
        whole = [(library, library) for library in WHOLE_LIBRARIES if library in used]
        imported = [*own, *libraries, *whole]
        self.names[module] = self.names_of_module(table, symbols, imported, types=types)
        return with_imports(text, body, own, [*libraries, *whole])

    def names_of_module(
        self,
        table: SymbolTable,
        symbols: Iterable[Symbol],
        imported: Iterable[tuple[str, str]],
        *,
        types: bool,
    ) -> ModuleNames:
        """List what a module defines, uses and imports."""
        inside = {
            (self.sources[name], name)
            for found in symbols
            if found.is_imported() and (name := found.get_name())
        }
        if types:
            inside |= {(".__init__", name) for name in self.signed}
        return ModuleNames(
            defined=frozenset(
                found.get_name() for found in table.get_symbols() if found.is_assigned()
            ),
            used=frozenset(global_names(symbols)),
            imported=frozenset((source, name.rpartition(" ")[2]) for source, name in imported),
            inside=frozenset(inside),
        )

    def own_imports(
        self, module: str, used: Collection[str], at_run_time: Collection[str] | None
    ) -> list[tuple[str, str]]:
        """List what a module imports of the package's own."""
        return [
            (source, name)
            for name in self.sources.keys() & used
            if (source := self.sources[name]) != f".{module}"
            and (at_run_time is None or name in at_run_time)
        ]


def with_imports(
    text: str, body: str, own: Iterable[tuple[str, str]], others: Collection[tuple[str, str]]
) -> str:
    """Write a module: its docstring, its imports, its body."""
    third_party = [(library, name) for library, name in others if library == "attrs"]
    return fill(
        "module.py",
        docstring=text,
        libraries=import_lines(each for each in others if each not in third_party),
        third_party=[
            *(f"import {name}" for _, name in third_party if name == "attrs"),
            *import_lines(each for each in third_party if each[1] != "attrs"),
        ],
        own=import_lines(own),
        typing_only=[],
        body=body,
    )


def global_names(symbols: Iterable[Symbol]) -> set[str]:
    """Name what a piece of code uses and does not define inside of a function or a class."""
    return {found.get_name() for found in symbols if found.is_referenced() and found.is_global()}


def all_symbols(table: SymbolTable) -> Iterator[Symbol]:
    """List the names in a piece of code, and in its classes and functions."""
    yield from table.get_symbols()
    for inner in table.get_children():
        yield from all_symbols(inner)


def import_code(module: str, public: Sequence[str]) -> Code:
    """Write an import."""
    line = f"from {module} import {', '.join(public)}"
    return Bracket(f"from {module} import (", public, ")", bare=line)


def import_lines(names: Iterable[tuple[str, str]]) -> list[Code]:
    """Write imports.

    Args:
        names: What to import: the module, and the name in it.
    """
    found: dict[str, list[str]] = {}
    for module, name in names:
        found.setdefault(module, []).append(name)
    return [
        import_code(module, sorted(public, key=import_order))
        for module, public in sorted(found.items(), key=lambda entry: import_depth(entry[0]))
    ]


def import_depth(module: str) -> tuple[int, str]:
    """Sort modules as import sorters do: what is further away first."""
    return -(len(module) - len(module.lstrip("."))), module


def import_order(name: str) -> tuple[int, str]:
    """Sort names as import sorters do: constants, classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name
