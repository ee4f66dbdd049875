"""The waiters of a project's own: a file in a folder beside its configuration."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import pytest
from support.machine import run
from support.projects import HEAD, ROOT, Project, Result, read_files, run_command, text_model

# --- The whole way --------------------------------------------------------------------------------

PAGE: Final = (
    (ROOT / "docs" / "waiting.md").read_text("utf-8").partition("## Waiters of your own")[2]
)
"""The page that shows how; its example is what the first test does."""

PROGRAM: Final = """\
import os
from myapp.aws.fis import ExperimentStatus, FISClient
from myapp.aws.testing import AwsServer

print([status.phase.name for status in (ExperimentStatus.RUNNING, ExperimentStatus.STOPPED)])
with AwsServer() as aws:
    aws.when(FISClient.get_experiment, id="EXP1").answer("pending", "running", "completed")
    os.environ |= {
        "AWS_ENDPOINT_URL": aws.options()["endpoint_url"],
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
    }
"""


def read_example(language: str) -> str:
    """Read the first example on the page in a language."""
    return PAGE.partition(f"```{language}")[2].partition("\n")[2].partition("```")[0]


def acceptors(path: str, states: Mapping[str, str]) -> list[dict[str, Any]]:
    """Make an acceptor for each value at a path, by what it means."""
    return [
        {"state": state, "matcher": "path", "argument": path, "expected": value}
        for value, state in states.items()
    ]


def write_waiters(folder: Path, service: str, **rows: Mapping[str, Any]) -> Path:
    """Write the project's own waiters of a service."""
    file = folder / "waiters" / f"{service}.json"
    file.parent.mkdir(exist_ok=True)
    named = {name: {"delay": 1, "maxAttempts": 9, **row} for name, row in rows.items()}
    file.write_text(json.dumps({"version": 2, "waiters": named}), "utf-8")
    return file


def test_a_file_alone(tmp_path: Path) -> None:
    """A file of waiters, `add`: the method waits, statuses have phases, and all is checked."""
    file = tmp_path / "waiters" / "fis.json"
    file.parent.mkdir()
    file.write_text(read_example("json"), "utf-8")
    (tmp_path / "pyproject.toml").write_text(read_example("toml"), "utf-8")

    succeed(tmp_path, *read_example("sh").split()[1:])
    assert "up to date" in succeed(tmp_path, "generate")
    for options in [], ["--strict"], ["--locked", "--strict"]:
        assert "up to date" in succeed(tmp_path, "check", *options)
    listed = succeed(tmp_path, "waiters", "list", "fis")
    assert "*\tfis\tExperimentCompleted\tGetExperiment\tended well\tproject\t" in listed
    program = PROGRAM + indent(read_example("python").replace("3600", "60, min_delay=0"), "    ")
    waited = run(tmp_path / "src", sys.executable, "-c", program)
    assert (waited.errors, waited.status) == ("", 0)
    assert waited.output == "['IN_PROGRESS', 'FAILED']\ncompleted\n"


def test_an_unclassified_status(tmp_path: Path) -> None:
    """A status that is left open is reported each time, and fails `check --strict`."""
    file = tmp_path / "waiters" / "fis.json"
    file.parent.mkdir()
    content = json.loads(read_example("json"))
    rows = content["waiters"]["ExperimentCompleted"]["acceptors"]
    left_out = rows.pop()
    file.write_text(json.dumps(content), "utf-8")
    text = read_example("toml") + '[tool.botoforge.services]\nfis = ["GetExperiment"]\n'
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")

    generated = run_command(tmp_path, "generate")
    problem = "fis: waiter ExperimentCompleted: the status 'stopping' is not classified yet"
    assert (generated.status, generated.errors.count(problem)) == (0, 1)
    checked = run_command(tmp_path, "check")
    assert (checked.status, checked.errors.count(problem)) == (0, 1)
    strict = run_command(tmp_path, "check", "--strict")
    assert (strict.status, strict.errors.count(problem)) == (1, 1)
    said = "waiter ExperimentCompleted: add to acceptors: "
    acceptor = json.dumps({**left_out, "state": "success, failure or retry"})
    assert f"botoforge: error: {file}: {said}{acceptor}\n" in strict.errors

    rows.append({**left_out, "expected": "stoping"})
    file.write_text(json.dumps(content), "utf-8")
    for name in "generate", "check":
        refused = run_command(tmp_path, name)
        assert refused.status == 2
        assert (
            f"{file}: waiter ExperimentCompleted: acceptors[7]: unknown value of ExperimentStatus "
            "'stoping': did you mean 'stopping'?\n" in refused.errors
        )


