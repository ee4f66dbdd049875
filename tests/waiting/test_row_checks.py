"""What a row says beyond botocore's format: each mistake in it is found, and named."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.load.waiter_rows import parse_waiter
from botoforge_codegen.lower.waiter_problems import Problem
from botoforge_codegen.lower.waiter_validation import check_waiter
from support.projects import HEAD, Project, text_model

SHAPES: Final[dict[str, Any]] = {
    "JobId": {"type": "string"},
    "Count": {"type": "integer"},
    "Flag": {"type": "boolean"},
    "Time": {"type": "timestamp"},
    "JobIds": {"type": "list", "member": {"shape": "JobId"}},
    "Status": {"type": "string", "enum": ["QUEUED", "RUNNING", "DONE", "FAILED"]},
    "Step": {"type": "string", "enum": ["IDLE", "BUSY"]},
    "Job": {
        "type": "structure",
        "members": {
            "Status": {"shape": "Status"},
            "Step": {"shape": "Step"},
            "Word": {"shape": "JobId"},
            "Reason": {"shape": "JobId"},
            "Count": {"shape": "Count"},
            "Begun": {"shape": "Time"},
            "Parts": {"shape": "JobIds"},
        },
    },
    "Jobs": {"type": "list", "member": {"shape": "Job"}},
    "DescribeJobResponse": {
        "type": "structure",
        "members": {"Job": {"shape": "Job"}, "Jobs": {"shape": "Jobs"}},
    },
    "StopJobRequest": {
        "type": "structure",
        "required": ["Id", "Token"],
        "members": {
            "Id": {"shape": "JobId"},
            "Parts": {"shape": "JobIds"},
            "Count": {"shape": "Count"},
            "Force": {"shape": "Flag"},
            "Token": {"shape": "JobId", "idempotencyToken": True},
        },
    },
    "JobNotFound": {"type": "structure", "members": {}, "exception": True},
}

ACCEPTORS: Final = (
    {"state": "success", "matcher": "path", "argument": "Job.Status", "expected": "DONE"},
    {"state": "failure", "matcher": "path", "argument": "Job.Status", "expected": "FAILED"},
    {"state": "retry", "matcher": "path", "argument": "Job.Status", "expected": "RUNNING"},
    {"state": "retry", "matcher": "path", "argument": "Job.Status", "expected": "QUEUED"},
)

GOOD: Final[Mapping[str, Any]] = {
    "goal": "ended well",
    "status": "Job.Status",
    "message": "Job.Reason",
    "start": {"operation": "StartJob"},
    "stop": {"operation": "StopJob", "input": {"Id": "input.Id", "Parts": "output.Job.Parts"}},
    "missing": ["JobNotFound"],
    "missing_for": 30,
    "started": "Job.Begun",
    "source": ["model", "https://docs.aws.amazon.com/jobs/"],
}


def make_model() -> dict[str, Any]:
    """Make the model of a service with jobs."""
    model = text_model("jobs", ["DescribeJob", "StartJob", "StopJob"])
    model["shapes"] |= SHAPES
    model["operations"]["DescribeJob"]["errors"] = [{"shape": "JobNotFound"}]
    return model


def make_row(row: Mapping[str, Any], acceptors: object = ACCEPTORS) -> dict[str, Any]:
    """Make a row of a waiter."""
    return {"operation": "DescribeJob", "delay": 5, "acceptors": acceptors, "botoforge": row}


def find_problems(folder: Path, raw: Mapping[str, Any]) -> list[Problem]:
    """Check a row against the model."""
    Project(folder).add_model("jobs", make_model())
    service = ModelStore([folder / "models"]).service("jobs")
    return list(check_waiter(service, parse_waiter("JobDone", raw, str.lower, "f", checked=True)))


def test_no_problem(tmp_path: Path) -> None:
    """A row in which all is right has no problem."""
    assert find_problems(tmp_path, make_row(GOOD)) == []


def stop(**changes: Any) -> dict[str, Any]:
    """Make another stop."""
    return {"stop": {"operation": "StopJob", "input": {"Id": "input.Id"}} | changes}


MISTAKES: Final[dict[str, tuple[dict[str, Any], str, str, str]]] = {
    "goal": ({"goal": "ended wel"}, "malformed", "goal", "did you mean 'ended well'?"),
    "goal-undecided": ({"goal": "?"}, "undecided", "goal", "a ? is for a person to replace"),
    "status": ({"status": "Job.Stats"}, "path", "status", "did you mean 'Status'?"),
    "status-no-value": ({"status": "Job"}, "misfit", "status", "a plain value"),
    "values-of-an-enum": ({"values": ["DONE"]}, "malformed", "values", "leave them out"),
    "never": ({"never": ["DOEN"]}, "value", "never", "did you mean 'DONE'?"),
    "never-and-expected": ({"never": ["DONE"]}, "malformed", "never", "one of the two is wrong"),
    "message": ({"message": "Job.Raeson"}, "path", "message", "did you mean 'Reason'?"),
    "message-no-text": ({"message": "Job"}, "misfit", "message", "which is no text"),
    "start": ({"start": {"operation": "StratJob"}}, "operation", "start", "'StartJob'?"),
    "stop": (stop(operation="StpoJob"), "operation", "stop.operation", "mean 'StopJob'?"),
    "stop-undecided": (stop(input={"Id": "?"}), "undecided", "stop", "to replace"),
    "stop-parameter": (
        stop(input={"Id": "input.Id", "Cuont": "output.Job.Count"}),
        *("parameter", "stop.input.Cuont", "did you mean 'Count'?"),
    ),
    "stop-required": (
        stop(input={"Count": "output.Job.Count"}),
        *("parameter", "stop.input", "StopJob requires the parameter Id"),
    ),
    "stop-path": (stop(input={"Id": "input.JobId"}), "path", "stop.input.Id", "choose from Id"),
    "stop-root": (stop(input={"Id": "inptu.Id"}), "path", "stop.input.Id", "mean 'input'?"),
    "stop-no-path": (stop(input={"Id": "input["}), "path", "stop.input.Id", "not a valid JMESPath"),
    "stop-type": (
        stop(input={"Id": "output.Job.Count"}),
        *("misfit", "stop.input.Id", "gives integer, and it takes string"),
    ),
    "stop-literal": (
        stop(input={"Id": "input.Id", "Count": "'one'"}),
        *("misfit", "stop.input.Count", "gives string, and it takes integer"),
    ),
    "stop-list": (
        stop(input={"Id": "input.Id", "Parts": "input.Id"}),
        *("misfit", "stop.input.Parts", "it takes a list: write [input.Id]"),
    ),
    "missing": ({"missing": ["JobNotFond"]}, "error", "missing", "mean 'JobNotFound'?"),
    "missing-path": ({"missing": "Jbos"}, "path", "missing", "did you mean 'Jobs'?"),
    "missing-no-list": ({"missing": "Job.Status"}, "misfit", "missing", "not lead to a list"),
    "missing-for": ({"missing": []}, "malformed", "missing_for", "the row does not have"),
    "started": ({"started": "Job.Bgun"}, "path", "started", "did you mean 'Begun'?"),
    "started-no-time": ({"started": "Job.Reason"}, "misfit", "started", "not lead to a timestamp"),
    "unlisted": (
        {"unlisted": ["InvalidJob.Gone"], "source": "by name"},
        *("source", "unlisted", "say where the codes are described"),
    ),
    "source": ({"source": "the internet"}, "source", "source", "one of model, botocore, by name"),
}
"""By name: what is wrong in a row, and the kind, the place and the end of the one problem."""


@pytest.mark.parametrize(("change", "kind", "key", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistake(
    tmp_path: Path, change: Mapping[str, Any], kind: str, key: str, message: str
) -> None:
    """Each mistake in the key is one problem, with its kind, its place and the nearest word."""
    problems = find_problems(tmp_path, make_row({**GOOD, **change}))
    # What is not the status is classified by nobody: another test.
    (problem,) = [each for each in problems if each.kind != "unclassified"]

    assert (problem.kind, problem.place) == (kind, f"botoforge.{key}")
    assert message in problem.message
    assert str(problem) == f"botoforge.{key}: {problem.message}"


def replaced(index: int, **changes: Any) -> list[dict[str, Any]]:
    """Change one of the acceptors."""
    return [
        {**acceptor, **changes} if number == index else acceptor
        for number, acceptor in enumerate(ACCEPTORS)
    ]


ACCEPTOR_MISTAKES: Final = {
    "undecided": (replaced(3, state="?"), "undecided", "decide what 'QUEUED' means"),
    "list": (
        [*ACCEPTORS, {**ACCEPTORS[0], "argument": "Jobs[].Status"}],
        *("misfit", "'Jobs[].Status' leads to a list: take pathAll or pathAny"),
    ),
    "no-list": (
        [*ACCEPTORS, {**ACCEPTORS[0], "matcher": "pathAny"}],
        *("misfit", "'Job.Status' leads to a single value: take path"),
    ),
    "type": (
        [*ACCEPTORS, {**ACCEPTORS[0], "argument": "Job.Count"}],
        *("misfit", "'Job.Count' is of the type integer, never 'DONE'"),
    ),
    "comparison": (
        [*ACCEPTORS, {**ACCEPTORS[0], "argument": "Job.Step == 'BUZY'", "expected": True}],
        *("value", "unknown value of Step 'BUZY': did you mean 'BUSY'?"),
    ),
    "comparison-in-a-filter": (
        [
            *ACCEPTORS,
            {**ACCEPTORS[0], "argument": "length(Jobs[?Step == 'IDEL']) > `0`", "expected": True},
        ],
        *("value", "unknown value of Step 'IDEL': did you mean 'IDLE'?"),
    ),
    "endless": (replaced(0, state="retry"), "endless", "never succeeds: none is for success"),
    "hidden": (
        [{**ACCEPTORS[0], "state": "failure"}, *ACCEPTORS],
        *("endless", "never succeeds: one above each acceptor of success expects the same"),
    ),
    "unclassified": (ACCEPTORS[:3], "unclassified", "the status 'QUEUED' is not classified"),
}


@pytest.mark.parametrize(
    ("acceptors", "kind", "message"), ACCEPTOR_MISTAKES.values(), ids=ACCEPTOR_MISTAKES
)
def test_mistake_of_an_acceptor(tmp_path: Path, acceptors: object, kind: str, message: str) -> None:
    """So is each mistake in an acceptor that only a model shows."""
    problems = find_problems(tmp_path, make_row(GOOD, acceptors))

    assert [(problem.kind, message in problem.message) for problem in problems] == [(kind, True)]


@pytest.mark.parametrize(
    "path",
    [
        "Job.Status == 'QUEUED' && Job.Step == 'IDLE'",
        '`["QUEUED", "x"]` | contains(@, \'x\')',
        "length(Jobs[?Status == 'QUEUED']) > `0`",
    ],
)
def test_classified_in_a_path(tmp_path: Path, path: str) -> None:
    """A value that stands as a string in a JMESPath is classified."""
    acceptors = [*ACCEPTORS[:3], {**ACCEPTORS[3], "argument": path, "expected": True}]

    assert find_problems(tmp_path, make_row(GOOD, acceptors)) == []


def test_classified_as_impossible(tmp_path: Path) -> None:
    """So is one that cannot come."""
    assert find_problems(tmp_path, make_row({**GOOD, "never": ["QUEUED"]}, ACCEPTORS[:3])) == []


def test_plain_string(tmp_path: Path) -> None:
    """The values of a plain string are those that the row lists."""
    acceptors = [{**acceptor, "argument": "Job.Word"} for acceptor in ACCEPTORS[:3]]
    values = ["DONE", "FAILED", "RUNNING", "QUEUED"]
    row = {**GOOD, "status": "Job.Word", "values": values}

    problems = find_problems(tmp_path, make_row(row, acceptors))
    assert [problem.message for problem in problems] == ["the status 'QUEUED' is not classified"]
    problems = find_problems(tmp_path, make_row({**row, "values": values[1:3]}, acceptors))
    assert [(problem.kind, problem.place) for problem in problems] == [("value", "acceptors[0]")]


def project_with_folder(
    folder: Path, model: Mapping[str, Any], waiters: Mapping[str, object]
) -> Project:
    """Make a project with a model and a folder of waiters."""
    project = Project(folder)
    project.add_model("jobs", model)
    (folder / "waiters").mkdir()
    text = json.dumps({"version": 2, "waiters": waiters})
    (folder / "waiters/jobs.json").write_text(text, "utf-8")
    chosen = json.dumps([name for name in model["operations"] if name != "SendEvents"])
    services = f"[tool.botoforge.services]\njobs = {chosen}\n"
    project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{services}')
    return project


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        ("GetFile", "GetFile responds with a stream (Body), which a wait would waste"),
        ("WatchJob", "WatchJob responds with a stream (Events), which a wait would waste"),
        ("SendEvents", "botocore's clients have no method for SendEvents: it sends a stream"),
    ],
)
def test_streams(tmp_path: Path, operation: str, message: str) -> None:
    """What sends or returns a stream has no waiter: each poll would leave a connection open."""
    model = text_model("jobs", ["GetFile", "WatchJob", "SendEvents"])
    model["shapes"] |= {
        "Blob": {"type": "blob", "streaming": True},
        "Events": {"type": "structure", "eventstream": True, "members": {}},
        "GetFileResponse": {
            "type": "structure",
            "members": {"Body": {"shape": "Blob"}},
            "payload": "Body",
        },
        "WatchJobResponse": {"type": "structure", "members": {"Events": {"shape": "Events"}}},
        "SendEventsRequest": {"type": "structure", "members": {"Events": {"shape": "Events"}}},
    }
    acceptor = {"state": "success", "matcher": "status", "expected": 200}
    row = {"operation": operation, "delay": 5, "maxAttempts": 720, "acceptors": [acceptor]}
    project = project_with_folder(tmp_path, model, {"JobDone": row})

    result = project.run("generate")

    assert result.status == 2
    assert f"jobs.json: waiter JobDone: operation: {message}" in result.errors


@pytest.mark.parametrize("errors", [[{"shape": "JobNotFound"}], []], ids=["some", "none"])
def test_error_that_the_model_does_not_list(tmp_path: Path, errors: object) -> None:
    """The message says how to write a code that the model does not list."""
    model = make_model()
    model["operations"]["DescribeJob"]["errors"] = errors
    acceptors = [*ACCEPTORS, {"state": "failure", "matcher": "error", "expected": "Zzz"}]
    Project(tmp_path).add_model("jobs", model)
    service = ModelStore([tmp_path / "models"]).service("jobs")
    raw = make_row({**GOOD, "missing": ["Zzz"]}, acceptors)

    waiter = parse_waiter("JobDone", raw, str.lower, "f", checked=True)
    problems = list(check_waiter(service, waiter))

    assert [problem.place for problem in problems] == ["acceptors[4]", "botoforge.missing"]
    for problem in problems:
        assert "name it in `unlisted`, with a `source`" in problem.message
        assert ("the model lists no error of DescribeJob" in problem.message) is not errors


def test_path_nested_too_deeply(tmp_path: Path) -> None:
    """A path that no parser can read is a problem of its waiter, not of the model."""
    deep = "(" * 100_000 + "Job" + ")" * 100_000
    acceptors = [*ACCEPTORS, {**ACCEPTORS[0], "argument": deep}]
    project = project_with_folder(tmp_path, make_model(), {"JobDone": make_row(GOOD, acceptors)})

    result = project.run("generate")

    assert result.status == 2
    assert "jobs.json: waiter JobDone: a JMESPath is nested too deeply" in result.errors


# --- What a project makes of a row ----------------------------------------------------------------


def project_with_row(folder: Path, row: Mapping[str, Any], **options: Any) -> Project:
    """Make a project with a model and a row of its own."""
    project = Project(folder)
    file = project.add_model("jobs", make_model()).with_name("waiters-2.json")
    waiters = {"version": 2, "waiters": {"JobDone": make_row(row, **options)}}
    file.write_text(json.dumps(waiters), "utf-8")
    project.choose("DescribeJob")
    return project


def constant(project: Project) -> str:
    """Return the code of the waiter in the generated module."""
    module = project.tree()["jobs/describe_job.py"].decode()
    return module.partition("JOB_DONE: ")[2].partition("\n)\n")[0]


def test_refused(tmp_path: Path) -> None:
    """A mistake in a row of the project's own stops it, with file, waiter and key."""
    project = project_with_row(tmp_path, {**GOOD, "started": "Job.Bgun"})

    result = project.run("generate")

    assert result.status == 2
    place = "waiters-2.json: waiter JobDone: botoforge.started: Job has no member Bgun"
    assert f"{place}: did you mean 'Begun'?" in result.errors


