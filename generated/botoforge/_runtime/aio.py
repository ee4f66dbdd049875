# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The base of the async clients, which wrap clients of aiobotocore."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, Unpack

from .botocore_api import BotoCoreError, is_from_closed_client
from .botocore_types import Boto3Session, BotocoreSession, ClientOptions
from .call_errors import explain_call_errors
from .client import BaseClient
from .errors import MissingOperationError
from .structures import Response

if TYPE_CHECKING:
    from .paging import Page
    from .waiting.model import Waiter
    from .waiting.options import WaitOptions
    from .waiting.words import JobIds

R = TypeVar("R", bound=Response)
Client = TypeVar("Client", bound="AsyncServiceClient")

CLOSED: Final = "the client is closed: call it inside its `async with` block"


class AsyncServiceClient(BaseClient):
    """Base of every async client.

    Args:
        raw_client: The client of aiobotocore to call through.

    Raises:
        TypeError: `raw_client` is not a client of aiobotocore, or is the client of another service.
        MissingOperationError: The botocore that made `raw_client` lacks an operation.
    """

    _is_async = True
    _is_closed = False

    @classmethod
    def connect(  # noqa: PYI019  # Jedi does not follow `Self` into a class method
        cls: type[Client],
        *,
        session: BotocoreSession | Boto3Session | None = None,
        lean: bool = False,
        one_pass: bool = True,
        **options: Unpack[ClientOptions],
    ) -> AbstractAsyncContextManager[Client]:
        """Make the raw client, and close it at the end: `async with ...connect() as client`.

        Args:
            session: A session of aiobotocore; or one of boto3, whose profile, region and
                credentials are used. By default boto3's default session if the program has one,
                else a new session.
            lean: Whether the raw client is made of the models in this package, which takes less
                time and memory; it has the chosen operations only. Without it, that is done where
                the installed botocore lacks the service or an operation, and logged.
            one_pass: Whether responses are read in one pass, without botocore's parser; if not, or
                if the environment variable `BOTOFORGE_ONE_PASS` is `0`, it runs as well.
            **options: The options of the session's own `create_client`: `region_name`,
                `api_version`, `use_ssl`, `verify`, `endpoint_url`, `aws_access_key_id`,
                `aws_secret_access_key`, `aws_session_token`, `aws_account_id` and `config`.

        Raises:
            TypeError: An option does not exist, or the session is one of botocore.
            ModuleNotFoundError: aiobotocore is not installed.
            ValueError: A lean client is to have another API version than the package.
            MissingOperationError: The installed botocore lacks the service or an operation, and a
                lean client cannot be made.
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        from .sessions import check_options

        check_options(f"{cls.__name__}.connect", session, options)
        return cls._connected(session, options, lean=lean, one_pass=one_pass)

    if not TYPE_CHECKING:
        connect = classmethod(explain_call_errors(connect.__func__, "connect"))

    @classmethod
    @asynccontextmanager
    async def _connected(
        cls,
        session: BotocoreSession | Boto3Session | None,
        options: Mapping[str, Any],
        *,
        lean: bool,
        one_pass: bool,
    ) -> AsyncGenerator[Self]:
        from .sessions import make_async_client

        async with AsyncExitStack() as open_clients:
            make = partial(make_async_client, cls, open_clients, session, options)
            try:
                client = cls(await make(lean), one_pass=one_pass)
            except MissingOperationError as error:
                if lean:
                    raise
                await open_clients.aclose()
                client = cls(await make(error), one_pass=one_pass)
            try:
                yield client
            finally:
                client._is_closed = True

    async def _send(self, method: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        if self._is_closed:  # aiobotocore's error would look like a broken connection
            raise RuntimeError(CLOSED)
        try:
            raw: dict[str, Any] = await getattr(self._raw_client, method)(**parameters)
        except BotoCoreError as error:
            if is_from_closed_client(error):
                raise RuntimeError(CLOSED) from error
            raise
        return raw

    async def _page(self, operation: str, response_class: type[R], /, **sent: Any) -> Page[R]:
        from .paging import Page

        return Page(operation, await self._call(operation, response_class, sent))

    def _call(
        self, operation: str, response_class: type[R], parameters: Mapping[str, object]
    ) -> Awaitable[R]:
        """Call an operation; the parameters are those of `_convert_call`."""
        return self._convert_call(operation, response_class, parameters)

    async def _wait(
        self,
        waiter: Waiter[R],
        poll: Callable[[], Awaitable[R]],
        job: JobIds,
        options: WaitOptions[R],
    ) -> R:
        """Wait for a job that ends with a response; the parameters are those of `_until`."""
        response = await self._wait_or_none(waiter, poll, job, options)
        assert response is not None
        return response

    def _wait_or_none(
        self,
        waiter: Waiter[R],
        poll: Callable[[], Awaitable[R]],
        job: JobIds,
        options: WaitOptions[R],
    ) -> Awaitable[R | None]:
        """Wait for a job; `None` if an error of the service ends the wait with success."""
        sleep: Any = options.timing.sleep or asyncio.sleep
        return self._until(waiter, poll, sleep, job, options)
