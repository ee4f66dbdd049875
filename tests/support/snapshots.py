"""Packages made from the installed models, and from the snapshots in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from botoforge_codegen.config.config import Config
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.pipeline import build_service
from botoforge_codegen.update.store import SnapshotStore

if TYPE_CHECKING:
    from botoforge_codegen.load.models import Models


def make_config(package: Path, services: Mapping[str, Iterable[str]]) -> Config:
    """Make a configuration, as if it were in the folder around a package."""
    return Config(
        path=package.parent / "pyproject.toml",
        text="",
        package=package.name,
        output=package.parent,
        services={name: tuple(operations) for name, operations in services.items()},
        names={},
    )


def build(
    package: Path, models: Models, service: str, operations: Sequence[str]
) -> dict[str, bytes]:
    """Build the part of a package that belongs to one service."""
    config = make_config(package, {service: operations})
    return dict(build_service(config, models, service, lambda _name, _count: None).files)


def build_from_snapshot(
    package: Path,
    service: str,
    operations: Sequence[str],
    installed: ModelStore | None = None,
) -> dict[str, bytes]:
    """Build the part of a package that belongs to one service, from the snapshot in it.

    Args:
        package: The folder of the package.
        service: The service.
        operations: What is chosen.
        installed: Where operations are taken from that the snapshot lacks.
    """
    models = SnapshotStore(
        package=package, chosen={service: tuple(operations)}, installed=installed
    )
    return build(package, models, service, operations)


def write_snapshot(package: Path, files: Mapping[str, bytes]) -> None:
    """Write the snapshots among the files of a package, and nothing else."""
    for path, content in files.items():
        if path.startswith("_models/"):
            (package / path).parent.mkdir(parents=True, exist_ok=True)
            (package / path).write_bytes(content)


def digest(files: Mapping[str, bytes]) -> str:
    """Digest files, with their paths."""
    parts = [(path, hashlib.sha256(files[path]).hexdigest()) for path in sorted(files)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()
