"""The choice of operations: `[tool.botoforge]` in a project's pyproject.toml, read and edited."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeGuard

import tomlkit
from attrs import frozen

from .errors import GenerationError, unknown_word

KEYS: Final = ("package", "output", "services", "names")
EVERYTHING: Final = "*"

EXAMPLE: Final = """\
    [tool.botoforge]
    package = "myapp.aws"
    output = "src"

    [tool.botoforge.services]
    quicksight = ["DescribeTopicRefresh"]"""


@frozen(kw_only=True)
class Config:
    """What a project chooses.

    Attributes:
        path: The file that says so.
        package: The import name of the package to generate, perhaps with dots.
        output: The folder that holds the package.
        services: The chosen operations by boto3 client name; `*` alone means every one.
        names: By boto3 client name: names that replace those of the rules.
    """

    path: Path
    package: str
    output: Path
    services: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]

    @property
    def folder(self) -> Path:
        """The folder of the package itself."""
        return self.output.joinpath(*self.package.split("."))

    def place(self, word: str) -> str:
        """Tell where in the file a word stands, as `FILE:LINE`."""
        return place(self.path, word)


def find_config(given: Path | None) -> Path:
    """Find the configuration: the file given, or the nearest pyproject.toml upwards.

    Raises:
        GenerationError: There is no such file.
    """
    if given is not None:
        if not given.is_file():
            raise GenerationError(f"config {given}: there is no such file")
        return given
    start = Path.cwd()
    for folder in (start, *start.parents):
        candidate = folder / "pyproject.toml"
        if candidate.is_file():
            return candidate
    raise GenerationError(
        f"there is no pyproject.toml in {start} or above it; make one with\n\n{EXAMPLE}"
    )


def read_config(path: Path) -> Config:
    """Read and check a configuration.

    Raises:
        GenerationError: The file is no TOML, has no `[tool.botoforge]`, or something in it is not
            what it should be.
    """
    return parse_config(path, read_text(path))


def read_text(path: Path) -> str:
    """Read a file as it is, line endings included."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise GenerationError(f"config {path}: {error}") from error


def write_text(path: Path, text: str) -> None:
    """Write a file at once, so that an interruption leaves the old or the new one."""
    beside = path.with_name(f".{path.name}.botoforge-new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GenerationError(f"config {path}: {error.strerror}") from error


def parse_config(path: Path, text: str) -> Config:
    """Check the text of a configuration."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GenerationError(f"config {path}: {error}") from error
    table: object = document.get("tool", {}).get("botoforge")
    if not is_table(table):
        raise GenerationError(f"config {path}: there is no [tool.botoforge]; add\n\n{EXAMPLE}")
    for key in table:
        if key not in KEYS:
            message = unknown_word("key", key, KEYS)
            raise GenerationError(f"{place(path, key)}: [tool.botoforge]: {message}")
    package = text_of(path, table, "package")
    if not all(part.isidentifier() for part in package.split(".")):
        raise GenerationError(
            f"{place(path, 'package')}: package {package!r} is no import name such as 'myapp.aws'"
        )
    return Config(
        path=path,
        package=package,
        output=path.parent / text_of(path, table, "output"),
        services=read_services(path, table),
        names=read_names(path, table),
    )


def is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value is a TOML table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a TOML array."""
    return isinstance(value, list)


def text_of(path: Path, table: Mapping[str, object], key: str) -> str:
    """Read a required text."""
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise GenerationError(
            f"{place(path, key)}: [tool.botoforge]: {key} is missing or no text; for example\n\n"
            f"{EXAMPLE}"
        )
    return value


def read_services(path: Path, table: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """Read the chosen operations."""
    raw = table.get("services", {})
    if not is_table(raw):
        raise GenerationError(f"{place(path, 'services')}: [tool.botoforge]: services is no table")
    services: dict[str, tuple[str, ...]] = {}
    for service, chosen in raw.items():
        words = [word for word in chosen if isinstance(word, str)] if is_list(chosen) else []
        if chosen == EVERYTHING:
            words = [EVERYTHING]
        elif not is_list(chosen) or len(words) != len(chosen):
            raise GenerationError(
                f"{place(path, service)}: [tool.botoforge.services]: {service} takes a list of "
                f'operation names, or "*" for every one'
            )
        services[service] = tuple(words)
    return services


def read_names(path: Path, table: Mapping[str, object]) -> Mapping[str, Mapping[str, str]]:
    """Read the names that replace those of the rules."""
    raw = table.get("names", {})
    if not is_table(raw):
        raise GenerationError(f"{place(path, 'names')}: [tool.botoforge]: names is no table")
    found: dict[str, dict[str, str]] = {}
    for key, name in raw.items():
        service, space, what = key.partition(" ")
        if not space or not isinstance(name, str):
            raise GenerationError(
                f"{place(path, key)}: [tool.botoforge.names]: an entry reads "
                f'"quicksight JobStatus.QUEUED" = "WAITING"'
            )
        found.setdefault(service, {})[what] = name
    return found


def place(path: Path, word: str) -> str:
    """Tell where in a file a word first stands, as `FILE:LINE`."""
    lines = path.read_text("utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if word in line.partition("#")[0]:
            return f"{path}:{number}"
    return str(path)


def with_operation(text: str, service: str, operation: str) -> str:
    """Choose one more operation in the text of a configuration, keeping its comments and layout."""
    document, services = parse_services(text)
    if service not in services:
        services[service] = tomlkit.array()
    chosen = services[service]
    indent = re.search(r"\n([ \t]+)[^\s\]#]", chosen.as_string())
    if indent:
        chosen.add_line(operation, indent=indent[1])
    else:
        chosen.append(operation)
    return tomlkit.dumps(document)


def without_operation(text: str, service: str, operations: Sequence[str]) -> str:
    """Take an operation out of the text of a configuration.

    Args:
        text: The configuration.
        service: The service that the operation is one of.
        operations: The words that name it.
    """
    document, services = parse_services(text)
    chosen = services[service]
    for index in reversed(range(len(chosen))):
        if chosen[index] in operations:
            del chosen[index]
    if not chosen:
        del services[service]
    return tomlkit.dumps(document)


def parse_services(text: str) -> tuple[tomlkit.TOMLDocument, Any]:
    """Parse a configuration so that it can be edited, and find its table of chosen operations.

    The table is `Any`: tomlkit types every item as any kind of item.
    """
    document = tomlkit.parse(text)
    botoforge: Any = document["tool"]
    botoforge = botoforge["botoforge"]
    if "services" not in botoforge:
        botoforge["services"] = tomlkit.table()
    return document, botoforge["services"]
