"""Tools that stand in for AWS, or watch, treat typed calls as they treat plain ones.

The calls are those of `traced_calls`: JSON and XML, with pages, waits, errors, bodies and streams.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest
import urllib3
from botocore import xform_name
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.retries.standard import ExponentialBackoff
from botocore.stub import Stubber
from botoforge._runtime.sync import run_now
from botoforge._runtime.values import is_map
from moto import mock_aws
from support.both_ways import ATTEMPTS, Plain, Typed, Way, connect
from support.local_aws import Answer, LocalAws
from support.observing import counted_parsing, handlers, history
from support.projects import made_package
from support.traced_calls import CALLS, RICHER, SERVICES, TracedCall
from support.tracers import without
from support.versions import only_in_one_pass

pytestmark = pytest.mark.usefixtures("no_aws_settings")

# What has no types, or some that are unknown.
BOTO3: Final[Any] = import_module("boto3")
PLACEBO: Final[Any] = import_module("placebo")
VCR: Final[Any] = import_module("vcr")

WHOLE: Final = [call for call in CALLS if not call.stream and call.how == "call"]
"""Those that make one call, whose response is a dictionary and nothing else."""

SOME: Final = {
    (call.service, call.how, call.stream): call for call in CALLS if call.name != RICHER
}.values()
"""One of each service and each kind of call."""

EQUAL: Final = [call for call in CALLS if call.name != RICHER]
"""Those of which botocore reads all that typed calls have."""


@pytest.fixture(scope="module", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Generate a package of the operations; return its name."""
    with made_package(tmp_path_factory.mktemp("traced"), "traced", SERVICES):
        yield "traced"


@pytest.fixture(autouse=True)
def no_delays() -> Iterator[None]:
    """Let botocore try again at once."""
    with patch.object(ExponentialBackoff, "delay_amount", return_value=0):
        yield


@pytest.fixture(scope="module")
def server(no_aws_settings: None) -> Iterator[LocalAws]:  # noqa: ARG001 (asked for its effect)
    """Start a local server."""
    with LocalAws() as server:
        yield server


Ways = dict[str, tuple[Way, Way]]
"""A plain client and a typed one, by service."""


@pytest.fixture(scope="module")
def ways(package: str, server: LocalAws) -> Ways:  # noqa: ARG001 (asked for its effect)
    """Make clients of both kinds for all services."""
    return {
        name: (
            make_way("plain", connect(name, server.endpoint_url)),
            make_way("typed", connect(name, server.endpoint_url)),
        )
        for name in SERVICE_NAMES
    }


SERVICE_NAMES: Final = sorted({call.service for call in CALLS})


def make_way(kind: str, raw_client: Any) -> Way:
    """Make calls through a raw client, plainly or typed."""
    return Plain(raw_client) if kind == "plain" else Typed(raw_client, "traced")


def record(way: Way, call: TracedCall) -> object:
    """Make a call that does not wait for anything."""
    return run_now(way.record(call))


def test_history(server: LocalAws, ways: Ways) -> None:
    """The history of botocore has the same events, with the same parsed responses."""
    for call in EQUAL:
        seen: list[list[object]] = []
        for way in ways[call.service]:
            with history() as events:
                server.play(call.steps)
                record(way, call)
            seen.append(events)
        assert "PARSED_RESPONSE" in repr(seen[0])
        assert seen[0] == seen[1], call.name


def test_handlers(server: LocalAws, ways: Ways) -> None:
    """Handlers of users see the same events, and in them what botocore has parsed."""
    for call in EQUAL:
        seen: list[list[object]] = []
        for way in ways[call.service]:
            with handlers(way.raw_client) as events:
                server.play(call.steps)
                record(way, call)
            seen.append(events)
        assert "after-call" in repr(seen[0])
        assert seen[0] == seen[1], call.name


@contextmanager
def handling(event: str, raw_client: Any) -> Generator[None]:
    """Handle an event of botocore for a while, without doing anything."""

    def look(**_: object) -> None:
        """Return nothing, which means to go on."""

    raw_client.meta.events.register(event, look)
    try:
        yield
    finally:
        raw_client.meta.events.unregister(event, look)


@contextmanager
def logging_bodies() -> Generator[None]:
    """Let botocore log what its parsers parse."""
    logger = logging.getLogger("botocore.parsers")
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(before)


