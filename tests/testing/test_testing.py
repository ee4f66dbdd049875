"""`botoforge.testing`: what the tests of our users stand on, over real sockets."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar, cast
from unittest.mock import ANY

import botocore.session
import pytest
from botocore.exceptions import (
    ConnectionClosedError,
    ParamValidationError,
    ReadTimeoutError,
    StubAssertionError,
    StubResponseError,
    UnStubbedResponseError,
)
from botocore.validate import ParamValidator
from botoforge import (
    BotoforgeError,
    JobFailedError,
    Response,
    ServiceError,
    Structure,
    Timing,
    UnknownValue,
    UnreadableResponseError,
    WaitTimeoutError,
    dms,
    glue,
    quicksight,
)
from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.glue import EntityNotFoundException, GlueClient, GlueError
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
    ExceptionResourceType,
    InternalFailureException,
    QuickSightClient,
    QuickSightError,
    ResourceNotFoundException,
    SnapshotJobStatus,
    StringParameter,
    ThrottlingException,
    TopicRefreshDetails,
    TopicRefreshStatus,
)
from botoforge.testing import (
    AwsServer,
    Delayed,
    ExpectationError,
    HttpAnswer,
    Request,
    Reset,
    Throttled,
    error,
    fast_waits,
    sample,
    stub,
)
from oracle.judge import conforms, hints
from support.pages import read_blocks
from support.projects import ROOT, made_package, succeed, write_model
from support.waiting_cases import Job, each_job
from support.wire import Operation, each_operation, load_model
from support.wire import sample as every_member

T = TypeVar("T")

ACCOUNT: Final = "123456789012"
ONCE: Final = {"total_max_attempts": 1}
FAST: Final[dict[str, Any]] = {"timeout": 5, "min_delay": 0.001, "max_delay": 0.01}
"""The keywords of a wait that is soon over."""

CREDENTIALS: Final[dict[str, Any]] = {
    "region_name": "us-east-1",
    "aws_access_key_id": "testing",
    "aws_secret_access_key": "testing",
}

pytestmark = pytest.mark.usefixtures("no_aws_settings")


@pytest.fixture(scope="module")
def session() -> Any:
    """One session for all clients: it reads each model once."""
    return botocore.session.Session()


Connect: TypeAlias = Callable[..., Any]


@pytest.fixture
def aws() -> Iterator[AwsServer]:
    """A stand-in for AWS."""
    with AwsServer() as aws:
        yield aws


@pytest.fixture
def connect(aws: AwsServer, session: Any) -> Iterator[Connect]:
    """Makes typed clients that call it, and try once unless they are told otherwise."""
    opened: list[Any] = []

    def connected(client_class: Any, **config: Any) -> Any:
        options = aws.options(**{"retries": ONCE, **config})
        client = client_class.connect(session=session, **options)
        opened.append(client)
        return client

    yield connected
    for client in opened:
        client.raw_client.close()


@contextmanager
def unmet(opened: AbstractContextManager[T], problems: list[str]) -> Generator[T]:
    """Open something that does not end well, and take what it says then, line by line."""
    with ExitStack() as stack:
        yield stack.enter_context(opened)
        with pytest.raises(ExpectationError) as caught:
            stack.close()
    problems += str(caught.value).split("\n")


def describe(client: Any, topic_id: str = "sales") -> Any:
    """Ask for the refresh of a topic."""
    return client.describe_topic_refresh(
        aws_account_id=ACCOUNT, topic_id=topic_id, refresh_id="nightly"
    )


def full_response(operation: Operation) -> Any:
    """Make the typed response of an operation, every member filled."""
    cls = getattr(operation.package, f"{operation.name}Response")
    raw = every_member(operation.output)
    longer = {"AwsAccountId": ACCOUNT} if "AwsAccountId" in raw else {}
    return cls.from_dict({**raw, **longer})


# --- Answers --------------------------------------------------------------------------------------


@each_operation
def test_response(aws: AwsServer, connect: Connect, operation: Operation) -> None:
    """A response arrives as it was given, every member of it, and the request is recorded."""
    response = full_response(operation)
    aws.when(getattr(operation.client, operation.method)).answer(response)

    answered = getattr(connect(operation.client), operation.method)(**operation.arguments)

    assert response == answered
    assert answered.response_metadata.http_status_code == 200
    assert answered.response_metadata.request_id is not None
    (request,) = aws.requests
    assert (request.service, request.operation) == (operation.service, operation.name)
    assert operation.arguments == request.parameters
    assert "authorization" in request.headers


@each_job
def test_statuses(aws: AwsServer, connect: Connect, job: Job) -> None:
    """A job goes through statuses, known and unknown, to its success."""
    operation = job.operation
    statuses = [*job.in_progress, "ODD", job.succeeded]
    aws.when(getattr(operation.client, operation.method)).answer(*statuses)
    seen: list[str] = []

    def note(response: Response, _: float) -> None:
        seen.append(job.status_in(response))

    getattr(connect(operation.client), job.method)(
        **operation.arguments,
        timeout=30,
        min_delay=0.001,
        max_delay=0.002,
        on_poll=note,
    )

    assert statuses == seen
    assert isinstance(seen[-2], UnknownValue)


@each_job
def test_failed_job(aws: AwsServer, connect: Connect, job: Job) -> None:
    """A status of failure fails the wait."""
    operation = job.operation
    aws.when(getattr(operation.client, operation.method)).answer(*job.failed)
    wait = getattr(connect(operation.client), job.method)

    for status in job.failed:
        with pytest.raises(JobFailedError) as caught:
            wait(**operation.arguments, timeout=30)
        assert caught.value.response is not None
        assert status == job.status_in(caught.value.response)


def test_last_step_repeats(aws: AwsServer, connect: Connect) -> None:
    """The last step answers all requests that follow; an enum's member is a status."""
    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING", TopicRefreshStatus.FAILED)
    client = connect(QuickSightClient)

    found = [describe(client).refresh_details.refresh_status for _ in range(4)]

    assert ["RUNNING", "FAILED", "FAILED", "FAILED"] == found


