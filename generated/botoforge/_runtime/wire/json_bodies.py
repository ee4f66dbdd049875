# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The answer as it came over the wire, read more patiently than botocore's own parser does.

botocore's JSON parsers raise on some wrong types, make a list of characters out of a text where a
list is declared, call any text a boolean, and turn an HTML page into an empty success. So the body
of a successful JSON answer is read here: a value of a wrong type stays as it came, so that the
conversion can say which member is bad, and what is no JSON object at all is an error. On good data
the result equals botocore's. All else (headers, errors, other protocols) stays with botocore, but
for what it would take for an empty success: a page or an error where XML is due.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any, Final, TypeGuard

from ..botocore_api import ClientError, parse_timestamp
from ..errors import UnreadableResponseError
from .event_bytes import EventBytes

JSON_PROTOCOLS: Final = frozenset({"json", "rest-json"})
XML_PROTOCOLS: Final = frozenset({"query", "ec2", "rest-xml"})

NO_XML_ANSWER: Final = re.compile(
    rb"(?>(\s|<\?xml[^>]*>|<!--.*?-->)*)"  # what was passed once is not tried again
    rb"<(!doctype\s+html|html|Error|ErrorResponse|Response)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
"""How a body begins that is a page, or the error of a service that speaks XML."""

ENVELOPE: Final = frozenset({"__type", "message", "Message"})
"""What any error holds where the services speak JSON."""


class Exchange:
    """One call: what the service answered.

    Attributes:
        operation: botocore's operation model, `None` until an answer has arrived.
        body: The body; `None` where it is a stream.
        status: The HTTP status.
        headers: The HTTP headers; their names in any case.
        members: The members that were read from the body here.

    Args:
        expect_error: Called when an error has arrived, before botocore raises it.
    """

    __slots__ = ("body", "expect_error", "headers", "members", "operation", "status")

    def __init__(self, expect_error: Callable[[], object]) -> None:
        self.expect_error = expect_error
        self.body: bytes | None = None
        self.operation: Any = None
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.members: dict[str, Any] = {}

    def metadata(self) -> dict[str, Any]:
        """What botocore would have told about this answer."""
        headers = {name.lower(): text for name, text in self.headers.items()}
        request_id = headers.get("x-amzn-requestid") or headers.get("x-amz-request-id", "")
        return {
            "RequestId": request_id,
            "HTTPStatusCode": self.status,
            "HTTPHeaders": headers,
            "RetryAttempts": 0,
        }

    def unreadable(self, reason: str, *, is_cut_off: bool = False) -> UnreadableResponseError:
        """Say that this is no answer of the service."""
        metadata = self.metadata()
        return UnreadableResponseError(
            self.operation.name,
            reason,
            metadata["RequestId"] or None,
            self.status,
            is_cut_off or ends_early(metadata["HTTPHeaders"], self.body),
        )


def ends_early(headers: Mapping[str, str], body: bytes | None) -> bool:
    """Whether the connection ended before a body did that is not whole.

    botocore notices that in chunks only. A body with no length in its headers ends with the
    connection; so it was cut off if it is no more than the beginning of an object.
    """
    if body is None or "content-encoding" in headers or "transfer-encoding" in headers:
        return False
    announced = headers.get("content-length")
    if announced is None:
        return body[:1] in (b"", b"{")
    return announced.isdecimal() and int(announced) > len(body)


current_exchange: Final[ContextVar[Exchange | None]] = ContextVar("current_exchange", default=None)


def watch(events: Any, service_id: str) -> None:
    """Read the answers of a raw client for the typed calls; its other calls are not touched."""
    events.register_last(f"before-parse.{service_id}", read_answer, unique_id="botoforge-read")


def read_answer(
    operation_model: Any,
    response_dict: dict[str, Any],
    customized_response_dict: dict[str, Any],
    **_: object,
) -> None:
    """Handle `before-parse`: take the body of a successful JSON answer out of botocore's hands.

    Raises:
        ClientError: The service has answered an error as if it were a success.
        UnreadableResponseError: It is no answer.
    """
    exchange = current_exchange.get()
    if exchange is None:
        return
    exchange.operation = operation_model
    exchange.status = response_dict["status_code"]
    exchange.headers = response_dict["headers"]
    exchange.members = {}
    body = response_dict["body"]
    exchange.body = body if isinstance(body, bytes) else None
    if exchange.status < HTTPStatus.OK:
        raise exchange.unreadable("it only announces another response")
    if exchange.status >= HTTPStatus.MULTIPLE_CHOICES:
        exchange.expect_error()
        if exchange.body is not None:
            repair(exchange.operation, response_dict, customized_response_dict)
        return
    if operation_model.has_event_stream_output:
        response_dict["body"] = EventBytes(body, exchange)
    if exchange.body is None:
        return
    protocol = operation_model.service_model.resolved_protocol
    if protocol in XML_PROTOCOLS:
        check_xml(exchange, operation_model.output_shape, exchange.body)
    if protocol in JSON_PROTOCOLS:
        exchange.members = read_body(exchange, operation_model.output_shape, exchange.body)
        customized_response_dict.update(exchange.members)
        if exchange.members:
            response_dict["body"] = b""


def repair(operation: Any, response: dict[str, Any], members: dict[str, Any]) -> None:
    """Rewrite an error that botocore would not read; what nobody can read stays as it is."""
    from .error_bodies import repair_error

    with suppress(Exception):
        repair_error(operation, response, members)


def check_xml(exchange: Exchange, output: Any, body: bytes) -> None:
    """Refuse the bodies that botocore's XML parsers take for answers without members.

    Raises:
        UnreadableResponseError: The body is not what the protocol writes.
    """
    payload, shape = payload_of(output)
    if payload is None:
        refuse_empty(exchange, shape, body)
    elif shape.type_name != "structure":
        return  # a blob or a text, which may be anything
    if NO_XML_ANSWER.match(body):
        raise exchange.unreadable("its body is an HTML page or an error")


def payload_of(output: Any) -> tuple[str | None, Any]:
    """Find the one member of an output that is the whole body, if there is one.

    Returns:
        Its name, and the shape of the body; the shape is `None` where the model has no output.
    """
    if output is None or "payload" not in output.serialization:
        return None, output
    payload: str = output.serialization["payload"]
    return payload, output.members[payload]


def refuse_empty(exchange: Exchange, output: Any, body: bytes) -> None:
    """Refuse an empty body where the model declares anything that travels in it.

    Raises:
        UnreadableResponseError: The body is empty.
    """
    if body or output is None or exchange.status == HTTPStatus.NO_CONTENT:
        return
    if any("location" not in member.serialization for member in output.members.values()):
        raise exchange.unreadable("its body is empty")


def read_body(exchange: Exchange, output: Any, body: bytes) -> dict[str, Any]:
    """Read the members of an output that come in a JSON body.

    Args:
        exchange: The call.
        output: botocore's shape of the output; `None` where the model has none.
        body: The body, as it came.

    Raises:
        ClientError: The body is that of an error.
        UnreadableResponseError: The body is not what the protocol writes.
    """
    payload, shape = payload_of(output)
    if shape is not None and (shape.type_name != "structure" or is_event_stream(shape)):
        return {}  # a blob, a text or a stream, which botocore hands over as it is
    if payload is None:
        refuse_empty(exchange, shape, body)
    if not body:
        return {}
    try:
        document = read_json(body)
    except ValueError:  # also when it is not UTF-8
        raise exchange.unreadable(f"its body of {len(body)} bytes is not JSON") from None
    except RecursionError:
        raise exchange.unreadable("its body is nested too deeply") from None
    if not is_object(document) and not (shape is not None and shape.is_document_type):
        raise exchange.unreadable("its body is not a JSON object")
    if is_object(document):
        raise_error(exchange, document)
    if shape is None:
        return {}
    value = read_value(shape, document)
    return value if payload is None else {payload: value}


def read_json(body: str | bytes) -> object:
    """Read JSON; a number of more digits than Python reads stays a text, which no number is.

    Raises:
        ValueError: It is no JSON.
    """
    try:
        return json.loads(body)
    except ValueError:
        return json.loads(body, parse_int=lambda digits: read_or_keep(int, digits))


def raise_error(exchange: Exchange, document: dict[str, Any]) -> None:
    """Raise the error that a service has answered as if it were a success, if it has.

    Raises:
        ClientError: A header says so, or the body, by the name of an error of the model or because
            it holds nothing but what any error holds.
    """
    told = exchange.headers.get("x-amzn-errortype")  # botocore finds it in any case
    named = told or document.get("__type")
    if not isinstance(named, str):
        return
    code = named.partition(":")[0].rpartition("#")[2]
    model = exchange.operation.service_model.shape_for_error_code(code)
    message = document.get("message") or document.get("Message")
    if told or model is not None or (message and document.keys() <= ENVELOPE):
        members = {} if model is None else read_members(model, document)
        error = {"Code": code, "Message": message or ""}
        answer = {**members, "Error": error, "ResponseMetadata": exchange.metadata()}
        raise ClientError(answer, exchange.operation.name)


def is_event_stream(shape: Any) -> bool:
    """Whether a body of this shape is a stream of events."""
    return bool(shape.serialization.get("eventstream")) or bool(shape.event_stream_name)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


PLAIN: Final = frozenset({"string", "character", "integer", "long", "float", "double", "boolean"})
"""The types whose values stay as they came."""


def read_value(shape: Any, value: Any) -> Any:
    """Read a JSON value as botocore does, but leave one of a wrong type as it is."""
    kind = shape.type_name
    if kind in PLAIN:
        return value
    if kind == "structure" and is_object(value):
        return value if shape.is_document_type else read_members(shape, value)
    if kind == "list" and is_array(value):
        return [read_value(shape.member, item) for item in value]
    if kind == "map" and is_object(value):
        return {key: read_value(shape.value, item) for key, item in value.items()}
    if kind == "timestamp" and value is not None and not isinstance(value, bool):
        return read_or_keep(parse_timestamp, value)
    if kind == "blob" and isinstance(value, str):
        return read_or_keep(base64.b64decode, value)
    return value


def read_members(shape: Any, value: dict[str, Any]) -> dict[str, Any]:
    """Read the members of a structure that came with a value."""
    read: dict[str, Any] = {}
    for name, member in shape.members.items():
        serialization = member.serialization
        item = value.get(serialization.get("name", name))
        if item is not None and "location" not in serialization:
            read[name] = read_value(member, item)
    if shape.is_tagged_union and not read:
        known = {
            "__type",
            *(m.serialization.get("name", name) for name, m in shape.members.items()),
        }
        unknown = [key for key, item in value.items() if item is not None and key not in known]
        if len(unknown) == 1:
            read["SDK_UNKNOWN_MEMBER"] = {"name": unknown[0]}
    return read


def read_headers(exchange: Exchange, output: Any) -> Iterator[tuple[str, object]]:
    """Read the members of an output that do not come in the body, where botocore could not."""
    headers = {name.lower(): text for name, text in exchange.headers.items()}
    for name, shape in output.members.items():
        serialization = shape.serialization
        wire_name = serialization.get("name", name).lower()
        match serialization.get("location"):
            case "statusCode":
                yield name, exchange.status
            case "header" if wire_name in headers:
                yield name, read_header(shape, headers[wire_name])
            case "headers":
                prefix = wire_name if "name" in serialization else ""
                yield (
                    name,
                    {
                        header[len(prefix) :]: text
                        for header, text in headers.items()
                        if header.startswith(prefix)
                    },
                )
            case _:
                pass


def read_header(shape: Any, text: str) -> object:
    """Read a header, which is a text whatever the model says."""
    match shape.type_name:
        case "boolean" if text.lower() in ("true", "false"):
            return text.lower() == "true"
        case "integer" | "long":
            return read_or_keep(int, text)
        case "float" | "double":
            return read_or_keep(float, text)
        case "timestamp":
            return read_or_keep(parse_timestamp, text)
        case "list":
            return [item.strip() for item in text.split(",")]
        case "string" if shape.serialization.get("jsonvalue"):
            return read_or_keep(lambda coded: json.loads(base64.b64decode(coded)), text)
        case _:
            return text


def read_or_keep(read: Callable[[Any], object], value: object) -> object:
    """Read a value, or keep it where it cannot be read."""
    try:
        return read(value)
    except Exception:  # noqa: BLE001 (whatever a reader raises, also a warning that is an error)
        return value
