"""The choice of operations: `[tool.botoforge]` in a project's pyproject.toml, read and edited."""

from __future__ import annotations

import json
import keyword
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeGuard

import attrs

from botoforge_codegen.errors import GenerationError, letters, suggestion, unknown_word

from .package_names import why_taken

KEYS: Final = ("package", "output", "services", "names")
EVERYTHING: Final = "*"

Edit: TypeAlias = Callable[[str, str, Sequence[str]], str]
"""Makes a text choose these operations of a service, and no others."""

EXAMPLE: Final = """\
    [tool.botoforge]
    package = "myapp.aws"  # the import name of what is generated
    output = "src"         # the folder that holds it

    [tool.botoforge.services]
    quicksight = ["DescribeTopicRefresh"]"""


@attrs.frozen(kw_only=True)
class Config:
    """What a project chooses.

    Attributes:
        path: The file that says so.
        text: What stands in it.
        package: The import name of the package to generate, perhaps with dots.
        output: The folder that holds the package.
        services: The chosen operations by boto3 client name; `*` alone means every one.
        names: By boto3 client name: names that replace those of the rules.
    """

    path: Path
    text: str
    package: str
    output: Path
    services: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]

    @property
    def folder(self) -> Path:
        """The folder of the package itself."""
        return self.output.joinpath(*self.package.split("."))

    def with_everything(self, services: Iterable[str]) -> Config:
        """Choose every operation of these services instead."""
        return attrs.evolve(self, services=dict.fromkeys(services, (EVERYTHING,)))

    def place(self, *keys: str | int) -> str:
        """Tell where a value stands, as `FILE:LINE`.

        Args:
            keys: The way to it from `[tool.botoforge]`.
        """
        return place(self.path, self.text, *keys)

    def with_operation(self, service: str, operation: str) -> Config:
        """Choose one more operation."""
        chosen = (*self.services.get(service, ()), operation)
        return self._choosing(service, chosen, add_operation)

    def without_operation(self, service: str, operation: str) -> Config:
        """Give an operation up, however it is spelt.

        Raises:
            GenerationError: It is not chosen, or it is the last one.
        """
        chosen = self.services.get(service)
        if chosen is None:
            raise GenerationError(
                f"{self.place('services')}: nothing of {service!r} is chosen"
                f"{suggestion(service, self.services)}"
            )
        if EVERYTHING in chosen:
            raise GenerationError(
                f"{self.place('services', service)}: every operation of {service} is chosen; "
                "write a list of those to keep instead"
            )
        kept = tuple(word for word in chosen if letters(word) != letters(operation))
        if kept == chosen:
            raise GenerationError(
                f"{self.place('services', service)}: {operation!r} is not chosen"
                f"{suggestion(operation, chosen)}"
            )
        if not kept and len(self.services) == 1:
            raise GenerationError(
                f"{self.place('services', service)}: {operation} is the only operation that is "
                f"chosen; to give botoforge up, delete {self.folder} and [tool.botoforge]"
            )
        return self._choosing(service, kept, remove_operations)

    def _choosing(self, service: str, operations: tuple[str, ...], edit: Edit) -> Config:
        """Change the choice, and make sure that the edited text says the same."""
        services = {**self.services, service: operations}
        if not operations:
            del services[service]
        with suppress(GenerationError, LookupError, TypeError, ValueError):
            changed = parse_config(self.path, edit(self.text, service, operations))
            if changed == attrs.evolve(self, text=changed.text, services=services):
                return changed
        raise GenerationError(
            f"{self.place('services', service)}: the layout is too unusual to be edited here; "
            f"make it `{service} = {json.dumps(operations)}` in [tool.botoforge.services]"
        )


def find_config(given: Path | None) -> Path:
    """Find the configuration: the file given, or the nearest pyproject.toml upwards.

    Raises:
        GenerationError: There is no such file.
    """
    try:
        start = Path.cwd()
    except FileNotFoundError:
        raise GenerationError("the current folder is gone: change to the project again") from None
    if given is not None:
        if not given.is_file():
            raise GenerationError(f"{given}: there is no such file")
        return start / given
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
    try:
        with path.open(encoding="utf-8", newline="") as file:  # line endings as they are
            config = parse_config(path, file.read())
    except OSError as error:
        raise GenerationError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path}: it is not UTF-8: {error}") from error
    clash = why_taken(config.package, config.output, path)
    if clash:
        raise GenerationError(
            f"{config.place('package')}: package {config.package!r}: {clash}; choose another "
            "name, such as 'myapp.aws'"
        )
    return config


def parse_config(path: Path, text: str) -> Config:
    """Check the text of a configuration."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        where, what = (f":{found[2]}:{found[3]}", found[1]) if found else ("", str(error))
        raise GenerationError(f"{path}{where}: this is not TOML: {what}") from error
    tool: object = document.get("tool")
    table = tool.get("botoforge") if is_table(tool) else None
    if not is_table(table):
        raise GenerationError(f"{path}: there is no [tool.botoforge]; add\n\n{EXAMPLE}")
    for key in table:
        if key not in KEYS:
            message = unknown_word("key", key, KEYS)
            raise GenerationError(f"{place(path, text, key)}: [tool.botoforge]: {message}")
    values: dict[str, str] = {}
    for key in ("package", "output"):
        value = table.get(key)
        if not isinstance(value, str) or not value or not value.isprintable():
            problem = "has to be a text" if key in table else "is missing"
            raise GenerationError(
                f"{place(path, text, key)}: [tool.botoforge]: {key} {problem}; for example\n\n"
                f"{EXAMPLE}"
            )
        values[key] = value
    package = values["package"]
    if not is_import_name(package):
        near = ".".join(re.sub(r"\W+", "_", part) for part in package.split("."))
        advice = f"did you mean {near!r}?" if is_import_name(near) else "take 'myapp.aws', say"
        raise GenerationError(
            f"{place(path, text, 'package')}: {package!r} is no import name: {advice}"
        )
    return Config(
        path=path,
        text=text,
        package=package,
        output=path.parent / values["output"],
        services=read_services(path, text, table),
        names=read_names(path, text, table),
    )


def is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value is a TOML table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a TOML array."""
    return isinstance(value, list)


