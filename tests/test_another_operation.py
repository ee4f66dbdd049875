"""A sixth operation is one command: the whole project, with operations that nobody prepared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from local_aws import Answer, LocalAws

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]

OPERATIONS = (
    ("quicksight", "DescribeIngestion"),
    ("glue", "get_job_run"),
    ("dms", "DescribeReplicationTasks"),
    ("stepfunctions", "describe_execution"),
)

CALL = """\
import os
from typing import assert_type

from botoforge import UnknownValue
from botoforge.stepfunctions import ExecutionStatus, SFNClient

client = SFNClient.connect(
    endpoint_url=os.environ["ENDPOINT"],
    region_name="us-east-1",
    aws_access_key_id="nobody",
    aws_secret_access_key="nothing",
)
execution = client.describe_execution(execution_arn="arn:aws:states:::execution:machine:one")
assert_type(execution.status, ExecutionStatus | UnknownValue)
print(execution.status.value)
"""


def run(folder: Path, *command: str, **environment: str) -> str:
    """Run a command, which has to end well, and return what it prints."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to which four operations have been added."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copy(PROJECT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "generated", folder / "generated", ignore=ignored)
    for service, operation in OPERATIONS:
        run(folder, sys.executable, "-m", "botoforge_codegen", "add", service, operation)
    return folder


def read(folder: Path) -> dict[str, bytes]:
    """Read every file of a project."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_result_is_typed(grown: Path) -> None:
    """Both type checkers find nothing in it, nor in a program that uses it."""
    (grown / "generated" / "program.py").write_text(CALL, "utf-8")
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "include": ["generated"],
        "executionEnvironments": [{"root": "generated"}],
    }
    (grown / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    mypy = (sys.executable, "-m", "mypy", "--strict", "--warn-unreachable", "--config-file=")

    assert "no issues found" in run(grown, *mypy, "generated", MYPYPATH="generated")
    assert run(grown, sys.executable, "-m", "pyright", "--pythonpath", sys.executable).startswith(
        "0 errors"
    )


def test_the_result_works(grown: Path) -> None:
    """It calls a service over a real socket, through the real botocore client."""
    body = {"executionArn": "arn", "stateMachineArn": "arn", "status": "RUNNING", "startDate": 0}
    (grown / "program.py").write_text(CALL, "utf-8")
    with LocalAws() as server:
        server.answer(Answer(body=json.dumps(body).encode()))
        printed = run(
            grown,
            sys.executable,
            "program.py",
            ENDPOINT=server.endpoint_url,
            PYTHONPATH=str(grown / "generated"),
            NO_PROXY="127.0.0.1",
        )

    assert printed == "RUNNING\n"
    assert server.requests[0].headers["x-amz-target"] == "AWSStepFunctions.DescribeExecution"


def test_remove_brings_back_what_was(grown: Path, tmp_path: Path) -> None:
    """Giving the operations up again leaves the project as it was, byte by byte."""
    folder = tmp_path / "shrunk"
    shutil.copytree(grown, folder)
    for service, operation in OPERATIONS:
        run(folder, sys.executable, "-m", "botoforge_codegen", "remove", service, operation)
    was = read(PROJECT / "generated" / "botoforge")

    assert was == read(folder / "generated" / "botoforge")
    assert (PROJECT / "pyproject.toml").read_bytes() == (folder / "pyproject.toml").read_bytes()
