"""The service models among files in botocore's layout, without the installed ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from botocore.utils import deep_merge

from botoforge_codegen.errors import GenerationError, unknown_word

from .broken_files import named_if_broken
from .consistency import check_service
from .files import Json, gather_files
from .model import ServiceModel
from .model_files import ModelFiles
from .project_waiters import add_project_waiters
from .store import CHECKS, parse_whole


def check_model(raw: Any, _where: str) -> None:
    """Refuse a service model, as the checks of the other files do."""
    check_service(raw)


class FileStore:
    """The service models of another botocore, or of a folder in its layout.

    They are found and merged as botocore's loader does it: the newest API version that has a kind
    of file, an unpacked file before a packed one, and what `sdk-extras` add.

    Args:
        files: The files.
        waiters: The project's own folder of waiters, if it has one.

    Raises:
        GenerationError: The name of a service cannot be shown.
    """

    def __init__(self, files: ModelFiles, waiters: Path | None = None) -> None:
        self._files = files
        self._waiters = waiters
        self._versions: dict[str, dict[str, list[str]]] = {}
        self._sizes: dict[str, int] = {}
        for path, size in files.sizes.items():
            client_name, version, file = path.split("/")
            self._sizes[client_name] = max(size, self._sizes.get(client_name, 0))
            kind = file.removesuffix(".gz").removesuffix(".json")
            self._versions.setdefault(client_name, {}).setdefault(kind, []).append(version)
        self._services = sorted(
            client_name for client_name, kinds in self._versions.items() if "service-2" in kinds
        )
        for client_name in self._services:
            if not client_name.isprintable():
                raise GenerationError(
                    f"{files.locate('')}: it holds the service {client_name!a}: rename it, its "
                    "name holds characters that cannot be shown"
                )

    def services(self) -> Sequence[str]:
        """Name every service, as `boto3.client` does."""
        return self._services

    def size(self, client_name: str) -> int:
        """Measure a service in bytes, to compare it with others."""
        return self._sizes.get(client_name, 0)

    def service(self, client_name: str) -> ServiceModel:
        """Load one service.

        Raises:
            GenerationError: There is no such service, or its model is broken.
        """
        if client_name not in self._services:
            raise GenerationError(unknown_word("service", client_name, self._services))
        beside = {kind: self._load(client_name, kind, check) for kind, check in CHECKS.items()}
        service = self._load(client_name, "service-2", check_model)
        paths = {
            kind: self._find(client_name, kind)
            for kind in ("service-2", *CHECKS)
            if kind in self._versions[client_name]
        }
        files = gather_files(
            client_name,
            paths["service-2"].split("/")[1],
            {**beside, "service-2": service},
            {kind: self._files.locate(path) for kind, path in paths.items()},
        )
        with self._named_if_broken(client_name, "service-2"):
            return parse_whole(add_project_waiters(files, self._waiters))

    def _load(self, client_name: str, kind: str, check: Any) -> Json:
        """Load a file of a service; empty if there is none.

        Raises:
            GenerationError: It is broken.
        """
        if kind not in self._versions[client_name]:
            return {}
        with self._named_if_broken(client_name, kind):
            path = self._find(client_name, kind)
            content: dict[str, Any] = json.loads(self._files.read(path))
            extras = self._find_file(f"{path.rpartition('/')[0]}/{kind}.sdk-extras")
            if extras is not None:
                deep_merge(content, json.loads(self._files.read(extras)).get("merge", {}))
            if content != {}:
                check(content, "")
        return content

    def _find(self, client_name: str, kind: str) -> str:
        """Find the file of a kind that is read for a service, which has one."""
        version = max(self._versions[client_name][kind])
        return self._find_file(f"{client_name}/{version}/{kind}") or ""

    def _find_file(self, stem: str) -> str | None:
        """Find a file, unpacked before packed."""
        paths = (f"{stem}.json", f"{stem}.json.gz")
        return next((path for path in paths if path in self._files.sizes), None)

    def _named_if_broken(self, client_name: str, kind: str) -> AbstractContextManager[None]:
        """Return the context in which one of a service's files is read."""
        return named_if_broken(kind, lambda: self._files.locate(self._find(client_name, kind)))
