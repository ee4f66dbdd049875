"""Folders of a project's own models: as a key of the configuration, for all commands alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.projects import HEAD, Project, read_files, run_command, succeed, text_model

SERVICES = '\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that names its folder of models in the configuration."""
    project = Project(tmp_path)
    project.configure(f'{HEAD}models = ["models"]\n{SERVICES}')
    return project


def test_commands_agree_without_flags(project: Project) -> None:
    """Every command finds a service of one's own, and none wants another package."""
    succeed(project.folder, "generate")
    assert "* jobs " in succeed(project.folder, "list")
    assert "up to date" in succeed(project.folder, "check")
    succeed(project.folder, "add", "jobs", "StopJob")
    succeed(project.folder, "remove", "jobs", "DescribeJob")
    assert "nothing to do" in succeed(project.folder, "update", "jobs")
    moved = succeed(project.folder, "diff", "src/myapp/aws", "installed")
    assert "0 breaking, 0 notable, 0 compatible changes\n" in moved
    assert "up to date" in succeed(project.folder, "check")
    assert "jobs/stop_job.py" in project.tree()
    assert "jobs/describe_job.py" not in project.tree()


def test_flag_adds_to_the_key(project: Project) -> None:
    """`--models` adds folders, which are searched first; the same folder twice is one."""
    changed = text_model("jobs", ["DescribeJob"])
    changed["shapes"]["Status"]["enum"].append("PAUSED")
    (file,) = (project.folder / "models" / "jobs").glob("*/service-2.json")
    other = project.folder / "other" / file.relative_to(project.folder / "models")
    other.parent.mkdir(parents=True)
    other.write_text(json.dumps(changed), "utf-8")

    succeed(project.folder, "generate", "--models", "other")
    assert b"PAUSED" in project.tree()["jobs/describe_job.py"]
    assert "night-jobs" in succeed(project.folder, "list", "--models", "other")
    succeed(project.folder, "generate", "--models", "models")
    assert b"PAUSED" not in project.tree()["jobs/describe_job.py"]


def test_relative_to_the_configuration(project: Project) -> None:
    """The folders are those beside the configuration, wherever the command is called."""
    tools = project.folder / "tools"
    tools.mkdir()
    text = project.config.read_text("utf-8")
    project.config.unlink()
    (tools / "aws.toml").write_text(text.replace('"models"', '"../models"'), "utf-8")

    result = run_command(project.folder, "generate", "--config", "tools/aws.toml")

    assert (result.status, result.errors) == (0, "")
    assert "jobs/describe_job.py" in read_files(tools / "src" / "myapp" / "aws")


def test_service_of_a_folder_that_the_key_lacks(project: Project) -> None:
    """What to do is said where a service of one's own is found no longer."""
    succeed(project.folder, "generate")
    project.configure(HEAD + SERVICES)

    result = run_command(project.folder, "generate")

    assert result.status == 2
    assert "no longer has jobs" in result.errors
    assert "found in the folders of `models` in [tool.botoforge], or with `--models DIR`" in (
        result.errors
    )
