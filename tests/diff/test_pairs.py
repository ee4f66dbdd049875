"""Each rule of `botoforge diff`: one tiny pair of models for it, there and back.

The complete lines are in `expected/pairs.txt`; `pytest --update-golden` writes them again. The
classes stand in `support/model_pairs.py`, by hand.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.compare import compare_snapshots, service_added, service_removed
from botoforge_codegen.diff.rules import RULES, RULES_BY_ID
from botoforge_codegen.json_values import is_map
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot
from support.model_pairs import BASE, GONE, PAIRS, ROWS, TWINS, Pair
from support.models import Model, snapshot_of

EXPECTED: Final = Path(__file__).with_name("expected") / "pairs.txt"

CLASSES: Final = {"B": Severity.BREAKING, "N": Severity.NOTABLE, "C": Severity.COMPATIBLE}

PREFIXES: Final = {"in": "Sent", "out": "Seen"}


class Case(NamedTuple):
    """A pair of models, and what is told there and back."""

    name: str
    there: Sequence[tuple[str, Severity]]
    back: Sequence[tuple[str, Severity]]
    pair: Pair


def list_cases() -> Iterator[Case]:
    """List all pairs, the twins for inputs and for outputs."""
    for number, twin in enumerate(TWINS):
        for index, (direction, prefix) in enumerate(PREFIXES.items()):
            there, back = (
                [(text.split()[0], CLASSES[text.split()[1][index]])]
                for text in (twin.there, twin.back)
            )
            edits = [place_at(prefix, edit) for edit in (twin.edit, twin.before)]
            pair = Pair(twin.there, twin.back, *edits)
            yield Case(f"{number} {twin.there} {direction}", there, back, pair)
    for number, pair in enumerate(PAIRS):
        yield Case(f"{number} {pair.there}", read_told(pair.there), read_told(pair.back), pair)


def read_told(text: str) -> Sequence[tuple[str, Severity]]:
    """Read rules with their classes."""
    words = [each.split() for each in text.split(", ") if each]
    return sorted((rule, CLASSES[letter]) for rule, letter in words)


def place_at(prefix: str, edit: Mapping[str, object]) -> Mapping[str, object]:
    """Write an edit for inputs or for outputs."""
    return {
        key.replace("{P}", prefix): value
        if value is GONE
        else json.loads(json.dumps(value).replace("{P}", prefix))
        for key, value in edit.items()
    }


CASES: Final = {case.name: case for case in list_cases()}


# --- Making the models ----------------------------------------------------------------------------


def make_world(edits: Sequence[Mapping[str, object]]) -> Model:
    """Edit the base: its model, and what is beside it under `@`."""
    world = copy.deepcopy({**BASE, "@": {**ROWS}})
    for edit in edits:
        for place, value in copy.deepcopy(list(edit.items())):
            keys = place.replace("@", "@.").split(".")
            target: Any = world
            for key in keys[:-1]:
                target = target.setdefault(key, {})
            if value is GONE:
                del target[keys[-1]]
            else:
                target[keys[-1]] = value
    return world


def take(world: Model) -> ServiceSnapshot:
    """Take a snapshot of an edited base."""
    beside = dict(world["@"])
    more = {
        key: beside.pop(key)
        for key in ("api_version", "class_name", "client_name", "names", "snake_case")
        if key in beside
    }
    model = {key: value for key, value in world.items() if key != "@"}
    is_sending = "Words" in world["shapes"]["TellRequest"]["members"]
    return snapshot_of(model, beside=beside, not_callable=["Tell"] if is_sending else [], **more)


@cache
def compare(name: str) -> tuple[Sequence[Change], Sequence[Change]]:
    """Compare a pair of models there and back."""
    pair = CASES[name].pair
    old, new = make_world([pair.before]), make_world([pair.before, pair.edit])
    documentation = "documentation" in old["@"]
    one, other = take(old), take(new)
    return (
        compare_snapshots(one, other, documentation=documentation),
        compare_snapshots(other, one, documentation=documentation),
    )


# --- Tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_classes(case: Case) -> None:
    """A pair is told by its rules with their classes, and nothing else is told of it."""
    there, back = compare(case.name)

    assert case.there == sorted((change.rule, change.severity) for change in there)
    assert case.back == sorted((change.rule, change.severity) for change in back)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mirrors(case: Case) -> None:
    """The way back is told by the mirrors of the rules of the way there."""
    there, back = compare(case.name)
    rules = [RULES_BY_ID[change.rule] for change in back]

    for change in there:
        mirror = RULES_BY_ID[change.rule].mirror
        assert [rule for rule in rules if mirror == rule.id or change.rule == rule.mirror]
    assert len(there) == len(back)


def write_line(change: Change) -> str:
    """Write everything about a change."""
    where = change.direction or "-"
    text = f"{change.rule} ({change.severity.name.lower()}, {where}): {change.path}"
    moved = f"\n    {change.old!r} -> {change.new!r}" if change.old or change.new else ""
    return (
        f"  {text}\n    {change.python_path}; {' '.join(change.operations) or '-'}{moved}\n"
        f"    {change.advice}\n    {change.fingerprint}\n"
    )


def test_lines(pytestconfig: pytest.Config) -> None:
    """Every line is as it is checked in: paths, values, what to do, and the fingerprint."""
    parts: list[str] = []
    for case in CASES.values():
        there, back = compare(case.name)
        lines = "".join(map(write_line, there)), "".join(map(write_line, back))
        parts.append(f"{case.name}\n{lines[0]}  back:\n{lines[1]}")
    written = "\n".join(parts)
    if pytestconfig.getoption("update_golden"):
        EXPECTED.write_text(written, "utf-8")
    assert EXPECTED.read_text("utf-8") == written


NAMING: Final = ("", "@", "members", "operations", "paginators", "shapes", "waiters")
"""The keys of objects whose own keys are names."""


def list_places(value: Any, path: str = "") -> Iterator[str]:
    """List where in a model, or in a file beside it, there may be a key that no rule knows."""
    if is_map(value):
        if path.rpartition(".")[2] not in NAMING:
            yield f"{path}.colour"
        for key, entry in value.items():
            yield from list_places(entry, f"{path}.{key}" if path else key)


@pytest.mark.parametrize("place", [*list_places({**BASE, "@": ROWS})])
def test_nothing_is_lost(place: str) -> None:
    """A key that no rule knows is told, wherever it is."""
    old, new = make_world([]), make_world([{place.replace("@.", "@"): "red"}])

    changes = compare_snapshots(take(old), take(new))

    assert [True] == ["colour" in change.new and "red" in change.new for change in changes]


def told() -> set[tuple[str, str]]:
    """List each rule that a pair has, with its direction."""
    found = {("service-added", ""), ("service-removed", "")}
    for case in CASES.values():
        for changes in compare(case.name):
            found |= {(change.rule, change.direction) for change in changes}
    return found


def test_every_rule_has_a_pair() -> None:
    """Each rule has a pair in each direction that it has a class for, or is of no direction."""
    found = told()

    for rule in RULES:
        if (rule.id, "") in found:
            continue
        for direction, severity in (("in", rule.in_class), ("out", rule.out_class)):
            assert severity is None or (rule.id, direction) in found, f"{rule.id} {direction}"


def test_every_rule_has_a_mirror() -> None:
    """The mirror of a rule is a rule, and has it for its own mirror."""
    for rule in RULES:
        again = RULES_BY_ID[RULES_BY_ID[rule.mirror].mirror].id
        assert again == rule.id or (rule.id, again) == (
            "member-added-required",
            "member-added-optional",
        )


def test_whole_services() -> None:
    """A service that one side alone has is a change of its own."""
    added, removed = service_added("night-jobs"), service_removed("night-jobs")

    assert (added.rule, added.severity) == ("service-added", Severity.COMPATIBLE)
    assert (removed.rule, removed.severity) == ("service-removed", Severity.BREAKING)
    assert {added.python_path, removed.python_path} == {"night_jobs"}
    assert added.service == removed.service == "night-jobs"
