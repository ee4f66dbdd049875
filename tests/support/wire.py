"""Real calls over a real socket: what the tests of the checked-in operations stand on.

What a service would send comes from botocore's models and moto's serializers. What must be readable
of it is worked out from the models once more, so that nothing of ours is its own oracle.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing
from copy import deepcopy
from datetime import datetime, timedelta, timezone
from functools import cache, reduce
from itertools import count
from operator import getitem
from types import ModuleType
from typing import Any, Final, TypeAlias, TypeGuard, TypeVar, get_type_hints

import boto3
import pytest
from attrs import fields, frozen, has
from botocore import xform_name
from botocore.config import Config
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botoforge import (
    ABSENT,
    ABSENT_MAP,
    MemberError,
    Response,
    ServiceEnum,
    Structure,
    UnknownValue,
    dms,
    glue,
    quicksight,
)
from moto.core.model import OperationModel, ServiceModel
from moto.core.serialize import ResponseDict, get_serializer_class
from moto.core.utils import get_service_model
from support.local_aws import Answer, LocalAws, Step
from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

T = TypeVar("T")
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside a raw one: wire names and indexes."""

REQUEST_ID: Final = "11111111-2222-3333-4444-555555555555"
SENT_AT: Final = datetime(2031, 2, 3, 4, 5, tzinfo=timezone.utc)

# --- The operations -------------------------------------------------------------------------------


@cache
def load_model(service: str) -> ServiceModel:
    """Load a service's model, as moto does: from the installed botocore."""
    return get_service_model(service)


@frozen(kw_only=True)
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
    """Make a value as botocore gives it: every member filled, lists of two, leaves that differ."""
    return fill(shape, count(1), ())


def fill(shape: Shape, numbers: Iterator[int], around: tuple[str, ...]) -> Any:
    """Make a value; a structure inside itself stays empty."""
    number = next(numbers)
    match shape:
        case StructureShape() if shape.name in around:
            return {}
        case StructureShape():
            members = list(shape.members.items())[: 1 if shape.is_tagged_union else None]
            around = (*around, shape.name)
            return {name: fill(member, numbers, around) for name, member in members}
        case ListShape():
            return [fill(shape.member, numbers, around) for _ in range(2)]
        case MapShape():
            return {f"key {index}": fill(shape.value, numbers, around) for index in range(2)}
        case _:
            return leaf(shape, number)


def leaf(shape: Shape, number: int) -> Any:
    """Make the value of a leaf."""
    enum = enum_values(shape)
    match shape.type_name:
        case "string":
            return enum[number % len(enum)] if enum else f"<text {number}>"
        case "integer" | "long":
            return 200 if shape.serialization.get("location") == "statusCode" else 7000000 + number
        case "float" | "double":
            return 7000000.5 + number
        case "boolean":
            return number % 2 == 0
        case "timestamp":
            return SENT_AT + timedelta(seconds=number, milliseconds=125)
        case "blob":
            return f"bytes {number}".encode()
        case other:
            raise NotImplementedError(other)


def enum_values(shape: Shape) -> list[str]:
    """List what the model knows of an enum; empty where the shape is none."""
    values: list[str] = shape.metadata.get("enum", [])
    return values


@frozen(kw_only=True)
class Site:
    """A place in a response's body where a value stands."""

    path: Path
    shape: Shape
    required: bool = False
    sensitive: bool = False
    """The model calls it sensitive, or something that holds it."""

    def __str__(self) -> str:
        return dotted(self.path)

    @property
    def is_member(self) -> bool:
        """It is a member of a structure, not an item of a list."""
        return isinstance(self.path[-1], str)

    @property
    def is_leaf(self) -> bool:
        """It is neither a structure nor a list nor a map."""
        return not isinstance(self.shape, StructureShape | ListShape | MapShape)

    @property
    def owner(self) -> Path:
        """The member that is lost if the value is bad."""
        path = self.path
        while isinstance(path[-1], int):
            path = path[:-1]
        return path


def sites(shape: Shape, raw: Any, path: Path = (), *, sensitive: bool = False) -> Iterator[Site]:
    """Find every place below a raw structure or list, outermost first."""
    inside: list[tuple[str | int, Shape, Any, bool]] = []
    match shape:
        case StructureShape():
            inside += (
                (name, member, raw[name], name in shape.required_members)
                for name, member in shape.members.items()
                if name in raw and "location" not in member.serialization
            )
        case ListShape():
            inside += ((index, shape.member, item, False) for index, item in enumerate(raw))
        case _:
            pass
    for step, held, value, required in inside:
        hidden = sensitive or bool(held.metadata.get("sensitive"))
        site = Site(path=(*path, step), shape=held, required=required, sensitive=hidden)
        yield site
        yield from sites(held, value, site.path, sensitive=hidden)


