"""The choice of operations: `[tool.botoforge]` in a project's pyproject.toml."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import attrs

from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.json_values import is_list, is_map

from .location import locate
from .package_names import why_taken
from .toml import parse_toml, read_text

KEYS: Final = ("package", "output", "models", "waiters", "services", "names")
EVERYTHING: Final = "*"

EXAMPLE: Final = """\
    [tool.botoforge]
    package = "myapp.aws"  # the import name of what is generated
    output = "src"         # the folder that holds it

    [tool.botoforge.services]
    quicksight = ["DescribeTopicRefresh"]"""


class NotConfiguredError(GenerationError):
    """There is no configuration: no pyproject.toml, or none with `[tool.botoforge]`."""


@attrs.frozen(kw_only=True)
class Config:
    """What a project chooses.

    Attributes:
        path: The file.
        text: Its content.
        package: The import name of the package to generate, perhaps with dots.
        output: The folder that holds the package.
        services: The chosen operations by boto3 client name; `*` alone means every one.
        names: By boto3 client name: Python names set by hand, by the name in the model.
        models: The folders of the project's own models, in the order in which they are searched.
        waiters: The folder of the project's own waiters, if there is one.
    """

    path: Path
    text: str
    package: str
    output: Path
    services: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]
    models: tuple[Path, ...] = ()
    waiters: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of the package itself."""
        return self.output.joinpath(*self.package.split("."))

    def with_everything(self, services: Iterable[str]) -> Config:
        """Choose every operation of some services instead."""
        return attrs.evolve(self, services=dict.fromkeys(services, (EVERYTHING,)))

    def locate(self, *keys: str | int) -> str:
        """Find a value in the file, as `FILE:LINE`.

        Args:
            keys: The keys and indexes that lead to it from `[tool.botoforge]`.
        """
        return locate(self.path, self.text, *keys)


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
    raise NotConfiguredError(
        f"there is no pyproject.toml in {start} or above it: `botoforge init` makes one with"
        f"\n\n{EXAMPLE}"
    )


def read_config(path: Path) -> Config:
    """Read and check a configuration.

    Raises:
        GenerationError: The file is not valid TOML, has no `[tool.botoforge]`, or a value in it is
            not valid.
    """
    config = parse_config(path, read_text(path))
    check_package(config)
    return config


def check_package(config: Config) -> None:
    """Refuse a package whose name something else has.

    Raises:
        GenerationError: It is taken.
    """
    clash = why_taken(config.package, config.output, config.path)
    if clash:
        raise GenerationError(
            f"{config.locate('package')}: package {config.package!r}: {clash}; choose another "
            "name, such as 'myapp.aws'"
        )


def find_project(given: Path | None) -> Config | None:
    """Read the configuration of the project; None if there is none and none is asked for.

    Raises:
        GenerationError: It is broken, or the given one is missing.
    """
    try:
        return read_config(find_config(given))
    except NotConfiguredError:
        if given is not None:
            raise
        return None


def parse_config(path: Path, text: str) -> Config:
    """Check the text of a configuration.

    Raises:
        GenerationError: As `read_config` does, but for the name of the package, which may be taken.
    """
    table = parse_table(path, text)
    for key in table:
        if key not in KEYS:
            message = unknown_word("key", key, KEYS)
            raise GenerationError(f"{locate(path, text, key)}: [tool.botoforge]: {message}")
    return Config(
        path=path,
        text=text,
        package=read_package(path, text, table),
        output=without_detour(path.parent / read_string(path, text, table, "output")),
        services=read_services(path, text, table),
        names=read_names(path, text, table),
        models=read_models(path, text, table),
        waiters=read_waiters(path, text, table),
    )


def parse_table(path: Path, text: str) -> Mapping[str, object]:
    """Find `[tool.botoforge]`."""
    tool: object = parse_toml(path, text).get("tool")
    table = tool.get("botoforge") if is_map(tool) else None
    if not is_map(table):
        raise NotConfiguredError(
            f"{path}: there is no [tool.botoforge]: `botoforge init` adds it\n\n{EXAMPLE}"
        )
    return table


