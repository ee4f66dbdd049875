"""What botocore's own handlers do to a response, typed calls have on both ways, as plain ones."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

import pytest
from attrs import field, frozen
from botocore.exceptions import ClientError
from botoforge._runtime.wire.handlers import KNOWN
from oracle.classes import find_client, import_service
from support.botocore_handlers import CLIENTS, builtin_handlers, handlers_of_client
from support.canned import Canned, canned, count_parsed
from support.projects import made_package
from support.versions import needs_botocore

SERVICES: Final[dict[str, list[str]]] = {
    "cloudformation": ["GetTemplate"],
    "ec2": ["GetConsoleOutput"],
    "iam": ["GetAccountAuthorizationDetails", "GetRolePolicy", "ListRoles"],
    "s3": [
        *("GetBucketLocation", "GetObject", "HeadBucket", "ListObjectVersions", "ListObjects"),
        *("ListObjectsV2", "PutObject", "CopyObject", "GetBucketPolicy"),
    ],
    "sqs": ["GetQueueUrl", "ReceiveMessage"],
    "sso-oidc": ["CreateToken"],
}
ODD: Final = "a b+c%2F\u00fc/<&>"
KEY: Final = quote(ODD, safe="/").replace("%20", "+")
POLICY: Final = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*"}]}
QUOTED: Final = quote(json.dumps(POLICY))
RESULT: Final = "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"

pytestmark = pytest.mark.usefixtures("no_aws_settings", "switched_on")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of all these services."""
    services = "\n".join(f"{name} = {json.dumps(chosen)}" for name, chosen in SERVICES.items())
    with made_package(tmp_path_factory.mktemp("effects"), "effects", services):
        yield "effects"


def typed(package: str, service: str, raw: Any, **options: Any) -> Any:
    """Make a typed client."""
    return find_client(import_service(package, service))(raw, **options)


def query(name: str, members: str) -> str:
    """Write a response of the query protocol."""
    result = f"<{name}Result>{members}</{name}Result>"
    return f'<{name}Response xmlns="https://x.y/">{result}{RESULT}</{name}Response>'


def role(policy: str) -> str:
    """Write a role of IAM."""
    return (
        "<member><Path>/</Path><RoleName>r</RoleName><RoleId>i</RoleId><Arn>a</Arn>"
        "<CreateDate>2031-02-03T04:05:06Z</CreateDate>"
        f"<AssumeRolePolicyDocument>{policy}</AssumeRolePolicyDocument></member>"
    )


@frozen
class Case:
    """A call, and the response to it."""

    service: str
    method: str
    parameters: dict[str, Any]
    body: str
    headers: dict[str, str] = field(factory=dict[str, str])
    is_one_pass: bool = True


LISTED: Final = f"<Key>{KEY}</Key>"
PREFIXES: Final = f"<CommonPrefixes><Prefix>{KEY}</Prefix></CommonPrefixes>"
BUCKET: Final = {"Bucket": "bucket"}


def listing(name: str, members: str, encoding: str = "url") -> str:
    """Write a listing of S3."""
    return (
        f'<{name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<EncodingType>{encoding}</EncodingType>{members}{PREFIXES}</{name}>"
    )


def tags(*names: str) -> str:
    """Write elements that all have the odd key in them."""
    return "".join(f"<{name}>{KEY}</{name}>" for name in names)


V1: Final = tags("Delimiter", "Marker", "NextMarker", "Prefix") + f"<Contents>{LISTED}</Contents>"
V2: Final = (
    tags("Delimiter", "Prefix", "StartAfter", "ContinuationToken", "NextContinuationToken")
    + f"<Contents>{LISTED}</Contents>" * 2
)
VERSIONS: Final = (
    tags("KeyMarker", "NextKeyMarker", "Prefix", "Delimiter", "VersionIdMarker")
    + f"<Version>{LISTED}</Version>" * 2
    + f"<DeleteMarker>{LISTED}</DeleteMarker>"
)
CONSOLE: Final = "boot \u00fc\n".encode() + b"\xff"
DETAILS: Final = {"StackName": "stack"}

