# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `glue` `GetMaterializedViewRefreshTaskRun`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import (
    entries,
    enum_reader,
    optional,
    optional_integer,
    optional_text,
    read_float,
    read_timestamp,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import FLOAT, INTEGER, TEXT, TIMESTAMP, EnumType, StructureType
from .._runtime.values import Phase, ServiceEnum, StatusEnum, UnknownValue
from .._runtime.waiting.model import Acceptor, Stop, Waiter


@frozen(kw_only=True, eq=False, repr=False)
class GetMaterializedViewRefreshTaskRunResponse(Response):
    """Response of `get_materialized_view_refresh_task_run`."""

    materialized_view_refresh_task_run: MaterializedViewRefreshTaskRun | None = None
    """A MaterializedViewRefreshTaskRun object representing the details of the task run."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class MaterializedViewRefreshTaskRun(Structure):
    """The object that shows the details of the materialized view refresh task run."""

    customer_id: str | None = None
    """The Amazon Web Services account ID."""

    materialized_view_refresh_task_run_id: str | None = None
    """The identifier of the materialized view refresh task run."""

    database_name: str | None = None
    """The database where the table resides."""

    table_name: str | None = None
    """The name of the materialized view."""

    catalog_id: str | None = None
    """The ID of the Data Catalog where the table resides. If none is supplied, the account ID is
    used by default.
    """

    role: str | None = None
    """The IAM role that the service assumes to run the materialized view refresh task."""

    status: MaterializedViewRefreshState | UnknownValue | None = None
    """The status of the task run."""

    creation_time: datetime | None = None
    """The time that this task was created."""

    last_updated: datetime | None = None
    """The last point in time when this task was modified."""

    start_time: datetime | None = None
    """The start time of the task."""

    end_time: datetime | None = None
    """The end time of the task."""

    error_message: str | None = None
    """The error message for the job."""

    dpu_seconds: float | None = None
    """The calculated DPU usage in seconds for all autoscaled workers."""

    refresh_type: MaterializedViewRefreshType | UnknownValue | None = None
    """The type of the refresh task run. Either FULL or INCREMENTAL."""

    processed_bytes: int | None = None
    """The number of bytes the refresh task run has scanned to refresh the materialized view."""

    __hash__: ClassVar[None]


class MaterializedViewRefreshState(StatusEnum):
    """Values of `MaterializedViewRefreshTaskRun.status`."""

    STARTING = "STARTING"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    STOPPED = "STOPPED"

    __phases__ = {
        STARTING: Phase.IN_PROGRESS,
        RUNNING: Phase.IN_PROGRESS,
        SUCCEEDED: Phase.SUCCEEDED,
        FAILED: Phase.FAILED,
        STOPPED: Phase.FAILED,
    }


class MaterializedViewRefreshType(ServiceEnum):
    """Values of `MaterializedViewRefreshTaskRun.refresh_type`."""

    FULL = "FULL"
    INCREMENTAL = "INCREMENTAL"


MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED: Waiter[
    GetMaterializedViewRefreshTaskRunResponse
] = Waiter(
    "MaterializedViewRefreshTaskRunSucceeded",
    Acceptor("success", "path", "MaterializedViewRefreshTaskRun.Status", "SUCCEEDED"),
    Acceptor("failure", "path", "MaterializedViewRefreshTaskRun.Status", "FAILED"),
    Acceptor("failure", "path", "MaterializedViewRefreshTaskRun.Status", "STOPPED"),
    Acceptor("retry", "path", "MaterializedViewRefreshTaskRun.Status", "STARTING"),
    Acceptor("retry", "path", "MaterializedViewRefreshTaskRun.Status", "RUNNING"),
    status="MaterializedViewRefreshTaskRun.Status",
    message="MaterializedViewRefreshTaskRun.ErrorMessage",
    known=MaterializedViewRefreshState.__phases__,
    goal="ended well",
    missing=("EntityNotFoundException",),
    stop=Stop(
        "stop_materialized_view_refresh_task_run",
        {
            "CatalogId": "input.CatalogId",
            "DatabaseName": "output.MaterializedViewRefreshTaskRun.DatabaseName",
            "TableName": "output.MaterializedViewRefreshTaskRun.TableName",
        },
    ),
)


# --- Decoding -------------------------------------------------------------------------------------


read_materialized_view_refresh_state = enum_reader(MaterializedViewRefreshState)
read_materialized_view_refresh_type = enum_reader(MaterializedViewRefreshType)


def read_get_materialized_view_refresh_task_run_response(
    raw: Any,
) -> GetMaterializedViewRefreshTaskRunResponse:
    get = entries(raw).get
    made = GetMaterializedViewRefreshTaskRunResponse.__shape__.make()
    made.materialized_view_refresh_task_run = (
        optional(read_materialized_view_refresh_task_run, get("MaterializedViewRefreshTaskRun"))
    )
    made.__class__ = GetMaterializedViewRefreshTaskRunResponse
    structure: GetMaterializedViewRefreshTaskRunResponse = made
    return structure


def read_materialized_view_refresh_task_run(raw: Any) -> MaterializedViewRefreshTaskRun:
    get = entries(raw).get
    made = MaterializedViewRefreshTaskRun.__shape__.make()
    made.customer_id = optional_text(get("CustomerId"))
    made.materialized_view_refresh_task_run_id = (
        optional_text(get("MaterializedViewRefreshTaskRunId"))
    )
    made.database_name = optional_text(get("DatabaseName"))
    made.table_name = optional_text(get("TableName"))
    made.catalog_id = optional_text(get("CatalogId"))
    made.role = optional_text(get("Role"))
    made.status = optional(read_materialized_view_refresh_state, get("Status"))
    made.creation_time = optional(read_timestamp, get("CreationTime"))
    made.last_updated = optional(read_timestamp, get("LastUpdated"))
    made.start_time = optional(read_timestamp, get("StartTime"))
    made.end_time = optional(read_timestamp, get("EndTime"))
    made.error_message = optional_text(get("ErrorMessage"))
    made.dpu_seconds = optional(read_float, get("DPUSeconds"))
    made.refresh_type = optional(read_materialized_view_refresh_type, get("RefreshType"))
    made.processed_bytes = optional_integer(get("ProcessedBytes"))
    made.__class__ = MaterializedViewRefreshTaskRun
    structure: MaterializedViewRefreshTaskRun = made
    return structure


GetMaterializedViewRefreshTaskRunResponse.__shape__ = Shape(
    GetMaterializedViewRefreshTaskRunResponse,
    read_get_materialized_view_refresh_task_run_response,
    Member(
        "materialized_view_refresh_task_run",
        "MaterializedViewRefreshTaskRun",
        StructureType(MaterializedViewRefreshTaskRun),
    ),
)

MaterializedViewRefreshTaskRun.__shape__ = Shape(
    MaterializedViewRefreshTaskRun,
    read_materialized_view_refresh_task_run,
    Member("customer_id", "CustomerId", TEXT),
    Member("materialized_view_refresh_task_run_id", "MaterializedViewRefreshTaskRunId", TEXT),
    Member("database_name", "DatabaseName", TEXT),
    Member("table_name", "TableName", TEXT),
    Member("catalog_id", "CatalogId", TEXT),
    Member("role", "Role", TEXT),
    Member("status", "Status", EnumType(MaterializedViewRefreshState)),
    Member("creation_time", "CreationTime", TIMESTAMP),
    Member("last_updated", "LastUpdated", TIMESTAMP),
    Member("start_time", "StartTime", TIMESTAMP),
    Member("end_time", "EndTime", TIMESTAMP),
    Member("error_message", "ErrorMessage", TEXT),
    Member("dpu_seconds", "DPUSeconds", FLOAT),
    Member("refresh_type", "RefreshType", EnumType(MaterializedViewRefreshType)),
    Member("processed_bytes", "ProcessedBytes", INTEGER),
)
