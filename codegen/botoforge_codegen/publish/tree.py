"""Bring a finished tree into the output folder, whole or not at all, or say how it differs."""

from __future__ import annotations

import ctypes
import difflib
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn

from botoforge_codegen.errors import GenerationError

HEADER: Final = """\
# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""
"""What every module begins with, so that nobody's formatter edits it.

ruff, black and autopep8 know the last line, and so does yapf where it is the last.
"""

MANIFEST: Final = "manifest.json"
SAFE_PATH: Final = re.compile(r"(?:\w+/)*\w+(?:\.\w+)*", re.ASCII)
"""What may be written: nothing that leads elsewhere, or that a system reads in another way."""

CACHES: Final = frozenset(
    {"__pycache__", ".DS_Store", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
)
"""What other programs leave in a folder; it goes with the old tree."""

ADVICE: Final = {
    errno.EACCES: "give yourself the right to write there",
    errno.EBUSY: "a folder that is mounted cannot be replaced, so mount the one above it",
    errno.EDQUOT: "free some space",
    errno.EEXIST: "move it elsewhere",
    errno.EFBIG: "raise the limit of this process (`ulimit -f`)",
    errno.EIO: "look after the disk",
    errno.ENOENT: "it was removed meanwhile",
    errno.ENOSPC: "free some space",
    errno.EPERM: "give yourself the right to write there",
    errno.EROFS: "let the file system be written",
}
"""What to do about a fault of the machine, by its number."""

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
RENAME_SWAP: Final = 2


def nothing() -> None:
    """Do nothing about having to wait."""


def publish(
    made: Mapping[str, bytes], folder: Path, waiting: Callable[[], None] = nothing
) -> Mapping[str, str]:
    """Make the output folder hold these files and nothing else.

    The new tree is written beside the folder and swapped in by one atomic exchange where the
    system has one; elsewhere by two renames, which the next run undoes if they are interrupted.

    Args:
        made: The files by path inside the folder.
        folder: The output folder; made if it is not there.
        waiting: Called if another run is writing there and has to end first.

    Returns:
        What was done to which path: `added`, `changed` or `removed`. If it is nothing, nothing was
        written.

    Raises:
        GenerationError: The folder holds files that are not ours, or it cannot be written.
    """
    tree = with_manifest(made)
    try:
        check_place(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder.parent, waiting):
            recover(folder)
            changed = changes(folder, tree)
            if changed:
                replace(folder, tree)
    except OSError as error:
        advice = ADVICE.get(error.errno or 0)
        raise GenerationError(
            f"output folder {folder}: {describe(error)}; what was there is untouched"
            + (f": {advice}, and run this again" if advice else "")
        ) from error
    return changed


def compare(
    made: Mapping[str, bytes], folder: Path, name: str
) -> tuple[Mapping[str, str], Iterator[str]]:
    """Tell how the output folder differs from these files; nothing is ever written.

    Args:
        made: The files by path inside the folder.
        folder: The output folder.
        name: What the difference calls the folder.

    Returns:
        What `publish` would do to which path, and the difference as a unified diff, file by file.

    Raises:
        GenerationError: As `publish` does.
    """
    tree = with_manifest(made)
    try:
        check_place(folder)
        there = folder.parent.is_dir()
        with locked(folder.parent, shared=True) if there else nullcontext():
            changed = changes(folder, tree)
            before = {
                path: (folder / path).read_bytes()
                for path, what in changed.items()
                if what != "added"
            }
    except OSError as error:
        raise GenerationError(f"output folder {folder}: {describe(error)}") from error
    return changed, (
        difference(f"{name}/{path}", what, before.get(path, b""), tree.get(path, b""))
        for path, what in changed.items()
    )


def describe(error: OSError) -> str:
    """Say what went wrong with which file."""
    place = error.filename if error.filename2 is None else error.filename2
    return f"{error.strerror or error}" + (f" ({os.fsdecode(place)})" if place else "")


@contextmanager
def locked(
    place: Path, waiting: Callable[[], None] = nothing, *, shared: bool = False
) -> Generator[None]:
    """Keep other runs away from a file or a folder while a block works with it.

    A run locks its configuration, then the folder around its output, never the other way round. So
    no two runs wait for each other. Windows has no lock for a folder, nor have some network file
    systems; there the last run wins.

    Args:
        place: The file or the folder. A run that replaces it meanwhile is waited for, too.
        waiting: Called if another run is at work and has to end first.
        shared: Whether others may do the same at the same time, because all of them only read.
    """
    if sys.platform == "win32":
        yield
        return
    handle = lock(place, waiting, shared=shared)
    try:
        yield
    finally:
        os.close(handle)


def lock(place: Path, waiting: Callable[[], None], *, shared: bool) -> int:
    """Open a file or a folder that nobody else has locked; it is locked until it is closed."""
    import fcntl

    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    while True:
        handle = os.open(place, os.O_RDONLY)
        try:
            with suppress(OSError):
                try:
                    fcntl.flock(handle, kind | fcntl.LOCK_NB)
                except BlockingIOError:
                    waiting()
                    fcntl.flock(handle, kind)
            if os.path.samestat(os.fstat(handle), place.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


@contextmanager
def rewritten(file: Path, text: str) -> Generator[None]:
    """Give a file a new content when a block is done, and none if it fails.

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
        shutil.copymode(target, new)
        yield
        new.replace(target)
    except OSError as error:
        raise GenerationError(f"{file}: {describe(error)}") from error
    finally:
        new.unlink(missing_ok=True)


