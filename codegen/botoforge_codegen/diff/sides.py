"""What stands on a side of a comparison, and where its models are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.load.file_store import FileStore
from botoforge_codegen.load.model import ServiceModel
from botoforge_codegen.load.model_files import SNAPSHOTS, ModelFiles, open_model_files
from botoforge_codegen.load.project_waiters import add_project_waiters
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.snapshot.files import folder_of, parse_snapshot, services_of
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, to_model

INSTALLED: Final = "installed"
"""The side that is the installed botocore, with the user's own model folders."""


class PackageStore:
    """The models inside a generated package: some operations of some services."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._paths = {f"{SNAPSHOTS}/{path}": path for path in files.sizes}
        self._services = sorted(services_of(self._paths))
        self._where = files.where.removesuffix(f"/{SNAPSHOTS}")

    def services(self) -> Sequence[str]:
        """Name its services, as `boto3.client` does."""
        return self._services

    def size(self, client_name: str) -> int:
        """Measure a service in bytes, to compare it with others."""
        return max(self._files.sizes[self._paths[path]] for path in self._list_files(client_name))

    def snapshot(self, client_name: str) -> ServiceSnapshot:
        """Load the snapshot of a service.

        Raises:
            GenerationError: There is none, or it is broken.
        """
        paths = self._list_files(client_name)
        if not paths:
            raise GenerationError(unknown_word("service", client_name, self._services))
        try:
            files = {path: self._files.read(self._paths[path]) for path in paths}
        except (OSError, EOFError, ValueError) as error:
            where = f"{self._where}/{paths[0].rpartition('/')[0]}"
            raise GenerationError(f"snapshot {where} cannot be read: {error}") from error
        return parse_snapshot(client_name, files, self._where)

    def _list_files(self, client_name: str) -> Sequence[str]:
        """List the files of a service's snapshot."""
        prefix = f"{folder_of(client_name)}/"
        return [path for path in self._paths if path.startswith(prefix)]


class Side:
    """One side of a comparison. It can be pickled, for other processes: it is opened there again.

    Args:
        word: `installed`, or the path of a folder or an archive.
        folders: The user's own model folders, which count as installed.
        waiters: The project's own folder of waiters: they are compared with the models, too.

    Raises:
        GenerationError: There are no models.
    """

    def __init__(
        self, word: str, folders: tuple[Path, ...] = (), waiters: Path | None = None
    ) -> None:
        self.word = word
        self.folders = folders
        self.waiters = waiters
        self.store: ModelStore | FileStore | PackageStore
        if word == INSTALLED:
            self.store = ModelStore(folders, waiters)
        else:
            files = open_model_files(Path(word))
            self.store = PackageStore(files) if files.is_package else FileStore(files, waiters)

    def __reduce__(self) -> tuple[Any, ...]:
        return open_side, (self.word, self.folders, self.waiters)

    @property
    def label(self) -> str:
        """What the side is called in a report."""
        return f"{INSTALLED} botocore {BOTOCORE_VERSION}" if self.word == INSTALLED else self.word

    @property
    def is_package(self) -> bool:
        """Whether it holds chosen operations alone."""
        return isinstance(self.store, PackageStore)

    def services(self) -> Sequence[str]:
        """Name its services, as `boto3.client` does."""
        return self.store.services()

    def size(self, client_name: str) -> int:
        """Measure a service in bytes; 0 if the side does not have it."""
        return self.store.size(client_name) if client_name in self.services() else 0

    def load(self, client_name: str) -> tuple[ServiceModel, Mapping[str, str] | None]:
        """Load a service that the side has.

        Returns:
            Its model, and the Python names that a package sets in it; None if it is no package.

        Raises:
            GenerationError: It is broken.
        """
        if isinstance(self.store, PackageStore):
            snapshot = self.store.snapshot(client_name)
            files = add_project_waiters(snapshot.files, self.waiters)
            snapshot = evolve(snapshot, files=files)
            return to_model(snapshot), snapshot.names
        return self.store.service(client_name), None


@cache
def open_side(word: str, folders: tuple[Path, ...], waiters: Path | None) -> Side:
    """Open a side once in a process."""
    return Side(word, folders, waiters)
