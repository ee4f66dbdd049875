"""Bodies and streams of events with async clients, over a real socket and in stubs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from fault_cases import WireServer
from goldens import MANY_FORMS, assemble
from stream_faults import (
    FIRST,
    STREAM_FAULTS,
    StreamFault,
    check_outcome,
    connect_options,
    written_event,
)

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


@pytest.mark.parametrize("fault", STREAM_FAULTS, ids=str)
def test_faults(media: Any, fault: StreamFault) -> None:
    """A body or a stream that fails raises botocore's errors, after what came before."""

    async def read(client: Any, server: WireServer) -> None:
        for script in fault.bodies:
            for size in (None, 2):
                server.play([script])
                async with (await client.get_clip(name="c")).body as body:
                    with pytest.raises(Exception) as caught:  # noqa: PT011, PT012 (looked at below)
                        while await body.read(size):
                            pass
                check_outcome(caught.value, fault.async_outcome)
        for script in fault.streams:
            server.play([script])
            events: list[object] = []
            async with (await client.watch_clip(name="c")).events as stream:
                with pytest.raises(Exception) as caught:  # noqa: PT011, PT012 (looked at below)
                    async for event in stream:
                        events.append(event.marker.label)  # noqa: PERF401 (it ends with an error)
                with pytest.raises(type(caught.value)):
                    _ = [event async for event in stream]
            check_outcome(caught.value, fault.async_outcome)
            assert events == ["a"]

    async def connect() -> None:
        with WireServer() as server:
            options = connect_options(server.port)
            async with media.AsyncMediaClient.connect(**options) as client:
                await read(client, server)

    asyncio.run(connect())


def test_error_with_members_and_unknown_event(
    media: Any, aws: Any, testing: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """What botocore leaves out of streams is there with aiobotocore too."""
    unknown = written_event("hologram", b'{"Depth": 3}')
    error = written_event("tooCold", b'{"message": "brr"}', "exception")
    aws.when(media.AsyncMediaClient.watch_clip).answer(
        testing.HttpAnswer(
            headers={"Content-Type": "application/vnd.amazon.eventstream"},
            body=unknown + FIRST + unknown + error,
        )
    )

    async def watch() -> None:
        async with media.AsyncMediaClient.connect(**aws.options()) as client:
            names: list[str] = []
            with pytest.raises(media.MediaError, match="brr") as caught:  # noqa: PT012 (a loop)
                async for event in (await client.watch_clip(name="c")).events:
                    names.append(getattr(event, "name", "marker"))  # noqa: PERF401 (as above)
            assert caught.value.code == "tooCold"
            assert names == ["hologram", "marker", "hologram"]

    asyncio.run(watch())
    unknown_events = [found for found in caplog.messages if "unknown event" in found]
    assert unknown_events == ["WatchClip: Events: unknown event hologram"]


def test_body_by_hand(media: Any) -> None:
    """An async body made by hand is read like any other, and is closed after its block."""
    forms = import_module("forms")

    async def read() -> None:
        response = media.GetClipResponse(body=forms.AsyncStreamingBody.of(b"a\r\nb\nc"))
        async with response.body as body:
            assert await body.read(2) == b"a\r"
            assert (body.tell(), await body.readlines()) == (2, [b"", b"b", b"c"])
        assert body.closed
        with pytest.raises(ValueError, match="closed file"):
            await body.read()
        for size in (1, 2, 3, 9):
            body = forms.AsyncStreamingBody.of(b"a\r\nb\n\nc")
            lines = [line async for line in body.iter_lines(size)]
            assert lines == [b"a", b"b", b"", b"c"]
        buffer = bytearray(3)
        body = forms.AsyncStreamingBody.of(b"abcd")
        assert (await body.readinto(buffer), bytes(buffer)) == (3, b"abc")
        assert [chunk async for chunk in body] == [b"d"]

    asyncio.run(read())


def test_closed_body(media: Any, aws: Any, testing: Any) -> None:
    """A body is aiobotocore's behind ours; one that was closed cannot be read."""
    aws.when(media.AsyncMediaClient.get_clip).answer(
        testing.sample(media.GetClipResponse, body=b"abc")
    )

    async def get() -> None:
        async with media.AsyncMediaClient.connect(**aws.options()) as client:
            response = await client.get_clip(name="c")
            assert response.body.raw_body is response.raw_response["Body"]
            async with response.body as body:
                assert await body.read(-1) == b"abc"
            with pytest.raises(ValueError, match="closed file"):
                await body.read()

    asyncio.run(get())


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
