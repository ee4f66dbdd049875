"""What the parts of a comparison share: the two snapshots, what is found and still to compare."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, frozen

from botoforge_codegen.load.files import Json

from .change import Change, Direction, Severity
from .rules import RULES_BY_ID, Rule
from .view import View

LONGEST: Final = 60
"""How many characters of an old or new value are told."""


@frozen(kw_only=True)
class Pair:
    """A shape of before and the one of now that has its place."""

    old: str
    new: str
    path: str
    """What a change of the shape itself is reported for."""
    python: str = ""
    """Where that is in the SDK; empty for the place of the shape."""
    holder: tuple[str, str]
    """The two shapes by which operations meet it: itself, or what holds it."""
    covered: frozenset[str] = frozenset()
    """The traits of the shape that do not count, as what refers to it has its own."""


class Findings:
    """What is found when two snapshots of a service are compared.

    Args:
        old: The snapshot of before.
        new: That of now.
        documentation: Changes of documentation are told, too.
    """

    def __init__(self, old: View, new: View, *, documentation: bool) -> None:
        self.old = old
        self.new = new
        self.documentation = documentation
        self.moved = find_moved(old, new)
        self.renames = old.snapshot.names != new.snapshot.names or differ(
            old.snapshot.snake_case, new.snapshot.snake_case
        )
        self.queue: deque[Pair] = deque()
        self._queued: set[tuple[str, str, str]] = set()
        self._changes: dict[tuple[str, ...], Change] = {}

    # --- What is to compare -----------------------------------------------------------------------

    def compare_later(self, pair: Pair) -> None:
        """Note a pair of shapes, which may be noted already."""
        key = (pair.old, pair.new, pair.path)
        if key not in self._queued:
            self._queued.add(key)
            self.queue.append(pair)

    def may_differ(self, old: Json, new: Json, targets: Iterable[str]) -> bool:
        """Whether anything about two shapes, or two references, may have changed.

        What reads as before may still have another name in Python, or refer to another type.

        Args:
            old: The shape or reference of before.
            new: That of now.
            targets: The shapes that it refers to.
        """
        return self.renames or old != new or not self.moved.isdisjoint(targets)

    def pair_of(self, old: str, new: str) -> Pair:
        """Pair two shapes that users meet by the name of the newer one."""
        return Pair(old=old, new=new, path=new, holder=(old, new))

    # --- What is found ----------------------------------------------------------------------------

    def changes(self) -> list[Change]:
        """List what is found, the worst first."""
        return sorted(
            self._changes.values(),
            key=lambda c: (-c.severity, c.service, c.path, c.rule, c.direction, c.old, c.new),
        )

    def report(
        self,
        rule: str,
        *,
        path: str,
        python: str,
        operations: Iterable[str] = (),
        direction: Direction = "",
        old: object = "",
        new: object = "",
        special: bool = False,
    ) -> None:
        """Report a change of something that is no shape.

        Args:
            rule: The rule.
            path: What has changed, in the model.
            python: What has changed, in the SDK.
            operations: Those through which users meet it.
            direction: Whether inputs reach it, or outputs.
            old: What it was.
            new: What it is.
            special: It is the special case of the rule.
        """
        if rule == "documentation-changed" and not self.documentation:
            return
        severity, advice = judge(RULES_BY_ID[rule], direction, special=special)
        change = Change(
            rule=rule,
            severity=severity,
            service=self.new.files.client_name,
            operations=tuple(sorted(operations)),
            path=path,
            python_path=python,
            direction=direction,
            old=shorten(old),
            new=shorten(new),
            advice=advice,
        )
        self._add(change)

    def _add(self, change: Change) -> None:
        """Add a change; what is found twice, in two places that have one name, is one change."""
        key = (change.rule, change.path, change.direction, change.old, change.new)
        known = self._changes.get(key, change)
        worse = max(known, change, key=lambda c: c.severity)
        users = {*known.operations, *change.operations}
        self._changes[key] = evolve(worse, operations=tuple(sorted(users)))

    def report_shape(
        self,
        rule: str,
        holder: tuple[str, str],
        *,
        path: str,
        python: str,
        old: object = "",
        new: object = "",
        special: bool = False,
    ) -> None:
        """Report a change of a shape, or of a part of it.

        Args:
            rule: The rule.
            holder: The old and the new shape by which operations meet it.
            path: What has changed, in the model.
            python: What has changed, in the SDK.
            old: What it was.
            new: What it is.
            special: It is the special case of the rule.
        """
        before, now = self.old.users(holder[0]), self.new.users(holder[1])
        self.report(
            rule,
            path=path,
            python=python,
            operations=before & now or before | now,
            direction=self.direction_of(*holder),
            old=old,
            new=new,
            special=special,
        )

    def report_pair(
        self, rule: str, pair: Pair, *, old: object = "", new: object = "", special: bool = False
    ) -> None:
        """Report a change of a shape itself."""
        self.report_shape(
            rule,
            pair.holder,
            path=pair.path,
            python=pair.python or self.new.locate_shape(pair.new),
            old=old,
            new=new,
            special=special,
        )

    def direction_of(self, old: str, new: str) -> Direction:
        """Tell whether inputs reach a shape on both sides, and whether outputs or errors do.

        Where no direction is that of both sides, those of either count.
        """
        before = (old in self.old.sent, old in self.old.returned)
        now = (new in self.new.sent, new in self.new.returned)
        both = (before[0] and now[0], before[1] and now[1])
        if both == (False, False):
            both = (before[0] or now[0], before[1] or now[1])
        return DIRECTIONS[both]


TYPE_KEYS: Final = ("type", "document", "eventstream", "exception")
"""The keys of a shape that change what refers to it."""


def find_moved(old: View, new: View) -> frozenset[str]:
    """Find the shapes of which more has changed than their own part of the model.

    That is their type, or what the whole service decides about them.
    """
    retyped = {
        name
        for name in old.shapes.keys() & new.shapes.keys()
        if any(old.shapes[name].get(key) != new.shapes[name].get(key) for key in TYPE_KEYS)
    }
    return (
        (old.facts.in_responses ^ new.facts.in_responses)
        | (old.facts.literal_enums ^ new.facts.literal_enums)
        | (old.facts.data_errors ^ new.facts.data_errors)
        | retyped
    )


def differ(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Whether one of the names that both sides have has another value."""
    return any(old[key] != new[key] for key in old.keys() & new.keys())


