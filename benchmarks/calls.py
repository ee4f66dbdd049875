"""What a typed call costs its caller, beside the same call made with plain boto3.

A process of its own plays the services, so that only the CPU of the caller counts: the request,
parsing, typed objects. Both sides get the same bodies over connections that stay open, in short
batches that take turns. The two batches of a round are compared, so that a busy machine makes both
slower. Each batch begins with an empty garbage collector, which then works as usual. The program
ends with 1 where the median of the rounds exceeds its bound.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final, TypeAlias

import boto3
import rich
from attrs import frozen
from botocore import xform_name
from botocore.session import Session
from botoforge._runtime.testing.http import HttpAnswer, HttpRequest, HttpServer
from botoforge_codegen.cli import main as run_botoforge
from conversion import OPERATIONS, fill
from oracle.classes import find_client
from rich.table import Table

TOTAL: Final = 10.0
"""The CPU that is spent on a call, about, in seconds."""
BATCH: Final = 0.01
"""The CPU that a batch of plain calls takes at least, in seconds."""
FEWEST_ROUNDS: Final = 31
BODIES: Final = Path(__file__).parent / "bodies"
PACKAGE: Final = "large"
CONFIG: Final = f"""
[tool.botoforge]
package = "{PACKAGE}"
output = "."
[tool.botoforge.services]
ec2 = ["DescribeInstances"]
s3 = ["ListObjectsV2"]
iam = ["ListRoles"]
dynamodb = ["Query"]
"""
ACCOUNT: Final = {"AwsAccountId": "123456789012"}
SMALL: Final[Mapping[str, tuple[float, Mapping[str, str]]]] = {
    "DescribeTopicRefresh": (1.02, {**ACCOUNT, "TopicId": "sales", "RefreshId": "1"}),
    "DescribeDashboardSnapshotJob": (0.60, {**ACCOUNT, "DashboardId": "d", "SnapshotJobId": "1"}),
    "DescribeAssetBundleExportJob": (0.87, {**ACCOUNT, "AssetBundleExportJobId": "1"}),
    "DescribeRefreshSchemasStatus": (1.02, {"EndpointArn": "endpoint"}),
    "GetMaterializedViewRefreshTaskRun": (
        0.98,
        {"CatalogId": "1", "MaterializedViewRefreshTaskRunId": "1"},
    ),
}
"""The most that a typed call may take of a plain one, and the parameters, by operation."""

Call: TypeAlias = Callable[[], Sequence[Any]]


@frozen
class Subject:
    """A call that both sides make."""

    title: str
    most: float
    """The share of the CPU of the plain call that the typed one may take."""
    service: str
    package: str
    """The service package."""
    operation: str
    parameters: Mapping[str, str]
    """As the model names them."""
    body: bytes
    later_body: bytes | None = None
    """The body of a second page, if both sides ask for pages."""


def list_subjects() -> list[Subject]:
    """List all calls: of the checked-in package with every member filled, and four long lists."""
    subjects: list[Subject] = []
    for service, name, response_class in OPERATIONS:
        shape = Session().get_service_model(service).operation_model(name).output_shape
        package = response_class.__module__.rpartition(".")[0]
        most, parameters = SMALL[name]
        body = json.dumps(fill(shape)).encode()
        subjects.append(Subject(name, most, service, package, name, parameters, body))

    def add(title: str, most: float, service: str, *rest: Any) -> None:
        subjects.append(Subject(title, most, service, f"{PACKAGE}.{service}", *rest))

    keys, box = repeat("s3.xml", 1000), {"Bucket": "box"}
    token = b"<IsTruncated>true</IsTruncated><NextContinuationToken>1</NextContinuationToken>"
    first_page = keys.replace(b"<IsTruncated>false</IsTruncated>", token)
    query = {"TableName": "orders", "KeyConditionExpression": "customer = 1"}
    items = repeat("dynamodb.json", 200, between=",")
    instances, roles = repeat("ec2.xml", 100), repeat("iam.xml", 200)
    add("EC2, 100 instances", 0.35, "ec2", "DescribeInstances", {}, instances)
    add("S3, 1,000 keys", 0.35, "s3", "ListObjectsV2", box, keys)
    add("S3, two pages", 0.35, "s3", "ListObjectsV2", box, first_page, keys)
    add("IAM, 200 roles", 0.35, "iam", "ListRoles", {}, roles)
    add("DynamoDB, 200 items", 0.72, "dynamodb", "Query", query, items)
    return subjects


def repeat(name: str, count: int, between: str = "") -> bytes:
    """Make a body of what a file has: a head, an item that is repeated, and a tail."""
    head, item, tail = (BODIES / name).read_text("utf-8").split("-----\n")
    items = [item.replace("NUMBER", f"{number:05}") for number in range(count)]
    return (head + between.join(items) + tail).encode()


def serve(pipe: Connection) -> None:
    """Play the services: say where they listen, and respond until the caller has ended."""
    bodies: list[tuple[bytes, bytes | None]] = pipe.recv()

    def respond(request: HttpRequest) -> HttpAnswer:
        first, later = bodies[int(request.target.split("/")[1].partition("?")[0])]
        is_later = "continuation-token" in request.target
        return HttpAnswer(
            headers={"x-amzn-RequestId": "request"}, body=(is_later and later) or first
        )

    pipe.send(HttpServer(respond).server_port)
    pipe.recv()


def both_sides(subject: Subject, url: str) -> tuple[Call, Call]:
    """Make the plain call and the typed one, each with a raw client of its own.

    Both return what they got: one response, or the pages.
    """
    session: Any = boto3.Session("local", "local", region_name="us-east-1")
    plain: Any = session.client(subject.service, endpoint_url=url)
    client: Any = find_client(import_module(subject.package))
    typed: Any = client(session.client(subject.service, endpoint_url=url))
    method, named = xform_name(subject.operation), subject.parameters
    names = {xform_name(name): value for name, value in named.items()}
    if subject.later_body is not None:
        pages = plain.get_paginator(method).paginate
        typed_pages = getattr(typed, f"paginate_{method}")
        return lambda: list(pages(**named)), lambda: list(typed_pages(**names))
    call, typed_call = getattr(plain, method), getattr(typed, method)
    return lambda: [call(**named)], lambda: [typed_call(**names)]


def check(subject: Subject, plain: Sequence[Any], typed: Sequence[Any]) -> None:
    """Check that both sides have got the same, and all of it."""
    for mine, theirs in zip(typed, plain, strict=True):
        raw = dict(mine.raw_response)
        del raw["ResponseMetadata"], theirs["ResponseMetadata"]
        if raw != theirs or mine.member_errors or not theirs:
            raise RuntimeError(f"{subject.title}: not the responses that are compared")


def cpu_of(call: Callable[[], object], calls: int) -> float:
    """Measure the CPU of a call, in microseconds."""
    gc.collect()
    began = process_time()
    for _ in range(calls):
        call()
    return (process_time() - began) / calls * 1e6


def measure(subject: Subject, url: str) -> tuple[list[float], list[float]]:
    """Measure the plain call and the typed one, in microseconds a call, round by round."""
    plain, typed = both_sides(subject, url)
    check(subject, plain(), typed())
    gc.freeze()  # what is loaded is no work of a batch
    once = min(cpu_of(plain, 1) for _ in range(5))
    calls = ceil(BATCH * 1e6 / once)
    rounds = max(FEWEST_ROUNDS, int(TOTAL * 1e6 / (once * calls * 4)))
    spent: tuple[list[float], list[float]] = [], []
    for _ in range(rounds):
        before, mine, mine_again, after = (
            cpu_of(call, calls) for call in (plain, typed, typed, plain)
        )
        spent[0].append((before + after) / 2)
        spent[1].append((mine + mine_again) / 2)
    return spent


def run(pipe: Connection) -> bool:
    """Measure, show, and return whether the bounds hold."""
    subjects = list_subjects()
    pipe.send([(subject.body, subject.later_body) for subject in subjects])
    port = pipe.recv()
    title = "CPU of a call, in microseconds; the share in each round"
    table = Table("", "boto3", "typed", "share", "quartiles (rounds)", "at most", title=title)
    held: list[bool] = []
    for place, subject in enumerate(subjects):
        spent = measure(subject, f"http://127.0.0.1:{port}/{place}")
        plain, typed = (f"{median(each):.0f}" for each in spent)
        shares = [mine / theirs for theirs, mine in zip(*spent, strict=True)]
        low, middle, high = quantiles(shares)
        quartiles = f"{low:.3f} to {high:.3f} ({len(shares)})"
        held.append(middle <= subject.most)
        table.add_row(
            subject.title, plain, typed, f"{middle:.3f}", quartiles, f"{subject.most:.2f}"
        )
    rich.print(table)
    return all(held)


def main() -> bool:
    """Generate the package that is measured, and measure."""
    with TemporaryDirectory() as folder:
        config = Path(folder, "botoforge.toml")
        config.write_text(CONFIG, "utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as output:
            if run_botoforge(["generate", "--config", str(config)]) != 0:
                raise RuntimeError(output.getvalue())
        sys.path.insert(0, folder)
        ours, theirs = get_context("spawn").Pipe()
        service = get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
        service.start()
        held = run(ours)
        service.terminate()
    return held


if __name__ == "__main__":
    sys.exit(not main())
