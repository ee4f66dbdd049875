"""Rows about waiting: a thousand jobs at once, beside the same calls made bare with aiobotocore.

Both sides ask about as many jobs, equally often, and sleep equally long in between. This is
measured twice: with the operation that has the smallest response, beside which waiting costs most,
and with twenty reviewed rows of twenty services, whose responses come from the package's own test
server.
"""

from __future__ import annotations

import asyncio
import gc
import time
import tracemalloc
from collections import Counter
from collections.abc import (
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from itertools import count
from multiprocessing.connection import Connection
from typing import Any, Final

import botoforge.quicksight
from attrs import frozen
from botocore import xform_name
from botoforge._runtime.testing.http import HttpAnswer, HttpRequest, HttpServer
from oracle.classes import find_client
from support.many_jobs import KINDS, PACKAGE, generated_kinds, plan_jobs, service_package

from .harness import Row, Sides, check
from .workshop import Workshop, played_apart

JOBS: Final = 1000
POLLS: Final = 6
"""How often a job is asked about; the last time it has succeeded."""
DELAY: Final = 0.001
"""Seconds between two polls of a job."""
LONG: Final = 600
"""Seconds after which nothing is polled any more."""
RESPONSE: Final = """{"RefreshDetails": {"RefreshId": "1", "RefreshStatus": "STATUS",
"RefreshArn": "arn:aws:quicksight:us-east-1:123456789012:topic/sales/refresh/1"}}"""


@frozen
class Subject:
    """An operation that is polled, bare and by a wait."""

    service: str
    package: Any
    """The service package."""
    method: str
    waiter: str
    """The method that waits."""
    parameters: Mapping[str, str]
    """Those that all jobs share, as the model names them."""
    id_parameter: str
    running: HttpAnswer
    done: HttpAnswer


def list_rows() -> list[Row]:
    """List the rows."""
    one, many = partial(prepare, describe_smallest), partial(prepare, describe_rows)
    cpu = partial(
        Row, group="polls", peer="aiobotocore, bare calls", prepare=one, at_most=1.12, rounds=5
    )
    return [
        cpu(name="one", title=f"A poll of {JOBS:,} waits for the smallest response"),
        cpu(name="twenty", title=f"A poll of {JOBS:,} waits for jobs of 20 services", prepare=many),
        cpu(
            name="memory",
            title="What a wait holds between two polls",
            prepare=partial(prepare, describe_smallest, of_memory=True),
            unit="B",
            at_most=5.0,
            rounds=3,
        ),
    ]


# --- What is polled -------------------------------------------------------------------------------


@contextmanager
def describe_smallest(_: Workshop) -> Generator[list[Subject]]:
    """Describe the operation with the smallest response."""
    headers = {"Content-Type": "application/json", "x-amzn-RequestId": "request"}
    running, done = (
        HttpAnswer(headers=headers, body=RESPONSE.replace("STATUS", status).encode())
        for status in ("RUNNING", "COMPLETED")
    )
    parameters = {"AwsAccountId": "123456789012", "TopicId": "sales"}
    names = ("describe_topic_refresh", "wait_until_topic_refresh_completed", parameters)
    yield [Subject("quicksight", botoforge.quicksight, *names, "RefreshId", running, done)]


@contextmanager
def describe_rows(workshop: Workshop) -> Generator[list[Subject]]:
    """Describe the operations of twenty rows, with what the package's test server answers."""
    subjects: list[Subject] = []
    folder = workshop.folder / PACKAGE
    folder.mkdir()
    with generated_kinds(folder), import_module(f"{PACKAGE}.testing").AwsServer() as aws:
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
        yield subjects


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


# --- The two sides --------------------------------------------------------------------------------


async def ask(
    raw: Any, subject: Subject, job: str, delay: float = DELAY, on_poll: Any = None
) -> None:
    """Ask about a job until it has succeeded, without us."""
    method = getattr(raw, subject.method)
    parameters = {**subject.parameters, subject.id_parameter: job}
    for _ in range(POLLS - 1):
        response = await method(**parameters)
        if on_poll is not None:
            on_poll(response, 0)
        await asyncio.sleep(delay)
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
    """Measure the CPU of a poll, in seconds, where all jobs are awaited at once."""
    gc.collect()
    began = time.process_time()
    await asyncio.gather(*jobs)
    return (time.process_time() - began) / (JOBS * POLLS)


async def memory_of(start: Callable[[str, Any], Coroutine[Any, Any, object]]) -> float:
    """Measure the memory of a job, in bytes, where all sleep after their first poll.

    Args:
        start: Starts to ask about a job; told its id, and what to call after a poll.
    """
    polled: list[float] = []

    def on_poll(_: object, elapsed: float) -> None:
        polled.append(elapsed)

    tracemalloc.start()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(start(str(number), on_poll)) for number in range(JOBS)]
        while len(polled) < JOBS:
            await asyncio.sleep(0.1)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        for task in tasks:
            task.cancel()
    tracemalloc.stop()
    return held / JOBS


