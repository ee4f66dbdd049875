"""`--json`: one document on standard output, whatever the command; messages go elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.projects import Project, succeed


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has chosen one operation, and written its package."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    project.succeed("generate")
    return project


def read(project: Project, *words: str, status: int = 0) -> Any:
    """Run a command with `--json`, and read what it prints."""
    result = project.run(*words, "--json")
    assert result.status == status, result.errors
    return json.loads(result.output)


JOBS = {
    "service": "jobs",
    "module": "myapp.aws.jobs",
    "client": "JobsClient",
    "async_client": "AsyncJobsClient",
    "operations": 2,
}


def test_package_commands(project: Project) -> None:
    """What writes the package says what it did to which file, and how clients are imported."""
    added = read(project, "add", "jobs", "StopJob", "DescribeJob")
    assert added["services"] == [JOBS]
    assert added["changes"]["jobs/stop_job.py"] == "added"
    assert (added["config_changed"], added["config"]) == (True, str(project.config))
    assert (added["moves"], added["dropped"], added["failures"]) == ([], [], [])
    again = read(project, "generate")
    assert again == {**added, "config_changed": False, "changes": {}}
    assert again == read(project, "update")
    assert again == read(project, "add", "jobs", "StopJob")
    removed = read(project, "remove", "jobs", "StopJob")
    assert removed["changes"]["jobs/stop_job.py"] == "removed"
    assert removed["services"] == [JOBS | {"operations": 1}]


def test_dropped(project: Project) -> None:
    """Methods that are gone are in the document."""
    project.choose("StopJob")

    dropped = read(project, "generate")["dropped"]

    assert dropped == [{"package": "jobs", "methods": ["describe_job"], "whole": False}]


def test_check(project: Project) -> None:
    """A comparison says how it ended, with the diffs and what has moved."""
    assert read(project, "check")["status"] == "up to date"
    (project.package / "jobs" / "client.py").write_text("mine\n")
    edited = read(project, "check", status=1)
    assert edited["status"] == "different"
    assert edited["changes"] == {"jobs/client.py": "changed"}
    assert edited["diffs"][0].startswith("--- src/myapp/aws/jobs/client.py\n")
    project.succeed("generate")
    file = project.folder / "models" / "jobs" / "2020-01-01" / "service-2.json"
    file.write_text(file.read_text().replace('"DONE"', '"DONE", "LOST"'))
    moved = read(project, "check", status=3)
    assert moved["status"] == "models moved"
    assert [change["rule"] for change in moved["moves"]] == ["enum-value-added"]
    file.write_text(file.read_text().replace("DescribeJob", "TellJob"))
    gone = read(project, "check", status=3)
    assert (gone["status"], gone["moves"][0]["path"]) == ("models moved", "DescribeJob")


def test_others(project: Project) -> None:
    """The other commands print a document, too."""
    assert read(project, "diff", "src/myapp/aws", "installed")["changes"] == []
    assert read(project, "list")["format"] == 1
    assert read(project, "waiters", "list", "glue")[0]["service"] == "glue"
    goal = ("--goal", "ended well")
    draft = read(project, "waiters", "propose", "location", "GetJob", "--print", *goal)
    assert draft["file"] is None
    assert draft["row"]["operation"] == "GetJob"
    written = read(project, "waiters", "propose", "location", "GetJob", *goal)
    assert written == {**draft, "file": str(project.folder / "waiters" / "location.json")}


def test_waiters_of_a_package(tmp_path: Path) -> None:
    """The waiters that a package has are listed as data."""
    content = json.loads(succeed(tmp_path, "wait", "dms", "--package", "botoforge", "--json"))

    assert content == {"format": 1, "service": "dms", "waiters": ["refresh-schemas-succeeded"]}


@pytest.mark.parametrize(
    "words", [["add", "jobs", "Nope"], ["generate", "--config", "no"], ["show", "jobs", "Nope"]]
)
def test_errors(project: Project, words: list[str]) -> None:
    """An error is a line on standard error, as ever, and there is no document."""
    result = project.run(*words, "--json")

    assert (result.status, result.output) == (2, "")
    assert result.errors.startswith("botoforge: error: ")
