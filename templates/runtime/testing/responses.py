"""What `AwsServer` sends, and what it records of a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..service_errors import ServiceError, generated_class
from ..structures import Response
from ..wire.protocols import JSON_PROTOCOLS
from .http import HttpAnswer, HttpRequest
from .operations import Operation
from .protocols import Fault, ServiceProtocol
from .routing import Route
from .rules import Request, Reset, Throttled
from .samples import with_status
from .stub import error_members


def write_response(
    response: object,
    operation: Operation,
    protocol: ServiceProtocol,
    route: Route,
    request_id: str,
) -> HttpAnswer | None:
    """Write a response in the protocol of the service; `None` resets the connection."""
    match response:
        case Reset():
            return None
        case HttpAnswer():
            return response
        case Throttled():
            return protocol.serialize_fault(
                route, throttling_fault(operation, protocol.protocol), request_id
            )
        case ServiceError():
            members = error_members(response)
            shape = operation.service.shape_of(generated_class(response))
            fault = Fault(
                response.code, response.message, members, response.http_status_code, shape
            )
            return protocol.serialize_fault(route, fault, request_id)
        case Response():
            return protocol.serialize(route, response.to_dict(), request_id)
        case _:
            raw = with_status(operation.response_class, operation.status_paths, str(response))
            return protocol.serialize(route, raw, request_id)


def throttling_fault(operation: Operation, protocol: str) -> Fault:
    """Make the error by which a service asks to call less often."""
    is_listed = "ThrottlingException" in operation.service.errors
    is_json = protocol in JSON_PROTOCOLS
    code = "ThrottlingException" if is_listed or is_json else "Throttling"
    return Fault(code, "Rate exceeded")


def record_request(
    route: Route,
    operation: Operation | None,
    parameters: Mapping[str, Any],
    request: HttpRequest,
) -> Request:
    """Make the record of a request, in the names of the client's method."""
    names: Mapping[str, str] = {} if operation is None else operation.names
    named = {names.get(wire_name, wire_name): value for wire_name, value in parameters.items()}
    hidden = {names.get(wire_name, wire_name) for wire_name in route.sensitive}
    shown = (
        f"{name}={'...' if name in hidden or isinstance(value, list | dict) else repr(value)}"
        for name, value in named.items()
    )
    return Request(
        service=route.client_name,
        operation=route.operation_name,
        parameters=named,
        headers=request.headers,
        summary=f"{operation or route}({', '.join(shown)})",
    )
