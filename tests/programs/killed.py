"""Let something happen at every place where the writing of a tree changes a file, and look.

A program of its own, because every trial is a fork, and only of a process without threads:
`python killed.py FOLDER EVENT exchange|rename [MUTANT]`. The event is a signal that stops the run,
or what somebody removes under its hands: `package` or `parent`. The third word tells whether the
system can exchange two folders at once; the last one names a publisher that is broken on purpose.
The answer is the number of trials; a failure is an AssertionError.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from botoforge_codegen.errors import GenerationError
from botoforge_codegen.publish import swap
from botoforge_codegen.publish import tree as publish
from support.projects import read_files

CHANGES = {"ctypes.dlsym", "open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
UNDISTURBED = 0
SNAPSHOT = "_models/dms/2016-01-01/service-2.json"
OLD = {
    "__init__.py": "",
    "dms/client.py": "OLD = 1\n",
    "dms/errors.py": "",
    "gone/client.py": "",
    SNAPSHOT: "OLD",
}
NEW = {
    "__init__.py": "NEW = 1\n",
    "dms/client.py": "NEW = 1\n",
    "glue/client.py": "",
    SNAPSHOT: "NEW",
}


def try_all(folder: Path, event: str) -> int:
    """Disturb a run before its first change, then before its second, until one is not."""
    write(folder, OLD)
    old = read_files(folder)
    saved = folder.with_name("saved")
    shutil.copytree(folder, saved)
    write(folder, NEW)
    new = read_files(folder)
    is_signal = event in signal.Signals.__members__
    trees = [tree(old), tree(new)]
    configs = [old["config"], new["config"]]
    for place in count():
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)
        status = in_fork(folder, event, place)
        left = read_files(folder)
        found, config = tree(left), left.get("config")
        assert found in trees or not (found or is_signal), f"stop {place} damaged the tree"
        assert config in configs or not (config or is_signal), f"stop {place} damaged the file"
        if status == UNDISTURBED:
            assert left == new
            assert {path.name for path in folder.iterdir()} == {"config", "package"}, "left over"
            return place
        assert is_signal or {*left} <= {*old, *new}, f"stop {place}: left over"
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
    with swap.rewritten(config, "\n".join(tree)):
        publish.publish(publish.encode_files(tree), folder / "package")


def in_fork(folder: Path, event: str, place: int) -> int:
    """Write the new tree in a fork, and disturb that before one of its changes.

    Returns:
        How it ended.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen: list[str] = []

    def watch(change: str, _arguments: tuple[object, ...]) -> None:
        if change in CHANGES:
            seen.append(change)
            if len(seen) == place + 1:
                happen(event, folder)

    sys.addaudithook(watch)
    try:
        write(folder, NEW)
    except (KeyboardInterrupt, GenerationError):
        os._exit(1)
    os._exit(UNDISTURBED if len(seen) <= place else 1)


def happen(event: str, folder: Path) -> None:
    """Send this process a signal, or remove what it works on."""
    if event in signal.Signals.__members__:
        os.kill(os.getpid(), signal.Signals[event])
    else:
        shutil.rmtree(folder / "package" if event == "package" else folder, ignore_errors=True)


def cannot_exchange(one: Path, other: Path) -> bool:  # noqa: ARG001 (as in the real one)
    """Be a system that cannot exchange two folders at once."""
    return False


# --- Publishers that are broken on purpose --------------------------------------------------------


def write_in_place(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Write into the tree that is there."""
    for file in folder.rglob("*.py"):
        file.unlink()
    for path, content in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def swap_early(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Swap before the last file is written."""
    *_, last = tree
    replace_tree(folder, {path: content for path, content in tree.items() if path != last})
    (folder / last).write_bytes(tree[last])


def leave_old(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Do not clean up after the swap."""
    if folder.exists():
        shutil.copytree(folder, folder.with_name("kept"), dirs_exist_ok=True)
    replace_tree(folder, tree)
    if folder.with_name("kept").exists():
        folder.with_name("kept").rename(swap.beside(folder, "new"))


replace_tree = swap.replace_tree
MUTANTS: Final = {"in-place": write_in_place, "early": swap_early, "leftovers": leave_old}

if __name__ == "__main__":
    where, event_name, method, *mutants = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has it ignored
    if method == "rename":
        swap.exchange_folders = cannot_exchange
    for mutant in mutants:
        swap.replace_tree = MUTANTS[mutant]
    print(try_all(Path(where), event_name))
