"""Waiting for a job with the async clients."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from itertools import chain, repeat
from random import Random
from threading import Event
from typing import Any

import pytest
from aiobotocore.session import AioSession
from async_clients import connect
from botocore.exceptions import ReadTimeoutError
from botoforge import JobFailedError, Timing, WaitTimeoutError
from support.local_aws import Answer, LocalAws, Request, Step
from support.versions import needs_botocore
from support.waiting_cases import JOBS, Job, Waiting, WaitingTests, each_job
from support.wire import Operation


class AsyncWaiting(Waiting):
    """Waits through async clients over those of aiobotocore.

    Attributes:
        runner: The event loop that everything runs in.
    """

    def __init__(self, service: LocalAws, runner: asyncio.Runner) -> None:
        super().__init__(service)
        self.runner = runner
        self.open = AsyncExitStack()
        self.clients: dict[str, Any] = {}

    def client(self, operation: Operation) -> Any:
        """Find the async client of an operation's service."""
        if operation.service not in self.clients:
            connected = connect(
                operation,
                self.service.endpoint_url,
                retries={"total_max_attempts": 1},
                proxies={},
            )
            entered = self.open.enter_async_context(connected)
            self.clients[operation.service] = self.runner.run(entered)
        return self.clients[operation.service]

    async def sleep(self, seconds: float) -> None:
        """Sleep in the clock's time, and let others run."""
        self.clock.sleep(seconds)
        await asyncio.sleep(0)

    def run(self, waiting: Any) -> Any:
        """Run the method to its end."""
        return self.runner.run(waiting)


@pytest.fixture(scope="module")
def waiting(no_aws_settings: None) -> Iterator[AsyncWaiting]:  # noqa: ARG001 (asked for its effect)
    """Somebody who waits with asyncio."""
    with LocalAws() as service, asyncio.Runner() as runner:
        waiting = AsyncWaiting(service, runner)
        yield waiting
        runner.run(waiting.open.aclose())


class TestAsyncWaiting(WaitingTests):
    """How a wait goes."""


# --- Leaving early --------------------------------------------------------------------------------


def cancel(waiting: AsyncWaiting, wait: Any, when: Callable[[], bool]) -> asyncio.Task[Any]:
    """Cancel a wait in the middle of what it does.

    Args:
        waiting: Who waits.
        wait: What the method has returned.
        when: Whether it is there.
    """

    async def cancelled() -> asyncio.Task[Any]:
        task = asyncio.create_task(wait)
        while not when():
            assert not task.done()
            await asyncio.sleep(0.005)
        task.cancel("no more")
        await asyncio.wait([task], timeout=10)
        return task

    return waiting.runner.run(cancelled())


@each_job
def test_cancelled_sleep(waiting: AsyncWaiting, job: Job) -> None:
    """A wait that is cancelled while it sleeps leaves at once; the client can be used on."""
    asleep: list[float] = []

    async def sleep(seconds: float) -> None:
        asleep.append(seconds)
        await asyncio.sleep(60)

    steps = repeat(job.answer(job.in_progress[0]))
    wait = waiting.begin(job, steps, timing=Timing(sleep=sleep))
    task = cancel(waiting, wait, lambda: bool(asleep))

    assert task.cancelled()
    assert len(waiting.service.requests) == 1
    assert job.status_in(waiting.wait(job, job.answers(job.succeeded))) == job.succeeded


@each_job
def test_cancelled_call(waiting: AsyncWaiting, job: Job) -> None:
    """A wait that is cancelled while it asks leaves at once; the client can be used on."""
    leave = Event()

    def respond(_: Request) -> Answer:
        leave.wait(30)
        return job.answer(job.in_progress[0])

    wait = waiting.begin(job, [respond])
    task = cancel(waiting, wait, lambda: len(waiting.service.requests) == 1)
    leave.set()

    assert task.cancelled()
    assert waiting.clock.slept == []
    assert job.status_in(waiting.wait(job, job.answers(job.succeeded))) == job.succeeded


