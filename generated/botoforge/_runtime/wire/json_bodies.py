# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The body of a successful JSON response, read with fewer assumptions than botocore's parsers make.

botocore's JSON parsers raise on some wrong types, make a list of characters out of a string where a
list is declared, take any string for a boolean, and turn an HTML page into an empty success. Here a
value of a wrong type stays as it is, so that the conversion can say which member is bad, and a body
that is not a JSON object is an error. On good data the result equals botocore's.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from ..botocore_api import ClientError, parse_timestamp
from ..values import is_list, is_map
from .call_context import CallContext
from .json_text import read_json
from .lenient import read_or_keep

ENVELOPE: Final = frozenset({"__type", "message", "Message"})
"""The members that any error of a JSON protocol has."""


def find_payload(output: Any) -> tuple[str | None, Any]:
    """Find the member of an output that is the whole body, if there is one.

    Returns:
        Its name, and the shape of the body; the shape is `None` where the model has no output.
    """
    if output is None or "payload" not in output.serialization:
        return None, output
    payload: str = output.serialization["payload"]
    return payload, output.members[payload]


def refuse_empty(call: CallContext, output: Any, body: bytes) -> None:
    """Refuse an empty body if the model declares anything that is sent in it.

    Raises:
        UnreadableResponseError: The body is empty.
    """
    if body or output is None or call.status == HTTPStatus.NO_CONTENT:
        return
    if any("location" not in member.serialization for member in output.members.values()):
        raise call.unreadable("its body is empty")


def read_body(call: CallContext, output: Any, body: bytes) -> dict[str, Any]:
    """Read the members of an output that come in a JSON body.

    Args:
        call: The call.
        output: botocore's shape of the output; `None` where the model has none.
        body: The raw body.

    Raises:
        ClientError: The body is that of an error.
        UnreadableResponseError: The body is empty or not a JSON object.
    """
    payload, shape = find_payload(output)
    if shape is not None and (shape.type_name != "structure" or is_event_stream(shape)):
        return {}  # a blob, a string or a stream, which botocore returns unchanged
    if payload is None:
        refuse_empty(call, shape, body)
    if not body:
        return {}
    try:
        document = read_json(body)
    except ValueError:  # also when it is not UTF-8
        raise call.unreadable(f"its body of {len(body)} bytes is not JSON") from None
    except RecursionError:
        raise call.unreadable("its body is nested too deeply") from None
    if not is_map(document) and not (shape is not None and shape.is_document_type):
        raise call.unreadable("its body is not a JSON object")
    if is_map(document):
        raise_error(call, document)
    if shape is None:
        return {}
    value = read_value(shape, document)
    return value if payload is None else {payload: value}


def raise_error(call: CallContext, document: Mapping[Any, Any]) -> None:
    """Raise the error that a service has sent with the HTTP status of a success, if it has.

    Raises:
        ClientError: A header names an error; or the body does, and the model knows the error or the
            body has only the members of any error.
    """
    header = call.headers.get("x-amzn-errortype")  # in upper or lower case
    name = header or document.get("__type")
    if not isinstance(name, str):
        return
    code = name.partition(":")[0].rpartition("#")[2]
    model = call.operation.service_model.shape_for_error_code(code)
    message = document.get("message") or document.get("Message")
    if header or model is not None or (message and document.keys() <= ENVELOPE):
        members = {} if model is None else read_members(model, document)
        error = {"Code": code, "Message": message or ""}
        response = {**members, "Error": error, "ResponseMetadata": call.make_metadata()}
        raise ClientError(response, call.operation.name)


def is_event_stream(shape: Any) -> bool:
    """Whether a body of this shape is an event stream."""
    return bool(shape.serialization.get("eventstream")) or bool(shape.event_stream_name)


PLAIN: Final = frozenset({"string", "character", "integer", "long", "float", "double", "boolean"})
"""The types whose values need no conversion."""


def read_value(shape: Any, value: Any) -> Any:
    """Read a JSON value as botocore does, but keep one of a wrong type."""
    kind = shape.type_name
    if kind in PLAIN:
        return value
    if kind == "structure" and is_map(value):
        return value if shape.is_document_type else read_members(shape, value)
    if kind == "list" and is_list(value):
        return [read_value(shape.member, item) for item in value]
    if kind == "map" and is_map(value):
        return {key: read_value(shape.value, item) for key, item in value.items()}
    if kind == "timestamp" and value is not None and not isinstance(value, bool):
        return read_or_keep(parse_timestamp, value)
    if kind == "blob" and isinstance(value, str):
        return read_or_keep(base64.b64decode, value)
    return value


def read_members(shape: Any, value: Mapping[Any, Any]) -> dict[str, Any]:
    """Read the members of a structure that are sent in the body and are not null."""
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
