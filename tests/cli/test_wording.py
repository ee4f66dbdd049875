"""The wording of every help and of wrong calls: golden files, which people have read.

`--update-golden` writes them again; review their diff like code.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.commands.command import Command
from botoforge_codegen.commands.registry import list_every_command
from support.projects import Project, Result, run_command

EXPECTED: Final = Path(__file__).parent / "expected"

WAIT: Final = "wait quicksight topic-refresh-completed"
JOB: Final = "--aws-account-id 1 --topic-id t --refresh-id r"

WRONG_CALLS: Final = f"""\
botoforge
botoforge lst
botoforge xyz
botoforge --versoin
botoforge init now
botoforge init --pakage x
botoforge init --package my-app
botoforge list jbs
botoforge list cognito
botoforge list email
botoforge list qqq
botoforge list --serch x
botoforge list --search
botoforge list jobs StopJob
botoforge list --search kqkq
botoforge show
botoforge show jobs
botoforge show jobs StopJbo
botoforge show jobs PutObject
botoforge add
botoforge add jobs
botoforge add jbs StopJob
botoforge add jobs StopJbo DescribeRnu
botoforge add jobs PutObject
botoforge add jobs StopJob --updat
botoforge remove jobs
botoforge remove sqs SendMessage
botoforge remove jobs StopJob
botoforge remove jobs DescribeJob
botoforge remove jobs '*'
botoforge generate jobs
botoforge generate --al
botoforge generate --all=yes
botoforge generate --config none.toml
botoforge generate --config
botoforge generate --models none
botoforge generate --locked
botoforge check --strct
botoforge update sqs
botoforge update jbs
botoforge diff
botoforge diff models
botoforge diff modles models
botoforge diff models models --format xml
botoforge diff models models --format jsno
botoforge diff models models --fail-on braking
botoforge diff models models --services jbos
botoforge diff models models --operations StopJob
botoforge diff models models --all-services --services jobs
botoforge wait
botoforge wait quicksite --package botoforge
botoforge wait quicksight topic-refresh-complete --package botoforge
botoforge {WAIT} --package botoforge
botoforge {WAIT} --package botoforge {JOB} --timout 5m
botoforge {WAIT} --package botoforge {JOB} --timeout soon
botoforge {WAIT} --package botoforge {JOB} --timeout 5m --since yesterday
botoforge {WAIT} --package botoforge {JOB} --timeout 5m --accept '['
botoforge {WAIT} --package botoforge {JOB} --timeout 5m --on-interrupt go
botoforge waiters
botoforge waiters lst
botoforge waiters list glu
botoforge waiters propose location
botoforge waiters propose location GetJob --gaol available
botoforge waiters propose location GetJob --goal done
botoforge waiters check
botoforge waiters check none.json
botoforge waiters export sqs
botoforge docs --outptu x
botoforge completion
botoforge completion tcsh
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The help is as wide as our code, without colours."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def compare(name: str, text: str, config: pytest.Config) -> None:
    """Compare a text with its golden file, or write it."""
    file = EXPECTED / name
    if config.getoption("update_golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("command", [None, *list_every_command()], ids=lambda c: c and c.name)
def test_help(command: Command | None, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The help of a command is the one that was reviewed; no line is wider than a terminal."""
    words = [] if command is None else command.name.split()

    result = run_command(tmp_path, *words, "--help")

    assert (result.status, result.errors) == (0, "")
    assert max(map(len, result.output.splitlines())) <= 110
    compare(f"help-{'-'.join(words) or 'botoforge'}.txt", result.output, pytestconfig)


def test_every_help_is_looked_at() -> None:
    """There is a golden file for each command, and for no other."""
    names = ["botoforge", *(each.name.replace(" ", "-") for each in list_every_command())]

    assert sorted(f"help-{name}.txt" for name in names) == sorted(
        file.name for file in EXPECTED.glob("help-*.txt")
    )


def test_wrong_calls(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """A wrong call says what is wrong, and what to write instead; nothing is changed."""
    project = Project(tmp_path / "project")
    project.choose("DescribeJob")
    text = project.config.read_text() + '[project]\nname = "project"\n'
    project.config.write_text(
        text.replace("[tool.botoforge]\n", '[tool.botoforge]\nmodels = ["models"]\n')
    )
    before = project.state()

    told = [
        write(call, run_command(project.folder, *shlex.split(call)[1:]), project.folder)
        for call in WRONG_CALLS.splitlines()
    ]

    assert before == project.state()
    compare("wrong-calls.txt", "\n".join(told), pytestconfig)


def write(call: str, result: Result, folder: Path) -> str:
    """Write a call as a person sees it in a terminal."""
    said = f"{result.output}{result.errors}".replace(str(folder), "/project")
    return f"$ {call}\n{said}exit status {result.status!s}\n"
