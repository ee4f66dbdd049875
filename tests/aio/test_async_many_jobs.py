"""A thousand jobs of twenty kinds are awaited at once, each in a task of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from importlib import import_module
from typing import Any

import pytest
from oracle.classes import find_client
from support.many_jobs import (
    KINDS,
    PACKAGE,
    PlannedJob,
    generated_kinds,
    plan_jobs,
    play,
    service_package,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The root of the package of all kinds."""
    with generated_kinds(tmp_path_factory.mktemp("project")):
        yield import_module(PACKAGE)


def test_thousand_jobs_in_tasks(
    no_aws_settings: None,  # noqa: ARG001 (asked for its effect)
    package: Any,
) -> None:
    """Each wait ends as its own job does, after as many polls as that takes."""
    jobs = plan_jobs()

    async def wait_for_all(options: dict[str, Any]) -> list[object]:
        async with AsyncExitStack() as opened:
            clients: dict[Any, Any] = {}
            for kind in KINDS:
                module = service_package(kind)
                client: Any = getattr(module, f"Async{find_client(module).__name__}")
                clients[kind] = await opened.enter_async_context(client.connect(**options))

            async def wait(job: PlannedJob) -> object:
                method = getattr(clients[job.kind], job.wait_method)
                try:
                    return await method(**job.parameters, timeout=300, min_delay=0.05, max_delay=1)
                except package.JobFailedError as error:
                    return error

            return await asyncio.gather(*map(wait, jobs))

    with import_module(f"{PACKAGE}.testing").AwsServer() as aws:
        play(aws, jobs)
        options = aws.options(max_pool_connections=100, retries={"total_max_attempts": 1})
        ended = asyncio.run(wait_for_all(options))

    assert [job.outcome(end) for job, end in zip(jobs, ended, strict=True)] == [
        job.expected for job in jobs
    ]
    assert sum(len(job.statuses) for job in jobs) == len(aws.requests)
