"""What the commands that write or compare the package say to programs: one document of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from botoforge_codegen.build.build import Build
from botoforge_codegen.config.config import Config
from botoforge_codegen.diff.formats.json_format import to_json
from botoforge_codegen.update.dropped import Dropped
from botoforge_codegen.update.moves import Moves

from .command import FORMAT


def print_json(content: Mapping[str, Any]) -> None:
    """Print a document."""
    print(json.dumps({"format": FORMAT, **content}, indent=2))


def describe_package(
    config: Config, build: Build, changes: Mapping[str, str], moves: Moves
) -> dict[str, Any]:
    """Describe a package, and how it differs from what it was.

    Args:
        config: What is chosen.
        build: The package.
        changes: What becomes of each file that differs, by path: `added`, `changed`, `removed`.
        moves: What has moved in the models.
    """
    return {
        "config": str(config.path),
        "package": config.package,
        "folder": str(config.folder),
        "files": len(build.files),
        "changes": {**changes},
        "services": [
            {
                "service": service.client_name,
                "module": f"{config.package}.{service.outline.package}",
                "client": service.outline.client_class,
                "async_client": service.outline.async_client_class,
                "operations": service.operations,
            }
            for service in build.services
        ],
        "moves": [to_json(change) for change in moves.changes],
        "reordered": [*moves.unseen],
        "failures": [
            {"service": failure.client_name, "reason": failure.reason} for failure in build.failures
        ],
        "warnings": [*build.warnings],
    }


def describe_dropped(dropped: Iterable[Dropped]) -> Sequence[Mapping[str, Any]]:
    """Describe the methods that were in the package and are gone."""
    return [
        {"package": each.package, "methods": [*each.methods], "whole": each.whole}
        for each in dropped
    ]
