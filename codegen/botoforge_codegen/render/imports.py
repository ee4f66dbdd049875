"""The imports of a module, computed from the names that its finished body uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from symtable import Symbol, SymbolTable, symtable
from typing import Final

from botoforge_codegen.check.modules import ModuleNames
from botoforge_codegen.ir import ClassName, Service
from botoforge_codegen.names import reader_name
from botoforge_codegen.protocols import XML_PROTOCOLS
from botoforge_codegen.runtime_names import LIBRARIES, RUNTIME

from .layout import Bracket, Code
from .templates import fill

NOT_LOADED: Final = {part: names for part, names in RUNTIME.items() if part != "values"}
"""What signatures of a client name as `types.X`, by module of the runtime.

A client imports these no sooner than its classes; `values` is imported with every client anyway.
"""


class ModuleWriter:
    """Writes the modules of a service around their bodies, and records the names in each.

    Args:
        service: The service.
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
        if service.protocol in XML_PROTOCOLS:  # with the same names as the readers of JSON
            decode = dict.fromkeys(RUNTIME["decode"], ".._runtime.decode_xml")
            self.sources = {**self.sources, **decode}
        """Where a name of the package is imported from: classes, their readers, waiters,
        `SERVICE` and all names of the runtime."""
        self.names: dict[str, ModuleNames] = {}
        """The names of the finished modules, by module."""
        self.in_signatures: set[str] = set()
        """The names that signatures of clients use as `types.X`."""

    def finish(
        self,
        module: str,
        text: str,
        body: str,
        at_run_time: Collection[str] | None = None,
        *,
        types: bool = False,
    ) -> str:
        """Write a module: the docstring, the imports that the body needs, the body.

        Args:
            module: The name of the module.
            text: The docstring.
            body: The code below the imports.
            at_run_time: The names of the package that the module imports at its top; functions
                import the others when they are called. By default all are at the top.
            types: The module is a client: signatures name classes as `types.X`.
        """
        table = symtable(body, module, "exec")
        symbols = list(walk_symbols(table))
        used = find_global_names(symbols)
        own = self.find_own_imports(module, used, at_run_time)
        if types:
            own.append(("..", f"{self.service.package} as types"))
        libraries = [
            (library, name)
            for library, names in LIBRARIES.items()
            for name in names
            if name in used
        ]
        self.names[module] = self.list_names(table, symbols, [*own, *libraries], types=types)
        return render_module(text, body, own, libraries)

    def list_names(
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
            for symbol in symbols
            if symbol.is_imported() and (name := symbol.get_name())
        }
        if types:
            inside |= {(".__init__", name) for name in self.in_signatures}
        return ModuleNames(
            defined=frozenset(
                each.get_name() for each in table.get_symbols() if each.is_assigned()
            ),
            used=frozenset(find_global_names(symbols)),
            imported=frozenset((source, name.rpartition(" ")[2]) for source, name in imported),
            inside=frozenset(inside),
        )

    def find_own_imports(
        self, module: str, used: Collection[str], at_run_time: Collection[str] | None
    ) -> list[tuple[str, str]]:
        """List the imports from the package at the top of a module: source and name."""
        return [
            (source, name)
            for name in self.sources.keys() & used
            if (source := self.sources[name]) != f".{module}"
            and (at_run_time is None or name in at_run_time)
        ]


def render_module(
    text: str, body: str, own: Iterable[tuple[str, str]], libraries: Iterable[tuple[str, str]]
) -> str:
    """Write a module.

    Args:
        text: The docstring.
        body: The code below the imports.
        own: What it imports from the package: source and name.
        libraries: What it imports from Python's library.
    """
    return fill(
        "module.py",
        docstring=text,
        libraries=import_lines(libraries),
        own=import_lines(own),
        body=body,
    )


def find_global_names(symbols: Iterable[Symbol]) -> set[str]:
    """Find the global names that code uses, in its functions and classes too."""
    return {each.get_name() for each in symbols if each.is_referenced() and each.is_global()}


def walk_symbols(table: SymbolTable) -> Iterator[Symbol]:
    """List the symbols of code, and those of its classes and functions."""
    yield from table.get_symbols()
    for inner in table.get_children():
        yield from walk_symbols(inner)


def import_code(module: str, public: Sequence[str]) -> Code:
    """Write an import."""
    line = f"from {module} import {', '.join(public)}"
    return Bracket(f"from {module} import (", public, ")", bare=line)


def import_lines(names: Iterable[tuple[str, str]]) -> list[Code]:
    """Write import statements, sorted, one for each module.

    Args:
        names: What to import: the module, and the name in it.
    """
    by_module: dict[str, list[str]] = {}
    for module, name in names:
        by_module.setdefault(module, []).append(name)
    return [
        import_code(module, sorted(public, key=name_sort_key))
        for module, public in sorted(by_module.items(), key=lambda entry: module_sort_key(entry[0]))
    ]


def module_sort_key(module: str) -> tuple[int, str]:
    """Sort modules as isort does: the farthest package first."""
    return -(len(module) - len(module.lstrip("."))), module


def name_sort_key(name: str) -> tuple[int, str]:
    """Sort names as isort does: constants, classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name
