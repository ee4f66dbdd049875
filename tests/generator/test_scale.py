"""Much at once: several processes, what goes wrong in one of many services, the bar."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from botocore.loaders import Loader
from support.machine import run
from support.projects import COMMAND, HEAD, Project, run_command, text_model
from support.terminals import Terminal

SERVICES: Final = ("alpha", "beta", "delta", "gamma")

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
two_processors = pytest.mark.skipif(
    len(os.sched_getaffinity(0)) < 2 if sys.platform == "linux" else True,
    reason="needs two processors, one of which can be taken away",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that chooses every operation of four services, the biggest one last."""
    project = Project(tmp_path / "project")
    for number, name in enumerate(SERVICES):
        fill(project, name, 3 + number)
    choose(project, *SERVICES)
    return project


def fill(project: Project, name: str, operations: int) -> None:
    """Give a project a service with so many operations."""
    numbers = range(operations)
    project.add_model(name, text_model(name, [f"Describe{number}" for number in numbers]))


def choose(project: Project, *services: str) -> None:
    """Choose every operation of some services."""
    lines = "".join(f'{name} = "*"\n' for name in services)
    project.configure(f"{HEAD}\n[tool.botoforge.services]\n{lines}")


def damage(project: Project, name: str) -> None:
    """Add a service whose model refers to what is not there."""
    model = text_model(name, ["DescribeJob"])
    del model["shapes"]["Status"]
    project.add_model(name, model)


def collide(project: Project, name: str) -> None:
    """Add a service two of whose values get the same name."""
    model = text_model(name, ["DescribeJob"])
    model["shapes"]["Status"]["enum"] = ["DONE", "done"]
    project.add_model(name, model)


@pytest.fixture
def only_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a botocore without any service, so that `--all` is soon done."""
    empty = tmp_path / "botocore"
    empty.mkdir()
    monkeypatch.setattr(Loader, "BUILTIN_DATA_PATH", str(empty))


# --- Several processes ----------------------------------------------------------------------------


@pytest.mark.slow
@two_processors
def test_same_bytes_with_one_processor_and_with_two(project: Project) -> None:
    """How many processes share the work leaves no trace in the output."""
    processor = next(iter(os.sched_getaffinity(0)))
    command = [*COMMAND, "generate", "--models", "models"]
    subprocess.run(
        command,
        cwd=project.folder,
        preexec_fn=lambda: os.sched_setaffinity(0, {processor}),
        capture_output=True,
        check=True,
    )
    alone = project.tree()
    shutil.rmtree(project.package)

    subprocess.run(command, cwd=project.folder, capture_output=True, check=True)

    assert alone == project.tree()
    assert {f"{name}/client.py" for name in SERVICES} < alone.keys()


def workers_of(mark: str) -> list[int]:
    """Find the processes that work for a command, by a mark in their environment."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
            arguments = (folder / "cmdline").read_bytes()
        except OSError:  # it has just ended
            continue
        if mark.encode() in environment and b"import serve" in arguments:
            found.append(int(folder.name))
    return found


def children_of(parent: int) -> list[str]:
    """Find the processes that a process has started."""
    return Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8").split()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds, for a minute at most."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