def last_sites(operation: Operation) -> list[Site]:
    """Find every place of an operation's sample, of the items of a list only in the last one."""
    found = sites(operation.output, sample(operation.output))
    return [site for site in found if 0 not in site.path]


def dotted(path: Path) -> str:
    """Write a path as errors do."""
    way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return way.removeprefix(".")


def value_at(raw: Any, path: Path) -> Any:
    """Take what stands at a path."""
    return reduce(getitem, path, raw)


def replaced(raw: Any, path: Path, value: object) -> Any:
    """Copy a raw value with another value at a path."""
    if not path:
        return value
    changed = deepcopy(raw)
    value_at(changed, path[:-1])[path[-1]] = value
    return changed


def without(raw: Any, path: Path) -> Any:
    """Copy a raw value with nothing at a path."""
    changed = deepcopy(raw)
    del value_at(changed, path[:-1])[path[-1]]
    return changed


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


@cache
def declarations(structure: type) -> Mapping[str, Any]:
    """What each attribute of a structure's class is declared to be."""
    assert has(structure)
    hints = get_type_hints(structure)
    return {field.name: hints[field.name] for field in fields(structure)}


def conforms(value: object, hint: Any) -> bool:
    """Whether a value is what an annotation says, every item of it."""
    try:
        check_type(value, hint, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
    except TypeCheckError:
        return False
    return True


def differences(
    value: object, shape: Shape, raw: Any, lost: Collection[Path] = (), path: Path = ()
) -> Iterator[str]:
    """Compare a typed value with the raw one that it was made from, down to the leaves.

    Args:
        value: The typed value.
        shape: botocore's model of it.
        raw: The value as botocore gives it.
        lost: The members that must not be readable.
        path: Where the value is.

    Yields:
        What is not as it should be.
    """
    match shape:
        case StructureShape():
            yield from structure_differences(value, shape, raw, lost, path)
        case ListShape():
            items = [(index, item) for index, item in enumerate(raw) if item is not None]
            if not is_tuple(value) or len(value) != len(items):
                yield f"{dotted(path)} is {value!r}, not {len(items)} items"
                return
            for held, (index, item) in zip(value, items, strict=True):
                yield from differences(held, shape.member, item, lost, (*path, index))
        case _ if not same_leaf(value, shape, raw):
            yield f"{dotted(path)} is {value!r}, not {raw!r}"
        case _:
            pass


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether a value is a tuple, and not `ABSENT`, which nobody sends."""
    return type(value) is tuple


def structure_differences(
    value: object, shape: StructureShape, raw: Any, lost: Collection[Path], path: Path
) -> Iterator[str]:
    """Compare a structure's attributes with the members of the raw one."""
    cls: Any = type(value)
    if not isinstance(value, Structure) or cls.__name__ != shape.name:
        yield f"{dotted(path)} is {value!r}, not a {shape.name}"
        return
    declared = declarations(cls)
    names = {xform_name(wire_name): wire_name for wire_name in shape.members}
    if list(declared) != list(names):
        yield f"{dotted(path)} has the attributes {list(declared)}, not {list(names)}"
        return
    for name, wire_name in names.items():
        place = (*path, wire_name)
        try:
            held = getattr(value, name)
        except MemberError as error:
            if place not in lost:
                yield f"{dotted(place)} is not readable: {error}"
            continue
        if place in lost:
            yield f"{dotted(place)} is {held!r}, but must not be readable"
        elif not conforms(held, declared[name]):
            yield f"{dotted(place)} is {held!r}, not of the type {declared[name]}"
        elif raw.get(wire_name) is not None:
            yield from differences(held, shape.members[wire_name], raw[wire_name], lost, place)
        elif held is not absent(shape.members[wire_name]):
            yield f"{dotted(place)} is {held!r}, but nothing was sent"


def absent(shape: Shape) -> object:
    """What an attribute is where nothing was sent."""
    if isinstance(shape, ListShape):
        return ABSENT
    return ABSENT_MAP if isinstance(shape, MapShape) else None


def same_leaf(value: object, shape: Shape, raw: Any) -> bool:
    """Whether a typed leaf is exactly what was sent."""
    enum = enum_values(shape)
    match value:
        case ServiceEnum():
            return (
                type(value).__name__ == shape.name and raw in enum and value == value.value == raw
            )
        case UnknownValue():
            return bool(enum) and raw not in enum and value == value.value == raw
        case datetime():
            return value == raw and value.tzinfo is timezone.utc
        case _:
            return not enum and type(value) is type(raw) and repr(value) == repr(raw)
