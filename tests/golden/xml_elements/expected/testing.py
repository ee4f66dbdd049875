# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Helpers for tests of code that calls AWS through this package.

`AwsServer` is a local server in place of AWS, `stub` plans the responses of one client without a
socket; `sample` and `error` make responses and errors for both.

In a `conftest.py`, `pytest_plugins = ["xml_elements.testing"]` gives tests the fixture
`aws_server`.

PYTEST_DONT_REWRITE: this module has no assertions.
"""

from __future__ import annotations

from ._runtime.testing.fixtures import aws_server, fast_waits_fixture
from ._runtime.testing.http import HttpAnswer
from ._runtime.testing.rules import Delayed, Request, Reset, Throttled
from ._runtime.testing.samples import error, sample
from ._runtime.testing.server import AwsServer
from ._runtime.testing.stub import ClientStub, ExpectationError, stub
from ._runtime.waiting.fast_waits import fast_waits

__all__ = [
    "AwsServer",
    "ClientStub",
    "Delayed",
    "ExpectationError",
    "HttpAnswer",
    "Request",
    "Reset",
    "Throttled",
    "aws_server",
    "error",
    "fast_waits",
    "fast_waits_fixture",
    "sample",
    "stub",
]
