"""Bodies are files, and those made by hand fit."""

import codecs
import csv
import gzip
import io
import json
import shutil
import tarfile
from typing import IO, BinaryIO, assert_type

from botoforge import (
    AsyncStreamingBody,
    EventStream,
    MemberError,
    StreamingBody,
    UnknownValue,
    UnknownVariant,
)
from botoforge._runtime.body_types import BlobSource, StreamingResponse


def read_body(body: StreamingBody, target: BinaryIO) -> None:
    """Whatever takes a binary file takes a body."""
    with body as opened:
        assert_type(opened, StreamingBody)
        assert_type(opened.read(), bytes)
    with gzip.open(body) as unpacked:
        assert_type(unpacked.read(10), bytes)
    with tarfile.open(fileobj=body, mode="r|gz") as archive:
        archive.next()
    text = io.TextIOWrapper(body, encoding="utf-8")
    csv.reader(text)
    codecs.getreader("utf-8")(body).readline()
    io.BufferedReader(body).readlines()
    json.load(body)
    shutil.copyfileobj(body, target)
    assert_type(body.readinto(bytearray(3)), int)
    assert_type(body.tell(), int)
    assert_type(body.readline(), bytes)
    for lines in (body.iter_lines(), body.iter_chunks(10), body):
        for line in lines:
            line.decode()


def pass_body(body: StreamingBody) -> None:
    """A body goes where a file is asked for, also as the body of another call."""
    one: IO[bytes] = body
    two: BinaryIO = body
    three: io.RawIOBase = body
    sent: BlobSource = body
    _ = (one, two, three, sent)


async def read_async_body(body: AsyncStreamingBody) -> None:
    """An async body has to be awaited."""
    async with body as opened:
        assert_type(opened, AsyncStreamingBody)
        assert_type(await opened.read(), bytes)
    async for chunk in body:
        chunk.decode()


async def read_events(stream: EventStream[UnknownVariant | MemberError]) -> None:
    """A stream is closed at the end, async or not."""
    with stream as events:
        for event in events:
            assert_type(event, UnknownVariant | MemberError)
    async with stream as events:
        async for event in events:
            assert_type(event, UnknownVariant | MemberError)


def make_by_hand() -> None:
    """A body is made of bytes, a stream of a list of events."""
    body: StreamingBody = StreamingBody.of(b"abc")
    async_body: AsyncStreamingBody = AsyncStreamingBody.of(b"abc")
    events: EventStream[UnknownVariant | UnknownValue] = EventStream.of([UnknownVariant("a")])
    narrow = EventStream.of([UnknownVariant("a")])
    wide: EventStream[UnknownVariant | UnknownValue] = narrow
    _ = (body, async_body, events, wide)


def generic(one: StreamingResponse, other: StreamingResponse[AsyncStreamingBody]) -> None:
    """A response with a body says which body it has."""
    _ = (one, other)
