"""A run that is killed leaves the package and the snapshot in it both old or both new.

`tests/publish` kills the writing of a tree before every single change, the snapshot included; here
it is the whole command.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.projects import PROGRAMS, Project


@pytest.mark.skipif(sys.platform == "win32", reason="a trial is a fork")
@pytest.mark.parametrize(
    ("command", "step"),
    [
        ("generate", 60),
        pytest.param("generate", 8, marks=pytest.mark.slow),
        pytest.param("update", 8, marks=pytest.mark.slow),
    ],
)
def test_killed_before_a_write(tmp_path: Path, command: str, step: int) -> None:
    """Whatever write a run is killed before, package and snapshot fit, and the next run heals."""
    project = Project(tmp_path / "project")
    project.choose("DescribeJob")
    project.succeed("generate")
    model = project.folder / "models" / "jobs" / "2020-01-01" / "service-2.json"
    moved = json.loads(model.read_text("utf-8"))
    moved["shapes"]["Status"]["enum"].append("PAUSED")
    model.write_text(json.dumps(moved), "utf-8")

    words = [*([command, "jobs"] if command == "update" else [command]), "--models", "models"]
    result = subprocess.run(
        [
            sys.executable,
            str(PROGRAMS / "killed_commands.py"),
            str(project.folder),
            str(step),
            *words,
        ],
        env={"PYTHONPATH": str(PROGRAMS.parent), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert int(result.stdout) >= 60 // step