DIRECTIONS: Final[Mapping[tuple[bool, bool], Direction]] = {
    (False, False): "",
    (True, False): "in",
    (False, True): "out",
    (True, True): "in and out",
}
"""A direction by whether inputs reach something, and whether outputs do."""


def judge(rule: Rule, direction: Direction, *, special: bool) -> tuple[Severity, str]:
    """Find the class of a change, and say what to do.

    Args:
        rule: The rule that tells it.
        direction: Whether inputs reach it, or outputs.
        special: It is the special case of the rule.
    """
    words: dict[str, tuple[Severity, str]] = {
        "in": (rule.in_class or Severity.COMPATIBLE, rule.in_advice),
        "out": (rule.out_class or Severity.COMPATIBLE, rule.out_advice),
    }
    if special and rule.special is not None:
        for word in rule.special.direction.split(" and "):
            words[word] = (rule.special.severity, rule.special.advice)
    if direction in words:
        severity, advice = words[direction]
        return severity, to_sentence(advice)
    worst_first = sorted(words, key=lambda word: -words[word][0])
    severity = words[worst_first[0]][0]
    advices = [words[word][1] for word in worst_first]
    if advices[0] == advices[1] or not direction:
        return severity, to_sentence(advices[0])
    parts = {"in": "in requests", "out": "in responses"}
    return severity, to_sentence(
        "; ".join(f"{parts[word]}, {words[word][1]}" for word in worst_first)
    )


def to_sentence(text: str) -> str:
    """Make a sentence."""
    return f"{text[0].upper()}{text[1:]}."


def shorten(value: object) -> str:
    """Write an old or new value in one short line; what is cut off leaves a digest."""
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    if len(text) <= LONGEST and text.isprintable():
        return text
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return f"{line[: LONGEST - 14].rstrip()}... ({digest(text)})"


def digest(value: object) -> str:
    """Write eight hexadecimal digits that tell a value from others."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]
