# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Bodies that botocore's XML parsers take for an empty success: pages, and errors."""

from __future__ import annotations

import re
from typing import Any, Final

from .call_context import CallContext
from .json_bodies import find_payload, refuse_empty

PAGE_OR_ERROR: Final = re.compile(
    rb"(?>(\s|<\?xml[^>]*>|<!--.*?-->)*)"  # atomic: what was skipped is not tried again
    rb"<(!doctype\s+html|html|Error|ErrorResponse|Response)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a body that is an HTML page, or an error of an XML protocol."""


def check_xml(call: CallContext, output: Any, body: bytes) -> None:
    """Refuse the bodies that botocore's XML parsers take for a response without members.

    Raises:
        UnreadableResponseError: The body is empty, an HTML page or an error.
    """
    payload, shape = find_payload(output)
    if payload is None:
        refuse_empty(call, shape, body)
    elif shape.type_name != "structure":
        return  # a blob or a string, which may be anything
    if PAGE_OR_ERROR.match(body):
        raise call.unreadable("its body is an HTML page or an error")
