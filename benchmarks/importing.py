"""What importing a client costs, where a service was chosen whole and where one operation was.

Run it with `nox -s bench`. Every import is measured in an interpreter of its own, after
`import boto3`; the programs are measured in turn, and the medians are compared. attrs is measured
by itself, because the SDK cannot reduce its share (docs/decisions/costs.md).
"""

from __future__ import annotations

import compileall
import contextlib
import io
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from botoforge_codegen.cli import main

ROUNDS = 21
AT_MOST_TIMES_ONE = 4.0
AT_MOST_OF_BOTO3 = 0.1

PACKAGES = {"whole": '"*"', "one": '["DescribeTopicRefresh"]'}

ATTRS = """
import boto3
started = perf_counter(); import attrs; print(perf_counter() - started)
"""
BOTO3 = "started = perf_counter(); import boto3; print(perf_counter() - started)"
CLIENT = """
import boto3
started = perf_counter()
from {package}.quicksight import DescribeTopicRefreshResponse, QuickSightClient
print(perf_counter() - started)
"""


def measure(folder: Path, statements: str) -> float:
    """Run statements in a new interpreter that print a duration; return it, in seconds."""
    program = f"from time import perf_counter\n{statements}"
    command = [sys.executable, "-c", program]
    completed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603 (ours)
    return float(completed.stdout)


def run(folder: Path) -> bool:
    """Measure, print the medians, and return whether the bounds hold."""
    for package, chosen in PACKAGES.items():
        config = folder / f"{package}.toml"
        config.write_text(
            f'[tool.botoforge]\npackage = "{package}"\noutput = "."\n'
            f"[tool.botoforge.services]\nquicksight = {chosen}\n"
        )
        with contextlib.redirect_stdout(io.StringIO()) as output:
            status = main(["generate", "--config", str(config)])
        if status != 0:
            raise RuntimeError(output.getvalue())
    compileall.compile_dir(folder, quiet=1)
    programs = {
        "boto3": BOTO3,
        "attrs": ATTRS,
        **{name: CLIENT.format(package=name) for name in PACKAGES},
    }
    durations: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, statements in programs.items():
            durations[name].append(measure(folder, statements))
    boto3, attrs, whole, one = (
        statistics.median(durations[name]) for name in ("boto3", "attrs", "whole", "one")
    )
    ours = whole - attrs
    print(f"import boto3                                 {boto3 * 1000:7.1f} ms")
    print(f"client and one operation of all QuickSight   {whole * 1000:7.1f} ms")
    print(f"the same, where it is the only one           {one * 1000:7.1f} ms")
    print(f"attrs alone, which is in both                {attrs * 1000:7.1f} ms")
    print(f"  {whole / one:.2f} times as much (at most {AT_MOST_TIMES_ONE})")
    print(f"  {whole / boto3:.1%} of boto3 with attrs")
    print(f"  {ours / boto3:.1%} of boto3 without (at most {AT_MOST_OF_BOTO3:.0%})")
    return whole <= AT_MOST_TIMES_ONE * one and ours <= AT_MOST_OF_BOTO3 * boto3


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(0 if run(Path(name)) else "a bound is broken")
