"""`wait_for_async`: the same loop around any call of an async client."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import pytest
from async_clients import connect
from botoforge import JobFailedError, UnknownValue, wait_for_async
from botoforge.quicksight import TopicRefreshStatus
from support.local_aws import LocalAws
from support.waiting_cases import JOBS, Clock

JOB: Final = JOBS[0]


async def wait(service: LocalAws, clock: Clock, steps: Any) -> Any:
    """Wait for a refresh of a topic, by its status."""
    service.play(steps)
    settings: Any = {"retries": {"total_max_attempts": 1}, "proxies": {}}
    async with connect(JOB.operation, service.endpoint_url, **settings) as client:

        async def sleep(seconds: float) -> None:
            clock.sleep(seconds)

        async def status() -> TopicRefreshStatus | UnknownValue | None:
            response = await client.describe_topic_refresh(**JOB.operation.arguments)
            found: TopicRefreshStatus | UnknownValue | None = JOB.status_in(response)
            return found

        return await wait_for_async(
            status,
            succeeded=TopicRefreshStatus.COMPLETED,
            failed=[TopicRefreshStatus.FAILED, TopicRefreshStatus.CANCELLED],
            timeout=60,
            timing=clock.timing(sleep),
        )


def test_success(no_aws_settings: None) -> None:  # noqa: ARG001 (asked for its effect)
    """Statuses end it, and what passes is waited out."""
    steps = [
        JOB.answer("RUNNING"),
        JOB.error("SlowDown", 503),
        *JOB.answers("RUNNING", "COMPLETED"),
    ]
    clock = Clock()

    with LocalAws() as service:
        status = asyncio.run(wait(service, clock, steps))

    assert status is TopicRefreshStatus.COMPLETED
    assert [5, 5, 5] == clock.slept


def test_failure(no_aws_settings: None) -> None:  # noqa: ARG001 (asked for its effect)
    """A failure is raised with the status."""
    with LocalAws() as service, pytest.raises(JobFailedError) as caught:
        asyncio.run(wait(service, Clock(), JOB.answers("RUNNING", "FAILED")))

    assert caught.value.polled is TopicRefreshStatus.FAILED


def test_cancelled() -> None:
    """The cancellation of the task ends it at once."""

    async def cancelled() -> int:
        polled: list[int] = []

        async def poll() -> bool:
            polled.append(1)
            return False

        task = asyncio.create_task(wait_for_async(poll, succeeded=bool, timeout=600))
        while not polled:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(polled)

    assert asyncio.run(cancelled()) == 1


def test_plain_poll() -> None:
    """A function that is not async is refused, with the name of the function that takes it."""
    plain: Any = bool

    with pytest.raises(TypeError) as caught:
        asyncio.run(wait_for_async(plain, succeeded=bool, timeout=9))

    assert (
        "poll is not async: it returned a value of type bool; give an async function, or use "
        "wait_for" == str(caught.value)
    )
