# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `quicksight` `DescribeTopicRefresh`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, enum_reader, optional, optional_integer, optional_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import INTEGER, TEXT, EnumType, StructureType
from .._runtime.values import Phase, StatusEnum, UnknownValue
from .._runtime.waiting.model import Acceptor, Waiter


@frozen(kw_only=True, eq=False, repr=False)
class DescribeTopicRefreshResponse(Response):
    """Response of `describe_topic_refresh`."""

    refresh_details: TopicRefreshDetails | None = None
    """Details of the refresh, which is performed when the topic is created or updated."""

    request_id: str | None = None
    """The Amazon Web Services request ID for this operation."""

    status: int | None = None
    """The HTTP status of the request."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class TopicRefreshDetails(Structure):
    """The details about the refresh of a topic."""

    refresh_arn: str | None = None
    """The Amazon Resource Name (ARN) of the topic refresh."""

    refresh_id: str | None = None
    """The ID of the refresh, which occurs as a result of topic creation or topic update."""

    refresh_status: TopicRefreshStatus | UnknownValue | None = None
    """The status of the refresh job that indicates whether the job is still running, completed
    successfully, or failed.
    """

    __hash__: ClassVar[None]


class TopicRefreshStatus(StatusEnum):
    """Values of `TopicRefreshDetails.refresh_status`."""

    INITIALIZED = "INITIALIZED"
    RUNNING = "RUNNING"
    FAILED = "FAILED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"

    __phases__ = {
        INITIALIZED: Phase.IN_PROGRESS,
        RUNNING: Phase.IN_PROGRESS,
        FAILED: Phase.FAILED,
        COMPLETED: Phase.SUCCEEDED,
        CANCELLED: Phase.FAILED,
    }


TOPIC_REFRESH_COMPLETED: Waiter[DescribeTopicRefreshResponse] = Waiter(
    "TopicRefreshCompleted",
    Acceptor("success", "path", "RefreshDetails.RefreshStatus", "COMPLETED"),
    Acceptor("failure", "path", "RefreshDetails.RefreshStatus", "FAILED"),
    Acceptor("failure", "path", "RefreshDetails.RefreshStatus", "CANCELLED"),
    Acceptor("retry", "path", "RefreshDetails.RefreshStatus", "INITIALIZED"),
    Acceptor("retry", "path", "RefreshDetails.RefreshStatus", "RUNNING"),
    status="RefreshDetails.RefreshStatus",
    known=TopicRefreshStatus.__phases__,
    goal="ended well",
    missing=("ResourceNotFoundException",),
)


# --- Decoding -------------------------------------------------------------------------------------


read_topic_refresh_status = enum_reader(TopicRefreshStatus)


def read_describe_topic_refresh_response(raw: Any) -> DescribeTopicRefreshResponse:
    get = entries(raw).get
    made = DescribeTopicRefreshResponse.__shape__.make()
    made.refresh_details = optional(read_topic_refresh_details, get("RefreshDetails"))
    made.request_id = optional_text(get("RequestId"))
    made.status = optional_integer(get("Status"))
    made.__class__ = DescribeTopicRefreshResponse
    structure: DescribeTopicRefreshResponse = made
    return structure


def read_topic_refresh_details(raw: Any) -> TopicRefreshDetails:
    get = entries(raw).get
    made = TopicRefreshDetails.__shape__.make()
    made.refresh_arn = optional_text(get("RefreshArn"))
    made.refresh_id = optional_text(get("RefreshId"))
    made.refresh_status = optional(read_topic_refresh_status, get("RefreshStatus"))
    made.__class__ = TopicRefreshDetails
    structure: TopicRefreshDetails = made
    return structure


DescribeTopicRefreshResponse.__shape__ = Shape(
    DescribeTopicRefreshResponse,
    read_describe_topic_refresh_response,
    Member("refresh_details", "RefreshDetails", StructureType(TopicRefreshDetails)),
    Member("request_id", "RequestId", TEXT),
    Member("status", "Status", INTEGER, location="statusCode"),
)

TopicRefreshDetails.__shape__ = Shape(
    TopicRefreshDetails,
    read_topic_refresh_details,
    Member("refresh_arn", "RefreshArn", TEXT),
    Member("refresh_id", "RefreshId", TEXT),
    Member("refresh_status", "RefreshStatus", EnumType(TopicRefreshStatus)),
)
