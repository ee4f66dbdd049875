"""Unions, streaming bodies, streams of events and more, over a real socket and in stubs.

The services are real ones, generated here into a package of their own, and one tiny one.
"""

from __future__ import annotations

import codecs
import copy
import csv
import gzip
import io
import json
import pickle
import sys
import tarfile
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from botocore.exceptions import (
    EventStreamError,
    FlexibleChecksumError,
    IncompleteReadError,
    ReadTimeoutError,
    ResponseStreamingError,
)
from botocore.response import StreamingBody
from botoforge._runtime.sessions import AsyncCredentials
from botoforge._runtime.wire.event_bytes import EventBytes
from oracle.classes import find_client
from support.fault_cases import CHUNKED, Act, WireServer, chunk, documented_rows, head, http
from support.goldens import MANY_FORMS
from support.projects import made_package
from support.stream_faults import (
    CONTENT_TYPE,
    FIRST,
    STREAM_FAULTS,
    SafeServer,
    StreamFault,
    check_outcome,
    connect_options,
    written_event,
)
from support.versions import UNENFORCED, is_older_than, needs_botocore

SERVICES: Final = """
accessanalyzer = ["GetFindingV2"]
apigateway = ["GetExport"]
appconfig = ["GetHostedConfigurationVersion", "CreateHostedConfigurationVersion"]
bedrock-runtime = ["ConverseStream"]
cloudformation = ["GetTemplate"]
glacier = ["ListVaults"]
iam = ["GetRolePolicy"]
media = "*"
kinesis = ["SubscribeToShard"]
lambda = ["InvokeWithResponseStream"]
lex-runtime = ["PostContent"]
s3 = ["GetObject", "PutObject", "SelectObjectContent"]
"""


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[Any]:
    """The package."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("project")
    with made_package(folder, "many", SERVICES, MANY_FORMS.models):
        yield import_module("many")


@pytest.fixture
def testing(forms: Any) -> Any:
    """What the package has for tests."""
    return import_module(f"{forms.__name__}.testing")


@pytest.fixture
def aws(testing: Any) -> Iterator[Any]:
    """A stand-in for AWS."""
    with testing.AwsServer() as aws:
        yield aws


@pytest.fixture
def media(forms: Any) -> Any:
    """The package of the tiny service."""
    return import_module(f"{forms.__name__}.media")


@pytest.fixture
def client(media: Any, aws: Any) -> Any:
    """A client of the tiny service."""
    return media.MediaClient.connect(**aws.options())


class Wired(NamedTuple):
    """A client of the tiny service, and the server that plays to it byte by byte."""

    server: WireServer
    client: Any


@pytest.fixture(scope="module")
def wired(forms: Any) -> Iterator[Wired]:
    """Both of them."""
    media = import_module(f"{forms.__name__}.media")
    with WireServer() as server:
        yield Wired(server, media.MediaClient.connect(**connect_options(server.port)))


def service(name: str) -> Any:
    """Import the package of a real service."""
    return import_module(f"many.{name}")


# --- Unions --------------------------------------------------------------------------------------


def test_union(forms: Any, testing: Any, aws: Any) -> None:
    """Each value of a union is of the class of its variant; one that is unknown says its name."""
    analyzer = service("accessanalyzer")
    unused = analyzer.FindingDetailsUnusedIamRoleDetailsVariant(
        analyzer.UnusedIamRoleDetails(last_accessed=None)
    )
    finding = testing.sample(analyzer.GetFindingV2Response, finding_details=[unused])
    document = finding.to_dict()
    aws.when(analyzer.AccessAnalyzerClient.get_finding_v2).answer(finding)
    client = analyzer.AccessAnalyzerClient.connect(**aws.options())

    response = client.get_finding_v2(analyzer_arn="arn:aws:access-analyzer", id="f-1")

    assert response == finding
    assert response.finding_details[0].unused_iam_role_details.last_accessed is None
    assert document == response.to_dict()
    unknown = [{"SDK_UNKNOWN_MEMBER": {"name": "brandNew"}}]  # as botocore tells of one
    response = analyzer.GetFindingV2Response.from_dict({**document, "findingDetails": unknown})
    assert [forms.UnknownVariant("brandNew")] == list(response.finding_details)
    assert unknown == response.to_dict()["findingDetails"]
    assert not response.member_errors


def test_unknown_variant_on_the_wire(media: Any, aws: Any, client: Any, testing: Any) -> None:
    """What the service calls a variant that no model knows can be read."""
    body = b'{"Background": {"hologram": {"Depth": 3}}, "Drawings": [{"label": "a"}]}'
    aws.when(media.MediaClient.describe_scene).answer(testing.HttpAnswer(body=body))

    response = client.describe_scene(name="s")

    assert response.background.name == "hologram"
    assert response.drawings[0].label == "a"


def test_union_outlives_copy_and_pickle(forms: Any, media: Any) -> None:
    """Variants, known or not, are values like all structures."""
    drawings = (media.DrawingLabelVariant("a"), forms.UnknownVariant("new", {"new": {"x": 1}}))

    for again in (copy.deepcopy(drawings), pickle.loads(pickle.dumps(drawings))):  # noqa: S301 (ours)
        assert again == drawings
    assert repr(drawings) == "(DrawingLabelVariant(label='a'), UnknownVariant('new'))"
    with pytest.raises(TypeError, match="unhashable"):
        hash(drawings[1])


def test_two_members_of_a_union(forms: Any, media: Any) -> None:
    """A union with two members is a bad member, and costs no other."""
    raw: dict[str, Any] = {"Background": {"label": "a", "group": []}, "Drawings": [{"label": "b"}]}

    response = media.DescribeSceneResponse.from_dict(raw)

    expected = "Background: expected a structure with exactly one member"
    with pytest.raises(forms.MemberError, match=expected):
        _ = response.background
    assert response.drawings[0].label == "b"
    assert response.to_dict() == raw


def test_member_of_a_union_that_is_null(forms: Any, media: Any) -> None:
    """A member that is null is not there, whichever pass meets it."""
    raw: dict[str, Any] = {"Background": {"group": None}}

    for beside in ({}, {"ByName": "a miss of the fast path"}):
        response = media.DescribeSceneResponse.from_dict({**raw, **beside})
        assert response.background == forms.UnknownVariant("group", raw["Background"])


def test_recursive_union(media: Any) -> None:
    """A union inside itself is read, and written back."""
    raw: dict[str, Any] = {
        "Background": {"group": [{"label": "a"}, {"group": [{"custom": {"x": [1, None]}}]}]},
        "Drawings": [{"circle": {"Radius": 1}}],
        "ByName": {"one": {"SDK_UNKNOWN_MEMBER": {"name": "hologram"}}, "two": {}},
    }

    response = media.DescribeSceneResponse.from_dict(raw)

    label, group = response.background.group
    assert (label.label, group.group[0].custom) == ("a", {"x": [1, None]})
    assert response.drawings[0].circle.radius == 1.0
    assert [found.name for found in response.by_name.values()] == ["hologram", ""]
    assert response.to_dict() == raw


@pytest.mark.filterwarnings("ignore:Use:DeprecationWarning")  # Python 3.13 tells of it
def test_union_as_parameter(media: Any, aws: Any, client: Any, testing: Any) -> None:
    """A variant is sent as the one member that it is; one that is a secret is not shown."""
    aws.when(media.MediaClient.draw).answer(testing.sample(media.DrawResponse))
    pen = media.PenChalkVariant("white")

    client.draw(drawing=media.DrawingGroupVariant([media.DrawingLabelVariant("a")]), pen=pen)

    assert aws.requests[0].parameters == {
        "drawing": {"group": [{"label": "a"}]},
        "pen": {"chalk": "white"},
    }
    assert repr(pen) == "PenChalkVariant()"


def test_deprecated(media: Any) -> None:
    """A deprecated method is marked as such where Python has a mark for it."""
    if sys.version_info >= (3, 13):
        assert media.MediaClient.draw.__deprecated__ == 'Use "Paint" instead.'
    assert 'Deprecated: Use "Paint" instead.' in media.MediaClient.draw.__doc__


# --- Bodies --------------------------------------------------------------------------------------


def test_body(aws: Any, testing: Any) -> None:
    """The body of an answer is botocore's own, read when it is asked for; a file can be sent."""
    s3 = service("s3")
    aws.when(s3.S3Client.get_object).answer(
        testing.sample(s3.GetObjectOutput, body=b"one\ntwo\n", content_type="text/plain")
    )
    aws.when(s3.S3Client.put_object).answer(testing.sample(s3.PutObjectOutput, e_tag="x"))
    client = s3.S3Client.connect(**aws.options(s3={"addressing_style": "path"}))

    response = client.get_object(bucket="b", key="k")
    sent = [
        client.put_object(bucket="b", key="k", body=body).e_tag
        for body in (b"bytes", "text", io.BytesIO(b"file"))
    ]

    assert StreamingBody in type(response.body).__mro__
    assert "Body" in response.to_dict()
    assert "Body" not in response.to_json()
    assert response.body.read() == b"one\ntwo\n"
    assert list(client.get_object(bucket="b", key="k").body.iter_lines()) == [b"one", b"two"]
    assert response.content_type == "text/plain"
    assert sent == ["x", "x", "x"]


