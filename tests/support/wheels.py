"""Wheels and sources of libraries, downloaded by name."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


def download_wheel(requirement: str, folder: Path) -> Path:
    """Download the wheel of a library, such as `botocore==1.42.25`.

    Args:
        requirement: What to download.
        folder: Where it is put, with an environment that has pip.
    """
    wheels = folder / "wheels" / requirement
    download(folder, "--only-binary", ":all:", "--dest", str(wheels), requirement)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def unpack_wheel(requirement: str, folder: Path) -> Path:
    """Download the wheel of a library, and unpack it so that it can be imported from there."""
    wheel = download_wheel(requirement, folder)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(wheel.parent / "unpacked")  # noqa: S202 (zipfile checks the names)
    return wheel.parent / "unpacked"


def unpack_source(requirement: str, inside: str, folder: Path) -> Path:
    """Download the source of a library, and unpack a folder of it.

    Args:
        requirement: What to download.
        inside: The folder in the source.
        folder: Where it is put.
    """
    sources = folder / "sources"
    download(folder, "--no-binary", ":all:", "--dest", str(sources), requirement)
    (file,) = sources.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        found = [each for each in archive.getmembers() if f"/{inside}/" in each.name]
        archive.extractall(sources, found, filter="data")
    (unpacked,) = sources.glob(f"*/{inside}")
    return unpacked


def download(folder: Path, *options: str) -> None:
    """Call pip, in an environment of its own."""
    environment = folder / "pip"
    if not environment.is_dir():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet"]
    subprocess.run([*pip, "download", "--no-deps", *options], check=True)
