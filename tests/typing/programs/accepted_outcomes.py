"""Waiters as objects: they judge a response of their own operation."""

from typing import assert_type

from botoforge import Phase, Waiter
from botoforge.quicksight import (
    TOPIC_REFRESH_COMPLETED,
    DescribeTopicRefreshResponse,
    QuickSightClient,
)


def judge(quicksight: QuickSightClient) -> str:
    """Judge a response without waiting."""
    response = quicksight.describe_topic_refresh(
        aws_account_id="123456789012", topic_id="sales", refresh_id="nightly"
    )
    assert_type(TOPIC_REFRESH_COMPLETED, Waiter[DescribeTopicRefreshResponse])
    assert_type(TOPIC_REFRESH_COMPLETED.outcome(response), Phase)
    assert_type(TOPIC_REFRESH_COMPLETED.status_of(response), str)
    return TOPIC_REFRESH_COMPLETED.reason_of(response)