@pytest.mark.parametrize("status", [200, 204])
def test_body_of_nothing(aws: Any, testing: Any, status: int) -> None:
    """Whatever the model says, an answer has a body: an empty one where nothing came."""
    s3 = service("s3")
    aws.when(s3.S3Client.get_object).answer(testing.HttpAnswer(status=status))

    response = s3.S3Client.connect(**aws.options()).get_object(bucket="b", key="k")

    assert response.body.read() == b""
    assert not response.member_errors


@pytest.mark.parametrize(
    ("name", "method", "parameters"),
    [
        ("apigateway", "get_export", {"rest_api_id": "a", "stage_name": "s", "export_type": "e"}),
        (
            "appconfig",
            "get_hosted_configuration_version",
            {"application_id": "a", "configuration_profile_id": "c", "version_number": 1},
        ),
        ("media", "get_clip", {"name": "c"}),
    ],
)
def test_body_without_the_trait(
    aws: Any, testing: Any, name: str, method: str, parameters: dict[str, object]
) -> None:
    """A body that no model calls streaming is read bit by bit all the same."""
    package = service(name)
    cls = find_client(package)
    (response_class,) = (
        getattr(package, found)
        for found in package.__all__
        if found in ("ExportResponse", "GetHostedConfigurationVersionResponse", "GetClipResponse")
    )
    types = {found.name: type(found.type).__name__ for found in response_class.__shape__.members}
    (body,) = (member for member, kind in types.items() if kind == "BodyType")
    aws.when(getattr(cls, method)).answer(testing.sample(response_class, **{body: b"content"}))

    response = getattr(cls.connect(**aws.options()), method)(**parameters)

    assert getattr(response, body).read() == b"content"
    assert not response.member_errors