def succeed(folder: Path, *arguments: str) -> str:
    """Run the command, which has to end well and have nothing to complain about."""
    result = run_command(folder, *arguments)
    assert (result.status, "warning" in result.errors) == (0, False)
    return result.output


# --- Services of a project's own ------------------------------------------------------------------

JOB: Final = {"DONE": "success", "RUNNING": "retry"}
SERVICES: Final = '\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n'


def job_row(operation: str = "DescribeJob", **changes: Any) -> dict[str, Any]:
    """Make a waiter for a job of `jobs`."""
    return {"operation": operation, "acceptors": acceptors("Status", JOB), **changes}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with models and a folder of waiters, which holds one for a chosen operation."""
    project = Project(tmp_path)
    project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{SERVICES}')
    write_waiters(tmp_path, "jobs", JobDone=job_row())
    return project


def command(project: Project, *arguments: str) -> Result:
    """Run the command in the project, which needs no flags."""
    return run_command(project.folder, *arguments)


def methods(project: Project) -> list[str]:
    """List the methods of the client of `jobs` that wait."""
    lines = project.tree()["jobs/client.py"].decode().splitlines()
    heads = (line.strip() for line in lines)
    return [
        head.removeprefix("def ").partition("(")[0] for head in heads if "def wait_until_" in head
    ]


def test_operation_that_is_not_chosen(project: Project) -> None:
    """A waiter of an operation or service that is not chosen is reported, with what to do."""
    file = write_waiters(project.folder, "jobs", JobDone=job_row(), RunDone=job_row("DescribeRun"))
    night = write_waiters(project.folder, "night-jobs", NightDone=job_row("DescribeNight"))
    said = (
        f"botoforge: {night}: waiter NightDone: its operation is not chosen: choose it with "
        "`botoforge add night-jobs DescribeNight`\n"
        f"botoforge: {file}: waiter RunDone: its operation is not chosen: choose it with "
        "`botoforge add jobs DescribeRun`\n"
    )

    for arguments in ["generate"], ["check"], ["check", "--locked"]:
        result = command(project, *arguments)
        assert (result.status, result.errors) == (0, said)
    assert methods(project) == ["wait_until_job_done"]

    command(project, "add", "jobs", "DescribeRun")
    result = command(project, "add", "night-jobs", "DescribeNight")
    assert (result.status, result.errors) == (0, "")
    assert methods(project) == ["wait_until_job_done", "wait_until_run_done"]


def test_what_is_not_chosen_decides_nothing(project: Project) -> None:
    """The waiter of an operation that is not chosen gives no phases, so `--locked` is the same."""
    write_waiters(project.folder, "jobs", RunDone=job_row("DescribeRun"))
    command(project, "generate")
    assert b"__phases__" not in project.tree()["jobs/describe_job.py"]
    assert command(project, "check", "--locked").status == 0


WRONG_ROWS: Final = {
    "operation": (
        job_row("DescribeJbo"),
        "operation: unknown operation 'DescribeJbo': did you mean 'DescribeJob'?",
    ),
    "operation that is not chosen": (
        job_row("DescribeRun", acceptors=acceptors("Statsu", JOB)),
        "acceptors[0]: DescribeRunResponse has no member Statsu",
    ),
    "path": (
        job_row(acceptors=acceptors("Statsu", JOB)),
        "acceptors[0]: DescribeJobResponse has no member Statsu",
    ),
    "value": (
        job_row(acceptors=acceptors("Status", {"DOEN": "success"})),
        "acceptors[0]: unknown value of Status 'DOEN': did you mean 'DONE'?",
    ),
    "state": (
        job_row(acceptors=acceptors("Status", {"DONE": "succes"})),
        "acceptors[0]: unknown state 'succes': did you mean 'success'?",
    ),
    "undecided": (
        job_row(acceptors=acceptors("Status", {"DONE": "success", "RUNNING": "?"})),
        "acceptors[1]: decide what 'RUNNING' means",
    ),
}


@pytest.mark.parametrize(("row", "message"), WRONG_ROWS.values(), ids=WRONG_ROWS)
@pytest.mark.parametrize("name", ["jobs", "not chosen"])
def test_wrong_rows(project: Project, name: str, row: Mapping[str, Any], message: str) -> None:
    """A waiter that the model does not fit is an error, in a service that is not chosen, too."""
    if name == "not chosen":
        services = '[tool.botoforge.services]\nnight-jobs = ["DescribeNight"]\n'
        project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{services}')
    file = write_waiters(project.folder, "jobs", JobDone=row)

    result = command(project, "generate")

    assert result.status == 2
    assert f"{file}: waiter JobDone: {message}" in result.errors
    assert not project.package.exists()


def test_wrong_folder(project: Project) -> None:
    """A folder that does not exist is an error with its line and the nearest name."""
    text = project.config.read_text("utf-8")
    project.configure(text.replace('"waiters"', '"waitres"'))

    result = command(project, "generate")

    assert result.status == 2
    assert (
        f"{project.config}:5: [tool.botoforge]: folder of waiters {project.folder}/waitres: there "
        "is no such folder: did you mean 'waiters'?\n" in result.errors
    )


WRONG_FILES: Final = {
    "jbos.json": ('{"waiters": {}}', ": unknown service 'jbos': did you mean 'jobs'?"),
    "jobs.txt": ("", ": a folder of waiters holds a file for each service, called as boto3"),
    "no.json": ('{"waiters": {}}', ": unknown service 'no'"),
    "jobs.json": (
        '{"version": 2,\n "waiters": {\n}',
        ":3:2: this is not valid JSON: Expecting ',' delimiter",
    ),
    "night-jobs.json": (
        '{"version": 2,\n "waiters": {,}}',
        ":2:14: this is not valid JSON: Expecting property name",
    ),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_wrong_files(project: Project, name: str) -> None:
    """A file of no service, of another kind or with broken JSON is an error that says where."""
    content, message = WRONG_FILES[name]
    file = project.folder / "waiters" / name
    file.write_text(content, "utf-8")

    for arguments in ["generate"], ["add", "jobs", "StopJob"]:
        result = command(project, *arguments)
        assert result.status == 2
        assert f"{file}{message}" in result.errors
    assert not project.package.exists()


def test_files_that_systems_leave(project: Project) -> None:
    """A hidden file in the folder is nobody's waiters."""
    (project.folder / "waiters" / ".DS_Store").write_bytes(b"\0")
    assert command(project, "generate").errors == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"waiters": {"A": {}, "A": {}}}', "the key 'A' is there twice in one object"),
        ('{"waiters": {"A": {"operation": 1}}}', "waiters.A.operation has to be a string"),
        ('{"waiters": []}', "waiters has to be an object"),
        ("[" * 100_000, "maximum recursion depth exceeded"),
    ],
    ids=["twice", "a row", "no object", "deep"],
)
def test_wrong_format(project: Project, text: str, message: str) -> None:
    """A file that is not in botocore's format, or names a waiter twice, is an error."""
    file = project.folder / "waiters" / "jobs.json"
    file.write_text(text, "utf-8")

    result = command(project, "generate")

    assert result.status == 2
    assert f"waiters {file} are broken: " in result.errors
    assert message in result.errors


