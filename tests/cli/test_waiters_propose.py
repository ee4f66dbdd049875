"""`botoforge waiters propose`: a draft from the model, and a `?` for what a person must decide."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from botoforge_codegen import load
from botoforge_codegen.commands.command import ExitStatus
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.waiters.draft import draft_row
from botoforge_codegen.waiters.words import SUCCESS, WORDS, decide, normalize
from support.projects import HEAD, Project, run_command, succeed, text_model
from support.versions import is_older_than

GOAL: Final = ("--goal", "ended well")
CONFIG: Final = f'{HEAD}\n[tool.botoforge.services]\nathena = ["GetQueryExecution"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that names a folder of waiters, which is not there yet."""
    text = CONFIG.replace("output", 'waiters = "waiters"\noutput')
    (tmp_path / "pyproject.toml").write_text(text)
    return tmp_path


def read_rows(folder: Path, service: str) -> dict[str, Any]:
    """Read the waiters of a project for a service."""
    text = (folder / "waiters" / f"{service}.json").read_text("utf-8")
    rows: dict[str, Any] = json.loads(text)["waiters"]
    return rows


def print_draft(folder: Path, *words: str) -> tuple[str, dict[str, Any]]:
    """Print a draft, and return its name and the row."""
    result = run_command(folder, "waiters", "propose", *words, "--print")
    assert result.status == ExitStatus.SUCCESS
    ((name, row),) = json.loads(result.output)["waiters"].items()
    return name, row


