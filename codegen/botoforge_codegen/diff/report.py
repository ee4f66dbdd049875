"""What came of a comparison: the changes, and what was said about them before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from .change import Change, Severity


@frozen(kw_only=True)
class Report:
    """What came of a comparison."""

    old: str
    """The side of before, as a user calls it."""
    new: str
    """The side of now."""
    services: tuple[str, ...]
    """The services that were compared, sorted."""
    changes: tuple[Change, ...]
    """The changes that nobody has ignored, the worst first."""
    ignored: tuple[Change, ...]
    """The changes that the ignore file names."""
    notes: tuple[str, ...]
    """What else a reader should know, each in one line."""

    def count_rules(self) -> Mapping[str, int]:
        """Count the changes of each rule, the most frequent first."""
        counts = Counter(change.rule for change in self.changes)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def select(self, severity: Severity) -> tuple[Change, ...]:
        """Select the changes of a class."""
        return tuple(change for change in self.changes if change.severity is severity)


def sort_key(change: Change) -> tuple[int, str, str, str, str]:
    """Tell the place of a change in a report: the worst first, then by service, path and rule."""
    place = (change.service, change.path, change.rule, change.fingerprint)
    return (-change.severity, *place)
