# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Helpers for tests of code that calls AWS through this package.

`AwsServer` is a local server in place of AWS, `stub` plans the responses of one client without a
socket; `sample` and `error` make responses and errors for both. With `pytest_plugins =
["odd_names.testing"]` in a `conftest.py`, tests have the fixture `aws_server`.

For pytest: PYTEST_DONT_REWRITE, this module has no assertions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ._runtime.client import BaseClient
from ._runtime.testing.http import HttpAnswer
from ._runtime.testing.rules import Delayed, Request, Reset, Throttled
from ._runtime.testing.samples import error, sample
from ._runtime.testing.server import AwsServer, aws_server, fast_waits_fixture
from ._runtime.testing.stub import ExpectationError, ServiceStub, stub_client
from ._runtime.waiting.fast_waits import fast_waits

if TYPE_CHECKING:
    from . import odd_names


@overload
def stub(client: odd_names.OddNamesClient) -> odd_names.OddNamesStub: ...
@overload
def stub(client: odd_names.AsyncOddNamesClient) -> odd_names.OddNamesStub: ...
def stub(client: BaseClient) -> ServiceStub:
    """Let a client answer what it is told, without a socket.

    `stub(client).<operation>(returns=..., when=...)` plans the next call: either what it returns
    or, made by `error`, what it `raises`; and in `when`, if it matters, its parameters by name, all
    of them. The calls have to come in the order of the plan. A client has one stub, so that
    `stub(client)` may be written again and again; `with stub(client) as planned:` ends it, and
    raises `ExpectationError` if a planned call was not made.

    This is botocore's Stubber (aiobotocore's for an async client): it validates the parameters of
    the calls and the planned responses against the model, sends nothing and never tries again, so
    that throttling, for one, is raised at once.
    """
    return stub_client(client)


__all__ = [
    "AwsServer",
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
