"""Faults on the wire with the async clients."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from async_clients import connect
from support.fault_cases import Caller, FaultTests, WireServer
from support.wire import Operation


class AsyncCaller(Caller):
    """Calls through async clients over those of aiobotocore.

    Attributes:
        runner: The event loop that everything runs in.
    """

    is_async = True

    def __init__(self, server: WireServer, runner: asyncio.Runner) -> None:
        super().__init__(server)
        self.runner = runner
        self.open = AsyncExitStack()

    def connect(self, operation: Operation, url: str, settings: dict[str, Any]) -> Any:
        """Make a typed client."""
        connected = connect(operation, url, **settings)
        return self.runner.run(self.open.enter_async_context(connected))

    async def sleep(self, seconds: float) -> None:
        """Do not sleep."""

    def run(self, called: Any) -> Any:
        """Run the method to its end."""
        return self.runner.run(called)


@pytest.fixture(scope="module")
def caller(no_aws_settings: None) -> Iterator[AsyncCaller]:  # noqa: ARG001 (asked for its effect)
    """Somebody who calls with asyncio."""
    with WireServer() as server, asyncio.Runner() as runner:
        caller = AsyncCaller(server, runner)
        yield caller
        runner.run(caller.open.aclose())


class TestAsyncFaults(FaultTests):
    """What comes of each fault."""