def is_import_name(name: str) -> bool:
    """Whether Python can import a package of this name."""
    return all(
        part.isidentifier()
        and not keyword.iskeyword(part)
        and part == unicodedata.normalize("NFKC", part)  # as Python reads it
        and not (part.startswith("__") and part.endswith("__"))  # those are Python's own
        for part in name.split(".")
    )


def read_services(
    path: Path, text: str, table: Mapping[str, object]
) -> Mapping[str, tuple[str, ...]]:
    """Read the chosen operations."""
    raw = table.get("services", {})
    if not is_table(raw):
        raise GenerationError(
            f"{place(path, text, 'services')}: [tool.botoforge]: services has to be a table; "
            f"for example\n\n{EXAMPLE}"
        )
    services: dict[str, tuple[str, ...]] = {}
    for service, chosen in raw.items():
        words = [EVERYTHING] if chosen == EVERYTHING else chosen
        if not is_list(words) or not all(isinstance(word, str) for word in words):
            raise GenerationError(
                f"{place(path, text, 'services', service)}: [tool.botoforge.services]: {service} "
                'takes a list of operation names, or "*" for every one'
            )
        services[service] = tuple(map(str, words))
    return services


def read_names(
    path: Path, text: str, table: Mapping[str, object]
) -> Mapping[str, Mapping[str, str]]:
    """Read the names that replace those of the rules."""
    raw = table.get("names", {})
    if not is_table(raw):
        raise GenerationError(
            f"{place(path, text, 'names')}: [tool.botoforge]: names has to be a table"
        )
    found: dict[str, dict[str, str]] = {}
    for key, name in raw.items():
        service, space, what = key.partition(" ")
        if not space or not isinstance(name, str):
            raise GenerationError(
                f"{place(path, text, 'names', key)}: [tool.botoforge.names]: an entry reads "
                '"quicksight JobStatus.QUEUED" = "WAITING"'
            )
        found.setdefault(service, {})[what] = name
    return found


# --- Places and edits, which keep the comments and the layout of the file -------------------------


def place(path: Path, text: str, *keys: str | int) -> str:
    """Tell where a value stands, as `FILE:LINE`; where there is none, the table that lacks it.

    Args:
        path: The file.
        text: What stands in it; it is TOML.
        keys: The way to the value from `[tool.botoforge]`.
    """
    mark = "botoforge looks for this place"
    try:
        document, table = open_table(text, ["tool"])
        key: str | int = "botoforge"
        for step in keys:
            if isinstance(step, str) and step not in table[key]:
                break
            table, key = table[key], step
        while is_table(table[key]) and table[key]:
            table, key = table[key], next(iter(table[key]))
        table[key] = mark
        before, found, _ = document.as_string().partition(mark)
        line = before.count("\n") + 1
    except Exception:  # noqa: BLE001 (a place is a help: failing to find it hides no error)
        return str(path)
    return f"{path}:{line}" if found else str(path)


def open_table(text: str, way: Sequence[str | int]) -> tuple[Any, Any]:
    """Parse a text so that it can be edited, and go to one of its tables.

    Both are `Any`: tomlkit types every item as any kind of item.
    """
    import tomlkit

    document: Any = tomlkit.parse(text)
    table = document
    for key in way:
        table = table[key]
    return document, table


def add_operation(text: str, service: str, operations: Sequence[str]) -> str:
    """Write the last of a service's operations into the text of a configuration."""
    import tomlkit

    document, botoforge = open_table(text.replace("\r\n", "\n"), ("tool", "botoforge"))
    if "services" not in botoforge:
        table = tomlkit.table()
        table.trivia.indent = "\n"  # a blank line before its header
        put_last(botoforge, "services", table)
    services = botoforge["services"]
    operation = operations[-1]
    if service not in services:
        put_last(services, service, [operation])
    else:
        chosen = services[service]
        indent = re.search(r"\n([ \t]*)[\"']", chosen.as_string())
        if indent:
            chosen.add_line(operation, indent=indent[1])
        else:
            chosen.append(operation)
    return with_line_endings(text, document.as_string())


def remove_operations(text: str, service: str, operations: Sequence[str]) -> str:
    """Take out of the text of a configuration what is not one of a service's operations."""
    document, services = open_table(text.replace("\r\n", "\n"), ("tool", "botoforge", "services"))
    chosen = services[service]
    for index in reversed(range(len(chosen))):
        if chosen[index] not in operations:
            del chosen[index]
    if not chosen:
        del services[service]
    return with_line_endings(text, document.as_string())


def put_last(table: Any, key: str, value: Any) -> None:
    """Add to a table, before the comments at its end: they belong to what comes after it."""
    body = getattr(table.value, "body", [])
    end = next((n for n in reversed(range(len(body))) if body[n][0] is not None), -1) + 1
    rest = body[end:]
    del body[end:]
    table[key] = value
    body.extend(rest)


def with_line_endings(before: str, after: str) -> str:
    """Give an edited text the line endings that it had."""
    return after.replace("\n", "\r\n") if "\r\n" in before else after