CASES: Final = {
    "list_objects": Case("s3", "list_objects", BUCKET, listing("ListBucketResult", V1)),
    "list_objects_v2": Case("s3", "list_objects_v2", BUCKET, listing("ListBucketResult", V2)),
    "list_object_versions": Case(
        "s3", "list_object_versions", BUCKET, listing("ListVersionsResult", VERSIONS)
    ),
    "listing asked for as it is": Case(
        "s3",
        "list_objects_v2",
        {**BUCKET, "EncodingType": "url"},
        listing("ListBucketResult", V2),
    ),
    "listing that is not encoded": Case(
        "s3", "list_objects_v2", BUCKET, listing("ListBucketResult", V2, "none")
    ),
    "empty listing": Case(
        "s3", "list_objects_v2", BUCKET, "<ListBucketResult><Prefix/></ListBucketResult>"
    ),
    "location": Case(
        "s3",
        "get_bucket_location",
        BUCKET,
        '<LocationConstraint xmlns="http://s3.amazonaws.com/">eu-west-1</LocationConstraint>',
        is_one_pass=False,
    ),
    "bucket policy": Case("s3", "get_bucket_policy", BUCKET, json.dumps(POLICY)),
    "expires": Case(
        "s3",
        "get_object",
        {**BUCKET, "Key": "k"},
        "content",
        {"Expires": "Wed, 21 Oct 2026 07:28:00 GMT", "ETag": '"e"', "x-amz-meta-one": "1"},
    ),
    "expires never": Case(
        "s3", "get_object", {**BUCKET, "Key": "k"}, "content", {"Expires": "never"}
    ),
    "role policy": Case(
        "iam",
        "get_role_policy",
        {"RoleName": "r", "PolicyName": "p"},
        query(
            "GetRolePolicy",
            f"<RoleName>r</RoleName><PolicyName>p</PolicyName><PolicyDocument>{QUOTED}"
            "</PolicyDocument>",
        ),
    ),
    "policies that are none": Case(
        "iam",
        "list_roles",
        {},
        query(
            "ListRoles",
            f"<Roles>{role('no%20JSON')}{role('')}{role(QUOTED)}{role('7')}{role('%FF%5B%5D')}"
            "</Roles><IsTruncated>false</IsTruncated>",
        ),
    ),
    "policies inside of lists": Case(
        "iam",
        "get_account_authorization_details",
        {},
        query(
            "GetAccountAuthorizationDetails",
            "<RoleDetailList><member><RolePolicyList><member><PolicyName>p</PolicyName>"
            f"<PolicyDocument>{QUOTED}</PolicyDocument></member></RolePolicyList>"
            f"<AssumeRolePolicyDocument>{QUOTED}</AssumeRolePolicyDocument></member>"
            "</RoleDetailList><Policies><member><PolicyVersionList><member>"
            f"<Document>{QUOTED}</Document></member></PolicyVersionList></member></Policies>",
        ),
    ),
    "template in JSON": Case(
        "cloudformation",
        "get_template",
        DETAILS,
        query("GetTemplate", '<TemplateBody>{"A": {"B": "%20"}}</TemplateBody>'),
    ),
    "template in YAML": Case(
        "cloudformation",
        "get_template",
        DETAILS,
        query("GetTemplate", "<TemplateBody>A:\n  B: 1\n</TemplateBody>"),
    ),
    **{
        f"console {name}": Case(
            "ec2",
            "get_console_output",
            {"InstanceId": "i-1"},
            f"<GetConsoleOutputResponse><requestId>r</requestId><output>{output}</output>"
            "</GetConsoleOutputResponse>",
        )
        for name, output in {
            "output": base64.b64encode(CONSOLE).decode(),
            "output that is no base64": "abc",
            "output beyond latin-1": "\u4e2d",
            "output of nothing": "",
        }.items()
    },
    "messages": Case("sqs", "receive_message", {"QueueUrl": "https://q/1/2"}, '{"Messages": []}'),
}


@pytest.mark.parametrize("one_pass", [True, False], ids=["one pass", "ordinary way"])
@pytest.mark.parametrize("name", CASES)
def test_effect(package: str, name: str, one_pass: bool) -> None:
    """The typed response has what botocore returns, and `raw_response` is that."""
    case = CASES[name]
    raw = Canned((200, case.headers, case.body.encode())).client(case.service)
    plain = getattr(raw, case.method)(**case.parameters)
    client = typed(package, case.service, raw, one_pass=one_pass)
    method = getattr(client, case.method)
    with count_parsed() as parsed:
        sent = {
            parameter: case.parameters[wire_name]
            for parameter, wire_name in parameter_names(method, case.parameters).items()
        }
        response: Any = method(**sent)
    members = response.to_dict()
    raw_members = dict(response.raw_response)
    if "Body" in plain:
        assert members.pop("Body").read() == plain.pop("Body").read() == b"content"
        raw_members.pop("Body")

    assert (not parsed) == (one_pass and case.is_one_pass)
    assert response.member_errors == ()
    assert raw_members == plain
    plain.pop("ResponseMetadata")
    assert members == response.from_dict(plain).to_dict()


def parameter_names(method: Any, wire_names: Any) -> dict[str, str]:
    """Find the typed names of parameters."""
    typed_names = {name.replace("_", ""): name for name in method.__annotations__}
    return {typed_names[name.lower()]: name for name in wire_names}