# --- Which one counts -----------------------------------------------------------------------------


def write_beside(models: Path, **rows: Mapping[str, Any]) -> Path:
    """Write waiters beside the model of `jobs` in a folder of models."""
    (model,) = models.glob("jobs/*/service-2.json")
    named = {name: {"delay": 1, "maxAttempts": 9, **row} for name, row in rows.items()}
    file = model.with_name("waiters-2.json")
    file.write_text(json.dumps({"version": 2, "waiters": named}), "utf-8")
    return file


def test_two_files_of_the_project(project: Project) -> None:
    """A name in the folder of waiters and beside a model of one's own is an error: which counts?"""
    beside = write_beside(project.folder / "models", JobDone=job_row(), Other=job_row())

    result = command(project, "generate")

    assert result.status == 2
    folder = project.folder / "waiters" / "jobs.json"
    assert f"waiter JobDone is in {beside} and in {folder}: delete one of the two" in result.errors

    write_beside(project.folder / "models", Other=job_row())
    assert command(project, "generate").status == 0
    assert methods(project) == ["wait_until_job_done", "wait_until_other"]


def test_two_folders_of_models(project: Project) -> None:
    """So is a name in two folders of models."""
    other = project.folder / "other"
    (model,) = (project.folder / "models").glob("jobs/*/service-2.json")
    copy = other / model.relative_to(project.folder / "models")
    copy.parent.mkdir(parents=True)
    copy.write_bytes(model.read_bytes())
    one = write_beside(project.folder / "models", Other=job_row())
    two = write_beside(other, Other=job_row())
    text = project.config.read_text("utf-8")
    project.configure(text.replace('["models"]', '["models", "other"]'))

    result = command(project, "generate")

    assert result.status == 2
    assert f"waiter Other is in {one} and in {two}: delete one of the two" in result.errors