def test_body_in_a_stub(media: Any, testing: Any) -> None:
    """A stub answers with a body too."""
    client = media.MediaClient.connect(
        region_name="us-east-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",  # noqa: S106 (nothing is sent)
    )
    with testing.stub(client) as planned:
        clip = testing.sample(media.GetClipResponse, body=b"clip")
        planned.when(media.MediaClient.get_clip).returns(clip)
        with client.get_clip(name="c").body as body:
            assert body.read() == b"clip"


def test_json_in_a_header(aws: Any, testing: Any) -> None:
    """JSON in a header is a document, read and written by botocore."""
    lex = service("lex_runtime")
    slots = {"Flower": "roses", "Count": [1, None]}
    aws.when(lex.LexRuntimeServiceClient.post_content).answer(
        testing.sample(lex.PostContentResponse, slots=slots, audio_stream=b"sound")
    )
    client = lex.LexRuntimeServiceClient.connect(**aws.options())

    response = client.post_content(
        bot_name="b",
        bot_alias="a",
        user_id="u1",
        content_type="text/plain",
        session_attributes={"x": [1]},
        input_stream=b"hello",
    )

    assert response.slots == slots
    assert response.audio_stream.read() == b"sound"
    assert aws.requests[0].parameters["session_attributes"] == {"x": [1]}


