"""The programs in `examples/recipes/`: each runs, and type checkers take it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from support.projects import ROOT

pytestmark = pytest.mark.slow

RECIPES: Final = ROOT / "examples" / "recipes"
PRINTED: Final = {
    "download_bundle": "nightly.qs: 10 bytes\n",
    "dynamodb_values": "True\n",
    "lambda_handler": "IN_PROGRESS\nSUCCEEDED\n",
    "monitor": "Counter({'SUCCESSFUL': 999, 'FAILED': 1}) {'job-7': 'JobStatus is FAILED'}\n",
    "s3_table": None,
}
"""What each program prints, if that is not a table."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs, with the package that its configuration chooses."""
    folder = tmp_path_factory.mktemp("recipes") / "project"
    shutil.copytree(RECIPES, folder)
    run(folder, "-m", "botoforge_codegen", "generate")
    (folder / "src" / "myapp" / "__init__.py").touch()
    return folder


def run(folder: Path, *words: str) -> str:
    """Run Python in the folder, which has to end well; return what it prints."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**settings, "PYTHONPATH": "src", "MYPYPATH": "src"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_program_is_tried() -> None:
    """There is an expectation for each program."""
    tests = {"conftest", "test_exports"}
    assert PRINTED.keys() == {path.stem for path in RECIPES.glob("*.py")} - tests


@pytest.mark.parametrize("name", PRINTED)
def test_program(name: str, project: Path) -> None:
    """A program shows what it does on a local server."""
    if name == "monitor" and find_spec("aiobotocore") is None:
        pytest.skip("aiobotocore is not installed")
    printed = run(project, f"{name}.py")

    if PRINTED[name] is None:
        assert "b.csv" in printed
        assert "5.0 MB" in printed
        assert "a.csv" not in printed
    else:
        assert printed == PRINTED[name]


def test_tests_of_your_own(project: Path) -> None:
    """The tests of a program pass."""
    assert "2 passed" in run(project, "-m", "pytest", "-p", "no:cacheprovider")


def test_types(project: Path) -> None:
    """Mypy takes all of them, in its strict mode."""
    programs = sorted(path.name for path in RECIPES.glob("*.py"))
    run(project, "-m", "mypy", "--strict", *programs)
