# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors on which botocore's parser of errors fails, repaired before it reads them.

What botocore reads stays as botocore reads it. Where its parser would raise or find no code, or
would give a code that is not a string, class, code, message and retries would be lost. There the
body is replaced by one with only code and message, and the members are read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from ..botocore_api import make_parser
from ..values import is_map
from .call_context import CallContext, status_phrase
from .damaged_bodies import FORBIDDEN
from .damaged_errors import DamagedError, find_error
from .error_members import find_odd_members
from .plain_errors import FIRST_ERROR, is_plain
from .protocols import CBOR, ERROR_TYPE, JSON_PROTOCOLS, find_protocol


def repair_error(call: CallContext, response: dict[str, Any], customized: dict[str, Any]) -> None:
    """Repair an error if botocore could not read it.

    Args:
        call: The call; it keeps the repaired error.
        response: The response before it is parsed; what it holds may be replaced.
        customized: What counts more than what botocore's parser reads.
    """
    if is_plain(call, response):
        return
    service = call.operation.service_model
    protocol = find_protocol(service)
    parser = make_parser(protocol)
    parsed = parse(parser, response, call.operation.output_shape) or {}
    code = read_code(call, parsed)
    found: DamagedError | None = None
    if not code or not is_usable(parsed, protocol):
        found = find_error(service, response)
        if not found.code and is_usable(parsed, protocol):
            return  # there is none
        found.code = found.code or code
        parsed = make_error(call, parser, response, parsed, found)
    error = parsed["Error"]
    known = service.shape_for_error_code(error["Code"])
    modelled = {} if known is None else parse(parser, response, known)
    name = error.get("QueryErrorCode", "")
    shape = call.service.error_class(call.operation.name, error["Code"], name).__shape__
    odd: dict[str, Any] = {}
    if shape.members and (modelled is None or protocol == call.service.protocol):
        content = (found or find_error(service, response)).content
        odd = find_odd_members(shape, content, modelled or {}, response)
    if found is None and modelled is not None and not odd:
        return
    metadata = parsed["ResponseMetadata"]
    if not metadata.get("RequestId"):
        metadata["RequestId"] = (found or find_error(service, response)).request_id
    call.error = {**parsed, **(modelled or {}), **odd, "Error": error, "ResponseMetadata": metadata}
    customized.update(call.error)
    replace(response, protocol, error, known)


def replace(response: dict[str, Any], protocol: str, error: Mapping[str, Any], known: Any) -> None:
    """Replace a response by one that botocore can read: with only code and message.

    Args:
        response: The response.
        protocol: Its protocol.
        error: Its code and message, in botocore's form.
        known: The shape of the error, whose members may be in headers; `None` if it has none.
    """
    located = () if known is None else find_located(known)
    response["headers"] = leave_out(response["headers"], {ERROR_TYPE, *located})
    response["status_code"] = max(response["status_code"], FIRST_ERROR)
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
    call: CallContext,
    parser: Any,
    response: Mapping[str, Any],
    parsed: Mapping[str, Any],
    found: DamagedError,
) -> dict[str, Any]:
    """Make an error in botocore's form from what can be read of a damaged one.

    Args:
        call: The call.
        parser: botocore's parser.
        response: The response.
        parsed: What the parser has read of it.
        found: What can be read of it.
    """
    message = found.message
    if not found.code and not message:
        message = status_phrase(call.status)
    plain = {"Code": found.code or str(call.status), "Message": message}
    written = dict(response)
    replace(written, find_protocol(call.operation.service_model), plain, None)
    made: dict[str, Any] = parser.parse(written, None)
    metadata = {**made["ResponseMetadata"], **call.make_metadata()}
    error: dict[Any, Any] = dict(found.details)
    read = parsed.get("Error")
    error.update(read if is_map(read) else {})
    error.update(made["Error"], Message=message)  # an empty one is none in XML
    return {**made, "Error": error, "ResponseMetadata": metadata}


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


def write_error(protocol: str, error: Mapping[str, Any]) -> bytes:
    """Write an error with only its code and message."""
    code = str(error.get("QueryErrorCode") or error["Code"])
    message = str(error.get("Message") or "")
    if protocol in JSON_PROTOCOLS:
        return json.dumps({"__type": code, "message": message}).encode()
    if protocol == CBOR:
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
