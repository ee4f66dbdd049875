"""`AwsServer` is reached whatever stands before the host, and whatever the user has set for AWS."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import boto3
import botocore.session
import pytest
from botocore.exceptions import ProxyConnectionError
from support.local_aws import LocalAws
from support.projects import made_package

PACKAGE: Final = "sdk_with_hosts"
ACCOUNT: Final = "123456789012"
SERVICES: Final = """\
cloudfront-keyvaluestore = ["GetKey"]
importexport = ["GetStatus"]
s3 = [
    "CreateSession",
    "GetObject",
    "ListBuckets",
    "ListObjectsV2",
    "PutObject",
    "WriteGetObjectResponse",
]
s3control = ["ListJobs"]
s3outposts = ["ListSharedEndpoints"]
servicediscovery = ["DiscoverInstances"]
"""


@pytest.fixture(scope="module", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[None]:
    """A package for operations whose endpoints have something before the host."""
    del no_aws_settings
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, SERVICES):
        yield


def module(name: str) -> Any:
    """Import a module of the package."""
    return import_module(f"{PACKAGE}.{name}")


@pytest.fixture
def aws() -> Iterator[Any]:
    """A stand-in for AWS."""
    with module("testing").AwsServer() as aws:
        yield aws


SESSION: Final = botocore.session.Session()
"""One session for nearly all clients: it reads each model once."""


def options(aws: Any, **config: Any) -> Any:
    """Make the options of a client that tries once."""
    return aws.options(retries={"total_max_attempts": 1}, **config) | {"session": SESSION}


def host(aws: Any) -> str:
    """Tell what the last request had before the server's address."""
    found: str = aws.requests[-1].headers["host"]
    return found.removesuffix(aws.endpoint_url.removeprefix("http://"))


def test_account(aws: Any) -> None:
    """S3 Control: the account stands before the host."""
    s3control = module("s3control")
    client_class = s3control.S3ControlClient
    aws.when(client_class.list_jobs).answer(s3control.ListJobsResult(jobs=[]))

    client_class.connect(**options(aws)).list_jobs(account_id=ACCOUNT)

    assert (host(aws), aws.requests[-1].parameters["account_id"]) == (f"{ACCOUNT}.", ACCOUNT)


def test_two_services_of_one_signature(aws: Any) -> None:
    """What S3 Control sends is not taken for an object of S3, which is signed by the same name."""
    s3, s3control = module("s3"), module("s3control")
    aws.when(s3.S3Client.get_object).answer(s3.GetObjectOutput(body=b"x"))
    aws.when(s3control.S3ControlClient.list_jobs).answer(s3control.ListJobsResult(jobs=[]))

    s3control.S3ControlClient.connect(**options(aws)).list_jobs(account_id=ACCOUNT)

    assert aws.requests[-1].operation == "ListJobs"


def test_service_that_signs_as_s3_may(aws: Any) -> None:
    """What S3 on Outposts sends is not taken for S3, whose calls may have its signature."""
    outposts = module("s3outposts")
    client_class, shared = (
        outposts.S3OutpostsClient,
        outposts.ListSharedEndpointsResult(endpoints=[]),
    )
    aws.when(client_class.list_shared_endpoints, outpost_id="op-1").answer(shared)

    assert client_class.connect(**options(aws)).list_shared_endpoints(outpost_id="op-1") == shared


def test_service_that_signs_by_another_name(aws: Any) -> None:
    """A service is known by the name that its endpoints sign with, too."""
    service = module("importexport")
    status = service.GetStatusOutput(job_id="j")
    aws.when(service.ImportExportClient.get_status).answer(status)

    assert service.ImportExportClient.connect(**options(aws)).get_status(job_id="j") == status


@pytest.mark.parametrize("service", ["s3", "s3-object-lambda"])
def test_access_point(aws: Any, service: str) -> None:
    """S3: an access point is called by its ARN, and recorded so, by typed clients and boto3."""
    s3 = module("s3")
    arn = f"arn:aws:{service}:us-east-1:{ACCOUNT}:accesspoint/mine"
    aws.when(s3.S3Client.get_object, bucket=arn, key="a/b c").answer(s3.GetObjectOutput(body=b"x"))

    response = s3.S3Client.connect(**options(aws)).get_object(bucket=arn, key="a/b c")
    with response.body as body:
        assert body.read() == b"x"
    session: Any = boto3.Session()
    raw = session.client("s3", **aws.options()).get_object(Bucket=arn, Key="a/b c")

    assert raw["Body"].read() == b"x"
    assert host(aws) == f"mine-{ACCOUNT}."


