"""Faults of the machine: full, read-only and forbidden places, folders that go away, rude ends.

Each is a real one. A full disk or one that is read-only has to be mounted; where the tests may not
do that, they are skipped, and the limits of a process stand in for them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from botoforge_codegen.publish import tree as publish
from botoforge_codegen.publish.swap import beside
from publish import test_publish
from support.machine import held, mounted, run
from support.projects import COMMAND, HEAD, PROGRAMS, Project, Result, outdated

LIMITED = PROGRAMS / "limited.py"

linux = pytest.mark.skipif(sys.platform != "linux", reason="has capabilities and /dev/full")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has generated its package, and then chosen another operation."""
    return outdated(tmp_path / "project")


def command(*arguments: str) -> list[str]:
    """Make the command line, with the project's own models."""
    return [*COMMAND, *arguments, "--models", "models"]


def run_limited(project: Project, limit: str, *arguments: str) -> Result:
    """Run the command under a limit of `limited.py`."""
    return run(project.folder, sys.executable, str(LIMITED), limit, *command(*arguments))


def whole(project: Project) -> dict[str, bytes]:
    """Make the tree that the project chooses, elsewhere."""
    other = Project(project.folder.with_name("other"))
    shutil.copytree(project.folder / "models", other.folder / "models", dirs_exist_ok=True)
    shutil.copy(project.config, other.config)
    other.succeed("generate")
    return other.tree()


def refused(project: Project, result: Result, before: dict[str, bytes], *words: str) -> None:
    """Expect that a run has failed in one line, that the old tree is whole, and nothing beside."""
    assert (result.status, result.output) == (2, "")
    assert result.errors.count("\n") == 1
    for word in words:
        assert word in result.errors
    assert before == project.tree()
    assert [path.name for path in project.package.parent.iterdir()] == ["aws"]


def heals(project: Project) -> None:
    """Expect that the next run brings the tree that is chosen, and nothing beside it."""
    expected = whole(project)

    assert project.run("generate").status == 0

    assert expected == project.tree()
    assert [path.name for path in project.package.parent.iterdir()] == ["aws"]


# --- Space ----------------------------------------------------------------------------------------


def test_no_space_left(project: Project) -> None:
    """On a disk that is full the old tree stays, and the message says to free some space."""
    before = project.tree()
    size = sum(map(len, before.values()))
    source = project.folder / "src"
    kept = shutil.copytree(source, project.folder / "kept")
    with mounted(source, "-t", "tmpfs", "-o", f"size={int(size * 1.5) // 4096 * 4096}", "tmpfs"):
        shutil.copytree(kept, source, dirs_exist_ok=True)

        result = project.run("generate")

        refused(project, result, before, "No space left on device;", "free some space, and run")


def test_no_space_left_for_the_first_tree(project: Project) -> None:
    """On a disk that is full there is no first tree either, and no part of one."""
    shutil.rmtree(project.folder / "src")
    (project.folder / "src").mkdir()
    with mounted(project.folder / "src", "-t", "tmpfs", "-o", "size=64k", "tmpfs"):
        result = project.run("generate")

        assert result.status == 2
        assert "No space left on device;" in result.errors
        assert [path for path in (project.folder / "src").rglob("*") if path.is_file()] == []


@linux
@pytest.mark.parametrize(
    "arguments",
    [pytest.param(("generate",), marks=pytest.mark.slow), ("add", "jobs", "DescribeRun")],
)
def test_files_that_are_too_big(project: Project, arguments: tuple[str, ...]) -> None:
    """Where a process may not write big files, neither the tree nor the choice changes."""
    before, config = project.tree(), project.config.read_bytes()

    result = run_limited(project, "bytes=9000", *arguments)

    refused(project, result, before, "File too large", "ulimit -f" if len(arguments) == 1 else "")
    assert config == project.config.read_bytes()
    heals(project)


@linux
@pytest.mark.parametrize("words", [("generate",), pytest.param(("list",), marks=pytest.mark.slow)])
def test_output_that_is_full(project: Project, words: tuple[str, ...]) -> None:
    """If messages cannot be written, the exit status reports it, and the tree is complete."""
    expected = [project.tree(), whole(project)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*words),
            cwd=project.folder,
            env={name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1:] == ["botoforge: error: [Errno 28] No space left on device"]
    assert "Exception" not in done.stderr
    assert project.tree() in expected


# --- Permission -----------------------------------------------------------------------------------


