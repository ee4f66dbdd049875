"""Which exception is raised for which code, where that is less than plain."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import pytest
from botocore.awsrequest import HeadersDict
from botocore.config import Config
from botocore.parsers import create_parser
from botoforge._runtime.testing.botocore_api import load_service
from botoforge._runtime.wire import error_bodies
from botoforge._runtime.wire.call_context import CallContext
from botoforge._runtime.wire.error_bodies import repair_error
from botoforge.quicksight import DescribeTopicRefreshResponse, QuickSightClient
from support.local_aws import Answer, LocalAws
from support.projects import made_package, write_model

SERVICES: Final = """
accessanalyzer = ["ListAnalyzers"]
cloudwatch = ["DeleteAlarms", "GetDashboard"]
dynamodb = ["TransactWriteItems"]
jobs = ["GetJob"]
route53 = ["ChangeResourceRecordSets"]
s3 = ["GetBucketLocation", "HeadObject", "ListObjectsV2"]
sqs = ["GetQueueUrl"]
"""

MODEL: Final[dict[str, Any]] = {
    "version": "2.0",
    "metadata": {
        "apiVersion": "2020-01-01",
        "awsQueryCompatible": {},
        "endpointPrefix": "jobs",
        "jsonVersion": "1.0",
        "protocol": "json",
        "serviceFullName": "Jobs",
        "serviceId": "Jobs",
        "signatureVersion": "v4",
        "targetPrefix": "Jobs",
        "uid": "jobs-2020-01-01",
    },
    "operations": {
        "GetJob": {
            "name": "GetJob",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "GetJobRequest"},
            "errors": [{"shape": "JobGoneError"}, {"shape": "NoSuchJobError"}],
        },
    },
    "shapes": {
        "GetJobRequest": {"type": "structure", "members": {}},
        "JobGoneError": {
            "type": "structure",
            "error": {"code": "NotFound"},
            "exception": True,
            "members": {"message": {"shape": "Text"}, "When": {"shape": "Text"}},
        },
        "NoSuchJobError": {
            "type": "structure",
            "error": {"code": "NotFound"},
            "exception": True,
            "members": {"message": {"shape": "Text"}, "Near": {"shape": "Text"}},
        },
        "Text": {"type": "string"},
    },
}
"""A service with the trait `awsQueryCompatible`, two of whose errors have one code."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[str]:
    """The import name of a package of these services."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("coded")
    write_model(folder / "models", "jobs", MODEL)
    with made_package(folder, "coded", SERVICES, folder / "models"):
        yield "coded"


@pytest.fixture
def aws(package: str) -> Iterator[Any]:
    """A stand-in for AWS."""
    with import_module(f"{package}.testing").AwsServer() as aws:
        yield aws


@contextmanager
def answered(client_class: Any, answer: Answer) -> Generator[Any]:
    """Give a client whose every call is answered so."""
    with LocalAws() as server:
        server.answer(answer)
        yield client_class.connect(
            endpoint_url=server.endpoint_url,
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
        )


def test_two_errors_of_one_code(package: str, aws: Any) -> None:
    """Of two errors with one code, an operation raises the one that it lists."""
    cloudwatch: Any = import_module(f"{package}.cloudwatch")
    error = import_module(f"{package}.testing").error
    cls = cloudwatch.CloudWatchClient
    aws.when(cls.get_dashboard).answer(error(cloudwatch.DashboardNotFoundError, "no dashboard"))
    aws.when(cls.delete_alarms).answer(error(cloudwatch.ResourceNotFound, "no alarm"))
    client = cls.connect(**aws.options())

    with pytest.raises(cloudwatch.DashboardNotFoundError, match="no dashboard") as no_dashboard:
        client.get_dashboard(dashboard_name="d")
    with pytest.raises(cloudwatch.ResourceNotFound, match="no alarm") as no_alarm:
        client.delete_alarms(alarm_names=["a"])

    assert no_dashboard.value.code == no_alarm.value.code == "ResourceNotFound"
    assert not isinstance(no_dashboard.value, cloudwatch.ResourceNotFound)
    for caught in (no_dashboard, no_alarm):  # existing handlers go on working
        assert isinstance(caught.value, client.raw_client.exceptions.ResourceNotFound)


def test_code_of_the_query_protocol(package: str) -> None:
    """A service that spoke another protocol once is still told apart by its old codes."""
    sqs: Any = import_module(f"{package}.sqs")
    answer = Answer(
        status=400,
        headers={
            "Content-Type": "application/x-amz-json-1.0",
            "x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender",
        },
        body=b'{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "no queue"}',
    )
    with (
        answered(sqs.SQSClient, answer) as client,
        pytest.raises(sqs.QueueDoesNotExist, match="no queue") as caught,
    ):
        client.get_queue_url(queue_name="q")

    assert caught.value.code == "AWS.SimpleQueueService.NonExistentQueue"
    assert isinstance(caught.value, client.raw_client.exceptions.QueueDoesNotExist)


def json_error(name: str, **headers: str) -> Answer:
    """Write an error in JSON."""
    body = json.dumps({"__type": name, "message": "gone"}).encode()
    return Answer(
        status=400, headers={"Content-Type": "application/x-amz-json-1.0", **headers}, body=body
    )


def cbor_error(name: str, **headers: str) -> Answer:
    """Write an error in CBOR."""
    texts = [text.encode() for text in ("__type", name, "message", "gone")]
    body = b"\xa2" + b"".join(b"\x78" + bytes([len(text)]) + text for text in texts)
    headers = {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor", **headers}
    return Answer(status=400, headers=headers, body=body)


def xml_error(name: str, **headers: str) -> Answer:
    """Write an error in XML."""
    body = (
        f"<ErrorResponse><Error><Type>Sender</Type><Code>{name}</Code><Message>gone</Message>"
        "</Error><RequestId>r</RequestId></ErrorResponse>"
    )
    return Answer(status=400, headers={"Content-Type": "text/xml", **headers}, body=body.encode())


@pytest.mark.parametrize("query_code", ["NotFound;Sender", "NotFound", "Moved;Sender", None])
@pytest.mark.parametrize(
    "body",
    [
        ("json", json_error, "NoSuchJobError"),
        ("json", json_error, "com.amazonaws.jobs#NoSuchJobError"),
        ("rest-json", json_error, "com.amazonaws.jobs#NoSuchJobError"),
        ("smithy-rpc-v2-cbor", cbor_error, "NoSuchJobError"),
        ("smithy-rpc-v2-cbor", cbor_error, "com.amazonaws.jobs#NoSuchJobError"),
        ("rest-xml", xml_error, "NoSuchJobError"),
        ("query", xml_error, "NoSuchJobError"),
    ],
)
def test_name_of_the_shape(
    package: str,
    monkeypatch: pytest.MonkeyPatch,
    body: tuple[str, Callable[..., Answer], str],
    query_code: str | None,
) -> None:
    """The class is that of the shape that is named, whatever code stands beside it."""
    protocol, write, name = body
    jobs: Any = import_module(f"{package}.jobs")
    headers = {} if query_code is None else {"x-amzn-query-error": query_code}
    with answered(jobs.JobsClient, write(name, **headers)) as client:
        monkeypatch.setattr(client.raw_client.meta.service_model, "resolved_protocol", protocol)
        monkeypatch.setattr(
            client.raw_client._endpoint,  # noqa: SLF001 (no public name for the parser)
            "_response_parser_factory",
            FixedParser(protocol),
        )
        with pytest.raises(jobs.NoSuchJobError, match="gone"):
            client.get_job()


class FixedParser:
    """Reads one protocol, whichever the client speaks."""

    def __init__(self, protocol: str) -> None:
        self.protocol = protocol

    def create_parser(self, _: str) -> Any:
        """Make the parser."""
        return create_parser(self.protocol)


@pytest.mark.parametrize(("code", "name"), [("NotFound", "NoSuchJobError"), ("Other", "JobsError")])
def test_code_alone(package: str, code: str, name: str) -> None:
    """Where only a code comes, it tells the class, of two errors the last as with botocore."""
    jobs: Any = import_module(f"{package}.jobs")
    with (
        answered(jobs.JobsClient, json_error(code)) as client,
        pytest.raises(jobs.JobsError) as caught,
    ):
        client.get_job()
    assert type(caught.value).__name__ == name


def test_code_that_queries_get(package: str) -> None:
    """CloudWatch names the shape in the body, and a code that two of its errors have beside it."""
    cloudwatch: Any = import_module(f"{package}.cloudwatch")
    query_code = {"x-amzn-query-error": "ResourceNotFound;Sender"}
    name = "com.amazonaws.cloudwatch#DashboardNotFoundError"
    with answered(cloudwatch.CloudWatchClient, json_error(name, **query_code)) as client:
        with pytest.raises(cloudwatch.DashboardNotFoundError, match="gone") as caught:
            client.get_dashboard(dashboard_name="d")
        with pytest.raises(client.raw_client.exceptions.ResourceNotFound):
            client.get_dashboard(dashboard_name="d")
    assert caught.value.code == "ResourceNotFound"


@pytest.mark.parametrize("code", [None, "AWS.SimpleQueueService.Other"])
def test_server_sends_the_codes_of_aws(package: str, code: str | None) -> None:
    """SQS: the server sends the code of the Query protocol, or the one that a test gives."""
    sqs: Any = import_module(f"{package}.sqs")
    testing: Any = import_module(f"{package}.testing")
    with testing.AwsServer() as aws:
        aws.when(sqs.SQSClient.get_queue_url).answer(
            testing.error(sqs.QueueDoesNotExist, "no queue", code=code)
        )
        client = sqs.SQSClient.connect(**aws.options())
        with pytest.raises(sqs.QueueDoesNotExist, match="no queue") as caught:
            client.get_queue_url(queue_name="q")
        with pytest.raises(client.raw_client.exceptions.QueueDoesNotExist):
            client.raw_client.get_queue_url(QueueName="q")

    assert caught.value.code == (code or "AWS.SimpleQueueService.NonExistentQueue")


def test_server_sends_members(package: str) -> None:
    """The members of an error arrive, also where two errors have its code."""
    cloudwatch: Any = import_module(f"{package}.cloudwatch")
    jobs: Any = import_module(f"{package}.jobs")
    testing: Any = import_module(f"{package}.testing")
    with testing.AwsServer() as aws:
        aws.when(jobs.JobsClient.get_job).answer(testing.error(jobs.NoSuchJobError, near="j-1"))
        with pytest.raises(jobs.NoSuchJobError) as no_job:
            jobs.JobsClient.connect(**aws.options()).get_job()
        aws.when(cloudwatch.CloudWatchClient.get_dashboard).answer(
            testing.error(cloudwatch.InternalServiceFault, "later")
        )
        client = cloudwatch.CloudWatchClient.connect(
            **aws.options(retries={"total_max_attempts": 1})
        )
        with pytest.raises(cloudwatch.InternalServiceFault) as later:
            client.get_dashboard(dashboard_name="d")

    assert (no_job.value.code, no_job.value.near) == ("NotFound", "j-1")
    assert (later.value.code, later.value.http_status_code) == ("InternalServiceError", 500)


def test_planned_error(package: str) -> None:
    """`stub` raises the class too, by the code of the Query protocol."""
    sqs: Any = import_module(f"{package}.sqs")
    testing: Any = import_module(f"{package}.testing")
    client = sqs.SQSClient.connect(
        region_name="us-east-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
    )
    with testing.stub(client) as planned:
        planned.when(sqs.SQSClient.get_queue_url).raises(testing.error(sqs.QueueDoesNotExist))
        with pytest.raises(sqs.QueueDoesNotExist):
            client.get_queue_url(queue_name="q")


# --- Errors that botocore cannot read -------------------------------------------------------------


def test_members_of_the_named_shape(package: str) -> None:
    """Of two errors with one code, the members are those of the shape that is named."""
    jobs: Any = import_module(f"{package}.jobs")
    body = json.dumps({"__type": "JobGoneError", "message": "gone", "When": "today"}).encode()
    answer = Answer(status=400, headers={"x-amzn-query-error": "NotFound;Sender"}, body=body)
    with answered(jobs.JobsClient, answer) as client, pytest.raises(jobs.JobGoneError) as caught:
        client.get_job()

    assert (caught.value.when, caught.value.code) == ("today", "NotFound")


def test_odd_member(package: str) -> None:
    """A member of a wrong type costs that member, and not the class, code and message."""
    dynamodb: Any = import_module(f"{package}.dynamodb")
    body = {"__type": "x#TransactionCanceledException", "message": "conflict"}
    answer = Answer(status=400, body=json.dumps({**body, "CancellationReasons": "odd"}).encode())
    with (
        answered(dynamodb.DynamoDBClient, answer) as client,
        pytest.raises(dynamodb.TransactionCanceledException, match="conflict") as caught,
    ):
        client.transact_write_items(transact_items=[{"Put": {"TableName": "t", "Item": {}}}])
    with pytest.raises(import_module(package).MemberError):
        _ = caught.value.cancellation_reasons

    assert caught.value.code == "TransactionCanceledException"
    raw_class = client.raw_client.exceptions.TransactionCanceledException
    assert isinstance(caught.value, raw_class)


def test_date_in_a_header(package: str) -> None:
    """A date in `Retry-After`, which HTTP allows, costs that member; the call is tried again."""
    analyzer: Any = import_module(f"{package}.accessanalyzer")
    with LocalAws() as server:
        server.answer(
            Answer(
                status=429,
                headers={
                    "x-amzn-ErrorType": "ThrottlingException",
                    "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT",
                },
                body=b'{"message": "slow down"}',
            )
        )
        client = analyzer.AccessAnalyzerClient.connect(
            endpoint_url=server.endpoint_url,
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
            config=Config(retries={"total_max_attempts": 2, "mode": "standard"}),
        )
        with pytest.raises(analyzer.ThrottlingException, match="slow down"):
            client.list_analyzers()

    assert len(server.requests) == 2


def test_a_plain_error_is_found_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary error in JSON is not parsed by botocore a second time, to see whether it can."""
    name = "DescribeTopicRefresh"
    service = QuickSightClient.__service__
    call = CallContext(
        None, service, name, DescribeTopicRefreshResponse, expect_error=list, one_pass=True
    )
    call.operation = load_service("quicksight").operation_model(name)
    call.status = 404
    body = b'{"__type": "ResourceNotFoundException", "Message": "no", "ResourceType": "T"}'
    response = {"status_code": 404, "headers": HeadersDict(), "body": body}

    monkeypatch.delattr(error_bodies, "make_parser")
    repair_error(call, response, {})
    assert (body, call.error) == (response["body"], None)


