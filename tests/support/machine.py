"""What a machine does to a run: another environment, other runs, folders that are mounted."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.projects import Result


def run(folder: Path, *words: str, **environment: str) -> Result:
    """Run a program in a folder, with another environment."""
    done = subprocess.run(
        words,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def output_of(folder: Path, *words: str, **environment: str) -> str:
    """Run a program, which has to end well, and return what it prints."""
    result = run(folder, *words, **environment)
    assert result.status == 0, result.output + result.errors
    return result.output


@contextmanager
def held(path: Path) -> Generator[None]:
    """Be another run of the command that works on a configuration or an output folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def mounted(folder: Path, *options: str) -> Generator[None]:
    """Mount something on a folder for a while; skip the test where that is not allowed."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("there is no program to mount with")
    done = subprocess.run([mount, *options, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only root on Linux can mount")
    try:
        yield
    finally:
        subprocess.run([unmount, "--lazy", folder], check=True)
