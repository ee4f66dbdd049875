"""A service answers with success: what arrives, typed, over a real socket."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta, timezone
from math import inf, nan
from typing import Any, Final

import pytest
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botoforge import MemberError
from oracle.shapes import Site, enum_values, replaced, sites, value_at, without
from support.wire import (
    REQUEST_ID,
    Bench,
    Operation,
    comparable,
    differences,
    document,
    each_operation,
    each_rich_operation,
    json_answer,
    last_sites,
    load_shapes,
    sample,
    success,
)

EPOCH: Final = datetime(1970, 1, 1, tzinfo=timezone.utc)
MOMENT: Final = datetime(2031, 2, 3, 4, 5, 6, tzinfo=timezone.utc)

# What a service may write, and what is to be read, by the type of the model.
EDGES: Final[dict[str, list[tuple[object, object]]]] = {
    "string": [("", ""), ("\u00fc \u4e2d \U0001f600 \x00\n", "\u00fc \u4e2d \U0001f600 \x00\n")],
    "boolean": [(True, True), (False, False)],
    "integer": [(0, 0), (-7, -7), (7.0, 7), (2**53 + 1, 2**53 + 1)],
    "long": [(0, 0), (-7, -7), (7.0, 7), (2**63 - 1, 2**63 - 1)],
    "double": [
        (0.0, 0.0),
        (7, 7.0),
        (1.5e300, 1.5e300),
        (nan, nan),
        ("NaN", nan),
        ("Infinity", inf),
        ("-Infinity", -inf),
    ],
    "timestamp": [
        (0, EPOCH),
        (-1.5, EPOCH - timedelta(seconds=1.5)),
        ("2031-02-03T04:05:06Z", MOMENT),
        ("2031-02-03T06:05:06+02:00", MOMENT),
        ("Mon, 03 Feb 2031 04:05:06 GMT", MOMENT),
    ],
    "list": [([], [])],
}


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says that needs a person."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@each_operation
def test_every_member(bench: Bench, operation: Operation, caplog: pytest.LogCaptureFixture) -> None:
    """Every member that the service can send arrives, typed, and what botocore returns with it."""
    raw = sample(operation.output)
    answer = success(operation, raw)
    plain = bench.call_raw(bench.plain(operation), operation, answer)

    response = bench.call(operation, answer)

    assert list(differences(response, operation.output, raw)) == []
    assert plain == response.raw_response
    assert {**response.to_dict(), "ResponseMetadata": plain["ResponseMetadata"]} == plain
    assert response.member_errors == ()
    assert warnings(caplog) == []


@each_operation
def test_response_metadata(bench: Bench, operation: Operation) -> None:
    """Request id, HTTP status and headers come beside the response."""
    answer = success(operation, {})

    metadata = bench.call(operation, answer).response_metadata

    assert metadata.request_id == REQUEST_ID
    assert metadata.http_status_code == 200
    assert answer.headers["Content-Type"] == metadata.http_headers["content-type"]
    assert metadata.retry_attempts == 0


@each_operation
def test_least_answer(bench: Bench, operation: Operation, caplog: pytest.LogCaptureFixture) -> None:
    """A job that has only begun: nothing that the service may leave out is there."""
    nothing: dict[str, Any] = {}
    for least in nothing, skeleton(operation):
        answer = success(operation, least)
        plain = bench.call_raw(bench.plain(operation), operation, answer)

        response = bench.call(operation, answer)

        expected = {name: plain[name] for name in plain if name != "ResponseMetadata"}
        assert list(differences(response, operation.output, expected)) == []
        assert expected == response.to_dict()
    assert warnings(caplog) == []


def skeleton(operation: Operation) -> Any:
    """Make a raw response of structures that hold nothing but what they must."""
    raw = sample(operation.output)
    for site in reversed(list(sites(operation.output, raw))):
        holds_structures = isinstance(site.shape, StructureShape) or (
            isinstance(site.shape, ListShape) and isinstance(site.shape.member, StructureShape)
        )
        if site.is_member and not site.required and not holds_structures:
            raw = without(raw, site.path)
    return raw


@each_operation
def test_every_enum_value(bench: Bench, operation: Operation) -> None:
    """Every value of every enum arrives as the enum's member."""
    raw = sample(operation.output)
    enums = [site for site in sites(operation.output, raw) if enum_values(site.shape)]
    assert enums
    for turn in range(max(len(enum_values(site.shape)) for site in enums)):
        for site in enums:
            values = enum_values(site.shape)
            raw = replaced(raw, site.path, values[turn % len(values)])

        response = bench.call(operation, success(operation, raw))

        assert list(differences(response, operation.output, raw)) == []


