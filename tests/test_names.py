"""The names of what is generated, and what is said where they collide."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from botoforge import ServiceEnum
from botoforge_codegen.names import RESERVED
from projects import HEAD, Project, text_model

ALL_MEMBERS: Final = """
import json
from myapp.aws.jobs import Status

print(json.dumps({member.name: Status(member.value).value for member in Status}))
"""


def project_with_values(folder: Path, *values: str) -> Project:
    """Make a project with an enum of these values."""
    project = Project(folder)
    model: dict[str, Any] = text_model("jobs", ["DescribeJob"])
    model["shapes"]["Status"]["enum"] = values
    project.add_model("jobs", model)
    project.choose("DescribeJob")
    return project


def test_names_of_enum_values(tmp_path: Path) -> None:
    """No value is called otherwise because something else of the package has the name."""
    taken = {word.strip("_").upper() for word in {*RESERVED, *dir(ServiceEnum), "phase"}}
    project = project_with_values(tmp_path, *sorted(taken))
    project.succeed("generate")

    run = subprocess.run(
        [sys.executable, "-c", ALL_MEMBERS],
        cwd=project.folder / "src",
        capture_output=True,
        text=True,
        check=True,
    )

    assert {value: value for value in taken} == json.loads(run.stdout)


@pytest.mark.parametrize(
    "name", ["mro", "name", "value", "phase", "upper", "_missing_", "__private"]
)
def test_names_that_no_enum_value_can_have(tmp_path: Path, name: str) -> None:
    """A configured name that an enum needs for itself is refused; nothing is written."""
    project = project_with_values(tmp_path, "DONE")
    project.configure(
        f'{HEAD}\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n\n'
        f'[tool.botoforge.names]\n"jobs Status.DONE" = "{name}"\n'
    )

    result = project.run("generate")

    assert result.status == 2
    assert f"jobs: Status: no member of an enum can be called '{name}'" in result.errors
    assert not project.package.exists()
