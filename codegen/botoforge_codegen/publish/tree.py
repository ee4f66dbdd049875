"""Write a finished tree into the output folder, whole or not at all, or compare the two."""

from __future__ import annotations

import difflib
import errno
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from botoforge_codegen.errors import GenerationError

from . import swap
from .lock import do_nothing, locked

HEADER: Final = """\
# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""
"""What every module begins with, so that no formatter edits it.

ruff, black and autopep8 respect `fmt: off`; so does yapf where it is the last line.
"""

MANIFEST: Final = "manifest.json"
SAFE_PATH: Final = re.compile(r"(?:\w[\w%-]*/)*\w[\w-]*(?:\.\w+)*", re.ASCII)
"""Paths that may be written: none that leads out of the folder or is special on a system."""

CACHES: Final = frozenset(
    {"__pycache__", ".DS_Store", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
)
"""What other programs leave in a folder; it is removed with the old tree."""

ADVICE: Final = {
    errno.EACCES: "give yourself permission to write there",
    errno.EBUSY: "a mounted folder cannot be replaced; mount the one above it",
    errno.EDQUOT: "free some space",
    errno.EEXIST: "move it elsewhere",
    errno.EFBIG: "raise the limit of this process (`ulimit -f`)",
    errno.EIO: "check the disk",
    errno.ENOENT: "another program removed it meanwhile",
    errno.ENOSPC: "free some space",
    errno.EPERM: "give yourself permission to write there",
    errno.EROFS: "make the file system writable",
}
"""What to do about an error of the operating system, by its number."""


def publish(
    files: Mapping[str, bytes], folder: Path, on_wait: Callable[[], None] = do_nothing
) -> Mapping[str, str]:
    """Make the output folder hold these files and nothing else.

    The new tree is written beside the folder and swapped in by one atomic exchange where the
    system has one; elsewhere by two renames, which the next run undoes if they are interrupted.

    Args:
        files: Their content, by path inside the folder.
        folder: The output folder; it is created if it does not exist.
        on_wait: Called if another run is writing there and has to end first.

    Returns:
        What was done to each path: `added`, `changed` or `removed`. Where nothing differs, nothing
        is written.

    Raises:
        GenerationError: The folder holds files that are not botoforge's, or it cannot be written.
    """
    tree = with_manifest(files)
    try:
        check_output(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder.parent, on_wait):
            swap.recover(folder)
            changes = find_changes(folder, tree)
            if changes:
                swap.replace_tree(folder, tree)
    except OSError as error:
        advice = ADVICE.get(error.errno or 0)
        raise GenerationError(
            f"output folder {folder}: {swap.describe(error)}; the old files are untouched"
            + (f": {advice}, and run this again" if advice else "")
        ) from error
    return changes


def compare(
    files: Mapping[str, bytes], folder: Path, name: str
) -> tuple[Mapping[str, str], Iterator[str]]:
    """Compare the output folder with these files, and write nothing.

    Args:
        files: Their content, by path inside the folder.
        folder: The output folder.
        name: What the diff calls the folder.

    Returns:
        What `publish` would do to each path, and a unified diff, file by file.

    Raises:
        GenerationError: As `publish` does.
    """
    tree = with_manifest(files)
    try:
        check_output(folder)
        exists = folder.parent.is_dir()
        with locked(folder.parent, shared=True) if exists else nullcontext():
            changes = find_changes(folder, tree)
            before = {
                path: (folder / path).read_bytes()
                for path, change in changes.items()
                if change != "added"
            }
    except OSError as error:
        raise GenerationError(f"output folder {folder}: {swap.describe(error)}") from error
    return changes, (
        unified_diff(f"{name}/{path}", change, before.get(path, b""), tree.get(path, b""))
        for path, change in changes.items()
    )


# --- Trees ----------------------------------------------------------------------------------------


def encode_files(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Encode files, with the header on every module.

    Args:
        texts: The text of each file, by path inside the package.

    Raises:
        GenerationError: A module does not compile.
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


def with_manifest(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add the manifest: the list of the files that botoforge writes.

    Raises:
        GenerationError: A path leads out of the folder, or is not valid on every system.
    """
    for path in files:
        if not SAFE_PATH.fullmatch(path):
            raise GenerationError(f"{path!a} is not a valid path inside the output folder")
    text = json.dumps({"files": sorted([*files, MANIFEST])}, indent=1) + "\n"
    return {**files, MANIFEST: text.encode()}


def find_changes(folder: Path, tree: Mapping[str, bytes]) -> dict[str, str]:
    """Find the paths that differ between the output folder and a tree, and how."""
    current = list_tree(folder)
    return {
        path: "added" if path not in current else "removed" if path not in tree else "changed"
        for path in sorted(current | tree.keys())
        if path not in current or path not in tree or (folder / path).read_bytes() != tree[path]
    }


def unified_diff(path: str, change: str, before: bytes, after: bytes) -> str:
    """Show how one file differs, as a unified diff; by its path alone where no line differs."""
    lines = difflib.unified_diff(
        split_lines(before),
        split_lines(after),
        "/dev/null" if change == "added" else path,
        "/dev/null" if change == "removed" else path,
    )
    text = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return text or f"{change}: {path}\n"


def split_lines(content: bytes) -> list[str]:
    """Split a file at its line feeds, and nowhere else."""
    return re.findall(r"[^\n]*\n|[^\n]+", content.decode("utf-8", "backslashreplace"))


def list_tree(folder: Path) -> frozenset[str]:
    """List the files that the output folder holds.

    Raises:
        GenerationError: It is not a folder, or it holds a file that botoforge did not write.
    """
    if check_output(folder) != folder:
        return frozenset()
    is_link = dict(walk(folder))
    own = read_manifest(folder)
    foreign = sorted(path for path in is_link if is_link[path] or path not in own)
    if foreign:
        raise GenerationError(
            f"output folder {folder}: {foreign[0]} is not one of botoforge's files"
            + (f", nor are {len(foreign) - 1} more" if len(foreign) > 1 else "")
            + "; move your files elsewhere, or choose another output"
        )
    return frozenset(is_link)


def check_output(folder: Path) -> Path:
    """Check that the output folder is a folder, or can be created.

    Returns:
        The nearest folder that exists: itself, or one above it.

    Raises:
        GenerationError: It is a symbolic link, or it or something above it is not a folder.
    """
    if folder.is_symlink():
        raise GenerationError(
            f"output folder {folder}: it is a symbolic link, and botoforge replaces the whole "
            "folder; make it a real one"
        )
    nearest = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if not nearest.is_dir():
        raise GenerationError(f"output folder {folder}: {nearest} is not a folder")
    return nearest


def walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """List the files below a folder, caches apart, and whether each is a link."""
    for root, folders, names in os.walk(folder, onerror=swap.raise_error):
        here = Path(root)
        folders[:] = sorted(name for name in folders if name not in CACHES)
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            path = here / name
            if name not in CACHES:
                yield path.relative_to(folder).as_posix(), path.is_symlink()


def read_manifest(folder: Path) -> frozenset[str]:
    """Read the list of files that earlier runs wrote.

    Every string in the manifest counts, so that the marks of a merge conflict do no harm.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return frozenset()
    return frozenset(re.findall(r'"([^"\n]+)"', manifest.read_text("utf-8", "replace")))
