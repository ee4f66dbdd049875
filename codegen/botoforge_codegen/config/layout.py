"""What the files of a project say about where a generated package belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from .config import is_import_name
from .package_names import project_names, why_taken

NOT_PACKAGES: Final = frozenset(
    {"benchmarks", "build", "dist", "docs", "examples", "scripts", "src", "test", "tests", "tools"}
)
"""Folders beside the package of a project that may hold an `__init__.py`."""

ENDINGS: Final = (".aws", ".aws_sdk", "_aws", "_aws_sdk")
"""What is tried in turn after the name of the project's own package."""


class Place(NamedTuple):
    """Where a generated package belongs."""

    package: str
    """Its import name."""
    output: str
    """The folder that holds it, from that of pyproject.toml."""


def find_place(config: Path) -> Place | None:
    """Find out where a generated package belongs: inside the project's own, if there is one.

    Args:
        config: The pyproject.toml of the project, which may not be there yet.

    Returns:
        The place; None if the project has several packages, or no name that Python takes.
    """
    home = config.parent
    names = [re.sub(r"\W+", "_", name).lower() for name in project_names(home)]
    names = names or [re.sub(r"\W+", "_", home.resolve().name).lower()]
    for output in ("src", "."):
        packages = list_packages(home / output)
        own = [name for name in packages if name.lower() in names] or packages
        if len(own) > 1:
            return None
        if own:
            return choose_name(own[0], ENDINGS, output, config)
    has_modules = any(home.glob("*.py")) and not (home / "src").is_dir()
    return choose_name(names[0], ENDINGS[2:], "." if has_modules else "src", config)


def list_packages(folder: Path) -> Sequence[str]:
    """List the packages in a folder."""
    return sorted(
        file.parent.name
        for file in folder.glob("*/__init__.py")
        if file.parent.name not in NOT_PACKAGES and is_import_name(file.parent.name)
    )


def choose_name(top: str, endings: Sequence[str], output: str, config: Path) -> Place | None:
    """Choose the first name that nothing else has."""
    return next(list_free(top, endings, output, config), None)


def list_free(top: str, endings: Sequence[str], output: str, config: Path) -> Iterator[Place]:
    """List the names that nothing else has, which begin with that of the project's package."""
    folder = config.parent / output
    for ending in endings:
        package = f"{top}{ending}"
        if (
            is_import_name(package)
            and not folder.joinpath(*package.split(".")).exists()
            and why_taken(package, folder, config) is None
        ):
            yield Place(package, output)
