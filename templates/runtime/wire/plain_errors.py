"""Tells at once that botocore reads an error: most errors in JSON need no closer look."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from ..value_types import BooleanType, EnumType, FloatType, IntegerType, TextType, TimestampType
from ..values import is_map
from .call_context import CallContext
from .damaged_errors import clean_code
from .error_members import BAD, convert
from .json_members import members_from_json
from .protocols import ERROR_TYPE, JSON_PROTOCOLS, find_protocol

FIRST_ERROR: Final = HTTPStatus.MOVED_PERMANENTLY
"""The first status that botocore's parser takes for an error; its client also refuses 300."""

SCALARS: Final = (BooleanType, EnumType, FloatType, IntegerType, TextType, TimestampType)
"""The types that botocore reads without fail wherever the member tables do."""


def is_plain(call: CallContext, response: Mapping[str, Any]) -> bool:
    """Whether an error is in JSON, with a code that botocore finds, and without odd members.

    Args:
        call: The call.
        response: The response before it is parsed.
    """
    service = call.operation.service_model
    if find_protocol(service) not in JSON_PROTOCOLS or call.status < FIRST_ERROR:
        return False
    try:
        document: object = json.loads(response["body"].decode())
    except (ValueError, RecursionError):
        return False
    if not is_map(document) or "x-amzn-query-error" in response["headers"]:
        return False
    code = find_code(find_protocol(service), response["headers"], document)
    if not code or (call.operation.name, code) in call.service.errors_of_operations:
        return False
    error_class = call.service.errors.get(code)
    if error_class is None:
        return service.shape_for_error_code(code) is None
    table = error_class.__shape__
    members = members_from_json(table, document)
    return not table.outside and all(
        isinstance(row.type, SCALARS) and convert(row, members) is not BAD
        for row in table.members
        if row.wire_name in members
    )


def find_code(protocol: str, headers: Mapping[str, str], document: Mapping[object, object]) -> str:
    """Find the code where botocore does; empty if that is more than a look at one place."""
    code = document.get("__type", "")
    if protocol == "rest-json":
        if not isinstance(code, str) or "code" in document or "Code" in document:
            return ""
        code = headers.get(ERROR_TYPE, code)
    return str(clean_code(code) or "")
