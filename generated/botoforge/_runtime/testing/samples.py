# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Valid values of any type, with only the members that somebody cares about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from http import HTTPStatus
from typing import Any, Final, TypeVar

from ..body_types import BodyType
from ..botocore_api import load_model, load_service
from ..conversion import convert, to_raw
from ..event_streams import EventStreamType
from ..schema import BaseStructure, Member, ValueType
from ..service_errors import ServiceError
from ..streaming_bodies import StreamingBody
from ..structures import Structure
from ..value_types import (
    BlobType,
    BooleanType,
    DataType,
    DocumentType,
    EnumType,
    FloatType,
    IntegerType,
    ListType,
    MapType,
    StructureType,
    TextType,
    TimestampType,
    UnionType,
)
from .operations import EXPIRES_STRING, check_home, check_names, service_of

S = TypeVar("S", bound=Structure)
E = TypeVar("E", bound=ServiceError)

MOMENT: Final = datetime(2030, 1, 1, tzinfo=timezone.utc)
"""Every timestamp that nobody cares about."""

SAMPLES: Final[Mapping[type[ValueType], object]] = {
    BooleanType: False,
    DocumentType: {},
    MapType: {},
    TimestampType: MOMENT,
    EventStreamType: [],
}
"""The values of which the model says nothing more."""

PLAIN_PATH: Final = re.compile(r"\w+(\[\])?(\.\w+(\[\])?)*")
"""A JMESPath that only goes from member to member, and into lists."""


def sample(cls: type[S], /, **members: Any) -> S:
    """Make a valid value of any structure, with only the members that one cares about.

    The members that the model requires and that are not given get plausible values, always the
    same; lists and maps are as short as the model allows. What the model says of lengths and of the
    size of numbers holds, so that botocore's Stubber takes the result; patterns are not looked at.

    Args:
        cls: The class, such as `DescribeTopicRefreshResponse`.
        **members: The members to set, by the names of the attributes. A text that an enum does not
            list becomes an `UnknownValue`, as in an answer of the service. A body is made of bytes,
            a stream of events of a list.

    Raises:
        TypeError: The class has no such member, or the value is not of its type; or it is no
            generated class of this package.
    """
    check_class("sample", cls, Structure, "DescribeTopicRefreshResponse")
    table = cls.__shape__.members
    check_names(f"member of {cls.__name__}", members, [member.name for member in table])
    given = {member.wire_name: held(member, members) for member in table_of(table, members)}
    made = convert(cls, {**sample_raw(cls), **given}, cls.__name__)
    for error in made.member_errors:
        raise TypeError(str(error))
    return made


