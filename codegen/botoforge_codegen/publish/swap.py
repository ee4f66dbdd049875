"""A new file or folder takes the place of the old one at once, or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn

from botoforge_codegen.errors import GenerationError

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
RENAME_SWAP: Final = 2


@contextmanager
def rewritten(file: Path, text: str) -> Generator[None]:
    """Replace the content of a file, or make it, when a block is done; not if the block fails.

    Raises:
        GenerationError: The file cannot be written.
    """
    target = file.resolve()  # what a link points to
    new = beside(target, "new")
    try:
        with new.open("w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, new)
        yield
        new.replace(target)
    except OSError as error:
        raise GenerationError(f"{file}: {describe(error)}") from error
    finally:
        new.unlink(missing_ok=True)


def describe(error: OSError) -> str:
    """Say what went wrong with which file."""
    path = error.filename if error.filename2 is None else error.filename2
    return f"{error.strerror or error}" + (f" ({os.fsdecode(path)})" if path else "")


def beside(path: Path, what: str) -> Path:
    """Name the path beside another one that holds its new or its old content during a swap."""
    return path.with_name(f".{path.name}.botoforge-{what}")


def recover(folder: Path) -> None:
    """Clean up after an interrupted run: put the old tree back, if it was moved away."""
    new, old = beside(folder, "new"), beside(folder, "old")
    if is_own(old) and (is_own(new) or not folder.exists()):
        shutil.rmtree(folder, ignore_errors=True)
        old.rename(folder)
    for leftover in (new, old, beside(folder, "copy")):
        shutil.rmtree(leftover, ignore_errors=True)


def is_own(leftover: Path) -> bool:
    """Whether a leftover is a folder, as a run leaves it, and not a link that somebody created."""
    return leftover.is_dir() and not leftover.is_symlink()


def replace_tree(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Write a tree beside a folder and swap the two.

    Raises:
        OSError: The tree cannot be written; then the folder is as it was.
    """
    new, old = beside(folder, "new"), beside(folder, "old")
    try:
        new.mkdir()
        if folder.exists():
            check_removable(folder)
        for below in folders_of(tree):  # a folder that is removed meanwhile stays away
            (new / below).mkdir()
        for path, content in tree.items():
            (new / path).write_bytes(content)
        flush(new)
        if not folder.exists():
            new.rename(folder)
        elif not exchange_folders(new, folder):
            set_aside(folder, old)
            new.rename(folder)
    finally:
        recover(folder)


def folders_of(paths: Iterable[str]) -> list[PurePosixPath]:
    """List the folders that some paths need, each after the one that holds it."""
    return sorted({folder for path in paths for folder in PurePosixPath(path).parents[:-1]})


def check_removable(folder: Path) -> None:
    """Check that the old tree can be removed, before anything is changed.

    Raises:
        PermissionError: It cannot.
    """
    for root, _folders, _files in os.walk(folder, onerror=raise_error):
        if not os.access(root, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), root)


def flush(new: Path) -> None:
    """Flush a new tree to the disk before the swap, on Linux, where one call does that.

    So after a power failure there is the old tree or the new one, and no file is empty.
    """
    if sys.platform != "linux":
        return
    handle = os.open(new, os.O_RDONLY)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(new))
    except AttributeError:  # a C library without the call
        pass
    finally:
        os.close(handle)


def set_aside(folder: Path, old: Path) -> None:
    """Move the old tree away; a folder from a container's image can only be copied."""
    try:
        folder.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = beside(folder, "copy")
        shutil.copytree(folder, copy)
        copy.rename(old)
        shutil.rmtree(folder)


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders in one atomic step.

    Returns:
        Whether the system and the file system can do that; if not, nothing is changed.

    Raises:
        OSError: They can, but it failed.
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
        if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
            return False
        raise OSError(number, os.strerror(number), str(other))
    return True


def raise_error(error: OSError) -> NoReturn:
    """Stop at a folder that cannot be read: for `os.walk`, which goes on by itself."""
    raise error