def test_time_limit_of_the_caller(waiting: AsyncWaiting) -> None:
    """`asyncio.timeout` around a wait works as around anything else."""
    job = JOBS[0]

    async def limited() -> None:
        async with asyncio.timeout(0.05):
            await waiting.begin(job, repeat(job.answer("RUNNING")), timing=None)

    with pytest.raises(TimeoutError):
        waiting.runner.run(limited())


def test_closed_client(waiting: AsyncWaiting) -> None:
    """A wait whose client is closed meanwhile ends there: it would only fail until the deadline."""
    job = JOBS[0]
    waiting.service.answer(job.answer("RUNNING"))

    async def outlive() -> None:
        async with connect(job.operation, waiting.service.endpoint_url) as client:
            arguments = job.operation.arguments
            asked = asyncio.Event()

            def told(_: Any, __: float) -> None:
                asked.set()

            wait = getattr(client, job.method)(
                **arguments, timeout=20, min_delay=0.01, on_poll=told
            )
            task = asyncio.create_task(wait)
            await asked.wait()
        await task

    with pytest.raises(RuntimeError, match="client is closed"):
        waiting.runner.run(outlive())


def test_closed_raw_client(waiting: AsyncWaiting) -> None:
    """So does a wait over a raw client that its owner closes, and the error says so."""
    job = JOBS[0]
    waiting.service.play(repeat(job.answer("RUNNING")))

    async def outlive() -> None:
        session: Any = AioSession()
        session.set_credentials("local", "local")
        creation = session.create_client(
            job.operation.service,
            region_name="us-east-1",
            endpoint_url=waiting.service.endpoint_url,
        )
        asked = asyncio.Event()

        def ask(_response: object, _elapsed: float) -> None:
            asked.set()

        async with creation as raw_client:
            client = getattr(job.operation.package, f"Async{job.operation.client.__name__}")
            wait = getattr(client(raw_client), job.method)(
                **job.operation.arguments,
                timeout=20,
                min_delay=0.01,
                on_poll=ask,
            )
            task = asyncio.create_task(wait)
            await asked.wait()
        await task

    with pytest.raises(RuntimeError, match=r"^the client is closed: call it inside"):
        waiting.runner.run(outlive())


@needs_botocore("1.43.75", "aiobotocore has no read time-out of a single call")
def test_service_that_hangs(waiting: AsyncWaiting) -> None:
    """A poll that hangs ends with the wait, long before the client's own time-out."""
    job = JOBS[0]
    leave = Event()

    def hang(_: Request) -> Answer:
        leave.wait(40)
        return job.answer(job.succeeded)  # what the wait would return, if it waited

    steps: Iterator[Step] = chain([job.answer("RUNNING")], repeat(hang))
    with pytest.raises(WaitTimeoutError) as caught:
        waiting.wait(job, steps, timeout=1.5, min_delay=0.01, timing=None)
    leave.set()

    assert isinstance(caught.value.__cause__, ReadTimeoutError)
    assert len(waiting.service.requests) == 2


# --- Many at once ---------------------------------------------------------------------------------


def test_many_at_once(waiting: AsyncWaiting) -> None:
    """Many waits through one client do not get in each other's way."""
    job = JOBS[0]
    chance = Random(7)
    ends = {f"job-{number}": chance.choice(["COMPLETED", "FAILED"]) for number in range(50)}
    left = {name: chance.randint(0, 5) for name in ends}

    def respond(request: Request) -> Answer:
        name = request.target.rpartition("/")[2]
        left[name] -= 1
        if left[name] < 0:
            return job.answer(ends[name])
        return job.answer("RUNNING") if left[name] % 2 else job.error("ThrottlingException", 400)

    async def wait_for_all() -> list[Any]:
        timing = Timing(sleep=lambda _: asyncio.sleep(0))
        waits = [
            waiting.begin(job, repeat(respond), refresh_id=name, timing=timing) for name in ends
        ]
        return await asyncio.gather(*waits, return_exceptions=True)

    came = dict(zip(ends, waiting.runner.run(wait_for_all()), strict=True))

    for name, end in ends.items():
        if end == "COMPLETED":
            assert job.status_in(came[name]) == end
        else:
            assert isinstance(came[name], JobFailedError)
            assert name == came[name].job
