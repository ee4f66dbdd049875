"""Completes a call, word by word, when a shell asks by the protocol of argcomplete.

A key may take 150 ms, Python's start included: no model is read, and neither botocore nor attrs is
imported, nor any package of the user.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from botoforge_codegen.catalog.catalog import Catalog, read_catalog
from botoforge_codegen.catalog.resolve import find_exact
from botoforge_codegen.errors import letters
from botoforge_codegen.json_values import is_map

from .command import Parser

WAIT: Final = re.compile(r"^    (?:async )?def wait_until_(\w+)\(", re.MULTILINE)

OF_PROJECT: Final = ("botoforge remove", "botoforge update")
"""The commands that take only services that the project has chosen."""


def complete(parser: Parser) -> None:
    """Print the words that may stand where the shell's cursor is, and end the process.

    Args:
        parser: The parser of the whole command line.
    """
    import argcomplete
    from argcomplete.completers import FilesCompleter

    class Completer(FilesCompleter):
        """Completes the value of an argument, by what the help calls it."""

        def __call__(self, prefix: str, **call: Any) -> Any:
            options: argparse.Namespace = call["parsed_args"]
            prog: str = call["parser"].prog
            metavar: str | None = call["action"].metavar
            match metavar:
                case "SERVICE":
                    return suggest_services(prog, options)
                case "OPERATION":
                    return suggest_operations(prog, options, prefix)
                case "WAITER":
                    return suggest_waiters(options)
                case "OLD" | "NEW":
                    return ["installed", *super().__call__(prefix, **call)]
                case "FILE" | "DIR":
                    return super().__call__(prefix, **call)
                case _:
                    return []

    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=Completer())


def suggest_services(prog: str, options: argparse.Namespace) -> Mapping[str, str]:
    """Suggest services, each with its full name."""
    catalog = read_names(options)
    if prog == "botoforge wait":
        chosen = find_clients(options)
        return {name: full_name(name, catalog) for name in chosen}
    if prog in OF_PROJECT:
        return {name: full_name(name, catalog) for name in read_choices(options)}
    return {name: names.full_name for name, names in catalog.items()}


def suggest_operations(prog: str, options: argparse.Namespace, prefix: str) -> Mapping[str, str]:
    """Suggest operations of the service that is written before: methods, if one is begun."""
    catalog = read_names(options)
    service = options.service
    if service not in catalog:
        fitting = find_exact(letters(service), catalog)
        if len(fitting) != 1:
            return {}
        service = fitting[0]
    operations = catalog[service].operations
    if prog in OF_PROJECT:
        words = {letters(word) for word in read_choices(options).get(service, ())}
        if words != {"*"}:
            operations = {
                name: method for name, method in operations.items() if letters(name) in words
            }
    if prefix[:1].islower():
        return {method: name for name, method in operations.items()}
    return operations


def suggest_waiters(options: argparse.Namespace) -> Iterable[str]:
    """Suggest the waiters of a client, read off its source."""
    client = find_clients(options).get((options.service or "").replace("_", "-"))
    if client is None:
        return []
    names = dict.fromkeys(WAIT.findall(client.read_text("utf-8")))
    return [name.replace("_", "-") for name in names]


# --- What the project has -------------------------------------------------------------------------


def full_name(name: str, catalog: Catalog) -> str:
    """Say what a service is called in full."""
    return catalog[name].full_name if name in catalog else name


def read_names(options: argparse.Namespace) -> Catalog:
    """Read the names of botocore's services, and of the user's own models."""
    home, table = read_project(options)
    folders: list[Path] = [*(getattr(options, "models", None) or [])]
    folders += [home / folder for folder in table.get("models", [])]
    return read_catalog([folder for folder in folders if folder.is_dir()])


def read_choices(options: argparse.Namespace) -> Mapping[str, Iterable[str]]:
    """Read what the project has chosen, by service."""
    services: Mapping[str, Iterable[str]] = read_project(options)[1].get("services", {})
    return services


def read_project(options: argparse.Namespace) -> tuple[Path, Mapping[str, Any]]:
    """Read the configuration as far as it can be read, and return it with its folder."""
    here = Path.cwd()
    given = getattr(options, "config", None)
    candidates = [folder / "pyproject.toml" for folder in (here, *here.parents)]
    for file in candidates if given is None else [Path(given)]:
        if file.is_file():
            with suppress(OSError, ValueError, LookupError, TypeError):
                return file.parent, parse_table(file.read_text("utf-8"))
            break
    return here, {}


def parse_table(text: str) -> Mapping[str, Any]:
    """Parse `[tool.botoforge]` of a configuration."""
    if "botoforge" not in text:
        return {}
    import tomllib  # takes long to import

    table: object = tomllib.loads(text)["tool"]["botoforge"]
    return table if is_map(table) else {}


def find_clients(options: argparse.Namespace) -> Mapping[str, Path]:
    """Find the modules of the clients in the package of a wait, by service."""
    home, table = read_project(options)
    package = options.package or table.get("package", "botoforge")
    for folder in (home / table.get("output", ""), Path.cwd(), *map(Path, sys.path)):
        clients = list_clients(folder.joinpath(*package.split(".")))
        if clients:
            return clients
    spec = find_spec("botoforge") if package == "botoforge" else None  # an editable install
    if spec is None or spec.origin is None:
        return {}
    return list_clients(Path(spec.origin).parent)


def list_clients(package: Path) -> Mapping[str, Path]:
    """List the modules of the clients in a package, by service."""
    clients = sorted(package.glob("[!_]*/client.py"))
    return {file.parent.name.rstrip("_").replace("_", "-"): file for file in clients}
