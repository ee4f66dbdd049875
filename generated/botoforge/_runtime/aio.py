# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async clients, over the clients of aiobotocore."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from .botocore_api import Boto3Session, BotocoreSession, ClientOptions
from .calls import advising
from .client import BaseClient
from .structures import Response

if TYPE_CHECKING:
    from .waiting.model import Waiter
    from .waiting.options import WaitOptions

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
        cls,
        *,
        session: BotocoreSession | Boto3Session | None = None,
        **options: Unpack[ClientOptions],
    ) -> AbstractAsyncContextManager[Self]:
        """Make the raw client too, and close it at the end: `async with ...connect() as client`.

        Args:
            session: A session of aiobotocore; or one of boto3, of which the profile, the region and
                the credentials are taken. Without one, boto3's default session, if the program
                has one, or else a new session.
            **options: What the session's own `create_client` takes: `region_name`, `api_version`,
                `use_ssl`, `verify`, `endpoint_url`, `aws_access_key_id`, `aws_secret_access_key`,
                `aws_session_token`, `aws_account_id` and `config`.

        Raises:
            TypeError: There is no such option, or the session is one of botocore.
            ModuleNotFoundError: aiobotocore is not installed.
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        from .sessions import check_options

        check_options(f"{cls.__name__}.connect", session, options)
        return cls._connected(session, options)

    if not TYPE_CHECKING:
        connect = classmethod(advising(connect.__func__, "connect"))

    @classmethod
    @asynccontextmanager
    async def _connected(
        cls, session: BotocoreSession | Boto3Session | None, options: Mapping[str, Any]
    ) -> AsyncGenerator[Self]:
        from .sessions import async_session

        made = async_session(session).create_client(cls.__service__.client_name, **options)
        if not hasattr(made, "__aenter__"):
            raise TypeError(f"{cls.__name__} needs a session of aiobotocore, not {session!r}")
        async with made as raw_client:
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
