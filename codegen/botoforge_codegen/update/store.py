"""The models in the snapshot of a package, and those that it lacks from the installed botocore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from botoforge_codegen.config.config import EVERYTHING
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.model import OperationModel, ServiceModel
from botoforge_codegen.load.project_waiters import add_project_waiters
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.selection import find_operation, is_chosen
from botoforge_codegen.snapshot.files import (
    find_services,
    list_files,
    parse_snapshot,
    read_folder,
)
from botoforge_codegen.snapshot.snapshot import to_model

from .extend import extend_snapshot


@frozen(kw_only=True)
class SnapshotStore:
    """The models that a package is made from, rather than those that are installed."""

    package: Path
    """The folder of the package."""
    chosen: Mapping[str, tuple[str, ...]]
    """The operations that the configuration chooses, by service."""
    installed: ModelStore | None
    """Where to take what the snapshot lacks; `None` to take nothing from elsewhere."""
    updated: frozenset[str] = frozenset()
    """The services to take from there as a whole."""
    waiters: Path | None = None
    """The project's own folder of waiters, which are no part of the snapshot."""

    @property
    def has_every_service(self) -> bool:
        """Whether a service that it does not name does not exist."""
        return self.installed is not None

    def services(self) -> Sequence[str]:
        """Name its services."""
        installed = () if self.installed is None else self.installed.services()
        return sorted({*find_services(self.package), *installed})

    def size(self, client_name: str) -> int:
        """Measure a service in bytes, to compare it with others."""
        if self.is_remembered(client_name) or self.installed is None:
            return sum(map(len, read_folder(self.package, client_name).values()))
        return self.installed.size(client_name)

    def is_remembered(self, client_name: str) -> bool:
        """Whether a service is taken from the snapshot."""
        return client_name not in self.updated and bool(list_files(self.package, client_name))

    def service(self, client_name: str) -> ServiceModel:
        """Load one service: the snapshot's model, with what is chosen beyond it.

        Raises:
            GenerationError: There is no snapshot of it, the snapshot is broken, or what it lacks
                does not fit it.
        """
        if not self.is_remembered(client_name):
            if self.installed is None:
                raise GenerationError(
                    f"{self.package} holds no snapshot of {client_name}: run `botoforge generate` "
                    "without --locked, which takes the model from the installed botocore"
                )
            return self.installed.service(client_name)
        files = read_folder(self.package, client_name)
        snapshot = parse_snapshot(client_name, files, str(self.package))
        snapshot = evolve(snapshot, files=add_project_waiters(snapshot.files, self.waiters))
        model = to_model(snapshot)
        if self.installed is None or not self.lacks_operations(model):
            return model
        installed = self.installed.service(client_name)
        added = list_missing(model, installed, self.chosen[client_name])
        return to_model(extend_snapshot(snapshot, installed, added))

    def lacks_operations(self, model: ServiceModel) -> bool:
        """Whether operations are chosen that the snapshot does not have."""
        words = self.chosen.get(model.client_name, ())
        if EVERYTHING in words:
            return model.facts is not None and not model.facts.complete
        known = {word for each in model.operations.values() for word in (each.name, each.method)}
        return not known.issuperset(words)


def list_missing(
    model: ServiceModel, installed: ServiceModel, words: Sequence[str]
) -> Sequence[OperationModel]:
    """List the chosen operations that a snapshot lacks.

    Raises:
        GenerationError: The installed botocore does not have one either.
    """
    if EVERYTHING in words:
        chosen = list(installed.operations.values())
    else:
        chosen = [
            find_operation(installed, word)
            for word in words
            if not any(is_chosen(each, [word]) for each in model.operations.values())
        ]
    return [operation for operation in chosen if operation.name not in model.operations]