def archive(name: str, content: bytes) -> bytes:
    """Make a tar.gz with one file in it."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as made:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        made.addfile(member, io.BytesIO(content))
    return written.getvalue()


LINES = "ä\nb\r\nc".encode()

FILES: list[tuple[bytes, Callable[[Any], object], object]] = [
    (gzip.compress(LINES), lambda body: gzip.GzipFile(fileobj=body).read(), LINES),
    (LINES, lambda body: io.TextIOWrapper(body, "utf-8").readlines(), ["ä\n", "b\n", "c"]),
    (LINES, lambda body: codecs.getreader("utf-8")(body).read(), "ä\nb\r\nc"),
    (LINES, lambda body: io.BufferedReader(body).readlines(), LINES.splitlines(keepends=True)),
    (LINES, lambda body: body.readlines(), LINES.splitlines(keepends=True)),
    (LINES, lambda body: (body.readline(), body.tell()), ("ä\n".encode(), 3)),
    (LINES, lambda body: body.readlines(4), LINES.splitlines(keepends=True)[:2]),
    (LINES, lambda body: body.read(-1), LINES),
    (LINES, lambda body: (body.read(2), body.readall()), (LINES[:2], LINES[2:])),
    (b"a,b\n", lambda body: list(csv.reader(io.TextIOWrapper(body))), [["a", "b"]]),
    (b'{"a": 1}', json.load, {"a": 1}),
    (b"", lambda body: (body.readable(), body.seekable(), body.writable()), (True, False, False)),
]
"""What comes, who reads it, and what is read."""


@pytest.mark.parametrize(("content", "read", "expected"), FILES, ids=range(len(FILES)))
def test_body_is_a_file(
    wired: Wired, forms: Any, content: bytes, read: Callable[[Any], object], expected: object
) -> None:
    """Whatever takes a binary file takes a body, as it came over the wire or made by hand."""
    wired.server.play([(http(content),)])

    response = wired.client.get_clip(name="c")

    for cls in (forms.StreamingBody, io.RawIOBase, StreamingBody):
        assert isinstance(response.body, cls)
    assert type(response.raw_response["Body"]) is StreamingBody
    assert expected == read(response.body)
    assert expected == read(forms.StreamingBody.of(content))


def test_body_in_tarfile_and_readinto(forms: Any) -> None:
    """An archive is read without holding all of it, and a buffer is filled."""
    with tarfile.open(fileobj=forms.StreamingBody.of(archive("x", b"abc")), mode="r|gz") as opened:
        for member in opened:
            found = opened.extractfile(member)
            assert found is not None
            assert (member.name, found.read()) == ("x", b"abc")
    buffer = bytearray(2)
    assert forms.StreamingBody.of(b"abc").readinto(buffer) == 2
    assert buffer == b"ab"


def test_closed_body(forms: Any) -> None:
    """`with` gives the body itself, and closes it; it is open for reading once."""
    with forms.StreamingBody.of(b"abc") as body:
        assert isinstance(body, forms.StreamingBody)
        assert body.read(1) == b"a"
    assert body.closed
    for use in (body.read, lambda: body.readinto(bytearray(1)), body.__enter__):
        with pytest.raises(ValueError, match="closed file"):
            use()
    for use in (lambda: body.seek(0), lambda: body.write(b""), body.fileno):
        with pytest.raises(io.UnsupportedOperation):
            use()


def test_body_by_hand(media: Any, forms: Any) -> None:
    """A body made by hand is read like any other; a dictionary may hold the bytes, or any file."""
    body = forms.StreamingBody.of(b"abc")
    assert media.GetClipResponse(body=body).body is body
    assert pickle.loads(pickle.dumps(body)).read() == b"abc"  # noqa: S301 (ours)
    for raw in (b"abc", io.BytesIO(b"abc"), StreamingBody(io.BytesIO(b"abc"), 3)):
        response = media.GetClipResponse.from_dict({"Body": raw})
        assert response.body.read() == b"abc"
        assert not response.member_errors
    with pytest.raises(forms.MemberError, match="expected a streaming body"):
        _ = media.GetClipResponse.from_dict({"Body": 7, "ContentType": 7}).body
    with pytest.raises(IncompleteReadError):
        forms.StreamingBody(io.BytesIO(b"abc"), 4).read(-1)


def test_body_that_fails_its_checksum(aws: Any, testing: Any) -> None:
    """S3's checksums are looked at through whatever reads the body."""
    s3 = service("s3")
    aws.when(s3.S3Client.get_object).answer(
        testing.HttpAnswer(headers={"x-amz-checksum-crc32": "AAAAAA=="}, body=b"abc")
    )
    client = s3.S3Client.connect(**aws.options())
    reads: tuple[Callable[[Any], object], ...] = (
        lambda body: body.read(),
        lambda body: io.BufferedReader(body).read(),
    )
    for read in reads:
        with (
            client.get_object(bucket="b", key="k").body as body,
            pytest.raises(FlexibleChecksumError),
        ):
            read(body)