def test_read_only_file_system(project: Project) -> None:
    """On a disk that is read-only the old tree stays, and `check` works."""
    before, folder = project.tree(), project.package.parent
    with mounted(folder, "--bind", "-o", "ro", str(folder)):
        result = project.run("generate")

        refused(project, result, before, "Read-only file system (", "make the file system writable")
        assert project.run("check").status == 1


def test_output_that_is_mounted(project: Project) -> None:
    """A folder that is mounted by itself cannot be replaced, and the message says what can."""
    before = project.tree()
    with mounted(project.package, "--bind", str(project.package)):
        result = project.run("generate")

        refused(project, result, before, "busy", "mount the one above it")


@linux
@pytest.mark.parametrize(
    "place", [pytest.param(".", marks=pytest.mark.slow), "aws", "aws/jobs/__pycache__"]
)
def test_folder_without_permission(project: Project, place: str) -> None:
    """A folder in which one may not write stops a run before anything has happened."""
    (project.package / "jobs" / "__pycache__").mkdir()
    before, folder = project.tree(), project.package.parent / place
    folder.chmod(0o555)

    result = run_limited(project, "permissions", "generate")

    folder.chmod(0o755)
    refused(project, result, before, f"Permission denied ({folder}", "give yourself permission")
    heals(project)


@linux
def test_tree_that_cannot_be_read(project: Project) -> None:
    """A tree that cannot be read is not taken for one that is not there."""
    before, folder = project.tree(), project.package / "jobs"
    folder.chmod(0o111)

    result = run_limited(project, "permissions", "check")

    folder.chmod(0o755)
    refused(project, result, before, f"Permission denied ({folder}")


@linux
def test_configuration_without_permission(project: Project) -> None:
    """Where the choice cannot be written, the tree stays as well."""
    before, config = project.tree(), project.config.read_bytes()
    project.folder.chmod(0o555)

    result = run_limited(project, "permissions", "add", "jobs", "DescribeRun")

    project.folder.chmod(0o755)
    refused(project, result, before, f"{project.config}: Permission denied (")
    assert config == project.config.read_bytes()


@linux
@pytest.mark.parametrize("home", ["", pytest.param("/proc", marks=pytest.mark.slow)])
def test_home(project: Project, home: str) -> None:
    """A run needs no home folder, and writes nothing there."""
    environment = [f"{name}={value}" for name, value in os.environ.items() if name != "HOME"]
    words = ["env", "-i", *environment, *([f"HOME={home}"] if home else [])]

    result = run(
        project.folder, *words, sys.executable, str(LIMITED), "permissions", *command("generate")
    )

    assert (result.status, result.errors) == (0, "")
    project.succeed("check")


# --- Two at once ----------------------------------------------------------------------------------


def two_choices(project: Project) -> list[dict[str, bytes]]:
    """Let a second configuration choose something else for the same output; tell both trees."""
    trees: list[dict[str, bytes]] = []
    operations = (["DescribeJob", "DescribeRun", "StopJob"], ["StopJob"])
    for name, chosen in zip(("other.toml", "pyproject.toml"), operations, strict=True):
        text = f"{HEAD}\n[tool.botoforge.services]\njobs = {json.dumps(chosen)}\n"
        (project.folder / name).write_text(text, "utf-8")
        project.succeed("generate", "--config", name)
        trees.append(project.tree())
    return trees


def test_two_configurations_with_one_output(project: Project) -> None:
    """Runs that write into one folder wait for each other: one whole tree after the other."""
    trees = two_choices(project)
    with held(project.package.parent):
        runs = [project.start("generate", "--config", name) for name in ("other.toml",) * 2]
        runs.append(project.start("generate"))
        runs.append(project.start("generate", "--config", "other.toml"))
        said = [process.stderr.readline() for process in runs if process.stderr is not None]
        time.sleep(0.05)

    results = [process.communicate(timeout=60) for process in runs]

    message = f"botoforge: waiting for another botoforge in {project.package.parent}\n"
    assert project.tree() in trees
    assert [process.returncode for process in runs] == [0] * 4, results
    assert message in said
    assert [path.name for path in project.package.parent.iterdir()] == ["aws"]


