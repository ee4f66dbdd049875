"""Values that may be something else, or that must not be used so."""

from collections.abc import Hashable
from typing import assert_never

from botoforge import UnknownValue
from botoforge.quicksight import (
    DescribeTopicRefreshResponse,
    SnapshotFile,
    SnapshotJobStatus,
    StringParameter,
    TopicRefreshDetails,
    TopicRefreshStatus,
)


def unchecked_nothing(response: DescribeTopicRefreshResponse) -> None:
    """Use what may be `None` as if it were there."""
    print(response.refresh_details.refresh_id)  # error: union-attr, reportOptionalMemberAccess
    print(response.status + 1)  # error: operator, reportOptionalOperand


def forgotten_unknown(status: TopicRefreshStatus | UnknownValue) -> bool:
    """Match every known value and forget the unknown ones."""
    match status:
        case TopicRefreshStatus.INITIALIZED | TopicRefreshStatus.RUNNING:
            return False
        case TopicRefreshStatus.COMPLETED:
            return True
        case TopicRefreshStatus.FAILED | TopicRefreshStatus.CANCELLED:
            return True
        case _:
            assert_never(status)  # error: arg-type, reportArgumentType


def forgotten_known(status: TopicRefreshStatus | UnknownValue) -> bool:
    """Match the unknown ones and forget a known value."""
    match status:
        case TopicRefreshStatus.INITIALIZED | TopicRefreshStatus.RUNNING:
            return False
        case TopicRefreshStatus.COMPLETED | TopicRefreshStatus.FAILED:
            return True
        case UnknownValue():
            return False
        case _:
            assert_never(status)  # error: arg-type, reportArgumentType


def hashed(details: TopicRefreshDetails, response: DescribeTopicRefreshResponse) -> None:
    """Hash a structure: as a `Hashable`, in a set, as a key."""
    hashable: Hashable = details  # error: assignment, reportAssignmentType
    print(hashable)
    of_response: Hashable = response  # error: assignment, reportAssignmentType
    print(of_response)
    print({details})  # error: reportUnhashable
    print({response: 1})  # error: reportUnhashable


def assigned(details: TopicRefreshDetails) -> None:
    """Set and delete an attribute of a frozen structure."""
    details.refresh_id = "nightly"  # error: misc, reportAttributeAccessIssue
    del details.refresh_id  # error: reportAttributeAccessIssue


def wrong_types(other: SnapshotJobStatus) -> None:
    """Give a text where an enum is declared, another enum, `None`, and an item of a wrong type."""
    TopicRefreshDetails(refresh_status="COMPLETED")  # error: arg-type, reportArgumentType
    TopicRefreshDetails(refresh_status=other)  # error: arg-type, reportArgumentType
    SnapshotFile(sheet_selections=[], format_type=None)  # error: arg-type, reportArgumentType
    StringParameter(name="region", values=[1])  # error: list-item, reportArgumentType


def other_enum(status: TopicRefreshStatus) -> bool:
    """Compare with a member of another enum."""
    return status == SnapshotJobStatus.FAILED  # error: comparison-overlap


class Special(UnknownValue):  # error: misc, reportGeneralTypeIssues
    """Extend what is final."""
