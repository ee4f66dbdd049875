"""The golden projects: tiny hand-made models, each with the whole package that is made of it.

`expected/` holds that package without its `_runtime`, whose modules are copies of the templates'.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from botoforge_codegen.cli import main
from support.projects import ROOT

RUNTIME = ROOT / "templates" / "runtime"
FOLDER = ROOT / "tests" / "golden"


class Project(NamedTuple):
    """One golden project."""

    name: str
    """Its folder's."""

    client_name: str
    """What its one service is called."""

    @property
    def folder(self) -> Path:
        """The project as it is checked in."""
        return FOLDER / self.name

    @property
    def models(self) -> Path:
        """Its models, in botocore's layout."""
        return self.folder / "models"

    @property
    def expected(self) -> Path:
        """What the generator has to make of it."""
        return self.folder / "expected"

    @property
    def package(self) -> str:
        """The import name of the package that is made of it."""
        config = tomllib.loads((self.folder / "pyproject.toml").read_text("utf-8"))
        return str(config["tool"]["botoforge"]["package"])

    @property
    def service_package(self) -> str:
        """The import name of its service's package."""
        return f"{self.package}.{self.client_name.replace('-', '_')}"

    @property
    def model_file(self) -> Path:
        """Its one service model."""
        return self.models / self.client_name / "2020-01-01" / "service-2.json"

    def model(self) -> dict[str, Any]:
        """Read its one service model."""
        model: dict[str, Any] = json.loads(self.model_file.read_text("utf-8"))
        return model


KITCHEN_SINK = Project("kitchen_sink", "kitchen")
RECURSION = Project("recursion", "trees")
ODD_NAMES = Project("odd_names", "odd-names")
MANY_FORMS = Project("many_forms", "media")
DOUBLE_ROLES = Project("double_roles", "roles")
XML_ELEMENTS = Project("xml_elements", "shelves")
RENAMED_KEYS = Project("renamed_keys", "stores")
PROJECTS = (
    *(KITCHEN_SINK, RECURSION, ODD_NAMES, MANY_FORMS, DOUBLE_ROLES, XML_ELEMENTS, RENAMED_KEYS),
)


def copy_project(project: Path, folder: Path) -> Path:
    """Copy what a project is made of: its configuration, and its models if it has its own.

    Args:
        project: Its folder, a golden one or this whole project's.
        folder: Where to copy it to; it must not exist.

    Returns:
        The copy's configuration.
    """
    folder.mkdir(parents=True)
    if (project / "models").is_dir():
        shutil.copytree(project / "models", folder / "models")
    return Path(shutil.copy(project / "pyproject.toml", folder))


def run_botoforge(command: str, config: Path, *arguments: str) -> None:
    """Run a command of the generator on a copy of a project; it has to succeed."""
    models = config.parent / "models"
    options = ("--models", str(models)) if models.is_dir() else ()
    assert main([command, "--config", str(config), *options, *arguments]) == 0


def generate(project: Project, folder: Path) -> Path:
    """Make the package of a project.

    Args:
        project: The project.
        folder: Where to copy it to; it must not exist.

    Returns:
        The folder to import from.
    """
    run_botoforge("generate", copy_project(project.folder, folder))
    return folder / "output"


def assemble(project: Project, package: Path) -> None:
    """Put a whole package together out of what is expected and the runtime.

    Args:
        project: The project.
        package: The folder of the package, whose name it gets; it must not exist.
    """
    shutil.copytree(project.expected, package)
    shutil.copytree(RUNTIME, package / "_runtime", ignore=shutil.ignore_patterns("__pycache__"))