def test_generate_check_and_add_at_once(project: Project) -> None:
    """Commands that run at the same time each see a whole tree, old or new."""
    project.succeed("generate")
    words = [("add", "jobs", "DescribeRun"), ("check",), ("generate",), ("add", "jobs", "StopJob")]
    with held(project.package.parent):
        runs = [project.start(*word) for word in words]
        time.sleep(0.5)

    results = [process.communicate(timeout=60) for process in runs]

    assert [process.returncode for process in runs] in ([0, 0, 0, 0], [0, 1, 0, 0]), results
    assert "is not one of" not in str(results)
    project.succeed("check")
    assert json.loads(project.config.read_text("utf-8").partition("jobs = ")[2]) == [
        "StopJob",
        "DescribeRun",
    ]


# --- Rude ends ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "trials", [2, pytest.param(60, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_killed_at_any_time(project: Project, trials: int) -> None:
    """A process that is killed, whenever that is, leaves the old tree or the new one."""
    trees = [project.tree(), whole(project)]
    choices = ["DescribeJob"], ["StopJob"]
    begun = time.monotonic()
    project.choose(*choices[0])
    assert run(project.folder, *command("generate")).status == 0
    duration = time.monotonic() - begun
    for trial in range(trials):
        project.choose(*choices[(trial + 1) % 2])
        process = project.start("generate")
        time.sleep(duration * (0.4 + 0.6 * trial / trials))

        process.kill()
        process.communicate()

        assert project.tree() in trees
    heals(project)


@pytest.mark.parametrize("stream", [1, 2])
@linux
def test_closed_stream(project: Project, stream: int) -> None:
    """A standard stream that is closed is no error."""
    expected = whole(project)

    result = run_limited(project, f"closed={stream}", "generate")

    assert (result.status, result.errors) == (0, "")
    assert (stream == 1) == (result.output == "")
    assert expected == project.tree()


@pytest.mark.parametrize("words", [("generate",), pytest.param(("check",), marks=pytest.mark.slow)])
def test_pipe_that_closes(project: Project, words: tuple[str, ...]) -> None:
    """A reader that goes away ends a run with the usual status; what is written is whole."""
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        command(*words),
        cwd=project.folder,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 141
    assert "Traceback" not in errors
    if words != ("check",):
        project.succeed("check")


# --- The clock ------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [pytest.param(0, marks=pytest.mark.slow), 4102444800])
def test_clock_that_jumps(project: Project, moment: int) -> None:
    """Times of files count for nothing, be they of 1970 or of the future."""
    project.succeed("generate")
    for path in project.folder.rglob("*"):
        os.utime(path, (moment, moment))
    state = project.state()

    assert "nothing to do" in project.succeed("generate")
    project.succeed("check")
    assert state == project.state()
    project.choose("DescribeJob")
    heals(project)


# --- What lies in the way -------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["new", "old", "copy"])
def test_link_beside_the_output(project: Project, what: str) -> None:
    """A link by the name that botoforge uses beside the output leads it nowhere."""
    mine = project.folder / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", "utf-8")
    link = beside(project.package, what)
    link.symlink_to(mine, target_is_directory=True)
    trees = [project.tree(), whole(project)]

    result = project.run("generate")

    is_refused = what == "new"  # the one place that every run needs
    assert is_refused == (result.status == 2)
    assert is_refused == ("move it elsewhere" in result.errors)
    assert project.tree() == trees[not is_refused]
    assert [path.name for path in mine.iterdir()] == ["notes.txt"]
    assert link.is_symlink()


def test_old_tree_that_waits_alone(project: Project) -> None:
    """An old tree that a killed run has set aside is not given up because its successor is gone."""
    before = project.tree()
    project.package.rename(beside(project.package, "old"))

    result = run_limited(project, "bytes=9000", "generate")

    refused(project, result, before, "File too large;")


# --- Publishers that are broken on purpose --------------------------------------------------------


def follow_links(folder: Path) -> Path:
    """Take a link for the folder that it leads to."""
    return folder


def take_all(folder: Path) -> frozenset[str]:
    """Take every file in the folder for ours."""
    return frozenset(path for path, _ in publish.walk(folder)) if folder.is_dir() else frozenset()


@pytest.mark.parametrize(
    ("function", "mutant", "check"),
    [
        ("check_output", follow_links, test_publish.test_output_that_is_a_link),
        ("list_tree", take_all, test_publish.test_links),
        ("list_tree", take_all, test_publish.test_foreign_folder),
    ],
)
def test_broken_publisher_is_caught(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    function: str,
    mutant: Callable[[Path], object],
    check: Callable[[Project], None],
) -> None:
    """A publisher that follows a link or writes over a foreign file does not pass."""
    monkeypatch.setattr(publish, function, mutant)

    with pytest.raises(AssertionError):
        check(project)
