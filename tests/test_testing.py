"""`botoforge.testing`: what users test their own code with."""

from __future__ import annotations

import pytest
from botoforge import UnknownValue
from botoforge.quicksight import (
    DescribeTopicRefreshResponse,
    QuickSightClient,
    QuickSightError,
    ResourceNotFoundException,
    TopicRefreshStatus,
)
from botoforge.testing import AwsServer, ExpectationError, Throttled, error, sample, stub

JOB = {"aws_account_id": "123456789012", "topic_id": "sales", "refresh_id": "first"}


def test_server_plays_a_job() -> None:
    """A job goes through statuses, a throttle and one that nobody knows, over a real socket."""
    seen: list[TopicRefreshStatus | UnknownValue | None] = []

    def note(response: DescribeTopicRefreshResponse, _: float) -> None:
        details = response.refresh_details
        seen.append(None if details is None else details.refresh_status)

    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh, topic_id="sales").answer(
            TopicRefreshStatus.RUNNING, Throttled(), "PAUSED", TopicRefreshStatus.COMPLETED
        )
        client = QuickSightClient.connect(**aws.options(retries={"total_max_attempts": 1}))
        client.wait_until_topic_refresh_completed(
            aws_account_id="123456789012",
            topic_id="sales",
            refresh_id="first",
            timeout=30,
            min_delay=0.01,
            max_delay=0.02,
            on_poll=note,
        )

    assert seen == ["RUNNING", "PAUSED", "COMPLETED"]
    assert [request.parameters for request in aws.requests] == [JOB] * 4


def test_server_answers_with_an_error() -> None:
    """A modelled error is raised as the service would have it raised."""
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer(
            error(ResourceNotFoundException, message="gone")
        )
        client = QuickSightClient.connect(**aws.options())
        with pytest.raises(ResourceNotFoundException, match="gone"):
            client.describe_topic_refresh(**JOB)


def test_server_says_what_it_has_no_answer_for() -> None:
    """What nobody scripted is an error for the client, and one at the end."""
    with pytest.raises(ExpectationError, match="describe_topic_refresh"):
        ask_for_what_nobody_scripted()


def ask_for_what_nobody_scripted() -> None:
    """Call a server that was given no answer."""
    with AwsServer() as aws:
        client = QuickSightClient.connect(**aws.options(retries={"total_max_attempts": 1}))
        with pytest.raises(QuickSightError, match="describe_topic_refresh"):
            client.describe_topic_refresh(**JOB)


def test_stub_and_sample() -> None:
    """Without a socket: a typed answer for the next call, and one made of what matters."""
    client = QuickSightClient.connect(
        region_name="us-east-1",
        aws_access_key_id="nobody",
        aws_secret_access_key="nothing",  # noqa: S106 (nobody's)
    )
    expected = sample(DescribeTopicRefreshResponse, status=200)
    with stub(client) as stubbed:
        stubbed.describe_topic_refresh(returns=expected)
        found = client.describe_topic_refresh(**JOB)

    assert expected == found
