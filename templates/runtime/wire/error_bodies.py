"""Errors on which botocore's parser of errors fails, rewritten so that it does not.

One member of a wrong type, or a header that is a date where a number is declared, would cost the
class, the code and the message of the whole error. Such an error is rewritten with only its code
and message, and its members are read here. All other errors stay unchanged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, unescape

from ..botocore_api import make_parser
from ..values import is_map
from .headers import read_header
from .json_bodies import JSON_PROTOCOLS, read_json, read_members

ROOT: Final = re.compile(rb"\s*(?:<\?xml[^>]*>)?\s*<(\w{1,200})[\s>]")
"""The beginning of a document, with the name of its root element."""

MESSAGE: Final = re.compile(rb"<Message>([^<]*)</Message>")


def repair_error(operation: Any, response: dict[str, Any], members: dict[str, Any]) -> None:
    """Rewrite an error if botocore could not read it.

    Args:
        operation: botocore's operation model.
        response: The response before it is parsed; its body and headers may be replaced.
        members: The members of the error are put in here.
    """
    service = operation.service_model
    protocol = service.resolved_protocol
    if protocol.startswith("smithy"):
        return
    parser: Any = make_parser(protocol)
    parsed: Mapping[str, Any] = parser.parse(dict(response), None)
    error = parsed["Error"]
    code, message, name = error.get("Code"), error.get("Message"), error.get("QueryErrorCode")
    known = service.shape_for_error_code(code)
    # `shape_names` is created anew on each access.
    shape = service.shape_for(name) if name and name in service.shape_names else known
    if shape is None and protocol == "rest-xml":
        shape = find_shape_of_root(service, response["body"])
        code, message = (shape and shape.error_code), find_message(response["body"])
    elif shape is known and (known is None or is_readable(parser, response, known)):
        return
    if shape is None:
        return
    members.update(read_error(parser, protocol, response, shape))
    if name is not None and (known is None or is_readable(parser, response, known)):
        return  # botocore looks for the members by the code alone, and finds none or others
    located = {
        member.serialization.get("name", member_name).lower()
        for member_name, member in shape.members.items()
        if member.serialization.get("location") == "header"
    }
    headers = response["headers"]
    response["headers"] = type(headers)(
        {name: value for name, value in headers.items() if name.lower() not in located}
    )
    request_id = str(parsed["ResponseMetadata"].get("RequestId", ""))
    response["body"] = write_error(protocol, str(name or code), str(message or ""), request_id)


def is_readable(parser: Any, response: Mapping[str, Any], shape: Any) -> bool:
    """Whether botocore can read the members of an error."""
    try:
        parser.parse(dict(response), shape)
    except Exception:  # noqa: BLE001 (whatever it raises would end the call)
        return False
    return True


def find_shape_of_root(service: Any, body: bytes) -> Any:
    """Find the error that the root element of a document names, as in Route 53."""
    root = ROOT.match(body)
    return None if root is None else service.shape_for_error_code(root[1].decode())


def find_message(body: bytes) -> str:
    """Find the first message, anywhere in a document."""
    match = MESSAGE.search(body)
    return "" if match is None else unescape(match[1].decode("utf-8", "replace"))


def read_error(
    parser: Any, protocol: str, response: Mapping[str, Any], shape: Any
) -> dict[str, Any]:
    """Read the members of an error; one of a wrong type keeps its raw value."""
    if protocol not in JSON_PROTOCOLS:
        try:
            body = rename_lists(response["body"], shape)
            read: dict[str, Any] = parser.parse({**response, "body": body}, shape)
        except Exception:  # noqa: BLE001 (see `is_readable`)
            return {}
        return {name: value for name, value in read.items() if name in shape.members}
    document = read_json(response["body"] or b"{}")
    headers = {name.lower(): value for name, value in response["headers"].items()}
    members = read_members(shape, document) if is_map(document) else {}
    for name, member in shape.members.items():
        wire_name = member.serialization.get("name", name).lower()
        if member.serialization.get("location") == "header" and wire_name in headers:
            members[name] = read_header(member, headers[wire_name])
    return members


def rename_lists(body: bytes, shape: Any) -> bytes:
    """Name lists as in the model: Route 53 sends `messages` as `Messages`."""
    for name, member in shape.members.items():
        if member.type_name == "list" and "name" not in member.serialization:
            sent, modelled = f"{name[:1].upper()}{name[1:]}>".encode(), f"{name}>".encode()
            body = body.replace(b"<" + sent, b"<" + modelled).replace(
                b"</" + sent, b"</" + modelled
            )
    return body


def write_error(protocol: str, code: str, message: str, request_id: str) -> bytes:
    """Write an error with only its code and message."""
    if protocol in JSON_PROTOCOLS:
        return json.dumps({"__type": code, "message": message}).encode()
    details = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    rid = escape(request_id)
    if protocol == "ec2":
        body = f"<Errors><Error>{details}</Error></Errors><RequestID>{rid}</RequestID>"
        return f"<Response>{body}</Response>".encode()
    body = f"<Error>{details}</Error><RequestId>{rid}</RequestId>"
    return f"<ErrorResponse>{body}</ErrorResponse>".encode()
