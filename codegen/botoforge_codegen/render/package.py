"""The modules of the package that its services share: `__init__`, `testing`, the runtime."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Final

from botoforge_codegen.ir import Package
from botoforge_codegen.runtime_names import EXPORTED, FOR_PICKLES, TESTING

from .imports import import_lines
from .public_names import render_init
from .templates import fill, templates

TESTING_TEXT: Final = (
    "Helpers for tests of code that calls AWS through this package.\n\n"
    "`AwsServer` is a local server in place of AWS, `stub` plans the responses of one client "
    "without a socket; `sample` and `error` make responses and errors for both.\n\n"
    'In a `conftest.py`, `pytest_plugins = ["{package}.testing"]` gives tests the fixture '
    "`aws_server`.\n\n"
    "PYTEST_DONT_REWRITE: this module has no assertions."
)
"""The docstring of the module `testing`."""


def render_package(package: Package) -> dict[str, str]:
    """Write the files of a package that belong to no service.

    Returns:
        The contents by path, which is relative to the package and has `/`.
    """
    return {
        "__init__.py": render_package_init(package),
        "py.typed": "",
        "testing.py": render_testing(package),
        **read_runtime(),
    }


def read_runtime() -> dict[str, str]:
    """Read the runtime, which is copied as it is; `publish` adds the header."""
    return dict(read_modules(templates().joinpath("runtime"), "_runtime"))


def read_modules(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """Read the modules in a folder and its subfolders, each with its path."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from read_modules(entry, below)
        elif entry.name.endswith(".py"):
            yield below, entry.read_text("utf-8")


def render_package_init(package: Package) -> str:
    """Write the `__init__` of the package."""
    services = ", ".join(f"`{service.package}`" for service in package.services)
    text = (
        "Typed clients for AWS: responses, enums and exceptions as classes, on top of boto3.\n\n"
        f"Each service has a package of its own: {services}. This package holds what they share. "
        "A name is imported when it is first used."
    )
    return render_init(
        text,
        {f"_runtime.{module}": names for module, names in EXPORTED.items()},
        lazy_names="._runtime.lazy",
        for_pickles={f"_runtime.{module}": names for module, names in FOR_PICKLES.items()},
    )


def render_testing(package: Package) -> str:
    """Write the module `testing`, for the tests of users."""
    exported = [(f"._runtime.{module}", name) for module, all_ in TESTING.items() for name in all_]
    return fill(
        "testing.py",
        docstring=TESTING_TEXT.format(package=package.name),
        imports=import_lines(exported),
        names=sorted(name for _, name in exported),
    )
