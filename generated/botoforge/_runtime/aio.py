# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async clients, over the clients of aiobotocore."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self, TypeVar

from .boto import BotocoreSession
from .client import BaseClient
from .structures import Response

if TYPE_CHECKING:
    from .waiters import Waiter
    from .waiting import WaitOptions

R = TypeVar("R", bound=Response)


class AsyncServiceClient(BaseClient):
    """Base of every async client.

    Args:
        raw_client: The client to call through, one of aiobotocore.

    Raises:
        TypeError: `raw_client` is no client, the client of another service, or not of aiobotocore.
    """

    _is_async = True
    _is_closed = False

    @classmethod
    def connect(
        cls, *, session: BotocoreSession | None = None, **options: Any
    ) -> AbstractAsyncContextManager[Self]:
        """Make the raw client too, and close it at the end: `async with ...connect() as client`.

        Args:
            session: A session of aiobotocore; without one, a new session.
            **options: What the session's own `create_client` takes, such as `region_name`,
                `endpoint_url` and `config`.

        Raises:
            ModuleNotFoundError: aiobotocore is not installed.
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        return cls._connected(session, options)

    @classmethod
    @asynccontextmanager
    async def _connected(
        cls, session: BotocoreSession | None, options: Mapping[str, Any]
    ) -> AsyncGenerator[Self]:
        made: Any = session or new_session()
        async with made.create_client(cls.__service__.client_name, **options) as raw_client:
            client = cls(raw_client)
            try:
                yield client
            finally:
                client._is_closed = True

    def _send(self, method: str, parameters: Mapping[str, Any]) -> Awaitable[dict[str, Any]]:
        if self._is_closed:  # aiobotocore says so by an error like that of a broken connection
            raise RuntimeError("the client is closed: call it inside its `async with` block")
        raw: Awaitable[dict[str, Any]] = getattr(self._raw_client, method)(**parameters)
        return raw

    async def _page(self, operation: str, counted: str, /, **sent: Any) -> dict[str, Any]:
        from .pages import countable

        return countable(await self._request(operation, sent), counted)

    def _call(
        self, operation: str, response_class: type[R], parameters: Mapping[str, object]
    ) -> Awaitable[R]:
        """Call an operation; the parameters are those of `_answer`."""
        return self._answer(operation, response_class, parameters)

    async def _wait(
        self,
        waiter: Waiter,
        poll: Callable[[], Awaitable[R]],
        job: str,
        options: WaitOptions[R],
    ) -> R:
        """Wait for a job that ends with a response; the parameters are those of `_until`."""
        response = await self._wait_or_none(waiter, poll, job, options)
        assert response is not None
        return response

    def _wait_or_none(
        self,
        waiter: Waiter,
        poll: Callable[[], Awaitable[R]],
        job: str,
        options: WaitOptions[R],
    ) -> Awaitable[R | None]:
        """Wait for a job that may end with an error that is the success."""
        sleep: Any = options.timing.sleep or asyncio.sleep
        return self._until(waiter, poll, sleep, job, options)


def new_session() -> Any:
    """Make a session of aiobotocore."""
    try:
        aiobotocore = import_module("aiobotocore.session")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "an async client needs the library aiobotocore: pip install aiobotocore",
            name="aiobotocore",
        ) from None
    return aiobotocore.get_session()