def states_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Read what a row says about the values of its status."""
    return {each["expected"]: each["state"] for each in row["acceptors"]}


def test_draft(project: Path) -> None:
    """A row has what the model says: statuses, message, start, stop, codes, and a name."""
    output = succeed(project, "waiters", "propose", "backupsearch", "GetSearchJob", *GOAL)
    (name, row), *others = read_rows(project, "backupsearch").items()

    assert (name, others) == ("SearchJobCompleted", [])
    assert states_of(row) == {
        "COMPLETED": "success",
        "STOPPED": "failure",
        "FAILED": "failure",
        "RUNNING": "retry",
        "STOPPING": "retry",
    }
    assert row["botoforge"] == {
        "goal": "ended well",
        "status": "Status",
        "message": "StatusMessage",
        "start": {"operation": "StartSearchJob"},
        "stop": {
            "operation": "StopSearchJob",
            "input": {"SearchJobIdentifier": "input.SearchJobIdentifier"},
        },
        "missing": ["ResourceNotFoundException"],
        "source": "by name",
    }
    assert "drafted SearchJobCompleted" in output
    assert "nothing is left to decide" in output


def test_what_is_to_be_decided(project: Path) -> None:
    """What a person must decide is a `?`, and is named with what the model says of it."""
    words = ("propose", "codepipeline", "GetPipelineExecution", *GOAL)
    output = run_command(project, "waiters", *words).output
    (row,) = read_rows(project, "codepipeline").values()
    checked = run_command(project, "waiters", "check", "waiters/codepipeline.json")

    assert states_of(row)["Superseded"] == "?"
    assert states_of(row)["Succeeded"] == "success"
    assert "to decide:\n" in output
    assert "Superseded: While this pipeline execution was waiting" in output
    assert "decide what 'Superseded' means" in checked.output
    assert "no acceptor classifies" not in checked.output


@pytest.mark.parametrize(
    ("service", "operation", "doubt"),
    [
        ("sagemaker", "DescribeTrainingJob", "is it the status, or is it one of SecondaryStatus"),
        ("logs", "GetScheduledQuery", "lastExecutionStatus may be that of an earlier run"),
        ("pi", "GetPerformanceAnalysisReport", "AnalysisReport.Status may be that of an earlier"),
        ("opensearch", "GetUpgradeStatus", "StepStatus may be that of an earlier run, of a part"),
        ("iot", "DescribeThingRegistrationTask", "failureCount counts failures"),
        ("glue", "GetJobRuns", "it lists all there are, perhaps"),
        ("route53domains", "GetOperationDetail", "no operation that starts it is found"),
    ],
)
def test_doubtful_row(project: Path, service: str, operation: str, doubt: str) -> None:
    """A row that may be about something else is a `?` as a whole, with the reason."""
    _, row = print_draft(project, service, operation, *GOAL)

    assert row["botoforge"]["review"].startswith("? ")
    assert doubt in row["botoforge"]["review"]


def test_status_of_a_part(project: Path) -> None:
    """Nothing is decided by the status of a step: the step may succeed, and the next one fail."""
    _, row = print_draft(project, "opensearch", "GetUpgradeStatus", *GOAL)

    assert set(states_of(row).values()) == {"?"}


@pytest.mark.parametrize("goal", ["available", "running", "stopped", "deleted"])
def test_other_goals(project: Path, goal: str) -> None:
    """For a resource nothing is decided: its ACTIVE is success after one operation alone."""
    name, row = print_draft(project, "timestream-influxdb", "GetDbInstance", "--goal", goal)

    assert name == f"DbInstance{goal.title()}"
    assert row["botoforge"]["goal"] == goal
    assert {acceptor["state"] for acceptor in row["acceptors"]} == {"?"}
    is_deleted = goal == "deleted"
    assert is_deleted == any(acceptor["matcher"] == "error" for acceptor in row["acceptors"])


def test_statuses_in_a_list(project: Path) -> None:
    """Success wants all items of a list, everything else any of them."""
    _, row = print_draft(project, "glue", "GetJobRuns", *GOAL)

    for acceptor in row["acceptors"]:
        assert acceptor["argument"] == "JobRuns[].JobRunState"
        assert acceptor["matcher"] == ("pathAll" if acceptor["state"] == "success" else "pathAny")


def test_status_that_is_a_plain_string(project: Path) -> None:
    """Where the model does not list the values, a person has to: the row says where."""
    _, row = print_draft(project, "dms", "DescribeReplicationTasks", *GOAL)

    assert row["botoforge"]["status"] == "ReplicationTasks[].Status"
    assert row["botoforge"]["values"] == ["?"]
    assert [(each["state"], each["expected"]) for each in row["acceptors"]] == [("?", "?")]


def test_response_without_a_status(project: Path) -> None:
    """An operation whose response has no status is refused."""
    result = run_command(project, "waiters", "propose", "sts", "GetCallerIdentity", *GOAL)

    assert result.status == ExitStatus.WRONG_CALL
    assert "the response of GetCallerIdentity has no status" in result.errors
    assert not (project / "waiters").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("athna", "GetQueryExecution", *GOAL), "unknown service 'athna': did you mean 'athena'?"),
        (
            ("athena", "GetQueryExecutio", *GOAL),
            "unknown operation 'GetQueryExecutio': did you mean 'GetQueryExecution'?",
        ),
        (
            ("athena", "GetQueryExecution", "--goal", "avalable"),
            "unknown goal 'avalable': did you mean 'available'?",
        ),
    ],
)
def test_misspelt(project: Path, words: tuple[str, ...], message: str) -> None:
    """A misspelt service, operation or goal is an error with the nearest word."""
    result = run_command(project, "waiters", "propose", *words)

    assert result.status == ExitStatus.WRONG_CALL
    assert message in result.errors


def test_print(project: Path) -> None:
    """With --print nothing is written, and standard output is a file of waiters alone."""
    words = ("glue", "get_job_run", "--goal", "ended-well", "--print")
    result = run_command(project, "waiters", "propose", *words)

    assert result.status == ExitStatus.SUCCESS
    assert list(json.loads(result.output)["waiters"]) == ["JobRunSucceeded"]
    assert "botoforge has a waiter for it already: JobRunSucceeded" in result.errors
    assert not (project / "waiters").exists()


def test_folder_that_is_not_configured(tmp_path: Path) -> None:
    """A project without a folder of waiters gets one, and the line to add."""
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    output = succeed(tmp_path, "waiters", "propose", "backupsearch", "GetSearchJob", *GOAL)

    assert 'add the line `waiters = "waiters"` to [tool.botoforge]' in output
    assert "SearchJobCompleted" in read_rows(tmp_path, "backupsearch")


OTHERS: Final = """\
{"waiters": {  "B": {"operation":"GetSearchJob", "delay": 1,
   "maxAttempts": 1, "acceptors": []},

\t"Z{": {"operation": "GetSearchJob", "delay": 1, "maxAttempts": 1, "acceptors": [], "x": "}é"}
}, "version": 2}"""


@pytest.mark.parametrize("content", [OTHERS, OTHERS.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_other_waiters_stay_as_they_are(project: Path, content: str) -> None:
    """A draft is added to a file in the order of names; every other byte stays."""
    file = project / "waiters" / "backupsearch.json"
    file.parent.mkdir()
    file.write_bytes(content.encode())
    succeed(project, "waiters", "propose", "backupsearch", "GetSearchJob", *GOAL)
    written = file.read_bytes().decode()
    before, _, rest = written.partition(
        ',\r\n    "SearchJob' if "\r" in content else ',\n    "SearchJob'
    )

    assert list(json.loads(written)["waiters"]) == ["B", "SearchJobCompleted", "Z{"]
    assert content.startswith(before)
    assert rest.endswith(content[len(before) :])


@pytest.mark.parametrize(
    "content",
    ['{"version": 2, "waiters": {}}', OTHERS.replace('"B"', '"Y"')],
    ids=["no-waiter", "before"],
)
def test_first_waiter_of_a_file(project: Path, content: str) -> None:
    """A draft is the first of a file, too, and the file stays valid."""
    file = project / "waiters" / "backupsearch.json"
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    succeed(project, "waiters", "propose", "backupsearch", "GetSearchJob", *GOAL)

    names = list(read_rows(project, "backupsearch"))
    assert names == ["SearchJobCompleted", *json.loads(content)["waiters"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OTHERS.replace('"B"', '"SearchJobCompleted"'), "has a waiter SearchJobCompleted already"),
        ("{", "this is not valid JSON"),
        ("[]", "are broken: the file has to be an object"),
    ],
)
def test_file_that_cannot_take_a_draft(project: Path, content: str, message: str) -> None:
    """A file with a waiter of that name, or that is no file of waiters, stays as it is."""
    file = project / "waiters" / "backupsearch.json"
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    result = run_command(project, "waiters", "propose", "backupsearch", "GetSearchJob", *GOAL)

    assert result.status == ExitStatus.WRONG_CALL
    assert message in result.errors
    assert file.read_text("utf-8") == content
    assert [path.name for path in file.parent.iterdir()] == ["backupsearch.json"]


def test_name_that_is_taken(tmp_path: Path) -> None:
    """Where a waiter of another operation has the name, the verb stays in it."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob", "GetJob"])
    model["shapes"]["Status"]["enum"] = ["RUNNING", "SUCCEEDED", "FAILED"]
    project.add_model("jobs", model)
    project.configure(f'{HEAD}waiters = "waiters"\n[tool.botoforge.services]\njobs = "*"\n')
    project.succeed("waiters", "propose", "jobs", "DescribeJob", *GOAL)
    project.succeed("waiters", "propose", "jobs", "GetJob", *GOAL)

    rows = read_rows(tmp_path, "jobs")
    assert {name: row["operation"] for name, row in rows.items()} == {
        "GetJobSucceeded": "GetJob",
        "JobSucceeded": "DescribeJob",
    }


