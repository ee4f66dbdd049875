"""1,000 jobs awaited at once: what waiting adds to the same calls made bare with aiobotocore.

A process of its own plays the services, so that its CPU does not count. Both sides ask about as
many jobs, equally often, and sleep equally long in between; they take turns in one run, each with
clients of its own. This is measured twice: with the operation that has the smallest response,
beside which waiting costs most, and with twenty reviewed rows of twenty services, whose responses
come from the package's own test server. The program ends with 1 where a bound is broken.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

import botoforge.quicksight
import rich
from aiobotocore.config import AioConfig
from aiobotocore.session import AioSession
from attrs import frozen
from botocore import xform_name
from botoforge._runtime.testing.http import HttpAnswer, HttpRequest, HttpServer
from oracle.classes import find_client
from rich.table import Table
from support.many_jobs import KINDS, PACKAGE, generated_kinds, plan_jobs, service_package

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
RESPONSE: Final = """{"RefreshDetails": {"RefreshId": "1", "RefreshStatus": "STATUS",
"RefreshArn": "arn:aws:quicksight:us-east-1:123456789012:topic/sales/refresh/1"}}"""


@frozen
class Subject:
    """An operation that is polled, bare and by a wait."""

    service: str
    package: ModuleType
    """The service package."""
    method: str
    waiter: str
    """The method that waits."""
    parameters: Mapping[str, str]
    """Those that all jobs share, as the model names them."""
    id_parameter: str
    running: HttpAnswer
    done: HttpAnswer


def describe_smallest() -> Subject:
    """Describe the operation with the smallest response."""
    headers = {"Content-Type": "application/json", "x-amzn-RequestId": "request"}
    running, done = (
        HttpAnswer(headers=headers, body=RESPONSE.replace("STATUS", status).encode())
        for status in ("RUNNING", "COMPLETED")
    )
    parameters = {"AwsAccountId": "123456789012", "TopicId": "sales"}
    names = ("describe_topic_refresh", "wait_until_topic_refresh_completed", parameters)
    return Subject("quicksight", botoforge.quicksight, *names, "RefreshId", running, done)


def describe_rows() -> list[Subject]:
    """Describe the operations of twenty rows, with what the package's test server answers."""
    subjects: list[Subject] = []
    with import_module(f"{PACKAGE}.testing").AwsServer() as aws:
        for job in [job for job in plan_jobs() if job.succeeds and len(job.statuses) > 1]:
            kind, package = job.kind, service_package(job.kind)
            if len(subjects) == len(KINDS) or any(kind.service == s.service for s in subjects):
                continue
            client: Any = find_client(package)
            method = xform_name(kind.operation)
            plan = aws.when(getattr(client, method), **job.parameters)
            plan.answer(job.statuses[0], job.statuses[-1])
            answers = record(client.connect(**aws.options()), method, job.parameters)
            shared = dict.fromkeys(kind.parameters[:-1], "every-job-has-an-id-of-its-own")
            names = (method, job.wait_method, shared, kind.parameters[-1])
            subjects.append(Subject(kind.service, package, *names, *answers))
    return subjects


def record(client: Any, method: str, parameters: Mapping[str, str]) -> list[HttpAnswer]:
    """Call twice, and record what a server sends."""
    answers: list[HttpAnswer] = []

    def keep(response_dict: Mapping[str, Any], **_: object) -> None:
        headers = {name: str(value) for name, value in response_dict["headers"].items()}
        body = response_dict["body"]
        answers.append(HttpAnswer(headers=headers, body=body))

    meta = client.raw_client.meta
    meta.events.register_first(f"before-parse.{meta.service_model.service_id.hyphenize()}", keep)
    for _ in range(2):
        getattr(client, method)(**parameters)
    client.raw_client.close()
    return answers


def serve(pipe: Connection) -> None:
    """Play services: say where they listen, and after each turn how many requests came."""
    asked: Counter[tuple[str, bytes]] = Counter()
    answers: list[tuple[HttpAnswer, HttpAnswer]] = pipe.recv()

    def respond(request: HttpRequest) -> HttpAnswer:
        job = request.target, request.body
        asked[job] += 1
        running, done = answers[int(request.target.split("/")[1])]
        return running if asked[job] < POLLS else done

    pipe.send(HttpServer(respond).server_port)
    while pipe.recv():
        pipe.send(asked.total())
        asked.clear()


async def ask(raw: Any, subject: Subject, job: str) -> None:
    """Ask about a job until it has succeeded, without us."""
    method = getattr(raw, subject.method)
    parameters = {**subject.parameters, subject.id_parameter: job}
    for _ in range(POLLS - 1):
        await method(**parameters)
        await asyncio.sleep(DELAY)
    await method(**parameters)


