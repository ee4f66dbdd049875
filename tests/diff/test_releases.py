"""Two real releases of botocore: a report has exactly what their files say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from botoforge_codegen.diff.rules import RULES_BY_ID
from oracle.moves import Move, find_moves
from support.projects import ROOT, succeed
from support.wheels import download_wheel

KINDS: Final = {
    "service-added": "service added",
    "service-removed": "service removed",
    "operation-added": "operation added",
    "operation-removed": "operation removed",
    "error-added": "error added",
    "error-removed": "error removed",
    "member-added-optional": "member added",
    "member-added-required": "member added",
    "member-removed": "member removed",
    "variant-added": "member added",
    "variant-removed": "member removed",
    "event-added": "member added",
    "event-removed": "member removed",
    "event-error-added": "member added",
    "event-error-removed": "member removed",
    "member-became-required": "member required",
    "member-became-optional": "member optional",
    "enum-value-added": "value added",
    "enum-value-removed": "value removed",
}
"""What the rules tell, in the words of the oracle."""

RETYPING: Final = frozenset(
    {
        *("member-type-changed", "item-type-changed", "key-type-changed", "value-type-changed"),
        *("string-became-enum", "enum-became-string", "class-renamed"),
        *("member-widened", "member-narrowed"),
    }
)
"""The rules that tell of another type."""

NULLS: Final = "items or nulls"
"""What a list that became sparse holds: its type is the same, so the oracle does not tell it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for wheels."""
    return tmp_path_factory.mktemp("releases")


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), [("1.40.0", "1.42.25"), ("1.42.25", "1.44.5")])
def test_report_has_exactly_what_moved(old: str, new: str, folder: Path) -> None:
    """Each member, value, operation, error and requirement that moved is told, and no other."""
    wheels = [download_wheel(f"botocore=={version}", folder) for version in (old, new)]
    report = compare(wheels[0], wheels[1], folder)
    moves = find_moves(wheels[0], wheels[1])
    told = [
        Move(change["service"], KINDS[change["rule"]], path_of(change))
        for change in report["changes"]
        if change["rule"] in KINDS
    ]

    assert len(told) > 1000
    assert [] == sorted(moves.moves - set(told))
    assert [] == sorted(set(told) - moves.moves)
    assert [] == [move for move, count in Counter(told).items() if count > 1]

    figures = {**report["counts"], **report["rules"]}
    del figures["ignored"]
    assert figures == figures_of_the_page(f"{old} → {new}")

    types = {
        (change["service"], change["path"])
        for change in report["changes"]
        if change["rule"] in RETYPING and NULLS not in (change["old"], change["new"])
    }
    expected = {(each.service, place) for each in moves.retyped for place in each.places}
    assert [] == [
        each
        for each in moves.retyped
        if not any((each.service, place) in types for place in each.places)
    ]
    assert [] == sorted(types - expected)


def figures_of_the_page(releases: str) -> Mapping[str, int]:
    """Read how many changes of each class and rule the page tells between two releases."""
    page = (ROOT / "docs" / "models-move.md").read_text("utf-8")
    rows = [
        [cell.strip(" *") for cell in line.strip("|").split("|")]
        for line in page.partition("## What a year moves")[2].splitlines()
        if line.startswith("|")
    ]
    column = rows[0].index(releases)
    counts = {row[0]: int(row[column].replace(",", "")) for row in rows[2:]}
    return {name: count for name, count in counts.items() if count}


@pytest.mark.slow
def test_the_way_back(folder: Path) -> None:
    """From the newer release to the older, each change has its mirror; no two are the same."""
    older, newer = (download_wheel(f"botocore=={each}", folder) for each in ("1.40.0", "1.42.25"))
    there, back = compare(older, newer, folder)["changes"], compare(newer, older, folder)["changes"]

    # A member that is gone is an optional one on the way back, whatever it was.
    same = {"member-added-required": "member-added-optional"}
    mirrors = [(each["service"], RULES_BY_ID[each["rule"]].mirror) for each in there]
    told = [(each["service"], same.get(each["rule"], each["rule"])) for each in back]
    assert Counter(mirrors) == Counter(told)
    assert len({each["fingerprint"] for each in there}) == len(there) > 1000


def compare(old: Path, new: Path, folder: Path) -> Mapping[str, Any]:
    """Compare two wheels as a user does."""
    output = succeed(folder, "diff", str(old), str(new), "--all-services", "--format", "json")
    report: Mapping[str, Any] = json.loads(output)
    return report


def path_of(change: Mapping[str, Any]) -> str:
    """Return the path of a change; that of a service is its name."""
    return str(change["service"] if change["path"] == "service" else change["path"])
