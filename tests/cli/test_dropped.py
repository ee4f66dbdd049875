"""What a run takes out of the package is said by name, whatever the reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from support.projects import HEAD, Project, run_command

WAITERS: Final = {
    "JobDone": {
        "operation": "DescribeJob",
        "delay": 1,
        "acceptors": [
            {"state": "success", "matcher": "path", "argument": "Status", "expected": "DONE"},
            {"state": "retry", "matcher": "path", "argument": "Status", "expected": "RUNNING"},
        ],
    }
}

CHOSEN: Final = '[tool.botoforge.services]\njobs = ["DescribeJob", "StopJob"]\n'
BOTH: Final = f'{CHOSEN}night-jobs = ["DescribeNight"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose package has a waiter and two services."""
    project = Project(tmp_path)
    (tmp_path / "waiters").mkdir()
    (tmp_path / "waiters" / "jobs.json").write_text(json.dumps({"waiters": WAITERS}), "utf-8")
    project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{BOTH}')
    assert dropped(project, "generate") == []
    return project


def dropped(project: Project, *arguments: str) -> Sequence[str]:
    """Run the command, which has to end well, and read what it says to be gone."""
    result = run_command(project.folder, *arguments)
    assert result.status == 0, result.errors
    said = result.output.partition("no longer in the package:\n")[2]
    lines = said.partition("if that is not meant: ")[0].splitlines()
    return [line.removeprefix("  - ") for line in lines]


def test_waiter(project: Project) -> None:
    """A waiter whose row is gone is named by `generate`, `add`, `update` and `remove`."""
    for arguments in (
        ["generate"],
        ["add", "jobs", "DescribeRun"],
        ["update", "night-jobs"],
        ["remove", "jobs", "StopJob"],
    ):
        file = project.folder / "waiters" / "jobs.json"
        content = file.read_bytes()
        file.unlink()
        assert dropped(project, *arguments) == ["jobs.wait_until_job_done"]
        file.write_bytes(content)
        assert dropped(project, "generate") == []


def test_waiter_of_a_folder_of_models(project: Project) -> None:
    """A waiter beside a model that was named in one call only is named by the next one."""
    (model,) = (project.folder / "models" / "jobs").glob("*/service-2.json")
    other = project.folder / "other" / model.relative_to(project.folder / "models")
    other.parent.mkdir(parents=True)
    other.write_bytes(model.read_bytes())
    rows = {"JobBegun": WAITERS["JobDone"]}
    other.with_name("waiters-2.json").write_text(json.dumps({"waiters": rows}), "utf-8")
    assert dropped(project, "generate", "--models", "other") == []

    assert dropped(project, "add", "jobs", "DescribeRun") == []
    assert dropped(project, "generate") == ["jobs.wait_until_job_begun"]


def test_operations_and_services(project: Project) -> None:
    """Operations and whole services that the configuration lacks are named."""
    text = project.config.read_text("utf-8")
    project.configure(text.replace(BOTH, '[tool.botoforge.services]\njobs = ["StopJob"]\n'))

    assert dropped(project, "generate") == [
        "jobs.describe_job",
        "jobs.wait_until_job_done",
        "night_jobs as a whole",
    ]


def test_what_is_removed_on_purpose(project: Project) -> None:
    """What `remove` is told to remove is no surprise, nor are the waits for it."""
    for arguments in ["jobs", "describe_job"], ["night-jobs", "DescribeNight"]:
        assert dropped(project, "remove", *arguments) == []


def test_many(project: Project) -> None:
    """Of many methods some are named, and the others are counted."""
    names = [f"Describe{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    (file,) = (project.folder / "models" / "jobs").glob("*/service-2.json")
    model = json.loads(file.read_bytes())
    model["operations"] |= {name: model["operations"]["StopJob"] | {"name": name} for name in names}
    file.write_text(json.dumps(model), "utf-8")
    text = project.config.read_text("utf-8")
    project.configure(text.replace('jobs = ["DescribeJob", "StopJob"]', 'jobs = "*"'))
    assert dropped(project, "generate") == []
    project.configure(text)

    lines = dropped(project, "generate")

    assert lines[:2] == ["jobs.describe_a", "jobs.describe_b"]
    assert (len(lines), lines[-1]) == (21, "  and 7 more")
