"""Bodies and streams of events with async clients, over a real socket and in stubs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

import pytest
from botocore.exceptions import FlexibleChecksumError
from support.fault_cases import WireServer, head
from support.goldens import MANY_FORMS, assemble
from support.projects import importable, made_package
from support.stream_faults import (
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
    with pytest.MonkeyPatch.context() as patch, importable(folder, "forms"):
        patch.setenv("AWS_DATA_PATH", str(MANY_FORMS.models))
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


REAL: Final = """
kinesis = ["SubscribeToShard"]
lambda = ["InvokeWithResponseStream"]
s3 = ["GetObject"]
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[Any]:  # noqa: ARG001 (asked for its effect)
    """The package of some services of AWS."""
    with made_package(tmp_path_factory.mktemp("real"), "real", REAL):
        yield import_module("real")


async def outcome(server: WireServer, client: Any, name: str, sent: bytes) -> Any:
    """Read the stream of events that a client of a real service gets, or the error of it."""
    content_type = "Content-Type: application/vnd.amazon.eventstream"
    server.play([(head(content_type) + sent,)])
    try:
        if name == "lambda":
            response = await client.invoke_with_response_stream(function_name="f")
        else:
            response = await client.subscribe_to_shard(
                consumer_arn="arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
                shard_id="s",
                starting_position=import_module("real.kinesis").StartingPosition(type="LATEST"),
            )
        return [event async for event in response.event_stream]
    except import_module("real").UnreadableResponseError as error:
        return error


def test_first_and_last_event(real: Any) -> None:
    """A stream without the first event that belongs to the call, or the promised last, is cut."""
    event, first = written_event("PayloadChunk", b"abc"), written_event("initial-response", b"{}")

    async def read(server: WireServer) -> None:
        options = connect_options(server.port)
        async with import_module("real.kinesis").AsyncKinesisClient.connect(**options) as client:
            for sent in (b"", first[:-2]):
                error = await outcome(server, client, "kinesis", sent)
                assert isinstance(error, real.UnreadableResponseError)
            assert await outcome(server, client, "kinesis", first) == []
        async with import_module("real.lambda_").AsyncLambdaClient.connect(**options) as client:
            for sent in (b"", event):
                error = await outcome(server, client, "lambda", sent)
                assert error.is_cut_off
            end = written_event("InvokeComplete", b"{}")
            assert len(await outcome(server, client, "lambda", event + end)) == 2

    with WireServer() as server:
        asyncio.run(read(server))


def test_bad_member_of_an_event(real: Any) -> None:
    """A bad member of an event costs itself alone."""
    told = b'{"MillisBehindLatest": 5, "Records": [{"Data": "\\u00e4", "SequenceNumber": "1"}]}'
    sent = written_event("initial-response", b"{}") + written_event("SubscribeToShardEvent", told)

    async def read(server: WireServer) -> Any:
        module = import_module("real.kinesis")
        async with module.AsyncKinesisClient.connect(**connect_options(server.port)) as client:
            return await outcome(server, client, "kinesis", sent)

    with WireServer() as server:
        (event,) = asyncio.run(read(server))
    (record,) = event.subscribe_to_shard_event.records
    assert record.sequence_number == "1"
    with pytest.raises(real.MemberError, match="expected bytes"):
        _ = record.data


def test_body_that_fails_its_checksum(real: Any) -> None:
    """S3's checksums are looked at."""
    assert real

    async def read(server: WireServer) -> None:
        module = import_module("real.s3")
        async with module.AsyncS3Client.connect(**connect_options(server.port)) as client:
            server.play([(head("x-amz-checksum-crc32: AAAAAA==", length=3) + b"abc",)])
            async with (await client.get_object(bucket="b", key="k")).body as body:
                with pytest.raises(FlexibleChecksumError):
                    await body.read()

    with WireServer() as server:
        asyncio.run(read(server))


def test_body_and_stream_that_the_connection_ends(media: Any) -> None:
    """A body that ends only with the connection looks complete when it is cut off."""

    async def read(server: WireServer) -> None:
        async with media.AsyncMediaClient.connect(**connect_options(server.port)) as client:
            server.play([(head() + b"abc",)])
            assert await (await client.get_clip(name="c")).body.read() == b"abc"
            server.play([(head("Content-Type: application/vnd.amazon.eventstream") + FIRST,)])
            events = (await client.watch_clip(name="c")).events
            assert [event.marker.label async for event in events] == ["a"]

    with WireServer() as server:
        asyncio.run(read(server))


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
                clip = testing.sample(media.GetClipResponse, body=b"clip")
                events = testing.sample(media.WatchClipResponse, events=[marker])
                planned.when(media.AsyncMediaClient.get_clip).returns(clip)
                planned.when(media.AsyncMediaClient.watch_clip).returns(events)
                response = await client.get_clip(name="c")
                assert await response.body.read() == b"clip"
                watched = await client.watch_clip(name="c")
                assert [event async for event in watched.events] == [marker]

    asyncio.run(call())