def test_one_method_twice(project: Project) -> None:
    """Two names in one file that would have one method are an error, too."""
    file = write_waiters(project.folder, "jobs", JobDone=job_row(), Job_Done=job_row())

    result = command(project, "generate")

    assert result.status == 2
    assert f"{file}: the waiters JobDone and Job_Done would have the same method" in result.errors


def s3_project(folder: Path, service: str, operation: str, **rows: Mapping[str, Any]) -> Project:
    """Make a project with waiters for an operation of a service of botocore."""
    project = Project(folder)
    services = f'[tool.botoforge.services]\n{service} = ["{operation}"]\n'
    project.configure(f'{HEAD}waiters = "waiters"\n{services}')
    write_waiters(folder, service, **rows)
    return project


@pytest.mark.parametrize("name", ["BucketExists", "Bucket_exists"])
def test_instead_of_botocores(tmp_path: Path, name: str) -> None:
    """The project's own waiter counts, not botocore's of the same method, and a line says so."""
    row = {
        "operation": "HeadBucket",
        "acceptors": [{"state": "success", "matcher": "status", "expected": 204}],
    }
    project = s3_project(tmp_path, "s3", "HeadBucket", **{name: row})

    for arguments in ["generate"], ["check"], ["check", "--locked"], ["add", "s3", "GetObject"]:
        result = command(project, *arguments)
        file = project.folder / "waiters" / "s3.json"
        said = f"botoforge: {file}: {name}: taken instead of botocore's\n"
        assert (result.status, result.errors) == (0, said)
    module = project.tree()["s3/head_bucket.py"].decode()
    assert 'Acceptor("success", "status", "", 204)' in module
    assert "BUCKET_NOT_EXISTS" in module  # botocore's other waiter is there as before


def test_instead_of_ours(tmp_path: Path) -> None:
    """The project's own waiter counts, not the reviewed one of that name; its phases, too."""
    path = "RefreshSchemasStatus.Status"
    states = {"successful": "success", "failed": "retry", "refreshing": "retry"}
    row = {"operation": "DescribeRefreshSchemasStatus", "acceptors": acceptors(path, states)}
    operation = "DescribeRefreshSchemasStatus"
    project = s3_project(tmp_path, "dms", operation, RefreshSchemasSucceeded=row)

    result = command(project, "generate")

    assert result.status == 0
    assert "RefreshSchemasSucceeded: taken instead of botoforge's\n" in result.errors
    assert b"FAILED: Phase.IN_PROGRESS" in project.tree()["dms/describe_refresh_schemas_status.py"]
    assert command(project, "check", "--locked").status == 0


