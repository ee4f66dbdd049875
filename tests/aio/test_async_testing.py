"""`botoforge.testing` with the async clients."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from aiobotocore.session import AioSession
from botocore.exceptions import StubAssertionError, UnStubbedResponseError
from botoforge import WaitTimeoutError
from botoforge._runtime.waiting.fast_waits import SkippingClock
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeTopicRefreshResponse,
    ExceptionResourceType,
    QuickSightError,
    ResourceNotFoundException,
)
from botoforge.testing import (
    AwsServer,
    Delayed,
    ExpectationError,
    Reset,
    Throttled,
    error,
    fast_waits,
    sample,
    stub,
)

ACCOUNT = "123456789012"

pytestmark = pytest.mark.usefixtures("no_aws_settings")


def describe(
    client: AsyncQuickSightClient, topic_id: str = "sales"
) -> Coroutine[Any, Any, DescribeTopicRefreshResponse]:
    """Ask for the refresh of a topic."""
    return client.describe_topic_refresh(
        aws_account_id=ACCOUNT, topic_id=topic_id, refresh_id="nightly"
    )


def test_server() -> None:
    """A job goes through statuses, throttling, a reset and a delay to its success."""
    with AwsServer() as aws:
        aws.when(AsyncQuickSightClient.describe_topic_refresh, topic_id="sales").answer(
            "RUNNING", Throttled(), Reset(), "ODD", Delayed(0.05, "COMPLETED")
        )
        seen: list[str] = []

        def note(response: DescribeTopicRefreshResponse, _: float) -> None:
            assert response.refresh_details is not None
            seen.append(str(response.refresh_details.refresh_status))

        async def wait() -> None:
            options = aws.options(retries={"total_max_attempts": 1})
            async with AsyncQuickSightClient.connect(**options) as client:
                await client.wait_until_topic_refresh_completed(
                    aws_account_id=ACCOUNT,
                    topic_id="sales",
                    refresh_id="nightly",
                    timeout=30,
                    min_delay=0.001,
                    max_delay=0.002,
                    on_poll=note,
                )

        asyncio.run(wait())

    assert ["RUNNING", "ODD", "COMPLETED"] == seen
    assert len(aws.requests) == 5


def test_fast_waits() -> None:
    """A wait sleeps nothing by its own clock, and lets other tasks run."""
    ticks: list[str] = []

    async def tick(waiting: asyncio.Task[object]) -> None:
        while not waiting.done():
            ticks.append("tick")
            await asyncio.sleep(0)

    async def wait() -> None:
        async with AsyncQuickSightClient.connect(**aws.options()) as client:
            waiting = [
                asyncio.create_task(
                    client.wait_until_topic_refresh_completed(
                        aws_account_id=ACCOUNT,
                        topic_id="sales",
                        refresh_id="nightly",
                        timeout=timeout,
                        min_delay=60,
                        max_delay=60,
                    )
                )
                for timeout in (300, 900)
            ]
            await tick(waiting[1])
            for timeout, task in zip((300, 900), waiting, strict=True):
                with pytest.raises(WaitTimeoutError) as caught:
                    await task
                assert timeout <= caught.value.elapsed < timeout + 10

    with AwsServer() as aws, fast_waits():
        aws.when(AsyncQuickSightClient.describe_topic_refresh).answer("RUNNING")
        asyncio.run(asyncio.wait_for(wait(), 30))

    assert len(ticks) > 20


async def skip_much(clock: Any) -> None:
    """Sleep often."""
    for _ in range(1000):
        await clock.sleep(60)


def test_skipped_sleep_gives_way() -> None:
    """Even waits that do nothing but sleep leave the loop to others in between."""

    async def test() -> int:
        clock = SkippingClock(lambda: 0.0)
        skipping = asyncio.create_task(skip_much(clock))
        turns = 0
        while not skipping.done():
            turns += 1
            await asyncio.sleep(0)
        assert clock.clock() == 60_000
        return turns

    assert asyncio.run(test()) >= 1000


def test_no_answer() -> None:
    """A request without an answer is refused, and the end of the block lists it."""

    async def call(aws: AwsServer) -> None:
        async with AsyncQuickSightClient.connect(**aws.options()) as client:
            with pytest.raises(QuickSightError, match="has no planned response"):
                await describe(client)

    def play() -> None:
        with AwsServer() as aws:
            asyncio.run(call(aws))

    with pytest.raises(ExpectationError, match=r"QuickSightClient\.describe_topic_refresh"):
        play()


def test_many_jobs() -> None:
    """Hundreds of jobs are awaited at once, each with statuses of its own."""
    jobs = 200
    with AwsServer() as aws:
        for number in range(jobs):
            last = "COMPLETED" if number % 2 else "FAILED"
            method = AsyncQuickSightClient.describe_topic_refresh
            aws.when(method, topic_id=f"topic-{number}").answer("RUNNING", last)

        async def status(client: AsyncQuickSightClient, number: int) -> list[str]:
            found = [await describe(client, f"topic-{number}") for _ in range(2)]
            return [
                str(response.refresh_details.refresh_status)
                for response in found
                if response.refresh_details is not None
            ]

        async def all_statuses() -> list[list[str]]:
            options = aws.options(max_pool_connections=jobs)
            async with AsyncQuickSightClient.connect(**options) as client:
                return await asyncio.gather(*(status(client, number) for number in range(jobs)))

        found = asyncio.run(all_statuses())

    assert [["RUNNING", "FAILED"], ["RUNNING", "COMPLETED"]] * (jobs // 2) == found


def test_stub() -> None:
    """A stubbed client answers what was planned, checks its calls, and is given back."""

    async def call() -> None:
        session: Any = AioSession()
        session.set_credentials("testing", "testing")
        connected = AsyncQuickSightClient.connect(session=session, region_name="us-east-1")
        async with connected as client:
            response = sample(DescribeTopicRefreshResponse, status=200)
            with stub(client) as planned:
                planned.when(
                    AsyncQuickSightClient.describe_topic_refresh,
                    aws_account_id=ACCOUNT,
                    topic_id="sales",
                    refresh_id="nightly",
                ).returns(response)
                planned.when(AsyncQuickSightClient.describe_topic_refresh).raises(
                    error(ResourceNotFoundException, "gone", resource_type="USER")
                )
                with pytest.raises(StubAssertionError):
                    await describe(client, "stock")
                assert response == await describe(client)
                with pytest.raises(ResourceNotFoundException) as caught:
                    await describe(client)
                assert caught.value.resource_type is ExceptionResourceType.USER
                with pytest.raises(UnStubbedResponseError):
                    await describe(client)
            forgotten = stub(client)
            forgotten.when(AsyncQuickSightClient.describe_topic_refresh).returns(response)
            with pytest.raises(ExpectationError, match="DescribeTopicRefresh"), forgotten:
                pass

    asyncio.run(call())
