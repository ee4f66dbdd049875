"""Takes the response of a typed call before botocore's parsers do.

The body of a successful JSON response is read in `json_bodies`, and the bodies that botocore's XML
parsers would take for an empty success are refused in `xml_bodies`. All else (headers, errors,
other protocols) stays with botocore.
"""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from .call_context import CallContext, current_call
from .json_bodies import read_body
from .protocols import JSON_PROTOCOLS, XML_PROTOCOLS


def watch_responses(events: Any, service_id: str) -> None:
    """Handle the responses of a raw client to typed calls; its other calls are not touched."""
    events.register_last(f"before-parse.{service_id}", handle_response, unique_id="botoforge-read")


def handle_response(
    operation_model: Any,
    response_dict: dict[str, Any],
    customized_response_dict: dict[str, Any],
    **_: object,
) -> None:
    """Handle `before-parse`: read the body of a successful JSON response in place of botocore.

    Raises:
        ClientError: The service has sent an error with the HTTP status of a success.
        UnreadableResponseError: The response cannot be parsed.
    """
    call = current_call.get()
    if call is None:
        return
    call.operation = operation_model
    call.status = response_dict["status_code"]
    call.headers = response_dict["headers"]
    call.members = {}
    call.error = None
    body = response_dict["body"]
    call.body = body if isinstance(body, bytes) else None
    if call.status < HTTPStatus.OK:
        raise call.unreadable("it only announces another response")
    if call.status >= HTTPStatus.MULTIPLE_CHOICES:
        call.expect_error()
        if call.body is not None:
            try_to_repair(call, response_dict, customized_response_dict)
        return
    if operation_model.has_event_stream_output:
        from .event_bytes import EventBytes

        response_dict["body"] = EventBytes(body, call)
    if call.body is None:
        return
    read_success(call, call.body)
    customized_response_dict.update(call.members)
    if call.members:
        response_dict["body"] = b""


def read_success(call: CallContext, body: bytes) -> None:
    """Read the members in the body of a success, or check it, as its protocol demands.

    Raises:
        ClientError: The service has sent an error with the HTTP status of a success.
        UnreadableResponseError: The response cannot be parsed.
    """
    protocol = call.operation.service_model.resolved_protocol
    if protocol in XML_PROTOCOLS:
        from .xml_bodies import check_xml

        check_xml(call, call.operation.output_shape, body)
    if protocol in JSON_PROTOCOLS:
        call.members = read_body(call, call.operation.output_shape, body)


def try_to_repair(call: CallContext, response: dict[str, Any], customized: dict[str, Any]) -> None:
    """Repair an error that botocore could not read; one that nobody can read stays unchanged."""
    from .error_bodies import repair_error

    with suppress(Exception):
        repair_error(call, response, customized)
