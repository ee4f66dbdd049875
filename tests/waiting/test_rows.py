"""The rows of this project: complete, true to the models, well named, and each with its source."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import botocore
import jmespath
import pytest
from botoforge_codegen import names
from botoforge_codegen.load.model import AcceptorModel, ServiceModel, WaiterModel
from botoforge_codegen.load.reviewed import find_folder
from botoforge_codegen.load.schema import WAITERS
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.load.waiter_rows import parse_waiter
from botoforge_codegen.lower.service import lower_service
from botoforge_codegen.lower.statuses import list_literals
from botoforge_codegen.lower.waiter_validation import (
    adapt_waiter,
    check_waiter,
    validate_waiter,
)
from support.projects import ROOT

FILES: Final = {
    file.name.removesuffix(".json"): json.loads(file.read_bytes())
    for file in sorted(find_folder().iterdir(), key=lambda file: file.name)
    if file.name.endswith(".json")
}
"""The files of the rows, by service."""

MADE_FOR: Final = next(
    line.partition("==")[2].strip()
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line.startswith("botocore==")
)
"""The botocore that the rows are reviewed for."""

with_its_models: Final = pytest.mark.skipif(
    botocore.__version__ != MADE_FOR, reason=f"the rows are reviewed for botocore {MADE_FOR}"
)


class Row(NamedTuple):
    """A row, with the model of its service."""

    service: ServiceModel
    waiter: WaiterModel
    raw: Mapping[str, Any]

    @property
    def place(self) -> str:
        """The row, as a failure names it."""
        return f"{self.service.client_name} {self.waiter.name}"


@cache
def list_rows() -> tuple[Row, ...]:
    """Read every row of which the installed botocore has the service."""
    store = ModelStore()
    return tuple(
        Row(service, waiter, FILES[client_name]["waiters"][waiter.name])
        for client_name in FILES
        if client_name in store.services()
        for service in [store.service(client_name)]
        for waiter in service.waiters
        if waiter.reviewed
    )


@cache
def list_botocores(client_name: str) -> tuple[WaiterModel, ...]:
    """List the waiters that botocore has of a service."""
    raw = ModelStore().read(client_name).waiters
    return tuple(parse_waiter(name, row, str.lower, "", checked=False) for name, row in raw.items())


def test_there_are_many() -> None:
    """At least 200 operations have a row."""
    operations = {
        (name, row["operation"]) for name in FILES for row in FILES[name]["waiters"].values()
    }

    assert len(operations) >= 200


@pytest.mark.parametrize("client_name", FILES)
def test_form(client_name: str) -> None:
    """A file has the form of botocore's own, with rows sorted by name, and none says too little."""
    file = FILES[client_name]
    WAITERS(file, "")

    assert list(file["waiters"]) == sorted(file["waiters"])
    for name, row in file["waiters"].items():
        assert {"goal", "source"} <= row["botoforge"].keys(), name
        # Nothing but an empty list of a thing's parts says that they are deleted.
        assert "status" in row["botoforge"] or row["botoforge"]["goal"] == "deleted", name
        assert row["maxAttempts"] > 0, name
        assert {"version", "waiters"} == file.keys()


@with_its_models
def test_paths_take_any_response() -> None:
    """No path raises where a response lacks its members: botocore's own loop would end with it.

    Those that botocore has itself are as they are there.
    """
    for client_name, file in FILES.items():
        theirs = {
            acceptor.argument
            for waiter in list_botocores(client_name)
            for acceptor in waiter.acceptors
        }
        for row in file["waiters"].values():
            for acceptor in row["acceptors"]:
                if "argument" in acceptor and acceptor["argument"] not in theirs:
                    jmespath.search(acceptor["argument"], {})


@with_its_models
def test_every_row_is_valid() -> None:
    """Whatever a row names is in the model, every value is classified, and every wait can end."""
    assert {row.waiter.name for row in list_rows()} == {
        name for file in FILES.values() for name in file["waiters"]
    }
    assert [
        f"{row.place}: {problem}"
        for row in list_rows()
        for problem in check_waiter(row.service, row.waiter)
    ] == []


@with_its_models
def test_every_value_is_listed() -> None:
    """A status is an enum of the model, or the row lists every value that it can have."""
    assert [
        row.place
        for row in list_rows()
        if row.waiter.row.status and not row.waiter.row.values and not enum_of(row)
    ] == []


def enum_of(row: Row) -> tuple[str, ...]:
    """Find the values of a row's status by walking its path through the raw model."""
    shapes = row.service.files.service["shapes"]
    name = row.service.files.service["operations"][row.waiter.operation]["output"]["shape"]
    path = row.waiter.row.status
    for part in path.replace("[]", ".[]").split("."):
        if part:
            name = (shapes[name]["member"] if "[" in part else shapes[name]["members"][part])[
                "shape"
            ]
    return tuple(shapes[name].get("enum", ()))  # of the response itself if the row has no status


@with_its_models
def test_every_value_has_an_acceptor() -> None:
    """So it is by a plain reading of the files: each value stands in an acceptor or in `never`."""
    for row in list_rows():
        said = {*row.raw["botoforge"].get("never", ())}
        for acceptor in row.raw["acceptors"]:
            said |= {str(acceptor.get("expected")), *list_literals(acceptor.get("argument", ""))}
        assert {*(enum_of(row) or row.waiter.row.values)} <= said, row.place


