"""Real calls over a real socket: what the tests of the checked-in operations stand on.

What a service would send comes from the oracle's values and moto's serializers. What must be
readable of it is worked out by the oracle's judge, so that nothing of ours is its own oracle.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing
from functools import cache
from importlib import import_module
from random import Random
from types import ModuleType
from typing import Any, Final, TypeVar

import boto3
import pytest
from attrs import frozen
from botocore import xform_name
from botocore.config import Config
from botocore.loaders import Loader
from botocore.model import ServiceModel as BotocoreModel
from botocore.model import Shape, StructureShape
from botoforge import (
    Response,
    dms,
    glue,
    quicksight,
)
from moto.core.model import OperationModel, ServiceModel
from moto.core.serialize import ResponseDict, get_serializer_class
from moto.core.utils import get_service_model
from oracle.judge import Judge
from oracle.shapes import Path, Shapes, Site, body_name, replaced, sites
from oracle.values import Maker, Style
from support.local_aws import Answer, LocalAws, Step
from support.other_models import SNAPSHOTS, loader_of

T = TypeVar("T")
EVERYTHING: Final = Style("everything", 1, 2, again=True)

REQUEST_ID: Final = "11111111-2222-3333-4444-555555555555"
PAGE: Final = b"<html><body>Sorry</body></html>"
"""What a proxy may send in place of a response."""

# --- The operations -------------------------------------------------------------------------------


@cache
def load_model(service: str) -> ServiceModel:
    """Load a service's model, as moto does: from the installed botocore."""
    return get_service_model(service)


@cache
def load_shapes(service: str) -> Shapes:
    """Load the shapes of a service's model, with what botocore's own classes leave out."""
    model: Any = Loader().load_service_model(service, "service-2")
    shapes: Shapes = model["shapes"]
    return shapes


@cache
def load_snapshot(service: str) -> tuple[Shapes, BotocoreModel]:
    """Load the model that the checked-in package was made from, which lies in it.

    The model of the installed botocore may have more or fewer members.
    """
    model: Any = loader_of(SNAPSHOTS).load_service_model(service, "service-2")
    return model["shapes"], BotocoreModel(model, service)


@frozen(kw_only=True, eq=False)  # each is itself, and can be a key
class Operation:
    """One of the operations that are checked in, and how to call it."""

    package: ModuleType
    client: Callable[[Any], Any]
    base_error: type[Exception]
    name: str
    arguments: Mapping[str, str]

    def __str__(self) -> str:
        return self.name

    @property
    def service(self) -> str:
        """What `boto3.client` calls the service."""
        return self.package.__name__.rpartition(".")[2]

    @property
    def method(self) -> str:
        """The method's name, of our client as of boto3's."""
        return xform_name(self.name)

    @property
    def model(self) -> OperationModel:
        """The operation in botocore's model."""
        model: OperationModel = load_model(self.service).operation_model(self.name)
        return model

    @property
    def output(self) -> StructureShape:
        """The model of what the operation returns."""
        assert isinstance(self.model.output_shape, StructureShape)
        return self.model.output_shape

    @property
    def parameters(self) -> Mapping[str, str]:
        """The arguments as boto3 takes them."""
        assert isinstance(self.model.input_shape, StructureShape)
        names = {xform_name(name): name for name in self.model.input_shape.members}
        return {names[name]: value for name, value in self.arguments.items()}


OPERATIONS: Final = (
    Operation(
        package=dms,
        client=dms.DatabaseMigrationServiceClient,
        base_error=dms.DatabaseMigrationServiceError,
        name="DescribeRefreshSchemasStatus",
        arguments={"endpoint_arn": "arn:aws:dms:us-east-1:123456789012:endpoint:SOURCE"},
    ),
    Operation(
        package=glue,
        client=glue.GlueClient,
        base_error=glue.GlueError,
        name="GetMaterializedViewRefreshTaskRun",
        arguments={
            "catalog_id": "123456789012",
            "materialized_view_refresh_task_run_id": "01234567-89ab-cdef-0123-456789abcdef",
        },
    ),
    Operation(
        package=quicksight,
        client=quicksight.QuickSightClient,
        base_error=quicksight.QuickSightError,
        name="DescribeAssetBundleExportJob",
        arguments={"aws_account_id": "123456789012", "asset_bundle_export_job_id": "nightly"},
    ),
    Operation(
        package=quicksight,
        client=quicksight.QuickSightClient,
        base_error=quicksight.QuickSightError,
        name="DescribeDashboardSnapshotJob",
        arguments={
            "aws_account_id": "123456789012",
            "dashboard_id": "sales",
            "snapshot_job_id": "monday",
        },
    ),
    Operation(
        package=quicksight,
        client=quicksight.QuickSightClient,
        base_error=quicksight.QuickSightError,
        name="DescribeTopicRefresh",
        arguments={"aws_account_id": "123456789012", "topic_id": "orders", "refresh_id": "first"},
    ),
)

each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=str)
# The two whose responses hold lists, required members and sensitive ones.
each_rich_operation = pytest.mark.parametrize("operation", OPERATIONS[2:4], ids=str)

