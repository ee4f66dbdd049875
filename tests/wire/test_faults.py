"""Faults on the wire with the clients that are not async, and what the docs say of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pkgutil import resolve_name
from typing import Any, Final

import pytest
from botocore.exceptions import BotoCoreError, ConnectionClosedError
from botoforge import BotoforgeError, ServiceError, UnreadableResponseError
from oracle.classes import find_client
from support.fault_cases import (
    FAULTS,
    HARMFUL,
    Caller,
    Check,
    FaultTests,
    WireServer,
    assert_outcome,
    assert_wait,
    check_ways,
    documented_rows,
    head,
    http,
)
from support.projects import made_package
from support.versions import UNENFORCED, is_older_than
from support.wire import OPERATIONS, PAGE, REQUEST_ID, Operation, connect

pytestmark = pytest.mark.filterwarnings(
    # urllib3 leaves a connection that is no HTTP to the garbage collector.
    r"ignore:unclosed <socket\.socket \[closed\]:ResourceWarning"
)

RUNTIME: Final = "botoforge._runtime"


class SyncCaller(Caller):
    """Calls through typed clients over those of boto3."""

    is_async = False

    def connect(self, operation: Operation, url: str, settings: dict[str, Any]) -> Any:
        """Make a typed client."""
        return operation.client(connect(operation.service, url, **settings))

    def sleep(self, seconds: float) -> None:
        """Do not sleep."""

    def run(self, called: Any) -> Any:
        """Return what the method returned: it has finished already."""
        return called


@pytest.fixture(scope="module")
def caller(no_aws_settings: None) -> Iterator[SyncCaller]:  # noqa: ARG001 (asked for its effect)
    """Somebody who calls without asyncio."""
    with WireServer() as server:
        caller = SyncCaller(server)
        yield caller
        for client in caller.clients.values():
            client.raw_client.close()
        gc.collect()  # while the warning of what urllib3 leaves is not heard


class TestFaults(FaultTests):
    """What comes of each fault."""


def test_docs() -> None:
    """The docs have a line for every fault, which says what is tested here, and no other line."""
    assert [fault.row() for fault in FAULTS] == documented_rows("On the wire")


# --- Whether the checks see anything --------------------------------------------------------------


def empty_success(read_document: Any) -> Any:
    """Let what is not a response through."""
    nothing: tuple[dict[str, Any], dict[str, Any]] = {}, {}

    def read(*arguments: Any) -> object:
        try:
            return read_document(*arguments)
        except UnreadableResponseError:
            return nothing

    return read


def no_request_id(metadata: Any) -> Any:
    """Lose the request id."""

    def read(call: Any) -> Mapping[str, object]:
        return {**metadata(call), "RequestId": ""}

    return read


def no_cause(request: Any) -> Any:
    """Lose the cause."""

    async def ask(*arguments: Any) -> object:
        try:
            return await request(*arguments)
        except ServiceError as error:
            raise error from None

    return ask


def one_for_all(request: Any) -> Any:
    """Raise something of ours where botocore has raised something of its own."""

    async def ask(*arguments: Any) -> object:
        try:
            return await request(*arguments)
        except BotoCoreError as error:
            raise BotoforgeError(str(error)) from error

    return ask


def always(answer: object) -> Callable[[Any], Any]:
    """Replace a function by one that always returns the same."""

    def same(*_: object) -> object:
        return answer

    return lambda _: same


@pytest.mark.parametrize(
    ("check", "place", "broken"),
    [
        pytest.param(
            assert_outcome, "wire.responses.read_document", empty_success, id="an empty success"
        ),
        pytest.param(
            assert_outcome,
            "wire.call_context.CallContext.make_metadata",
            no_request_id,
            id="no request id",
        ),
        pytest.param(assert_outcome, "client.BaseClient._request", no_cause, id="no cause"),
        pytest.param(
            assert_outcome, "client.BaseClient._request", one_for_all, id="not botocore's"
        ),
        pytest.param(
            assert_outcome, "wire.documents.raise_error", always(None), id="errors unseen"
        ),
        pytest.param(
            assert_outcome, "wire.call_context.ends_early", always(False), id="never cut off"
        ),
        pytest.param(
            assert_outcome, "wire.call_context.ends_early", always(True), id="always cut off"
        ),
        pytest.param(assert_wait, "waiting.loop.is_transient", always(False), id="gives up"),
        pytest.param(assert_wait, "waiting.loop.is_transient", always(True), id="never gives up"),
    ],
)
def test_broken_runtime(
    caller: SyncCaller,
    monkeypatch: pytest.MonkeyPatch,
    check: Check,
    place: str,
    broken: Callable[[Any], Any],
) -> None:
    """A runtime that breaks one promise is found by the same checks."""
    path, _, name = place.rpartition(".")
    owner: Any = resolve_name(f"{RUNTIME}.{path}")
    monkeypatch.setattr(owner, name, broken(getattr(owner, name)))
    faults = sorted(
        (fault for fault in HARMFUL if not (fault.is_slow or fault.never_passes)),
        key=lambda fault: len(fault.ways(OPERATIONS[-1])),
    )

    def check_all() -> None:
        for fault in faults:
            check_ways(check, caller, fault, OPERATIONS[-1])

    with pytest.raises(AssertionError):
        check_all()


# --- Other protocols ------------------------------------------------------------------------------

XML: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "iam": ("get_role", {"role_name": "reader"}),
    "ec2": ("describe_regions", {}),
    "route53": ("get_change", {"id": "C1"}),
    "s3": ("get_bucket_versioning", {"bucket": "box"}),
}


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A package for services that speak XML, generated as any user does."""
    services = (
        'iam = ["GetRole"]\nec2 = ["DescribeRegions"]\n'
        'route53 = ["GetChange"]\ns3 = ["GetBucketVersioning"]\n'
    )
    with made_package(tmp_path_factory.mktemp("project"), "sdk_of_xml", services):
        yield "sdk_of_xml"