def test_directory_bucket(aws: Any) -> None:
    """A directory bucket of S3 is signed for by another name, after a call for its session."""
    s3, testing = module("s3"), module("testing")
    aws.when(s3.S3Client.create_session).answer(testing.sample(s3.CreateSessionOutput))
    aws.when(s3.S3Client.get_object).answer(s3.GetObjectOutput(body=b"x"))
    client = s3.S3Client.connect(**options(aws))

    assert client.get_object(bucket="shop--usw2-az1--x-s3", key="k").body.read() == b"x"

    assert [request.operation for request in aws.requests] == ["CreateSession", "GetObject"]


def test_bucket_stays_in_the_path(aws: Any) -> None:
    """A bucket whose name looks like an access point's host is a bucket still."""
    s3 = module("s3")
    aws.when(s3.S3Client.list_objects_v2).answer(s3.ListObjectsV2Output(key_count=0))

    s3.S3Client.connect(**options(aws)).list_objects_v2(bucket=f"mine-{ACCOUNT}")

    assert (host(aws), aws.requests[-1].parameters["bucket"]) == ("", f"mine-{ACCOUNT}")


@pytest.mark.parametrize("inject", [True, False])
def test_host_prefix(aws: Any, *, inject: bool) -> None:
    """A prefix that the model puts before the host, fixed or with a parameter, changes nothing."""
    s3, found = module("s3"), module("servicediscovery")
    aws.when(found.ServiceDiscoveryClient.discover_instances).answer(
        found.DiscoverInstancesResponse(instances=[])
    )
    aws.when(s3.S3Client.write_get_object_response).answer(s3.WriteGetObjectResponseResponse())
    client = found.ServiceDiscoveryClient.connect(**options(aws, inject_host_prefix=inject))
    client.discover_instances(namespace_name="n", service_name="s")
    assert host(aws) == ("data-" if inject else "")

    client = s3.S3Client.connect(**options(aws, inject_host_prefix=inject))
    client.write_get_object_response(request_route="io-1", request_token="t")  # noqa: S106
    assert host(aws) == ("io-1." if inject else "")
    assert aws.requests[-1].parameters["request_route"] == "io-1"


def test_account_of_a_key_value_store(aws: Any) -> None:
    """CloudFront: the account of the store stands before the host."""
    pytest.importorskip("awscrt", reason="botocore signs these calls with it")
    kvs = module("cloudfront_keyvaluestore")
    arn = f"arn:aws:cloudfront::{ACCOUNT}:key-value-store/7"
    client_class = kvs.CloudFrontKeyValueStoreClient
    aws.when(client_class.get_key, kvs_arn=arn).answer(
        module("testing").sample(kvs.GetKeyResponse, value="v")
    )

    assert client_class.connect(**options(aws)).get_key(kvs_arn=arn, key="k").value == "v"


def test_https_is_refused() -> None:
    """A client that insists on https is refused: nothing goes out to AWS."""
    s3, testing = module("s3"), module("testing")
    arn = f"arn:aws:s3-outposts:us-east-1:{ACCOUNT}:outpost/op-01234567890123456/accesspoint/a"
    aws = testing.AwsServer()
    aws.__enter__()
    client = s3.S3Client.connect(**options(aws))
    with pytest.raises(ProxyConnectionError):
        client.get_object(bucket=arn, key="k")
    with pytest.raises(testing.ExpectationError, match="needs https, which AwsServer does not"):
        aws.__exit__(None)


# --- Bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [{"body": b""}, {}])
def test_empty_body(aws: Any, given: dict[str, bytes]) -> None:
    """`body=b""` means an empty body; one that is not sent looks the same."""
    s3 = module("s3")
    aws.when(s3.S3Client.put_object).answer(s3.PutObjectOutput(e_tag="full"))
    aws.when(s3.S3Client.put_object, body=b"").answer(s3.PutObjectOutput(e_tag="empty"))
    client = s3.S3Client.connect(**options(aws))

    assert client.put_object(bucket="box", key="k", body=b"x").e_tag == "full"
    assert client.put_object(bucket="box", key="k", **given).e_tag == "empty"
    assert aws.requests[-1].parameters["body"] == b""


