"""botocore's shapes: of generated classes, of errors, and their members."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from ..schema import BaseStructure
from ..service_errors import ServiceError
from .botocore_api import load_model, load_service
from .operations import EXPIRES_STRING, service_of

SHAPES: Final[dict[type[BaseStructure], Any]] = {}
"""The shapes found so far; `None` for a class that has none."""


def shape_of(cls: type[BaseStructure]) -> Any:
    """Find botocore's shape of a class; `None` for a renamed class, or a response's own."""
    if cls not in SHAPES:
        SHAPES[cls] = find_shape(cls)
    return SHAPES[cls]


def find_shape(cls: type[BaseStructure]) -> Any:
    """Find botocore's shape of a class by its name."""
    try:
        service = load_service(service_of(cls).client_name)
    except LookupError:
        return None
    wanted = {member.wire_name for member in cls.__shape__.members} - {EXPIRES_STRING}
    names = {base.__name__.removesuffix("_").removesuffix("Data") for base in cls.__mro__[:2]}
    for name in service.shape_names:
        if name.lstrip("_")[:1].upper() + name.lstrip("_")[1:] in names:
            shape = service.shape_for(name)
            if shape.type_name == "structure" and wanted <= set(shape.members):
                return shape
    return None


def inner_shape(shape: Any, wire_name: str | None) -> Any:
    """Find the shape of a member, or with no name that of a list's items."""
    if shape is None:
        return None
    if wire_name is None:
        return shape.member
    return shape.members.get(wire_name)


def error_shape(cls: type[ServiceError]) -> Any:
    """Find botocore's shape of an error; `None` if it has none."""
    service = service_of(cls)
    try:
        model = load_service(service.client_name)
    except LookupError:
        return None
    shape = service.shape_of(cls)
    if shape in model.shape_names:
        return model.shape_for(shape)
    return model.shape_for_error_code(service.code_of(cls))


def error_status(cls: type[ServiceError], shape: Any) -> int:
    """Return the HTTP status of an error, of which the shape is given."""
    if shape is None:
        return HTTPStatus.BAD_REQUEST
    # botocore's shapes do not have whose fault an error is.
    raw = load_model(service_of(cls).client_name)["shapes"][shape.name]
    fallback = HTTPStatus.INTERNAL_SERVER_ERROR if raw.get("fault") else HTTPStatus.BAD_REQUEST
    return int(raw.get("error", {}).get("httpStatusCode", fallback))


def members_of(shape: Any) -> Mapping[str, Any]:
    """Return the members of a structure; none where an operation takes or returns nothing."""
    members: Mapping[str, Any] = {} if shape is None else shape.members
    return members


def names_at(location: str, members: Mapping[str, Any]) -> list[str]:
    """List the names over the wire of the members at a location: `querystring` or `header`."""
    return [
        str(member.serialization.get("name", name))
        for name, member in members.items()
        if member.serialization.get("location") == location
    ]
