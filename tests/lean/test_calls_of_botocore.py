"""What botocore calls by itself works in lean clients that have other operations."""

from __future__ import annotations

from collections.abc import Generator
from importlib import import_module
from typing import Any, Final

import pytest
from botocore.config import Config
from support.lean_runs import LOCAL
from support.local_aws import Answer, LocalAws
from support.projects import made_package

LISTED: Final = b"<ListBucketResult><Name>box</Name></ListBucketResult>"

SESSION: Final = b"""\
<CreateSessionResult><Credentials><SessionToken>token</SessionToken>
<SecretAccessKey>secret</SecretAccessKey><AccessKeyId>OFTHESESSION</AccessKeyId>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></CreateSessionResult>"""

ENDPOINTS: Final = (
    b'{"Endpoints": [{"Address": "http://cell.example.com", "CachePeriodInMinutes": 9}]}'
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """A package that has none of the operations that botocore calls."""
    lines = 's3 = ["ListObjectsV2"]\ndynamodb = ["GetItem"]\ntimestream-query = ["Query"]\n'
    with made_package(tmp_path_factory.mktemp("calls"), "calling", lines):
        yield


def connect(aws: LocalAws, service: str, client: str, **config: Any) -> Any:
    """Make a lean client that sends everything through a proxy, so that hosts can be seen."""
    client_class = getattr(import_module(f"calling.{service}"), client)
    return client_class.connect(
        lean=True,
        use_ssl=False,
        config=Config(proxies={"http": aws.endpoint_url}, **config),
        **LOCAL,
    )


@pytest.mark.usefixtures("package")
def test_a_directory_bucket() -> None:
    """Its calls are signed with the credentials of a session, which `CreateSession` gives."""
    with LocalAws() as aws:
        s3 = connect(aws, "s3", "S3Client")
        aws.play([Answer(body=SESSION), Answer(body=LISTED)])
        assert s3.list_objects_v2(bucket="box--use1-az4--x-s3").name == "box"
        first, second = aws.requests
        assert first.target.endswith("/?session")
        assert "Credential=OFTHESESSION/" in second.headers["authorization"]
        assert not hasattr(s3, "create_session")


@pytest.mark.usefixtures("package")
def test_a_bucket_in_another_region() -> None:
    """`HeadBucket` finds the region of a bucket."""
    with LocalAws() as aws:
        s3 = connect(aws, "s3", "S3Client")
        moved = b"<Error><Code>PermanentRedirect</Code><Message>no</Message></Error>"
        region = {"x-amz-bucket-region": "eu-west-1"}
        aws.play(
            [
                Answer(status=301, body=moved),
                Answer(status=200, headers=region),
                Answer(body=LISTED),
            ]
        )
        assert s3.list_objects_v2(bucket="box").name == "box"
        assert [request.method for request in aws.requests] == ["GET", "HEAD", "GET"]
        assert aws.requests[2].host == "box.s3.eu-west-1.amazonaws.com"


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(
    ("service", "client", "method", "arguments"),
    [
        ("dynamodb", "DynamoDBClient", "get_item", {"table_name": "table", "key": {}}),
        ("timestream_query", "TimestreamQueryClient", "query", {"query_string": "select"}),
    ],
)
def test_endpoint_discovery(service: str, client: str, method: str, arguments: Any) -> None:
    """`DescribeEndpoints` tells where to send the call."""
    with LocalAws() as aws:
        typed = connect(aws, service, client, endpoint_discovery_enabled=True)
        aws.play([Answer(body=ENDPOINTS), Answer(body=b"{}")])
        getattr(typed, method)(**arguments)
        first, second = aws.requests
        assert first.headers["x-amz-target"].endswith(".DescribeEndpoints")
        assert second.host == "cell.example.com"