@each_operation
def test_unknown_enum_values(
    bench: Bench, operation: Operation, caplog: pytest.LogCaptureFixture
) -> None:
    """A value that no enum lists arrives as `UnknownValue`, in lists too, and nobody is warned."""
    raw = sample(operation.output)
    for site in sites(operation.output, raw):
        values = enum_values(site.shape)
        if values:
            raw = replaced(raw, site.path, values[0].swapcase() + "_SINCE_YESTERDAY")

    response = bench.call(operation, success(operation, raw))

    assert list(differences(response, operation.output, raw)) == []
    assert raw == response.to_dict()
    assert response.member_errors == ()
    assert warnings(caplog) == []


@each_operation
def test_edges_of_types(bench: Bench, operation: Operation, subtests: pytest.Subtests) -> None:
    """Values that are empty, extreme or written in another of the protocol's ways arrive."""
    raw = sample(operation.output)
    written = document(operation, raw)
    for site in last_sites(operation):
        for sent, read in EDGES.get(site.shape.type_name, []):
            with subtests.test(site=str(site), sent=sent):
                response = bench.call(operation, json_answer(replaced(written, site.path, sent)))

                expected = replaced(raw, site.path, read)
                assert list(differences(response, operation.output, expected)) == []
                assert comparable(expected) == comparable(response.to_dict())


@each_operation
def test_optional_member_absent(
    bench: Bench,
    operation: Operation,
    subtests: pytest.Subtests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An optional member, or any list, that is null or not there is `None` or `ABSENT`."""
    raw = sample(operation.output)
    written = document(operation, raw)
    for site in last_sites(operation):
        if site.is_member and not must_be_there(site):
            for body in replaced(written, site.path, None), without(written, site.path):
                with subtests.test(site=str(site), body=body):
                    response = bench.call(operation, json_answer(body))

                    expected = without(raw, site.path)
                    assert list(differences(response, operation.output, expected)) == []
                    assert expected == response.to_dict()
    assert warnings(caplog) == []


@each_rich_operation
def test_required_member_absent(
    bench: Bench,
    operation: Operation,
    subtests: pytest.Subtests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A required member that is null or not there costs itself; all others are readable."""
    raw = sample(operation.output)
    written = document(operation, raw)
    required = [site for site in last_sites(operation) if must_be_there(site)]
    assert required
    for site in required:
        for body in replaced(written, site.path, None), without(written, site.path):
            with subtests.test(site=str(site), body=body):
                caplog.clear()
                response = bench.call(operation, json_answer(body))

                expected = without(raw, site.path)
                assert list(differences(response, operation.output, expected, [site.path])) == []
                assert expected == response.to_dict()
                (error,) = response.member_errors
                assert isinstance(error, MemberError)
                assert (f"{operation}: {site}", "nothing") == (error.path, error.received)
                assert [str(error)] == warnings(caplog)


def must_be_there(site: Site) -> bool:
    """Whether the model promises the member; an empty list may be left out all the same."""
    return site.required and not isinstance(site.shape, ListShape | MapShape)


@each_rich_operation
def test_null_list_items(
    bench: Bench,
    operation: Operation,
    subtests: pytest.Subtests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nulls in a list that the model does not call sparse are dropped, as if never sent."""
    raw = sample(operation.output)
    written = document(operation, raw)
    lists = [site for site in last_sites(operation) if isinstance(site.shape, ListShape)]
    assert lists
    for site in lists:
        assert not is_sparse(operation, site.shape)
        first, second = value_at(written, site.path)
        for items in [None, first, None, second, None], [first, None], [None, None]:
            with subtests.test(site=str(site), items=items):
                body = replaced(written, site.path, items)
                response = bench.call(operation, json_answer(body))

                good = value_at(raw, site.path)[: sum(item is not None for item in items)]
                expected = replaced(raw, site.path, good)
                assert list(differences(response, operation.output, expected)) == []
                assert expected == response.to_dict()
    assert warnings(caplog) == []


def is_sparse(operation: Operation, shape: Shape) -> bool:
    """Ask the model itself: botocore's shapes do not tell."""
    return bool(load_shapes(operation.service)[shape.name].get("sparse"))


@each_operation
def test_unknown_members(
    bench: Bench, operation: Operation, caplog: pytest.LogCaptureFixture
) -> None:
    """Members that the model does not list are passed over, at any depth."""
    raw = sample(operation.output)
    written = document(operation, raw)
    structures = [
        site.path for site in sites(operation.output, raw) if isinstance(site.shape, StructureShape)
    ]
    for path in [(), *structures]:
        written = replaced(written, (*path, "SinceYesterday"), {"Status": [1, None]})

    response = bench.call(operation, json_answer(written))

    assert list(differences(response, operation.output, raw)) == []
    assert raw == response.to_dict()
    assert warnings(caplog) == []