def test_emitted(tmp_path: Path) -> None:
    """What the row says is in the waiter, and the items of a list are stopped one by one."""
    row = {**GOOD, **stop(input={"Id": "output.Job.Parts", "Parts": "[input.Id]"})}
    project = project_with_row(tmp_path, row)

    project.succeed("generate")

    code = constant(project)
    assert 'goal="ended well"' in code
    assert 'message="Job.Reason"' in code
    assert 'missing=("JobNotFound",)' in code
    assert "missing_for=30" in code
    assert 'started="Job.Begun"' in code
    stopped = '"stop_job", {"Id": "output.Job.Parts", "Parts": "[input.Id]"}, each=("Id",)'
    assert f"stop=Stop({stopped})" in code
    assert "known=Status.__phases__" in code


def test_emitted_for_plain_strings(tmp_path: Path) -> None:
    """The known statuses of a plain string are those that the row classifies."""
    acceptors = [{**acceptor, "argument": "Job.Word"} for acceptor in ACCEPTORS]
    values = ["DONE", "FAILED", "RUNNING", "QUEUED", "PAUSED"]
    row = {**GOOD, "status": "Job.Word", "values": values, "missing": "Jobs"}
    project = project_with_row(tmp_path, row, acceptors=acceptors)

    result = project.run("generate")

    assert result.status == 0
    assert "the status 'PAUSED' is not classified yet" in result.output + result.errors
    assert 'known=frozenset({"DONE", "FAILED", "RUNNING", "QUEUED"})' in constant(project)
    assert 'missing="Jobs"' in constant(project)