def test_error_with_a_root_of_its_own(package: str) -> None:
    """Route 53 writes some errors as a document of that name, with several messages."""
    route53: Any = import_module(f"{package}.route53")
    body = (
        b"<?xml version='1.0'?>\n<InvalidChangeBatch xmlns='https://route53.amazonaws.com/doc/'>"
        b"<Messages><Message>a &lt; b</Message><Message>c</Message></Messages>"
        b"<RequestId>r-1</RequestId></InvalidChangeBatch>"
    )
    change = {"Action": "CREATE", "ResourceRecordSet": {"Name": "a.", "Type": "A"}}
    with (
        answered(route53.Route53Client, Answer(status=400, body=body)) as client,
        pytest.raises(route53.InvalidChangeBatch) as caught,
    ):
        client.change_resource_record_sets(hosted_zone_id="Z", change_batch={"Changes": [change]})

    error = caught.value
    assert (error.code, error.message, [*error.messages]) == (
        "InvalidChangeBatch",
        "a < b",
        ["a < b", "c"],
    )


# --- S3 -------------------------------------------------------------------------------------------

HALF: Final = b"<?xml version='1.0'?><Error><Code>NoSuchBucket</Code><Message>gone</Message><Buck"


@pytest.mark.parametrize(
    "body",
    [
        HALF,
        HALF.replace(b"<Error>", b"<Error xmlns='http://s3.amazonaws.com/doc/'>"),
        HALF.replace(b"<Buck", b"<BucketName>b</BucketName></Error>").replace(
            b"<Error>", b"<Error xmlns='http://s3.amazonaws.com/doc/'>"
        ),
    ],
)
def test_damaged_errors_of_s3(package: str, body: bytes) -> None:
    """Class, code, message and both request ids arrive, also where a handler reads the body again.

    botocore's handler of GetBucketLocation raises on half a document, after the retries.
    """
    s3: Any = import_module(f"{package}.s3")
    headers = {"x-amz-request-id": "r-1", "x-amz-id-2": "h-1"}
    answer = Answer(status=404, headers=headers, body=body)
    with answered(s3.S3Client, answer) as client:
        with pytest.raises(s3.NoSuchBucket, match="gone") as listed:
            client.list_objects_v2(bucket="b")
        with pytest.raises(s3.S3Error, match="gone") as located:
            client.get_bucket_location(bucket="b")

    for caught in (listed, located):
        assert (caught.value.code, caught.value.request_id) == ("NoSuchBucket", "r-1")
        assert caught.value.response["ResponseMetadata"]["HostId"] == "h-1"
        assert isinstance(caught.value, client.raw_client.exceptions.NoSuchBucket)