@pytest.mark.parametrize("first", ["generate", "add"])
def test_beside_a_model_of_ones_own(project: Project, first: str) -> None:
    """A waiter beside a model of one's own counts for `--locked` as it does for `generate`."""
    operation = "DescribeRefreshSchemasStatus"
    project.add_model("dms", text_model("dms", ["DescribeJob", operation]))
    head = f'{HEAD}models = ["models"]\n[tool.botoforge.services]\ndms = ["DescribeJob"'
    project.configure(f"{head}]\n")
    command(project, "generate")
    (model,) = (project.folder / "models").glob("dms/*/service-2.json")
    rows = {"RefreshSchemasSucceeded": {"delay": 1, **job_row(operation)}}
    model.with_name("waiters-2.json").write_text(json.dumps({"waiters": rows}), "utf-8")

    if first == "generate":
        project.configure(f'{head}, "{operation}"]\n')
    result = command(project, *([first] if first == "generate" else ["add", "dms", operation]))

    said = "RefreshSchemasSucceeded: taken instead of botoforge's\n"
    assert (result.status, said in result.errors) == (0, True)
    locked = command(project, "check", "--locked")
    assert (locked.status, said in locked.errors) == (0, True)
    project.configure(project.config.read_text("utf-8").replace('models = ["models"]\n', ""))
    assert command(project, "generate", "--locked").status == 0
    assert b"wait_until_refresh_schemas_succeeded" in project.tree()["dms/client.py"]


# --- The snapshot ---------------------------------------------------------------------------------

FACTS: Final = "_models/jobs/2020-01-01/facts.json"


def test_stop_is_remembered(project: Project) -> None:
    """How a job is stopped is known to `add`, `generate` and `--locked`, and no model has moved."""
    stop = {"operation": "StopJob", "input": {"Id": "input.Id"}}
    row = job_row(botoforge={"goal": "ended well", "stop": stop})
    write_waiters(project.folder, "jobs", RunDone={**row, "operation": "DescribeRun"})
    command(project, "generate")
    command(project, "add", "jobs", "DescribeRun")
    assert b"stop_job" in project.tree()[FACTS]
    for options in [], ["--locked"]:
        assert "nothing to do" in command(project, "generate", *options).output

    file = write_waiters(project.folder, "jobs", Done={**row, "operation": "DescribeJob"})
    assert command(project, "generate", "--locked").errors == (
        f"botoforge: warning: {file}: waiter Done: botoforge.stop is left out: the snapshot in the "
        "package does not know StopJob yet: run `botoforge update jobs`\n"
    )
    result = command(project, "update", "jobs")
    assert ("moved" in result.output, result.errors) == (False, "")
    assert b"stop_job" in project.tree()[FACTS]


def test_no_model_moves(project: Project) -> None:
    """A waiter that comes or goes is no change of the models."""
    command(project, "generate")
    write_waiters(project.folder, "jobs", JobDone=job_row(), JobOver=job_row())
    assert "moved" not in command(project, "generate").output
    write_waiters(project.folder, "jobs", JobDone=job_row())
    assert "moved" not in command(project, "generate").output


def test_locked_reads_the_folder(project: Project) -> None:
    """`--locked` takes the project's waiters as they stand, whatever the package was made with."""
    command(project, "generate")
    write_waiters(project.folder, "jobs", AllDone=job_row())

    checked = command(project, "check", "--locked")
    assert checked.status == 1
    assert "+    def wait_until_all_done(" in checked.output
    command(project, "generate", "--locked")
    assert methods(project) == ["wait_until_all_done"]
    assert command(project, "check").status == 0


def test_many_processes(project: Project) -> None:
    """Other processes know the folder of waiters."""
    services = '[tool.botoforge.services]\njobs = "*"\nnight-jobs = "*"\n'
    project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{services}')
    result = command(project, "generate")
    assert (result.status, result.errors) == (0, "")
    assert methods(project) == ["wait_until_job_done"]