def test_decoded_key(package: str) -> None:
    """The keys of a listing are as they were given to S3."""
    raw = canned("s3", listing("ListBucketResult", V2).encode())
    page = typed(package, "s3", raw).list_objects_v2(bucket="bucket")

    assert [each.key for each in page.contents] == [ODD, ODD]
    assert page.prefix == ODD
    assert page.continuation_token == KEY


@pytest.mark.parametrize("one_pass", [True, False], ids=["one pass", "ordinary way"])
def test_error_with_the_status_of_a_success(package: str, one_pass: bool) -> None:
    """S3 may answer a copy with 200 and an error: it is raised, after botocore has tried again."""
    error = b"<?xml version='1.0'?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>"
    copied = b"<CopyObjectResult><ETag>e</ETag></CopyObjectResult>"
    responses = Canned((200, {}, error), (200, {}, copied))
    client = typed(package, "s3", responses.client("s3"), one_pass=one_pass)
    parameters = {"bucket": "b-1", "key": "k", "copy_source": "b-1/j"}
    assert client.copy_object(**parameters).copy_object_result.e_tag == "e"
    assert len(responses.sent) == 2

    client = typed(package, "s3", canned("s3", error), one_pass=one_pass)
    with pytest.raises(ClientError) as caught:
        client.copy_object(**parameters)
    assert caught.value.response.get("Error", {}).get("Code") == "SlowDown"


@needs_botocore("1.43.60", "it may not read the errors of OAuth yet")
def test_error_of_oauth(package: str) -> None:
    """What OAuth calls a description is the message."""
    raw = canned("sso-oidc", b'{"error": "x", "error_description": "why"}', status=400)
    with pytest.raises(ClientError, match="why"):
        typed(package, "sso-oidc", raw).create_token(
            client_id="c",
            client_secret="s",  # noqa: S106 (nothing leaves this machine)
            grant_type="g",
        )


def test_error_of_sqs(package: str) -> None:
    """The class of an error of SQS is that of its shape, whatever the code."""
    body = b'{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "none"}'
    code = "AWS.SimpleQueueService.NonExistentQueue;Sender"
    raw = canned("sqs", body, status=400, x_amzn_query_error=code)
    client = typed(package, "sqs", raw)
    with pytest.raises(import_service(package, "sqs").QueueDoesNotExist) as caught:
        client.get_queue_url(queue_name="q")
    assert isinstance(caught.value, raw.exceptions.QueueDoesNotExist)


def test_calls_of_botocore_itself(package: str) -> None:
    """A bucket of S3 Express makes botocore ask for a session, and that is no typed call."""
    session = (
        b"<CreateSessionResult><Credentials><SessionToken>t</SessionToken><SecretAccessKey>s"
        b"</SecretAccessKey><AccessKeyId>a</AccessKeyId><Expiration>2099-01-01T00:00:00Z"
        b"</Expiration></Credentials></CreateSessionResult>"
    )
    listed = b"<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>"
    responses = Canned((200, {}, session), (200, {}, listed))
    client = typed(package, "s3", responses.client("s3"))
    with count_parsed() as parsed:
        page = client.list_objects_v2(bucket="b--use1-az4--x-s3")

    assert responses.sent == ["CreateSession", "ListObjectsV2"]
    assert len(parsed) == 1
    assert [each.key for each in page.contents] == ["k"]


def test_bucket_in_another_region(package: str) -> None:
    """A redirect makes botocore ask for the region with `HeadBucket`, also in a typed one."""
    moved = (
        b"<Error><Code>PermanentRedirect</Code><Message>m</Message>"
        b"<Endpoint>b.s3.eu-west-1.amazonaws.com</Endpoint></Error>"
    )
    region = {"x-amz-bucket-region": "eu-west-1"}
    for method, body in (("list_objects_v2", b"<ListBucketResult/>"), ("head_bucket", b"")):
        first = moved if method == "list_objects_v2" else b""
        responses = Canned((301, {}, first), (200, region, b""), (200, region, body))
        client = typed(package, "s3", responses.client("s3"))
        response = getattr(client, method)(bucket="bucket")

        assert responses.sent[1] == "HeadBucket"
        assert len(responses.sent) == 3
        assert response.response_metadata.http_status_code == 200


@needs_botocore("1.44.5", "other versions have other handlers")
def test_every_handler_is_known() -> None:
    """The handlers that see responses are those that botocore registers; but for one."""
    registered = {entry for entry in builtin_handlers() if not entry.startswith("docs.")}
    for service, config in CLIENTS:
        registered |= handlers_of_client(service, config)
    seen: dict[str, set[str]] = {event: set() for event in KNOWN}
    for entry in registered:
        event, name = entry.split(" ")
        if event.partition(".")[0] in seen:
            seen[event.partition(".")[0]].add(name)
    assert "parse_get_bucket_location" in seen["after-call"]
    seen["after-call"].remove("parse_get_bucket_location")

    assert seen == KNOWN
