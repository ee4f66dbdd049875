"""A user's formatter leaves a generated package alone, so that `botoforge check` finds nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from support.goldens import KITCHEN_SINK, PROJECTS, copy_project, run_botoforge
from support.projects import ROOT, read_files

SETTINGS: Final = """
[tool.autopep8]
aggressive = 3
max_line_length = 60

[tool.black]
line-length = 60

[tool.isort]
force_single_line = true
add_imports = ["from __future__ import division"]

[tool.ruff]
line-length = 60
preview = true

[tool.ruff.format]
quote-style = "single"

[tool.ruff.lint]
select = ["ALL"]

[tool.ruff.lint.isort]
required-imports = ["from __future__ import division"]
"""
"""What a project may ask of its tools: as much as they can change."""

OWN: Final = """\
import sys, os
value = { 'path':os.path,"arguments":sys.argv, "third": sys.version, "fourth": sys.executable }
"""
"""A module of the project's own, which every tool has something to do in."""

BLACK: Final = pytest.param(["black", "--quiet"], marks=pytest.mark.slow)
AUTOPEP8: Final = pytest.param(["autopep8", "--in-place", "--recursive"], marks=pytest.mark.slow)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a generated package, a module of its own, and settings of its own."""
    folder = tmp_path_factory.mktemp("projects") / "project"
    config = copy_project(KITCHEN_SINK.folder, folder)
    config.write_text(config.read_text("utf-8") + SETTINGS, "utf-8")
    (folder / "own.py").write_text(OWN, "utf-8")
    run_botoforge("generate", config)
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "format", "--no-cache"],
        ["ruff", "check", "--no-cache", "--fix-only", "--unsafe-fixes", "--quiet"],
        ["isort", "--quiet"],
        BLACK,
        AUTOPEP8,
    ],
    ids=" ".join,
)
def test_formatter_leaves_package_alone(project: Path, tmp_path: Path, command: list[str]) -> None:
    """A tool that rewrites a project's own modules changes nothing in a generated package."""
    folder = tmp_path / "project"
    shutil.copytree(project, folder)
    done = subprocess.run(
        [sys.executable, "-m", *command, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "own.py").read_text("utf-8") != OWN
    assert read_files(project / "output") == read_files(folder / "output")
    run_botoforge("check", folder / "pyproject.toml")


def test_files_end_as_hooks_want_them() -> None:
    """What hooks mend in any file is right: line endings, the last line, blanks at line ends."""
    for tree in (ROOT / "generated" / "botoforge", *(project.expected for project in PROJECTS)):
        for path, content in read_files(tree).items():
            lines = content.split(b"\n")

            assert not content or (content.endswith(b"\n") and not content.endswith(b"\n\n")), path
            assert not [line for line in lines if line != line.rstrip()], path
            assert not content.startswith(b"\xef\xbb\xbf"), path
