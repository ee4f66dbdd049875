"""Completion of calls: what a shell gets when it asks the command itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from botoforge_codegen.catalog.catalog import read_catalog
from support.projects import Project, run_command, succeed

BIN = Path(sys.executable).parent

PROGRAM = """
import sys
from botoforge_codegen.cli import main
sys.argv[0] = 'botoforge'
sys.exit(main())
"""


@pytest.fixture(scope="module", autouse=True)
def kept_names() -> None:
    """The names of all operations are in the cache, as after the first key."""
    read_catalog()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has chosen two operations of a service of its own, and written its package."""
    project = Project(tmp_path)
    head = '[tool.botoforge]\npackage = "myapp.aws"\noutput = "src"\nmodels = ["models"]\n'
    project.configure(f'{head}[tool.botoforge.services]\njobs = ["DescribeJob", "stop_job"]\n')
    return project


def ask(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask the command as a shell does: by variables, with the words on file descriptor 8."""
    variables = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_SHELL": "fish"}
    return subprocess.run(
        ["/bin/sh", "-c", '"$0" -c "$1" 8>&1 9>&2 1>/dev/null', sys.executable, PROGRAM],
        cwd=folder,
        env={
            **os.environ,
            **variables,
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def complete(folder: Path, line: str) -> list[str]:
    """Complete the last word of a call; descriptions, which only some shells show, are left out."""
    return [each.partition("\t")[0].strip() for each in ask(folder, line).stdout.split("\n")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("botoforge li", ["list"]),
        ("botoforge waiters pro", ["propose"]),
        ("botoforge add --upd", ["--update"]),
        ("botoforge add quicks", ["quicksight"]),
        ("botoforge add night", ["night-jobs"]),
        ("botoforge add jobs ", ["DescribeJob", "DescribeRun", "StopJob"]),
        ("botoforge add sfn DescribeExec", ["DescribeExecution"]),
        ("botoforge add stepfunctions describe_exec", ["describe_execution"]),
        ("botoforge add sqs SendMessage ReceiveM", ["ReceiveMessage"]),
        ("botoforge show sqs ReceiveM", ["ReceiveMessage"]),
        ("botoforge remove ", ["jobs"]),
        ("botoforge remove jobs ", ["DescribeJob", "StopJob"]),
        ("botoforge update ", ["jobs"]),
        ("botoforge list stepf", ["stepfunctions"]),
        ("botoforge waiters list stepf", ["stepfunctions"]),
        ("botoforge completion ", ["bash", "zsh", "fish"]),
        ("botoforge generate --config pypro", ["pyproject.toml"]),
        ("botoforge wait --package botoforge ", ["dms", "glue", "quicksight"]),
        ("botoforge wait --package botoforge quicksight topic", ["topic-refresh-completed"]),
        ("botoforge add no-such-service ", [""]),
        ("botoforge diff inst", ["installed"]),
    ],
)
def test_words(project: Project, line: str, words: list[str]) -> None:
    """Commands, options, services, operations, waiters, shells and files are completed."""
    assert words == complete(project.folder, line)


def test_waiters_of_the_project(project: Project) -> None:
    """The waiters are those of the package of the project."""
    project.configure(
        '[tool.botoforge]\npackage = "myapp.aws"\noutput = "src"\n'
        '[tool.botoforge.services]\nsqs = ["SendMessage"]\nlambda = ["GetFunction"]\n'
    )
    project.succeed("generate")

    assert complete(project.folder, "botoforge wait ") == ["lambda", "sqs"]
    assert "function-active-v2" in complete(project.folder, "botoforge wait lambda ")


@pytest.mark.parametrize("text", ["[tool.botoforge", "[tool]\nbotoforge = 1\n", "\xff", ""])
def test_words_where_the_configuration_is_broken(project: Project, text: str) -> None:
    """A configuration that cannot be read hides its own services only."""
    project.config.write_text(text, "latin-1")

    assert complete(project.folder, "botoforge add quicks") == ["quicksight"]


def test_a_key_is_cheap(project: Project) -> None:
    """What takes long to import is not imported: no model, library of the generator or attrs."""
    complete(project.folder, "botoforge add jobs Stop")  # reads the project's own models once
    asked = ask(project.folder, "botoforge add jobs Stop", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in asked.stderr.splitlines()}

    assert asked.stdout.split() == ["StopJob"]
    assert "botoforge_codegen.commands.complete" in imported
    heavy = ("attr", "attrs", "botocore", "jinja2", "jmespath", "markdownify", "rich", "tomlkit")
    assert imported.isdisjoint(heavy)


def test_without_argcomplete(project: Project) -> None:
    """Without the library there is nothing to complete, and nothing is said."""
    (project.folder / "argcomplete.py").write_text("raise ImportError")

    asked = ask(project.folder, "botoforge li", PYTHONPATH=str(project.folder))

    assert (asked.stdout, asked.stderr) == ("", "")
    assert asked.returncode != 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_evaluates(tmp_path: Path, shell: str) -> None:
    """What is printed is for the command, in the language of the shell."""
    marks = {"bash": "complete ", "zsh": "compdef ", "fish": "complete --command botoforge"}

    assert marks[shell] in (text := succeed(tmp_path, "completion", shell))
    assert "botoforge" in text
    assert "unknown value 'tcsh': choose from bash, fish, zsh" in (
        run_command(tmp_path, "completion", "tcsh").errors
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash(project: Project) -> None:
    """The documented line makes bash itself complete an operation."""
    program = """
        eval "$(botoforge completion bash)"
        [[ $(complete -p botoforge) =~ -F\\ ([^ ]+) ]]
        COMP_WORDS=(botoforge add quicksight DescribeTopicR) COMP_CWORD=3 COMP_TYPE=9
        COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        "${BASH_REMATCH[1]}" botoforge
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(shutil.which("bash")), "-c", program],
        cwd=project.folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.split() == ["DescribeTopicRefresh", "DescribeTopicRefreshSchedule"]
