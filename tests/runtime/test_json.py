"""JSON both ways: what `to_json` writes, and what the AWS CLI prints, is read by `from_json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from importlib import import_module
from math import inf
from typing import Any, Final

import pytest
from botoforge import MemberError, UnknownValue
from botoforge.dms import RefreshSchemasStatus, RefreshSchemasStatusTypeValue
from botoforge.glue import MaterializedViewRefreshTaskRun
from botoforge.quicksight import (
    DescribeAssetBundleExportJobResponse,
    DescribeTopicRefreshResponse,
    TopicRefreshDetails,
)
from oracle.classes import structures_of
from oracle.json_round_trip import is_same, lost_in_json
from support.projects import made_package

PACKAGE: Final = "written"

CHOSEN: Final = {
    "bedrock-runtime": ("Converse", "ConverseStream"),  # unions in unions, documents, an event
    "dynamodb": ("GetItem", "Query"),  # a union of itself, bytes
    "kinesis": ("GetRecords", "SubscribeToShard"),
    "rds-data": ("ExecuteStatement",),  # lists with nulls
    "s3": ("GetObject", "HeadObject"),
    "stepfunctions": ("DescribeExecution",),
}


@pytest.fixture(scope="module")
def _package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A package with values of every kind."""
    chosen = "\n".join(f"{name} = {list(given)}" for name, given in CHOSEN.items())
    with made_package(tmp_path_factory.mktemp("json"), PACKAGE, chosen):
        yield


@pytest.mark.parametrize("name", ["dms", "glue", "quicksight"])
def test_nothing_is_lost_of_our_own_classes(name: str) -> None:
    """What was written is read again as the same, whatever the structure holds."""
    for cls in structures_of(import_module(f"botoforge.{name}")):
        for seed in range(10):
            assert [] == list(lost_in_json("botoforge", cls, seed))


@pytest.mark.usefixtures("_package")
@pytest.mark.parametrize("name", CHOSEN)
def test_nothing_is_lost(name: str) -> None:
    """Nor of classes with unions, documents, bytes and nulls."""
    found = list(structures_of(import_module(f"{PACKAGE}.{name.replace('-', '_')}")))
    for cls in found:
        for seed in range(10):
            assert [] == list(lost_in_json(PACKAGE, cls, seed))

    assert found


def test_the_comparison_compares() -> None:
    """Values that differ in class, absence or sign are told apart by these tests."""
    differing = [
        (TopicRefreshDetails(refresh_id="a"), TopicRefreshDetails(refresh_id="b")),
        (DescribeAssetBundleExportJobResponse(), DescribeAssetBundleExportJobResponse(errors=[])),
        (
            MaterializedViewRefreshTaskRun(dpu_seconds=0.0),
            MaterializedViewRefreshTaskRun(dpu_seconds=-0.0),
        ),
        (
            MaterializedViewRefreshTaskRun(dpu_seconds=inf),
            MaterializedViewRefreshTaskRun(dpu_seconds=-inf),
        ),
        (
            RefreshSchemasStatus(status=UnknownValue("failed")),
            RefreshSchemasStatus(status=RefreshSchemasStatusTypeValue.FAILED),
        ),
    ]

    assert [False] * 5 == [is_same(*pair) for pair in differing]


NINE: Final = datetime(2026, 2, 3, 9, 0, 0, 5000, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-03T09:00:00.005000+00:00",  # `to_json`
        "2026-02-03T09:00:00.005Z",
        "2026-02-03T18:00:00.005000+09:00",  # the AWS CLI on a machine in Tokyo
        "2026-02-03 09:00:00.005 UTC",
        1770109200.005,  # the AWS CLI with `cli_timestamp_format = wire`
        "1770109200.005",
    ],
)
def test_forms_of_timestamps(written: object) -> None:
    """A moment is read from ISO 8601, from seconds since 1970, and as botocore reads it."""
    found = RefreshSchemasStatus.from_json(json.dumps({"LastRefreshDate": written}))

    assert NINE == found.last_refresh_date
    assert found.last_refresh_date is not None
    assert timedelta(0) == found.last_refresh_date.utcoffset()


def test_what_the_aws_cli_prints() -> None:
    """A response printed by the AWS CLI is read; a string or bytes will do."""
    printed = """{
    "CreatedTime": "2026-02-03T10:00:00.005000+01:00",
    "JobStatus": "SUCCESSFUL",
    "Errors": [],
    "NewOfTomorrow": 1,
    "Warnings": null
}
"""
    found = DescribeAssetBundleExportJobResponse.from_json(printed)

    assert (NINE, "SUCCESSFUL") == (found.created_time, found.job_status)
    assert "errors=()" in repr(found)
    assert "warnings" not in repr(found)
    assert 1 == found.raw_response["NewOfTomorrow"]
    assert found == DescribeAssetBundleExportJobResponse.from_json(printed.encode())
    assert found == DescribeAssetBundleExportJobResponse.from_json(
        b"\xef\xbb\xbf" + printed.encode()
    )


