"""The `__init__` of a package: its public names, each imported when it is first used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .imports import import_code
from .layout import Code, literal, tuple_code
from .templates import fill


def render_init(
    docstring: str,
    modules: Mapping[str, Sequence[str]],
    *,
    lazy_names: str,
    unexported: Mapping[str, Sequence[str]] | None = None,
    for_pickles: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Write the `__init__` of a package.

    Args:
        docstring: What the package is for.
        modules: The public names by module, relative to the package.
        lazy_names: The module of the runtime's `lazy_names`, relative to the package.
        unexported: More names by module, which type checkers know and `__all__` does not list.
        for_pickles: Names by module that pickles refer to: `dir` does not show them.
    """
    others = unexported or {}
    return fill(
        "init.py",
        docstring=docstring,
        lazy_names=lazy_names,
        imports=[
            *(
                import_code(f".{module}", [f"{name} as {name}" for name in names])
                for module, names in others.items()
            ),
            *(import_code(f".{module}", names) for module, names in modules.items()),
        ],
        modules=rows_code([*modules.items(), *others.items()]),
        for_pickles=rows_code((for_pickles or {}).items()),
        names=sorted(name for names in modules.values() for name in names),
    )


def rows_code(modules: Iterable[tuple[str, Sequence[str]]]) -> list[Code]:
    """Write the rows of a table of names by module."""
    return [
        tuple_code(f"{literal(module)}: ", [literal(name) for name in names])
        for module, names in modules
    ]