def test_throttled(aws: AwsServer, connect: Connect) -> None:
    """Throttling is the service's own error; botocore tries again, which takes the next step."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(
        Throttled(), Throttled(), DescribeTopicRefreshResponse(request_id="1")
    )
    aws.when(GlueClient.get_materialized_view_refresh_task_run).answer(Throttled())

    with pytest.raises(ThrottlingException) as caught:
        describe(connect(QuickSightClient))
    response = describe(connect(QuickSightClient, retries={"total_max_attempts": 2}))
    with pytest.raises(GlueError) as unlisted:
        run_of_glue(connect(GlueClient))

    assert (caught.value.is_throttling, caught.value.http_status_code) == (True, 429)
    assert (response.request_id, response.response_metadata.retry_attempts) == ("1", 1)
    assert unlisted.value.is_throttling


def run_of_glue(client: Any) -> Any:
    """Ask for a run of Glue."""
    return client.get_materialized_view_refresh_task_run(
        catalog_id=ACCOUNT, materialized_view_refresh_task_run_id="run-1"
    )


def test_reset(aws: AwsServer, connect: Connect) -> None:
    """A reset breaks the connection off; the client makes another one for the next request."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(Reset(), "RUNNING")
    client = connect(QuickSightClient)

    with pytest.raises(ConnectionClosedError):
        describe(client)
    assert describe(client).refresh_details.refresh_status == "RUNNING"


def test_delayed(aws: AwsServer, connect: Connect) -> None:
    """An answer comes later, and a client that does not wait so long has a time-out."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(Delayed(0.2, "RUNNING"))
    begun = time.monotonic()
    assert describe(connect(QuickSightClient)).refresh_details.refresh_status == "RUNNING"
    assert time.monotonic() - begun >= 0.2

    with pytest.raises(ReadTimeoutError):
        describe(connect(QuickSightClient, read_timeout=0.05))


# --- Waits that take no time ----------------------------------------------------------------------


def refreshed(client: QuickSightClient, **options: Any) -> DescribeTopicRefreshResponse:
    """Wait for a refresh, with the delays of every day."""
    return client.wait_until_topic_refresh_completed(
        aws_account_id="123456789012", topic_id="sales", refresh_id="r-1", **options
    )


def test_fast_waits(aws: AwsServer, connect: Connect) -> None:
    """A wait sleeps nothing, and its clock goes on by what it would have slept."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(
        *["RUNNING"] * 5, Throttled(), "COMPLETED"
    )
    seen: list[float] = []
    client = connect(QuickSightClient)
    begun = time.monotonic()

    def note(_: object, elapsed: float) -> None:
        seen.append(elapsed)

    with fast_waits():
        refreshed(
            client,
            timeout=3600,
            initial_delay=60,
            min_delay=10,
            max_delay=20,
            on_poll=note,
        )

    assert time.monotonic() - begun < 10
    delays = [later - earlier for earlier, later in pairwise(seen)]
    assert 60 <= seen[0] < 70
    assert all(10 <= delay < 50 for delay in delays)


def test_fast_time_out(aws: AwsServer, connect: Connect) -> None:
    """A wait runs out of time in the time of its clock; the last attempt is at the deadline."""
    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING")
    client = connect(QuickSightClient)

    with fast_waits(), fast_waits(), pytest.raises(WaitTimeoutError) as caught:
        refreshed(client, timeout=600, min_delay=100, max_delay=100)

    assert 600 <= caught.value.elapsed < 610
    assert caught.value.attempts in (6, 7)


def test_fast_waits_in_threads(aws: AwsServer, connect: Connect) -> None:
    """Waits in several threads are fast while one block is open, each by a clock of its own."""
    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING")
    client = connect(QuickSightClient)

    def wait(timeout: int) -> float:
        with pytest.raises(WaitTimeoutError) as caught:
            refreshed(client, timeout=timeout, min_delay=60, max_delay=60)
        return caught.value.elapsed

    timeouts = [100, 200, 300, 400]
    outer, inner = fast_waits(), fast_waits()
    with outer:
        inner.__enter__()
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(wait, timeouts))
    inner.__exit__(None, None, None)

    assert all(0 <= it - wanted < 10 for it, wanted in zip(told, timeouts, strict=True))


def test_waits_that_are_not_fast(aws: AwsServer, connect: Connect) -> None:
    """Outside of the block, and with a `sleep` of their own, waits sleep; the clock is theirs."""
    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING", "COMPLETED")
    client = connect(QuickSightClient)
    slept: list[float] = []
    with fast_waits():
        refreshed(client, timeout=5, min_delay=1, timing=Timing(sleep=slept.append))
    assert len(slept) == 1

    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING", "COMPLETED")
    begun = time.monotonic()
    refreshed(client, timeout=5, min_delay=0.05, max_delay=0.05)
    assert time.monotonic() - begun >= 0.05


def test_end_in_a_delay(session: Any) -> None:
    """The end of the block waits for no delayed answer."""
    begun = time.monotonic()
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer(Delayed(60, "RUNNING"))
        options = aws.options(retries=ONCE, read_timeout=0.05)
        client = QuickSightClient.connect(session=session, **options)
        with pytest.raises(ReadTimeoutError):
            describe(client)

    assert time.monotonic() - begun < 10


def test_raw_answer(aws: AwsServer, connect: Connect) -> None:
    """Any bytes can be answered, such as the pages of a proxy."""
    page = b"<html>Sorry</html>"
    aws.when(QuickSightClient.describe_topic_refresh).answer(
        HttpAnswer(status=503, headers={"Content-Type": "text/html"}, body=page),
        HttpAnswer(body=page),
    )
    client = connect(QuickSightClient)

    with pytest.raises(QuickSightError) as caught:
        describe(client)
    assert caught.value.http_status_code == 503
    with pytest.raises(UnreadableResponseError):
        describe(client)


def test_function(aws: AwsServer, connect: Connect) -> None:
    """A function makes the response from the request, or raises the service's error."""

    def respond(request: Request) -> DescribeTopicRefreshResponse:
        if request.parameters["topic_id"] == "none":
            raise error(ResourceNotFoundException, "gone")
        details = TopicRefreshDetails(refresh_id=request.parameters["topic_id"])
        return DescribeTopicRefreshResponse(refresh_details=details)

    aws.when(QuickSightClient.describe_topic_refresh).answer(respond, lambda _: "RUNNING", respond)
    client = connect(QuickSightClient)

    assert describe(client, "a").refresh_details.refresh_id == "a"
    assert describe(client, "b").refresh_details.refresh_status == "RUNNING"
    with pytest.raises(ResourceNotFoundException, match="gone"):
        describe(client, "none")


