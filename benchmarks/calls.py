"""Rows about calls: what a typed call costs its caller, beside the same call made with boto3.

A process of its own plays the services, so that only the CPU of the caller counts: the request,
parsing, typed objects. Both sides get the same bodies over connections that stay open.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import boto3
from attrs import frozen
from botocore import xform_name
from botocore.validate import ParamValidator
from botoforge._runtime.testing.http import HttpAnswer, HttpRequest, HttpServer
from oracle.classes import find_client

from .five import FIVE, body_of
from .harness import Row, Sides, check, in_batches
from .workshop import Workshop, played_apart

BODIES: Final = Path(__file__).parent / "bodies"
LARGE: Final = {
    "dynamodb": ["BatchWriteItem", "Query"],
    "ec2": ["DescribeInstances"],
    "iam": ["ListRoles"],
    "s3": ["ListObjectsV2"],
}
"""What is generated for the operations that are not checked in."""
ITEMS: Final = 200
"""How many items the batch has."""
ROUNDS: Final = 151
ROUNDS_OF_LONG: Final = 41
"""Those of calls with long responses, whose shares are far from 1."""
ACCOUNT: Final = {"AwsAccountId": "123456789012"}
SMALL: Final[Mapping[str, tuple[float, Mapping[str, str]]]] = {
    "topic-refresh": (1.02, {**ACCOUNT, "TopicId": "sales", "RefreshId": "1"}),
    "snapshot-job": (0.60, {**ACCOUNT, "DashboardId": "d", "SnapshotJobId": "1"}),
    "export-job": (0.87, {**ACCOUNT, "AssetBundleExportJobId": "1"}),
    "refresh-schemas": (1.02, {"EndpointArn": "endpoint"}),
    "materialized-view": (0.98, {"CatalogId": "1", "MaterializedViewRefreshTaskRunId": "1"}),
}
"""The bound and the parameters of each of the five."""


@frozen
class Call:
    """A call that both sides make."""

    service: str
    operation: str
    parameters: Mapping[str, str]
    """As the model names them."""
    bodies: Sequence[bytes]
    """What the service sends: one body, or those of two pages."""
    package: str = "large"


def list_rows() -> list[Row]:
    """List the rows."""
    keys, box = repeat("s3.xml", 1000), {"Bucket": "box"}
    token = b"<IsTruncated>true</IsTruncated><NextContinuationToken>1</NextContinuationToken>"
    first_page = keys.replace(b"<IsTruncated>false</IsTruncated>", token)
    query = {"TableName": "orders", "KeyConditionExpression": "customer = 1"}
    instances, roles = repeat("ec2.xml", 100), repeat("iam.xml", 200)
    items = repeat("dynamodb.json", ITEMS, between=",")
    calls = [
        ("ec2", "EC2, 100 instances", 0.35, Call("ec2", "DescribeInstances", {}, [instances])),
        ("s3", "S3, 1,000 keys", 0.35, Call("s3", "ListObjectsV2", box, [keys])),
        ("pages", "S3, two pages", 0.35, Call("s3", "ListObjectsV2", box, [first_page, keys])),
        ("iam", "IAM, 200 roles", 0.35, Call("iam", "ListRoles", {}, [roles])),
        ("dynamodb", "DynamoDB, 200 items", 0.72, Call("dynamodb", "Query", query, [items])),
    ]
    for operation in FIVE:
        bound, parameters = SMALL[operation.name]
        body = body_of(operation).bytes
        call = Call(operation.service, operation.title, parameters, [body], "botoforge")
        calls.append((operation.name, operation.title, bound, call))
    batch = Row(
        group="parameters",
        name="batch",
        title=f"DynamoDB BatchWriteItem, {ITEMS} items",
        peer="botocore's validation and serializer",
        at_most=0.2,
        prepare=prepare_batch,
    )
    return [*(make_row(*call) for call in calls), batch]


def make_row(name: str, title: str, at_most: float, call: Call) -> Row:
    """Make the row of a call."""
    return Row(
        group="call",
        name=name,
        title=title,
        peer="boto3",
        at_most=at_most,
        prepare=partial(prepare, call),
        rounds=ROUNDS if call.package == "botoforge" else ROUNDS_OF_LONG,
    )


def repeat(name: str, count: int, between: str = "") -> bytes:
    """Make a body of what a file has: a head, an item that is repeated, and a tail."""
    head, item, tail = (BODIES / name).read_text("utf-8").split("-----\n")
    items = [item.replace("NUMBER", f"{number:05}") for number in range(count)]
    return (head + between.join(items) + tail).encode()


def serve(pipe: Connection) -> None:
    """Play a service: say where it listens, and respond until the caller has ended."""
    bodies: list[bytes] = pipe.recv()

    def respond(request: HttpRequest) -> HttpAnswer:
        body = bodies[-1] if "continuation-token" in request.target else bodies[0]
        return HttpAnswer(headers={"x-amzn-RequestId": "request"}, body=body)

    pipe.send(HttpServer(respond).server_port)
    pipe.recv()


@contextmanager
def prepare(call: Call, workshop: Workshop) -> Generator[Sides]:
    """Start the service, and make the plain call and the typed one."""
    if call.package == "large":
        workshop.load("large", LARGE)
    with played_apart(serve, call.bodies) as pipe:
        yield make_sides(call, f"http://127.0.0.1:{pipe.recv()}")


def make_sides(call: Call, url: str) -> Sides:
    """Make the plain call and the typed one, each with a raw client of its own."""
    session: Any = boto3.Session("local", "local", region_name="us-east-1")
    plain: Any = session.client(call.service, endpoint_url=url)
    client: Any = find_client(import_module(f"{call.package}.{call.service}"))
    typed: Any = client(session.client(call.service, endpoint_url=url))
    method, named = xform_name(call.operation), call.parameters
    names = {xform_name(name): value for name, value in named.items()}

    def get_plain() -> list[Any]:
        if len(call.bodies) > 1:
            return list(plain.get_paginator(method).paginate(**named))
        return [getattr(plain, method)(**named)]

    def get_typed() -> list[Any]:
        if len(call.bodies) > 1:
            return list(getattr(typed, f"paginate_{method}")(**names))
        return [getattr(typed, method)(**names)]

    for mine, theirs in zip(get_typed(), get_plain(), strict=True):
        raw = dict(mine.raw_response)
        del raw["ResponseMetadata"], theirs["ResponseMetadata"]
        check(raw == theirs and not mine.member_errors and bool(theirs))
    return in_batches(get_typed, get_plain)


# --- Parameters -----------------------------------------------------------------------------------


@contextmanager
def prepare_batch(workshop: Workshop) -> Generator[Sides]:
    """Make the parameters of a batch, typed and plain."""
    workshop.load("large", LARGE)
    dynamodb: Any = import_module("large.dynamodb")
    convert: Any = import_module("large._runtime.conversion").convert_parameters
    session: Any = boto3.Session("local", "local", region_name="us-east-1")
    client: Any = session.client("dynamodb")
    requests = [{"PutRequest": {"Item": make_item(number)}} for number in range(ITEMS)]
    raw = {"RequestItems": {"orders": requests}}
    typed = {
        "RequestItems": {"orders": [dynamodb.WriteRequest.from_dict(each) for each in requests]}
    }
    shape = client.meta.service_model.operation_model("BatchWriteItem")
    check(convert(typed) == raw)

    def write() -> None:
        check(not ParamValidator().validate(raw, shape.input_shape).has_errors())
        client._serializer.serialize_to_request(raw, shape)  # noqa: SLF001 (there is no other way)

    yield in_batches(lambda: convert(typed), write)


def make_item(number: int) -> dict[str, Any]:
    """Make an item of DynamoDB, with values of six kinds."""
    return {
        "customer": {"S": f"customer-{number:05}"},
        "number": {"N": str(number)},
        "paid": {"BOOL": True},
        "tags": {"SS": ["new", "large"]},
        "lines": {"L": [{"S": "one"}, {"N": "2"}]},
        "address": {"M": {"street": {"S": "Main Street"}, "city": {"S": "Springfield"}}},
    }
