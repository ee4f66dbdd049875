"""Waiting for a job with the async clients."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from waiting_cases import Service, Waiting, WaitingTests
from wire import Operation


class AsyncWaiting(Waiting):
    """Waits through async clients over those of aiobotocore.

    Attributes:
        runner: The event loop that everything runs in.
    """

    def __init__(self, service: Service, runner: asyncio.Runner) -> None:
        super().__init__(service)
        self.runner = runner
        self.open = AsyncExitStack()
        self.clients: dict[str, Any] = {}

    def client(self, operation: Operation) -> Any:
        """Find the async client of an operation's service."""
        if operation.service not in self.clients:
            session: Any = get_session()
            session.set_credentials("local", "local")
            cls = getattr(operation.package, f"Async{operation.client.__name__}")
            connected = cls.connect(
                session=session,
                region_name="us-east-1",
                endpoint_url=self.service.endpoint_url,
                config=AioConfig(retries={"total_max_attempts": 1}, proxies={}),
            )
            entered = self.open.enter_async_context(connected)
            self.clients[operation.service] = self.runner.run(entered)
        return self.clients[operation.service]

    async def sleep(self, seconds: float) -> None:
        """Sleep in the clock's time, and let others run."""
        self.clock.sleep(seconds)
        await asyncio.sleep(0)

    def run(self, waiting: Any) -> Any:
        """Run the method to its end."""
        return self.runner.run(waiting)


@pytest.fixture(scope="module")
def waiting(no_aws_settings: None) -> Iterator[AsyncWaiting]:  # noqa: ARG001 (asked for its effect)
    """Somebody who waits with asyncio."""
    with Service() as service, asyncio.Runner() as runner:
        waiting = AsyncWaiting(service, runner)
        yield waiting
        runner.run(waiting.open.aclose())


class TestAsyncWaiting(WaitingTests):
    """How a wait goes."""
