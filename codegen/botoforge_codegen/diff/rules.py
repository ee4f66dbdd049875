"""The rules of `botoforge diff`: what can change, and what it means for users of the SDK."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

from .change import Direction, Severity

CLASSES: Final[Mapping[str, Severity]] = {
    severity.name.lower(): severity for severity in reversed(Severity)
}
"""The classes by the words that the table has for them, the worst first."""


PLACES: Final[Mapping[str, str]] = {"in": " in inputs", "out": " in outputs", "in and out": ""}
"""The directions in a sentence."""


@frozen(kw_only=True)
class Special:
    """The case in which a rule has another class."""

    when: str
    """The case, in a few words."""
    direction: Direction
    """Where the class is another one."""
    severity: Severity
    advice: str


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
    in_advice: str
    """What to do where inputs reach it: the beginning of a sentence, or all of it."""
    out_advice: str
    """What to do where outputs or errors reach it."""
    special: Special | None

    def describe(self) -> str:
        """Say what has changed, and in which case the class is another one."""
        if self.special is None:
            return self.summary
        severity, places = self.special.severity.name.lower(), PLACES[self.special.direction]
        return f"{self.summary} ({severity}{places} if {self.special.when})"


def read_special(row: Mapping[str, Any]) -> Special:
    """Read the special case of a row of the table."""
    return Special(
        when=row["when"],
        direction=row["direction"],
        severity=CLASSES[row["class"]],
        advice=row["advice"],
    )


def read_rule(name: str, row: Mapping[str, Any]) -> Rule:
    """Read a row of the table."""
    return Rule(
        id=name,
        in_class=CLASSES[row["in"]] if "in" in row else None,
        out_class=CLASSES[row["out"]] if "out" in row else None,
        mirror=row["mirror"],
        summary=row["summary"],
        in_advice=row.get("advice-in") or row["advice"],
        out_advice=row.get("advice-out") or row["advice"],
        special=read_special(row["special"]) if "special" in row else None,
    )


def read_rules() -> tuple[Rule, ...]:
    """Read the table of rules."""
    text = files(__name__.rpartition(".")[0]).joinpath("rules.toml").read_text("utf-8")
    return tuple(read_rule(name, row) for name, row in tomllib.loads(text).items())


RULES: Final = read_rules()
"""All rules, in the order of the table."""

RULES_BY_ID: Final[Mapping[str, Rule]] = {rule.id: rule for rule in RULES}
