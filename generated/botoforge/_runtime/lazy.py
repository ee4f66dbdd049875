# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Public names of a package that are imported on first use (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType


def lazy_names(
    package: str,
    modules: Mapping[str, tuple[str, ...]],
    *,
    unlisted: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make the `__getattr__` and `__dir__` of a package.

    Args:
        package: The package's own `__name__`.
        modules: The names that are defined in each module, by its path relative to the package.
        unlisted: More of them, which `dir` leaves out: they are for pickles.

    Returns:
        The two functions. The first one raises `AttributeError` for a name that is not listed. The
        second one leaves out what the package imports for itself.
    """
    listed = {name: module for module, names in modules.items() for name in names}
    hidden = {name: module for module, names in unlisted.items() for name in names}
    home = listed | hidden

    def get_name(name: str) -> object:
        module = home.get(name)
        if module is None:
            refuse_stub_class(name, home)
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package]
            )
        value = getattr(import_module(f".{module}", package), name)
        setattr(sys.modules[package], name, value)
        return value

    def list_names() -> list[str]:
        own = vars(sys.modules[package]).items()
        kept = {name for name, value in own if name[:2] == "__" or isinstance(value, ModuleType)}
        return sorted(listed.keys() | kept)

    return get_name, list_names


def refuse_stub_class(name: str, names: Container[str]) -> None:
    """Explain an import of a class such as `QuickSightStub`, which older packages had.

    Args:
        name: The name that is asked for.
        names: The names of the package, which has the client of such a class.

    Raises:
        ImportError: It is such a class. (`from ... import` would replace an `AttributeError`.)
    """
    client = f"{name.removesuffix('Stub')}Client"
    if name.endswith("Stub") and client in names:
        raise ImportError(
            f"{name} is gone: plan calls by stub(client).when({client}.<method>).returns(...)",
            name=name,
        )