@with_its_models
def test_unlisted_codes() -> None:
    """A code that a row marks as unlisted is one that the model does not list, and in use."""
    for row in list_rows():
        used = {acceptor.expected for acceptor in row.waiter.acceptors}
        missing = row.waiter.row.missing
        used |= set() if isinstance(missing, str) else {*missing}
        unlisted = {*row.waiter.row.unlisted}
        assert unlisted <= used, row.place
        listed = row.service.list_error_codes(row.service.operations[row.waiter.operation])
        assert unlisted.isdisjoint(listed), row.place


@with_its_models
def test_names() -> None:
    """A row is called by the rule, or as botocore calls its waiter of the operation and goal."""
    for row in list_rows():
        given = {waiter.name for waiter in list_botocores(row.service.client_name)}
        if row.waiter.name not in given:
            assert row.waiter.name in names_by_rule(row), row.place


def names_by_rule(row: Row) -> Iterator[str]:
    """Find the names that a row may have: in a clash also the one with the verb."""
    goal, operation = row.waiter.row.goal, row.waiter.operation
    successes = [
        str(acceptor.expected)
        for acceptor in row.waiter.acceptors
        if acceptor.state == "success" and acceptor.matcher != "error"
    ]
    short = names.row_name(operation, goal, successes)
    yield short
    holder = FILES[row.service.client_name]["waiters"].get(short, {})
    if holder.get("operation", operation) != operation:
        yield names.row_name(operation, goal, successes, verb=True)


def test_names_are_unique() -> None:
    """No two rows of a service give one method, in any spelling."""
    for client_name in FILES:
        methods = Counter(
            row.waiter.snake_name for row in list_rows() if row.service.client_name == client_name
        )
        assert [method for method, count in methods.items() if count > 1] == []


@with_its_models
def test_agreement_with_botocore() -> None:
    """A row agrees with botocore's waiter of its name on everything that botocore lists."""
    compared = 0
    for row in list_rows():
        for theirs in list_botocores(row.service.client_name):
            if theirs.name == row.waiter.name:
                compared += 1
                assert theirs.operation == row.waiter.operation, row.place
                ours = {key_of(acceptor): acceptor.state for acceptor in row.waiter.acceptors}
                listed = {key_of(acceptor): acceptor.state for acceptor in theirs.acceptors}
                assert listed == {key: ours.get(key) for key in listed}, row.place
    assert compared > 20


OTHER_PURPOSE: Final = {
    "eks UpdateSucceeded",  # botocore's is CertificateAuthorityUpdateComplete: one kind of update
}
"""The rows that are more general than the waiter of botocore that ends by the same statuses."""


@with_its_models
def test_botocores_names_are_kept() -> None:
    """Where botocore has a waiter for the same operation and goal, the row has its name."""
    for row in list_rows():
        ours = successes_of(row.waiter)
        same = {
            theirs.name
            for theirs in list_botocores(row.service.client_name)
            if theirs.operation == row.waiter.operation and successes_of(theirs) == ours
        }
        if row.place not in OTHER_PURPOSE:
            assert not same or row.waiter.name in same, row.place


def key_of(acceptor: AcceptorModel) -> tuple[str, str, object]:
    """What an acceptor looks for, in all items of a list or in any."""
    return acceptor.matcher[:4], acceptor.argument, acceptor.expected


def successes_of(waiter: WaiterModel) -> set[object]:
    """What ends a wait with success."""
    return {acceptor.expected for acceptor in waiter.acceptors if acceptor.state == "success"}


def test_any_botocore() -> None:
    """Whatever botocore is installed, a row has no fault but that its model lacks something."""
    for row in list_rows():
        problems = list(validate_waiter(row.service, row.waiter))
        kinds = {problem.kind for problem in problems}
        assert kinds <= {"operation", "path", "value", "error", "parameter"}, row.place
        adapted = adapt_waiter(row.waiter, problems)
        assert adapted is None or adapted.operation in row.service.operations


def test_page_is_up_to_date() -> None:
    """The page that lists the rows is made from those of today."""
    command = [sys.executable, str(ROOT / "docs" / "waiters.py"), "--check"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "")


def test_operations_without_a_row() -> None:
    """An operation that is said to have no row has none."""
    without = tomllib.loads((ROOT / "docs" / "no-waiters.toml").read_text("utf-8"))
    polled = {(name, row["operation"]) for name in FILES for row in FILES[name]["waiters"].values()}

    assert without
    assert polled.isdisjoint((name, each) for name, reasons in without.items() for each in reasons)


@pytest.mark.slow
def test_any_botocore_generates() -> None:
    """What it lacks stops nothing: it is a warning."""
    warned: list[str] = []
    for client_name in dict.fromkeys(row.service.client_name for row in list_rows()):
        service = ModelStore().service(client_name)
        polled = {waiter.operation for waiter in service.waiters if waiter.reviewed}
        operations = [each for name, each in service.operations.items() if name in polled]
        warned += [w for w in lower_service(service, operations, {}).warnings if "waiter" in w]

    assert (botocore.__version__ == MADE_FOR) <= (warned == [])
