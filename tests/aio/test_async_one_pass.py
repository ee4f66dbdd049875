"""Async calls whose responses aiobotocore's parser does not read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Any, Final

import pytest
from aiobotocore.parsers import AioResponseParser
from async_clients import connect
from support.canned import count_parsed
from support.local_aws import Answer, LocalAws
from support.projects import made_package
from support.wire import OPERATIONS

REFRESH: Final = OPERATIONS[-1]
DETAILS: Final = {"RefreshArn": "arn:refresh", "RefreshStatus": "RUNNING"}
ANSWER: Final = Answer(
    headers={"Content-Type": "application/json", "x-amzn-RequestId": "r-2"},
    body=json.dumps({"RefreshDetails": DETAILS, "RequestId": "r-1"}).encode(),
)
EVENTS: Final = ("before-parse", "response-received", "needs-retry", "after-call")
MODES: Final = ("legacy", "standard", "adaptive")

pytestmark = pytest.mark.usefixtures("no_aws_settings", "switched_on")


@pytest.fixture
def aws() -> Iterator[LocalAws]:
    """A service that gives a refresh of a topic."""
    with LocalAws() as server:
        server.answer(ANSWER)
        yield server


def opened(aws: LocalAws, **settings: Any) -> AbstractAsyncContextManager[Any]:
    """Make a typed client."""
    return connect(REFRESH, aws.endpoint_url, proxies={}, **settings)


async def is_one_pass(client: Any) -> bool:
    """Whether a call does without aiobotocore's parser."""
    with count_parsed(AioResponseParser) as parsed:
        response = await client.describe_topic_refresh(**REFRESH.arguments)
    assert response.refresh_details.refresh_arn == "arn:refresh"
    return not parsed


def test_raw_response(aws: LocalAws) -> None:
    """`raw_response` is what aiobotocore returns, made when it is read."""

    async def call() -> None:
        async with opened(aws) as client:
            plain = await client.raw_client.describe_topic_refresh(**REFRESH.parameters)
            with count_parsed(AioResponseParser) as parsed:
                response = await client.describe_topic_refresh(**REFRESH.arguments)
            assert response.response_metadata.request_id == "r-2"
            assert parsed == []
            raw: dict[str, Any] = response.raw_response
            assert raw.__class__ is dict
            raw["ResponseMetadata"]["HTTPHeaders"].pop("date", "")
            plain["ResponseMetadata"]["HTTPHeaders"].pop("date", "")
            assert raw == plain
            assert response.raw_response is raw

    asyncio.run(call())


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("is_async", [True, False], ids=["coroutine", "function"])
def test_handler_of_the_user(aws: LocalAws, event: str, is_async: bool) -> None:
    """A handler that might look at the response means the ordinary way, until it is gone."""
    seen: list[str] = []

    def handler(event_name: str, **_: object) -> None:
        seen.append(event_name)

    async def async_handler(event_name: str, **_: object) -> None:
        seen.append(event_name)

    async def call() -> None:
        chosen = async_handler if is_async else handler
        async with opened(aws) as client:
            events = client.raw_client.meta.events
            assert await is_one_pass(client)
            events.register(event, chosen)
            assert not await is_one_pass(client)
            events.unregister(event, chosen)
            assert await is_one_pass(client)

    asyncio.run(call())
    assert [f"{event}.quicksight.DescribeTopicRefresh"] == seen


@pytest.mark.parametrize("mode", MODES)
def test_retries(aws: LocalAws, mode: str) -> None:
    """A success after an error is read in one pass."""
    error = Answer(status=400, body=b'{"__type": "ThrottlingException", "message": "slow"}')
    aws.play([error, ANSWER])

    async def call() -> None:
        async with opened(aws, retries={"mode": mode, "total_max_attempts": 2}) as client:
            with count_parsed(AioResponseParser) as parsed:
                response = await client.describe_topic_refresh(**REFRESH.arguments)
            assert response.response_metadata.retry_attempts == 1
            assert 200 not in parsed

    asyncio.run(call())


def read_consumed(response: dict[str, Any]) -> object:
    """Read a member, as tracers do."""
    return response["RefreshDetails"]["RefreshArn"]


def change(response: dict[str, Any]) -> object:
    """Change a member."""
    response["RefreshDetails"] = {"RefreshArn": "changed"}
    return response["RefreshDetails"]["RefreshArn"]


@pytest.mark.parametrize("look", [read_consumed, change])
def test_wrapper(aws: LocalAws, look: Callable[[dict[str, Any]], object]) -> None:
    """What a wrapper of the call reads is there, and what it changes arrives."""

    async def call() -> None:
        async with opened(aws) as client:
            raw = client.raw_client
            make = raw._make_api_call  # noqa: SLF001 (what tracers wrap)

            async def make_api_call(*arguments: object) -> Any:
                response = await make(*arguments)
                seen.append(look(response))
                return response

            raw._make_api_call = make_api_call  # noqa: SLF001
            response = await client.describe_topic_refresh(**REFRESH.arguments)
            assert [response.refresh_details.refresh_arn] == seen

    seen: list[object] = []
    asyncio.run(call())


def test_switches(aws: LocalAws, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyword turns it off for a client, a variable for a process."""

    async def call() -> None:
        async with opened(aws) as client:
            client_class: Any = client.__class__
            assert not await is_one_pass(client_class(client.raw_client, one_pass=False))
            monkeypatch.setenv("BOTOFORGE_ONE_PASS", "0")
            assert not await is_one_pass(client_class(client.raw_client))
            assert await is_one_pass(client)
        async with client_class.connect(
            one_pass=False, region_name="us-east-1", endpoint_url=aws.endpoint_url, **KEYS
        ) as other:
            assert not await is_one_pass(other)

    asyncio.run(call())


KEYS: Final[dict[str, Any]] = {"aws_access_key_id": "k", "aws_secret_access_key": "s"}

OTHERS: Final = """
s3 = ["GetBucketLocation", "GetObject", "ListObjectsV2"]
"""


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of S3."""
    with made_package(tmp_path_factory.mktemp("others"), "others", OTHERS):
        yield import_module("others.s3")


def test_xml(s3: Any, aws: LocalAws) -> None:
    """Listings are decoded, bodies read, and the location of a bucket arrives."""
    listed = b"<R><EncodingType>url</EncodingType><Contents><Key>a+b</Key></Contents></R>"
    located = b'<LocationConstraint xmlns="http://x/">eu-west-1</LocationConstraint>'

    async def call() -> None:
        options: dict[str, Any] = {"region_name": "us-east-1", "endpoint_url": aws.endpoint_url}
        async with s3.AsyncS3Client.connect(**options, **KEYS) as client:
            with count_parsed(AioResponseParser) as parsed:
                aws.answer(Answer(body=listed))
                page = await client.list_objects_v2(bucket="bucket")
                assert [each.key for each in page.contents] == ["a b"]
                aws.answer(Answer(body=b"content", headers={"Expires": "never"}))
                found = await client.get_object(bucket="bucket", key="k")
                assert found.expires_string == "never"
                assert await found.body.read() == b"content"
            assert parsed == []
            assert page.raw_response["Contents"][0]["Key"] == "a b"
            assert found.raw_response["ExpiresString"] == "never"
            aws.answer(Answer(body=located))
            assert (await client.get_bucket_location(bucket="bucket")).location_constraint == (
                "eu-west-1"
            )

    asyncio.run(call())
