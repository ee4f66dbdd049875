# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What the server receives for the parameters that a test names, as botocore changes some."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ..values import is_list, is_map
from .botocore_api import as_moment, load_service, prepare_parameters

PLAIN: Final = (str, bytes, bytearray, dict)
"""What botocore's handlers change; anything else may be a matcher, such as `unittest.mock.ANY`."""

MOMENTS: Final = (str, int, float, datetime)
"""The types that botocore accepts as a timestamp."""


def as_arrived(
    client_name: str, operation: str, parameters: Mapping[str, object]
) -> dict[str, object]:
    """Convert some parameters of a call, by wire name, to those that a server reads.

    botocore's own handlers change some (a customer key becomes base64), its serializers others (a
    blob may be a string).

    Raises:
        ParamValidationError: botocore refuses one of them.
    """
    plain = {name: parameters[name] for name in parameters if isinstance(parameters[name], PLAIN)}
    prepared = {**parameters, **prepare_parameters(client_name, operation, plain)}
    shape = load_service(client_name).operation_model(operation).input_shape
    return {name: arrived_value(shape.members[name], prepared[name]) for name in parameters}


def arrived_value(shape: Any, value: object) -> object:
    """Convert a value to the one that a server reads."""
    match shape.type_name:
        case "blob":
            return arrived_blob(value)
        case "timestamp":
            return as_moment(value) if isinstance(value, MOMENTS) else value
        case "list" if is_list(value):
            return [arrived_value(shape.member, item) for item in value]
        case "map" if is_map(value):
            return {str(key): arrived_value(shape.value, item) for key, item in value.items()}
        case "structure" if is_map(value):
            return {
                name: arrived_value(shape.members[name], item) if name in shape.members else item
                for name, item in value.items()
            }
        case _:
            return value


def arrived_blob(value: Any) -> object:
    """Read what is sent as a blob: a string, bytes of some kind, or a file."""
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, bytearray):
        return bytes(value)
    if not hasattr(value, "read"):
        return value
    start = value.tell() if hasattr(value, "seekable") and value.seekable() else None
    content = value.read()
    if start is not None:
        value.seek(start)  # the code that is tested may send the same file
    return arrived_blob(content)