def test_function_that_fails(session: Any) -> None:
    """What else a function raises fails the test, not only the call; so does a bad answer."""

    def respond(request: Request) -> Any:
        if len(server.requests) == 1:
            raise AssertionError(f"not {request.operation}")
        return DescribeDashboardSnapshotJobResponse()

    problems: list[str] = []
    with unmet(AwsServer(), problems) as server:
        server.when(QuickSightClient.describe_topic_refresh).answer(respond)
        client = QuickSightClient.connect(session=session, **server.options())
        for _ in range(2):
            with pytest.raises(QuickSightError):
                describe(client)

    first, second = problems
    assert "AssertionError: not DescribeTopicRefresh" in first
    assert "returns a DescribeTopicRefreshResponse, not a DescribeDashboard" in second


def test_error(aws: AwsServer, connect: Connect) -> None:
    """An error arrives as the class that it is, with message, status and modelled members."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(
        error(ResourceNotFoundException, "no <such> topic", resource_type="USER"),
        error(InternalFailureException, http_status_code=599),
        error(QuickSightError, "new", code="BrandNewException", http_status_code=418),
    )
    client = connect(QuickSightClient)

    with pytest.raises(ResourceNotFoundException) as caught:
        describe(client)
    assert caught.value.message == "no <such> topic"
    assert caught.value.resource_type is ExceptionResourceType.USER
    assert caught.value.http_status_code == 404
    assert caught.value.operation_name == "DescribeTopicRefresh"
    with pytest.raises(InternalFailureException) as changed:
        describe(client)
    assert changed.value.http_status_code == 599
    with pytest.raises(QuickSightError) as unlisted:
        describe(client)
    assert type(unlisted.value) is QuickSightError
    assert (unlisted.value.code, unlisted.value.http_status_code) == ("BrandNewException", 418)


def test_several_jobs(aws: AwsServer, connect: Connect) -> None:
    """Scripts by parameters count on their own; the most special one counts, then the last."""
    method = QuickSightClient.describe_topic_refresh
    aws.when(method, topic_id="a", aws_account_id=ACCOUNT).answer("COMPLETED")
    aws.when(method).answer("FAILED")
    aws.when(method, topic_id="a").answer("RUNNING")
    aws.when(method, topic_id="b").answer("CANCELLED")
    aws.when(method, topic_id="b").answer("INITIALIZED", "RUNNING")
    client = connect(QuickSightClient)

    found = [describe(client, topic).refresh_details.refresh_status for topic in "abacb"]

    assert ["COMPLETED", "INITIALIZED", "COMPLETED", "FAILED", "RUNNING"] == found


def test_async_method_and_boto3(aws: AwsServer) -> None:
    """The method of the async client names the same operation; any client of botocore can call."""
    import boto3

    aws.when(AsyncQuickSightClient.describe_topic_refresh).answer("RUNNING")
    boto: Any = boto3
    client = boto.client("quicksight", **aws.options())

    answered = client.describe_topic_refresh(AwsAccountId=ACCOUNT, TopicId="a", RefreshId="b")

    assert answered["RefreshDetails"] == {"RefreshStatus": "RUNNING"}


# --- What nobody expected -------------------------------------------------------------------------


def test_no_answer(session: Any) -> None:
    """A request without an answer is refused, and the end of the block lists it."""
    problems: list[str] = []
    with unmet(AwsServer(), problems) as aws:
        client = QuickSightClient.connect(session=session, **aws.options())
        with pytest.raises(QuickSightError) as refused:
            describe(client)
        aws.when(QuickSightClient.describe_topic_refresh, topic_id="stock").answer("RUNNING")
        with pytest.raises(QuickSightError) as not_this:
            describe(client)

    call = (
        "QuickSightClient.describe_topic_refresh"
        f"(aws_account_id='{ACCOUNT}', topic_id='sales', refresh_id='nightly')"
    )
    advice = (
        "plan one by aws.when(QuickSightClient.describe_topic_refresh)"
        ".answer(DescribeTopicRefreshResponse(...))"
    )
    instead = "there is one for aws.when(QuickSightClient.describe_topic_refresh, topic_id='stock')"
    assert f"{call} has no planned response: {advice}" == refused.value.message
    assert f"{call} matches no plan: {instead}" == not_this.value.message
    assert [refused.value.message, not_this.value.message] == problems
    assert [call, call] == [request.summary for request in aws.requests]
    assert issubclass(ExpectationError, BotoforgeError)
    assert issubclass(ExpectationError, AssertionError)


def test_not_generated(session: Any) -> None:
    """An operation or a service that is not generated is named as the generator wants it."""
    problems: list[str] = []
    with unmet(AwsServer(), problems) as aws:
        options = aws.options()
        for service, method in (("quicksight", "list_namespaces"), ("sqs", "list_queues")):
            client = session.create_client(service, **options)
            arguments = {"AwsAccountId": ACCOUNT} if service == "quicksight" else {}
            with pytest.raises(client.exceptions.ClientError, match="UnexpectedRequest"):
                getattr(client, method)(**arguments)

    first, second = problems
    assert first.endswith(
        "is not an operation of this package: botoforge add quicksight ListNamespaces"
    )
    assert second.endswith("is not an operation of this package: botoforge add sqs ListQueues")


def test_no_request_of_aws() -> None:
    """What is no request of any operation is refused and listed."""
    problems: list[str] = []
    with unmet(AwsServer(), problems) as aws:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{aws.endpoint_url}/favicon.ico")  # noqa: S310 (our own server)
        refused.value.close()
        assert refused.value.code == 400
        assert aws.requests == ()

    assert ["GET /favicon.ico is not a request of a generated operation"] == problems


def test_invalid_request(session: Any) -> None:
    """What the model does not allow is refused, though there is an answer."""
    problems: list[str] = []
    with unmet(AwsServer(), problems) as aws:
        aws.when(DatabaseMigrationServiceClient.describe_refresh_schemas_status).answer("failed")
        options = aws.options(parameter_validation=False)
        client = session.create_client("dms", **options)
        with pytest.raises(client.exceptions.ClientError, match="InvalidRequest"):
            client.describe_refresh_schemas_status()

    message = "dms DescribeRefreshSchemasStatus: the model does not allow it: Missing required"
    assert problems[0].startswith(message)
    assert 'parameter in input: "EndpointArn"' in "\n".join(problems)


def test_first_error_counts(session: Any) -> None:
    """Where the block ends with an error, that error is what is raised."""
    with pytest.raises(QuickSightError, match="has no planned response"), AwsServer() as aws:
        describe(QuickSightClient.connect(session=session, **aws.options()))


MISUSES: Final[list[tuple[Callable[[Any], object], str]]] = [
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh, topic="sales"),
        (
            "no parameter of QuickSightClient.describe_topic_refresh is called 'topic': "
            "did you mean 'topic_id'?"
        ),
    ),
    (
        lambda aws: aws.when(DatabaseMigrationServiceClient.describe_refresh_schemas_status, x=1),
        (
            "no parameter of DatabaseMigrationServiceClient.describe_refresh_schemas_status is "
            "called 'x': there is endpoint_arn"
        ),
    ),
    (
        lambda aws: aws.when(QuickSightClient.wait_until_topic_refresh_completed),
        (
            "QuickSightClient.wait_until_topic_refresh_completed is a wait, which polls "
            "DescribeTopicRefresh: use the method of the operation"
        ),
    ),
    (lambda aws: aws.when(print), "this is not a method of a generated client: <built-in"),
    (lambda aws: aws.when(QuickSightClient.connect), "this is not a method of a generated client"),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(),
        "answer takes one step or more",
    ),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(
            DescribeDashboardSnapshotJobResponse()
        ),
        (
            "QuickSightClient.describe_topic_refresh returns a DescribeTopicRefreshResponse, "
            "not a DescribeDashboardSnapshotJobResponse"
        ),
    ),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(
            Delayed(1, error(EntityNotFoundException))
        ),
        (
            "QuickSightClient.describe_topic_refresh raises a QuickSightError, "
            "not a EntityNotFoundException"
        ),
    ),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(
            HttpAnswer(body="<html>")  # type: ignore[arg-type] # what cannot be meant
        ),
        "(\"'body' must be <class 'bytes'>",
    ),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(
            DescribeTopicRefreshResponse  # a callable, for type checkers
        ),
        (
            "QuickSightClient.describe_topic_refresh cannot be answered with <class "
            "'botoforge.quicksight.describe_topic_refresh.DescribeTopicRefreshResponse'>: "
            "give a DescribeTopicRefreshResponse"
        ),
    ),
    (
        lambda aws: aws.when(QuickSightClient.describe_topic_refresh).answer(7),
        (
            "QuickSightClient.describe_topic_refresh cannot be answered with 7: "
            "give a DescribeTopicRefreshResponse, an error"
        ),
    ),
]


def test_block_after_a_block() -> None:
    """A server may be used again; what went wrong in its first block is told once."""
    aws, problems = AwsServer(), list[str]()
    with unmet(aws, problems):
        client = QuickSightClient.connect(**aws.options())
        with pytest.raises(ServiceError):
            describe(client)
    with aws:
        pass

    assert len(problems) == 1


def test_answer_that_is_no_http() -> None:
    """An HTTP status has three digits; any other would break the connection."""
    with pytest.raises(ValueError, match="'status' must be >= 100: 99"):
        HttpAnswer(status=99)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: error(cast("Any", "ValidationError")),
            "error takes a generated class, such as ResourceNotFoundException, not 'ValidationErr",
        ),
        (
            lambda: error(ServiceError, code="Unheard"),
            "error takes a generated class, such as ResourceNotFoundException, not <class ",
        ),
        (
            lambda: sample(cast("Any", ThrottlingException)),
            "sample takes a generated class, such as DescribeTopicRefreshResponse, not <class ",
        ),
    ],
)
def test_no_class(make: Callable[[], object], message: str) -> None:
    """Where a class is wanted, anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match=f"^{re.escape(message)}"):
        make()


