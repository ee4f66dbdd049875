"""The start page, followed by somebody who has that and a wheel."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from support.projects import ROOT


@pytest.mark.slow
def test_first_steps() -> None:
    """Every command of the page works as it is printed, and the job is awaited."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "first_steps.py"],
        env={**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert "$ botoforge add stepfunctions DescribeExecution\n" in done.stdout
    assert done.stdout.rstrip().endswith(" s")