# --- Trees ----------------------------------------------------------------------------------------


def compiled(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Put the header on every module among some texts, compile it, and encode them all.

    Raises:
        GenerationError: One does not compile.
    """
    files: dict[str, bytes] = {}
    for path, text in texts.items():
        content = text
        if path.endswith(".py"):
            content = HEADER + text
            try:
                compile(content, path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                raise GenerationError(f"{path} does not compile: {error}") from error
        files[path] = content.encode()
    return files


def with_manifest(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add the list of what is ours.

    Raises:
        GenerationError: A path leads out of the folder, or is none on some system.
    """
    for path in made:
        if not SAFE_PATH.fullmatch(path):
            raise GenerationError(f"{path!a} is no path inside the output folder")
    text = json.dumps({"files": sorted([*made, MANIFEST])}, indent=1) + "\n"
    return {**made, MANIFEST: text.encode()}


def changes(folder: Path, tree: Mapping[str, bytes]) -> dict[str, str]:
    """Tell which paths differ from what the output folder holds, and how."""
    current = list_tree(folder)
    return {
        path: "added" if path not in current else "removed" if path not in tree else "changed"
        for path in sorted(current | tree.keys())
        if path not in current or path not in tree or (folder / path).read_bytes() != tree[path]
    }


def difference(path: str, what: str, before: bytes, after: bytes) -> str:
    """Write how one file differs, as a unified diff."""
    lines = difflib.unified_diff(
        split_lines(before),
        split_lines(after),
        "/dev/null" if what == "added" else path,
        "/dev/null" if what == "removed" else path,
    )
    text = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return text or f"{what}: {path}\n"


def split_lines(content: bytes) -> list[str]:
    """Split a file at its line feeds, and nowhere else."""
    return re.findall(r"[^\n]*\n|[^\n]+", content.decode("utf-8", "backslashreplace"))


def list_tree(folder: Path) -> frozenset[str]:
    """List the files that the output folder holds.

    Raises:
        GenerationError: It is no folder, or it holds something that is not ours.
    """
    if check_place(folder) != folder:
        return frozenset()
    found = dict(walk(folder))
    ours = read_manifest(folder)
    foreign = sorted(path for path, is_link in found.items() if is_link or path not in ours)
    if foreign:
        raise GenerationError(
            f"output folder {folder}: {foreign[0]} is not one of botoforge's files"
            + (f", nor are {len(foreign) - 1} more" if len(foreign) > 1 else "")
            + "; move what is yours elsewhere, or choose another output"
        )
    return frozenset(found)


def check_place(folder: Path) -> Path:
    """Check that the output folder can be one.

    Returns:
        What there is of the way to it.

    Raises:
        GenerationError: It is a link, or it or something above it is no folder.
    """
    if folder.is_symlink():
        raise GenerationError(
            f"output folder {folder}: it is a symbolic link, and botoforge replaces the whole "
            "folder; make it a real one"
        )
    nearest = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if not nearest.is_dir():
        raise GenerationError(f"output folder {folder}: {nearest} is no folder")
    return nearest


def walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """List the files below a folder, caches apart, and whether each is a link."""
    for root, folders, names in os.walk(folder, onerror=fail):
        here = Path(root)
        folders[:] = sorted(name for name in folders if name not in CACHES)
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            path = here / name
            if name not in CACHES:
                yield path.relative_to(folder).as_posix(), path.is_symlink()


def fail(error: OSError) -> NoReturn:
    """Stop at a folder that cannot be read."""
    raise error


def read_manifest(folder: Path) -> frozenset[str]:
    """Name the files that earlier runs wrote.

    Every text in the file counts, so that a merge that left a conflict in it does no harm.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return frozenset()
    return frozenset(re.findall(r'"([^"\n]+)"', manifest.read_text("utf-8", "replace")))


# --- The swap -------------------------------------------------------------------------------------


def beside(path: Path, what: str) -> Path:
    """Name the place beside a path where its new or its old content waits."""
    return path.with_name(f".{path.name}.botoforge-{what}")


def recover(folder: Path) -> None:
    """Clean up after a run that was interrupted: the old tree comes back, if it is away."""
    new, old = beside(folder, "new"), beside(folder, "old")
    if is_own(old) and (is_own(new) or not folder.exists()):
        shutil.rmtree(folder, ignore_errors=True)
        old.rename(folder)
    for leftover in (new, old, beside(folder, "copy")):
        shutil.rmtree(leftover, ignore_errors=True)


def is_own(leftover: Path) -> bool:
    """Whether a run has left a folder, and not somebody a link to one."""
    return leftover.is_dir() and not leftover.is_symlink()


def replace(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Write a tree beside the folder and swap it in."""
    new, old = beside(folder, "new"), beside(folder, "old")
    try:
        new.mkdir()
        if folder.exists():
            check_removable(folder)
        for below in folders_of(tree):  # each once: one that is removed meanwhile stays away
            (new / below).mkdir()
        for path, content in tree.items():
            (new / path).write_bytes(content)
        settle(new)
        if not folder.exists():
            new.rename(folder)
        elif not exchange(new, folder):
            set_aside(folder, old)
            new.rename(folder)
    finally:
        recover(folder)


def folders_of(paths: Iterable[str]) -> list[PurePosixPath]:
    """List the folders that some paths need, each after the one that holds it."""
    return sorted({folder for path in paths for folder in PurePosixPath(path).parents[:-1]})


def check_removable(folder: Path) -> None:
    """Fail as long as nothing has happened if the old tree could not be removed in the end."""
    for root, _folders, _files in os.walk(folder, onerror=fail):
        if not os.access(root, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), root)


def settle(new: Path) -> None:
    """Have a new tree on the disk before it is swapped in, where one call can do that.

    After a power failure there is the old tree or the new one, and no file is empty.
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
    """Move the old tree away; what came with the image of a container can only be copied."""
    try:
        folder.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = beside(folder, "copy")
        shutil.copytree(folder, copy)
        copy.rename(old)
        shutil.rmtree(folder)


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
        if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
            return False
        raise OSError(number, os.strerror(number), str(other))
    return True