def test_parameter_of_the_name_of_ours(tmp_path: Path) -> None:
    """An operation's own parameter may be called as one of a wait is."""
    with made_package(tmp_path, "batches", 'batch = ["SubmitJob"]\n'):
        tools: Any = import_module("batches.testing")
        batch: Any = import_module("batches.batch")
        job = {"job_name": "a", "job_queue": "b", "job_definition": "c"}
        with tools.AwsServer() as aws:
            answer = batch.SubmitJobResponse(job_name="a", job_id="1")
            aws.when(batch.BatchClient.submit_job, timeout=batch.JobTimeout()).answer(answer)
            submitted = batch.BatchClient.connect(**aws.options()).submit_job(
                **job, timeout=batch.JobTimeout()
            )

        assert submitted.job_id == "1"
        assert "timeout=..." in repr(aws.requests[0])


def test_other_package(tmp_path: Path) -> None:
    """What belongs to another generated package is sent to the tools of that package."""
    with made_package(tmp_path, "elsewhere", 'sts = ["GetCallerIdentity"]\n'), AwsServer() as aws:
        sts: Any = import_module("elsewhere.sts")
        for use in (
            lambda: aws.when(sts.STSClient.get_caller_identity),
            lambda: sample(sts.GetCallerIdentityResponse),
            lambda: error(sts.STSError, code="Unheard"),
        ):
            with pytest.raises(TypeError, match=r"belongs to the package elsewhere: use elsewhe"):
                use()


@pytest.mark.parametrize(("say", "message"), MISUSES)
def test_misuse(say: Callable[[Any], object], message: str) -> None:
    """What cannot be meant is a TypeError at once, in words that help."""
    with AwsServer() as aws, pytest.raises(TypeError, match=f"^{re.escape(message)}"):
        say(aws)


# --- The server -----------------------------------------------------------------------------------


def test_only_inside_the_block() -> None:
    """There is no address before the block and after it."""
    aws = AwsServer()
    with pytest.raises(RuntimeError, match="inside its `with` block"):
        aws.options()
    with aws:
        address = "127.0.0.1", int(aws.endpoint_url.rpartition(":")[2])
        socket.create_connection(address, timeout=5).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=5)


def test_nothing_stays_behind(session: Any) -> None:
    """After the block no thread is left, though a client keeps its connection."""
    before = set(threading.enumerate())
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING")
        client = QuickSightClient.connect(session=session, **aws.options())
        describe(client)
        assert set(threading.enumerate()) - before
    deadline = time.monotonic() + 10
    while set(threading.enumerate()) - before and time.monotonic() < deadline:
        time.sleep(0.01)

    assert set() == set(threading.enumerate()) - before


