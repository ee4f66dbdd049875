"""Members of a response that come in its headers, read where botocore's parser has failed."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from ..botocore_api import parse_timestamp
from .call_context import CallContext
from .lenient import read_or_keep


def read_headers(call: CallContext, output: Any) -> Iterator[tuple[str, object]]:
    """Read the members of an output that are in the headers or are the HTTP status.

    Args:
        call: The call.
        output: botocore's shape of the output.

    Returns:
        The name and the raw value of each.
    """
    headers = {name.lower(): value for name, value in call.headers.items()}
    for name, shape in output.members.items():
        serialization = shape.serialization
        wire_name = serialization.get("name", name).lower()
        match serialization.get("location"):
            case "statusCode":
                yield name, call.status
            case "header" if wire_name in headers:
                yield name, read_header(shape, headers[wire_name])
            case "headers":
                prefix = wire_name if "name" in serialization else ""
                yield (
                    name,
                    {
                        header[len(prefix) :]: value
                        for header, value in headers.items()
                        if header.startswith(prefix)
                    },
                )
            case _:
                pass


def read_header(shape: Any, value: str) -> object:
    """Read a header as the type that the model declares; if that fails, it stays a string."""
    match shape.type_name:
        case "boolean" if value.lower() in ("true", "false"):
            return value.lower() == "true"
        case "integer" | "long":
            return read_or_keep(int, value)
        case "float" | "double":
            return read_or_keep(float, value)
        case "timestamp":
            return read_or_keep(parse_timestamp, value)
        case "list":
            return [item.strip() for item in value.split(",")]
        case "string" if shape.serialization.get("jsonvalue"):
            return read_or_keep(lambda coded: json.loads(base64.b64decode(coded)), value)
        case _:
            return value