@contextmanager
def prepare(
    describe: Callable[[Workshop], Any], workshop: Workshop, *, of_memory: bool = False
) -> Generator[Sides]:
    """Make the two sides of a row: services, an event loop, and clients of their own."""
    with ExitStack() as opened:
        subjects: Sequence[Subject] = opened.enter_context(describe(workshop))
        answers = [(subject.running, subject.done) for subject in subjects]
        pipe = opened.enter_context(played_apart(serve, answers))
        runner = opened.enter_context(asyncio.Runner())
        url = f"http://127.0.0.1:{pipe.recv()}"
        raw, raw_of_ours = (
            [runner.run(connect(subject, f"{url}/{n}")) for n, subject in enumerate(subjects)]
            for _ in range(2)
        )
        clients = [
            getattr(subject.package, f"Async{find_client(subject.package).__name__}")(each)
            for subject, each in zip(subjects, raw_of_ours, strict=True)
        ]
        if of_memory:
            first = subjects[0]
            yield Sides(
                lambda: runner.run(
                    memory_of(lambda job, on: wait(clients[0], first, job, on_poll=on))
                ),
                lambda: runner.run(memory_of(lambda job, on: ask(raw[0], first, job, 60, on))),
            )
        else:
            delays = {"min_delay": DELAY, "max_delay": DELAY}
            turn = partial(take_turn, runner, pipe, len(subjects), count())
            sides = Sides(
                lambda: turn(
                    lambda place, job: wait(clients[place], subjects[place], job, **delays)
                ),
                lambda: turn(lambda place, job: ask(raw[place], subjects[place], job)),
            )
            for side in (sides.ours, sides.peer):
                side()  # connections are opened and modules are loaded
            yield sides
        for each in (*raw, *raw_of_ours):
            runner.run(each.close())


async def connect(subject: Subject, url: str) -> Any:
    """Make a client of aiobotocore."""
    session: Any = import_module("aiobotocore.session").AioSession()
    session.set_credentials("local", "local")
    config = import_module("aiobotocore.config").AioConfig(proxies={})
    creation = session.create_client(
        subject.service, region_name="us-east-1", endpoint_url=url, config=config
    )
    return await creation.__aenter__()


def take_turn(
    runner: asyncio.Runner,
    pipe: Connection,
    services: int,
    turns: Iterator[int],
    start: Callable[[int, str], Awaitable[object]],
) -> float:
    """Ask about all jobs to their end, and return the CPU of a poll."""
    turn = next(turns)
    names = [(n % services, f"turn-{turn}-{n}-which-is-long-enough-for-all") for n in range(JOBS)]

    async def ask_all() -> float:
        return await cpu_of([start(*name) for name in names])

    spent = runner.run(ask_all())
    pipe.send(turn + 1)
    check(pipe.recv() == JOBS * POLLS)
    return spent
