# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What every typed client does: call the raw client, convert what it returns or raises."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from http import HTTPStatus
from threading import Lock
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar, Unpack

from .botocore_api import (
    Boto3Session,
    BotocoreSession,
    ClientError,
    ClientOptions,
    RawClient,
    as_connection_error,
    find_handlers,
    is_from_parser,
    make_paginator,
)
from .calls import advising
from .errors import MemberError, UnreadableResponseError
from .service_errors import ServiceError, ServiceTable, also_raw
from .structures import Response, convert_response, to_raw
from .sync import at_once, immediate
from .values import explain_missing, service_package
from .wire.json_bodies import Exchange, current_exchange, read_headers, watch

if TYPE_CHECKING:
    from .pages import Paging
    from .waiting.model import Waiter
    from .waiting.options import WaitOptions

R = TypeVar("R", bound=Response)

FORKING: Final = Lock()
"""Held by the first thread of a fork that uses a client."""

LOADING: Final = Lock()
"""Held by a thread in which the first error of a client has arrived."""


class BaseClient:
    """Base of every typed client, async or not: a thin layer over a client of botocore.

    Args:
        raw_client: The client to call through, such as `boto3.client("quicksight")`.

    Raises:
        TypeError: `raw_client` is no client, the client of another service, the client of a boto3
            resource that changes values, or async where this class is not, or the other way round.
    """

    __service__: ClassVar[ServiceTable]
    _is_async: ClassVar[bool]

    if not TYPE_CHECKING:

        def __init_subclass__(cls):
            """Let the methods of a generated client explain calls that do not fit."""
            super().__init_subclass__()
            if "__service__" in vars(cls):
                for name, method in list(vars(cls).items()):
                    if isinstance(method, FunctionType) and not name.startswith("_"):
                        setattr(cls, name, advising(method))

        def __getattr__(self, name):
            """Explain an attribute that is not there, such as one that a client of boto3 has."""

            def advise() -> str:
                from .advice import advise_client

                return advise_client(self, name) if "_raw_client" in vars(self) else ""

            return explain_missing(self, name, advise)

    def __init__(self, raw_client: RawClient) -> None:
        service = self.__service__
        kind = describe_client(service.client_name, is_async=self._is_async)
        wanted = f"{type(self).__name__} wraps {kind}"
        try:
            meta = raw_client.meta
            model = meta.service_model
            service_id = str(model.service_id)
        except AttributeError:
            from .advice import advise_raw_client

            advice = advise_raw_client(type(self).__name__, service.client_name, raw_client)
            raise TypeError(f"{wanted}, not {raw_client!r}{advice}") from None
        if service_id != service.service_id:
            raise TypeError(f"{wanted}, not the client of {model.service_name!r}")
        if hasattr(raw_client, "__aenter__") is not self._is_async:
            kind = describe_client(service.client_name, is_async=not self._is_async)
            raise TypeError(f"{wanted}, not {kind}: use {self._counterpart()} for it")
        if changes_values(meta.events, model.service_id.hyphenize()):
            beside = f"make a {kind} beside the resource"
            raise TypeError(f"{wanted}, not a resource's client, which changes values: {beside}")
        self._raw_client = raw_client
        self._logger = logging.getLogger(service_package(type(self)))
        self._methods: dict[str, str] = {
            operation: method for method, operation in meta.method_to_api_mapping.items()
        }
        self._raised: dict[tuple[type[ServiceError], type[Exception]], type[ServiceError]] = {}
        self._process = os.getpid()
        watch(meta.events, model.service_id.hyphenize())

    if not TYPE_CHECKING:
        __init__ = advising(__init__, "__init__ of a client")

    @property
    def raw_client(self) -> Any:
        """The client of botocore or boto3 behind this one."""
        return self._raw_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._raw_client!r})"

    @classmethod
    def _counterpart(cls) -> str:
        """Name the service's other client: the async one, or the one that is not."""
        generated = next(base.__name__ for base in cls.__mro__ if "__service__" in vars(base))
        return generated.removeprefix("Async") if cls._is_async else f"Async{generated}"

    def _send(self, method: str, parameters: Mapping[str, Any]) -> Awaitable[dict[str, Any]]:
        """Call a method of the raw client."""
        raise NotImplementedError

    async def _answer(
        self, operation: str, response_class: type[R], parameters: Mapping[str, object]
    ) -> R:
        """Call an operation through the raw client and convert what it returns.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of what is returned.
            parameters: Typed values by wire name; what is not set is not sent.
        """
        raw = await self._request(operation, raw_parameters(parameters))
        return convert_response(response_class, raw, operation, self._warn)

    async def _request(self, operation: str, sent: Mapping[str, Any]) -> dict[str, Any]:
        """Call an operation through the raw client.

        Args:
            operation: The operation, as the model names it.
            sent: The parameters as botocore takes them.

        Returns:
            What botocore returned, or, where its parser has failed, what can be made of the answer.
        """
        self._logger.debug("calling %s with %s", operation, ", ".join(sent) or "no parameters")
        exchange = Exchange(self._load_exceptions)
        token = current_exchange.set(exchange)
        try:
            return await self._send(self._method(operation), sent)
        except ClientError as error:
            raise self._service_error(error.response, operation, error) from error
        except UnreadableResponseError:
            raise
        except Exception as error:
            if exchange.operation is None or not is_from_parser(error):
                raise
            failure = as_connection_error(error)  # in the first event, which the parser reads
            if failure is not error:
                raise failure from error
            return self._salvage(exchange, error)
        finally:
            current_exchange.reset(token)

    def _page(self, operation: str, counted: str, /, **sent: Any) -> Any:
        """Ask for a page: what botocore's paginator calls, or awaits, instead of the raw client.

        Args:
            operation: The operation, as the model names it.
            counted: The JMESPath to what botocore counts.
            **sent: The parameters as botocore takes them.
        """
        raise NotImplementedError

    def _paging(
        self,
        operation: str,
        response_class: type[R],
        parameters: Mapping[str, object],
        config: Mapping[str, object],
    ) -> Paging[R]:
        """Get ready to ask for an answer page by page, each like any other call.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of a page.
            parameters: Typed values by wire name; what is not set is not sent.
            config: How long a page is, when to end and where to begin: a `PaginationConfig`.
        """
        from .pages import Paging, whole

        sent = raw_parameters(parameters)
        page = partial(self._page, operation)
        paginator = make_paginator(self._raw_client, self._method(operation), page)
        return Paging(
            lambda: paginator.paginate(**sent, PaginationConfig=config),
            lambda raw: convert_response(response_class, whole(raw), operation, self._warn),
            response_class,
        )

    def _until(
        self,
        waiter: Waiter,
        poll: Callable[[], Awaitable[R]],
        sleep: Callable[[float], Awaitable[object]],
        job: str,
        options: WaitOptions[R],
    ) -> Coroutine[Any, Any, R | None]:
        """Wait for a job.

        Args:
            waiter: What ends the wait.
            poll: Asks how the job stands.
            sleep: Sleeps for so many seconds.
            job: What names the job in errors, in the log and on a live line; may be empty.
            options: How the wait is to go.
        """
        from .waiting.loop import Wait

        wait = Wait(waiter, job, options, self._logger)
        if options.progress:
            return wait.run_shown(self.__service__.client_name, poll, sleep)
        return wait.run(poll, sleep)

    def _warn(self, error: MemberError) -> None:
        """Tell the log about a member that could not be read."""
        self._logger.warning("%s", error)

    def _method(self, operation: str) -> str:
        """Name the raw client's method for an operation; botocore may have renamed it."""
        method = self._methods.get(operation)
        if method is None:
            raise NotImplementedError(
                f"the installed botocore has no operation {operation} of "
                f"{self.__service__.client_name}: install a newer one"
            )
        return method

    def _salvage(self, exchange: Exchange, error: Exception) -> dict[str, Any]:
        """Make what can be made of an answer on which botocore's parser failed.

        Raises:
            ServiceError: The HTTP status is that of an error.
            UnreadableResponseError: The body is not one that can be read without botocore.
        """
        operation = exchange.operation
        metadata = exchange.metadata()
        if exchange.status >= HTTPStatus.MULTIPLE_CHOICES:
            status = {"Code": str(exchange.status), "Message": phrase(exchange.status)}
            answer = {"Error": status, "ResponseMetadata": metadata}
            raise self._service_error(answer, operation.name, error) from error
        if not exchange.members:
            # Not from the error: botocore writes the body into it, and what is sensitive with that.
            raise exchange.unreadable("botocore cannot parse its body") from None
        headers = dict(read_headers(exchange, operation.output_shape))
        return {**headers, **exchange.members, "ResponseMetadata": metadata}

    def _load_exceptions(self) -> Any:
        """Give the raw client's own classes of errors.

        botocore makes them when the first error arrives. If it did so in several threads at once,
        it would raise classes that `raw_client.exceptions` does not have in the end.
        """
        with LOADING:
            return self.raw_client.exceptions

    def _service_error(
        self, answer: dict[str, Any], operation: str, error: Exception
    ) -> ServiceError:
        """Make the typed error, which is also an instance of the class that was raised."""
        told = answer.get("Error", {})
        code = str(told.get("Code"))
        # A service that spoke Query once sends the shape's name, which botocore files under this.
        shape = str(told.get("QueryErrorCode", ""))
        found = self.__service__.error_class(operation, code, shape)
        if not isinstance(error, ClientError):
            return found(answer, operation)
        raw_error = type(error)
        if raw_error is ClientError:  # one that botocore has not looked up, or does not know
            raw_error = self._load_exceptions().from_code(shape or code)
        key = (found, raw_error)
        raised = self._raised.get(key)
        if raised is None:  # several threads may make one at once; all of them take the first
            raised = self._raised.setdefault(key, also_raw(*key))
        return raised(answer, operation)