def wait(client: Any, subject: Subject, job: str, **how: Any) -> Coroutine[Any, Any, object]:
    """Wait for a job."""
    parameters = {**subject.parameters, subject.id_parameter: job}
    named = {xform_name(name): value for name, value in parameters.items()}
    wait: Coroutine[Any, Any, object] = getattr(client, subject.waiter)(
        **named, timeout=3600, **how
    )
    return wait


async def cpu_of(jobs: Iterable[Awaitable[object]]) -> float:
    """Measure the CPU of a poll, in microseconds, where all jobs are awaited at once."""
    gc.collect()
    began = time.process_time()
    await asyncio.gather(*jobs)
    return (time.process_time() - began) / (JOBS * POLLS) * 1e6


async def memory_of(client: Any, subject: Subject) -> float:
    """Measure the memory of a waiting job, in kilobytes, where all sleep after their first poll."""
    polled: list[float] = []

    def on_poll(_: object, elapsed: float) -> None:
        polled.append(elapsed)

    tracemalloc.start()
    async with asyncio.TaskGroup() as group:
        jobs = [wait(client, subject, str(number), on_poll=on_poll) for number in range(JOBS)]
        tasks = [group.create_task(job) for job in jobs]
        while len(polled) < JOBS:
            await asyncio.sleep(0.1)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        for task in tasks:
            task.cancel()
    tracemalloc.stop()
    return held / JOBS / 1000


async def measure(pipe: Connection, subjects: Sequence[Subject]) -> bool:
    """Measure, show, and return whether the bounds hold."""
    pipe.send([(subject.running, subject.done) for subject in subjects])
    port = pipe.recv()
    session: Any = AioSession()
    session.set_credentials("local", "local")
    cpu: dict[str, list[float]] = {"bare": [], "waiting": []}
    async with AsyncExitStack() as opened:

        async def connect(place: int) -> Any:
            creation = session.create_client(
                subjects[place].service,
                region_name="us-east-1",
                endpoint_url=f"http://127.0.0.1:{port}/{place}",
                config=AioConfig(proxies={}),
            )
            return await opened.enter_async_context(creation)

        bare = [await connect(place) for place in range(len(subjects))]
        clients: list[Any] = []
        for place, subject in enumerate(subjects):
            client: Any = getattr(subject.package, f"Async{find_client(subject.package).__name__}")
            clients.append(client(await connect(place)))
        delays = {"min_delay": DELAY, "max_delay": DELAY}
        start: dict[str, Callable[[int, str], Awaitable[object]]] = {
            "bare": lambda place, job: ask(bare[place], subjects[place], job),
            "waiting": lambda place, job: wait(clients[place], subjects[place], job, **delays),
        }
        for turn in range(ROUNDS + 1):
            for side in sorted(start, reverse=turn % 2 == 1):
                spent = await cpu_of(
                    start[side](
                        n % len(subjects), f"{side}-{turn}-{n}-which-is-long-enough-for-all"
                    )
                    for n in range(JOBS)
                )
                pipe.send(side)
                if pipe.recv() != JOBS * POLLS:
                    raise RuntimeError(f"{side}: not the number of requests that is compared")
                if turn:  # before, connections are opened and modules are loaded
                    cpu[side].append(spent)
        memory = await memory_of(clients[0], subjects[0])
    return show(f"{len(subjects)} rows" if len(subjects) > 1 else "one row", cpu, memory)


def show(rows: str, cpu: Mapping[str, Sequence[float]], memory: float) -> bool:
    """Show what was measured, and return whether the bounds hold."""
    added = [(waiting / bare - 1) * 100 for bare, waiting in zip(*cpu.values(), strict=True)]
    title = f"{JOBS} jobs of {rows} at once: all have ended"
    table = Table("", "median", "all rounds", "bound", title=title)
    for side, each in cpu.items():
        table.add_row(f"CPU of a poll, {side}", f"{median(each):.0f} us", listed(each))
    table.add_row("added by waiting", f"{median(added):.1f} %", listed(added), f"{MOST_CPU} %")
    table.add_row("memory of a waiting job", f"{memory:.1f} kB", "", f"{MOST_MEMORY} kB")
    rich.print(table)
    return median(added) < MOST_CPU and memory < MOST_MEMORY


def listed(numbers: Iterable[float]) -> str:
    """Write numbers down, smallest first."""
    return " ".join(f"{number:.0f}" for number in sorted(numbers))


def measure_apart(subjects: Sequence[Subject]) -> bool:
    """Measure with services that are played by a process of its own."""
    ours, theirs = get_context("spawn").Pipe()
    service = get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    service.start()
    held = asyncio.run(measure(ours, subjects))
    service.terminate()
    return held


def main() -> int:
    """Measure both, and return the exit status."""
    with TemporaryDirectory() as folder, generated_kinds(Path(folder)):
        held = [measure_apart([describe_smallest()]), measure_apart(describe_rows())]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
