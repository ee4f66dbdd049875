"""Clients that answer what they were told, without a socket: botocore's Stubber, typed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Self

from ..aio import AsyncServiceClient
from ..botocore_api import make_stubber
from ..client import BaseClient
from ..conversion import to_raw
from ..errors import BotoforgeError
from ..event_streams import EventStream
from ..service_errors import ServiceError
from ..streaming_bodies import AsyncStreamingBody, InMemoryBody
from ..structures import Response
from ..values import service_package
from .operations import EXPIRES_STRING, Operation


class ExpectationError(BotoforgeError, AssertionError):
    """What was expected and what was called do not fit; it fails a test as an assertion does."""

    __module__ = __name__.rpartition("._runtime.")[0] + ".testing"


class ServiceStub:
    """Base of every stub: plans the calls of a client, one by one, in their order.

    The calls go as far as botocore's Stubber lets them: parameters are validated, nothing is sent,
    nothing is tried again. The Stubber checks that a planned response fits the model, that the
    calls come in the planned order, and, where `when` is given, that a call has exactly those
    parameters. A call that was not planned raises botocore's `UnStubbedResponseError`.

    As a context manager it gives the client back at the end, and makes sure that every planned call
    was made. Without one, the client stays stubbed.

    Args:
        client: The client, async or not.
    """

    def __init__(self, client: BaseClient) -> None:
        self._client = client
        self._planned: list[str] = []
        self._stubber: Any = make_stubber(client.raw_client, isinstance(client, AsyncServiceClient))
        self._stubber.activate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error_class: type[BaseException] | None, *_: object) -> None:
        self._stubber.deactivate()
        kept_by(self._client).pop(STUB, None)
        if error_class is None:
            try:
                self._stubber.assert_no_pending_responses()
            except AssertionError as left:
                planned = ", ".join(self._planned)
                raise ExpectationError(
                    f"not every planned call was made ({planned}): {left}"
                ) from None

    def _plan(
        self,
        method: str,
        returns: Response | None,
        raises: ServiceError | None,
        when: Mapping[str, object] | None,
    ) -> None:
        """Plan the next call.

        Args:
            method: The method that will be called.
            returns: The response; either this or the error is given.
            raises: The error.
            when: The parameters of the call, all of them; by default any.

        Raises:
            TypeError: Not one of both is given, or it is one of another operation or service; or
                the method has no such parameter.
            botocore.exceptions.ParamValidationError: The model does not allow the response.
        """
        operation = Operation(type(self._client), method)
        expected = None if when is None else operation.by_wire_name(when)
        meta = self._client.raw_client.meta
        raw_methods = {name: raw for raw, name in meta.method_to_api_mapping.items()}
        raw_method = raw_methods[operation.name]
        match returns, raises:
            case Response(), None:
                operation.check_response(returns)
                answer = {**returns.to_dict(), "ResponseMetadata": metadata(200)}
                beside = {
                    name: self._in_kind(answer.pop(name))
                    for name, held in list(answer.items())
                    if is_stream(held) or name == EXPIRES_STRING
                }
                self._stubber.add_response(raw_method, answer, expected)
                answer.update(beside)  # which the Stubber would refuse, but keeps
            case None, ServiceError():
                operation.check_error(raises)
                self._stubber.add_client_error(
                    raw_method,
                    raises.code,
                    raises.message,
                    raises.http_status_code or 400,
                    expected_params=expected,
                    response_meta=metadata(raises.http_status_code or 400),
                    modeled_fields=error_members(raises) or None,
                )
            case _:
                raise TypeError(f"{operation} takes either what it returns or what it raises")
        self._planned.append(operation.name)

    def _in_kind(self, stream: object) -> object:
        """Take a stream as the client, async or not, would have it."""
        is_async = isinstance(self._client, AsyncServiceClient)
        if is_async and isinstance(stream, InMemoryBody):
            return AsyncStreamingBody.of(stream.content)
        return stream


STUB = "__botoforge_stub__"
"""Where a raw client keeps its stub: there can be only one."""


def stub_client(client: BaseClient) -> ServiceStub:
    """Stub a client; one that is stubbed already keeps its stub."""
    kept = kept_by(client)
    if STUB not in kept:
        package = service_package(type(client).__service__.base_error)
        module = import_module(f"{package}.stubs")
        kept[STUB] = next(found for found in vars(module).values() if is_stub_class(found))(client)
    stub: ServiceStub = kept[STUB]
    return stub


def kept_by(client: BaseClient) -> dict[str, Any]:
    """Find where a raw client keeps its stub."""
    raw_client: object = client.raw_client
    return vars(raw_client)


def is_stream(value: object) -> bool:
    """Whether a value is read bit by bit."""
    return isinstance(value, EventStream) or hasattr(value, "read")


def is_stub_class(value: object) -> bool:
    """Whether a value is the generated class of a service's stub."""
    return isinstance(value, type) and issubclass(value, ServiceStub) and value is not ServiceStub


def metadata(status: int) -> dict[str, Any]:
    """Make what botocore tells about an answer, beside the answer itself."""
    return {"RequestId": "stub", "HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}


def error_members(error: ServiceError) -> dict[str, Any]:
    """Take what an error tells beside its code and message, by wire name."""
    beside = ("Error", "ResponseMetadata")
    return {name: to_raw(value) for name, value in error.response.items() if name not in beside}