def test_error_of_head(package: str) -> None:
    """An error without a body has the HTTP status as its code, as with botocore."""
    s3: Any = import_module(f"{package}.s3")
    with answered(s3.S3Client, Answer(status=404, headers={"x-amz-request-id": "r-1"})) as client:
        with pytest.raises(s3.S3Error) as caught:
            client.head_object(bucket="b", key="k")
        with pytest.raises(client.raw_client.exceptions.ClientError) as plain:
            client.raw_client.head_object(Bucket="b", Key="k")

    assert caught.value.code == "404"
    assert caught.value.response["Error"] == plain.value.response["Error"]


def test_half_an_error_with_the_status_of_a_success(package: str) -> None:
    """S3: botocore gives it the status 500, and the call is tried again; its code arrives."""
    s3: Any = import_module(f"{package}.s3")
    with LocalAws() as server:
        server.answer(Answer(body=HALF.replace(b"NoSuchBucket", b"InternalError")))
        client = s3.S3Client.connect(
            endpoint_url=server.endpoint_url,
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
            config=Config(retries={"total_max_attempts": 2, "mode": "standard"}),
        )
        with pytest.raises(s3.S3Error, match="gone") as caught:
            client.list_objects_v2(bucket="b")

    assert (caught.value.code, caught.value.http_status_code) == ("InternalError", 500)
    assert len(server.requests) == 2
