"""Whether the import name of a package is free: no other module may have it."""

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
"""The modules of Python itself; `stdlib_module_names` leaves out its tests."""

IMPORTED: Final = frozenset(
    {
        *("aiobotocore", "aiohttp", "attr", "attrs", "boto3", "botocore", "jmespath", "moto"),
        *("pytest", "rich", "typing_extensions", "werkzeug"),
    }
)
"""What a generated package imports or is used with, installed here or not."""

INSTALLED: Final = frozenset({"dist-packages", "site-packages"})
"""The names of folders into which distributions are installed."""

PROJECT_FILES: Final = ("pyproject.toml", "setup.cfg", "setup.py")


def why_taken(package: str, output: Path, config: Path) -> str | None:
    """Find out what else has the name of a package.

    Args:
        package: Its import name, perhaps with dots. The first part counts, but for namespace
            packages, which several distributions share.
        output: The folder that holds the package, or will.
        config: The configuration of the project.

    Returns:
        A clause that says so; None if the name is free, or belongs to the project.
    """
    parts = package.split(".")
    first = parts[0]
    if keyword.issoftkeyword(first):
        return f"{first!r} is a keyword"
    if first in STANDARD:
        return f"{first!r} is a module of Python's standard library"
    clash = find_clash_beside(parts, output) or find_clash_installed(first)
    if clash:
        return clash
    locations = find_locations(parts)
    own = [project.resolve() for project in (output, *projects(output, config))]
    foreign = [location for location in locations if not is_own(location, own)]
    owner = next(filter(None, (find_owner(first, location, own) for location in foreign)), None)
    if owner:
        return f"{first!r} is a module of {owner}"
    if first in IMPORTED and (foreign or not locations):  # or found by PYTHONPATH alone
        return f"{first!r} is a library that generated packages import"
    return None


def find_clash_beside(parts: Sequence[str], output: Path) -> str | None:
    """Find what is in the output folder and in the way of a package."""
    folder = output
    for part in parts:
        module = folder / f"{part}.py"
        if module.is_file():
            return f"{module} is a module of that name"
        clash = find_case_clash(part, folder)
        if clash:
            return clash
        folder /= part
    return None


def find_clash_installed(first: str) -> str | None:
    """Find what is installed and differs from a name only in case."""
    folders = [Path(entry) for entry in sys.path if not INSTALLED.isdisjoint(Path(entry).parts)]
    return next(filter(None, (find_case_clash(first, folder) for folder in folders)), None)


def find_case_clash(word: str, folder: Path) -> str | None:
    """Find what in a folder differs from a word only in case: on many systems both are one file."""
    with suppress(OSError):  # the folder does not exist, or cannot be read
        for path in sorted(folder.iterdir()):
            name = path.name.removesuffix(".py")
            if name != word and name.casefold() == word.casefold():
                return f"it differs from {path} only in case, and on many systems they are one"
    return None


# --- What Python imports by a name ----------------------------------------------------------------


def find_locations(parts: Sequence[str]) -> list[Path]:
    """Find where Python finds a package, or the first regular one around it, without an import.

    Several distributions share a namespace package: if the name ends in one, each of its
    locations counts; if the name goes on, none does.
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
    with suppress(ValueError):  # the module was created at run time
        return find_spec(name)
    return None


# --- What belongs to the project ------------------------------------------------------------------


def projects(*paths: Path) -> Iterator[Path]:
    """Find the projects around some paths: the nearest folders with a project file."""
    for path in paths:
        for folder in path.resolve().parents:
            if any((folder / name).is_file() for name in PROJECT_FILES):
                yield folder
                break


def is_own(location: Path, own: Sequence[Path]) -> bool:
    """Whether a module is in the sources of the project; an environment inside them is not."""
    return INSTALLED.isdisjoint(location.parts) and any(
        location.resolve().is_relative_to(folder) for folder in own
    )


def find_owner(first: str, location: Path, own: Sequence[Path]) -> str | None:
    """Find the distribution that a module belongs to, unless it is the project itself."""
    is_linked = INSTALLED.isdisjoint(location.parts)
    owners = find_linked(location) if is_linked else find_installed(location)
    if not owners and not is_linked:
        return f"what is installed in {location.parent}"
    names = {normalize(name) for folder in own for name in project_names(folder)}
    if not names and first not in IMPORTED and (own[0] / first / "__init__.py").is_file():
        return None  # a project without a name, which has such a package
    foreign = sorted(name for name in owners if normalize(name) not in names)
    return f"the installed distribution {foreign[0]}" if foreign else None


def find_installed(location: Path) -> list[str]:
    """Find the distributions that installed a module, or share a namespace package."""
    entries = [Path(entry) for entry in sys.path if location.is_relative_to(entry)]
    site = max(entries, key=lambda entry: len(entry.parts), default=location)
    within = location.relative_to(site).as_posix() + ("/" if location.is_dir() else ",")
    return sorted(
        installed.name
        for installed in distributions(path=[str(site)])
        if f"\n{within}" in f"\n{installed.read_text('RECORD') or ''}"
    )


def find_linked(location: Path) -> list[str]:
    """Find the distributions that are installed as links to the folder of a module."""
    from urllib.request import url2pathname

    names: list[str] = []
    for linked in distributions():
        # The file may be missing, or not as specified.
        with suppress(ValueError, TypeError, AttributeError):
            origin = json.loads(linked.read_text("direct_url.json") or "{}")
            parts = urlsplit(str(origin.get("url")))
            folder = Path(url2pathname(parts.path)).resolve()
            if parts.scheme == "file" and location.resolve().is_relative_to(folder):
                names.append(linked.name)
    return names


def project_names(folder: Path) -> list[str]:
    """Read the names that a project gives its distribution."""
    names: list[str] = []
    with suppress(OSError, ValueError):
        document = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
        with suppress(LookupError, TypeError):
            names.append(str(document["project"]["name"]))
        with suppress(LookupError, TypeError):
            names.append(str(document["tool"]["poetry"]["name"]))
    return names


def normalize(name: str) -> str:
    """Normalize the name of a distribution, so that its spellings compare equal."""
    return re.sub(r"[-_.]+", "-", name).lower()