class ServiceClient(BaseClient):
    """Base of every typed client that is not async.

    Args:
        raw_client: The client to call through, such as `boto3.client("quicksight")`.

    Raises:
        TypeError: `raw_client` is no client, the client of another service, or one of aiobotocore.
    """

    _is_async = False

    @classmethod
    def connect(
        cls,
        *,
        session: BotocoreSession | Boto3Session | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """Make the raw client too.

        Args:
            session: A session of boto3 or botocore. Without one, boto3's default session, if the
                program has one (`boto3.client` makes it), or else a new botocore session.
            **options: What the session's own method takes: `region_name`, `api_version`, `use_ssl`,
                `verify`, `endpoint_url`, `aws_access_key_id`, `aws_secret_access_key`,
                `aws_session_token`, `aws_account_id` and `config`.

        Raises:
            TypeError: There is no such option.
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        from .sessions import check_options, make_client

        check_options(f"{cls.__name__}.connect", session, options)
        return cls(make_client(cls.__service__.client_name, session, options))

    if not TYPE_CHECKING:
        connect = classmethod(advising(connect.__func__, "connect"))

    async def _send(self, method: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        if self._process != os.getpid():
            self._leave_connections()
        raw: dict[str, Any] = getattr(self._raw_client, method)(**parameters)
        return raw

    def _leave_connections(self) -> None:
        """Leave open connections to the process that this one was forked from.

        Both would write into one socket, and one read what the other was answered.
        """
        with FORKING:
            if self._process != os.getpid():
                self.raw_client.close()
                self._process = os.getpid()

    def _page(self, operation: str, counted: str, /, **sent: Any) -> dict[str, Any]:
        from .pages import countable

        return countable(immediate(self._request(operation, sent)), counted)

    def _call(self, operation: str, response_class: type[R], parameters: Mapping[str, object]) -> R:
        """Call an operation; the parameters are those of `_answer`."""
        return immediate(self._answer(operation, response_class, parameters))

    def _wait(self, waiter: Waiter, poll: Callable[[], R], job: str, options: WaitOptions[R]) -> R:
        """Wait for a job that ends with a response; the parameters are those of `_until`."""
        response = self._wait_or_none(waiter, poll, job, options)
        assert response is not None
        return response

    def _wait_or_none(
        self, waiter: Waiter, poll: Callable[[], R], job: str, options: WaitOptions[R]
    ) -> R | None:
        """Wait for a job that may end with an error that is the success."""
        sleep = at_once(options.timing.plain_sleep)
        return immediate(self._until(waiter, at_once(poll), sleep, job, options))


def describe_client(client_name: str, *, is_async: bool) -> str:
    """Describe the raw client of a service."""
    if is_async:
        return f"aiobotocore's client of {client_name!r}"
    return f"boto3.client({client_name!r})"


def changes_values(events: Any, service_id: str) -> bool:
    """Whether boto3 changes what goes in and comes out, as it does for resources of DynamoDB."""
    return any(
        str(getattr(handler, "__module__", "")).endswith("boto3.dynamodb.transform")
        for event in ("before-parameter-build", "after-call")
        for handler in find_handlers(events, f"{event}.{service_id}")
    )


def raw_parameters(parameters: Mapping[str, object]) -> dict[str, Any]:
    """Convert typed parameters to what botocore takes; what is not set is left out."""
    return {
        wire_name: raw_value
        for wire_name, value in parameters.items()
        if (raw_value := to_raw(value)) is not None
    }


def phrase(status: int) -> str:
    """The standard phrase of an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
