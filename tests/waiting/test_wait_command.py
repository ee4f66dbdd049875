"""`botoforge wait`: what a shell script sees of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from support.local_aws import Answer, LocalAws, Request
from support.projects import COMMAND, Project, Result, made_package, run_command, text_model
from support.terminals import Terminal

NAMES = ("quicksight", "asset-bundle-export-job-succeeded")
JOB = ("--aws-account-id", "123456789012", "--asset-bundle-export-job-id", "nightly")


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalAws]:
    """A local server, and credentials for it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_MAX_ATTEMPTS": "1",
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    with LocalAws() as server:
        yield server


def tell(aws: LocalAws, *statuses: str, **members: object) -> None:
    """Let a job go through some statuses; the last one stays, with other members beside it."""
    left = list(statuses)

    def respond(_: Request) -> Answer:
        status = left.pop(0) if len(left) > 1 else left[0]
        last = members if len(left) == 1 else {}
        return Answer(body=json.dumps({"JobStatus": status, **last}).encode())

    aws.answer(respond)


def wait(aws: LocalAws, *more: str, timeout: str = "10s") -> Result:
    """Wait for the job."""
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url)
    pace = ("--timeout", timeout, "--min-delay", "0.01", "--max-delay", "0.02")
    return run_command(Path.cwd(), "wait", *NAMES, *JOB, *place, *pace, *more)


def test_success(aws: LocalAws) -> None:
    """One line for each change of the status on standard output, and exit status 0."""
    tell(aws, "IN_PROGRESS", "IN_PROGRESS", "UNHEARD_OF", "SUCCESSFUL")
    result = wait(aws)

    assert result.status == 0
    assert [line.split()[-1] for line in result.output.splitlines()] == [
        "IN_PROGRESS",
        "UNHEARD_OF",
        "SUCCESSFUL",
    ]


@pytest.mark.parametrize("names_at", [0, 2, 3, 7])
def test_order_of_words(aws: LocalAws, names_at: int) -> None:
    """The names may stand before the command's own options, after them, or apart."""
    tell(aws, "SUCCESSFUL")
    own = ["--timeout", "9s", "--json", "--endpoint-url", aws.endpoint_url, "--region", "us-east-1"]
    service, waiter = NAMES
    words = [*own[:names_at], service, *own[names_at:], waiter, *JOB]
    result = run_command(Path.cwd(), "wait", *words)

    assert (result.status, result.errors.split()[-1:]) == (0, ["SUCCESSFUL"])
    assert json.loads(result.output)["JobStatus"] == "SUCCESSFUL"


@pytest.mark.skipif(sys.platform != "linux", reason="has /dev/full")
@pytest.mark.parametrize(("job_status", "status"), [("SUCCESSFUL", 3), ("FAILED", 1)])
def test_full_disk(aws: LocalAws, job_status: str, status: int) -> None:
    """A response that cannot be written is no wrong call; a failed job is one still."""
    tell(aws, job_status, Errors=[{"Message": "no access"}])
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "1m")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "wait", *NAMES, *JOB, *place, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == status
    assert "No space left on device" in done.stderr
    assert ("no access" in done.stderr) is (job_status == "FAILED")
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="has /dev/full")
def test_full_disk_below_the_errors(aws: LocalAws) -> None:
    """If no message can be written, the exit status is the same."""
    tell(aws, "IN_PROGRESS")
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "0")
    for more, status in ((), 124), (("--region", "no where"), 2), (("--nothing",), 2):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*COMMAND, "wait", *NAMES, *JOB, *place, *more],
                stdout=subprocess.DEVNULL,
                stderr=full,
                check=False,
            )

        assert done.returncode == status


def test_failure(aws: LocalAws) -> None:
    """Exit status 1, the reason on standard error, the last response as JSON."""
    tell(aws, "IN_PROGRESS", "FAILED", Errors=[{"Message": "no access"}, {"Message": "no space"}])
    result = wait(aws, "--json")

    assert result.status == 1
    assert json.loads(result.output)["Errors"][1] == {"Message": "no space"}
    assert "nightly: the job has failed: no access; no space (seen: IN_PROGRESS" in result.errors


def test_deadline(aws: LocalAws) -> None:
    """Exit status 124, word that the job still runs, the last response as JSON."""
    tell(aws, "IN_PROGRESS")
    result = wait(aws, "--json", timeout="0.1")

    assert result.status == 124
    assert json.loads(result.output)["JobStatus"] == "IN_PROGRESS"
    assert "is still running (IN_PROGRESS): wait for it again, do not restart it" in result.errors


