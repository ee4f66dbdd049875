"""Whether the name of a package is free: what Python imports by it has to be the project's own."""

from __future__ import annotations

import json
import keyword
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

STANDARD: Final = sys.stdlib_module_names | {"test"}
"""Python's own modules; it does not count its tests among them."""

IMPORTED: Final = frozenset(
    {
        *("aiobotocore", "aiohttp", "attr", "attrs", "boto3", "botocore", "jmespath", "moto"),
        *("pytest", "rich", "typing_extensions", "werkzeug"),
    }
)
"""What a generated package imports or is used with, be it installed here or not."""

INSTALLED: Final = frozenset({"dist-packages", "site-packages"})
"""What the folders are called into which distributions are installed."""

PROJECT_FILES: Final = ("pyproject.toml", "setup.cfg", "setup.py")


def why_taken(package: str, output: Path, config: Path) -> str | None:
    """Tell what else has the name of a package.

    Args:
        package: Its import name, perhaps with dots; what counts is the first word, but for
            namespace packages, which several distributions share.
        output: The folder that holds it, or will.
        config: The file that asks for it.

    Returns:
        A clause that says so; nothing if the name is free, or the project's own.
    """
    parts = package.split(".")
    first = parts[0]
    if keyword.issoftkeyword(first):
        return f"{first!r} is a keyword"
    if first in STANDARD:
        return f"{first!r} is a module of Python's standard library"
    clash = beside(parts, output) or installed_beside(first)
    if clash:
        return clash
    locations = find_locations(parts)
    own = [project.resolve() for project in (output, *projects(output, config))]
    foreign = [location for location in locations if not is_own(location, own)]
    owner = next(filter(None, (find_owner(first, location, own) for location in foreign)), None)
    if owner:
        return f"{first!r} is a module of {owner}"
    if first in IMPORTED and (foreign or not locations):  # or found by PYTHONPATH alone
        return f"{first!r} is what a generated package imports itself"
    return None


def beside(parts: Sequence[str], output: Path) -> str | None:
    """Tell what lies in the output folder and is in the way of a package."""
    folder = output
    for part in parts:
        module = folder / f"{part}.py"
        if module.is_file():
            return f"{module} is a module of that name"
        clash = differs_in_case(part, folder)
        if clash:
            return clash
        folder /= part
    return None


def installed_beside(first: str) -> str | None:
    """Tell what is installed and differs from a name only in case."""
    folders = [Path(entry) for entry in sys.path if not INSTALLED.isdisjoint(Path(entry).parts)]
    return next(filter(None, (differs_in_case(first, folder) for folder in folders)), None)


def differs_in_case(word: str, folder: Path) -> str | None:
    """Tell what in a folder differs from a word only in case: often both are one file."""
    with suppress(OSError):  # it is not there, or cannot be read
        for path in sorted(folder.iterdir()):
            name = path.name.removesuffix(".py")
            if name != word and name.casefold() == word.casefold():
                return f"it differs from {path} only in case, and on many systems they are one"
    return None


# --- What Python imports by a name ----------------------------------------------------------------


def find_locations(parts: Sequence[str]) -> list[Path]:
    """Find where Python finds a package, or the first regular one around it; nothing is imported.

    Several distributions share a namespace package: where the name ends in one, each of its
    locations counts, and where it goes on, none.
    """
    folders: list[str] | None = None
    for index in range(len(parts)):
        spec = find_module(".".join(parts[: index + 1]), folders)
        if spec is None:
            return []
        if spec.origin is not None:
            return [Path(spec.origin)]
        folders = [*(spec.submodule_search_locations or ())]
    return [*map(Path, folders or ())]


def find_module(name: str, folders: list[str] | None) -> ModuleSpec | None:
    """Find a module, in the folders of the namespace package around it if there is one."""
    if folders is not None:
        return PathFinder.find_spec(name, folders)
    with suppress(ValueError):  # it was made at run time
        return find_spec(name)
    return None


# --- What is the project's own --------------------------------------------------------------------


def projects(*paths: Path) -> Iterator[Path]:
    """Name the projects around some paths: the nearest folders that say they hold one."""
    for path in paths:
        for folder in path.resolve().parents:
            if any((folder / name).is_file() for name in PROJECT_FILES):
                yield folder
                break


def is_own(location: Path, own: Sequence[Path]) -> bool:
    """Whether a module lies in the sources of the project; an environment in them is not one."""
    return INSTALLED.isdisjoint(location.parts) and any(
        location.resolve().is_relative_to(folder) for folder in own
    )


def find_owner(first: str, location: Path, own: Sequence[Path]) -> str | None:
    """Name the distribution that a module belongs to, unless it is the project's own."""
    is_linked = INSTALLED.isdisjoint(location.parts)
    owners = find_linked(location) if is_linked else find_installed(location)
    if not owners and not is_linked:
        return f"what is installed in {location.parent}"
    names = {plain(name) for folder in own for name in project_names(folder)}
    if not names and first not in IMPORTED and (own[0] / first / "__init__.py").is_file():
        return None  # a project that calls itself nothing here, but has such a package
    foreign = sorted(name for name in owners if plain(name) not in names)
    return f"the installed distribution {foreign[0]}" if foreign else None


def find_installed(location: Path) -> list[str]:
    """Name the distributions that have brought a module, or share a namespace package."""
    entries = [Path(entry) for entry in sys.path if location.is_relative_to(entry)]
    site = max(entries, key=lambda entry: len(entry.parts), default=location)
    within = location.relative_to(site).as_posix() + ("/" if location.is_dir() else ",")
    return sorted(
        installed.name
        for installed in distributions(path=[str(site)])
        if f"\n{within}" in f"\n{installed.read_text('RECORD') or ''}"
    )


def find_linked(location: Path) -> list[str]:
    """Name the distributions that are installed as links to the folder of a module."""
    from urllib.request import url2pathname

    found: list[str] = []
    for linked in distributions():
        with suppress(ValueError, TypeError, AttributeError):  # none, or not as it is specified
            origin = json.loads(linked.read_text("direct_url.json") or "{}")
            parts = urlsplit(str(origin.get("url")))
            folder = Path(url2pathname(parts.path)).resolve()
            if parts.scheme == "file" and location.resolve().is_relative_to(folder):
                found.append(linked.name)
    return found


def project_names(folder: Path) -> list[str]:
    """Read what a project calls its distribution."""
    names: list[str] = []
    with suppress(OSError, ValueError):
        document = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
        with suppress(LookupError, TypeError):
            names.append(str(document["project"]["name"]))
        with suppress(LookupError, TypeError):
            names.append(str(document["tool"]["poetry"]["name"]))
    return names


def plain(name: str) -> str:
    """Spell the name of a distribution as all spellings of it are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