def test_many_connections(aws: AwsServer, capfd: pytest.CaptureFixture[str]) -> None:
    """Hundreds of clients connect in one moment and stay; one that goes away makes no noise."""
    aws.when(DatabaseMigrationServiceClient.describe_refresh_schemas_status).answer("successful")
    body = json.dumps({"EndpointArn": "arn"}).encode()
    request = (
        b"POST / HTTP/1.1\r\nX-Amz-Target: AmazonDMSv20160101.DescribeRefreshSchemasStatus\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    )
    clients, connected = 300, 0

    async def client() -> None:
        nonlocal connected
        reader, writer = await asyncio.open_connection("127.0.0.1", aws.endpoint_url.split(":")[2])
        connected += 1
        while connected < clients:
            await asyncio.sleep(0.01)
        for _ in range(2):
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 OK\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            assert length is not None
            assert b"successful" in await reader.readexactly(int(length[1]))
        writer.write(request[:-5])
        writer.close()

    async def all_clients() -> None:
        await asyncio.gather(*(client() for _ in range(clients)))

    asyncio.run(all_clients())

    assert len(aws.requests) == 2 * clients
    assert capfd.readouterr() == ("", "")


# --- Other protocols ------------------------------------------------------------------------------

SERVICES: Final = """\
ec2 = ["DescribeInstanceStatus", "DescribeInstances", "StopInstances"]
ecs = ["DescribeServices"]
iam = ["GetInstanceProfile", "ListUserTags"]
pages = ["PutPage", "ListPages"]
s3 = ["HeadBucket", "ListBuckets", "ListObjectsV2", "ListObjects", "GetBucketTagging"]
sts = ["GetCallerIdentity"]
"""

PAGES: Final[dict[str, Any]] = {
    "version": "2.0",
    "metadata": {
        "apiVersion": "2020-01-01",
        "endpointPrefix": "pages",
        "protocol": "rest-json",
        "serviceFullName": "Pages",
        "serviceId": "Pages",
        "signatureVersion": "v4",
        "uid": "pages-2020-01-01",
    },
    "operations": {
        "PutPage": {
            "name": "PutPage",
            "http": {"method": "PUT", "requestUri": "/pages/{Id}/{Path+}", "responseCode": 201},
            "input": {"shape": "PutPageRequest"},
            "output": {"shape": "PutPageResponse"},
            "errors": [{"shape": "BusyException"}],
        },
        "ListPages": {
            "name": "ListPages",
            "http": {"method": "GET", "requestUri": "/pages"},
            "input": {"shape": "ListPagesRequest"},
            "output": {"shape": "ListPagesResponse"},
        },
    },
    "shapes": {
        "PutPageRequest": {
            "type": "structure",
            "required": ["Id", "Path"],
            "members": {
                "Id": {"shape": "Text", "location": "uri", "locationName": "Id"},
                "Path": {"shape": "Text", "location": "uri", "locationName": "Path"},
                "Secret": {"shape": "Secret"},
                "Pages": {"shape": "PageList"},
                "At": {"shape": "Moment"},
                "Data": {"shape": "Data"},
            },
        },
        "PutPageResponse": {
            "type": "structure",
            "required": ["Id", "Pages", "Size", "Kind", "At", "Ready", "Data", "Tags", "Arn"],
            "members": {
                "Id": {"shape": "Id"},
                "Pages": {"shape": "PageList"},
                "Size": {"shape": "Size"},
                "Kind": {"shape": "Kind"},
                "At": {"shape": "Moment"},
                "Ready": {"shape": "Yes"},
                "Data": {"shape": "Data"},
                "Tags": {"shape": "Tags"},
                "Arn": {"shape": "Text"},
                "Status": {"shape": "Code", "location": "statusCode"},
                "Revision": {"shape": "Text", "location": "header", "locationName": "x-revision"},
                "Type": {"shape": "Text", "location": "header", "locationName": "Content-Type"},
            },
        },
        "ListPagesRequest": {
            "type": "structure",
            "members": {
                "Kinds": {"shape": "Texts", "location": "querystring", "locationName": "kind"},
                "Limit": {"shape": "Code", "location": "querystring", "locationName": "limit"},
            },
        },
        "ListPagesResponse": {"type": "structure", "members": {"Pages": {"shape": "PageList"}}},
        "BusyException": {
            "type": "structure",
            "exception": True,
            "fault": True,
            "members": {
                "Message": {"shape": "Text"},
                "After": {"shape": "Code", "location": "header", "locationName": "Retry-After"},
                "Reason": {"shape": "Text"},
            },
        },
        "Page": {
            "type": "structure",
            "required": ["body", "title"],
            "members": {
                "body": {"shape": "Text"},
                "title": {"shape": "Text"},
                "next": {"shape": "Page"},
            },
        },
        "PageList": {"type": "list", "member": {"shape": "Page"}, "min": 2},
        "Tags": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Id": {"type": "string", "min": 36},
        "Kind": {"type": "string", "enum": ["PLAIN", "RICH"]},
        "Size": {"type": "integer", "min": 1024},
        "Secret": {"type": "string", "sensitive": True},
        "Text": {"type": "string"},
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Code": {"type": "integer"},
        "Moment": {"type": "timestamp"},
        "Yes": {"type": "boolean"},
        "Data": {"type": "blob"},
    },
}


class StandIn:
    """A package of a user's own, with services of every protocol."""

    def __init__(self, session: Any) -> None:
        self.testing: Any = import_module("standin.aws.testing")
        self.session = session

    def service(self, name: str) -> Any:
        """Import a service."""
        return import_module(f"standin.aws.{name}")

    def connect(self, aws: Any, client_class: Any, **config: Any) -> Any:
        """Make a client that calls the package's own server."""
        return client_class.connect(session=self.session, **aws.options(retries=ONCE, **config))


@pytest.fixture(scope="module")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A package that is generated with botocore's models, and with one that botocore must find."""
    folder = tmp_path_factory.mktemp("project")
    write_model(folder / "models", "pages", PAGES)
    with made_package(folder, "standin.aws", SERVICES, folder / "models"):
        yield StandIn(botocore.session.Session())


def test_query(standin: StandIn) -> None:
    """A query service answers with responses and errors, with lists and timestamps inside."""
    sts, iam, testing = standin.service("sts"), standin.service("iam"), standin.testing
    identity = sts.GetCallerIdentityResponse(account=ACCOUNT, arn="arn:aws:iam::1:user/<x>&y")
    profile = iam.GetInstanceProfileResponse(
        instance_profile=testing.sample(
            iam.InstanceProfile,
            roles=[testing.sample(iam.Role, role_name="admin")],
        )
    )
    with testing.AwsServer() as aws:
        aws.when(sts.STSClient.get_caller_identity).answer(identity)
        aws.when(iam.IAMClient.get_instance_profile, instance_profile_name="web").answer(
            profile,
            testing.error(iam.NoSuchEntityException, "no <such> profile"),
            testing.Throttled(),
            testing.error(iam.IAMError, code="Odd"),
        )
        client = standin.connect(aws, iam.IAMClient)

        assert identity == standin.connect(aws, sts.STSClient).get_caller_identity()
        assert profile == client.get_instance_profile(instance_profile_name="web")
        with pytest.raises(iam.NoSuchEntityException, match="no <such> profile") as caught:
            client.get_instance_profile(instance_profile_name="web")
        assert caught.value.http_status_code == 404
        with pytest.raises(iam.IAMError) as throttled:
            client.get_instance_profile(instance_profile_name="web")
        assert throttled.value.is_throttling
        with pytest.raises(iam.IAMError) as odd:
            client.get_instance_profile(instance_profile_name="web")
        assert odd.value.code == "Odd"


def test_ec2(standin: StandIn) -> None:
    """EC2 answers, its requests are read, and botocore's own waiter goes through statuses."""
    ec2, testing = standin.service("ec2"), standin.testing
    with testing.AwsServer() as aws:
        method = ec2.EC2Client.describe_instances
        aws.when(method).answer("pending", "running")
        aws.when(method, instance_ids=["i-2"]).answer(
            testing.error(ec2.EC2Error, "gone", code="InvalidInstanceID.NotFound"),
            ec2.DescribeInstancesResult(
                reservations=[ec2.Reservation(instances=[ec2.Instance(instance_id="i-2")])]
            ),
        )
        client = standin.connect(aws, ec2.EC2Client)
        wanted = [ec2.Filter(name="tag:a", values=["b", "c"])]

        response = client.wait_until_instance_running(
            instance_ids=["i-1"], filters=wanted, dry_run=False, timeout=30, min_delay=0.001
        )

        assert response.reservations[0].instances[0].state.name == "running"
        assert aws.requests[0].parameters == {
            "instance_ids": ["i-1"],
            "filters": [{"Name": "tag:a", "Values": ["b", "c"]}],
            "dry_run": False,
        }
        with pytest.raises(ec2.EC2Error) as caught:
            client.describe_instances(instance_ids=["i-2"])
        assert caught.value.code == "InvalidInstanceID.NotFound"
        found = client.describe_instances(instance_ids=["i-2"]).reservations[0].instances[0]
        assert found.instance_id == "i-2"
        with pytest.raises(TypeError, match=r"no waiter says where EC2Client\.stop_instances has"):
            aws.when(ec2.EC2Client.stop_instances).answer("stopped")


def test_several_places_of_a_status(standin: StandIn) -> None:
    """Where the waiters of an operation look at several places, a status stands in each."""
    ec2, testing = standin.service("ec2"), standin.testing
    with testing.AwsServer() as aws:
        aws.when(ec2.EC2Client.describe_instance_status).answer("initializing", "ok")
        client = standin.connect(aws, ec2.EC2Client)

        system = client.wait_until_system_status_ok(**FAST)

        assert len(aws.requests) == 2
        assert (
            system.instance_statuses
            == client.wait_until_instance_status_ok(**FAST).instance_statuses
        )
        assert len(system.instance_statuses) == 1


def test_status_beside_the_reason(standin: StandIn) -> None:
    """The status is what most acceptors look at, not why something was not found."""
    ecs, testing = standin.service("ecs"), standin.testing
    with testing.AwsServer() as aws:
        aws.when(ecs.ECSClient.describe_services).answer("ACTIVE", "INACTIVE")
        client = standin.connect(aws, ecs.ECSClient)

        response = client.wait_until_services_inactive(services=["web"], **FAST)
        with pytest.raises(import_module("standin.aws").JobFailedError, match="is INACTIVE"):
            client.wait_until_services_stable(services=["web"], **FAST)

        assert response.services[0].status == "INACTIVE"


def test_rest_xml(standin: StandIn) -> None:
    """S3 answers, also to HEAD; requests that look alike are told apart."""
    s3, testing = standin.service("s3"), standin.testing
    buckets = s3.ListBucketsOutput(buckets=[s3.Bucket(name="a"), s3.Bucket(name="b")])
    with testing.AwsServer() as aws:
        aws.when(s3.S3Client.list_buckets).answer(buckets)
        aws.when(s3.S3Client.head_bucket).answer(
            s3.HeadBucketOutput(bucket_region="eu-west-1"),
            testing.error(s3.S3Error, code="404", http_status_code=404),
        )
        aws.when(s3.S3Client.list_objects_v2, bucket="a", prefix="x/y z").answer(
            s3.ListObjectsV2Output(name="two")
        )
        aws.when(s3.S3Client.list_objects, bucket="a").answer(s3.ListObjectsOutput(name="one"))
        aws.when(s3.S3Client.get_bucket_tagging).answer(
            testing.error(s3.S3Error, "none", code="NoSuchTagSet", http_status_code=404)
        )
        client = standin.connect(aws, s3.S3Client)

        assert buckets == client.list_buckets()
        assert client.head_bucket(bucket="a").bucket_region == "eu-west-1"
        with pytest.raises(s3.S3Error) as missing:
            client.head_bucket(bucket="a")
        assert missing.value.http_status_code == 404
        assert client.list_buckets() == buckets, "the connection is in order"
        assert client.list_objects_v2(bucket="a", prefix="x/y z").name == "two"
        assert client.list_objects(bucket="a").name == "one"
        with pytest.raises(s3.S3Error) as untagged:
            client.get_bucket_tagging(bucket="a")
        assert untagged.value.code == "NoSuchTagSet"


def test_rest_json(standin: StandIn) -> None:
    """A service of one's own: path, query, headers and HTTP status go both ways."""
    pages, testing = standin.service("pages"), standin.testing
    made = testing.sample(
        pages.PutPageResponse,
        pages=[pages.Page(body="b", title="t", next=pages.Page(body="c", title="u"))] * 2,
        status=202,
        revision="7",
        type="text/plain",
    )
    with testing.AwsServer() as aws:
        aws.when(pages.PagesClient.put_page).answer(
            made, testing.error(pages.BusyException, "busy", after=3, reason="<lunch>")
        )
        aws.when(pages.PagesClient.list_pages, kinds=["a/b", "c"]).answer(
            testing.sample(pages.ListPagesResponse)
        )
        client = standin.connect(aws, pages.PagesClient)

        sent = {"id": "a b/c", "path": "x/y", "secret": "hush", "data": b"\0", "at": made.at}
        put = client.put_page(**sent)
        assert made == put
        assert put.response_metadata.http_status_code == 202
        with pytest.raises(pages.BusyException) as caught:
            client.put_page(id="1", path="x")
        assert (caught.value.after, caught.value.reason) == (3, "<lunch>")
        assert caught.value.http_status_code == 500
        client.list_pages(kinds=["a/b", "c"], limit=2)

        first, _, last = aws.requests
        assert sent == first.parameters
        assert "hush" not in repr(first)
        assert "id='a b/c'" in repr(first)
        assert last.parameters == {"kinds": ["a/b", "c"], "limit": 2}


# --- Stubs ----------------------------------------------------------------------------------------


@pytest.fixture
def client(session: Any) -> QuickSightClient:
    """A client that has nobody to call."""
    return QuickSightClient.connect(session=session, **CREDENTIALS)


@each_operation
def test_stubbed_response(session: Any, operation: Operation) -> None:
    """A stubbed client returns what was planned, for the parameters that were planned."""
    response = full_response(operation)
    client = operation.client(session.create_client(operation.service, **CREDENTIALS))
    stubbed: Any = stub
    with stubbed(client) as planned:
        method = getattr(operation.client, operation.method)
        planned.when(method, **operation.arguments).returns(response)
        answered = getattr(client, operation.method)(**operation.arguments)

    assert response == answered
    assert answered.response_metadata.http_status_code == 200


def test_stubbed_error(client: QuickSightClient) -> None:
    """A stubbed client raises what was planned, and tries only once."""
    with stub(client) as planned:
        refresh = planned.when(QuickSightClient.describe_topic_refresh)
        refresh.raises(error(ThrottlingException, "slow"))
        refresh.raises(error(ResourceNotFoundException, "gone", resource_type="USER"))
        refresh.raises(error(QuickSightError, code="Odd"))
        with pytest.raises(ThrottlingException, match="slow"):
            describe(client)
        with pytest.raises(ResourceNotFoundException) as caught:
            describe(client)
        assert caught.value.resource_type is ExceptionResourceType.USER
        assert (caught.value.message, caught.value.http_status_code) == ("gone", 404)
        with pytest.raises(QuickSightError) as odd:
            describe(client)
        assert odd.value.code == "Odd"


def plan_refresh(client: QuickSightClient, request_id: str) -> None:
    """Plan a response to the next call."""
    response = DescribeTopicRefreshResponse(request_id=request_id)
    stub(client).when(QuickSightClient.describe_topic_refresh).returns(response)


def test_stub_without_a_block(client: QuickSightClient) -> None:
    """A client has one stub, so that plans can be made in several places."""
    plan_refresh(client, "1")
    plan_refresh(client, "2")

    assert [describe(client).request_id, describe(client).request_id] == ["1", "2"]
    with pytest.raises(UnStubbedResponseError):
        describe(client)


def test_stub_checks_calls(client: QuickSightClient) -> None:
    """Another parameter, another order and a call too few are refused."""
    problems: list[str] = []
    with unmet(stub(client), problems) as planned:
        planned.when(
            QuickSightClient.describe_topic_refresh,
            aws_account_id=ACCOUNT,
            topic_id="stock",
            refresh_id=ANY,
        ).returns(DescribeTopicRefreshResponse())
        with pytest.raises(StubAssertionError):
            describe(client)
        with pytest.raises(StubResponseError):
            client.describe_asset_bundle_export_job(
                aws_account_id=ACCOUNT, asset_bundle_export_job_id="nightly"
            )
    assert "DescribeTopicRefresh" in problems[0]

    def fail() -> None:
        with stub(client):
            plan_refresh(client, "1")
            raise KeyError

    with pytest.raises(KeyError):
        fail()


def test_stub_matches_any_value(client: QuickSightClient) -> None:
    """`unittest.mock.ANY` matches the value of a parameter; all parameters have to be named."""
    planned: Any = stub(client)
    response = DescribeTopicRefreshResponse(request_id="1")
    method = QuickSightClient.describe_topic_refresh
    planned.when(method, aws_account_id=ANY, topic_id=ANY, refresh_id=ANY).returns(response)
    planned.when(method, aws_account_id=ANY).returns(response)

    assert describe(client) == response
    with pytest.raises(StubAssertionError):
        describe(client)


def test_stub_ends(aws: AwsServer, connect: Connect) -> None:
    """After the block, the client calls again."""
    aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING")
    client: QuickSightClient = connect(QuickSightClient)
    with stub(client):
        plan_refresh(client, "stubbed")
        assert describe(client).request_id == "stubbed"

    assert describe(client).refresh_details.refresh_status == "RUNNING"
    plan_refresh(client, "again")
    assert describe(client).request_id == "again"


def test_stub_refuses_what_the_model_refuses(client: QuickSightClient) -> None:
    """A planned response has to fit the model; a member that could not be read does not."""
    bad = DescribeTopicRefreshResponse.from_dict({"Status": "200"})
    with stub(client) as planned, pytest.raises(ParamValidationError):
        planned.when(QuickSightClient.describe_topic_refresh).returns(bad)


def test_stub_misuse(client: QuickSightClient) -> None:
    """A wrong response, error, parameter, method or client is a TypeError at once."""
    planned: Any = stub(client)
    refresh = planned.when(QuickSightClient.describe_topic_refresh)
    with pytest.raises(TypeError, match="returns a DescribeTopicRefreshResponse, not a Describe"):
        refresh.returns(DescribeDashboardSnapshotJobResponse())
    with pytest.raises(TypeError, match="returns a DescribeTopicRefreshResponse, not a str"):
        refresh.returns("RUNNING")
    with pytest.raises(TypeError, match="raises a QuickSightError, not a EntityNotFound"):
        refresh.raises(error(EntityNotFoundException))
    with pytest.raises(TypeError, match="'topic': did you mean 'topic_id'"):
        planned.when(QuickSightClient.describe_topic_refresh, topic="sales")
    with pytest.raises(TypeError, match="takes its parameters by name"):
        planned.when(QuickSightClient.describe_topic_refresh, "sales")
    for method in (
        GlueClient.get_materialized_view_refresh_task_run,
        AsyncQuickSightClient.describe_topic_refresh,
    ):
        with pytest.raises(TypeError, match=r"is not a method of a QuickSightClient"):
            planned.when(method)
    with pytest.raises(TypeError, match="takes a client of this package, not 'quicksight'"):
        stub(cast("Any", "quicksight"))


def test_stub_of_before(client: QuickSightClient) -> None:
    """A call by the operation's name, and the class of such stubs, say how it is written now."""
    planned: Any = stub(client)
    way = r"plan a call by stub\(client\).when\(QuickSightClient.describe_topic_refresh\).returns"
    with pytest.raises(AttributeError, match=way):
        planned.describe_topic_refresh(returns=DescribeTopicRefreshResponse())
    with pytest.raises(AttributeError, match=r"has no 'add_response': .*QuickSightClient.<method>"):
        planned.add_response("describe_topic_refresh", {})
    with pytest.raises(ImportError, match=r"QuickSightStub is gone: .*stub\(client\)\.when\("):
        exec("from botoforge.quicksight import QuickSightStub")  # noqa: S102 (no checker sees it)
    assert not hasattr(quicksight, "GlueStub")


# --- Samples --------------------------------------------------------------------------------------

STRUCTURES: Final = [
    value
    for package in (dms, glue, quicksight)
    for name in package.__all__
    if isinstance(value := getattr(package, name), type) and issubclass(value, Structure)
]


@pytest.mark.parametrize("structure", STRUCTURES, ids=lambda structure: structure.__name__)
def test_sample_of_every_structure(structure: type[Structure]) -> None:
    """A sample has what is required and no more, of the declared types, as the model allows."""
    cls: Any = structure
    made = sample(structure)
    service = load_model(structure.__module__.split(".")[1])
    if structure.__name__ not in service.shape_names:
        pytest.skip(f"botocore {botocore.__version__} does not have it yet")

    shape = service.shape_for(structure.__name__)
    assert ParamValidator().validate(made.to_dict(), shape).generate_report() == ""
    assert set(shape.required_members) == set(made.to_dict())
    assert all(conforms(hint)(getattr(made, name)) for name, hint in hints(cls).items())
    assert sample(structure) == made


def test_sample_keeps_to_the_model(standin: StandIn) -> None:
    """What the model says of lengths and sizes holds, also inside; nothing recurs without end."""
    pages = standin.service("pages")

    made = standin.testing.sample(pages.PutPageResponse, kind="NEW")

    assert len(made.id) == 36
    assert made.size == 1024
    assert len(made.pages) == 2
    assert made.pages[0] == pages.Page(body="body", title="title")
    assert made.kind == "NEW"
    assert made.kind not in list(pages.Kind)
    assert made.arn.startswith("arn:aws:")


def test_sample_takes_members() -> None:
    """Members that are given are taken as they are; a required one may be among them."""
    details = TopicRefreshDetails(refresh_status=TopicRefreshStatus.RUNNING)

    assert DescribeTopicRefreshResponse(refresh_details=details, status=200) == sample(
        DescribeTopicRefreshResponse, refresh_details=details, status=200
    )
    assert StringParameter(name="name", values=["a"]) == sample(StringParameter, values=["a"])
    unknown = sample(DescribeDashboardSnapshotJobResponse, job_status="RENDERING").job_status
    assert unknown == UnknownValue("RENDERING")
    known = sample(DescribeDashboardSnapshotJobResponse, job_status="RUNNING").job_status
    assert known is SnapshotJobStatus.RUNNING
    assert sample(DescribeTopicRefreshResponse, status=1).raw_response == {}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: sample(DescribeTopicRefreshResponse, refresh_detials=None),
            (
                "no member of DescribeTopicRefreshResponse is called 'refresh_detials': "
                "did you mean 'refresh_details'?"
            ),
        ),
        (
            lambda: sample(DescribeTopicRefreshResponse, status="200"),
            "DescribeTopicRefreshResponse: Status: expected an integer, got string '200'",
        ),
        (
            lambda: error(ResourceNotFoundException, resource="USER"),
            (
                "no member of ResourceNotFoundException is called 'resource': "
                "did you mean 'resource_type'?"
            ),
        ),
        (lambda: error(ResourceNotFoundException, resource_type=7), "unknown: ResourceType: expec"),
        (lambda: error(QuickSightError, "new"), "QuickSightError is for codes that the model"),
    ],
)
def test_sample_misuse(make: Callable[[], object], message: str) -> None:
    """A wrong name or type is a TypeError that names the nearest valid word."""
    with pytest.raises(TypeError, match=f"^{re.escape(message)}"):
        make()