def test_unknown(aws: LocalAws) -> None:
    """A job that is not there is no failed job: exit status 3."""
    error = {"x-amzn-errortype": "ResourceNotFoundException"}
    aws.answer(Answer(status=404, headers=error, body=b'{"Message": "no such job"}'))
    result = wait(aws)

    assert result.status == 3
    assert "no such job" in result.errors
    assert result.output == ""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--min-delay", "5m"), "min_delay, 300.0 s, is more than max_delay"),
        (("--aws-account-id", "1"), "Invalid length for parameter AwsAccountId"),
        (("--endpoint-url", "nowhere"), "Invalid endpoint: nowhere"),
        (("--region", "no where"), "no where"),
    ],
)
def test_wrong_values(aws: LocalAws, more: tuple[str, str], message: str) -> None:
    """Values that are refused before anything is sent are a wrong call: exit status 2."""
    result = wait(aws, *more)

    assert result.status == 2
    assert message in result.errors
    assert aws.requests == []


def test_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours says nothing about the job: exit status 3, with the traceback."""
    monkeypatch.setattr("botoforge_codegen.commands.wait_package.ServiceWaits.find_method", divmod)
    result = run_command(Path.cwd(), "wait", *NAMES, *JOB, "--timeout", "1m")

    assert result.status == 3
    assert "TypeError: divmod expected 2 arguments" in result.errors


@pytest.mark.skipif(sys.platform != "linux", reason="has /dev/full")
def test_bug_on_a_full_disk() -> None:
    """Where the traceback cannot be written either, the exit status is no other."""
    program = (
        "import sys; from botoforge_codegen.cli import main; "
        "from botoforge_codegen.commands.wait_package import ServiceWaits; "
        "ServiceWaits.find_method = divmod; sys.exit(main(sys.argv[1:]))"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "wait", *NAMES, "--timeout", "1m"],
            stderr=full,
            check=False,
        )

    assert done.returncode == 3


def test_reader_has_gone(aws: LocalAws) -> None:
    """A pipe whose reader has gone ends the wait, with the exit status of that."""
    tell(aws, "IN_PROGRESS", "SUCCESSFUL")
    reader, writer = os.pipe()
    os.close(reader)
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "1m")
    done = subprocess.run(
        [*COMMAND, "wait", *NAMES, *JOB, *place],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_on_a_terminal(aws: LocalAws, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end the wait with word that the job goes on, and give the cursor back."""
    arrived = Event()

    def respond(_: Request) -> Answer:
        arrived.set()
        return Answer(body=b'{"JobStatus": "IN_PROGRESS"}')

    aws.answer(respond)
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "1m")
    with Terminal() as terminal:
        program = subprocess.Popen(
            [*COMMAND, "wait", *NAMES, *JOB, *place],
            env={**os.environ, "TERM": "xterm"},
            stdout=terminal.standard_error,
            stderr=terminal.standard_error,
        )
        assert arrived.wait(30)
        time.sleep(0.3)  # it sleeps
        program.send_signal(number)
        shown = terminal.read()

    assert program.wait(30) == 130
    assert "botoforge: interrupted; the job goes on" in shown
    assert shown.rindex("\x1b[?25l") < shown.rindex("\x1b[?25h")  # the cursor is back


def test_dumb_terminal(aws: LocalAws) -> None:
    """A terminal that cannot draw a line anew gets a line for each change, as a pipe does."""
    tell(aws, "IN_PROGRESS", "SUCCESSFUL")
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "1m")
    with Terminal() as terminal:
        program = subprocess.Popen(
            [*COMMAND, "wait", *NAMES, *JOB, *place, "--min-delay", "0", "--max-delay", "0"],
            env={**os.environ, "TERM": "dumb"},
            stdout=terminal.standard_error,
            stderr=terminal.standard_error,
        )
        shown = terminal.read()

    assert program.wait(30) == 0
    assert [line.split()[-1] for line in shown.splitlines()] == ["IN_PROGRESS", "SUCCESSFUL"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "which service?"),
        (("quicksite",), "unknown service 'quicksite': did you mean 'quicksight'?"),
        (("quicksight", "topic-refresh"), "unknown waiter 'topic-refresh'"),
        (NAMES, "--aws-account-id, --asset-bundle-export-job-id, --timeout"),
        (
            (*NAMES, *JOB, "--timeout", "soon"),
            "'soon' is not a valid duration, such as 90s",
        ),
        ((*NAMES, *JOB, "--timeout", "1m", "--nope"), "unrecognized arguments: --nope"),
        ((*NAMES, "--package", "nobodys.aws"), "package nobodys.aws"),
        (
            ("_runtime",),
            "unknown service '_runtime': choose from dms, glue, quicksight (`--package` takes ",
        ),
        (("testing",), "unknown service 'testing'"),
        (("quicksight.client",), "unknown service 'quicksight.client'"),
        ((*NAMES, "--package", "json.decoder"), "package json.decoder: it is not a package that"),
        ((*NAMES, "--package", "json"), "package json: it is not a package that botoforge has"),
        ((*NAMES, "--package", ""), "Empty module name"),
        ((*NAMES, "--package", ".aws"), "package .aws"),
    ],
)
def test_wrong_call(words: tuple[str, ...], message: str) -> None:
    """One line that says what is wrong, and exit status 2."""
    result = run_command(Path.cwd(), "wait", *words)

    assert result.status == 2
    assert message in result.errors
    assert result.errors.count("\n") == 1


