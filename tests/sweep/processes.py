"""Services swept side by side, each in a process of its own, so that memory is given back."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from .services import Failure, Report, sweep

CONTEXT: Final = multiprocessing.get_context("forkserver")


def sweep_all(services: Sequence[str], jobs: int) -> Iterator[Report]:
    """Sweep services, so many at a time."""
    CONTEXT.set_forkserver_preload([__name__])
    with ThreadPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(sweep_apart, service) for service in services]):
            yield done.result()


def sweep_apart(service: str) -> Report:
    """Sweep a service in a process of its own."""
    here, there = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=send_report, args=(there, service))
    process.start()
    there.close()
    try:
        report: Report = here.recv()
    except EOFError:
        process.join()
        ended = Failure(service, "-", f"the process ended with {process.exitcode}")
        return Report(service, failures=[ended])
    process.join()
    return report


def send_report(there: Connection, service: str) -> None:
    """Sweep a service in a temporary folder."""
    with TemporaryDirectory(prefix="botoforge-sweep-") as folder:
        there.send(sweep(service, Path(folder)))
