"""`botoforge wait`: what a shell script sees of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from botoforge._runtime.waiting.model import Stop
from botoforge_codegen.commands.wait_stop import end_interrupted
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
        ((*NAMES, *JOB, "--timeout", "1m", "--nope"), "unknown option '--nope'"),
        ((*NAMES, *JOB, "--timeout", "9" * 400), "999...' is more than a hundred years"),
        ((*NAMES, *JOB, "--timeout", "9s", "--min-delay", "9" * 400 + "h"), "a hundred years"),
        ((*NAMES, *JOB, "--timeout", "9s", "--since", "now"), "does not report the last run"),
        ((*NAMES, *JOB, "--timeout", "9s", "--since", "dawn"), "'dawn' is not a time, such as"),
        ((*NAMES, *JOB, "--timeout", "9s", "--accept", "a ||"), "not a JMESPath: "),
        ((*NAMES, *JOB, "--timeout", "9s", "--accept", "[" * 10**5), "not a JMESPath: "),
        ((*NAMES, *JOB, "--timeout", "9s", "--on-interrupt", "stop"), "no operation is known"),
        ((*NAMES, *JOB, "--timeout", "9s", "--on-interrupt", "go"), "choose from leave, stop"),
        ((*NAMES, "--package", "nobodys.aws"), "package nobodys.aws: No module named 'nobodys'; "),
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

    assert "--include takes a JSON list; each item is one of TAGS: Expecting" in enums.errors
    assert """(a list of one: '["TAGS"]')""" in enums.errors
    assert (2, "") == (refused.status, refused.output)
    assert "--services takes a JSON list; each item is a string: Expecting value" in refused.errors
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
    assert "exit status 0 when  JobStatus is SUCCESSFUL" in help_.output
    assert "exit status 1 when  JobStatus is FAILED" in help_.output
    assert "keeps waiting while JobStatus is QUEUED_FOR_IMMEDIATE_EXECUTION, IN" in help_.output
    assert "Args:" not in help_.output  # that is for Python


# --- Which response counts ------------------------------------------------------------------------


def wait_for_schemas(aws: LocalAws, *more: str) -> Result:
    """Wait for the refresh of schemas of an endpoint."""
    place = ("--region", "us-east-1", "--endpoint-url", aws.endpoint_url)
    pace = ("--timeout", "10s", "--min-delay", "0.01", "--max-delay", "0.02")
    names = ("dms", "refresh-schemas-succeeded", "--endpoint-arn", "arn:aws:dms:endpoint")
    return run_command(Path.cwd(), "wait", *names, *place, *pace, *more)


def report_refreshes(aws: LocalAws, *moments: datetime) -> None:
    """Report successful refreshes, each of which began at a moment; the last one stays."""
    left = list(moments)

    def respond(_: Request) -> Answer:
        moment = left.pop(0) if len(left) > 1 else left[0]
        status = {"Status": "successful", "LastRefreshDate": moment.timestamp()}
        return Answer(body=json.dumps({"RefreshSchemasStatus": status}).encode())

    aws.answer(respond)


def test_since(aws: LocalAws) -> None:
    """The run of six years ago is refused, and the one that began after the time counts."""
    old, new = datetime(2020, 1, 31, tzinfo=UTC), datetime(2026, 1, 31, 9, tzinfo=UTC)
    for since in ("2026-01-31T09:00:00Z", "2026-01-31T10:00:00+01:00"):
        report_refreshes(aws, old, old, new)
        result = wait_for_schemas(aws, "--json", "--since", since)

        assert result.status == 0, result.errors
        printed = json.loads(result.output)["RefreshSchemasStatus"]["LastRefreshDate"]
        assert datetime.fromisoformat(printed) == new
    assert len(aws.requests) == 6


@pytest.mark.parametrize(("hours", "more"), [(-1, ()), (1, ()), (-1, ("--accept", "`1`"))])
def test_earlier_run(
    aws: LocalAws, caplog: pytest.LogCaptureFixture, hours: int, more: tuple[str, ...]
) -> None:
    """A wait that ends at once with a run that began before it warns, unless somebody decides."""
    report_refreshes(aws, datetime.now(UTC) + timedelta(hours=hours))
    result = wait_for_schemas(aws, *more)

    assert result.status == 0
    assert ("before this wait" in caplog.text) is (hours < 0 and not more)


def test_since_now(aws: LocalAws) -> None:
    """A run that began before the call of the command is refused until the time is over."""
    report_refreshes(aws, datetime.now(UTC) - timedelta(seconds=5))
    result = wait_for_schemas(aws, "--since", "now", "--timeout", "0.05")

    assert result.status == 124
    assert "the final response was not accepted" in result.errors


def test_accept(aws: LocalAws) -> None:
    """A final response counts only if the JMESPath gives something for it."""
    responses = [{"JobStatus": "SUCCESSFUL"}, {"JobStatus": "SUCCESSFUL", "DownloadUrl": "https:"}]
    left = list(responses)
    aws.answer(lambda _: Answer(body=json.dumps(left.pop(0)).encode()))
    result = wait(aws, "--json", "--accept", "DownloadUrl")

    assert result.status == 0
    assert json.loads(result.output)["DownloadUrl"] == "https:"


def test_accept_that_cannot_be_asked(aws: LocalAws) -> None:
    """A function that refuses the response is an error that names the option."""
    tell(aws, "SUCCESSFUL")
    result = wait(aws, "--accept", "abs(JobStatus)")

    assert result.status == 2
    assert "--accept: " in result.errors


def test_initial_delay(aws: LocalAws) -> None:
    """No call before the initial delay has passed."""
    tell(aws, "SUCCESSFUL")
    result = wait(aws, "--initial-delay", "0.3")

    assert result.status == 0
    assert float(result.output.split()[0]) >= 0.3


def test_missing_for(aws: LocalAws) -> None:
    """A job that is not there yet is waited for, as long as that is not final."""
    error = {"x-amzn-errortype": "ResourceNotFoundException"}
    missing = Answer(status=404, headers=error, body=b'{"Message": "no such job"}')
    aws.play([missing, Answer(body=b'{"JobStatus": "SUCCESSFUL"}')])
    result = wait(aws, "--missing-for", "1m")

    assert result.status == 0, result.errors


def test_confirm(aws: LocalAws) -> None:
    """One success is not enough if two in a row are asked for."""
    tell(aws, "SUCCESSFUL", "IN_PROGRESS", "SUCCESSFUL")
    result = wait(aws, "--confirm", "2")

    assert result.status == 0, result.errors
    assert len(aws.requests) == 4


# --- The package of the project -------------------------------------------------------------------


@pytest.mark.parametrize("folder", [".", "src", "src/myapp"])
def test_package_of_the_project(tmp_path: Path, folder: str) -> None:
    """In a project, also in a src layout and below its folder, its own package is found."""
    model = text_model("jobs", ["DescribeJob"])
    project = Project(tmp_path)
    acceptor = {"state": "success", "matcher": "path", "argument": "Status", "expected": "DONE"}
    waiter = {"operation": "DescribeJob", "delay": 1, "maxAttempts": 9, "acceptors": [acceptor]}
    file = project.add_model("jobs", model).with_name("waiters-2.json")
    file.write_text(json.dumps({"version": 2, "waiters": {"JobDone": waiter}}), "utf-8")
    project.choose("DescribeJob")

    def list_waiters() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, "wait", "jobs"],
            cwd=tmp_path / folder,
            capture_output=True,
            text=True,
            check=False,
        )

    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    early = list_waiters()
    project.succeed("generate")
    done = list_waiters()

    assert (early.returncode, early.stdout) == (2, "")
    assert "package myapp.aws: No module named 'myapp" in early.stderr
    assert "run `botoforge generate` in its project" in early.stderr
    assert (done.returncode, done.stdout) == (0, "job-done\n"), done.stderr


def test_broken_configuration(tmp_path: Path) -> None:
    """A configuration that is broken is named, unless a package is."""
    (tmp_path / "pyproject.toml").write_text("[tool.botoforge]\npackage = 1\n", "utf-8")
    broken = run_command(tmp_path, "wait", "dms")
    named = run_command(tmp_path, "wait", "dms", "--package", "botoforge")

    assert (broken.status, broken.output) == (2, "")
    assert "pyproject.toml:2" in broken.errors
    assert (named.status, named.output) == (0, "refresh-schemas-succeeded\n")


def test_deep_json(tmp_path: Path) -> None:
    """A parameter that is nested a hundred thousand deep is a wrong call that says so."""
    with made_package(tmp_path, "deep.aws", 'ecs = ["DescribeServices"]\n'):
        words = ("ecs", "services-inactive", "--package", "deep.aws", "--timeout", "9s")
        result = run_command(tmp_path / "src", "wait", *words, "--services", "[" * 100_000)

    assert result.status == 2
    assert "--services takes a JSON list; each item is a string: it is nested too" in result.errors


# --- Ctrl-C that stops the job --------------------------------------------------------------------


class InterruptedWait:
    """A wait for the refresh of a materialized view, with `--on-interrupt stop`, on a terminal."""

    def __init__(self, aws: LocalAws, *, first: Answer | None = None) -> None:
        self.aws = aws
        self.first = first
        self.arrived = Event()
        self.stopping = Event()
        self.delay = 0.0
        aws.answer(self.respond)

    def respond(self, request: Request) -> Answer:
        """Report a job that runs, and take the call that stops it."""
        if request.headers["x-amz-target"].endswith(".StopMaterializedViewRefreshTaskRun"):
            self.stopping.set()
            time.sleep(self.delay)
            return Answer(body=b"{}")
        run = {"Status": "RUNNING", "DatabaseName": "sales", "TableName": "by_day"}
        self.arrived.set()
        return self.first or Answer(
            body=json.dumps({"MaterializedViewRefreshTaskRun": run}).encode()
        )

    def run(self, *numbers: signal.Signals) -> tuple[int, str]:
        """Send signals, and return the exit status and what was shown."""
        words = ("glue", "materialized-view-refresh-task-run-succeeded", "--catalog-id", "1234")
        job = ("--materialized-view-refresh-task-run-id", "run-1", "--timeout", "1m")
        place = ("--region", "us-east-1", "--endpoint-url", self.aws.endpoint_url)
        with Terminal() as terminal:
            program = subprocess.Popen(
                [*COMMAND, "wait", *words, *job, *place, "--on-interrupt", "stop"],
                env={**os.environ, "TERM": "dumb"},
                stdout=terminal.standard_error,
                stderr=terminal.standard_error,
            )
            try:
                assert self.arrived.wait(30)
                time.sleep(0.3)  # it sleeps
                for number, event in zip(numbers, (None, self.stopping), strict=False):
                    assert event is None or event.wait(30)
                    program.send_signal(number)
                shown = terminal.read()
                return program.wait(30), shown
            finally:
                program.kill()


def test_stop_on_interrupt(aws: LocalAws) -> None:
    """Ctrl-C stops the job, with the parameters of the wait and of the last response."""
    status, shown = InterruptedWait(aws).run(signal.SIGINT)

    assert status == 130
    stop = "stop_materialized_view_refresh_task_run"
    assert f"interrupted; stopping the job by {stop} (Ctrl-C again leaves it running)" in shown
    assert f"{stop} was called without an error" in shown
    assert json.loads(aws.requests[-1].body) == {
        "CatalogId": "1234",
        "DatabaseName": "sales",
        "TableName": "by_day",
    }


def test_sigterm_stops_nothing(aws: LocalAws) -> None:
    """SIGTERM ends the wait alone: a scheduler sends it when the machine goes down."""
    wait_ = InterruptedWait(aws)
    status, shown = wait_.run(signal.SIGTERM)

    assert status == 130
    assert "interrupted; the job goes on" in shown
    assert not wait_.stopping.is_set()


def test_nothing_to_stop_before_the_first_response(aws: LocalAws) -> None:
    """If no response has arrived, nobody knows that there is a job."""
    unavailable = Answer(status=503, body=b"{}")
    wait_ = InterruptedWait(aws, first=unavailable)
    status, shown = wait_.run(signal.SIGINT)

    assert status == 130
    assert "interrupted; the job goes on" in shown
    assert not wait_.stopping.is_set()


def test_second_interrupt(aws: LocalAws) -> None:
    """A second Ctrl-C leaves at once, while the call that stops the job is in flight."""
    wait_ = InterruptedWait(aws)
    wait_.delay = 5.0
    before = time.monotonic()
    status, shown = wait_.run(signal.SIGINT, signal.SIGINT)

    assert status == 130
    assert "interrupted again; the job may go on" in shown
    assert time.monotonic() - before < wait_.delay + 5


def test_stop_that_cannot_be_called(aws: LocalAws) -> None:
    """If the response lacks what the call needs, that is said, and nothing is called."""
    run = Answer(body=b'{"MaterializedViewRefreshTaskRun": {"Status": "RUNNING"}}')
    wait_ = InterruptedWait(aws, first=run)
    status, shown = wait_.run(signal.SIGINT)

    assert status == 130
    assert "the job may go on: " in shown
    assert "output.MaterializedViewRefreshTaskRun.DatabaseName" in shown
    assert not wait_.stopping.is_set()


def test_stop_of_one_job_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """Of several jobs the others are stopped too, and the message names the one that goes on."""
    stopped: list[str] = []

    def stop_run(*, Id: str) -> None:  # noqa: N803 (as botocore's clients have it)
        if Id == "a":
            raise ValueError("it has ended already")
        stopped.append(Id)

    parameter = SimpleNamespace(name="ids", wire_name="Ids")
    stop = Stop("stop_run", {"Id": "input.Ids"}, each=("Id",))
    method = SimpleNamespace(waiter=SimpleNamespace(stop=stop), parameters=[parameter])
    client = SimpleNamespace(raw_client=SimpleNamespace(stop_run=stop_run))
    response = SimpleNamespace(raw_response={})

    end_interrupted(KeyboardInterrupt(), client, method, {"ids": ["a", "b", "c"]}, response)

    assert stopped == ["b", "c"]
    shown = capsys.readouterr().err
    assert "the job a may go on: stop_run: it has ended already" in shown
    assert "without an error" not in shown
