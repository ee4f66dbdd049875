"""What has moved between the models that a package was made from and newer ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from botoforge_codegen.diff.change import Change
from botoforge_codegen.diff.compare import compare_snapshots
from botoforge_codegen.snapshot.files import parse_snapshot, select_service, services_of
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, restrict_snapshot


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
        if not moved and one.operations == other.operations:
            unseen.append(client_name)
    return Moves(changes=changes, unseen=unseen)


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
