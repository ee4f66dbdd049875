"""Errors on which botocore's parser of errors fails, repaired before it reads them.

What botocore reads stays as botocore reads it. Where its parser would raise or find no code, or
would give a code that is not a string, class, code, message and retries would be lost. There the
body is replaced by one with only code and message, and the members are read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from ..botocore_api import make_parser
from ..values import is_map
from .call_context import CallContext, status_phrase
from .damaged_bodies import FORBIDDEN
from .damaged_errors import ERROR_TYPE, DamagedError, find_error
from .headers import read_header
from .json_bodies import read_members
from .protocols import JSON_PROTOCOLS

FIRST_ERROR: Final = HTTPStatus.MOVED_PERMANENTLY
"""The first status that botocore's parser takes for an error; its client also refuses 300."""


def repair_error(call: CallContext, response: dict[str, Any], customized: dict[str, Any]) -> None:
    """Repair an error if botocore could not read it.

    Args:
        call: The call; it keeps the repaired error.
        response: The response before it is parsed; what it holds may be replaced.
        customized: What counts more than what botocore's parser reads.
    """
    service = call.operation.service_model
    protocol = service.resolved_protocol
    parser = make_parser(protocol)
    parsed = parse(parser, response, call.operation.output_shape) or {}
    is_sound = is_usable(parsed, protocol)
    code = read_code(call, parsed)
    found: DamagedError | None = None
    if not is_sound or not code:
        found = find_error(service, response)
        if is_sound and not found.code:
            return  # there is none
        found.code = code or found.code
        parsed, is_sound = make_error(call, parser, response, found), False
    error = parsed["Error"]
    known = service.shape_for_error_code(error["Code"])
    shape = find_named_shape(service, error.get("QueryErrorCode")) or known
    is_sound = is_sound and (known is None or parse(parser, response, known) is not None)
    if is_sound and shape is known:
        return
    if shape is not None:
        document = (found or find_error(service, response)).document
        customized.update(read_error(parser, response, document, shape))
    if is_sound:
        return  # botocore looks for the members by the code alone, and finds none or others
    customized.update(parsed)
    call.error = dict(customized)
    located = {name for each in (shape, known) if each for name in find_located(each)}
    response["headers"] = leave_out(response["headers"], {ERROR_TYPE, *located})
    response["status_code"] = max(call.status, FIRST_ERROR)
    response["body"] = write_error(protocol, error)


def parse(parser: Any, response: Mapping[str, Any], shape: Any) -> dict[str, Any] | None:
    """Let botocore read a response; `None` if it raises."""
    try:
        parsed: dict[str, Any] = parser.parse(dict(response), shape)
    except Exception:  # noqa: BLE001 (whatever it raises would end the call)
        return None
    return parsed


def is_usable(parsed: Mapping[str, Any], protocol: str) -> bool:
    """Whether botocore's client can go on with what its parser has read: texts are strings.

    The message of a JSON error may be anything; one of two XML elements would be an empty map.
    """
    error, metadata = parsed.get("Error", {}), parsed.get("ResponseMetadata")
    if not is_map(error) or not is_map(metadata):
        return False
    texts = [error.get("Code"), metadata.get("RequestId")]
    if protocol not in JSON_PROTOCOLS:
        texts.append(error.get("Message"))
    return all(text is None or isinstance(text, str) for text in texts)


def read_code(call: CallContext, parsed: Mapping[str, Any]) -> str:
    """Give the code that botocore has read; empty if it has found none and took the status."""
    error = parsed.get("Error")
    code = error.get("Code") if is_map(error) else None
    return code if isinstance(code, str) and code.strip() and code != str(call.status) else ""


def make_error(
    call: CallContext, parser: Any, response: Mapping[str, Any], found: DamagedError
) -> dict[str, Any]:
    """Make an error in botocore's form from what can be read of a damaged one."""
    message = found.message
    if not found.code and not message:
        message = status_phrase(call.status)
    plain = {"Code": found.code or str(call.status), "Message": message}
    written = {
        **response,
        "status_code": max(call.status, FIRST_ERROR),
        "headers": leave_out(response["headers"], {ERROR_TYPE}),
        "body": write_error(call.operation.service_model.resolved_protocol, plain),
    }
    made: dict[str, Any] = parser.parse(written, None)
    metadata = {**made["ResponseMetadata"], **call.make_metadata()}
    metadata["RequestId"] = metadata["RequestId"] or found.request_id
    error = {**found.details, **made["Error"], "Message": message}
    return {**made, "Error": error, "ResponseMetadata": metadata}


def find_named_shape(service: Any, name: str | None) -> Any:
    """Find the shape that is named beside a code of the Query protocol."""
    # `shape_names` is created anew on each access.
    return service.shape_for(name) if name and name in service.shape_names else None


def find_located(shape: Any) -> list[str]:
    """List the headers that hold members of an error, in lower case."""
    return [
        member.serialization.get("name", name).lower()
        for name, member in shape.members.items()
        if member.serialization.get("location") == "header"
    ]


def leave_out(headers: Any, names: set[str]) -> Any:
    """Copy headers without some."""
    return type(headers)(
        {name: value for name, value in headers.items() if name.lower() not in names}
    )


def read_error(
    parser: Any, response: Mapping[str, Any], document: object, shape: Any
) -> dict[str, Any]:
    """Read the members of an error; one of a wrong type keeps its raw value."""
    members: dict[str, Any] = {}
    if is_map(document):
        members = read_members(shape, document)
    elif isinstance(document, Element):
        body = rename_lists(response["body"], shape)
        members = parse(parser, {**response, "body": body}, shape) or {}
    headers = {name.lower(): value for name, value in response["headers"].items()}
    for name, member in shape.members.items():
        wire_name = member.serialization.get("name", name).lower()
        if member.serialization.get("location") == "header" and wire_name in headers:
            members[name] = read_header(member, headers[wire_name])
    return {name: value for name, value in members.items() if name in shape.members}


def rename_lists(body: bytes, shape: Any) -> bytes:
    """Name lists as in the model: Route 53 sends `messages` as `Messages`."""
    for name, member in shape.members.items():
        if member.type_name == "list" and "name" not in member.serialization:
            sent, modelled = f"{name[:1].upper()}{name[1:]}>".encode(), f"{name}>".encode()
            body = body.replace(b"<" + sent, b"<" + modelled).replace(
                b"</" + sent, b"</" + modelled
            )
    return body


def write_error(protocol: str, error: Mapping[str, Any]) -> bytes:
    """Write an error with only its code and message."""
    code = str(error.get("QueryErrorCode") or error["Code"])
    message = str(error.get("Message") or "")
    if protocol in JSON_PROTOCOLS:
        return json.dumps({"__type": code, "message": message}).encode()
    if protocol.startswith("smithy"):
        return b"\xa2" + b"".join(map(write_cbor, ("__type", code, "message", message)))
    code, message = (escape(FORBIDDEN.sub("\ufffd", text)) for text in (code, message))
    body = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    if protocol == "ec2":
        body = f"<Response><Errors>{body}</Errors></Response>"
    if protocol == "query":
        body = f"<ErrorResponse>{body}</ErrorResponse>"
    return body.encode()


def write_cbor(text: str) -> bytes:
    """Write a string in CBOR: its type, its length in four bytes, and its bytes."""
    raw = text.encode("utf-8", "replace")
    return b"\x7a" + len(raw).to_bytes(4, "big") + raw
