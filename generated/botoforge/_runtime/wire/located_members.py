# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Members of a response that come in its headers or are its HTTP status.

They are read by the member table, into the form of botocore's dictionaries; what cannot be read
stays a string.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from ..schema import MemberTable, ValueType
from ..value_types import BooleanType, DocumentType, FloatType, IntegerType, ListType
from .lenient import read_or_keep


def read_located(table: MemberTable, headers: Mapping[str, str], status: int) -> dict[str, Any]:
    """Read the members that are in headers, or are the HTTP status.

    Args:
        table: The members of a response or an error.
        headers: The headers; their names in any case.
        status: The HTTP status.
    """
    values: dict[str, Any] = {}
    by_lower_name: dict[str, str] = {}
    for member, _ in table.outside:
        if member.location == "statusCode":
            values[member.wire_name] = status
            continue
        by_lower_name = by_lower_name or {key.lower(): value for key, value in headers.items()}
        name = member.location_name.lower()
        match member.location:
            case "headers":
                values[member.wire_name] = {
                    header[len(name) :]: value
                    for header, value in headers.items()
                    if header.lower().startswith(name)
                }
            case _ if name in by_lower_name:
                values[member.wire_name] = read_header(member.type, by_lower_name[name])
            case _:
                pass
    return values


def read_header(declared: ValueType, value: str) -> object:
    """Read a header as the type that the model declares; if that fails, it stays a string."""
    match declared:
        case BooleanType() if value.lower() in ("true", "false"):
            return value.lower() == "true"
        case IntegerType():
            return read_or_keep(int, value)
        case FloatType():
            return read_or_keep(float, value)
        case ListType():
            return [read_header(declared.item, item.strip()) for item in value.split(",")]
        case DocumentType():  # JSON in base64
            return read_or_keep(lambda coded: json.loads(base64.b64decode(coded)), value)
        case _:
            return value
