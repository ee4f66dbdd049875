"""1,000 jobs awaited at once: what waiting adds to the same calls made bare with aiobotocore.

A process of its own plays the service, so that its CPU does not count. Both sides ask about as
many jobs, equally often, and sleep equally long in between; they take turns in one run, each with
a client of its own. The operation is the one with the smallest response, beside which waiting costs
most. The program ends with 1 where a bound is broken.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from typing import Any, Final

import rich
from aiobotocore.config import AioConfig
from aiobotocore.session import AioSession
from botoforge._runtime.testing.http import HttpAnswer, HttpRequest, HttpServer
from botoforge.quicksight import AsyncQuickSightClient
from rich.table import Table

JOBS: Final = 1000
POLLS: Final = 6
"""How often a job is asked about; the last time it has succeeded."""
DELAY: Final = 0.001
"""Seconds between two polls of a job."""
ROUNDS: Final = 12
MOST_CPU: Final = 12.0
"""Per cent of CPU that waiting may add; docs/decisions/costs.md says what it does add."""
MOST_MEMORY: Final = 60.0
"""Kilobytes that a waiting job may hold."""
ACCOUNT: Final = "123456789012"
RESPONSE: Final = """{"RefreshDetails": {"RefreshId": "1", "RefreshStatus": "STATUS",
"RefreshArn": "arn:aws:quicksight:us-east-1:123456789012:topic/sales/refresh/1"}}"""


def serve(pipe: Connection) -> None:
    """Play QuickSight: say where it listens, and after each turn how many requests came."""
    asked: Counter[str] = Counter()

    def respond(request: HttpRequest) -> HttpAnswer:
        job = request.target
        asked[job] += 1
        body = RESPONSE.replace("STATUS", "RUNNING" if asked[job] < POLLS else "COMPLETED")
        headers = {"Content-Type": "application/json", "x-amzn-RequestId": "request"}
        return HttpAnswer(headers=headers, body=body.encode())

    pipe.send(HttpServer(respond).server_port)
    while pipe.recv():
        pipe.send(asked.total())
        asked.clear()


async def ask(raw: Any, job: str) -> None:
    """Ask about a job until it has succeeded, without us."""
    for _ in range(POLLS - 1):
        await raw.describe_topic_refresh(AwsAccountId=ACCOUNT, TopicId="sales", RefreshId=job)
        await asyncio.sleep(DELAY)
    await raw.describe_topic_refresh(AwsAccountId=ACCOUNT, TopicId="sales", RefreshId=job)


def wait(client: AsyncQuickSightClient, job: str, **how: Any) -> Coroutine[Any, Any, object]:
    """Wait for a job."""
    return client.wait_until_topic_refresh_completed(
        aws_account_id=ACCOUNT, topic_id="sales", refresh_id=job, timeout=3600, **how
    )


async def cpu_of(jobs: Iterable[Awaitable[object]]) -> float:
    """Measure the CPU of a poll, in microseconds, where all jobs are awaited at once."""
    gc.collect()
    began = time.process_time()
    await asyncio.gather(*jobs)
    return (time.process_time() - began) / (JOBS * POLLS) * 1e6


async def memory_of(client: AsyncQuickSightClient) -> float:
    """Measure the memory of a waiting job, in kilobytes, where all sleep after their first poll."""
    polled: list[float] = []

    def on_poll(_: object, elapsed: float) -> None:
        polled.append(elapsed)

    tracemalloc.start()
    async with asyncio.TaskGroup() as group:
        jobs = [wait(client, str(number), on_poll=on_poll) for number in range(JOBS)]
        tasks = [group.create_task(job) for job in jobs]
        while len(polled) < JOBS:
            await asyncio.sleep(0.1)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        for task in tasks:
            task.cancel()
    tracemalloc.stop()
    return held / JOBS / 1000


async def measure(service: Connection) -> bool:
    """Measure, show, and return whether the bounds hold."""
    session: Any = AioSession()
    session.set_credentials("local", "local")
    connect = partial(
        session.create_client,
        "quicksight",
        region_name="us-east-1",
        endpoint_url=f"http://127.0.0.1:{service.recv()}",
        config=AioConfig(proxies={}),
    )
    cpu: dict[str, list[float]] = {"bare": [], "waiting": []}
    async with connect() as bare, connect() as wrapped:
        client = AsyncQuickSightClient(wrapped)
        start: dict[str, Callable[[str], Awaitable[object]]] = {
            "bare": partial(ask, bare),
            "waiting": partial(wait, client, min_delay=DELAY, max_delay=DELAY),
        }
        for turn in range(ROUNDS + 1):
            for side in sorted(start, reverse=turn % 2 == 1):
                spent = await cpu_of(start[side](f"{side}-{turn}-{n}") for n in range(JOBS))
                service.send(side)
                if service.recv() != JOBS * POLLS:
                    raise RuntimeError(f"{side}: not the number of requests that is compared")
                if turn:  # before, connections are opened and modules are loaded
                    cpu[side].append(spent)
        memory = await memory_of(client)
    added = [(waiting / bare - 1) * 100 for bare, waiting in zip(*cpu.values(), strict=True)]
    table = Table("", "median", "all rounds", "bound", title=f"{JOBS} jobs at once: all have ended")
    for side, each in cpu.items():
        table.add_row(f"CPU of a poll, {side}", f"{median(each):.0f} us", listed(each))
    table.add_row("added by waiting", f"{median(added):.1f} %", listed(added), f"{MOST_CPU} %")
    table.add_row("memory of a waiting job", f"{memory:.1f} kB", "", f"{MOST_MEMORY} kB")
    rich.print(table)
    return median(added) < MOST_CPU and memory < MOST_MEMORY


def listed(numbers: Iterable[float]) -> str:
    """Write numbers down, smallest first."""
    return " ".join(f"{number:.0f}" for number in sorted(numbers))


if __name__ == "__main__":
    ours, theirs = get_context("spawn").Pipe()
    get_context("spawn").Process(target=serve, args=(theirs,), daemon=True).start()
    sys.exit(not asyncio.run(measure(ours)))