# --- Raw values -----------------------------------------------------------------------------------


def sample(shape: Shape) -> Any:
    """Make a response or an error as botocore gives it: every member filled, lists of two."""
    assert isinstance(shape, StructureShape)
    made = Maker({}, Random(shape.name), EVERYTHING, received=False).whole(shape)
    for name, member in shape.members.items():
        if member.serialization.get("location") == "statusCode":
            made[name] = 200
    return made


def last_sites(operation: Operation) -> list[Site]:
    """Find every location of an operation's sample, of a list's items only in the last one."""
    return [site for site in body_sites(operation.output) if 0 not in site.path]


def body_sites(shape: StructureShape) -> Iterator[Site]:
    """Find every location in the body of a sample."""
    return sites(shape, sample(shape), body_name)


def pickled(value: T) -> T:
    """Copy a value by way of a pickle."""
    copy: T = pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)
    return copy


def comparable(raw: Any) -> Any:
    """Let a raw value equal another one that holds the same NaN."""
    return json.loads(json.dumps(raw, default=lambda other: other.timestamp()), parse_constant=str)


# --- Answers --------------------------------------------------------------------------------------


def success(operation: Operation, raw: Any) -> Answer:
    """Answer with a raw value, as the service's protocol writes it."""
    return as_answer(serialize(operation, raw))


def document(operation: Operation, raw: Any) -> Any:
    """Write a raw value as the JSON document that travels in the body."""
    return json.loads(serialize(operation, raw)["body"])


def serialize(operation: Operation, result: Any) -> ResponseDict:
    """Let moto write a raw value, or an exception, from the model."""
    model = operation.model
    serializer = get_serializer_class(operation.service, model.service_model.resolved_protocol)
    return serializer(model).serialize(result)


def as_answer(serialized: ResponseDict) -> Answer:
    """Send what moto wrote."""
    body = serialized["body"]
    return Answer(
        status=serialized["status_code"],
        headers={**serialized["headers"], "x-amzn-RequestId": REQUEST_ID},
        body=body.encode() if isinstance(body, str) else body,
    )


def json_answer(value: object) -> Answer:
    """Answer success with any JSON value."""
    return body_answer(json.dumps(value).encode())


def body_answer(body: bytes, status: int = 200) -> Answer:
    """Answer with any body."""
    return Answer(status=status, headers={"x-amzn-RequestId": REQUEST_ID}, body=body)


# --- Calls ----------------------------------------------------------------------------------------


def connect(service: str, endpoint_url: str, **options: Any) -> Any:
    """Make a real boto3 client that tries once and never leaves this machine."""
    session: Any = boto3.Session("local", "local", region_name="us-east-1")
    settings: dict[str, Any] = {"retries": {"total_max_attempts": 1}, "proxies": {}, **options}
    return session.client(service, endpoint_url=endpoint_url, config=Config(**settings))


class Bench(AbstractContextManager["Bench"]):
    """A local server, and for each service two boto3 clients: one that ours wraps, one plain."""

    def __init__(self, server: LocalAws) -> None:
        self.server = server
        self._open = ExitStack()
        self._clients: dict[tuple[str, str], Any] = {}

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def raw(self, operation: Operation, role: str = "wrapped") -> Any:
        """The boto3 client below the typed one."""
        key = operation.service, role
        if key not in self._clients:
            client = connect(operation.service, self.server.endpoint_url)
            self._clients[key] = self._open.enter_context(closing(client))
        return self._clients[key]

    def plain(self, operation: Operation) -> Any:
        """A boto3 client that nothing of ours has touched."""
        return self.raw(operation, "plain")

    def call(self, operation: Operation, answer: Step) -> Response:
        """Call an operation through the typed client."""
        self.server.answer(answer)
        client = operation.client(self.raw(operation))
        response = getattr(client, operation.method)(**operation.arguments)
        assert isinstance(response, Response)
        return response

    def call_raw(self, client: Any, operation: Operation, answer: Step) -> Any:
        """Call an operation through a boto3 client."""
        self.server.answer(answer)
        return getattr(client, operation.method)(**operation.parameters)


# --- What must be readable ------------------------------------------------------------------------


def differences(
    value: object, shape: StructureShape, raw: Any, lost: Collection[Path] = ()
) -> Iterator[str]:
    """Compare a typed response with the raw one that it was made from, down to the leaves.

    Args:
        value: The typed response.
        shape: botocore's model of it; that of the package, of the same name, is held to it.
        raw: The response as botocore gives it.
        lost: The members that must not be readable.

    Yields:
        What is not as it should be.
    """
    for path in lost:
        raw = replaced(raw, path, WRONG)
    package = import_module(type(value).__module__.rpartition(".")[0])
    shapes, model = load_snapshot(package.__name__.rpartition(".")[2])
    own_shape = model.shape_for(shape.name)
    assert isinstance(own_shape, StructureShape)
    yield from Judge(package, shapes).structure(value, own_shape, raw)


WRONG: Final = object()
"""A value that no shape allows."""
