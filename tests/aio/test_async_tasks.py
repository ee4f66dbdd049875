"""One async client for many tasks, where aiobotocore is."""

from __future__ import annotations

import asyncio

import pytest
from botoforge import ServiceError, UnreadableResponseError
from botoforge.quicksight import AsyncQuickSightClient
from botoforge.testing import AwsServer
from support.echoes import ACCOUNT, KINDS, respond

TASKS = 64

pytestmark = pytest.mark.usefixtures("no_aws_settings")


async def outcome(
    quicksight: AsyncQuickSightClient, name: str, raised: set[type[ServiceError]]
) -> tuple[str, str | None]:
    """Ask for a refresh: tell what kind of answer came, and for which name."""
    try:
        response = await quicksight.describe_topic_refresh(
            aws_account_id=ACCOUNT, topic_id=name, refresh_id="first"
        )
    except UnreadableResponseError as error:
        return "html", error.request_id
    except ServiceError as error:
        raised.add(type(error))
        return {"ThrottlingException": "error", "502": "list"}.get(
            error.code, "surprise"
        ), error.request_id
    if response.member_errors:
        return "bad", response.response_metadata.request_id
    assert response.refresh_details is not None
    status = response.refresh_details.refresh_status
    return "unknown" if status == "PAUSED" else "good", response.refresh_details.refresh_arn


def test_tasks_share_a_client() -> None:
    """Tasks that share a client each get their own answer, and all of them the same classes."""
    raised: set[type[ServiceError]] = set()

    async def call(aws: AwsServer) -> list[tuple[str, str | None]]:
        options = aws.options(retries={"total_max_attempts": 1})
        async with AsyncQuickSightClient.connect(**options) as quicksight:
            tasks = (outcome(quicksight, name, raised) for name in names)
            return await asyncio.gather(*tasks)

    names = [f"{KINDS[number % len(KINDS)]}-{number}" for number in range(TASKS)]
    with AwsServer() as aws:
        aws.when(AsyncQuickSightClient.describe_topic_refresh).answer(respond)
        outcomes = asyncio.run(call(aws))

    assert [(name.partition("-")[0], name) for name in names] == outcomes
    assert sorted(cls.__name__ for cls in raised) == ["QuickSightError", "ThrottlingException"]