@needs_botocore("1.42.73", "an older one sends a wrong length of what it sends in chunks")
def test_body_as_the_body_of_another_call(forms: Any, tmp_path: Path) -> None:
    """Over https S3 takes a body with its length; over http botocore wants to go back in it."""
    s3 = service("s3")
    parameters = {"bucket": "bucket", "key": "k", "content_length": 5}

    with pytest.raises(io.UnsupportedOperation, match="seek"):
        s3.S3Client.connect(**connect_options(9)).put_object(
            body=forms.StreamingBody.of(b"hello"), **parameters
        )
    with SafeServer(tmp_path) as server:
        safe = {"endpoint_url": server.url, "verify": str(server.certificate)}
        s3.S3Client.connect(**{**connect_options(0), **safe}).put_object(
            body=forms.StreamingBody.of(b"hello"), **parameters
        )

    assert b"X-Amz-Decoded-Content-Length: 5\r\n" in server.received
    assert b"\r\n5\r\nhello\r\n0\r\n" in server.received


def test_body_that_breaks_off_over_https(media: Any, tmp_path: Path) -> None:
    """TLS makes no difference to what a body that is cut off raises."""
    with SafeServer(tmp_path, answer=head(length=9) + b"abc") as server:
        safe = {"endpoint_url": server.url, "verify": str(server.certificate)}
        client = media.MediaClient.connect(**{**connect_options(0), **safe})
        broken = ResponseStreamingError if is_older_than(UNENFORCED) else IncompleteReadError
        with client.get_clip(name="c").body as body, pytest.raises(broken):
            io.BufferedReader(body).read()


@pytest.mark.parametrize("fault", [fault for fault in STREAM_FAULTS if fault.bodies], ids=str)
def test_body_that_fails(wired: Wired, fault: StreamFault) -> None:
    """A body that fails raises botocore's errors, however it is read."""
    reads: tuple[Callable[[Any], object], ...] = (
        lambda body: body.read(),
        lambda body: io.BufferedReader(body).read(),
        lambda body: list(body.iter_lines()),
    )
    for script, read in product(fault.bodies, reads):
        wired.server.play([script])
        body = wired.client.get_clip(name="c").body
        with body, pytest.raises(Exception) as caught:  # noqa: PT011 (looked at below)
            read(body)
        check_outcome(caught.value, fault.outcome_here)


# --- Streams of events ---------------------------------------------------------------------------


def test_events(media: Any, aws: Any, client: Any, testing: Any) -> None:
    """Events are variants of a union, and come one by one."""
    events = [
        media.ClipEventsFrameVariant(media.FrameEvent(pixels=b"\x00\xff")),
        media.ClipEventsMarkerVariant(media.MarkerEvent(label="end")),
    ]
    aws.when(media.MediaClient.watch_clip).answer(
        testing.sample(media.WatchClipResponse, events=events)
    )

    with client.watch_clip(name="c").events as stream:
        assert list(stream) == events


