"""`--locked`: the snapshot in a package gives the same package again, whatever is installed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.load.reviewed import find_folder
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from support.choices import SEED, Choice
from support.projects import PROGRAMS, ROOT
from support.snapshots import build, build_from_snapshot, digest, write_snapshot
from support.wheels import unpack_wheel

FIVE: Final = (
    Choice("dms", ("DescribeRefreshSchemasStatus",)),
    Choice("glue", ("GetMaterializedViewRefreshTaskRun",)),
    Choice(
        "quicksight",
        (
            "DescribeAssetBundleExportJob",
            "DescribeDashboardSnapshotJob",
            "DescribeTopicRefresh",
        ),
    ),
)

ODD: Final = (
    Choice("s3", ("SelectObjectContent", "HeadObject", "CopyObject")),
    Choice("sqs", ("*",)),
    Choice("lex-runtime", ("PutSession",)),
    Choice("cloudsearchdomain", ("Search",)),
    Choice("dynamodb", ("Query", "TransactWriteItems")),
    Choice("ecs", ("DescribeServices",)),
    Choice("ivs-realtime", ("GetComposition",)),
)
"""Streams, HEAD, members that botocore adds, several codes of errors, a class in lower case."""

WHOLE: Final = (
    *("acm", "appflow", "athena", "autoscaling", "cloudformation", "cloudwatch", "cognito-idp"),
    *("dms", "dynamodb", "ecs", "events", "iam", "kinesis", "lambda", "rds", "s3", "sns", "sqs"),
    *("stepfunctions", "transcribe"),
)
"""Twenty whole services of every protocol."""

OTHER_VERSIONS: Final = ("1.42.25", "1.43.0")
"""Versions of botocore, one a year older than what is installed, one between the two."""


@pytest.fixture(scope="module")
def store() -> ModelStore:
    """The installed models."""
    return ModelStore()


def test_an_odd_choice(tmp_path: Path, store: ModelStore) -> None:
    """What a snapshot gives is what the models give of which it was taken, snapshot included."""
    for choice in (*FIVE, *ODD):
        files = build(tmp_path, store, *choice)
        write_snapshot(tmp_path, files)

        assert files == build_from_snapshot(tmp_path, *choice), choice


def test_fewer_operations(tmp_path: Path, store: ModelStore) -> None:
    """A part of a snapshot gives what a choice of this part gives."""
    for service, operations in (*FIVE, *ODD):
        write_snapshot(tmp_path, build(tmp_path, store, service, operations))
        part = ["SendMessage"] if operations == ("*",) else operations[:1]

        expected = build(tmp_path, store, service, part)
        assert expected == build_from_snapshot(tmp_path, service, part), service


def test_more_operations(tmp_path: Path, store: ModelStore) -> None:
    """Operations added to a snapshot give what a choice of them all at once gives."""
    for service, operations in (
        ("quicksight", ["DescribeTopicRefresh", "DescribeTopic", "StartDashboardSnapshotJob"]),
        ("s3", ["HeadObject", "SelectObjectContent", "GetObject"]),
        ("ecs", ["DescribeServices", "DescribeTasks"]),
        ("sqs", ["SendMessage", "*"]),
    ):
        write_snapshot(tmp_path, build(tmp_path, store, service, operations[:1]))
        wanted = ["*"] if "*" in operations else operations

        expected = build(tmp_path, store, service, wanted)
        assert expected == build_from_snapshot(tmp_path, service, wanted, store), service


@pytest.mark.slow
def test_more_and_fewer_by_chance(tmp_path: Path, store: ModelStore) -> None:
    """Sixty small choices, each reached from a part of it, and each part from the whole."""
    every = {name: sorted(store.service(name).operations) for name in store.services()}
    for number, choice in enumerate(pick_sets(every, 60)):
        package = tmp_path / str(number)
        part = choice.operations[: (len(choice.operations) + 1) // 2]
        whole = build(package, store, *choice)
        first = build(package, store, choice.service, part)

        write_snapshot(package, first)
        assert whole == build_from_snapshot(package, *choice, store), choice
        write_snapshot(package, whole)
        assert first == build_from_snapshot(package, choice.service, part), choice


# --- Other versions of botocore -------------------------------------------------------------------


@pytest.mark.slow
def test_rows_of_other_operations(tmp_path: Path, store: ModelStore) -> None:
    """Nor is it by what rows of operations say that are not chosen, or by what stops a job."""
    chance = random.Random(SEED)
    stopped = 0
    for file in sorted(find_folder().iterdir(), key=lambda file: file.name):
        service = file.name.removesuffix(".json")
        rows = json.loads(file.read_bytes())["waiters"].values()
        polled = sorted({row["operation"] for row in rows})
        chosen = sorted(chance.sample(polled, (len(polled) + 1) // 2))
        package = tmp_path / service / "package"

        files = build(package, store, service, chosen)
        write_snapshot(package, files)
        stopped += sum(b"stop=Stop(" in content for content in files.values())

        assert digest(files) == digest(build_from_snapshot(package, service, chosen)), service
    assert stopped > 20


@pytest.mark.slow
def test_other_versions(tmp_path: Path, store: ModelStore) -> None:
    """The five, twenty services whole and 300 choices are the same with two other versions."""
    every = {name: sorted(store.service(name).operations) for name in store.services()}
    choices = [*FIVE, *(Choice(name, ("*",)) for name in WHOLE), *pick_sets(every, 300)]
    lines: list[str] = []
    expected: list[str] = []
    for number, choice in enumerate(choices):
        package = tmp_path / str(number) / "made"
        files = build(package, store, *choice)
        write_snapshot(package, files)
        lines.append("\t".join([str(package), choice.service, *choice.operations]))
        expected.append(digest(files))
    (tmp_path / "choices.txt").write_text("\n".join(lines), "utf-8")

    for version in OTHER_VERSIONS:
        assert version != BOTOCORE_VERSION
        found = build_with(version, tmp_path)

        assert [version, *expected] == found


def pick_sets(operations: dict[str, list[str]], count: int) -> Iterator[Choice]:
    """Pick sets of one to six operations by chance, always the same."""
    chance = random.Random(SEED)
    for _ in range(count):
        service = chance.choice(sorted(operations))
        size = min(chance.randint(1, 6), len(operations[service]))
        yield Choice(service, tuple(chance.sample(operations[service], size)))


def build_with(version: str, folder: Path) -> Sequence[str]:
    """Build the choices in a folder with another version of botocore."""
    other = unpack_wheel(f"botocore=={version}", folder)
    search_path = [str(other), str(ROOT / "codegen"), str(ROOT / "tests")]
    result = subprocess.run(
        [sys.executable, str(PROGRAMS / "locked.py"), str(folder / "choices.txt")],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(search_path)},
    )
    return result.stdout.splitlines()
