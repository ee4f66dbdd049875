"""Two snapshots of a service, compared."""

from __future__ import annotations

from collections.abc import Sequence

from botoforge_codegen.snapshot.snapshot import ServiceSnapshot

from .change import Change


def compare_snapshots(
    old: ServiceSnapshot, new: ServiceSnapshot, *, documentation: bool = False
) -> Sequence[Change]:
    """List what has changed between two snapshots of a service, the worst first.

    Args:
        old: The snapshot of before.
        new: The snapshot of now.
        documentation: Tell changes of documentation, too.
    """
    raise NotImplementedError


def service_added(client_name: str) -> Change:
    """Tell of a service that is new."""
    raise NotImplementedError


def service_removed(client_name: str) -> Change:
    """Tell of a service that is gone."""
    raise NotImplementedError
