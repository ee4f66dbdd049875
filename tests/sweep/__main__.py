"""`python -m sweep [SERVICE ...]`: sweep services, and tell what is not as it should be."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import Final

from botoforge_codegen.load import ModelStore

from .processes import sweep_all
from .services import Report


def main() -> int:
    """Sweep what the command line names, by default everything."""
    parser = argparse.ArgumentParser(prog="sweep", description=__doc__)
    parser.add_argument("services", nargs="*", metavar="SERVICE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    begun = time.perf_counter()
    services = options.services or ModelStore().services()
    reports: list[Report] = []
    for report in sweep_all(services, options.jobs):
        reports.append(report)
        print(line(report, f"{len(reports)}/{len(services)}"), flush=True)
        for failure in report.failures[:SHOWN]:
            print(f"    {str(failure)[:LONGEST]}", flush=True)
    failures = sum(len(report.failures) for report in reports)
    print(
        f"{len(reports)} services, {sum(report.operations for report in reports)} operations, "
        f"{sum(report.values for report in reports)} answers and errors, "
        f"{sum(report.leaves for report in reports)} leaves, "
        f"{time.perf_counter() - begun:.0f} s: {failures} failures"
    )
    return 1 if failures else 0


SHOWN: Final = 10
"""How many failures of a service are shown."""

LONGEST: Final = 300
"""How much of a failure is shown."""


def line(report: Report, progress: str) -> str:
    """Tell in one line what came of a service."""
    return (
        f"{progress:>7}  {report.service:32} {report.operations:4} operations "
        f"{report.values:6} answers {report.leaves:8} leaves {report.seconds:6.1f} s  "
        f"{len(report.failures) or 'no'} failures"
    )


if __name__ == "__main__":
    sys.exit(main())