@only_in_one_pass
def test_one_pass(server: LocalAws, ways: Ways) -> None:
    """The parser of botocore does not run, unless somebody looks who may need what it makes.

    The result is the same in either case.
    """
    for call in WHOLE:
        _, typed = ways[call.service]
        events = ("before-parse", "response-received", "needs-retry", "after-call")
        lookers: list[AbstractContextManager[object]] = [
            nullcontext(),
            *(handling(event, typed.raw_client) for event in events),
            history(),
            logging_bodies(),
        ]
        results: list[Any] = []
        counts: list[int] = []
        for looker in lookers:
            server.play(call.steps)
            with looker, counted_parsing() as runs:
                typed.on_response = lambda: counts.append(len(runs))  # noqa: B023 (in this turn)
                results.append(record(typed, call))
        assert all(result == results[0] for result in results), call.name
        is_error = "Code" in results[0]
        assert counts == ([] if is_error else [0, 1, 1, 1, 1, 1, 1]), call.name


def test_handler_that_changes_a_response(server: LocalAws, ways: Ways) -> None:
    """What a user's handler of `after-call` changes is what the typed response has."""
    for service in ("sqs", "sns"):
        call = next(call for call in WHOLE if call.service == service)
        _, typed = ways[service]
        typed.raw_client.meta.events.register("after-call", change)
        server.play(call.steps)
        result: Any = record(typed, call)
        typed.raw_client.meta.events.unregister("after-call", change)
        assert result[0]["MessageId"] == "changed"


def change(parsed: dict[str, Any], **_: object) -> None:
    """Change what botocore has parsed."""
    parsed["MessageId"] = "changed"


def test_vcr(server: LocalAws, ways: Ways, tmp_path: Path) -> None:
    """A cassette that one kind of client has recorded can be played back to the other."""
    for number, call in enumerate(SOME):
        for recording in (0, 1):
            cassette = str(tmp_path / f"{number}-{recording}.yaml")
            server.play(call.steps)
            with VCR.use_cassette(cassette, record_mode="once"):
                expected = record(ways[call.service][recording], call)
            assert not isinstance(expected, str), expected
            asked = len(server.requests)
            for way in ways[call.service]:
                with VCR.use_cassette(cassette, record_mode="none"):
                    assert expected == record(way, call), call.name
            assert asked == len(server.requests) > 0


def test_patched_urllib3(ways: Ways) -> None:
    """A test may replace the function of urllib3 that sends a request."""
    for call in CALLS:
        results: list[object] = []
        for way in ways[call.service]:
            responses = [urllib3_response(step) for step in call.steps]
            with patch.object(urllib3.HTTPConnectionPool, "urlopen", side_effect=responses):
                results.append(record(way, call))
        assert results[0] == results[1], call.name
        assert "Connection" not in repr(results[0])


def urllib3_response(step: Answer) -> urllib3.HTTPResponse:
    """Make the response of urllib3."""
    headers = {"Content-Length": str(len(step.body)), **step.headers}
    return urllib3.HTTPResponse(
        body=io.BytesIO(step.body),
        headers=headers,
        status=step.status,
        preload_content=False,
        enforce_content_length=False,
    )


def test_before_send(ways: Ways) -> None:
    """A handler of `before-send` may respond in place of AWS, as moto's does."""
    for call in CALLS:
        results: list[object] = []
        for way in ways[call.service]:
            steps = iter(call.steps)

            def respond(request: Any, **_: object) -> AWSResponse:
                step = next(steps)  # noqa: B023 (in this turn)
                raw: Any = urllib3_response(step)
                return AWSResponse(request.url, step.status, raw.headers, raw)

            emitter: Any = way.raw_client.meta.events
            emitter.register("before-send", respond)
            results.append(record(way, call))
            emitter.unregister("before-send", respond)
        assert results[0] == results[1], call.name
        assert "Connection" not in repr(results[0])


def test_placebo(server: LocalAws, tmp_path: Path) -> None:
    """What placebo has recorded of either kind of client is the same, and plays for both."""
    calls = [call for call in SOME if not call.stream]
    files: list[dict[str, object]] = []
    recorded: list[list[object]] = []
    played: list[list[object]] = []
    for kind in ("plain", "typed"):
        folder = tmp_path / kind
        folder.mkdir()
        with pill_of(folder, "record") as session:
            made = {
                name: make_way(kind, connect(name, server.endpoint_url, session=session))
                for name in SERVICE_NAMES
            }
            recorded.append([])
            for call in calls:
                server.play(call.steps)
                recorded[-1].append(record(made[call.service], call))
        files.append({each.name: json.loads(each.read_bytes()) for each in folder.iterdir()})
        with pill_of(tmp_path / "plain", "playback") as session:
            made = {
                name: make_way(kind, connect(name, "http://127.0.0.1:9", session=session))
                for name in SERVICE_NAMES
            }
            played.append([record(made[call.service], call) for call in calls])
    assert recorded[0] == recorded[1]
    assert files[0] == files[1]
    assert played[0] == played[1]  # bytes are strings in it
    assert "Connection" not in repr(played)


