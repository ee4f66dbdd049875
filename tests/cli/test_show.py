"""`botoforge show`: an operation as a tree, before it is chosen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from botoforge_codegen.catalog.catalog import read_catalog
from support.goldens import FOLDER
from support.projects import Project, run_command, succeed

RECURSION = str(FOLDER / "recursion" / "models")
FORMS = str(FOLDER / "many_forms" / "models")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has chosen one operation."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    return project


def test_show(project: Project) -> None:
    """All that one needs to know is there: the call, both trees, the errors, what to do next."""
    assert project.succeed("show", "jobs", "stop_job") == (
        "jobs stop_job (StopJob)\n"
        "Tells how a job stands \u2013 in one word.\n"
        "\n"
        "    from myapp.aws.jobs import JobsClient\n"
        "    client = JobsClient.connect()\n"
        "    response = client.stop_job(id=...)\n"
        "\n"
        "request\n"
        "└── id: str [required]\n"
        "\n"
        "response: StopJobResponse\n"
        "└── status: Status | UnknownValue | None\n"
        "    └── 'RUNNING' | 'DONE'\n"
        "\n"
        "errors\n"
        "└── JobsError  Any other error from the service.\n"
        "\n"
        "next: `botoforge add jobs StopJob`\n"
    )
    assert "next: " not in project.succeed("show", "jobs", "DescribeJob")


def test_show_waiters_and_pages(tmp_path: Path) -> None:
    """Without a project all can be looked at, with the methods that wait and go through pages."""
    topic = succeed(tmp_path, "show", "quicksight", "DescribeTopicRefresh")
    assert "waiters\n└── wait_until_topic_refresh_completed  the job has ended\n" in topic
    assert "from myapp.aws.quicksight import QuickSightClient\n" in topic
    assert "pages\n└── paginate_list_users\n" in succeed(tmp_path, "show", "iam", "list_users")


def test_show_as_json(project: Project) -> None:
    """The same as data."""
    content = json.loads(project.succeed("show", "jobs", "DescribeJob", "--json"))

    assert content == {
        "format": 1,
        "service": "jobs",
        "client": "JobsClient",
        "operation": "DescribeJob",
        "method": "describe_job",
        "documentation": "Tells how a job stands \u2013 in one word.",
        "deprecated": None,
        "code": [
            "from myapp.aws.jobs import JobsClient",
            "client = JobsClient.connect()",
            "response = client.describe_job(id=...)",
        ],
        "request": [{"name": "id", "type": "str", "required": True, "documentation": ""}],
        "response": {
            "type": "DescribeJobResponse",
            "members": [
                {
                    "name": "status",
                    "type": "Status | UnknownValue | None",
                    "documentation": "",
                    "values": ["RUNNING", "DONE"],
                }
            ],
        },
        "errors": [],
        "base_error": "JobsError",
        "waiters": [],
        "paginator": None,
        "chosen": True,
    }


def test_show_what_contains_itself(tmp_path: Path) -> None:
    """A class is shown once; where it is inside itself, that is said."""
    text = succeed(tmp_path, "show", "trees", "DescribeTree", "--models", RECURSION)

    assert "(see above, it is inside itself)" in text


def test_show_unions(tmp_path: Path) -> None:
    """The variants of a union are shown, each with what it holds."""
    content = json.loads(succeed(tmp_path, "show", "media", "Draw", "--models", FORMS, "--json"))

    assert "variants" in json.dumps(content)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["jobs", "StopJbo"], "unknown operation 'StopJbo': did you mean 'StopJob'?"),
        (["jobs", "PutObject"], "; mediastore-data and s3 have it"),
        (["jbos", "StopJob"], "unknown service 'jbos': did you mean 'jobs'?"),
        (["jobs"], "the following arguments are required: OPERATION"),
    ],
)
def test_show_what_is_unknown(project: Project, words: list[str], message: str) -> None:
    """A misspelt word gets the nearest."""
    result = project.run("show", *words)

    assert (result.status, result.output) == (2, "")
    assert message in result.errors


def list_members(members: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """List members, and those inside of them."""
    return [
        each
        for member in members
        for each in (
            member,
            *list_members(member.get("members", [])),
            *(
                each
                for variant in member.get("variants", [])
                for each in list_members(variant["members"])
            ),
        )
    ]


@pytest.mark.parametrize("service", ["dynamodb", "s3"])
def test_show_every_operation(tmp_path: Path, service: str) -> None:
    """Every operation can be shown, as text and as data; each member has a name and a type."""
    for operation in [*read_catalog()[service].operations][::25]:
        result = run_command(tmp_path, "show", service, operation, "--json")
        assert (result.status, result.errors) == (0, "")
        content = json.loads(result.output)
        members = list_members([*content["request"], *content["response"]["members"]])
        assert all(member["name"] and member["type"] for member in members)
        text = succeed(tmp_path, "show", service, operation)
        assert all(f"── {member['name']}: {member['type']}" in text for member in members)
