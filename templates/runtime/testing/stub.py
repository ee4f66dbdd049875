"""Clients that return what a test plans, without a socket: botocore's Stubber, typed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    NoReturn,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from ..aio import AsyncServiceClient
from ..client import BaseClient
from ..conversion import to_raw
from ..errors import BotoforgeError
from ..event_streams import EventStream
from ..introspection import PACKAGE
from ..service_errors import ServiceError
from ..streaming_bodies import AsyncStreamingBody, InMemoryBody
from ..structures import Response
from .botocore_api import make_stubber
from .operations import EXPIRES_STRING, Operation, check_home, operation_of

C = TypeVar("C", bound=BaseClient)
P = ParamSpec("P")
R = TypeVar("R", bound=Response)


class ExpectationError(BotoforgeError, AssertionError):
    """The calls were not those that a test expects; it fails a test as an assertion does."""

    __module__ = f"{PACKAGE}.testing"


class ClientStub(Generic[C]):
    """Plans the calls of a client, one by one, in their order; `stub` makes it.

    As a context manager it gives the client back at the end, and checks that every planned call was
    made. Without one, the client stays stubbed.

    Args:
        client: The client, async or not.
    """

    def __init__(self, client: C) -> None:
        self._client = client
        self._planned: list[str] = []
        self._stubber: Any = make_stubber(client.raw_client, isinstance(client, AsyncServiceClient))
        self._stubber.activate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error_class: type[BaseException] | None, *_: object) -> None:
        self._stubber.deactivate()
        attributes_of(self._client).pop(STUB, None)
        if error_class is None:
            try:
                self._stubber.assert_no_pending_responses()
            except AssertionError as pending:
                planned = ", ".join(self._planned)
                raise ExpectationError(
                    f"not every planned call was made ({planned}): {pending}"
                ) from None

    if not TYPE_CHECKING:

        def __getattr__(self, name) -> NoReturn:
            """Explain calls by the name of an operation, which older stubs had."""
            client = type(self._client) if "_client" in vars(self) else BaseClient
            method = name if hasattr(client, name) else "<method>"
            raise AttributeError(
                f"a stub has no {name!r}: plan a call by stub(client).when({client.__name__}."
                f"{method}).returns(...) or .raises(...)",
                name=name,
                obj=self,
            )

    @overload
    def when(
        self, method: Callable[Concatenate[C, P], Coroutine[Any, Any, R]], /
    ) -> CallPlan[R]: ...
    @overload
    def when(self, method: Callable[Concatenate[C, P], R], /) -> CallPlan[R]: ...
    @overload
    def when(
        self,
        method: Callable[Concatenate[C, P], Coroutine[Any, Any, R]],
        /,
        *_positional: P.args,
        **parameters: P.kwargs,
    ) -> CallPlan[R]: ...
    @overload
    def when(
        self,
        method: Callable[Concatenate[C, P], R],
        /,
        *_positional: P.args,
        **parameters: P.kwargs,
    ) -> CallPlan[R]: ...
    def when(
        self, method: Callable[..., Any], /, *_positional: Any, **parameters: Any
    ) -> CallPlan[Any]:
        """Plan the next call by `when(...).returns(...)` or `when(...).raises(...)`.

        Args:
            method: The client's method, such as `QuickSightClient.describe_topic_refresh`.
            **parameters: The parameters of the call, all of them; `unittest.mock.ANY` matches any
                value. Without any, the call may have whatever parameters the model allows.

        Raises:
            TypeError: It is not a method of an operation of this client, or has no such parameter.
        """
        operation = operation_of(method)
        if not isinstance(self._client, operation.client_class):
            raise TypeError(f"{operation} is not a method of a {type(self._client).__name__}")
        if _positional:
            raise TypeError(f"{operation} takes its parameters by name")
        expected = operation.by_wire_name(parameters) or None
        return CallPlan(self._client, self._stubber, self._planned, operation, expected)


class CallPlan(Generic[R]):
    """Says how a planned call ends.

    Args:
        client: The client.
        stubber: botocore's Stubber of the client.
        planned: The names of the planned operations; this plan adds its own.
        operation: The operation that is called.
        expected: The parameters of the call, by wire name; `None` for any.
    """

    def __init__(
        self,
        client: BaseClient,
        stubber: Any,
        planned: list[str],
        operation: Operation,
        expected: Mapping[str, object] | None,
    ) -> None:
        self._is_async = isinstance(client, AsyncServiceClient)
        methods = client.raw_client.meta.method_to_api_mapping
        self._method = next(raw for raw, name in methods.items() if name == operation.name)
        self._stubber = stubber
        self._planned = planned
        self._operation = operation
        self._expected = expected

    def returns(self, response: R) -> None:
        """Plan that the call returns a response.

        Args:
            response: A response of the operation, such as one created by `sample`.

        Raises:
            TypeError: It is not a response of this operation.
            botocore.exceptions.ParamValidationError: The model does not allow it.
        """
        self._operation.check_response(response)
        raw = {**response.to_dict(), "ResponseMetadata": make_metadata(200)}
        unchecked = {
            name: self._convert_stream(raw.pop(name))
            for name, value in list(raw.items())
            if is_stream(value) or name == EXPIRES_STRING
        }
        self._stubber.add_response(self._method, raw, self._expected)
        raw.update(unchecked)  # the Stubber refuses these, but returns the same dictionary
        self._planned.append(self._operation.name)

    def raises(self, error: ServiceError) -> None:
        """Plan that the call raises an error.

        Args:
            error: An error of the service, such as one created by `error`.

        Raises:
            TypeError: It is not an error of this service.
        """
        self._operation.check_error(error)
        status = error.http_status_code or 400
        self._stubber.add_client_error(
            self._method,
            error.code,
            error.message,
            status,
            expected_params=self._expected,
            response_meta=make_metadata(status),
            modeled_fields=error_members(error) or None,
        )
        self._planned.append(self._operation.name)

    def _convert_stream(self, stream: object) -> object:
        """Convert a body to the kind that the client, async or not, returns."""
        if self._is_async and isinstance(stream, InMemoryBody):
            return AsyncStreamingBody.of(stream.content)
        return stream


STUB = "__botoforge_stub__"
"""The attribute of a raw client that holds its stub: there can be only one."""


def stub(client: C) -> ClientStub[C]:
    """Make a client return what a test plans, without a socket.

    `stub(client).when(QuickSightClient.describe_topic_refresh, ...).returns(response)` plans the
    next call; `.raises(error)` plans one that fails. Parameters after the method, if there are any,
    are all that the call must have. The calls have to come in the order of the plan. A client has
    one stub, so that `stub(client)` may be written again and again; `with stub(client) as planned:`
    ends it, and raises `ExpectationError` if a planned call was not made.

    This is botocore's Stubber (aiobotocore's for an async client): it validates the parameters of
    the calls and the planned responses against the model, sends nothing and does not retry, so that
    throttling, for example, is raised at once.

    Raises:
        TypeError: It is not a client of this package.
    """
    check_client(client)
    attributes = attributes_of(client)
    if STUB not in attributes:
        attributes[STUB] = ClientStub(client)
    client_stub: ClientStub[C] = attributes[STUB]
    return client_stub


def check_client(client: object) -> None:
    """Check that a value is a client of this package.

    Raises:
        TypeError: It is not.
    """
    if not isinstance(client, BaseClient):
        check_home(type(client))
        raise TypeError(f"stub takes a client of this package, not {client!r}")


def attributes_of(client: BaseClient) -> dict[str, Any]:
    """Return the attributes of the raw client, among which its stub is kept."""
    raw_client: object = client.raw_client
    return vars(raw_client)


def is_stream(value: object) -> bool:
    """Whether a value is read piece by piece."""
    return isinstance(value, EventStream) or hasattr(value, "read")


def make_metadata(status: int) -> dict[str, Any]:
    """Make botocore's metadata of a response."""
    return {"RequestId": "stub", "HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}


def error_members(error: ServiceError) -> dict[str, Any]:
    """Return the members of an error beside its code and message, by wire name."""
    beside = ("Error", "ResponseMetadata")
    return {name: to_raw(value) for name, value in error.response.items() if name not in beside}
