"""The rules of `botoforge diff`: what can change, and what it means for users of the SDK."""

from __future__ import annotations

from attrs import frozen

from .change import Severity


@frozen(kw_only=True)
class Rule:
    """A kind of change."""

    id: str
    """Its stable name, in kebab case."""
    in_class: Severity | None
    """What it means where inputs reach it; `None` if it concerns outputs and errors alone."""
    out_class: Severity | None
    """What it means where outputs or errors reach it; `None` if it concerns inputs alone."""
    mirror: str
    """The rule of the opposite change; itself if that has the same name."""
    summary: str
    """What has changed, in a few words."""


RULES: tuple[Rule, ...] = ()
"""All rules, in the order of the table."""