def test_error_by_hand() -> None:
    """An error can be raised by a stand-in of one's own, like one of the service."""
    made = error(ResourceNotFoundException, "gone", resource_type="USER")

    assert type(made) is ResourceNotFoundException
    assert isinstance(made, ServiceError)
    assert (made.code, made.message, made.http_status_code) == (
        "ResourceNotFoundException",
        "gone",
        404,
    )
    assert error(InternalFailureException).is_retryable
    assert error(ThrottlingException).is_throttling


# --- Where it is used -----------------------------------------------------------------------------


@pytest.mark.slow
def test_the_page_about_testing(tmp_path: Path) -> None:
    """The examples of the docs pass, the fixtures are there, and pytest has nothing to warn of."""
    config = tmp_path / "pyproject.toml"
    config.write_text(
        '[tool.botoforge]\npackage = "myapp.aws"\noutput = "."\n[tool.botoforge.services]\n'
        'bedrock-runtime = ["ConverseStream"]\ns3 = ["GetObject", "PutObject"]\n',
        "utf-8",
    )
    succeed(tmp_path, "generate")
    page = (ROOT / "docs" / "testing.md").read_text("utf-8")
    for block in read_blocks("docs/testing.md"):
        with (tmp_path / (block.title or "test_page.py")).open("a", encoding="utf-8") as file:
            file.write(f"{block.text}\n")
    with (tmp_path / "conftest.py").open("a", encoding="utf-8") as file:
        file.write("from botoforge.testing import AwsServer\nassert AwsServer\n")
    with (tmp_path / "test_page.py").open("a", encoding="utf-8") as file:
        file.write(
            "def test_unexpected(aws_server: AwsServer) -> None:\n"
            "    quicksight = QuickSightClient.connect(**aws_server.options())\n"
            "    with pytest.raises(Exception):\n"
            '        refresh(quicksight, "sales")\n'
        )

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    expected = len(re.findall(r"^def test_", page, re.MULTILINE)) + 1
    assert re.search(rf"^{expected} passed, 1 error in ", done.stdout, re.MULTILINE), done.stdout
    assert (
        "botoforge.testing.ExpectationError: QuickSightClient.describe_topic_refresh("
        in done.stdout
    )


PROGRAM: Final = """
import sys
sys.modules["moto"] = sys.modules["pytest"] = sys.modules["aiobotocore"] = None
import botoforge.quicksight
assert not [name for name in sys.modules if "testing" in name and name.startswith("botoforge")]
from botoforge.testing import AwsServer, aws_server, sample
print(sample(botoforge.quicksight.DescribeTopicRefreshResponse))
try:
    AwsServer()
except ModuleNotFoundError as error:
    print(error, error.name)
"""


def test_without_the_extra() -> None:
    """Without moto and pytest the module can be imported; the server says what to install."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert done.stdout.split("\n") == [
        "DescribeTopicRefreshResponse()",
        "AwsServer needs the library moto: pip install moto moto",
        "",
    ]
