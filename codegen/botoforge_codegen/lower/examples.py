"""Examples of calls, with the timestamps in them as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from botoforge_codegen.ir import Example, Member
from botoforge_codegen.json_values import is_list, is_map
from botoforge_codegen.load.model import ExampleModel, OperationModel, ShapeModel

from .markdown import to_markdown


def lower_example(
    shapes: Mapping[str, ShapeModel],
    operation: OperationModel,
    example: ExampleModel,
    parameters: Sequence[Member],
) -> Example:
    """Lower an example of a call.

    Args:
        shapes: The shapes of the service.
        operation: The operation that is called.
        example: The example.
        parameters: The parameters of the method.
    """
    values = convert_value(shapes, operation.input, example.input)
    return Example(
        title=to_markdown(example.title),
        description=to_markdown(example.description),
        arguments=tuple(
            (parameter, values[parameter.wire_name])
            for parameter in parameters
            if parameter.wire_name in values
        ),
        output=convert_value(shapes, operation.output, example.output),
    )


def convert_value(shapes: Mapping[str, ShapeModel], name: str | None, value: Any) -> Any:
    """Convert the timestamps in a JSON value of an example.

    Args:
        shapes: The shapes of the service.
        name: The shape of the value; `None` or a name that is no shape leaves the value as it is.
        value: The value.
    """
    shape = shapes.get(name or "")
    if shape is None:
        return value
    if shape.type == "timestamp":
        return read_timestamp(value)
    targets = {member.name: member.shape for member in shape.members}
    if is_map(value):
        return {
            key: convert_value(shapes, targets.get(key, shape.item), entry)
            for key, entry in value.items()
        }
    if is_list(value):
        return [convert_value(shapes, shape.item, item) for item in value]
    return value


def read_timestamp(value: Any) -> Any:
    """Read a timestamp in any of the three formats of the protocols.

    Args:
        value: Seconds since 1970 (a number or a string), ISO 8601, or the format of HTTP headers.

    Returns:
        A `datetime` with a time zone, UTC if the value has none; the value itself if it is not a
        timestamp.
    """
    if not isinstance(value, str | int | float):
        return value
    for read in (read_seconds, datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError, OSError):
            timestamp = read(str(value))
            has_zone = timestamp.tzinfo is not None
            return timestamp if has_zone else timestamp.replace(tzinfo=UTC)
    return value


def read_seconds(value: str) -> datetime:
    """Read a timestamp from a number of seconds since 1970."""
    return datetime.fromtimestamp(float(value), UTC)