def test_elsewhere(tmp_path: Path) -> None:
    """The folder is beside the configuration, wherever that is and wherever one is."""
    project = Project(tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    head = HEAD.replace('"src"', '"../src"')
    text = f'{head}models = ["../models"]\nwaiters = "own/waiters"\n{SERVICES}'
    (tools / "aws.toml").write_text(text, "utf-8")
    (tools / "own").mkdir()
    write_waiters(tools / "own", "jobs", JobDone=job_row())

    result = run_command(tmp_path / "models", "generate", "--config", "../tools/aws.toml")

    assert (result.status, result.errors) == (0, "")
    assert b"wait_until_job_done" in read_files(project.package)["jobs/client.py"]


def test_diff(project: Project) -> None:
    """`diff` tells what newer models mean for the project's own waiters."""
    command(project, "generate")
    (file,) = (project.folder / "models" / "jobs").glob("*/service-2.json")
    model = json.loads(file.read_bytes())
    model["shapes"]["Status"]["enum"] = ["DONE", "RUNNING", "PAUSED"]
    file.write_text(json.dumps(model), "utf-8")

    output = command(project, "diff", "src/myapp/aws", "installed").output
    assert "reviewed-status-unclassified  jobs  waiters.JobDone.PAUSED\n" in output

    model["shapes"]["Status"]["enum"] = ["DONE"]
    file.write_text(json.dumps(model), "utf-8")
    output = command(project, "diff", "src/myapp/aws", "installed").output
    assert "waiter-removed" in output
    assert "jobs.JobsClient.wait_until_job_done" in output


# --- The life of a project ------------------------------------------------------------------------


def test_remove_and_add(project: Project) -> None:
    """`remove` takes the wait along, and says how it comes back."""
    command(project, "add", "jobs", "StopJob")

    removed = command(project, "remove", "jobs", "DescribeJob")
    assert removed.status == 0
    assert "choose it with `botoforge add jobs DescribeJob`" in removed.errors
    assert methods(project) == []
    command(project, "add", "jobs", "describe_job")
    assert methods(project) == ["wait_until_job_done"]
    assert command(project, "check").status == 0


def test_remove_a_whole_service(project: Project) -> None:
    """`remove` takes the last operation of a service whose waiters stay in the folder."""
    services = f'{SERVICES}night-jobs = ["DescribeNight"]\n'
    project.configure(f'{HEAD}models = ["models"]\nwaiters = "waiters"\n{services}')
    assert command(project, "generate").status == 0

    removed = command(project, "remove", "jobs", "DescribeJob")

    assert removed.status == 0
    assert "choose it with `botoforge add jobs DescribeJob`" in removed.errors
    assert command(project, "check", "--locked").status == 0
    command(project, "add", "jobs", "DescribeJob")
    assert methods(project) == ["wait_until_job_done"]


def test_models_that_lack_the_operation(project: Project) -> None:
    """With models that lack the operation `--locked` makes the same package; others say so."""
    command(project, "add", "jobs", "StopJob")
    before = project.tree()
    project.add_model("jobs", text_model("jobs", ["StopJob"]))

    for arguments in ["check", "--locked"], ["generate", "--locked"], ["add", "jobs", "StopJob"]:
        assert command(project, *arguments).status == 0
    assert project.tree() == before
    result = command(project, "generate")
    assert result.status == 2
    assert "unknown operation 'DescribeJob'" in result.errors


def test_files_that_formatters_have_changed(project: Project) -> None:
    """How the files are laid out is no matter."""
    command(project, "generate")
    file = project.folder / "waiters" / "jobs.json"
    file.write_text(json.dumps(json.loads(file.read_bytes()), indent="\t") + "\r\n", "utf-8-sig")
    text = project.config.read_text("utf-8")
    project.configure(text.replace('["models"]', '[\n    "models",\n]').replace("\n", "\r\n"))

    assert command(project, "check", "--strict").output.startswith(f"{project.package}: up to date")
    assert command(project, "add", "jobs", "StopJob").status == 0
    assert b'models = [\r\n    "models",\r\n]\r\n' in project.config.read_bytes()
    assert methods(project) == ["wait_until_job_done"]


def test_every_file_is_refused_at_once(project: Project) -> None:
    """What is wrong with several files is said in one run, and none of it twice."""
    for name in "jobs", "night-jobs":
        (project.folder / "waiters" / f"{name}.json").write_text("{", "utf-8")

    errors = command(project, "generate").errors

    assert errors.count("this is not valid JSON") == 2
    assert str(project.config) not in errors
