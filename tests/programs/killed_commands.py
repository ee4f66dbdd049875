"""Kill a command before each of its writes: `python killed_commands.py PROJECT STEP COMMAND...`.

The project has a package, and models that have moved since it was made. Each STEPth write is tried.
After each kill, package and snapshot in it have to be both those of before or both those of after,
and the next run heals what was left. The number of trials is printed; a failure is an
AssertionError.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from botoforge_codegen.cli import main
from support.projects import read_files

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = {"ctypes.dlsym", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
"""What changes files, beside opening them for writing; folders are exchanged through `dlsym`."""

OUTPUT = "src/myapp/"

HEALED = 8
"""After each trial of so many, and after each that wrote the new package, another run has to heal
what was left."""


def try_all(project: Path, step: int, command: list[str]) -> int:
    """Kill a run before one of its writes, then before a later one, until one comes to its end."""
    saved = project.with_name("saved")
    shutil.copytree(project, saved)
    old = package_of(project)
    assert run(project, command, None) == 0
    new = package_of(project)
    changed = {path.startswith("_models/") for path in new if old.get(path) != new[path]}
    assert changed == {False, True}, "both code and snapshot have to differ"
    for trial in count():
        shutil.rmtree(project)
        shutil.copytree(saved, project)
        status = run(project, command, trial * step)
        left = package_of(project)
        assert left in (old, new), f"killed before write {trial * step}: neither old nor new"
        if status == 0:
            assert left == new
            return trial
        if trial % HEALED == 0 or left == new:
            assert run(project, command, None) == 0
            assert package_of(project) == new, f"the next run did not heal write {trial * step}"
            assert not list((project / OUTPUT).glob(".*")), "left over"
    raise AssertionError("no run comes to its end")


def package_of(project: Path) -> dict[str, bytes]:
    """Read the package; between two renames the old one waits beside its place."""
    files = read_files(project / OUTPUT)
    for place in ("aws/", ".aws.botoforge-old/"):
        found = {path.removeprefix(place): files[path] for path in files if path.startswith(place)}
        if found:
            return found
    return {}


def run(project: Path, command: list[str], place: int | None) -> int:
    """Run a command in a fork, and kill it before one of its writes.

    Returns:
        How it ended.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = 0

    def watch(change: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        flags = arguments[2] if change == "open" else 0
        if change in CHANGES or (isinstance(flags, int) and flags & WRITING):
            if seen == place:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    os.chdir(project)
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (closed with the process)
    sys.addaudithook(watch)
    os._exit(main(command))


if __name__ == "__main__":
    folder, every, *words = sys.argv[1:]
    print(try_all(Path(folder), int(every), words))
