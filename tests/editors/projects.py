"""Project folders that a user's editor and type checkers open."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Final

from support.projects import ROOT

FIVE: Final = ROOT / "generated" / "botoforge"
"""The package of the five operations."""


def write_settings(folder: Path) -> None:
    """Write the settings of a project whose libraries are those of this environment.

    Pyright and basedpyright check strictly; ty and pyrefly keep their defaults.
    """
    environment = Path(sys.prefix)
    settings = f"""\
[project]
name = "project"
version = "0"
requires-python = ">=3.11"
[tool.pyright]
typeCheckingMode = "strict"
pythonVersion = "3.11"
reportMissingTypeStubs = false
venvPath = {json.dumps(str(environment.parent))}
venv = {json.dumps(environment.name)}
[tool.ty.environment]
python = {json.dumps(str(environment))}
[tool.pyrefly]
preset = "default"
search-path = ["."]
python-interpreter-path = {json.dumps(sys.executable)}
"""
    (folder / "pyproject.toml").write_text(settings, "utf-8")


def copy_package(package: Path, target: Path) -> None:
    """Copy what editors and type checkers read of a package."""
    shutil.copytree(package, target, ignore=shutil.ignore_patterns("_models", "__pycache__"))


def rename(package: Path, name: str) -> None:
    """Rename something all over a package, or replace a piece of its documentation."""
    words = re.compile(rf"\b{re.escape(name)}(?!\w)")
    for path in sorted(package.rglob("*"), reverse=True):
        if path.suffix == ".py":
            path.write_text(words.sub("renamed", path.read_text("utf-8")), "utf-8")
        if path.stem == name:
            path.rename(path.with_stem("renamed"))