def test_draft_is_refused_until_it_is_decided(tmp_path: Path) -> None:
    """`generate` refuses a draft with a ?, and takes it once a person has decided."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob", "StartJob"])
    model["shapes"]["Status"]["enum"] = ["CREATED", "RUNNING", "SUCCEEDED", "FAILED"]
    project.add_model("jobs", model)
    services = '[tool.botoforge.services]\njobs = ["DescribeJob"]\n'
    project.configure(f'{HEAD}waiters = "waiters"\n{services}')
    project.succeed("waiters", "propose", "jobs", "DescribeJob", *GOAL)
    refused = project.run("generate")
    file = tmp_path / "waiters" / "jobs.json"
    file.write_text(file.read_text("utf-8").replace('"?"', '"retry"'), "utf-8")
    taken = project.run("generate")

    assert refused.status == ExitStatus.WRONG_CALL
    assert "waiter JobSucceeded: acceptors[3]: decide what 'CREATED' means" in refused.errors
    assert taken.status == ExitStatus.SUCCESS
    assert "def wait_until_job_succeeded" in (project.package / "jobs" / "client.py").read_text()


# --- The words ------------------------------------------------------------------------------------


def test_words() -> None:
    """Words in any case and with any separators are decided, and only for certain."""
    assert decide(["in-progress", "TimedOut", "COMPLETED", "Failed", "Stop_Requested"]) == {
        "in-progress": "retry",
        "TimedOut": "failure",
        "COMPLETED": "success",
        "Failed": "failure",
        "Stop_Requested": "retry",
    }


@pytest.mark.parametrize(
    "word", ["CREATED", "STARTED", "ACCEPTED", "WAITING", "READY", "ACTIVE", "EXPIRED"]
)
def test_words_that_are_never_decided(word: str) -> None:
    """Words that mean this here and that there are left open; the others are decided."""
    assert decide([word, "RUNNING", "SUCCEEDED", "FAILED"]) == {
        "RUNNING": "retry",
        "SUCCEEDED": "success",
        "FAILED": "failure",
    }


@pytest.mark.parametrize(
    "values",
    [
        ["RUNNING", "SUCCEEDED", "FAILED", "RENDERING"],
        ["RUNNING", "SUCCEEDED", "COMPLETED", "FAILED"],
        ["RUNNING", "COMPLETED"],
        ["RUNNING", "COMPLETED", "CANCELLED"],
        ["RUNNING", "FAILED"],
        [],
    ],
    ids=["unknown", "two-successes", "no-failure", "cancelled-only", "no-success", "no-enum"],
)
def test_statuses_of_which_nothing_is_decided(values: list[str]) -> None:
    """An unknown word, a second success, or none at all leaves every value open."""
    assert decide(values) == {}


def test_completed_with_failures() -> None:
    """Where the response counts failures, that a job has completed is left open."""
    assert decide(["COMPLETED", "FAILED"], counts_failures=True) == {"FAILED": "failure"}
    assert decide(["SUCCEEDED", "FAILED"], counts_failures=True)["SUCCEEDED"] == "success"


BOTOCORES: Final = {"ExportTaskSuccessful": {"CANCELLING": "failure"}}
"""What a row has because botocore's own waiter has it: a wait for what is being cancelled ends."""


