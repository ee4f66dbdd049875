"""What users make of it: operations that are added, and packages of their own."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import pytest
from support.local_aws import Answer, LocalAws
from support.machine import output_of
from support.projects import ROOT, read_files, succeed

SIXTH = {
    "quicksight": "DescribeIngestion",
    "glue": "GetJobRun",
    "dms": "DescribeReplicationTasks",
    "stepfunctions": "DescribeExecution",
}

PYPROJECT = """\
[tool.botoforge]
package = "myapp.aws"
output = "src"

[tool.botoforge.services]
dms = ["DescribeRefreshSchemasStatus"]
glue = ["GetJobRun"]
"""

PROGRAM = '''\
"""A user's program."""

import sys
from typing import assert_type

from myapp.aws import UnknownValue
from myapp.aws.glue import GlueClient, JobRun, JobRunState


def tell(client: GlueClient) -> str:
    """Tell how a run of a job stands."""
    run = client.get_job_run(job_name="nightly", run_id="jr_1").job_run
    assert_type(run, JobRun | None)
    if run is None or run.job_run_state is None:
        return "nothing"
    if isinstance(run.job_run_state, UnknownValue):
        return f"{run.job_run_state.value}?"
    if run.job_run_state == JobRunState.SUCCEEDED:
        return f"done: {run.predecessor_runs[0].job_name}"
    return "not done"


if __name__ == "__main__":
    print(
        tell(
            GlueClient.connect(
                region_name="us-east-1",
                endpoint_url=sys.argv[1],
                aws_access_key_id="key",
                aws_secret_access_key="secret",
            )
        )
    )
'''


def copy_project(folder: Path) -> Path:
    """Copy of this project what `botoforge` reads and writes."""
    folder.mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generated", folder / "generated", ignore=ignored)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for projects that are looked at together."""
    return tmp_path_factory.mktemp("projects")


@pytest.fixture(scope="module")
def grown(folder: Path) -> Path:
    """This project, with four operations more."""
    project = copy_project(folder / "grown")
    for service, operation in SIXTH.items():
        succeed(project, "add", service, operation)
    return project


@pytest.fixture(scope="module")
def app(folder: Path) -> Path:
    """A user's project, whose package holds that of botoforge and a program."""
    package = folder / "app" / "src" / "myapp"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""Mine."""\n', "utf-8")
    (package / "program.py").write_text(PROGRAM, "utf-8")
    (folder / "app" / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    succeed(folder / "app", "generate")
    return folder / "app"


@pytest.fixture(scope="module")
def glue(no_aws_settings: None) -> Iterator[str]:  # noqa: ARG001 (asked for its effect)
    """The address of a server that tells of a job run that has succeeded."""
    run = {"Id": "jr_1", "JobRunState": "SUCCEEDED", "PredecessorRuns": [{"JobName": "first"}]}
    with LocalAws() as server:
        server.answer(Answer(body=json.dumps({"JobRun": run}).encode()))
        yield server.endpoint_url


@pytest.mark.slow
@pytest.mark.parametrize(("service", "operation"), SIXTH.items())
def test_add_and_remove(tmp_path: Path, service: str, operation: str) -> None:
    """A sixth operation is one line and one command, and leaves no trace when it goes."""
    project = copy_project(tmp_path / "project")
    before = read_files(project)

    succeed(project, "add", service, operation)
    after = read_files(project)
    lines = before["pyproject.toml"].decode().splitlines()
    changed = ndiff(lines, after["pyproject.toml"].decode().splitlines())
    assert [line[0] for line in changed if not line.startswith((" ", "?"))] in (["+"], ["-", "+"])
    assert [path for path in after.keys() - before.keys() if "_shared" not in path]

    succeed(project, "remove", service, operation)
    assert read_files(project) == before


@pytest.mark.slow
@pytest.mark.usefixtures("grown", "app")
def test_mypy(folder: Path) -> None:
    """The strictest settings of mypy find nothing in what was added, nor in a user's package."""
    output = output_of(
        folder,
        *(sys.executable, "-m", "mypy", "--strict", "--warn-unreachable", "--config-file="),
        *("--explicit-package-bases", "grown/generated/botoforge", "app/src/myapp"),
        MYPYPATH=os.pathsep.join(["grown/generated", "app/src"]),
    )

    assert "Success: no issues found" in output


@pytest.mark.slow
@pytest.mark.usefixtures("grown", "app")
def test_pyright(folder: Path) -> None:
    """The strict mode of pyright finds nothing in what was added, nor in a user's package."""
    folders = ["grown/generated", "app/src"]
    settings = {"include": folders, "extraPaths": folders, "typeCheckingMode": "strict"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")

    pyright = (sys.executable, "-m", "pyright", "--pythonpath", sys.executable)
    summary = json.loads(output_of(folder, *pyright, "--outputjson"))["summary"]

    assert summary["filesAnalyzed"] == len(list(folder.rglob("*.py")))
    assert summary["errorCount"] == summary["warningCount"] == 0


def test_added_method(grown: Path, glue: str) -> None:
    """The method that was added calls the service and converts the response."""
    program = PROGRAM.replace("myapp.aws", "botoforge")

    output = output_of(
        grown / "generated", sys.executable, "-c", program, glue, NO_PROXY="127.0.0.1"
    )

    assert output == "done: first\n"


def test_package_of_a_user(app: Path, glue: str) -> None:
    """A user's package works where botoforge is not installed."""
    program = (
        "import runpy, sys; sys.modules['botoforge'] = sys.modules['botoforge_codegen'] = None; "
        "runpy.run_module('myapp.program', run_name='__main__')"
    )

    output = output_of(app / "src", sys.executable, "-c", program, glue, NO_PROXY="127.0.0.1")

    assert output == "done: first\n"


def test_neighbours_of_a_package_of_a_user(app: Path) -> None:
    """The user's own modules beside the package stay, and are no concern of `check`."""
    assert succeed(app, "check")

    assert (app / "src" / "myapp" / "__init__.py").read_text("utf-8") == '"""Mine."""\n'
    assert (app / "src" / "myapp" / "program.py").read_text("utf-8") == PROGRAM