def check_class(taker: str, cls: object, base: type, example: str) -> None:
    """Check that what should be a generated class is one.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(cls, type) or not issubclass(cls, base) or cls.__module__ == base.__module__:
        check_home(cls)
        raise TypeError(f"{taker} takes a generated class, such as {example}, not {cls!r}")


def held(member: Member, members: Mapping[str, Any]) -> object:
    """Take a member that is given; a body is made of bytes."""
    value = members[member.name]
    is_content = isinstance(member.type, BodyType) and isinstance(value, bytes | bytearray)
    return StreamingBody.of(bytes(value)) if is_content else to_raw(value)


def error(
    cls: type[E],
    /,
    message: str = "",
    *,
    code: str | None = None,
    http_status_code: int | None = None,
    **members: Any,
) -> E:
    """Make an error as a client raises it: to answer with, or to raise in a stand-in of your own.

    Args:
        cls: The class, such as `ResourceNotFoundException`.
        message: What the service says about it.
        code: The code on the wire, by default the one that AWS sends; needed for the base class of
            a service, which is raised for every code that the model does not list.
        http_status_code: The HTTP status; by default that of the model.
        **members: What else the error tells, by the names of the attributes.

    Raises:
        TypeError: The class has no such member, or the value is not of its type; or there is no
            code; or it is no generated class of this package.
    """
    check_class("error", cls, ServiceError, "ResourceNotFoundException")
    code = code or service_of(cls).code_of(cls)
    if code is None:
        raise TypeError(f"{cls.__name__} stands for codes that the model does not list: give one")
    table = cls.__shape__.members
    check_names(f"member of {cls.__name__}", members, [member.name for member in table])
    model = error_model(cls)
    given = {member.wire_name: to_raw(members[member.name]) for member in table_of(table, members)}
    response: dict[str, Any] = {
        **sample_members(table, model, ()),
        **given,
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": http_status_code or error_status(cls, model)},
    }
    made = cls(response, "unknown")
    for bad in made.__bad__.values():
        raise TypeError(str(bad))
    return made


def with_status(cls: type[BaseStructure], paths: Sequence[str], status: str) -> dict[str, Any]:
    """Make a valid raw structure that tells a status.

    Args:
        cls: The class.
        paths: The JMESPaths to the status, one or more; it is told at each of them.
        status: The status.

    Raises:
        TypeError: The paths are such that cannot be filled in.
    """
    plain = [path.split(".") for path in paths if PLAIN_PATH.fullmatch(path)]
    if not plain:
        raise TypeError(
            f"{paths[0]!r} in {cls.__name__} cannot be filled in: give a whole response"
        )
    return put_status(cls, model_of(cls), plain, status)


def put_status(
    cls: type[BaseStructure], model: Any, paths: Iterable[Sequence[str]], status: str
) -> dict[str, Any]:
    """Make a raw structure with a status some steps below, at the end of each path."""
    made = sample_members(cls.__shape__.members, model, (cls,))
    ways: dict[str, list[list[str]]] = {}
    for step, *further in paths:
        ways.setdefault(step.removesuffix("[]"), []).append(further)
    for wire_name, inner_paths in ways.items():
        member = next(member for member in cls.__shape__.members if member.wire_name == wire_name)
        inner = inside(model, wire_name)
        held: ValueType = member.type
        if isinstance(held, ListType):
            held, inner = held.item, inside(inner, None)
        found: object = status
        if isinstance(held, StructureType) and all(inner_paths):
            found = put_status(held.structure, inner, inner_paths, status)
        made[wire_name] = [found] if isinstance(member.type, ListType) else found
    return made


# --- From the member tables ----------------------------------------------------------------------


def table_of(table: Iterable[Member], given: Mapping[str, object]) -> list[Member]:
    """List the members that are given."""
    return [member for member in table if member.name in given]


def sample_raw(cls: type[BaseStructure]) -> dict[str, Any]:
    """Make a valid raw structure."""
    return sample_members(cls.__shape__.members, model_of(cls), (cls,))


def sample_members(
    table: Iterable[Member], model: Any, around: tuple[type[BaseStructure], ...]
) -> dict[str, Any]:
    """Make the members that the model requires.

    Args:
        table: All members.
        model: botocore's shape of what holds them, if it has one.
        around: The structures that this one lies in, and itself.
    """
    return {
        member.wire_name: sample_value(
            member.type, member.name, inside(model, member.wire_name), around
        )
        for member in table
        if member.required
    }


def sample_value(
    value_type: ValueType, name: str, model: Any, around: tuple[type[BaseStructure], ...]
) -> object:
    """Make a valid raw value.

    Args:
        value_type: What its class says about it.
        name: The attribute's name.
        model: botocore's shape of it, if there is one.
        around: The structures that it lies in.
    """
    limits: Mapping[str, Any] = {} if model is None else model.metadata
    least, most = limits.get("min", 0), limits.get("max")
    match value_type:
        case EnumType():
            return next((str(value) for value in value_type.enum), name)
        case TextType():
            return sample_text(name).ljust(least, "0")[:most]
        case BlobType() | DataType():
            return b"sample".ljust(least, b"0")[:most]
        case IntegerType() | FloatType():
            is_status = model is not None and model.serialization.get("location") == "statusCode"
            return HTTPStatus.OK.value if is_status else max(1, math.ceil(least))
        case ListType():
            return [sample_value(value_type.item, name, inside(model, None), around)] * least
        case StructureType(structure=structure):
            if structure in around:
                raise TypeError(f"{structure.__name__} requires itself: no value of it can end")
            return sample_members(structure.__shape__.members, model, (*around, structure))
        case UnionType():
            return sample_variant(value_type, model, around)
        case BodyType():
            return StreamingBody.of(b"sample")
        case _:
            return SAMPLES[type(value_type)]


def sample_variant(
    union: UnionType, model: Any, around: tuple[type[BaseStructure], ...]
) -> dict[str, Any]:
    """Make the first variant of a union that can end."""
    variants = [variant for variant in union.variants if variant not in around]
    for variant in variants:
        try:
            return sample_members(variant.__shape__.members, model, (*around, variant))
        except TypeError:
            continue
    raise TypeError(f"{union.variants[0].__name__} requires itself: no value of it can end")


def sample_text(name: str) -> str:
    """Make a text that says what it stands for."""
    words = name.strip("_").replace("_", "-")
    if words.endswith("account-id"):
        return "123456789012"
    if words.endswith("arn"):
        return f"arn:aws:sample:us-east-1:123456789012:{words}"
    return words


# --- From botocore's models ----------------------------------------------------------------------


def model_of(cls: type[BaseStructure]) -> Any:
    """Find botocore's shape of a class; there is none of a renamed one, or of a response's own."""
    if cls not in MODELS:
        MODELS[cls] = find_model(cls)
    return MODELS[cls]


MODELS: Final[dict[type[BaseStructure], Any]] = {}
"""The shapes that were found, or looked for in vain."""


def find_model(cls: type[BaseStructure]) -> Any:
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


def inside(model: Any, wire_name: str | None) -> Any:
    """Find the shape of a member, or with no name that of a list's items."""
    if model is None:
        return None
    if wire_name is None:
        return model.member
    return model.members.get(wire_name)


def error_model(cls: type[ServiceError]) -> Any:
    """Find botocore's shape of an error, if it has one."""
    service = service_of(cls)
    try:
        model = load_service(service.client_name)
    except LookupError:
        return None
    shape = service.shape_of(cls)
    if shape in model.shape_names:
        return model.shape_for(shape)
    return model.shape_for_error_code(service.code_of(cls))


def error_status(cls: type[ServiceError], model: Any) -> int:
    """Tell the HTTP status of an error."""
    if model is None:
        return HTTPStatus.BAD_REQUEST
    # botocore's shapes do not tell whose fault an error is.
    shape = load_model(service_of(cls).client_name)["shapes"][model.name]
    fallback = HTTPStatus.INTERNAL_SERVER_ERROR if shape.get("fault") else HTTPStatus.BAD_REQUEST
    return int(shape.get("error", {}).get("httpStatusCode", fallback))
