"""Sides of a comparison: the same models in folders, wheels, sdists and packages."""

from __future__ import annotations

import io
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from botocore.loaders import Loader

INSTALLED_DATA: Final = Path(Loader.BUILTIN_DATA_PATH)


def copy_data(services: Iterable[str], data: Path) -> Path:
    """Copy services of the installed botocore into a folder like its own."""
    for service in services:
        shutil.copytree(INSTALLED_DATA / service, data / service)
    shutil.copy(INSTALLED_DATA / "endpoints.json", data)
    return data


def read_tree(folder: Path, prefix: str) -> dict[str, bytes]:
    """Read the files of a folder, by their names in an archive."""
    return {
        f"{prefix}{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def write_zip(file: Path, content: Mapping[str, bytes | str]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return file


def write_tar(file: Path, content: Mapping[str, bytes]) -> Path:
    """Write a tar.gz file."""
    with tarfile.open(file, "w:gz") as archive:
        for name, data in content.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file


def write_wheel(file: Path, data: Path) -> Path:
    """Write a wheel like botocore's."""
    return write_zip(
        file,
        {
            "botocore/__init__.py": b"",
            **read_tree(data, "botocore/data/"),
            "botocore-1.0.dist-info/METADATA": b"Name: botocore",
        },
    )


def write_sdist(file: Path, data: Path) -> Path:
    """Write an sdist like botocore's, which holds models for its tests, too."""
    model = next(data.glob("*/*/service-2.json*")).read_bytes()
    return write_tar(
        file,
        {
            "botocore-1.0/botocore/__init__.py": b"",
            **read_tree(data, "botocore-1.0/botocore/data/"),
            "botocore-1.0/tests/models/zoo/2015-12-08/service-2.json.gz": model,
        },
    )
