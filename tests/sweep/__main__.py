"""Sweep services, all of them unless some are named, and tell what is not as it should be."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from botoforge_codegen.load.store import ModelStore

from .checkers import Checker, run_mypy, run_pyright
from .processes import sweep_all
from .services import SEED, Report

LARGEST: Final = 20
"""How many of the largest services pyright checks."""

OTHERS: Final = 40
"""How many others, by chance, but always the same."""

SHOWN: Final = 10
"""How many failures of a service are shown."""

LONGEST: Final = 300
"""How much of a failure is shown."""


def main() -> int:
    """Sweep, and return the exit status."""
    parser = argparse.ArgumentParser(prog="sweep", description=__doc__)
    parser.add_argument("services", nargs="*", metavar="SERVICE", help="such as s3")
    parser.add_argument("--no-types", action="store_true", help="leave the type checkers out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    options = parser.parse_args()
    begun = time.perf_counter()
    services: Sequence[str] = options.services or ModelStore().services()
    reports: list[Report] = []
    with TemporaryDirectory(prefix="botoforge-mypy-") as cache:
        checkers = {} if options.no_types else choose_checkers(services, Path(cache))
        chosen = {service: checkers.get(service, ()) for service in services}
        for report in sweep_all(chosen, options.jobs):
            reports.append(report)
            print(line(report, f"{len(reports)}/{len(services)}"), flush=True)
            for failure in report.failures[:SHOWN]:
                print(f"         {str(failure)[:LONGEST]}", flush=True)
    total = Report(
        "in all",
        operations=sum(report.operations for report in reports),
        values=sum(report.values for report in reports),
        leaves=sum(report.leaves for report in reports),
        bodies=sum(report.bodies for report in reports),
        seconds=time.perf_counter() - begun,
        failures=[failure for report in reports for failure in report.failures],
    )
    print(line(total, ""))
    return 1 if total.failures else 0


def choose_checkers(services: Sequence[str], cache: Path) -> dict[str, Sequence[Checker]]:
    """Choose the type checkers of each service: mypy, and for some of many services pyright."""
    mypy = partial(run_mypy, cache)
    chosen = set(services)
    if len(services) > LARGEST + OTHERS:
        store = ModelStore()
        by_size = sorted(services, key=lambda service: -len(store.service(service).operations))
        others = Random(SEED).sample(by_size[LARGEST:], OTHERS)
        chosen = {*by_size[:LARGEST], *others}
    return {service: (mypy, run_pyright) if service in chosen else (mypy,) for service in services}


def line(report: Report, progress: str) -> str:
    """Tell in one line what came of a service."""
    return (
        f"{progress:7}  {report.service:36} {report.operations:5} operations"
        f" {report.values:6} responses and errors {report.leaves:8} leaves"
        f" {report.bodies:6} bodies {report.seconds:6.1f} s"
        f"  {len(report.failures) or 'no'} failures"
    )


if __name__ == "__main__":
    sys.exit(main())
