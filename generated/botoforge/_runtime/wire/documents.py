# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The document in the body of a success, and which bodies are refused."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final
from xml.etree.ElementTree import Element

from ..botocore_api import ClientError
from ..schema import BaseStructure
from ..values import is_map
from .call_context import CallContext
from .protocols import ERROR_TYPE, JSON_PROTOCOLS, XML_PROTOCOLS, find_protocol, plain_code
from .reading import parse_body, read_members

ENVELOPE: Final = frozenset({"__type", "message", "Message"})
"""The members that any error of a JSON protocol has."""


def parse_success(
    operation: Any, response_class: type[BaseStructure], body: bytes
) -> tuple[Any, Any]:
    """Parse the body of a success.

    Args:
        operation: botocore's operation model.
        response_class: The class of the typed response.
        body: The body.

    Returns:
        The document, and what has the members of the output in it: in a query protocol, that is an
        element of the document.

    Raises:
        ValueError: The body is not valid in the protocol.
        RecursionError: It is nested too deeply.
    """
    protocol: str = find_protocol(operation.service_model)
    output = operation.output_shape
    if output is None and protocol == "rest-xml":
        return None, Element("")  # nobody reads it
    document = parse_body(protocol, response_class.__shape__, body)
    wrapper = output.serialization.get("resultWrapper") if output and protocol == "query" else None
    if not wrapper:
        return document, document
    from .xml_documents import find_result

    return document, find_result(document, wrapper)


def read_document(call: CallContext, body: bytes) -> tuple[Any, Any]:
    """Parse the body of a success, or refuse it; what is returned is that of `parse_success`.

    Raises:
        ClientError: The body is that of an error.
        UnreadableResponseError: It is empty, not valid in its protocol, an HTML page, or an error
            of an XML protocol.
    """
    payload, shape = find_payload(call.operation.output_shape)
    is_structure = shape is None or shape.type_name == "structure"
    if payload is None:
        refuse_empty(call, shape, body)
    if call.protocol in XML_PROTOCOLS and is_structure:
        from .xml_documents import is_page_or_error

        if is_page_or_error(body):
            raise call.unreadable("its body is an HTML page or an error")
    try:
        document, members = parse_success(call.operation, call.response_class, body)
    except RecursionError:
        raise call.unreadable("its body is nested too deeply") from None
    except ValueError as error:  # also when it is not UTF-8
        is_json = call.protocol in JSON_PROTOCOLS
        reason = "it is not JSON" if is_json else str(error)
        raise call.unreadable(f"its body of {len(body)} bytes cannot be read: {reason}") from None
    if call.protocol in XML_PROTOCOLS or not is_structure:
        return document, members
    if is_map(document):
        raise_error(call, document)
    elif shape is None or not shape.is_document_type:
        raise call.unreadable("its body is not a JSON object")
    return document, members


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


def raise_error(call: CallContext, document: Mapping[Any, Any]) -> None:
    """Raise the error that a service has sent with the HTTP status of a success, if it has.

    Raises:
        ClientError: A header names an error; or the body does, and the model knows the error or the
            body has only the members of any error.
    """
    header = call.by_lower_name.get(ERROR_TYPE)
    name = header or document.get("__type")
    if not isinstance(name, str):
        return
    code = plain_code(name)
    error_class = call.service.error_class(call.name, code, code)
    is_known = error_class is not call.service.base_error
    message = document.get("message") or document.get("Message")
    if header or is_known or (message and document.keys() <= ENVELOPE):
        members = read_members(call.protocol, error_class.__shape__, document)
        error = {"Code": code, "Message": message or ""}
        response = {**members, "Error": error, "ResponseMetadata": call.make_metadata()}
        raise ClientError(response, call.operation.name)
