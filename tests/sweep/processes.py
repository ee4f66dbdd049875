"""Services swept side by side, each in a process of its own, so that memory is given back."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from .checkers import Checker
from .services import Failure, Report, sweep

CONTEXT: Final = multiprocessing.get_context("forkserver")


def sweep_all(services: Mapping[str, Sequence[Checker]], jobs: int) -> Iterator[Report]:
    """Sweep services.

    Args:
        services: Their names, and the type checkers to run for each.
        jobs: How many run at a time.

    Yields:
        What came of each, in the order in which they are done.
    """
    CONTEXT.set_forkserver_preload([__name__])
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(sweep_apart, *service) for service in services.items()]
        for done in as_completed(waiting):
            yield done.result()


def sweep_apart(service: str, checkers: Sequence[Checker]) -> Report:
    """Sweep a service in a process of its own."""
    here, there = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=send_report, args=(there, service, checkers))
    process.start()
    there.close()
    try:
        report: Report = here.recv()
    except EOFError:
        process.join()
        ended = f"the process ended with {process.exitcode}"
        return Report(service, failures=[Failure(service, "-", ended)])
    process.join()
    return report


def send_report(there: Connection, service: str, checkers: Sequence[Checker]) -> None:
    """Sweep a service in a temporary folder."""
    with TemporaryDirectory(prefix="botoforge-sweep-") as folder:
        there.send(sweep(service, Path(folder), checkers=checkers))
