# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `dms` `DescribeRefreshSchemasStatus`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, enum_reader, optional, optional_text, read_timestamp
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT, TIMESTAMP, EnumType, StructureType
from .._runtime.values import Phase, StatusEnum, UnknownValue
from .._runtime.waiting.model import Acceptor, Waiter


@frozen(kw_only=True, eq=False, repr=False)
class DescribeRefreshSchemasStatusResponse(Response):
    """Response of `describe_refresh_schemas_status`."""

    refresh_schemas_status: RefreshSchemasStatus | None = None
    """The status of the schema."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class RefreshSchemasStatus(Structure):
    """Provides information that describes status of a schema at an endpoint specified by the
    `DescribeRefreshSchemaStatus` operation.
    """

    endpoint_arn: str | None = None
    """The Amazon Resource Name (ARN) string that uniquely identifies the endpoint."""

    replication_instance_arn: str | None = None
    """The Amazon Resource Name (ARN) of the replication instance."""

    status: RefreshSchemasStatusTypeValue | UnknownValue | None = None
    """The status of the schema."""

    last_refresh_date: datetime | None = None
    """The date the schema was last refreshed."""

    last_failure_message: str | None = None
    """The last failure message for the schema."""

    __hash__: ClassVar[None]


class RefreshSchemasStatusTypeValue(StatusEnum):
    """Values of `RefreshSchemasStatus.status`."""

    SUCCESSFUL = "successful"
    FAILED = "failed"
    REFRESHING = "refreshing"

    __phases__ = {
        SUCCESSFUL: Phase.SUCCEEDED,
        FAILED: Phase.FAILED,
        REFRESHING: Phase.IN_PROGRESS,
    }


REFRESH_SCHEMAS_SUCCEEDED: Waiter[DescribeRefreshSchemasStatusResponse] = Waiter(
    "RefreshSchemasSucceeded",
    Acceptor("success", "path", "RefreshSchemasStatus.Status", "successful"),
    Acceptor("failure", "path", "RefreshSchemasStatus.Status", "failed"),
    Acceptor("retry", "path", "RefreshSchemasStatus.Status", "refreshing"),
    status="RefreshSchemasStatus.Status",
    message="RefreshSchemasStatus.LastFailureMessage",
    known=RefreshSchemasStatusTypeValue.__phases__,
    goal="ended well",
    missing=("ResourceNotFoundFault",),
    started="RefreshSchemasStatus.LastRefreshDate",
)


# --- Decoding -------------------------------------------------------------------------------------


read_refresh_schemas_status_type_value = enum_reader(RefreshSchemasStatusTypeValue)


def read_describe_refresh_schemas_status_response(raw: Any) -> DescribeRefreshSchemasStatusResponse:
    get = entries(raw).get
    made = DescribeRefreshSchemasStatusResponse.__shape__.make()
    made.refresh_schemas_status = optional(read_refresh_schemas_status, get("RefreshSchemasStatus"))
    made.__class__ = DescribeRefreshSchemasStatusResponse
    structure: DescribeRefreshSchemasStatusResponse = made
    return structure


def read_refresh_schemas_status(raw: Any) -> RefreshSchemasStatus:
    get = entries(raw).get
    made = RefreshSchemasStatus.__shape__.make()
    made.endpoint_arn = optional_text(get("EndpointArn"))
    made.replication_instance_arn = optional_text(get("ReplicationInstanceArn"))
    made.status = optional(read_refresh_schemas_status_type_value, get("Status"))
    made.last_refresh_date = optional(read_timestamp, get("LastRefreshDate"))
    made.last_failure_message = optional_text(get("LastFailureMessage"))
    made.__class__ = RefreshSchemasStatus
    structure: RefreshSchemasStatus = made
    return structure


DescribeRefreshSchemasStatusResponse.__shape__ = Shape(
    DescribeRefreshSchemasStatusResponse,
    read_describe_refresh_schemas_status_response,
    Member("refresh_schemas_status", "RefreshSchemasStatus", StructureType(RefreshSchemasStatus)),
)

RefreshSchemasStatus.__shape__ = Shape(
    RefreshSchemasStatus,
    read_refresh_schemas_status,
    Member("endpoint_arn", "EndpointArn", TEXT),
    Member("replication_instance_arn", "ReplicationInstanceArn", TEXT),
    Member("status", "Status", EnumType(RefreshSchemasStatusTypeValue)),
    Member("last_refresh_date", "LastRefreshDate", TIMESTAMP),
    Member("last_failure_message", "LastFailureMessage", TEXT),
)