def test_events_of_real_services(aws: Any, testing: Any) -> None:
    """So it is in each protocol that has streams, beside what else an answer holds."""
    s3, bedrock, kinesis = service("s3"), service("bedrock_runtime"), service("kinesis")
    stats = s3.Stats(bytes_scanned=7, bytes_processed=8, bytes_returned=9)
    selected = [
        s3.SelectObjectContentEventStreamRecordsVariant(s3.RecordsEvent(payload=b"a,b\n")),
        s3.SelectObjectContentEventStreamStatsVariant(s3.StatsEvent(details=stats)),
        s3.SelectObjectContentEventStreamEndVariant(s3.EndEvent()),
    ]
    spoken = [
        bedrock.ConverseStreamOutputMessageStartVariant(
            bedrock.MessageStartEvent(role=bedrock.ConversationRole.ASSISTANT)
        ),
        bedrock.ConverseStreamOutputContentBlockDeltaVariant(
            bedrock.ContentBlockDeltaEvent(
                content_block_index=0, delta=bedrock.ContentBlockDeltaTextVariant("Hi")
            )
        ),
    ]
    records = kinesis.SubscribeToShardEvent(
        records=[kinesis.Record(sequence_number="1", data=b"data", partition_key="p")],
        continuation_sequence_number="2",
        millis_behind_latest=0,
    )
    pushed = [kinesis.SubscribeToShardEventStreamSubscribeToShardEventVariant(records)]
    aws.when(s3.S3Client.select_object_content).answer(
        testing.sample(s3.SelectObjectContentOutput, payload=selected)
    )
    aws.when(bedrock.BedrockRuntimeClient.converse_stream).answer(
        testing.sample(bedrock.ConverseStreamResponse, stream=spoken)
    )
    aws.when(kinesis.KinesisClient.subscribe_to_shard).answer(
        testing.sample(kinesis.SubscribeToShardOutput, event_stream=pushed)
    )
    options = aws.options(s3={"addressing_style": "path"})

    payload = (
        s3.S3Client.connect(**options)
        .select_object_content(
            bucket="b",
            key="k",
            expression="select",
            expression_type="SQL",
            input_serialization=s3.InputSerialization(),
            output_serialization=s3.OutputSerialization(),
        )
        .payload
    )
    stream = bedrock.BedrockRuntimeClient.connect(**options).converse_stream(model_id="m").stream
    event_stream = (
        kinesis.KinesisClient.connect(**options)
        .subscribe_to_shard(
            consumer_arn="arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
            shard_id="s",
            starting_position=kinesis.StartingPosition(type="LATEST"),
        )
        .event_stream
    )

    assert list(payload) == selected
    assert list(stream) == spoken
    assert list(event_stream) == pushed


def test_error_in_a_stream(media: Any, aws: Any, client: Any, testing: Any, forms: Any) -> None:
    """An error that ends a stream is the typed one, also botocore's, after the events before it."""
    encoder = import_module("moto.core.serialize").EventStreamEncoder()
    marker = {":message-type": "event", ":event-type": "marker"}
    too_slow = {":message-type": "exception", ":exception-type": "tooSlow"}
    strange = {":message-type": "error", ":error-code": "Odd", ":error-message": "who knows"}
    first = encoder.encode_message(marker, b'{"Label": "a"}')
    for headers, expected, message in (
        (too_slow, media.TooSlowException, "hurry"),
        (strange, media.MediaError, "who knows"),
    ):
        body = first + encoder.encode_message(headers, b'{"Message": "hurry"}')
        content_type = {"Content-Type": "application/vnd.amazon.eventstream"}
        aws.when(media.MediaClient.watch_clip).answer(
            testing.HttpAnswer(headers=content_type, body=body)
        )
        stream = iter(client.watch_clip(name="c").events)

        assert next(stream).marker.label == "a"
        with pytest.raises(expected) as caught:
            next(stream)
        assert type(caught.value).__mro__[1] is expected
        assert EventStreamError in type(caught.value).__mro__
        assert caught.value.message == message
        assert isinstance(caught.value, forms.ServiceError)
        assert type(caught.value.__cause__).__name__ == "EventStreamError"


@pytest.mark.parametrize("holder", [EventBytes(io.BytesIO(b"a"), object()), AsyncCredentials(7)])  # type: ignore[arg-type]  # any will do
def test_what_passes_attributes_on_can_be_copied(holder: object) -> None:
    """What passes attributes on does not look for them where it has none itself yet."""
    assert vars(holder) == vars(copy.copy(holder))


@pytest.mark.parametrize("fault", [fault for fault in STREAM_FAULTS if fault.streams], ids=str)
def test_stream_that_fails(wired: Wired, fault: StreamFault) -> None:
    """A stream that fails raises after the events before it, and again if somebody goes on."""
    for script in fault.streams:
        wired.server.play([script])
        events: list[Any] = []
        with wired.client.watch_clip(name="c").events as stream:
            with pytest.raises(Exception) as caught:  # noqa: PT011, PT012 (looked at below)
                for event in stream:
                    events.append(event)  # noqa: PERF402 (it ends with an error)
            with pytest.raises(type(caught.value)):
                list(stream)
        check_outcome(caught.value, fault.outcome_here)
        assert [event.marker.label for event in events] == ["a"]


def test_stream_in_pieces(wired: Wired) -> None:
    """Events may be cut anywhere on their way."""
    for size in (1, 3, 7, 80):
        pieces = [chunk((FIRST * 3)[at : at + size]) for at in range(0, len(FIRST) * 3, size)]
        wired.server.play([(head(CONTENT_TYPE, CHUNKED) + b"".join(pieces) + chunk(b""),)])
        labels = [event.marker.label for event in wired.client.watch_clip(name="c").events]
        assert labels == ["a", "a", "a"]


