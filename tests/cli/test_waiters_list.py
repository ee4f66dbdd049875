"""`botoforge waiters list`: what can be waited for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

from botoforge_codegen.commands.command import ExitStatus
from support.projects import COMMAND, HEAD, Project, run_command, succeed
from support.terminals import Terminal

REFRESH = "TopicRefreshCompleted"
CHOICE = f'{HEAD}\n[tool.botoforge.services]\nquicksight = ["describe_topic_refresh"]\n'


def read_lines(output: str) -> dict[str, list[str]]:
    """Read the cells of each line, by the name of the waiter."""
    lines = [line.split("\t") for line in output.splitlines()]
    return {cells[2]: cells for cells in lines}


def test_one_service(tmp_path: Path) -> None:
    """Waiters of a service: those whose operation is chosen are marked, under either name."""
    (tmp_path / "pyproject.toml").write_text(CHOICE)
    lines = read_lines(succeed(tmp_path, "waiters", "list", "quicksight"))

    assert ["*", "quicksight", REFRESH, "DescribeTopicRefresh"] == lines[REFRESH][:4]
    assert lines[REFRESH][5] == "botoforge"
    assert lines["DashboardSnapshotJobCompleted"][0] == ""


def test_all_services(tmp_path: Path) -> None:
    """Waiters of all services, without a project: botoforge's and botocore's."""
    lines = read_lines(succeed(tmp_path, "waiters", "list"))

    assert ["", "s3", "BucketExists", "HeadBucket", "", "botocore", ""] == lines["BucketExists"]
    assert lines[REFRESH][5] == "botoforge"
    assert len(lines) > 300


def test_json(tmp_path: Path) -> None:
    """As JSON, with every key."""
    rows = json.loads(succeed(tmp_path, "waiters", "list", "s3", "--json"))

    assert rows[0] == {
        "service": "s3",
        "waiter": "BucketExists",
        "operation": "HeadBucket",
        "goal": "",
        "owner": "botocore",
        "source": [],
        "chosen": False,
    }


def test_service_without_waiters(tmp_path: Path) -> None:
    """A service without one has an empty list, and a hint."""
    result = run_command(tmp_path, "waiters", "list", "sts")

    assert (result.status, result.output) == (ExitStatus.SUCCESS, "")
    assert "`botoforge waiters propose sts OPERATION --goal GOAL`" in result.errors


def test_unknown_service(tmp_path: Path) -> None:
    """A misspelt service is an error with the nearest name."""
    result = run_command(tmp_path, "waiters", "list", "quicksigth")

    assert result.status == ExitStatus.WRONG_CALL
    assert "unknown service 'quicksigth': did you mean 'quicksight'?" in result.errors


def test_models_of_a_project(tmp_path: Path) -> None:
    """Waiters beside a model of one's own are listed."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    waiter: dict[str, object] = {
        "operation": "DescribeJob",
        "delay": 1,
        "maxAttempts": 1,
        "acceptors": [],
    }
    file = tmp_path / "models" / "jobs" / "2020-01-01" / "waiters-2.json"
    file.write_text(json.dumps({"version": 2, "waiters": {"JobDone": waiter}}))

    assert project.succeed("waiters", "list", "jobs").startswith("*\tjobs\tJobDone\tDescribeJob\t")


def test_table_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal the list is a table with a head."""
    with Terminal() as terminal:
        subprocess.run(
            [*COMMAND, "waiters", "list", "quicksight"],
            cwd=tmp_path,
            env=os.environ | {"COLUMNS": "400", "TERM": "xterm"},
            stdout=terminal.standard_error,
            check=True,
        )
        shown = re.sub(r"\x1b\[[\d;]*m", "", terminal.read())

    head, *rows = filter(str.strip, shown.splitlines())
    assert ["service", "waiter", "operation"] == head.split()[:3]
    assert any(REFRESH in row and "\t" not in row for row in rows)
