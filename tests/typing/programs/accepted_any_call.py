"""`wait_for` knows what a poll returns."""

from collections.abc import Sequence
from datetime import timedelta
from typing import assert_type

from botoforge import UnknownValue, wait_for, wait_for_async
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeTopicRefreshResponse,
    QuickSightClient,
    TopicRefreshStatus,
)


def functions(client: QuickSightClient) -> None:
    """Functions get what is polled, and it is returned."""
    response = wait_for(
        lambda: client.describe_topic_refresh(aws_account_id="1", topic_id="2", refresh_id="3"),
        succeeded=lambda response: response.status == 200,
        failed=lambda response: response.refresh_details is None,
        timeout=timedelta(hours=1),
        name="sales",
        initial_delay=1,
        min_delay=timedelta(seconds=2),
        max_delay=30,
        missing_for=60,
        confirm=2,
        on_poll=lambda response, elapsed: print(response.request_id, elapsed),
        progress=True,
        timing=None,
    )
    assert_type(response, DescribeTopicRefreshResponse)
    assert_type(wait_for(lambda: [1], succeeded=lambda found: len(found) > 2, timeout=9), list[int])
    assert_type(wait_for(input, succeeded=bool, timeout=9), str)


def members(client: QuickSightClient) -> None:
    """Members of the enum that is polled; one of them is returned."""

    def status() -> TopicRefreshStatus | UnknownValue | None:
        """Get the status alone."""
        response = client.describe_topic_refresh(aws_account_id="1", topic_id="2", refresh_id="3")
        details = response.refresh_details
        return None if details is None else details.refresh_status

    failed: Sequence[TopicRefreshStatus] = [
        TopicRefreshStatus.FAILED,
        TopicRefreshStatus.CANCELLED,
    ]
    ended = wait_for(status, succeeded=TopicRefreshStatus.COMPLETED, failed=failed, timeout=9)
    assert_type(ended, TopicRefreshStatus)
    several = {TopicRefreshStatus.COMPLETED, TopicRefreshStatus.FAILED}
    assert_type(wait_for(status, succeeded=several, timeout=9), TopicRefreshStatus)


async def awaited(client: AsyncQuickSightClient) -> None:
    """The same with an async client."""

    async def status() -> TopicRefreshStatus | UnknownValue | None:
        """Get the status alone."""
        response = await client.describe_topic_refresh(
            aws_account_id="1", topic_id="2", refresh_id="3"
        )
        details = response.refresh_details
        return None if details is None else details.refresh_status

    done = TopicRefreshStatus.COMPLETED
    assert_type(await wait_for_async(status, succeeded=done, timeout=9), TopicRefreshStatus)
    response = await wait_for_async(
        lambda: client.describe_topic_refresh(aws_account_id="1", topic_id="2", refresh_id="3"),
        succeeded=lambda response: response.status == 200,
        timeout=9,
    )
    assert_type(response, DescribeTopicRefreshResponse)
