"""What `botoforge init` does; loaded when it runs, because it needs the generator's libraries."""

from __future__ import annotations

import argparse
import json
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Final

from botoforge_codegen.config.config import (
    Config,
    NotConfiguredError,
    check_package,
    find_config,
    parse_config,
)
from botoforge_codegen.config.layout import Place, find_place
from botoforge_codegen.config.toml import read_text
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.publish.lock import locked
from botoforge_codegen.publish.swap import rewritten

from .command import FORMAT, ExitStatus

SECTION: Final = """\
[tool.botoforge]
package = {package}  # the import name of what is generated
output = {output}  # the folder that holds it
"""


def init(options: argparse.Namespace) -> ExitStatus:
    """Write the section, unless it is there."""
    path = find_target(options.config)
    with locked(path, lambda: None) if path.exists() else nullcontext():
        text = read_text(path) if path.exists() else ""
        config = read_section(path, text)
        if config is not None:
            refuse_change(config, options)
            return report(config, options, "is there already", "unchanged")
        place = choose_place(path, options)
        config = parse_config(path, add_section(path, text, place))
        check_package(config)
        with rewritten(path, config.text):
            pass
    what = "added" if text else "written into a new file"
    return report(config, options, what, "changed" if text else "created")


def find_target(given: Path | None) -> Path:
    """Find the file to write: the one given, else the nearest pyproject.toml, else a new one."""
    if given is not None:
        if not given.parent.is_dir():
            raise GenerationError(f"{given}: there is no such folder")
        return Path.cwd() / given
    try:
        return find_config(None)
    except NotConfiguredError:
        return Path.cwd() / "pyproject.toml"


def read_section(path: Path, text: str) -> Config | None:
    """Read the section; None if there is none.

    Raises:
        GenerationError: The file or the section is not valid.
    """
    with suppress(NotConfiguredError):
        return parse_config(path, text)
    return None


def refuse_change(config: Config, options: argparse.Namespace) -> None:
    """Refuse to change a section to what the call says.

    Raises:
        GenerationError: It says something else than the section.
    """
    for key, given in (("package", options.package), ("output", options.output)):
        present = config.package if key == "package" else config.output
        wanted = config.path.parent / given if key == "output" and given else given
        if given is not None and wanted != present:
            raise GenerationError(
                f"{config.locate(key)}: [tool.botoforge] is there already: edit its {key}"
            )


def choose_place(path: Path, options: argparse.Namespace) -> Place:
    """Choose where the package goes: where the call says, else where the project's own is.

    Raises:
        GenerationError: It cannot be found out.
    """
    if options.package is not None and options.output is not None:
        return Place(options.package, options.output)
    place = find_place(path)
    if place is None and options.package is None:
        raise GenerationError(
            f"{path.parent}: which package is the generated one to be in? "
            "`botoforge init --package myapp.aws --output src` says it"
        )
    output = "src" if (path.parent / "src").is_dir() else "."
    return Place(
        options.package or (place.package if place else ""),
        options.output or (place.output if place else output),
    )


def add_section(path: Path, text: str, place: Place) -> str:
    """Add the section to the end of a file; its line endings are kept."""
    newline = "\r\n" if "\r\n" in text else "\n"
    section = SECTION.format(package=json.dumps(place.package), output=json.dumps(place.output))
    gap = "" if not text else newline if text.endswith("\n") else 2 * newline
    if text.endswith(2 * newline):
        gap = ""
    try:
        added = text + gap + section.replace("\n", newline)
        parse_config(path, added)
    except GenerationError as error:
        if "is not valid TOML" not in str(error):
            raise
        raise GenerationError(f"{path}: `tool` is written unusually: add\n\n{section}") from error
    return added


def report(config: Config, options: argparse.Namespace, what: str, state: str) -> ExitStatus:
    """Say what was done, and what to do next."""
    if options.json:
        content = {
            "format": FORMAT,
            "config": str(config.path),
            "state": state,
            "package": config.package,
            "output": str(config.output),
        }
        print(json.dumps(content, indent=2))
        return ExitStatus.SUCCESS
    print(f"{config.path}: [tool.botoforge] {what}: package {config.package} in {config.output}")
    print(
        "next: `botoforge list --search WORDS` finds an operation, and "
        "`botoforge add SERVICE OPERATION` chooses it"
    )
    return ExitStatus.SUCCESS
