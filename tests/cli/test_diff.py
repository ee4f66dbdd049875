"""`botoforge diff` as a user meets it: choice, formats, ignore file, exit status."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from botoforge_codegen.diff.rules import RULES
from support.projects import COMMAND, Result, run_command, text_model, write_model
from support.terminals import Terminal

PROJECT: Final = """\
[tool.botoforge]
package = "made"
output = "."

[tool.botoforge.services]
jobs = ["DescribeJob"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with models before and after: a breaking, a notable and two compatible changes."""
    before = text_model("jobs", ["DescribeJob", "StopJob"])
    after = text_model("jobs", ["DescribeJob", "StartJob"])
    after["shapes"]["Status"]["enum"].append("PAUSED")
    for name, model in {"before": before, "after": after}.items():
        write_model(tmp_path / name, "jobs", model)
        write_model(tmp_path / name, "night-jobs", text_model("night", ["DescribeNight"]))
    write_model(tmp_path / "after", "zoo", text_model("zoo", ["DescribeZoo"]))
    return tmp_path


def diff(folder: Path, *arguments: str) -> Result:
    """Compare the two folders."""
    return run_command(folder, "diff", "before", "after", *arguments)


def report(folder: Path, *arguments: str) -> dict[str, Any]:
    """Compare the two folders, and read the report."""
    done = diff(folder, *arguments, "--format", "json")
    assert done.errors == ""
    content: dict[str, Any] = json.loads(done.output)
    return content


def rules(folder: Path, *arguments: str) -> list[str]:
    """Compare the two folders, and list the rules of what has changed."""
    return sorted(change["rule"] for change in report(folder, *arguments)["changes"])


ALL: Final = ["enum-value-added", "operation-added", "operation-removed", "service-added"]


# --- The report -----------------------------------------------------------------------------------


def test_text(folder: Path) -> None:
    """The text has the sides, the counts, and what is breaking or notable, the worst first."""
    done = diff(folder)
    lines = done.output.splitlines()

    assert (done.status, done.errors) == (0, "")
    assert lines[:2] == [
        "before -> after, 3 services compared",
        "1 breaking, 1 notable, 2 compatible changes",
    ]
    assert lines[2] == "breaking  operation-removed  jobs  StopJob"
    assert lines[5].startswith("notable  enum-value-added  jobs  Status.PAUSED")
    assert len(lines) == 8
    assert "operation-added" in diff(folder, "--all").output


def test_every_format(folder: Path) -> None:
    """Each format is written whole on standard output."""
    assert sorted(ALL) == rules(folder)
    assert "### Breaking\n" in diff(folder, "--format", "markdown").output
    assert "### Compatible\n" in diff(folder, "--format", "markdown", "--all").output
    assert "\n::error title=operation-removed%3A " in diff(folder, "--format", "github").output
    suites = ET.fromstring(diff(folder, "--format", "junit").output)  # noqa: S314 (our own)
    assert len(suites.findall("testsuite/testcase/failure")) == 1


def test_colours_on_a_terminal(folder: Path) -> None:
    """A terminal gets colours, unless `NO_COLOR` is set; a pipe gets none."""
    shown: dict[str, str] = {}
    for value in ("", "1"):
        with Terminal() as terminal:
            subprocess.run(
                [*COMMAND, "diff", "before", "after"],
                cwd=folder,
                env={
                    "PATH": "",
                    "TERM": "xterm",
                    "NO_COLOR": value,
                    "PYTHONPATH": path_of_python(),
                },
                stdout=terminal.standard_error,
                check=True,
            )
            shown[value] = terminal.read()

    assert "\x1b[1;31mbreaking\x1b[0m" in shown[""]
    assert "\x1b[3" not in shown["1"]
    assert "\x1b" not in diff(folder).output
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown[""]).replace("\r\n", "\n")
    assert plain == diff(folder).output


def path_of_python() -> str:
    """Return where this process imports from, for another one."""
    return ":".join(sys.path)


def test_rules() -> None:
    """`--rules` prints the table, without sides."""
    done = run_command(Path.cwd(), "diff", "--rules")
    rows = [line.split(maxsplit=3) for line in done.output.splitlines()]

    assert (done.status, done.errors) == (0, "")
    assert rows[0] == ["rule", "in", "out", "what has changed"]
    assert [row[0] for row in rows[1:]] == [rule.id for rule in RULES]
    assert {row[1] for row in rows[1:]} | {row[2] for row in rows[1:]} == {
        *("-", "breaking", "notable", "compatible")
    }


def test_documentation_on_demand(folder: Path) -> None:
    """Changes of documentation are told when they are asked for."""
    model = text_model("night", ["DescribeNight"])
    model["operations"]["DescribeNight"]["documentation"] = "<p>Other words.</p>"
    write_model(folder / "after", "night-jobs", model)

    assert "documentation-changed" not in rules(folder)
    assert "documentation-changed" in rules(folder, "--documentation")


@pytest.mark.parametrize("form", ["text", "markdown", "github", "junit", "json"])
def test_a_hostile_model(form: str, folder: Path) -> None:
    """A text of a model that is a workflow command is none, nor a line of its own."""
    model = text_model("night", ["DescribeNight"])
    model["shapes"]["Status"]["enum"].append("::error::`|<b>")
    model["operations"]["DescribeNight"] |= {
        "deprecated": True,
        "deprecatedMessage": "\n::error::`|<b>\x1b[31m",
    }
    write_model(folder / "after", "night-jobs", model)
    done = diff(folder, "--services", "night-jobs", "--format", form, "--fail-on", "breaking")

    assert (done.status, done.errors) == (0, "")
    assert "enum-value-added" in done.output
    assert "operation-deprecated" in done.output
    assert not re.search(r"^\s*::error", done.output, re.MULTILINE)
    assert "\x1b" not in done.output


# --- The choice -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--services", "jobs"], ALL[:3]),
        (["--services", "night-jobs"], []),
        (["--services", "night-jobs, zoo,"], ["service-added"]),
        (["--operations", "jobs:StopJob"], ["operation-removed"]),
        (["--operations", "jobs:stop_job,jobs:StartJob"], ALL[:3]),
        (["--services", "jobs", "--operations", "DescribeJob"], ["enum-value-added"]),
        (["--services", "zoo,jobs", "--operations", "jobs:StopJob"], [ALL[2], ALL[3]]),
    ],
)
def test_what_is_chosen(arguments: list[str], expected: list[str], folder: Path) -> None:
    """Services and operations are chosen by either of their names."""
    assert expected == rules(folder, *arguments)


def test_the_project_chooses(folder: Path) -> None:
    """In a project its choice is compared, which the report says; `--all-services` compares all."""
    (folder / "pyproject.toml").write_text(PROJECT)
    chosen = report(folder)

    assert [change["rule"] for change in chosen["changes"]] == ["enum-value-added"]
    assert chosen["services"] == ["jobs"]
    config = folder / "pyproject.toml"
    assert chosen["notes"] == [
        f"compared is what {config} chooses; `--all-services` compares everything"
    ]
    assert ALL == rules(folder, "--all-services")
    assert ["operation-removed"] == rules(folder, "--operations", "jobs:StopJob")


def test_a_project_chooses_more_than_there_is(folder: Path) -> None:
    """What a project chooses and neither side has is told, and is no error."""
    more = PROJECT.replace('"DescribeJob"', '"DescribeJob", "Nothing"') + 'moon = "*"\n'
    (folder / "pyproject.toml").write_text(more)
    notes = report(folder)["notes"]

    assert notes[1:] == ["the project chooses what neither side has: moon as a whole, jobs Nothing"]
    (folder / "pyproject.toml").write_text(PROJECT.replace("jobs =", "moon ="))
    done = diff(folder)
    assert done.status == 2
    assert "neither side has a service that the project chooses; `--all-serv" in done.errors


def test_a_broken_project_is_an_error(folder: Path) -> None:
    """A configuration that is wrong is an error; a pyproject.toml without one is none."""
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert ALL == rules(folder)
    (folder / "pyproject.toml").write_text(PROJECT.replace("output", "outptu"))
    done = diff(folder)
    assert done.status == 2
    assert "pyproject.toml:3: [tool.botoforge]: unknown key 'outptu'" in done.errors
    (folder / "plain.toml").write_text("")
    assert "there is no [tool.botoforge]" in diff(folder, "--config", "plain.toml").errors
    assert diff(folder, "--config", "no.toml").status == 2


def test_names_of_the_project_count(folder: Path) -> None:
    """Paths in Python have the names that the project sets."""
    names = '[tool.botoforge.names]\n"jobs Status.PAUSED" = "WAITING"\n'
    (folder / "pyproject.toml").write_text(PROJECT + names)
    (change,) = report(folder)["changes"]

    assert change["python_path"] == "jobs.Status.WAITING"


def test_own_models_are_installed(folder: Path) -> None:
    """The folders of `--models` are part of what is installed."""
    done = run_command(
        folder, "diff", "after", "installed", "--models", "after", "--services", "jobs,zoo"
    )
    assert (done.status, done.errors) == (0, "")
    assert "0 breaking, 0 notable, 0 compatible changes\n" in done.output


WRONG: Final[dict[tuple[str, ...], str]] = {
    ("before",): "two sides are needed: `botoforge diff OLD NEW`",
    ("before", "after", "--format", "jsno"): "unknown format 'jsno': did you mean 'json'?",
    ("before", "after", "--fail-on", "braking"): "unknown class 'braking': did you mean 'breaking'",
    ("before", "after", "--services", "job"): "unknown service 'job': did you mean 'jobs'?",
    (
        "before",
        "after",
        "--operations",
        "jobs:StopJbo",
    ): "unknown operation 'StopJbo': did you mean",
    ("before", "after", "--operations", "StopJob"): "--operations StopJob: of which service? Write",
    ("before", "after", "--all-services", "--services", "jobs"): "--all-services stands alone",
    ("before", "after", "--ignore", "no.toml"): "no.toml: No such file or directory",
}
"""Wrong calls, each with what is said."""


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_calls(arguments: tuple[str, ...], folder: Path) -> None:
    """A wrong call is one line that names the nearest valid word, and the status is 2."""
    done = run_command(folder, "diff", *arguments)

    assert (done.status, done.output) == (2, "")
    assert WRONG[arguments] in done.errors
    assert done.errors.count("\n") == 1


# --- The exit status ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operations", "failing"),
    [
        ("jobs:StopJob", {"breaking", "notable", "any"}),
        ("jobs:DescribeJob", {"notable", "any"}),
        ("jobs:StartJob", {"any"}),
        ("night-jobs:DescribeNight", set[str]()),
    ],
)
def test_fail_on(operations: str, failing: set[str], folder: Path) -> None:
    """`--fail-on` ends with 1 for a change of the class or a worse one; without it nothing does."""
    statuses = {
        word: diff(folder, "--operations", operations, "--fail-on", word).status
        for word in ("breaking", "notable", "any")
    }

    assert statuses == {word: int(word in failing) for word in statuses}
    assert diff(folder, "--operations", operations).status == 0


# --- The ignore file ------------------------------------------------------------------------------


def entry(fingerprint: str, **values: str) -> str:
    """Write an entry of an ignore file; values are as they stand in the file."""
    keys = {"fingerprint": f'"{fingerprint}"', "reason": '"seen"', "date": "2026-01-31"} | values
    return "[[ignore]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items() if value)


def fingerprints(folder: Path) -> dict[str, str]:
    """Find the fingerprint of each change, by its rule."""
    return {change["rule"]: change["fingerprint"] for change in report(folder)["changes"]}


def test_an_ignored_change_does_not_fail(folder: Path) -> None:
    """What is ignored is counted, does not fail, and is in no list but that of the JSON."""
    seen = fingerprints(folder)["operation-removed"]
    (folder / "seen.toml").write_text(entry(seen))
    done = diff(folder, "--ignore", "seen.toml", "--fail-on", "breaking")
    content = report(folder, "--ignore", "seen.toml")

    assert (done.status, done.errors) == (0, "")
    assert "operation-removed" not in done.output
    assert "1 ignored" in done.output
    assert [change["fingerprint"] for change in content["ignored"]] == [seen]
    assert content["counts"] == {"breaking": 0, "notable": 1, "compatible": 2, "ignored": 1}
    assert diff(folder, "--ignore", "seen.toml", "--fail-on", "notable").status == 1


def test_an_entry_that_matches_nothing_is_told(folder: Path) -> None:
    """A review of what no longer changes is told with its line, and fails nothing."""
    (folder / "seen.toml").write_text(f"\n{entry('0' * 16)}")
    done = diff(folder, "--services", "night-jobs", "--ignore", "seen.toml", "--fail-on", "any")

    assert done.status == 0
    assert f"seen.toml:3: {'0' * 16} matches no change of this comparison" in done.output


def test_an_empty_ignore_file(folder: Path) -> None:
    """A file without entries ignores nothing."""
    (folder / "seen.toml").write_text("# nothing yet\n")
    assert len(report(folder, "--ignore", "seen.toml")["changes"]) == 4


WRONG_FILES: Final = {
    "[[ignore]]\ndate = x\n": "seen.toml:2:8: this is not valid TOML: ",
    "[[ignored]]\n": "seen.toml:1: unknown key 'ignored': did you mean 'ignore'?",
    "ignore = 1\n": "seen.toml:1: ignore has to be a list of tables",
    "ignore = [1]\n": "seen.toml:1: an entry has to be a table",
    entry("0" * 16, reason=""): "seen.toml:2: reason is missing",
    entry("0" * 16, date=""): "seen.toml:2: date is missing",
    entry("0" * 16, reason='" "'): "seen.toml:3: reason has to say why",
    entry("0" * 16, reason="1"): "seen.toml:3: reason has to say why",
    entry("0" * 16, date='"2026-01-31"'): "seen.toml:4: date has to be the day of the review",
    entry("0" * 16, date="2026-01-31T10:00:00"): "seen.toml:4: date has to be the day",
    entry("0" * 15): "seen.toml:2: fingerprint has to be the 16 digits that a report shows",
    entry("0" * 16, raeson='"x"'): "seen.toml:5: unknown key 'raeson': did you mean 'reason'?",
    entry("1" * 16)
    + entry("1" * 16): "seen.toml:6: the fingerprint 1111111111111111 stands at seen",
}
"""Ignore files that are wrong, each with what is said."""


@pytest.mark.parametrize("text", WRONG_FILES)
def test_a_wrong_ignore_file(text: str, folder: Path) -> None:
    """A wrong entry is an error with the file, the line and the reason."""
    (folder / "seen.toml").write_text(text)
    done = diff(folder, "--ignore", "seen.toml")

    assert (done.status, done.output) == (2, "")
    assert f"botoforge: error: {WRONG_FILES[text]}" in done.errors


# --- Ctrl-C ---------------------------------------------------------------------------------------


def test_interrupt(folder: Path) -> None:
    """Ctrl-C while many services are compared ends it and its processes with one line."""
    with Terminal() as terminal:
        process = subprocess.Popen(
            [*COMMAND, "diff", "installed", "installed"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=terminal.standard_error,
            text=True,
        )
        wait_for_children(process.pid)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        shown = terminal.read()

    assert (process.returncode, output) == (130, "")
    assert "botoforge: interrupted" in shown
    assert "Traceback" not in shown


def wait_for_children(pid: int) -> None:
    """Wait until a process has started others."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    while not children.read_text():
        time.sleep(0.01)
