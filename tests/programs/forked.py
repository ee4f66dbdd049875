"""Use a typed client in a process and in forks of it, all at the same time.

A program of its own, because it must have no threads when it forks: `python forked.py ENDPOINT`.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback

import pytest
from botocore.config import Config
from botoforge.quicksight import DescribeTopicRefreshResponse, QuickSightClient, QuickSightError

FORKS = 4


def refresh(client: QuickSightClient, topic: str) -> DescribeTopicRefreshResponse:
    """Ask for a topic, and look whether it is what the response is about."""
    response = client.describe_topic_refresh(
        aws_account_id="123456789012", topic_id=topic, refresh_id="first"
    )
    assert response.refresh_details is not None
    assert response.refresh_details.refresh_arn == topic
    assert response.response_metadata.request_id == topic
    return response


def work(client: QuickSightClient, name: str, before: DescribeTopicRefreshResponse) -> None:
    """Use the client and a response from before the fork."""
    for number in range(25):
        refresh(client, f"good-{name}-{number}")
    assert pickle.loads(pickle.dumps(before)) == before  # noqa: S301 (our own)
    assert before.refresh_details is not None
    assert before.refresh_details.refresh_arn == "good-before"
    throttled = client.raw_client.exceptions.ThrottlingException
    with pytest.raises(QuickSightError) as caught:
        refresh(client, f"error-{name}")
    assert isinstance(caught.value, throttled)
    assert caught.value.message == f"error-{name}"


def main(endpoint_url: str) -> None:
    """Call, fork, call in all processes at once, and call again."""
    config = Config(retries={"total_max_attempts": 1}, proxies={})
    client = QuickSightClient.connect(
        endpoint_url=endpoint_url,
        region_name="us-east-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",  # noqa: S106 (not one)
        config=config,
    )
    before = refresh(client, "good-before")
    children = [fork(client, f"child{number}", before) for number in range(FORKS)]
    work(client, "parent", before)
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert ended == [0] * FORKS, ended
    work(client, "afterwards", before)


def fork(client: QuickSightClient, name: str, before: DescribeTopicRefreshResponse) -> int:
    """Let a fork of this process work, and tell its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work(client, name, before)
        status = 0
    except BaseException:  # noqa: BLE001 (a fork must not go on in any case)
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
