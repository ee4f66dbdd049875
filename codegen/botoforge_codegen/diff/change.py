"""One change of a model, as a line of a report."""

from __future__ import annotations

import hashlib
import json
from enum import IntEnum
from typing import Literal, TypeAlias

from attrs import frozen

Direction: TypeAlias = Literal["", "in", "out", "in and out"]
"""Whether inputs reach what has changed, or outputs and errors do; empty for a whole operation,
error or service."""


class Severity(IntEnum):
    """What a change means for working code; the worst is the greatest."""

    COMPATIBLE = 1
    """Nothing."""
    NOTABLE = 2
    """Nothing breaks, but somebody should look."""
    BREAKING = 3
    """It no longer type-checks, imports or runs."""


@frozen(kw_only=True)
class Change:
    """A change of a service's model."""

    rule: str
    """The rule that tells it, such as `member-removed`."""
    severity: Severity
    service: str
    """What `boto3.client` calls the service."""
    operations: tuple[str, ...]
    """The operations through which a user meets it, sorted; empty if that is the service itself."""
    path: str
    """What has changed in the model, such as `TopicRefreshDetails.RefreshStatus`."""
    python_path: str
    """What has changed in the SDK, such as `quicksight.TopicRefreshDetails.refresh_status`."""
    direction: Direction
    old: str
    """What it was, in one short line; may be empty."""
    new: str
    """What it is, in one short line; may be empty."""
    advice: str
    """One sentence that says what to do."""

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits by which a review of this change can be recorded.

        They are the same on every machine and in every later run: they come from what has changed,
        neither from its class, its operations or its advice nor from the other changes.
        """
        identity = [self.rule, self.service, self.path, self.direction, self.old, self.new]
        return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]