@contextmanager
def started(
    project: Project, operations: int
) -> Generator[tuple[subprocess.Popen[str], Callable[[], list[int]]]]:
    """Start a run with so many operations a service, over the tree of a shorter one.

    Returns:
        The run, and a function that lists its workers.
    """
    choose(project, "alpha")
    project.run("generate")
    for name in SERVICES:
        fill(project, name, operations)
    choose(project, *SERVICES)
    mark = uuid.uuid4().hex
    run = subprocess.Popen(
        [*COMMAND, "generate", "--models", "models"],
        cwd=project.folder,
        env=os.environ | {"MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # as on a terminal of its own
        text=True,
    )
    try:
        until(lambda: len(workers_of(mark)) == len(os.sched_getaffinity(0)))
        yield run, lambda: workers_of(mark)
    finally:
        run.kill()
        run.communicate()


@linux
@two_processors
@pytest.mark.parametrize(
    ("number", "after"),
    [(signal.SIGINT, 0), (signal.SIGINT, 0.05), (signal.SIGINT, 1), (signal.SIGTERM, 0.3)],
)
def test_interrupted(project: Project, number: signal.Signals, after: float) -> None:
    """An interruption ends a run at once: the old tree is whole, and no process is left behind."""
    with started(project, 2000) as (run, workers):
        before = project.tree()
        time.sleep(after)

        os.killpg(run.pid, number)  # as a terminal does
        output, errors = run.communicate(timeout=5)

        assert (130, "") == (run.returncode, output)
        assert errors.splitlines()[-1] == "botoforge: interrupted; nothing is left half written"
        assert "Traceback" not in errors
        assert workers() == []
        assert before == project.tree()
        assert list(project.package.parent.iterdir()) == [project.package]


@linux
@two_processors
def test_interruption_is_for_one(project: Project) -> None:
    """What a terminal sends to a group reaches the run alone, which ends its workers."""
    with started(project, 400) as (run, workers):
        groups = {os.getpgid(worker) for worker in workers()}

    assert len(groups) == len(os.sched_getaffinity(0))
    assert run.pid not in groups


@linux
@two_processors
def test_workers_end_with_the_run(project: Project) -> None:
    """If the run is killed, its workers end on their own, without a word."""
    with started(project, 400) as (run, workers):
        run.kill()
        _, errors = run.communicate()  # until no process holds the pipe

        assert workers() == []
        assert errors == ""


@linux
@two_processors
def test_worker_that_is_killed(project: Project) -> None:
    """If a worker is killed, perhaps for want of memory, the run ends and says so."""
    with started(project, 2000) as (run, workers):
        before = project.tree()

        os.kill(workers()[0], signal.SIGKILL)
        output, errors = run.communicate(timeout=60)

        assert (2, "") == (run.returncode, output)
        assert re.search(r"error: \w+: the process that worked on it has ended; is there", errors)
        assert "Traceback" not in errors
        assert before == project.tree()


@two_processors
def test_workers_that_do_not_start(project: Project) -> None:
    """Workers that end before they have done anything are an error that says so."""
    customize = project.folder / "sitecustomize.py"
    customize.write_text(
        "import os, sys\nif 'import serve' in str(sys.orig_argv): os._exit(1)\n", "utf-8"
    )
    command = [*COMMAND, "generate", "--models", "models"]

    result = run(project.folder, *command, PYTHONPATH=str(project.folder))

    assert (2, "") == (result.status, result.output)
    assert re.fullmatch(
        r"botoforge: error: \w+: the process that worked on it has ended; is there .*\n",
        result.errors,
    )
    assert not project.package.exists()


# --- What goes wrong ------------------------------------------------------------------------------


def test_broken_models_that_are_chosen(project: Project) -> None:
    """If chosen services cannot be generated, each is named, and nothing is written."""
    project.run("generate")
    damage(project, "broken")
    collide(project, "alike")
    choose(project, "broken", "alpha", "alike")
    state = project.state()

    result = project.run("generate")

    assert (2, "") == (result.status, result.output)
    first, second = result.errors.splitlines()[-2:]
    assert first.startswith("botoforge: error: alike: Status: the value Status.DONE and ")
    assert re.search(r": model .*/broken/.*/service-2.json is broken: .*Status.*", second)
    assert state == project.state()


@pytest.mark.usefixtures("only_ours")
def test_broken_models_with_all(project: Project) -> None:
    """With `--all` what cannot be generated is left out, named at the end, and the status is 1."""
    damage(project, "broken")
    collide(project, "alike")

    result = project.run("generate", "--all")

    assert result.status == 1
    *_, first, second, last = result.errors.splitlines()
    assert first.startswith("botoforge: error: alike: Status: the value Status.DONE and ")
    assert re.search(r"botoforge: error: .*/broken/.*/service-2.json is broken: ", second)
    assert last == "botoforge: 2 of 8 services left out: alike, broken"
    written = {path.partition("/")[0] for path in project.tree() if "/client.py" in path}
    assert {*SERVICES, "jobs", "night_jobs", "_runtime"} == written
    assert project.run("check", "--all").status == 1


@pytest.mark.usefixtures("only_ours")
def test_all(project: Project) -> None:
    """`--all` takes every operation of every service, whatever is chosen."""
    project.choose("DescribeJob")

    result = project.run("generate", "--all")

    assert result.status == 0
    assert {"alpha/describe0.py", "jobs/stop_job.py", "night_jobs/client.py"} < set(project.tree())
    assert project.run("check", "--all").status == 0
    assert project.run("check").status == 1


@pytest.mark.usefixtures("only_ours")
def test_nothing_but_broken_models(project: Project) -> None:
    """Where no service can be generated at all, nothing is written, with `--all` too."""
    shutil.rmtree(project.folder / "models")
    damage(project, "broken")
    state = project.state()

    result = project.run("generate", "--all")

    assert (2, "") == (result.status, result.output)
    assert state == project.state()


# --- The bar --------------------------------------------------------------------------------------


def start_on_a_terminal(project: Project, terminal: Terminal) -> subprocess.Popen[str]:
    """Start `generate` with its standard error on a terminal."""
    return subprocess.Popen(
        [*COMMAND, "generate", "--models", "models"],
        cwd=project.folder,
        env=os.environ | {"TERM": "xterm", "PYTHON_COLORS": "0"},
        stdout=subprocess.PIPE,
        stderr=terminal.standard_error,
        text=True,
    )


def test_bar_on_a_terminal(project: Project) -> None:
    """On a terminal a bar shows how many services are done, and disappears at the end."""
    with Terminal() as terminal:
        program = start_on_a_terminal(project, terminal)
        shown = terminal.read()
        output, _ = program.communicate(timeout=60)

    assert program.returncode == 0
    assert "4 of 4 services" in shown
    assert "operations" not in shown
    assert shown.rstrip("\r").endswith("\x1b[2K")  # the line is erased
    assert "written with botocore" in output


@linux
@two_processors
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_bar(project: Project, number: signal.Signals) -> None:
    """An interruption takes the bar away, shows the cursor again, and leaves the old tree."""
    choose(project, "alpha")
    project.run("generate")
    before = project.tree()
    for name in SERVICES:
        fill(project, name, 2000)
    choose(project, *SERVICES)
    with Terminal() as terminal:
        settings = termios.tcgetattr(terminal.screen)
        program = start_on_a_terminal(project, terminal)
        until(lambda: len(children_of(program.pid)) == len(os.sched_getaffinity(0)))

        program.send_signal(number)
        shown = terminal.read()
        output, _ = program.communicate(timeout=5)
        assert settings == termios.tcgetattr(terminal.screen)

    assert (130, "") == (program.returncode, output), shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert shown.endswith("botoforge: interrupted; nothing is left half written\r\n")
    assert before == project.tree()


def test_no_bar_for_little(project: Project) -> None:
    """Where there is little to do, nothing is shown on a terminal either."""
    project.choose("DescribeJob")

    with Terminal() as terminal:
        program = start_on_a_terminal(project, terminal)
        shown = terminal.read()
        program.communicate(timeout=60)

    assert (0, "") == (program.returncode, shown)


# --- Everything -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_everything_that_botocore_has(tmp_path: Path) -> None:
    """Every service is generated, the same twice; a run with nothing changed writes nothing."""
    (tmp_path / "pyproject.toml").write_text(HEAD, "utf-8")

    subprocess.run([*COMMAND, "generate", "--all"], cwd=tmp_path, check=True)

    for command, said in ("check", "up to date"), ("generate", "nothing to do"):
        result = run_command(tmp_path, command, "--all")
        assert (result.status, said in result.output) == (0, True), result.errors
