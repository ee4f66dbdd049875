"""What a service and its operations are called, without the rest of its model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from .files import Json

OTHER_NAMES: Final = ("serviceAbbreviation", "signingName", "endpointPrefix", "uid")
"""What else a model calls its service, beside its ID and its full name."""


class ServiceNames(NamedTuple):
    """The names of a service; a tuple, which is JSON as it is."""

    class_name: str
    """What boto3 calls the class of its clients, such as `SFN`."""
    service_id: str
    full_name: str
    other_names: tuple[str, ...]
    operations: Mapping[str, str]
    """By the name of each operation, the method of boto3's client."""
    paginated: tuple[str, ...]
    """The operations that have a paginator."""


def parse_names(
    class_name: str, service: Json, paginators: Json, snake_case: Callable[[str], str]
) -> ServiceNames:
    """Parse the names of a service.

    Args:
        class_name: What boto3 calls the class of its clients.
        service: The content of `service-2.json`.
        paginators: The content of `paginators-1.json`.
        snake_case: Converts the name of an operation.
    """
    metadata = service["metadata"]
    shapes = service["shapes"]
    operations = [
        name for name, raw in service["operations"].items() if not sends_events(raw, shapes)
    ]
    return ServiceNames(
        class_name=class_name,
        service_id=metadata.get("serviceId", class_name),
        full_name=metadata.get("serviceFullName", class_name),
        other_names=tuple(dict.fromkeys(str(metadata[k]) for k in OTHER_NAMES if k in metadata)),
        operations={name: snake_case(name) for name in sorted(operations)},
        paginated=tuple(sorted(set(paginators.get("pagination", {})).intersection(operations))),
    )


def sends_events(operation: Json, shapes: Mapping[str, Any]) -> bool:
    """Whether an operation sends an event stream: botocore's clients have no method for it."""
    root = operation.get("input", {}).get("shape", "")
    members: Mapping[str, Any] = shapes.get(root, {}).get("members", {})
    return any(shapes[member["shape"]].get("eventstream") for member in members.values())