def test_body_and_stream_that_the_connection_ends(wired: Wired) -> None:
    """A body that ends only with the connection looks complete when it is cut off."""
    wired.server.play([(head() + b"abc",)])
    assert wired.client.get_clip(name="c").body.read() == b"abc"
    wired.server.play([(head(CONTENT_TYPE) + FIRST,)])
    assert [event.marker.label for event in wired.client.watch_clip(name="c").events] == ["a"]


def test_faults_are_documented() -> None:
    """The docs have a line for each row of the table; other tests look at their other lines."""
    assert [fault.line for fault in STREAM_FAULTS] == [
        line
        for line in documented_rows("Bodies and streams")
        if line in {fault.line for fault in STREAM_FAULTS}
    ]


def test_unknown_event(
    media: Any, forms: Any, wired: Wired, caplog: pytest.LogCaptureFixture
) -> None:
    """An event that no model knows is there like others, and logged once for each stream."""
    unknown = written_event("hologram", b'{"Depth": 3}')
    body = unknown + FIRST + unknown + written_event("initial-response", b"{}")
    wired.server.play([(http(body, CONTENT_TYPE),)])

    for _ in range(2):
        hologram = forms.UnknownVariant("hologram")
        marker = media.ClipEventsMarkerVariant(media.MarkerEvent(label="a"))
        assert list(wired.client.watch_clip(name="c").events) == [hologram, marker, hologram]
    assert caplog.messages == ["WatchClip: Events: unknown event hologram"] * 2
    assert caplog.record_tuples[0][0] == "many.media"


def test_bad_member_of_an_event_on_the_wire(aws: Any, testing: Any, forms: Any) -> None:
    """What botocore's parser fails on costs its member, and neither the event nor the stream."""
    kinesis = service("kinesis")
    told = b'{"MillisBehindLatest": 5, "Records": [{"Data": "\\u00e4", "SequenceNumber": "1"}]}'
    event = written_event("SubscribeToShardEvent", told)
    body = written_event("initial-response", b"{}") + event * 2
    headers = {"Content-Type": "application/vnd.amazon.eventstream"}
    answer = testing.HttpAnswer(headers=headers, body=body)
    aws.when(kinesis.KinesisClient.subscribe_to_shard).answer(answer)

    stream = (
        kinesis.KinesisClient.connect(**aws.options())
        .subscribe_to_shard(
            consumer_arn="arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
            shard_id="s",
            starting_position=kinesis.StartingPosition(type="LATEST"),
        )
        .event_stream
    )

    events = [event.subscribe_to_shard_event for event in stream]
    assert [event.millis_behind_latest for event in events] == [5, 5]
    (record,) = events[0].records
    assert record.sequence_number == "1"
    with pytest.raises(forms.MemberError, match="expected bytes"):
        _ = record.data


def test_members_of_an_error_in_a_stream(aws: Any, testing: Any) -> None:
    """An error in a stream has its members and the request id; so have errors of no model."""
    bedrock = service("bedrock_runtime")
    told = b'{"message": "m", "originalStatusCode": 424, "originalMessage": "o"}'
    headers = {"Content-Type": "application/vnd.amazon.eventstream", "x-amzn-RequestId": "r-1"}
    for name in ("modelStreamErrorException", "tooColdException"):
        body = written_event(name, told, "exception")
        answer = testing.HttpAnswer(headers=headers, body=body)
        aws.when(bedrock.BedrockRuntimeClient.converse_stream).answer(answer)
        client = bedrock.BedrockRuntimeClient.connect(**aws.options())

        with pytest.raises(bedrock.BedrockRuntimeError) as caught:
            list(client.converse_stream(model_id="m").stream)

        error = caught.value
        assert (error.message, error.request_id) == ("m", "r-1")
        if name == "tooColdException":
            assert error.code == name
            continue
        assert isinstance(error, bedrock.ModelStreamErrorException)
        assert (error.original_status_code, error.original_message) == (424, "o")
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 (ours)
        assert type(again) is bedrock.ModelStreamErrorException
        assert again.original_status_code == 424