def test_a_bad_member_costs_itself_alone() -> None:
    """What is not as declared is unset and told; all else is there, as in a response."""
    found = DescribeTopicRefreshResponse.from_json(
        '{"Status": 200, "RequestId": 7, "RefreshDetails": {"RefreshId": "r", '
        '"RefreshStatus": "OF_TOMORROW", "RefreshArn": ["a"]}}'
    )

    assert [
        "DescribeTopicRefreshResponse: RefreshDetails.RefreshArn",
        "DescribeTopicRefreshResponse: RequestId",
    ] == [error.path for error in found.member_errors]
    assert 200 == found.status
    assert found.refresh_details is not None
    assert UnknownValue("OF_TOMORROW") == found.refresh_details.refresh_status
    with pytest.raises(MemberError):
        print(found.request_id)


@pytest.mark.parametrize("written", ['"noon"', "true", "[]", "{}", '"1e999"', "1e300", '""', "NaN"])
def test_no_timestamp(written: str) -> None:
    """What is no moment is a bad member, and comes back as it came."""
    found = RefreshSchemasStatus.from_json(f'{{"LastRefreshDate": {written}, "Status": "failed"}}')

    assert ["a timestamp"] == [error.expected for error in found.member_errors]
    assert RefreshSchemasStatusTypeValue.FAILED == found.status


@pytest.mark.usefixtures("_package")
@pytest.mark.parametrize("written", ["a", "a===", "ä", "AP8", "A P 8 =", 7])
def test_no_bytes(written: object) -> None:
    """What is no base64 is a bad member: nothing is guessed at."""
    record = import_module(f"{PACKAGE}.kinesis").Record
    found = record.from_json(json.dumps({"Data": written, "PartitionKey": "k"}))

    assert ["bytes"] == [error.expected for error in found.member_errors if "Data" in error.path]
    assert "k" == found.partition_key


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "Expecting value at line 1, column 1"),
        ('{"a": hush}', "Expecting value at line 1, column 7"),
        ('{\n"hush": 1', "Expecting ',' delimiter at line 2, column 10"),
        (b'{"hush": "\xff"}', "it is not UTF-8"),
        ("[" * 200_000, "it is nested too deeply"),
    ],
    ids=["empty", "word", "half", "bytes", "deep"],
)
def test_no_json(written: str | bytes, problem: str) -> None:
    """What is not valid JSON is told with the place, and not repeated: it may be sensitive."""
    with pytest.raises(ValueError, match="valid JSON") as raised:
        TopicRefreshDetails.from_json(written)

    assert (
        f"TopicRefreshDetails.from_json takes a JSON object, but this is not valid JSON: {problem}"
        == str(raised.value)
    )
    assert (None, None) == (raised.value.__cause__, raised.value.__context__)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(('"hush"', "a string"), ("[]", "an array"), ("null", "null"), ("7", "a number")),
        *(("0.5", "a number"), ("false", "a boolean")),
    ],
)
def test_no_object(written: str, kind: str) -> None:
    """JSON that is no object is the caller's mistake."""
    with pytest.raises(TypeError) as raised:
        TopicRefreshDetails.from_json(written)

    assert f"TopicRefreshDetails.from_json takes a JSON object, not {kind}" == str(raised.value)


def test_a_dictionary_is_no_string() -> None:
    """A dictionary goes elsewhere, which the error says."""
    raw: Any = {"RefreshId": "r"}

    with pytest.raises(TypeError, match=r"takes a string: TopicRefreshDetails\.from_dict takes a "):
        TopicRefreshDetails.from_json(raw)


@pytest.mark.usefixtures("_package")
@pytest.mark.parametrize(
    ("service", "response", "member", "what"),
    [
        ("s3", "GetObjectOutput", "body", "a streaming body"),
        ("bedrock_runtime", "ConverseStreamResponse", "stream", "an event stream"),
        ("kinesis", "SubscribeToShardOutput", "event_stream", "an event stream"),
    ],
)
def test_bodies_and_streams_are_refused(
    service: str, response: str, member: str, what: str
) -> None:
    """The error names the member, and what to do."""
    cls: Any = getattr(import_module(f"{PACKAGE}.{service}"), response)
    with pytest.raises(TypeError) as raised:
        cls.from_json("{}")

    assert (
        f"{response}.from_json cannot set {member!r}: JSON cannot hold {what}. Store its content "
        f"separately, and construct the response yourself: {response}({member}=..., ...)"
    ) == str(raised.value)


@pytest.mark.usefixtures("_package")
def test_a_value_that_is_nested_too_deeply_costs_its_member() -> None:
    """However deep a value is that is JSON at all, the rest of the structure is read."""
    output = import_module(f"{PACKAGE}.dynamodb").GetItemOutput
    for depth in range(100, 480, 20):
        deep = '{"L": [' * depth + '{"S": "x"}' + "]}" * depth
        found = output.from_json(f'{{"Item": {{"k": {deep}}}, "ConsumedCapacity": {{}}}}')
        assert found.consumed_capacity is not None
        assert found.member_errors or "k" in found.item