def test_words_agree_with_the_reviewed_rows() -> None:
    """No reviewed row contradicts what the words decide."""
    decided = 0
    for file in files(load).joinpath("waiters").iterdir():
        for name, row in json.loads(file.read_bytes())["waiters"].items():
            more = row.get("botoforge", {})
            plain = {
                acceptor["expected"]: acceptor["state"]
                for acceptor in row["acceptors"]
                if acceptor.get("argument") == more.get("status")
            }
            if more.get("goal") == "ended well":
                states = decide([*plain, *more.get("never", ())])
                decided += len(states)
                right = {value: plain.get(value) for value in states}
                assert right == {**states, **BOTOCORES.get(name, {})}, name
    assert decided > 1000


# --- Fifty operations -----------------------------------------------------------------------------

FIFTY: Final = tomllib.loads(Path(__file__).with_name("drafted_statuses.toml").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(is_older_than("1.44"), reason="an older botocore lacks some of them")
def test_fifty_operations() -> None:
    """Of fifty operations drawn at random, half of what can be decided is, and nothing wrongly."""
    find_model = cache(ModelStore().service)
    values = decided = 0
    for each in FIFTY["operation"]:
        service = find_model(each["service"])
        draft = draft_row(service, service.operations[each["operation"]], "ended well", {})
        right = {
            value: state
            for state in ("success", "failure", "retry")
            for value in each.get(state, ())
        }
        where = f"{each['service']} {each['operation']}"

        assert draft.status.path == each["status"], where
        assert {value: right.get(value) for value in draft.states} == draft.states, where
        if any(WORDS.get(normalize(value)) == SUCCESS for value in draft.status.shape.enum):
            values += len(draft.status.shape.enum)
            decided += len(draft.states)

    assert len(FIFTY["operation"]) == 50
    assert decided * 2 >= values > 50
