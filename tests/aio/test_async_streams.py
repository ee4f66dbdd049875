"""Bodies and streams of events with async clients, over a real socket and in stubs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from goldens import MANY_FORMS, assemble

pytestmark = pytest.mark.usefixtures("no_aws_settings")


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[Any]:  # noqa: ARG001 (asked for its effect)
    """The package of a tiny service, which botocore knows as well."""
    folder = tmp_path_factory.mktemp("packages")
    assemble(MANY_FORMS, folder / "forms")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DATA_PATH", str(MANY_FORMS.models))
        patch.setattr(sys, "path", [str(folder), *sys.path])
        yield import_module("forms.media")


@pytest.fixture
def testing(media: Any) -> Any:  # noqa: ARG001 (where it is imported from)
    """What the package has for tests."""
    return import_module("forms.testing")


@pytest.fixture
def aws(testing: Any) -> Iterator[Any]:
    """A stand-in for AWS."""
    with testing.AwsServer() as aws:
        yield aws


def test_body(media: Any, aws: Any, testing: Any) -> None:
    """The body of an answer is aiobotocore's own, and has to be awaited."""
    clip = testing.sample(media.GetClipResponse, body=b"one\ntwo", content_type="video/x")
    aws.when(media.AsyncMediaClient.get_clip).answer(clip)

    async def get() -> None:
        async with media.AsyncMediaClient.connect(**aws.options()) as client:
            response = await client.get_clip(name="c")
            assert response.content_type == "video/x"
            async with response.body as body:
                assert await body.read() == b"one\ntwo"
            response = await client.get_clip(name="c")
            assert [chunk async for chunk in response.body.iter_chunks(4)] == [b"one\n", b"two"]

    asyncio.run(get())


def test_events(media: Any, aws: Any, testing: Any) -> None:
    """Events come one by one, and the error that ends the stream is the typed one."""
    encoder = import_module("moto.core.serialize").EventStreamEncoder()
    frame = {":message-type": "event", ":event-type": "frame"}
    too_slow = {":message-type": "exception", ":exception-type": "tooSlow"}
    body = encoder.encode_message(frame, b"\x00\xff") + encoder.encode_message(
        too_slow, b'{"Message": "hurry"}'
    )
    content_type = {"Content-Type": "application/vnd.amazon.eventstream"}
    aws.when(media.AsyncMediaClient.watch_clip).answer(
        testing.HttpAnswer(headers=content_type, body=body)
    )

    async def watch() -> None:
        async with media.AsyncMediaClient.connect(**aws.options()) as client:
            response = await client.watch_clip(name="c")
            events = aiter(response.events)
            assert (await anext(events)).frame.pixels == b"\x00\xff"
            with pytest.raises(media.TooSlowException, match="hurry"):
                await anext(events)

    asyncio.run(watch())


def test_stub(media: Any, testing: Any) -> None:
    """A stub answers with bodies and events that are awaited."""
    marker = media.ClipEventsMarkerVariant(media.MarkerEvent(label="a"))

    async def call() -> None:
        options = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        connected = media.AsyncMediaClient.connect(region_name="us-east-1", **options)
        async with connected as client:
            with testing.stub(client) as planned:
                planned.get_clip(returns=testing.sample(media.GetClipResponse, body=b"clip"))
                planned.watch_clip(returns=testing.sample(media.WatchClipResponse, events=[marker]))
                response = await client.get_clip(name="c")
                assert await response.body.read() == b"clip"
                watched = await client.watch_clip(name="c")
                assert [event async for event in watched.events] == [marker]

    asyncio.run(call())
