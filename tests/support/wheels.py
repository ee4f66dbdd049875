"""Wheels of other versions of libraries, downloaded by name."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path


def download_wheel(requirement: str, folder: Path) -> Path:
    """Download the wheel of a library, such as `botocore==1.42.25`.

    Args:
        requirement: What to download.
        folder: Where it is put, with an environment that has pip.
    """
    environment = folder / "pip"
    if not environment.is_dir():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    wheels = folder / "wheels" / requirement
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet"]
    options = ["--no-deps", "--only-binary", ":all:", "--dest", str(wheels)]
    subprocess.run([*pip, "download", *options, requirement], check=True)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def unpack_wheel(requirement: str, folder: Path) -> Path:
    """Download the wheel of a library, and unpack it so that it can be imported from there."""
    wheel = download_wheel(requirement, folder)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(wheel.parent / "unpacked")
    return wheel.parent / "unpacked"
