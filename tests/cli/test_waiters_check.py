"""`botoforge waiters check`: planted mistakes of each kind are named, and right files pass."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import botocore
import pytest
from botoforge_codegen.commands.command import ExitStatus
from support.projects import Result, run_command
from support.versions import is_older_than

STATUS: Final = "JobRun.JobRunState"

VALUES: Final = {
    "success": ("SUCCEEDED",),
    "failure": ("FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"),
    "retry": ("STARTING", "RUNNING", "STOPPING", "WAITING"),
}

Json = dict[str, Any]


def acceptor(state: str, expected: object, argument: str = STATUS, matcher: str = "path") -> Json:
    """Make an acceptor of `GetJobRun`."""
    return {"state": state, "matcher": matcher, "argument": argument, "expected": expected}


RIGHT: Final = [acceptor(state, value) for state, values in VALUES.items() for value in values]

ERROR: Final = {"state": "failure", "matcher": "error", "expected": "EntityNotFoundException"}


def waiter(*acceptors: Json, **changes: Any) -> Json:
    """Make a waiter; without acceptors it has the right ones."""
    default = {"operation": "GetJobRun", "delay": 5, "maxAttempts": 720}
    return {**default, "acceptors": list(acceptors) or RIGHT, **changes}


def without(mapping: Json, key: str) -> Json:
    """Leave out a key."""
    return {name: value for name, value in mapping.items() if name != key}


def check(folder: Path, waiters: Mapping[str, object], **content: object) -> Result:
    """Check a file of Glue with some waiters."""
    text = json.dumps({"version": 2, "waiters": waiters, **content})
    (folder / "glue.json").write_text(text)
    return run_command(folder, "waiters", "check", "glue.json")


MISTAKES: Final[dict[str, tuple[object, list[str]]]] = {
    "operation": (
        waiter(operation="GetJobRn"),
        ["operation: unknown operation 'GetJobRn': did you mean 'GetJobRun'?"],
    ),
    "path": (
        waiter(*RIGHT, acceptor("failure", "x", "JobRun.ErorMessage")),
        ["acceptors[10]: JobRun has no member ErorMessage: did you mean 'ErrorMessage'?"],
    ),
    "broken path": (
        waiter(*RIGHT, acceptor("failure", "x", "JobRun.((")),
        ["acceptors[10]: 'JobRun.((' is not a valid JMESPath"],
    ),
    "deep path": (
        waiter(*RIGHT, acceptor("failure", "x", "!" * 100_000 + "JobRun")),
        ["a JMESPath is nested too deeply"],
    ),
    "value": (
        waiter(*RIGHT, acceptor("failure", "TIMOUT")),
        ["acceptors[10]: unknown value of JobRunState 'TIMOUT': did you mean 'TIMEOUT'?"],
    ),
    "value in a condition": (
        waiter(*RIGHT, acceptor("failure", expected=True, argument=f"{STATUS} == 'TIMOUT'")),
        ["acceptors[10]: unknown value of JobRunState 'TIMOUT': did you mean 'TIMEOUT'?"],
    ),
    "error": (
        waiter(*RIGHT, {**ERROR, "expected": "EntityNotFound"}),
        ["acceptors[10]: unknown error of GetJobRun 'EntityNotFound': did you mean"],
    ),
    "unclassified": (
        waiter(*(each for each in RIGHT if each["expected"] not in ("WAITING", "EXPIRED"))),
        ["acceptors: no acceptor classifies 'WAITING', 'EXPIRED': the wait goes on"],
    ),
    "no success": (
        waiter(*RIGHT[1:], acceptor("retry", "SUCCEEDED")),
        ["acceptors: the wait never succeeds: none is for success"],
    ),
    "success that is no value": (
        waiter(*RIGHT[1:], acceptor("retry", "SUCCEEDED"), acceptor("success", "DONE")),
        [
            "acceptors[10]: unknown value of JobRunState 'DONE'",
            "acceptors: the wait never succeeds: only acceptors[10] could end it",
        ],
    ),
    "hidden success": (
        waiter(acceptor("failure", "SUCCEEDED"), *RIGHT),
        [
            "acceptors: the wait never succeeds",
            "acceptors[1]: it never decides: acceptors[0] comes first",
        ],
    ),
    "hidden error": (
        waiter({**ERROR, "expected": True}, {**ERROR, "state": "retry"}, *RIGHT),
        ["acceptors[1]: it never decides: acceptors[0] comes first, "],
    ),
    "hidden error with an argument, which says nothing": (
        waiter(*RIGHT, {**ERROR, "argument": "Error.Code"}, {**ERROR, "state": "retry"}),
        ["acceptors[11]: it never decides: acceptors[10] comes first"],
    ),
    "pathAll of what is no list": (
        waiter(acceptor("success", "SUCCEEDED", matcher="pathAll"), *RIGHT[1:]),
        [
            f"acceptors[0]: '{STATUS}' leads to a single value: take path",
            "acceptors: the wait never succeeds: only acceptors[0] could end it",
        ],
    ),
    "path to a list": (
        waiter(*RIGHT, acceptor("failure", "x", "JobRun.PredecessorRuns[].RunId")),
        ["acceptors[10]: 'JobRun.PredecessorRuns[].RunId' leads to a list: "],
    ),
    "wrong type": (
        waiter(acceptor("success", expected=True), *RIGHT),
        [f"acceptors[0]: '{STATUS}' is of the type string, never True"],
    ),
    "wrong type of a condition": (
        waiter(acceptor("failure", "true", f"{STATUS} == 'FAILED'"), *RIGHT),
        [f"acceptors[0]: \"{STATUS} == 'FAILED'\" computes true or false, never 'true'"],
    ),
    "wrong type of a number": (
        waiter(acceptor("failure", "0", "length(JobRun.PredecessorRuns)"), *RIGHT),
        ["acceptors[0]: 'length(JobRun.PredecessorRuns)' computes a number, never '0'"],
    ),
    "condition of a list": (
        waiter(acceptor("failure", expected=True, argument="!JobRun", matcher="pathAny"), *RIGHT),
        ["acceptors[0]: '!JobRun' computes true or false: take path"],
    ),
    "list of a function": (
        waiter(acceptor("failure", "x", "keys(JobRun.Arguments)"), *RIGHT),
        ["acceptors[0]: 'keys(JobRun.Arguments)' computes a list: take pathAll or pathAny"],
    ),
    "state": (
        waiter(*RIGHT, acceptor("failed", "x", "JobRun.ErrorMessage")),
        ["acceptors[10]: unknown state 'failed': did you mean 'failure'?"],
    ),
    "expected that is a list": (
        waiter(*RIGHT, acceptor("failure", ["FAILED"])),
        ["acceptors[10]: expected is ['FAILED']: path takes a string"],
    ),
    "key of an acceptor": (
        waiter(*RIGHT, {**without(ERROR, "matcher"), "mather": "error"}),
        [
            "acceptors[10]: unknown key 'mather': did you mean 'matcher'?",
            "acceptors[10]: matcher is missing",
        ],
    ),
    "key of a waiter": (
        {**without(waiter(), "maxAttempts"), "max_attempts": 3},
        [
            "unknown key 'max_attempts': did you mean 'maxAttempts'?",
            "maxAttempts: it has to be a number of attempts",
        ],
    ),
    "missing key": (without(waiter(), "delay"), ["it: delay is missing"]),
    "no object": ([], ["it has to be an object"]),
    "undecided": (
        waiter(*RIGHT[:-1], acceptor("?", "WAITING")),
        ["acceptors[9]: decide what 'WAITING' means: a ? is for a person to replace"],
    ),
    "draft": (
        waiter(botoforge={"review": "? no operation that starts it is found"}),
        ["botoforge.review: no operation that starts it is found: decide, then delete this key"],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake(tmp_path: Path, mistake: str) -> None:
    """A mistake is named with its file, its waiter and its place, and nothing else is."""
    raw, messages = MISTAKES[mistake]
    result = check(tmp_path, {"Right": waiter(), "Wrong": raw})
    lines = result.output.splitlines()

    assert result.status == ExitStatus.FAILURE
    assert len(lines) == len(messages)
    for message in messages:
        assert any(line.startswith(f"glue.json: waiter Wrong: {message}") for line in lines), lines


def test_right_file(tmp_path: Path) -> None:
    """A file without a mistake passes: with functions, common errors, and keys of other tools."""
    counted = acceptor("failure", expected=True, argument="length(JobRun.PredecessorRuns) > `9`")
    result = check(
        tmp_path,
        {
            "Right": waiter(),
            "Again": waiter(*RIGHT, RIGHT[0], counted, ERROR, note="of another tool"),
            "Common": waiter(*RIGHT, {**ERROR, "expected": "AccessDeniedException"}),
            "Marked": waiter(
                *RIGHT,
                {**ERROR, "expected": "Gone"},
                botoforge={"unlisted": ["Gone"], "source": "https://docs.aws.amazon.com/glue"},
            ),
        },
    )

    assert (result.status, result.output) == (ExitStatus.SUCCESS, "")
    assert result.errors == "botoforge: 0 problems in 1 file\n"


def test_file_of_the_project_itself(tmp_path: Path) -> None:
    """In a project, a broken file of its own waiters is checked like any other."""
    settings = 'package = "myapp.aws"\noutput = "src"\nwaiters = "."\n'
    (tmp_path / "pyproject.toml").write_text(f"[tool.botoforge]\n{settings}")
    result = check(tmp_path, {"Wrong": []})

    assert result.status == ExitStatus.FAILURE
    assert result.output == "glue.json: waiter Wrong: it has to be an object\n"


def test_version(tmp_path: Path) -> None:
    """A file of another version, which botocore refuses, is named."""
    result = check(tmp_path, {"Right": waiter()}, version=1)

    assert result.status == ExitStatus.FAILURE
    assert result.output == "glue.json: version: it has to be 2: botocore takes no other\n"


def test_service_is_told_by_the_path(tmp_path: Path) -> None:
    """The service is named by the file, by its folder in botocore's layout, or by an option."""
    content = json.dumps({"version": 2, "waiters": {"Right": waiter()}})
    nested = tmp_path / "glue" / "2017-03-31" / "waiters-2.json"
    nested.parent.mkdir(parents=True)
    for file in (nested, tmp_path / "other.json"):
        file.write_text(content)

    by_folder = run_command(tmp_path, "waiters", "check", str(nested))
    by_option = run_command(tmp_path, "waiters", "check", "other.json", "--service", "glue")
    unknown = run_command(tmp_path, "waiters", "check", "other.json")

    assert by_folder.status == by_option.status == ExitStatus.SUCCESS
    assert unknown.status == ExitStatus.WRONG_CALL
    assert "other.json: unknown service 'other'" in unknown.errors
    assert "or take --service" in unknown.errors


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "it is not valid JSON"),
        ("[" * 100_000, "it is not valid JSON"),
        ("[]", "it has no waiters"),
        ('{"waiters": []}', "it has no waiters"),
        ('{"waiters": {"A": {}, "A": {}}}', "the key 'A' is there twice in one object"),
    ],
)
def test_unreadable_file(tmp_path: Path, content: str, message: str) -> None:
    """What is no file of waiters ends the check with 2."""
    (tmp_path / "glue.json").write_text(content)
    result = run_command(tmp_path, "waiters", "check", "glue.json")

    assert result.status == ExitStatus.WRONG_CALL
    assert f"botoforge: error: glue.json: {message}" in result.errors


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there ends the check with 2."""
    result = run_command(tmp_path, "waiters", "check", "glue.json")

    assert result.status == ExitStatus.WRONG_CALL
    assert result.errors == "botoforge: error: glue.json: No such file or directory\n"


def test_json(tmp_path: Path) -> None:
    """As JSON, a problem is an object."""
    check(tmp_path, {"Wrong": waiter(operation="GetJobRn")})
    result = run_command(tmp_path, "waiters", "check", "glue.json", "--json")
    (problem,) = json.loads(result.output)

    assert result.status == ExitStatus.FAILURE
    assert problem.pop("message").startswith("unknown operation 'GetJobRn'")
    assert problem == {
        "file": "glue.json",
        "service": "glue",
        "waiter": "Wrong",
        "kind": "operation",
        "place": "operation",
    }


BOTOCORES_MISTAKES: Final = {
    ("appconfig", "EnvironmentReadyForDeployment"),  # three statuses, in another case
    ("ec2", "ConversionTaskDeleted"),  # no such status
    ("elbv2", "TargetInService"),  # an error of `elb`
    ("omics", "AnnotationStoreDeleted"),  # no such status: it ends by an error
    ("omics", "AnnotationStoreVersionDeleted"),
    ("omics", "VariantStoreDeleted"),
    ("rds", "TenantDatabaseDeleted"),  # the name of an error's shape, where the code differs
}
"""The waiters of botocore that name what its own models lack."""


def read_waiters(folder: Path) -> dict[str, Path]:
    """Write botocore's newest waiters of each service into a folder, unpacked."""
    files: dict[str, Path] = {}
    for file in sorted(Path(botocore.__file__).parent.glob("data/*/*/waiters-2.json*")):
        service, version = file.parts[-3:-1]
        content = file.read_bytes()
        files[service] = folder / service / version / "waiters-2.json"
        files[service].parent.mkdir(parents=True, exist_ok=True)
        files[service].write_bytes(gzip.decompress(content) if file.suffix == ".gz" else content)
    return files


