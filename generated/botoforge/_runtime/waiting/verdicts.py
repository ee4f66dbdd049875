# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What one poll means for a wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..values import Phase


class Verdict(NamedTuple):
    """What the result of one poll means for a wait."""

    state: Literal["success", "failure", "retry"] | None
    """What the waiter's rules say; `None` if no rule matches."""
    status: str
    """The status, in few words; may be empty."""
    reason: str = ""
    """Why it failed, or that there is no such thing; empty otherwise."""
    unknown: Sequence[str] = ()
    """The statuses that are not classified."""
    is_missing: bool = False
    """There is no such thing, or not yet."""
    lacks_status: bool = False
    """The response should have a status, and has none."""
    started: object = None
    """The time at which the run began that has ended, if the operation reports the last one."""

    @property
    def phase(self) -> Phase:
        """The state of the job."""
        match self.state:
            case "success":
                return Phase.SUCCEEDED
            case "failure":
                return Phase.FAILED
            case "retry":
                return Phase.IN_PROGRESS
            case None:
                is_unknown = self.unknown or self.is_missing or self.lacks_status
                return Phase.UNKNOWN if is_unknown else Phase.IN_PROGRESS