def test_empty_map_in_headers(aws: Any) -> None:
    """An empty map that would travel in headers is matched by a call that sends none."""
    s3 = module("s3")
    aws.when(s3.S3Client.put_object).answer(s3.PutObjectOutput(e_tag="some"))
    aws.when(s3.S3Client.put_object, metadata={}).answer(s3.PutObjectOutput(e_tag="none"))
    client = s3.S3Client.connect(**options(aws))

    assert client.put_object(bucket="box", key="k", metadata={"a": "b"}).e_tag == "some"
    assert client.put_object(bucket="box", key="k", metadata={}).e_tag == "none"


# --- Settings of the user -------------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"])
def test_missing_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str) -> None:
    """No profile, no configuration and no credentials are needed, and no metadata is asked for."""
    s3, testing = module("s3"), module("testing")
    with LocalAws() as metadata:
        monkeypatch.setenv(variable, "missing")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.endpoint_url)
        monkeypatch.setenv("AWS_DEFAULTS_MODE", "auto")
        monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", "true")
        monkeypatch.setenv("AWS_USE_DUALSTACK_ENDPOINT", "true")
        with testing.AwsServer() as aws:
            aws.when(s3.S3Client.list_buckets).answer(s3.ListBucketsOutput(buckets=[]))
            assert s3.S3Client.connect(**aws.options()).list_buckets().buckets == ()
            session: Any = boto3.Session()
            assert session.client("s3", **aws.options()).list_buckets()["Buckets"] == []
            assert len(aws.requests) == 2
        assert (os.environ[variable], metadata.requests) == ("missing", [])


def test_profile_that_exists(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A profile that is there stays the profile of the program."""
    (tmp_path / "config").write_text("[profile mine]\nregion = eu-west-1\n", "utf-8")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_PROFILE", "mine")

    with module("testing").AwsServer():
        assert os.environ["AWS_PROFILE"] == "mine"


@pytest.mark.parametrize("leave", [0, 1])
def test_profile_comes_back_at_last(monkeypatch: pytest.MonkeyPatch, leave: int) -> None:
    """Of two servers at once, the one that ends last gives the name back."""
    monkeypatch.setenv("AWS_PROFILE", "missing")
    servers = [module("testing").AwsServer() for _ in range(2)]
    for server in servers:
        server.__enter__()

    first = servers.pop(leave)
    first.__exit__(None)
    assert "AWS_PROFILE" not in os.environ

    servers[0].__exit__(None)
    assert os.environ["AWS_PROFILE"] == "missing"


def test_samples_need_no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does what needs a model alone."""
    monkeypatch.setenv("AWS_PROFILE", "missing")
    module("_runtime.testing.botocore_api").load_model.cache_clear()

    assert module("testing").sample(module("s3control").ListJobsResult, jobs=[]).jobs == ()


def test_names_are_resolved_in_the_block_alone() -> None:
    """What the server changes for the time of its block is gone after it; other names fail."""
    name = f"{ACCOUNT}.127.0.0.1"
    before = socket.getaddrinfo
    with module("testing").AwsServer():
        assert socket.getaddrinfo(name, 80)[0][4] == ("127.0.0.1", 80)
        with pytest.raises(socket.gaierror):
            socket.getaddrinfo("mine.127.0.0.2", 80)

    assert socket.getaddrinfo is before


def test_server_as_proxy(aws: Any) -> None:
    """Where another resolver is asked, the server may be the proxy of its clients."""
    s3control = module("s3control")
    client_class = s3control.S3ControlClient
    aws.when(client_class.list_jobs).answer(s3control.ListJobsResult(jobs=[]))

    client = client_class.connect(**options(aws, proxies={"http": aws.endpoint_url}))
    client.list_jobs(account_id=ACCOUNT)

    assert host(aws) == f"{ACCOUNT}."


def test_request_to_a_proxy() -> None:
    """A host and a path are told apart however they stand in a request to a proxy."""
    split = module("_runtime.testing.http").split_target

    assert split("/a?b") == ("", "/a?b")
    assert split("http://x.127.0.0.1:1/a?b=http://c/") == ("x.127.0.0.1:1", "/a?b=http://c/")
    assert split("http://x?b") == ("x", "/?b")
    assert split("http://x") == ("x", "/")
