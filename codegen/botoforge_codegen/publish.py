"""Bring a finished tree into the output folder, whole or not at all, or say how it differs."""

from __future__ import annotations

import ctypes
import difflib
import errno
import json
import os
import shutil
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .errors import GenerationError

MANIFEST: Final = "manifest.json"
CACHES: Final = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"})
AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
RENAME_SWAP: Final = 2


def publish(made: Mapping[str, str], folder: Path) -> Sequence[str]:
    """Make the output folder hold these files and nothing else.

    The new tree is written beside the folder and swapped in by one atomic exchange where the
    system has one; elsewhere by two renames, which the next run finishes if they are interrupted.

    Args:
        made: The texts by path inside the folder.
        folder: The output folder; made if it is not there.

    Returns:
        The paths that were added, changed or removed; nothing is written if there are none.

    Raises:
        GenerationError: A file does not compile, the folder holds files that are not ours, or it
            cannot be written.
    """
    tree = complete(made)
    try:
        parent = folder.parent
        parent.mkdir(parents=True, exist_ok=True)
        with locked(parent):
            recover(folder)
            current = read_tree(folder)
            changed = changes(current, tree)
            if changed:
                replace(folder, tree)
        return changed
    except OSError as error:
        raise GenerationError(
            f"output folder {folder}: {error.strerror or error}; what was there is untouched"
        ) from error


def compare(made: Mapping[str, str], folder: Path) -> str:
    """Write how the output folder differs from these files, as a unified diff.

    Raises:
        GenerationError: As `publish` does; nothing is ever written.
    """
    tree = complete(made)
    try:
        current = read_tree(folder)
    except OSError as error:
        raise GenerationError(f"output folder {folder}: {error.strerror or error}") from error
    lines: list[str] = []
    for path in changes(current, tree):
        before, after = current.get(path), tree.get(path)
        lines.extend(
            difflib.unified_diff(
                (before or "").splitlines(keepends=True),
                (after or "").splitlines(keepends=True),
                "/dev/null" if before is None else f"{folder.name}/{path}",
                "/dev/null" if after is None else f"{folder.name}/{path}",
            )
        )
        if not (before and after):
            lines.append(f"{'removed' if after is None else 'added'}: {folder.name}/{path}\n")
    return "".join(lines)


def complete(made: Mapping[str, str]) -> dict[str, str]:
    """Compile every module, and add the manifest."""
    for path, text in made.items():
        if path.endswith(".py"):
            try:
                compile(text, path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                raise GenerationError(f"{path} does not compile: {error}") from error
    listed = sorted([*made, MANIFEST])
    return {**made, MANIFEST: json.dumps({"files": listed}, indent=1) + "\n"}


def changes(current: Mapping[str, str], tree: Mapping[str, str]) -> list[str]:
    """Name the paths whose text differs."""
    return sorted(
        path for path in current.keys() | tree.keys() if current.get(path) != tree.get(path)
    )


def read_tree(folder: Path) -> dict[str, str]:
    """Read what the output folder holds.

    Raises:
        GenerationError: It holds something that is not ours.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise GenerationError(f"output folder {folder}: it is no folder of its own")
    if not folder.is_dir():
        return {}
    found = dict(walk(folder))
    ours = read_manifest(folder)
    foreign = sorted(path for path, is_link in found.items() if is_link or path not in ours)
    if foreign:
        raise GenerationError(
            f"output folder {folder}: {foreign[0]} is not one of ours"
            + (f", and {len(foreign) - 1} more" if len(foreign) > 1 else "")
            + "; the folder is all botoforge's: move them elsewhere, or choose another output"
        )
    return {path: (folder / path).read_bytes().decode("utf-8", "replace") for path in found}


def walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """List the files below a folder, caches apart, and whether each is a link."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if name not in CACHES)
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            path = here / name
            yield path.relative_to(folder).as_posix(), path.is_symlink()


def read_manifest(folder: Path) -> frozenset[str]:
    """Name the files that the last run wrote."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return frozenset()
    try:
        listed = json.loads(manifest.read_bytes())["files"]
        return frozenset(str(path) for path in listed)
    except (ValueError, KeyError, TypeError):
        raise GenerationError(
            f"output folder {folder}: {MANIFEST} is damaged; delete the folder and generate again"
        ) from None


@contextmanager
def locked(parent: Path) -> Generator[None]:
    """Keep other runs away from a folder. Windows has no such lock; there the last one wins."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise GenerationError(
            f"output folder {parent}: another botoforge is writing there; run again when it is done"
        ) from error
    finally:
        os.close(handle)


def new_tree(folder: Path) -> Path:
    """Name the place where the new tree is written."""
    return folder.with_name(f".{folder.name}.botoforge-new")


def old_tree(folder: Path) -> Path:
    """Name the place where the old tree waits between two renames."""
    return folder.with_name(f".{folder.name}.botoforge-old")


def recover(folder: Path) -> None:
    """Clean up after a run that was interrupted: the old tree comes back, if it is away."""
    if old_tree(folder).is_dir() and not folder.exists():
        old_tree(folder).rename(folder)
    for leftover in (new_tree(folder), old_tree(folder)):
        if leftover.is_dir():
            shutil.rmtree(leftover)


def replace(folder: Path, tree: Mapping[str, str]) -> None:
    """Write a tree beside the folder and swap it in."""
    new = new_tree(folder)
    try:
        for path, text in tree.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        if not folder.exists():
            new.rename(folder)
        elif not exchange(new, folder):
            folder.rename(old_tree(folder))
            new.rename(folder)
    finally:
        recover(folder)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once.

    Returns:
        Whether the system and the file system can do that.
    """
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, ctypes.c_uint(RENAME_SWAP))
        else:
            source, target = paths
            failed = library.renameat2(
                AT_FDCWD, source, AT_FDCWD, target, ctypes.c_uint(RENAME_EXCHANGE)
            )
    except AttributeError:  # a C library without the call
        return False
    if failed:
        number = ctypes.get_errno()
        if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            return False
        raise OSError(number, os.strerror(number), str(other))
    return True
