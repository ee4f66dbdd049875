"""A thousand jobs of twenty kinds are awaited at once, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from oracle.classes import find_client
from support.many_jobs import (
    JOBS,
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
    folder: Path = tmp_path_factory.mktemp("project")
    with generated_kinds(folder):
        yield import_module(PACKAGE)


def test_thousand_jobs_in_threads(package: Any) -> None:
    """Each wait ends as its own job does, after as many polls as that takes."""
    jobs = plan_jobs()
    with import_module(f"{PACKAGE}.testing").AwsServer() as aws:
        play(aws, jobs)
        options = aws.options(max_pool_connections=100, retries={"total_max_attempts": 1})
        clients: dict[Any, Any] = {}
        for kind in KINDS:
            client: Any = find_client(service_package(kind))
            clients[kind] = client.connect(**options)

        def wait(job: PlannedJob) -> object:
            method = getattr(clients[job.kind], job.wait_method)
            try:
                return method(**job.parameters, timeout=300, min_delay=0.05, max_delay=1)
            except package.JobFailedError as error:
                return error

        with ThreadPoolExecutor(JOBS) as threads:
            ended = list(threads.map(wait, jobs))
        for client in clients.values():
            client.raw_client.close()

    assert [job.outcome(end) for job, end in zip(jobs, ended, strict=True)] == [
        job.expected for job in jobs
    ]
    assert sum(len(job.statuses) for job in jobs) == len(aws.requests)
    assert len({job.kind for job in jobs}) == 20
