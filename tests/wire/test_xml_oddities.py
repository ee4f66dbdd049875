"""XML that is not what one would expect, each oddity by its name: what becomes of it.

The fast path and the slow path read each document, and have to agree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from oracle.classes import find_client, import_service
from support.canned import canned
from support.projects import made_package

SERVICES: Final[dict[str, list[str]]] = {
    "ec2": ["DescribeInstances"],
    "s3": ["GetBucketAcl", "GetBucketNotification", "ListObjectsV2"],
    "sns": ["GetTopicAttributes"],
}
XSI: Final = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

pytestmark = pytest.mark.usefixtures("no_aws_settings")

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of these services."""
    services = "\n".join(f"{name} = {json.dumps(chosen)}" for name, chosen in SERVICES.items())
    with made_package(tmp_path_factory.mktemp("oddities"), "oddities", services):
        yield "oddities"


@pytest.fixture(params=["fast first", "slow"])
def ask(package: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Calls an operation that gets a body, with the fast path or without it."""

    def call(service: str, method: str, body: str | bytes, **parameters: object) -> Any:
        client = find_client(import_service(package, service))
        sent = body.encode() if isinstance(body, str) else body
        return getattr(client(canned(service, sent)), method)(**parameters)

    if request.param == "slow":
        reading: Any = __import__(f"{package}._runtime.wire.reading", fromlist=["read_fast"])
        monkeypatch.setattr(reading, "read_fast", None)
    return call


def list_objects(ask: Ask, inside: str | bytes, root: str = "<ListBucketResult>") -> Any:
    """List the objects of a bucket; the response has this inside of its root."""
    end = f"</{root[1:-1].split(maxsplit=1)[0]}>".encode()
    content = inside if isinstance(inside, bytes) else inside.encode()
    return ask("s3", "list_objects_v2", root.encode() + content + end, bucket="b")


@pytest.mark.filterwarnings("ignore:GetBucketNotification is deprecated")  # from Python 3.13 on
def test_two_members_on_one_element(ask: Ask) -> None:
    """`Event` is a list and, deprecated, a single event: with two, that one is bad alone."""
    body = (
        "<NotificationConfiguration><CloudFunctionConfiguration>{}<CloudFunction>f</CloudFunction>"
        "</CloudFunctionConfiguration></NotificationConfiguration>"
    )
    one, two = "<Event>s3:a</Event>", "<Event>s3:a</Event><Event>s3:b</Event>"

    single = ask("s3", "get_bucket_notification", body.format(one), bucket="b")
    double = ask("s3", "get_bucket_notification", body.format(two), bucket="b")

    assert single.cloud_function_configuration.event == "s3:a"
    assert list(single.cloud_function_configuration.events) == ["s3:a"]
    assert list(double.cloud_function_configuration.events) == ["s3:a", "s3:b"]
    assert double.cloud_function_configuration.cloud_function == "f"
    assert [error.path.rpartition(".")[2] for error in double.member_errors] == ["Event"]


@pytest.mark.parametrize("prefix", ["xsi", "x"])
def test_type_of_a_grantee(ask: Ask, prefix: str) -> None:
    """An attribute with a namespace is found by its name, whatever its prefix."""
    namespace = XSI.replace("xsi", prefix, 1)
    found = ask(
        "s3",
        "get_bucket_acl",
        '<AccessControlPolicy xmlns="http://s3/"><AccessControlList><Grant>'
        f'<Grantee {namespace} {prefix}:type="Group"><URI>u</URI></Grantee>'
        "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>",
        bucket="b",
    )

    (grant,) = found.grants
    assert (grant.grantee.type, grant.grantee.uri, grant.permission) == ("Group", "u", "READ")
    assert not found.member_errors


@pytest.mark.parametrize(
    "root",
    [
        "<ListBucketResult>",
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
        "<ListBucketResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>",
        '<ListBucketResult a="b" xmlns="http://s3/">',
        f'<ListBucketResult xmlns="http://s3/" {XSI}>',
        '<ns:ListBucketResult xmlns:ns="http://s3/">',
    ],
)
def test_namespaces(ask: Ask, root: str) -> None:
    """No namespace, one, several, or one with a prefix: the names count."""
    found = list_objects(ask, "<Name>b</Name><Contents><Key>xmlns</Key></Contents>", root)

    assert (found.name, [each.key for each in found.contents]) == ("b", ["xmlns"])


def test_empty_and_missing(ask: Ask) -> None:
    """An empty element is an empty string, list or structure; a missing one is not there."""
    found = list_objects(ask, "<Prefix/><Contents/>")
    instances = ask(
        "ec2",
        "describe_instances",
        "<R><reservationSet><item><groupSet/></item></reservationSet></R>",
    )

    assert (found.prefix, found.delimiter, repr(found.common_prefixes)) == ("", None, "ABSENT")
    assert len(found.contents) == 1
    (reservation,) = instances.reservations
    assert (repr(reservation.groups), repr(reservation.instances)) == ("()", "ABSENT")


def test_items_of_ec2_and_flattened_lists(ask: Ask) -> None:
    """A list has an element around its items, or none."""
    found = ask(
        "ec2",
        "describe_instances",
        "<R><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId></item>"
        "<item><instanceId>i-2</instanceId></item></instancesSet></item></reservationSet>"
        "<requestId>r-1</requestId></R>",
    )
    objects = list_objects(ask, "<Contents><Key>a</Key></Contents><Name>b</Name><Contents/>")

    assert [each.instance_id for each in found.reservations[0].instances] == ["i-1", "i-2"]
    assert found.response_metadata.request_id == "r-1"
    assert (len(objects.contents), objects.contents[0].key, objects.name) == (2, "a", "b")


def test_result_of_query(package: str, ask: Ask) -> None:
    """The members are inside of the result; without it, it is no response."""
    entries = "<entry><key>Owner</key><value>1</value></entry><entry><key>E</key><value/></entry>"
    result = (
        f"<GetTopicAttributesResult><Attributes>{entries}</Attributes></GetTopicAttributesResult>"
    )
    found = ask("sns", "get_topic_attributes", f"<R>{result}</R>", topic_arn="t")

    assert dict(found.attributes) == {"Owner": "1", "E": ""}
    unreadable = __import__(package).UnreadableResponseError
    with pytest.raises(unreadable):
        ask("sns", "get_topic_attributes", "<R><Other/></R>", topic_arn="t")


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<!-- a --><Name>b<!-- c -->d</Name>", "bd"),
        ("<Name><![CDATA[<b>]]>&amp;</Name>", "<b>&"),
        ("<Name>&#x1F980;</Name>", "\U0001f980"),
        ("<?odd?><Name> b </Name>", " b "),
    ],
)
def test_text(ask: Ask, inside: str, name: str) -> None:
    """Comments, CDATA and references are text as XML has it; white space stays."""
    assert list_objects(ask, inside).name == name


def test_byte_order_mark(ask: Ask) -> None:
    """A byte order mark is no part of the document."""
    body = b'\xef\xbb\xbf<?xml version="1.0"?>\n<L xmlns="http://s3/"><Name>b</Name></L>'

    assert ask("s3", "list_objects_v2", body, bucket="b").name == "b"


@pytest.mark.parametrize(
    "inside",
    ["<Name>a</Name><Name>b</Name>", "<Name>a<b/></Name>", "<Name><b>a</b></Name>"],
    ids=["twice", "mixed content", "wrong nesting"],
)
def test_bad_text(ask: Ask, inside: str) -> None:
    """An element that comes twice, or holds others where text is declared, is bad alone."""
    found = list_objects(ask, f"{inside}<Prefix>p</Prefix><MaxKeys>seven</MaxKeys>")

    assert found.prefix == "p"
    assert {error.path.rpartition(" ")[2] for error in found.member_errors} == {"Name", "MaxKeys"}


@pytest.mark.parametrize(
    "inside", ["<Contents>text</Contents>", "<Contents><Key/><Key/></Contents>"]
)
def test_bad_structures(ask: Ask, inside: str) -> None:
    """Text where elements are declared, and a member that comes twice, are bad."""
    assert list_objects(ask, f"{inside}<Name>b</Name>").member_errors


@pytest.mark.parametrize(
    "prolog",
    ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>', "<?xml version='1.0'?><!-- --><!DOCTYPE a>"],
)
def test_document_types(package: str, ask: Ask, prolog: str) -> None:
    """A document type, which may define entities, is refused."""
    with pytest.raises(__import__(package).UnreadableResponseError):
        ask("s3", "list_objects_v2", f"{prolog}<L><Name>b</Name></L>", bucket="b")