def check_botocores(folder: Path, files: Mapping[str, Path]) -> set[tuple[str, str]]:
    """Check files of botocore's, and find those that name what the model lacks, or never end."""
    paths = map(str, files.values())
    result = run_command(folder, "waiters", "check", "--json", *paths)
    assert result.status == ExitStatus.FAILURE, result.errors
    problems = [each for each in json.loads(result.output) if each["kind"] != "unclassified"]
    return {(each["service"], each["waiter"]) for each in problems}


SOME: Final = ("ec2", "ecs", "elbv2", "omics", "rds", "s3", "sagemaker")


@pytest.mark.skipif(is_older_than("1.44"), reason="other models have other mistakes")
def test_some_of_botocores_own_waiters(tmp_path: Path) -> None:
    """In botocore's own waiters nothing is called wrong but what is, with functions and errors."""
    files = {service: file for service, file in read_waiters(tmp_path).items() if service in SOME}
    mistakes = {mistake for mistake in BOTOCORES_MISTAKES if mistake[0] in SOME}

    assert mistakes == check_botocores(tmp_path, files)


@pytest.mark.slow
@pytest.mark.skipif(is_older_than("1.44"), reason="other models have other mistakes")
def test_all_of_botocores_own_waiters(tmp_path: Path) -> None:
    """So it is in all of them."""
    assert check_botocores(tmp_path, read_waiters(tmp_path)) == BOTOCORES_MISTAKES
