"""A change as such: fingerprint, class, values; and this project's own package against itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import botoforge
import pytest
from attrs import evolve
from botoforge_codegen.diff.change import Severity
from botoforge_codegen.diff.compare import compare_snapshots
from botoforge_codegen.diff.findings import shorten
from botoforge_codegen.diff.rules import RULES_BY_ID
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.snapshot.files import parse_snapshot, read_folder, select_service
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, take_snapshot
from support.changes import REMOVED

PACKAGE: Final = Path(botoforge.__path__[0])

CHANGE: Final = evolve(REMOVED, old="", advice="Stop reading it.")


def test_fingerprint() -> None:
    """Reviews are recorded by fingerprints, so that those of today have to be those of tomorrow."""
    assert CHANGE.fingerprint == "6f0c8624125d96f6"
    assert evolve(CHANGE, old="string", new="größer").fingerprint == "3751041d7ef1c5c3"


def test_fingerprint_is_of_the_change_alone() -> None:
    """It depends on what has changed, and not on what that means or through which operations."""
    same = evolve(
        CHANGE,
        severity=Severity.NOTABLE,
        operations=(),
        python_path="quicksight.TopicRefreshDetails.state",
        advice="Read it no more.",
    )
    others = [
        evolve(CHANGE, rule="member-deprecated"),
        evolve(CHANGE, service="glue"),
        evolve(CHANGE, path="TopicRefreshDetails.Status"),
        evolve(CHANGE, direction="in"),
        evolve(CHANGE, old="x"),
        evolve(CHANGE, new="x"),
    ]

    assert same.fingerprint == CHANGE.fingerprint
    assert len({change.fingerprint for change in [CHANGE, *others]}) == 1 + len(others)


def test_severities_are_ordered() -> None:
    """The worst is the greatest."""
    assert max(Severity) is Severity.BREAKING
    assert sorted(Severity) == [Severity.COMPATIBLE, Severity.NOTABLE, Severity.BREAKING]


def test_special_cases_are_described() -> None:
    """The words about a rule name the case in which it has another class."""
    words = RULES_BY_ID["constraint-tightened"].describe()

    assert words.startswith("fewer values are valid (breaking in inputs if botocore checks")
    assert RULES_BY_ID["member-removed"].describe() == "a member is gone"


def test_long_values_stay_apart() -> None:
    """What is cut off leaves a digest, so that two long values are never told as the same."""
    one, other = shorten("a" * 200), shorten("a" * 201)

    assert one != other
    assert max(len(one), len(other)) <= 60
    assert "\n" not in shorten("two\nlines")
    assert shorten("two\nlines") != shorten("two lines")


def read_package(client_name: str) -> ServiceSnapshot:
    """Read the snapshot of a service in this project's own package."""
    files = select_service(read_folder(PACKAGE), client_name)
    return parse_snapshot(client_name, files, "package")


@pytest.mark.parametrize("client_name", ["dms", "glue", "quicksight"])
def test_own_package(client_name: str) -> None:
    """Nothing is told of the package against itself, or against the models that it is made from."""
    remembered = read_package(client_name)
    model = ModelStore().service(client_name)
    chosen = [model.operations[name] for name in remembered.files.service["operations"]]
    now = take_snapshot(model, chosen, {})

    assert [] == compare_snapshots(remembered, read_package(client_name), documentation=True)
    assert [] == compare_snapshots(remembered, now, documentation=True)
    assert [] == compare_snapshots(now, remembered, documentation=True)
