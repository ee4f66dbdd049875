"""What has moved between the models that a package was made from and newer ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from attrs import evolve, frozen

from botoforge_codegen.config.config import EVERYTHING, Config
from botoforge_codegen.diff.change import Change
from botoforge_codegen.diff.compare import compare_snapshots, service_removed
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.model import ServiceModel
from botoforge_codegen.load.models import Models
from botoforge_codegen.selection import is_chosen
from botoforge_codegen.snapshot.files import (
    format_snapshot,
    parse_snapshot,
    read_folder,
    select_service,
    services_of,
)
from botoforge_codegen.snapshot.snapshot import (
    ServiceSnapshot,
    restrict_snapshot,
    stand_ins,
    take_snapshot,
    to_model,
)


@frozen(kw_only=True)
class Moves:
    """What has moved."""

    changes: Sequence[Change]
    """With those of documentation."""
    unseen: Sequence[str]
    """The services whose models differ in nothing but the order of members and the names of
    shapes that are no classes."""


NO_MOVES: Final = Moves(changes=(), unseen=())


def find_moves(old: Mapping[str, bytes], new: Mapping[str, bytes], package: str) -> Moves:
    """Find what has moved in the services that two packages have in common.

    Args:
        old: The files of the package, or its snapshots alone, by path.
        new: Those of the newer package.
        package: The folder of the package, for messages.

    Raises:
        GenerationError: A snapshot is broken.
    """
    changes: list[Change] = []
    unseen: list[str] = []
    for client_name in sorted(services_of(old) & services_of(new)):
        before, after = select_service(old, client_name), select_service(new, client_name)
        if before == after:
            continue
        one = parse_snapshot(client_name, before, package)
        other = parse_snapshot(client_name, after, package)
        moved = compare_common(one, other, documentation=True)
        changes.extend(moved)
        if not moved and one.operations == other.operations and differ_in_text(one, other):
            unseen.append(client_name)
    changes.sort(key=lambda change: -change.severity)
    return Moves(changes=changes, unseen=unseen)


def differ_in_text(old: ServiceSnapshot, new: ServiceSnapshot) -> bool:
    """Whether two snapshots differ, if only in an order; the layout of their files is no matter.

    Nor are the calls that stop a job: the rows of waiters say them, and no model.
    """
    one, other = (evolve(each, facts=evolve(each.facts, stops={})) for each in (old, new))
    return format_snapshot(one) != format_snapshot(other)


def compare_common(
    old: ServiceSnapshot, new: ServiceSnapshot, *, documentation: bool
) -> Sequence[Change]:
    """Compare two snapshots in the operations that both hold; in all if each is of a whole service.

    What only one of them holds is a matter of the choice otherwise, not of the model.

    Args:
        old: The snapshot of before.
        new: The snapshot of now.
        documentation: Tell changes of documentation, too.
    """
    if not (old.facts.complete and new.facts.complete):
        common = old.operations & new.operations
        old, new = restrict_snapshot(old, common), restrict_snapshot(new, common)
    if old == new:
        return ()
    return compare_snapshots(old, new, documentation=documentation)


def find_removed(config: Config, installed: Models) -> Sequence[Change]:
    """Find what is chosen and in the snapshot, but no longer in the installed models.

    Args:
        config: What is chosen.
        installed: The installed models.

    Returns:
        The removed services and operations; none that are in a snapshot or a model that is broken.
    """
    changes: list[Change] = []
    files = read_folder(config.folder)
    for client_name in sorted(services_of(files) & config.services.keys()):
        if client_name not in installed.services():
            changes.append(service_removed(client_name))
            continue
        with suppress(GenerationError):
            snapshot_files = select_service(files, client_name)
            snapshot = parse_snapshot(client_name, snapshot_files, str(config.folder))
            model = installed.service(client_name)
            removed = list_removed(snapshot, model, config.services[client_name])
            if removed:
                gone = restrict_snapshot(snapshot, removed)
                rest = take_snapshot(model, stand_ins(model, removed), {})
                changes.extend(
                    change
                    for change in compare_snapshots(gone, rest)
                    if change.operations == (change.path,)
                )
    return changes


def list_removed(
    snapshot: ServiceSnapshot, model: ServiceModel, words: Sequence[str]
) -> Sequence[str]:
    """List the chosen operations of a snapshot that a newer model no longer has."""
    if EVERYTHING in words:
        return []  # whatever the newer model has
    return [
        operation.name
        for operation in to_model(snapshot).operations.values()
        if is_chosen(operation, words) and operation.name not in model.operations
    ]
