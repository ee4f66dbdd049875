"""The modules of the package itself: what its services share, and what tests use."""

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
    "without a socket; `sample` and `error` make responses and errors for both. With "
    '`pytest_plugins = ["{package}.testing"]` in a `conftest.py`, tests have the fixture '
    "`aws_server`.\n\n"
    "For pytest: PYTEST_DONT_REWRITE, this module has no assertions."
)
"""The docstring of the module `testing`."""


def render_package(package: Package) -> dict[str, str]:
    """Write every file of a package but those of its services.

    Returns:
        The texts by path inside the package, with `/`.
    """
    return {
        "__init__.py": render_package_init(package),
        "py.typed": "",
        "testing.py": render_testing(package),
        **runtime_files(),
    }


def runtime_files() -> dict[str, str]:
    """Copy the runtime, byte by byte; what is written has a header besides."""
    return dict(python_files(templates().joinpath("runtime"), "_runtime"))


def python_files(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """Read the modules of a folder and of the folders in it, each with its path."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from python_files(entry, below)
        elif entry.name.endswith(".py"):
            yield below, entry.read_text("utf-8")


def render_package_init(package: Package) -> str:
    """Write the package's own module."""
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
    """Write the module for the tests of those who use the package."""
    exported = [(f"._runtime.{module}", name) for module, all_ in TESTING.items() for name in all_]
    return fill(
        "testing.py",
        docstring=TESTING_TEXT.format(package=package.name),
        imports=import_lines(exported),
        names=sorted(name for _, name in exported),
    )
