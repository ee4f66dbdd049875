"""The base of every typed client: calls the raw client, converts what it returns or raises."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from .botocore_api import (
    ClientError,
    as_connection_error,
)
from .botocore_types import RawClient
from .call_errors import explain_call_errors, explain_methods
from .conversion import convert_parameters
from .errors import MemberError, UnreadableResponseError
from .service_errors import ServiceError, ServiceTable, combine_error_classes
from .structures import Response
from .values import explain_missing, service_package
from .wire.call_context import FIRST_FAILURE, CallContext, current_call, is_from_parser
from .wire.handlers import changes_values
from .wire.poll_limits import current_limit, limit_polls
from .wire.raw_responses import convert_raw
from .wire.responses import watch_responses

if TYPE_CHECKING:
    from .paging import Page, Paging
    from .waiting.model import Waiter
    from .waiting.options import WaitOptions
    from .waiting.words import JobIds

R = TypeVar("R", bound=Response)

LOADING: Final = Lock()
"""Held by a thread while it loads the classes of errors of a raw client."""


class BaseClient:
    """Base of every typed client, async or not: a thin layer over a client of botocore.

    Args:
        raw_client: The client to call through, such as `boto3.client("quicksight")`.
        one_pass: Whether responses are read in one pass, without botocore's parser; if not, or if
            the environment variable `BOTOFORGE_ONE_PASS` is `0`, it runs as well.

    Raises:
        TypeError: `raw_client` is not a client, or is the client of another service, the client of
            a boto3 resource that changes values, or async while this class is not, or vice versa.
        MissingOperationError: The botocore that made `raw_client` lacks an operation.
    """

    __service__: ClassVar[ServiceTable]
    _is_async: ClassVar[bool]
    _operation_methods: ClassVar[frozenset[str]]

    if not TYPE_CHECKING:

        def __init_subclass__(cls):
            """Explain wrong calls of the methods of a generated client."""
            super().__init_subclass__()
            if "__service__" in vars(cls):
                cls._operation_methods = explain_methods(cls)

        def __getattr__(self, name):
            """Explain a missing attribute, such as one that a client of boto3 has."""

            def advise() -> str:
                from .advice import advise_client

                return advise_client(self, name) if "_raw_client" in vars(self) else ""

            return explain_missing(self, name, advise)

    def __init__(self, raw_client: RawClient, *, one_pass: bool = True) -> None:
        meta: Any = getattr(raw_client, "meta", None)
        service_id: Any = getattr(getattr(meta, "service_model", None), "service_id", None)
        if (
            service_id != self.__service__.service_id
            or hasattr(raw_client, "__aenter__") is not self._is_async
            or changes_values(meta.events, service_id.hyphenize())
        ):
            from .advice import advise_raw_client

            raise TypeError(advise_raw_client(self, raw_client))
        self._raw_client = raw_client
        self._logger = logging.getLogger(service_package(type(self)))
        self._methods: dict[str, str] = {
            operation: method for method, operation in meta.method_to_api_mapping.items()
        }
        if not self._operation_methods <= meta.method_to_api_mapping.keys():
            from .missing import check_operations

            check_operations(type(self), self._methods, meta.service_model.api_version)
        self._combined_classes: dict[
            tuple[type[ServiceError], type[Exception]], type[ServiceError]
        ] = {}
        self._process = os.getpid()
        self._limits_polls = False
        self._one_pass = one_pass and os.environ.get("BOTOFORGE_ONE_PASS") != "0"
        self._reader = watch_responses(raw_client, is_async=self._is_async)

    if not TYPE_CHECKING:
        __init__ = explain_call_errors(__init__, "__init__ of a client")

    @property
    def raw_client(self) -> Any:
        """The client of botocore, boto3 or aiobotocore behind this one."""
        return self._raw_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._raw_client!r})"

    def _send(self, method: str, parameters: Mapping[str, Any]) -> Awaitable[dict[str, Any]]:
        """Call a method of the raw client."""
        raise NotImplementedError

    async def _convert_call(
        self, operation: str, response_class: type[R], parameters: Mapping[str, object]
    ) -> R:
        """Call an operation through the raw client, and convert the response.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of the response.
            parameters: Typed values by wire name; values that are not set are not sent.
        """
        call = CallContext(
            self._reader,
            self.__service__,
            operation,
            response_class,
            expect_error=self._load_exceptions,
            one_pass=self._one_pass,
        )
        raw = await self._request(call, convert_parameters(parameters))
        return convert_raw(response_class, raw, operation, self._warn)

    async def _request(self, call: CallContext, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Call an operation through the raw client.

        Args:
            call: The call.
            sent: The parameters in botocore's form.

        Returns:
            The response in botocore's form, also if only the runtime can read it.
        """
        operation = call.name
        if current_limit.get() is not None and not self._limits_polls:
            limit_polls(self._raw_client.meta)
            self._limits_polls = True
        if self._logger.isEnabledFor(logging.DEBUG):
            self._logger.debug("calling %s with %s", operation, ", ".join(sent) or "no parameters")
        token = current_call.set(call)
        try:
            return await self._send(self._methods[operation], sent)
        except ClientError as error:
            raise self._make_service_error(error.response, operation, error) from error
        except UnreadableResponseError:
            raise
        except Exception as error:
            if call.operation is None or not is_from_parser(error):
                raise
            failure = as_connection_error(error)  # while the parser reads the first event
            if failure is not error:
                raise failure from error
            return self._salvage(call, error)
        finally:
            current_call.reset(token)

    def _page(
        self, operation: str, response_class: type[R], /, **sent: Any
    ) -> Page[R] | Awaitable[Page[R]]:
        """Get a page: botocore's paginator calls or awaits this instead of the raw client.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of a page.
            **sent: The parameters in botocore's form.
        """
        raise NotImplementedError

    def _paging(
        self,
        operation: str,
        response_class: type[R],
        parameters: Mapping[str, object],
        config: Mapping[str, object],
    ) -> Paging[R]:
        """Prepare to get a response page by page, each like any other call.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of a page.
            parameters: Typed values by wire name; values that are not set are not sent.
            config: botocore's `PaginationConfig`: page size, maximum, and starting token.
        """
        from .paging import Paging, make_paginator

        sent = convert_parameters(parameters)
        page = partial(self._page, operation, response_class)
        paginator = make_paginator(self._raw_client, self._methods[operation], page)
        return Paging(lambda: paginator.paginate(**sent, PaginationConfig=config), response_class)

    def _until(
        self,
        waiter: Waiter[R],
        poll: Callable[[], Awaitable[R]],
        sleep: Callable[[float], Awaitable[object]],
        job: JobIds,
        options: WaitOptions[R],
    ) -> Coroutine[Any, Any, R | None]:
        """Wait for a job.

        Args:
            waiter: The conditions that end the wait.
            poll: Gets the state of the job.
            sleep: Sleeps for a number of seconds.
            job: The id or ids of the job in errors, in the log and on a progress line.
            options: The options of the wait.
        """
        from .waiting.loop import Wait, judge_with

        wait = Wait(judge_with(waiter, job), job, options, self._logger)
        if options.progress:
            return wait.run_shown(self.__service__.client_name, poll, sleep)
        return wait.run(poll, sleep)

    def _warn(self, error: MemberError) -> None:
        """Log that a member could not be read."""
        self._logger.warning("%s", error)

    def _load_exceptions(self) -> Any:
        """Load the raw client's own classes of errors.

        botocore makes them when the first error arrives. In several threads at once, it would raise
        classes that are not those of `raw_client.exceptions`.
        """
        with LOADING:
            return self.raw_client.exceptions

    def _salvage(self, call: CallContext, error: Exception) -> dict[str, Any]:
        """Read a response on which botocore's parser has failed.

        Raises:
            ServiceError: The HTTP status is that of an error.
            UnreadableResponseError: The runtime cannot read the response either.
        """
        from .salvage import make_status_error, read_without_botocore

        if call.status >= FIRST_FAILURE:
            response = call.error or make_status_error(call)
            raise self._make_service_error(response, call.operation.name, error) from error
        return read_without_botocore(call, error)

    def _make_service_error(
        self, response: dict[str, Any], operation: str, error: Exception
    ) -> ServiceError:
        """Make the typed error, which is also an instance of the raw error's class.

        Args:
            response: The error in botocore's form.
            operation: The operation, as the model names it.
            error: The error that botocore has raised.
        """
        error_part = response.get("Error", {})
        code = str(error_part.get("Code"))
        # Where a service sends an old code of the Query protocol, this is the name of the shape.
        shape = str(error_part.get("QueryErrorCode", ""))
        error_class = self.__service__.error_class(operation, code, shape)
        raw_class = type(error) if isinstance(error, ClientError) else ClientError
        if raw_class is ClientError:  # botocore has not looked up the code, or does not know it
            raw_class = self._load_exceptions().from_code(shape or code)
        key = (error_class, raw_class)
        combined = self._combined_classes.get(key)
        if combined is None:  # several threads may create one at once; all use the first
            combined = self._combined_classes.setdefault(key, combine_error_classes(*key))
        return combined(response, operation)