def test_nothing_to_list(tmp_path: Path) -> None:
    """A service whose chosen operations have no waiter is an error that says so."""
    with made_package(tmp_path, "nobody_waits", 'sts = ["GetCallerIdentity"]\n'):
        result = run_command(tmp_path, "wait", "sts", "--package", "nobody_waits")

    assert (2, "") == (result.status, result.output)
    assert "service sts: no operation of nobody_waits has a waiter" in result.errors


def test_list_of_strings(tmp_path: Path, aws: LocalAws) -> None:
    """A list is JSON; what is none is refused with the words to write instead."""
    aws.answer(Answer(body=b'{"services": [{"status": "INACTIVE"}]}'))
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url, "--timeout", "9s")
    words = ("wait", "ecs", "services-inactive", "--package", "lists.aws", *place, "--services")
    with made_package(tmp_path, "lists.aws", 'ecs = ["DescribeServices"]\n'):
        refused = run_command(tmp_path / "src", *words, "web")
        enums = run_command(tmp_path / "src", *words, '["web"]', "--include", "TAGS")
        done = run_command(tmp_path / "src", *words, '["web"]')

    assert "--include takes JSON, for Sequence[ServiceField]: Expecting" in enums.errors
    assert """(a list of one: '["TAGS"]')""" in enums.errors
    assert (2, "") == (refused.status, refused.output)
    assert "--services takes JSON, for Sequence[str]: Expecting value" in refused.errors
    assert """(a list of one: '["web"]')""" in refused.errors
    assert done.status == 0, done.errors
    assert [json.loads(request.body) for request in aws.requests] == [{"services": ["web"]}]


def test_parameters_called_like_options(tmp_path: Path, aws: LocalAws) -> None:
    """A parameter that is called like an option of the command gets a `_`; the option stays."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    names = ("Region", "Timeout", "Json", "Service", "Package", "Help")
    members = {name: {"shape": "Id"} for name in names}
    model["shapes"]["DescribeJobRequest"] = {"type": "structure", "members": members}
    acceptor = {"state": "success", "matcher": "path", "argument": "Status", "expected": "DONE"}
    waiter = {"operation": "DescribeJob", "delay": 1, "maxAttempts": 9, "acceptors": [acceptor]}
    file = project.add_model("jobs", model).with_name("waiters-2.json")
    file.write_text(json.dumps({"version": 2, "waiters": {"JobDone": waiter}}), "utf-8")
    project.choose("DescribeJob")
    project.succeed("generate")
    aws.answer(Answer(body=b'{"Status": "DONE"}'))

    done = subprocess.run(
        [
            *(*COMMAND, "wait", "jobs", "job-done", "--package", "myapp.aws", "--json"),
            *("--region_", "r", "--timeout_", "t", "--json_", "j", "--service", "s"),
            *("--package_", "p", "--help_", "h", "--region", "us-east-1", "--timeout", "9s"),
            *("--endpoint-url", aws.endpoint_url),
        ],
        cwd=tmp_path / "src",
        env={**os.environ, "AWS_DATA_PATH": str(tmp_path / "models")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, json.loads(done.stdout)) == (0, {"Status": "DONE"}), done.stderr
    sent = json.loads(aws.requests[0].body)
    assert sent == {name: name[0].lower() for name in names}


def test_list() -> None:
    """The waiters of a service are listed; help says what one takes and how to use it."""
    listed = run_command(Path.cwd(), "wait", "quicksight")
    help_ = run_command(Path.cwd(), "wait", *NAMES, "--help")

    assert listed.output.split() == [
        "asset-bundle-export-job-succeeded",
        "dashboard-snapshot-job-completed",
        "topic-refresh-completed",
    ]
    assert help_.status == 0
    assert "[SERVICE]" not in help_.output  # the names are given already
    assert "--asset-bundle-export-job-id STRING" in help_.output
    assert "The wait ends" in help_.output