@pytest.mark.parametrize("service", XML)
def test_xml(caller: SyncCaller, sdk: str, service: str) -> None:
    """The services that speak XML have the same outcomes, with the request id."""
    package: Any = resolve_name(f"{sdk}.{service}")
    root: Any = resolve_name(sdk)
    method, arguments = XML[service]
    error = b"<ErrorResponse><Error><Code>Slow</Code></Error></ErrorResponse>"
    request_id = f"x-amz-request-id: {REQUEST_ID}"
    with closing(connect(service, f"http://127.0.0.1:{caller.server.port}")) as raw_client:
        client = find_client(package)(raw_client)

        def fail(expected: type[Exception], answer: bytes) -> Any:
            caller.server.play([(answer,)])
            with pytest.raises(expected) as caught:
                getattr(client, method)(**arguments)
            return caught.value

        for body in (
            PAGE,
            b"<!DOCTYPE html>\n" + PAGE,
            b'<?xml version="1.0"?> ' + PAGE,
            error,
            b"",
        ):
            unreadable = fail(root.UnreadableResponseError, http(body, request_id))
            assert (200, REQUEST_ID) == (unreadable.http_status_code, unreadable.request_id)
            assert not unreadable.is_cut_off
        if service != "s3":  # botocore itself makes that an error
            for body in b"Sorry", b"{}":
                assert not fail(root.UnreadableResponseError, http(body)).is_cut_off
            cut_off = head(length=99) + error[:-5]
            if is_older_than(UNENFORCED):
                fail(ConnectionClosedError, cut_off)
            else:
                assert fail(root.UnreadableResponseError, cut_off).is_cut_off
        for status in 400, 429, 503:
            for body in PAGE, b"", b"{}":
                refused = fail(root.ServiceError, http(body, request_id, status=status))
                assert (str(status), status) == (refused.code, refused.http_status_code)
                assert refused.request_id == REQUEST_ID
                assert isinstance(refused.__cause__, Exception)
