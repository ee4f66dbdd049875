# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The base of the sync clients, and how they run coroutines without an event loop."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, Unpack

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

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Response)
Client = TypeVar("Client", bound="ServiceClient")

FORKING: Final = Lock()
"""Held by the first thread of a forked process that uses a client."""


def run_now(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends: everything that it awaits returns at once."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    raise RuntimeError("the coroutine suspended")


def as_coroutine(function: Callable[P, T]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Turn a function into a coroutine function that never suspends."""

    async def coroutine(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return coroutine


class ServiceClient(BaseClient):
    """Base of every sync client, which wraps a client of boto3 or botocore.

    Args:
        raw_client: The client to call through, such as `boto3.client("quicksight")`.

    Raises:
        TypeError: `raw_client` is not a client, or is the client of another service or one of
            aiobotocore.
        MissingOperationError: The botocore that made `raw_client` lacks an operation.
    """

    _is_async = False

    @classmethod
    def connect(  # noqa: PYI019  # Jedi does not follow `Self` into a class method
        cls: type[Client],
        *,
        session: BotocoreSession | Boto3Session | None = None,
        lean: bool = False,
        one_pass: bool = True,
        **options: Unpack[ClientOptions],
    ) -> Client:
        """Make the raw client, and a typed client for it.

        Args:
            session: A session of boto3 or botocore; by default boto3's default session if the
                program has one (`boto3.client` makes it), else a new botocore session.
            lean: Whether the raw client is made of the models in this package, which takes less
                time and memory; it has the chosen operations only. Without it, that is done where
                the installed botocore lacks the service or an operation, and logged.
            one_pass: Whether responses are read in one pass, without botocore's parser; if not, or
                if the environment variable `BOTOFORGE_ONE_PASS` is `0`, it runs as well.
            **options: The options of the session's own method: `region_name`, `api_version`,
                `use_ssl`, `verify`, `endpoint_url`, `aws_access_key_id`, `aws_secret_access_key`,
                `aws_session_token`, `aws_account_id` and `config`.

        Raises:
            TypeError: An option does not exist, or `session` cannot make a lean client.
            ValueError: A lean client is to have another API version than the package.
            MissingOperationError: The installed botocore lacks the service or an operation, and a
                lean client cannot be made.
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        from .sessions import check_options, make_client

        check_options(f"{cls.__name__}.connect", session, options)
        reason: MissingOperationError | bool = lean
        if not lean:
            try:
                return cls(make_client(cls, session, options, lean=False), one_pass=one_pass)
            except MissingOperationError as error:
                reason = error
        return cls(make_client(cls, session, options, reason), one_pass=one_pass)

    if not TYPE_CHECKING:
        connect = classmethod(explain_call_errors(connect.__func__, "connect"))

    async def _send(self, method: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        if self._process != os.getpid():
            self._leave_connections()
        raw: dict[str, Any] = getattr(self._raw_client, method)(**parameters)
        return raw

    def _leave_connections(self) -> None:
        """Leave open connections to the process from which this one was forked.

        Both would write into one socket, and read each other's responses.
        """
        with FORKING:
            if self._process != os.getpid():
                self.raw_client.close()
                self._process = os.getpid()

    def _page(self, operation: str, response_class: type[R], /, **sent: Any) -> Page[R]:
        from .paging import Page

        return Page(operation, self._call(operation, response_class, sent))

    def _call(self, operation: str, response_class: type[R], parameters: Mapping[str, object]) -> R:
        """Call an operation; the parameters are those of `_convert_call`."""
        return run_now(self._convert_call(operation, response_class, parameters))

    def _wait(
        self, waiter: Waiter[R], poll: Callable[[], R], job: JobIds, options: WaitOptions[R]
    ) -> R:
        """Wait for a job that ends with a response; the parameters are those of `_until`."""
        response = self._wait_or_none(waiter, poll, job, options)
        assert response is not None
        return response

    def _wait_or_none(
        self, waiter: Waiter[R], poll: Callable[[], R], job: JobIds, options: WaitOptions[R]
    ) -> R | None:
        """Wait for a job; `None` if an error of the service ends the wait with success."""
        sleep = as_coroutine(options.plain_sleep)
        return run_now(self._until(waiter, as_coroutine(poll), sleep, job, options))
