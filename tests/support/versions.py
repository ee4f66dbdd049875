"""What tests depend on: what the installed botocore has or does, and whether one pass is on."""

from __future__ import annotations

import os
from typing import Final

import botocore
import pytest

UNENFORCED: Final = "1.43.115"
"""The first botocore that tells urllib3 not to compare a body with its `Content-Length`."""

only_in_one_pass: Final = pytest.mark.skipif(
    os.environ.get("BOTOFORGE_ONE_PASS") == "0", reason="one pass is switched off"
)
"""Marks a test of one pass itself whose client is made by a fixture that others share."""


def is_older_than(version: str) -> bool:
    """Whether the installed botocore is older than a version."""
    return numbers(botocore.__version__) < numbers(version)


def numbers(version: str) -> list[int]:
    """Read the numbers of a version."""
    return [int(number) for number in version.split(".")]


def needs_botocore(version: str, reason: str) -> pytest.MarkDecorator:
    """Mark a test that an older botocore cannot pass, whatever the SDK does.

    Args:
        version: The first version that can.
        reason: What an older one lacks.
    """
    return pytest.mark.skipif(is_older_than(version), reason=f"botocore {version}: {reason}")


def skip_with_older(version: str, reason: str) -> None:
    """Skip the tests of a fixture, as `needs_botocore` does for one test."""
    if is_older_than(version):
        pytest.skip(f"botocore {version}: {reason}")
