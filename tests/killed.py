"""Stop the writing of a tree at every place where it changes a file, and look at what is left.

A program of its own, because every trial is a fork, and only of a process without threads:
`python killed.py FOLDER SIGNAL exchange|rename`. The last word tells whether the system can
exchange two folders at once. The answer is the number of trials; a failure is an AssertionError.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from botoforge_codegen import publish
from projects import read_files

CHANGES = {"ctypes.dlsym", "open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
OLD = {"__init__.py": "", "dms/client.py": "OLD = 1\n", "dms/errors.py": "", "gone/client.py": ""}
NEW = {"__init__.py": "NEW = 1\n", "dms/client.py": "NEW = 1\n", "glue/client.py": ""}


def try_all(folder: Path, number: signal.Signals) -> int:
    """Stop a run before its first change, then before its second, until one comes to its end."""
    write(folder, OLD)
    old = read_files(folder)
    saved = folder.with_name("saved")
    shutil.copytree(folder, saved)
    write(folder, NEW)
    new = read_files(folder)
    for place in count():
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)
        status = in_fork(folder, number, place)
        left = read_files(folder)
        assert tree(left) in (tree(old), tree(new)), f"stop {place} damaged the tree"
        assert left["config"] in (old["config"], new["config"]), f"stop {place} damaged the file"
        if status == 0:
            assert left == new
            return place
        write(folder, NEW)
        assert read_files(folder) == new, f"the next run did not heal stop {place}"
    raise AssertionError("no run comes to its end")


def tree(files: dict[str, bytes]) -> dict[str, bytes]:
    """Take the tree; between two renames the old one waits beside its place."""
    for place in ("package/", ".package.botoforge-old/"):
        found = {path.removeprefix(place): files[path] for path in files if path.startswith(place)}
        if found:
            return found
    return {}


def write(folder: Path, tree: dict[str, str]) -> None:
    """Write a tree and the file that asks for it."""
    config = folder / "config"
    folder.mkdir(exist_ok=True)
    config.touch()
    with publish.rewritten(config, "\n".join(tree)):
        publish.publish(publish.compiled(tree), folder / "package")


def in_fork(folder: Path, number: signal.Signals, place: int) -> int:
    """Write the new tree in a fork, and stop that by a signal before one of its changes.

    Returns:
        The exit status; not 0 if the run did not come to its end.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen: list[str] = []

    def watch(event: str, _arguments: tuple[object, ...]) -> None:
        if event in CHANGES:
            seen.append(event)
            if len(seen) == place + 1:
                os.kill(os.getpid(), number)

    sys.addaudithook(watch)
    try:
        write(folder, NEW)
    except KeyboardInterrupt:
        os._exit(1)
    os._exit(0)


def cannot_exchange(one: Path, other: Path) -> bool:  # noqa: ARG001 (as in the real one)
    """Be a system that cannot exchange two folders at once."""
    return False


if __name__ == "__main__":
    where, signal_name, swap = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has it ignored
    if swap == "rename":
        publish.exchange = cannot_exchange
    print(try_all(Path(where), signal.Signals[signal_name]))
