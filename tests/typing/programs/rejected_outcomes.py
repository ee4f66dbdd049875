"""Waiters that judge the response of another operation."""

from botoforge.dms import DescribeRefreshSchemasStatusResponse
from botoforge.quicksight import TOPIC_REFRESH_COMPLETED


def judge(response: DescribeRefreshSchemasStatusResponse) -> None:
    """Give it what it cannot judge."""
    print(TOPIC_REFRESH_COMPLETED.outcome(response))  # error: arg-type, reportArgumentType
    print(TOPIC_REFRESH_COMPLETED.status_of(response))  # error: arg-type, reportArgumentType
    print(TOPIC_REFRESH_COMPLETED.reason_of(None))  # error: arg-type, reportArgumentType
    TOPIC_REFRESH_COMPLETED.wait(response)  # error: attr-defined, reportAttributeAccessIssue