def test_locked(tmp_path: Path) -> None:
    """The package is made again from its snapshot, which lacks the operation that stops a job."""
    project = project_with_row(tmp_path, GOOD)
    project.succeed("generate")
    before = project.tree()

    project.succeed("generate", "--locked")

    assert before == project.tree()
    assert '"stop_job"' in constant(project)


def test_phases_that_differ(tmp_path: Path) -> None:
    """An enum has no phases if two rows say different things of a value, chosen or not."""
    project = project_with_row(tmp_path, GOOD)
    file = next((tmp_path / "models").glob("jobs/*/waiters-2.json"))
    rows = json.loads(file.read_bytes())
    other = make_row({"goal": "running"}, replaced(2, state="success"))
    model = make_model()
    model["operations"]["DescribeRun"] = {
        **model["operations"]["DescribeJob"],
        "name": "DescribeRun",
    }
    project.add_model("jobs", model)
    rows["waiters"]["RunRunning"] = {**other, "operation": "DescribeRun"}
    file.write_text(json.dumps(rows), "utf-8")

    project.succeed("generate")

    assert "__phases__" not in project.tree()["jobs/describe_job.py"].decode()
    assert 'known=frozenset({"QUEUED", "RUNNING", "DONE", "FAILED"})' in constant(project)
    before = project.tree()
    project.succeed("generate", "--locked")
    assert before == project.tree()