def read_string(path: Path, text: str, table: Mapping[str, object], key: str) -> str:
    """Read a key that has to be a string."""
    value = table.get(key)
    if isinstance(value, str) and value and value.isprintable():
        return value
    problem = "has to be a string" if key in table else "is missing"
    raise GenerationError(
        f"{locate(path, text, key)}: [tool.botoforge]: {key} {problem}; for example\n\n{EXAMPLE}"
    )


def read_package(path: Path, text: str, table: Mapping[str, object]) -> str:
    """Read the import name of the package."""
    package = read_string(path, text, table, "package")
    if is_import_name(package):
        return package
    near = ".".join(re.sub(r"\W+", "_", part) for part in package.split("."))
    advice = f"did you mean {near!r}?" if is_import_name(near) else "take one such as 'myapp.aws'"
    raise GenerationError(
        f"{locate(path, text, 'package')}: {package!r} is not a valid import name: {advice}"
    )


def is_import_name(name: str) -> bool:
    """Whether Python can import a package of this name."""
    return all(
        part.isidentifier()
        and not keyword.iskeyword(part)
        and part == unicodedata.normalize("NFKC", part)  # as Python reads it
        and not (part.startswith("__") and part.endswith("__"))  # reserved for Python
        for part in name.split(".")
    )


def read_models(path: Path, text: str, table: Mapping[str, object]) -> tuple[Path, ...]:
    """Read the folders of the project's own models; whether they are there is not looked at."""
    folders = table.get("models", [])
    if not is_list(folders) or not all(isinstance(folder, str) and folder for folder in folders):
        raise GenerationError(
            f"{locate(path, text, 'models')}: [tool.botoforge]: models takes a list of folders, "
            'such as ["models"]'
        )
    return tuple(without_detour(path.parent / str(folder)) for folder in folders)


def read_waiters(path: Path, text: str, table: Mapping[str, object]) -> Path | None:
    """Read the folder of the project's own waiters; whether it is there is not looked at."""
    if "waiters" not in table:
        return None
    folder = table["waiters"]
    if not isinstance(folder, str) or not folder:
        raise GenerationError(
            f"{locate(path, text, 'waiters')}: [tool.botoforge]: waiters takes a folder, "
            'such as "waiters"'
        )
    return without_detour(path.parent / folder)


def read_services(
    path: Path, text: str, table: Mapping[str, object]
) -> Mapping[str, tuple[str, ...]]:
    """Read the chosen operations."""
    raw = table.get("services", {})
    if not is_map(raw):
        raise GenerationError(
            f"{locate(path, text, 'services')}: [tool.botoforge]: services has to be a table; "
            f"for example\n\n{EXAMPLE}"
        )
    services: dict[str, tuple[str, ...]] = {}
    for service, chosen in raw.items():
        words = [EVERYTHING] if chosen == EVERYTHING else chosen
        if not is_list(words) or not all(isinstance(word, str) for word in words):
            raise GenerationError(
                f"{locate(path, text, 'services', service)}: [tool.botoforge.services]: {service} "
                'takes a list of operation names, or "*" for every one'
            )
        services[service] = tuple(map(str, words))
    return services


def read_names(
    path: Path, text: str, table: Mapping[str, object]
) -> Mapping[str, Mapping[str, str]]:
    """Read the Python names that are set by hand."""
    raw = table.get("names", {})
    if not is_map(raw):
        raise GenerationError(
            f"{locate(path, text, 'names')}: [tool.botoforge]: names has to be a table"
        )
    names: dict[str, dict[str, str]] = {}
    for key, name in raw.items():
        service, space, model_name = key.partition(" ")
        if not space or not isinstance(name, str):
            raise GenerationError(
                f"{locate(path, text, 'names', key)}: [tool.botoforge.names]: an entry reads "
                '"quicksight JobStatus.QUEUED" = "WAITING"'
            )
        names.setdefault(service, {})[model_name] = name
    return names


def without_detour(folder: Path) -> Path:
    """Write a folder that messages name, such as `tools/../src`, without `..`."""
    return folder.resolve() if ".." in folder.parts else folder