def test_stream_without_its_first_event(aws: Any, testing: Any) -> None:
    """Where the first event belongs to the call, a stream that has none is no response."""
    kinesis = service("kinesis")
    first = written_event("initial-response", b"{}")
    empty = testing.HttpAnswer(headers={"Content-Type": "application/vnd.amazon.eventstream"})
    cut = testing.HttpAnswer(headers=empty.headers, body=first[:-2])
    parameters = {
        "consumer_arn": "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
        "shard_id": "s",
        "starting_position": kinesis.StartingPosition(type="LATEST"),
    }
    for answer in (empty, cut):
        aws.when(kinesis.KinesisClient.subscribe_to_shard).answer(answer)
        client = kinesis.KinesisClient.connect(**aws.options())
        with pytest.raises(import_module("many").UnreadableResponseError):
            client.subscribe_to_shard(**parameters)
    with WireServer() as server:
        client = kinesis.KinesisClient.connect(**connect_options(server.port))
        server.play([(head(CONTENT_TYPE, CHUNKED) + chunk(first[:9]), Act.HANG)])
        with pytest.raises(ReadTimeoutError):
            client.subscribe_to_shard(**parameters)


def test_stream_without_its_last_event(aws: Any, testing: Any) -> None:
    """Where the service promises a last event, a stream that ends before it is cut off."""
    aws_lambda = service("lambda_")
    chunk, end = b"abc", written_event("InvokeComplete", b"{}")
    headers = {"Content-Type": "application/vnd.amazon.eventstream"}
    client = aws_lambda.LambdaClient.connect(**aws.options())
    for body, count in ((b"", 0), (written_event("PayloadChunk", chunk), 1)):
        answer = testing.HttpAnswer(headers=headers, body=body)
        whole = testing.HttpAnswer(headers=headers, body=body + end)
        aws.when(aws_lambda.LambdaClient.invoke_with_response_stream).answer(answer, whole)
        stream = client.invoke_with_response_stream(function_name="f").event_stream

        with pytest.raises(import_module("many").UnreadableResponseError, match="last") as caught:
            list(stream)

        assert caught.value.is_cut_off
        stream = client.invoke_with_response_stream(function_name="f").event_stream
        assert len(list(stream)) == count + 1


def test_stream_by_hand(media: Any, forms: Any) -> None:
    """A stream of a list of events is one for both kinds of clients, any number of times."""
    events = [
        media.ClipEventsMarkerVariant(media.MarkerEvent(label="a")),
        forms.UnknownVariant("b"),
    ]
    response = media.WatchClipResponse(events=forms.EventStream.of(events))

    with response.events as stream:
        assert list(stream) == list(stream) == events
    assert response.events.raw_stream == [{"marker": {"Label": "a"}}, events[1].raw]
    again = media.WatchClipResponse.from_dict({"Events": response.events.raw_stream})
    assert list(again.events) == events


def test_stream_by_hand_is_served(media: Any, forms: Any, aws: Any, client: Any) -> None:
    """The stand-in for AWS serves bodies and streams made by hand, any number of times."""
    events = [media.ClipEventsMarkerVariant(media.MarkerEvent(label="a"))]
    aws.when(media.MediaClient.watch_clip).answer(
        media.WatchClipResponse(events=forms.EventStream.of(events))
    )
    aws.when(media.MediaClient.get_clip).answer(
        media.GetClipResponse(body=forms.StreamingBody.of(b"abc"))
    )
    for _ in range(2):
        assert list(client.watch_clip(name="c").events) == events
        assert client.get_clip(name="c").body.read() == b"abc"


def test_bad_event(media: Any, forms: Any, testing: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A bad member of an event costs that member, and is logged."""
    raw: list[Any] = [{"marker": {"Label": 7}}, {"marker": {"Label": "b"}}, {"unheard": {}}]
    response = testing.sample(media.WatchClipResponse, events=raw)

    bad, good, unknown = response.events

    with pytest.raises(forms.MemberError, match=r"WatchClipResponse: Events: marker\.Label"):
        _ = bad.marker.label
    assert good.marker.label == "b"
    assert unknown == forms.UnknownVariant("unheard", {"unheard": {}})
    assert "expected a string" in caplog.text


def test_operation_that_sends_events(forms: Any, media: Any) -> None:
    """An operation that sends a stream of events is left out: botocore cannot call it."""
    assert forms
    assert not hasattr(media.MediaClient, "send_frames")