def test_phases_that_depend(tmp_path: Path) -> None:
    """So it is if a value counts only together with another member."""
    path = "Job.Status == 'QUEUED' && Job.Step == 'IDLE'"
    acceptors = [*ACCEPTORS[:3], {**ACCEPTORS[3], "argument": path, "expected": True}]
    project = project_with_row(tmp_path, GOOD, acceptors=acceptors)

    project.succeed("generate")

    assert "__phases__" not in project.tree()["jobs/describe_job.py"].decode()


# --- Rows of this project and other models --------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "left"),
    [("LastFailureMessage", True), ("LastRefreshDate", True), ("Status", False)],
)
def test_older_model(tmp_path: Path, member: str, left: bool) -> None:
    """A row of ours goes without what an older botocore lacks, or is left out if it cannot."""
    project = Project(tmp_path)
    model: dict[str, Any] = dict(ModelStore().read("dms").service)
    model = json.loads(json.dumps(model))
    del model["shapes"]["RefreshSchemasStatus"]["members"][member]
    project.add_model("dms", model)
    project.configure(
        f'{HEAD}\n[tool.botoforge.services]\ndms = ["DescribeRefreshSchemasStatus"]\n'
    )

    result = project.run("generate")

    assert result.status == 0
    assert f"RefreshSchemasStatus has no member {member}" in result.output + result.errors
    client = project.tree()["dms/client.py"].decode()
    assert ("def wait_until_refresh_schemas_succeeded(" in client) is left


def test_no_pages(tmp_path: Path) -> None:
    """A wait looks at the first page: the parameters that choose another one are left out."""
    project = project_with_row(tmp_path, GOOD)
    model = make_model()
    members = {
        "Id": {"shape": "JobId"},
        "NextToken": {"shape": "JobId"},
        "Size": {"shape": "Count"},
    }
    request = {"type": "structure", "required": ["Id"], "members": members}
    model["shapes"]["DescribeJobRequest"] = request
    file = project.add_model("jobs", model).with_name("paginators-1.json")
    paginator = {"input_token": "Id", "output_token": "Job.Word", "result_key": "Jobs"}
    rows = {"pagination": {"DescribeJob": {**paginator, "limit_key": "Size"}}}
    file.write_text(json.dumps(rows), "utf-8")

    project.succeed("generate")

    tree = ast.parse(project.tree()["jobs/client.py"])
    methods = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    arguments = methods["wait_until_job_done"].args
    given = {each.arg for each in (*arguments.args, *arguments.kwonlyargs)}
    assert {"id", "next_token", "size"} & given == {"id"}  # it is required, though it is a token
    assert "next_token" in {each.arg for each in methods["describe_job"].args.kwonlyargs}
