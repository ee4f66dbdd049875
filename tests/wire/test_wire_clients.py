"""What goes out, what botocore itself says about it, and several clients at the same time."""

from __future__ import annotations

import json
import logging
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Final

import pytest
from botocore.exceptions import (
    ClientError,
    ParamValidationError,
)
from botoforge import BotoforgeError, UnreadableResponseError
from oracle.shapes import replaced
from support.wire import (
    PAGE,
    Bench,
    Operation,
    body_answer,
    connect,
    differences,
    document,
    each_operation,
    json_answer,
    last_sites,
    sample,
    success,
)

# What must leave this machine: method, path, target and body.
REQUESTS: Final[dict[str, tuple[str, str, str | None, Mapping[str, str] | None]]] = {
    "DescribeRefreshSchemasStatus": (
        "POST",
        "/",
        "AmazonDMSv20160101.DescribeRefreshSchemasStatus",
        {"EndpointArn": "arn:aws:dms:us-east-1:123456789012:endpoint:SOURCE"},
    ),
    "GetMaterializedViewRefreshTaskRun": (
        "POST",
        "/",
        "AWSGlue.GetMaterializedViewRefreshTaskRun",
        {
            "CatalogId": "123456789012",
            "MaterializedViewRefreshTaskRunId": "01234567-89ab-cdef-0123-456789abcdef",
        },
    ),
    "DescribeAssetBundleExportJob": (
        "GET",
        "/accounts/123456789012/asset-bundle-export-jobs/nightly",
        None,
        None,
    ),
    "DescribeDashboardSnapshotJob": (
        "GET",
        "/accounts/123456789012/dashboards/sales/snapshot-jobs/monday",
        None,
        None,
    ),
    "DescribeTopicRefresh": (
        "GET",
        "/accounts/123456789012/topics/orders/refresh/first",
        None,
        None,
    ),
}


@contextmanager
def typed(operation: Operation, endpoint_url: str, **options: Any) -> Generator[Any]:
    """Make a typed client of its own, with other settings."""
    with closing(connect(operation.service, endpoint_url, **options)) as raw:
        yield operation.client(raw)


def call(client: Any, operation: Operation) -> Any:
    """Call an operation through a typed client."""
    return getattr(client, operation.method)(**operation.arguments)


@each_operation
def test_request(bench: Bench, operation: Operation) -> None:
    """What arrives at the service is one signed request that carries the parameters."""
    bench.server.requests.clear()

    bench.call(operation, success(operation, {}))

    (request,) = bench.server.requests
    body = json.loads(request.body) if request.body else None
    target = request.headers.get("x-amz-target")
    assert REQUESTS[operation.name] == (request.method, request.target, target, body)
    assert f"/{operation.service}/aws4_request" in request.headers["authorization"]


@each_operation
def test_parameter_of_a_wrong_type(bench: Bench, operation: Operation) -> None:
    """Parameters are validated by botocore, whose error comes before anything is sent."""
    bench.server.requests.clear()
    client = operation.client(bench.raw(operation))
    for name in operation.arguments:
        for wrong in (7, ["text"], {"text": "text"}, b"text"):
            with pytest.raises(ParamValidationError) as caught:
                getattr(client, operation.method)(**{**operation.arguments, name: wrong})

            assert type(caught.value) is ParamValidationError
            assert "Invalid type for parameter" in str(caught.value)
    assert bench.server.requests == []


@each_operation
def test_parameter_missing(bench: Bench, operation: Operation) -> None:
    """A required parameter that is `None` is not sent, and botocore misses it."""
    bench.server.requests.clear()
    client = operation.client(bench.raw(operation))
    for name in operation.arguments:
        with pytest.raises(ParamValidationError, match="Missing required parameter"):
            getattr(client, operation.method)(**{**operation.arguments, name: None})
        others = {other: text for other, text in operation.arguments.items() if other != name}
        with pytest.raises(TypeError, match=name):
            getattr(client, operation.method)(**others)
    assert bench.server.requests == []


@each_operation
def test_tried_again(bench: Bench, operation: Operation) -> None:
    """A response that came at the second attempt is whole, and says how often was tried."""
    raw = sample(operation.output)
    answers = iter([body_answer(PAGE, 503), success(operation, raw)])
    bench.server.answer(lambda _: next(answers))
    url = bench.server.endpoint_url
    with typed(operation, url, retries={"total_max_attempts": 2}) as client:
        response = call(client, operation)

    assert list(differences(response, operation.output, raw)) == []
    assert response.response_metadata.retry_attempts == 1


def outcome(client: Any, operation: Operation) -> Any:
    """What a boto3 client returns, or the class and the text of what it raises."""
    try:
        return getattr(client, operation.method)(**operation.parameters)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is compared)
        return type(error).__name__, str(error)


@each_operation
def test_raw_client_is_left_alone(
    bench: Bench, operation: Operation, subtests: pytest.Subtests
) -> None:
    """A boto3 client that ours wraps still does itself what it always did, good or bad."""
    raw = sample(operation.output)
    written = document(operation, raw)
    bench.call(operation, json_answer(written))
    bad = [json_answer(replaced(written, site.path, "text")) for site in last_sites(operation)]
    answers = [
        success(operation, raw),
        json_answer({}),
        json_answer([1]),
        body_answer(PAGE),
        body_answer(PAGE, 503),
        body_answer(b""),
        body_answer(b'{"__type": "SinceYesterday", "message": "no"}', 400),
        *bad,
    ]
    for answer in answers:
        with subtests.test(answer=answer):
            bench.server.answer(answer)

            expected = outcome(bench.plain(operation), operation)
            assert repr(expected) == repr(outcome(bench.raw(operation), operation))


@each_operation
def test_handler_of_the_user_fails(bench: Bench, operation: Operation) -> None:
    """An error of a handler that the user has registered comes out as it was raised."""
    mistake = KeyError("a mistake of the user's own")

    def fail(**_: object) -> None:
        raise mistake

    for event in ("response-received", "needs-retry", "after-call"):
        raw_client = bench.raw(operation)
        name = f"{event}.{raw_client.meta.service_model.service_id.hyphenize()}"
        raw_client.meta.events.register(name, fail)
        bench.server.answer(success(operation, {}))
        try:
            with pytest.raises(KeyError) as caught:
                call(operation.client(raw_client), operation)
        finally:
            raw_client.meta.events.unregister(name, fail)

        assert caught.value is mistake


@each_operation
def test_raw_error_is_left_alone(bench: Bench, operation: Operation) -> None:
    """What a wrapped boto3 client raises when called itself is no error of ours."""
    client = bench.raw(operation)
    bench.call(operation, json_answer({}))
    with pytest.raises(ClientError) as caught:
        bench.call_raw(client, operation, body_answer(b"{}", 400))

    assert not isinstance(caught.value, BotoforgeError)


@each_operation
def test_two_typed_clients_over_one(
    bench: Bench, operation: Operation, caplog: pytest.LogCaptureFixture
) -> None:
    """Several typed clients may share a boto3 client; each call is read once."""
    raw = sample(operation.output)
    site = last_sites(operation)[0]
    written = document(operation, raw)
    clients = [operation.client(bench.raw(operation)) for _ in range(2)]
    for client in clients * 2:
        caplog.clear()
        bench.server.answer(json_answer(replaced(written, site.path, 7)))

        response = call(client, operation)

        assert list(differences(response, operation.output, raw, [site.path])) == []
        assert [record.levelno for record in caplog.records] == [logging.WARNING]
        bench.server.answer(body_answer(PAGE))
        with pytest.raises(UnreadableResponseError):
            call(client, operation)