@contextmanager
def pill_of(folder: Path, mode: str) -> Generator[Any]:
    """Attach placebo to a session of boto3, and return the session of botocore in it."""
    session: Any = BOTO3.Session()
    pill = PLACEBO.attach(session, str(folder))
    getattr(pill, mode)()
    yield session._session  # noqa: SLF001 (which is what makes clients)
    pill.stop()


def test_stubber(server: LocalAws, ways: Ways) -> None:
    """The Stubber of botocore under a typed client: responses and errors, in every protocol."""
    for call in WHOLE:
        plain, typed = ways[call.service]
        server.play(call.steps)
        result: Any = record(plain, call)
        is_error = "Code" in result
        method = xform_name(call.operation)
        with Stubber(typed.raw_client) as stubber:
            if is_error:
                stubber.add_client_error(method, result["Code"], result["Message"])
            else:
                stubber.add_response(method, result[0])
            stubbed: Any = record(typed, call)
            stubber.assert_no_pending_responses()
        if is_error:
            assert (result["Code"], result["Message"]) == (stubbed["Code"], stubbed["Message"])
        else:
            assert result == stubbed, call.name


def asked(service: str, operation: str, how: str = "call", **parameters: Any) -> TracedCall:
    """Make a call whose responses come from somewhere else."""
    return TracedCall(
        name=f"{service} {operation}",
        service=service,
        operation=operation,
        parameters=parameters,
        steps=(),
        how=how,
        stream="Body" if operation == "GetObject" else "",
    )


MOTO: Final = (
    asked("dynamodb", "Scan", TableName="orders"),
    asked("dynamodb", "table_exists", how="wait", TableName="orders"),
    asked("dynamodb", "DescribeTable", TableName="orders-none"),
    asked("ec2", "DescribeInstances", how="pages"),
    asked("iam", "ListRoles", how="pages"),
    asked("s3", "GetObject", Bucket="box", Key="a b/c"),
    asked("s3", "GetObject", Bucket="box", Key="orders-none"),
    asked("s3", "ListObjectsV2", how="pages", Bucket="box"),
    asked("secretsmanager", "GetSecretValue", SecretId="key"),
    asked("sns", "CreateTopic", Name="orders"),
    asked("sqs", "ListQueues", how="pages"),
)


@pytest.mark.parametrize("made", ["before", "inside"])
def test_moto(monkeypatch: pytest.MonkeyPatch, made: str) -> None:
    """Both kinds of clients have the same responses from moto, made before its block or in it."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")

    def make() -> Ways:
        clients = {each.service: [BOTO3.client(each.service) for _ in "ab"] for each in MOTO}
        return {
            name: (make_way("plain", plain), make_way("typed", typed))
            for name, (plain, typed) in clients.items()
        }

    early = make() if made == "before" else {}
    with mock_aws():
        fill_moto()
        ways = early or make()
        for call in MOTO:
            plain, typed = (without_ids(record(way, call)) for way in ways[call.service])
            assert plain == typed, call.name
            assert call.how == "wait" or "orders" in repr(plain)


def fill_moto() -> None:
    """Create something in each service."""
    client = BOTO3.client
    client("dynamodb").create_table(
        TableName="orders",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )
    client("dynamodb").put_item(TableName="orders", Item={"id": {"S": "orders"}})
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "orders", "Value": "1"}]}]
    image = {"ImageId": "ami-12345678", "MinCount": 1, "MaxCount": 1}
    client("ec2").run_instances(**image, TagSpecifications=tags)
    client("iam").create_role(RoleName="orders", AssumeRolePolicyDocument='{"Version": "1"}')
    client("s3").create_bucket(Bucket="box")
    client("s3").put_object(Bucket="box", Key="a b/c", Body=b"orders")
    client("s3").put_object(Bucket="box", Key="orders/\u00fc", Body=b"")
    client("secretsmanager").create_secret(Name="key", SecretString="orders")
    client("sqs").create_queue(QueueName="orders")


def without_ids(result: Any) -> object:
    """Leave out the metadata of responses, where moto makes up ids."""
    if is_map(result):  # an error
        return result
    return [without(response, frozenset({"ResponseMetadata"})) for response in result]


def test_endpoint_of_the_environment(server: LocalAws, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients find an endpoint in the environment, as with LocalStack."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.endpoint_url)
    clients = {
        service: BOTO3.client(service, config=Config(**ATTEMPTS))
        for service in {call.service for call in WHOLE}
    }
    for call in WHOLE:
        results: list[object] = []
        for kind in ("plain", "typed"):
            server.play(call.steps)
            results.append(record(make_way(kind, clients[call.service]), call))
        assert results[0] == results[1], call.name
