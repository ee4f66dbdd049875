# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Valid values of any type, with only the members that a test cares about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from http import HTTPStatus
from typing import Any, Final, TypeVar

from ..body_types import BodyType
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
    QuotedJsonType,
    StructureType,
    TextType,
    TimestampType,
    UnionType,
)
from .operations import check_home, check_names, service_of
from .shapes import error_shape, error_status, inner_shape, shape_of

S = TypeVar("S", bound=Structure)
E = TypeVar("E", bound=ServiceError)

MOMENT: Final = datetime(2030, 1, 1, tzinfo=timezone.utc)
"""The timestamp of every sample."""

SAMPLES: Final[Mapping[type[ValueType], object]] = {
    BooleanType: False,
    DocumentType: {},
    QuotedJsonType: {},
    MapType: {},
    TimestampType: MOMENT,
    EventStreamType: [],
}
"""The samples of types for which the model has no limits."""

PLAIN_PATH: Final = re.compile(r"\w+(\[\])?(\.\w+(\[\])?)*")
"""A JMESPath that only goes from member to member, and into lists."""


def sample(cls: type[S], /, **members: Any) -> S:
    """Make a valid value of any structure, with only the members that a test cares about.

    The members that the model requires and that are not given get plausible values, always the
    same; lists and maps are as short as the model allows. Lengths and numbers are within the limits
    of the model, so that botocore's Stubber accepts the result; patterns are ignored.

    Args:
        cls: The class, such as `DescribeTopicRefreshResponse`.
        **members: The members to set, by the names of the attributes. A string that an enum does
            not list becomes an `UnknownValue`, as in a response. Pass a body as bytes,
            and an event stream as a list.

    Raises:
        TypeError: The class has no such member, or the value is not of its type; or it is not a
            generated class of this package.
    """
    check_class("sample", cls, Structure, "DescribeTopicRefreshResponse")
    given = {
        member.wire_name: read_given(member, members) for member in members_given(cls, members)
    }
    structure = convert(cls, {**sample_raw(cls), **given}, cls.__name__)
    for member_error in structure.member_errors:
        raise TypeError(str(member_error))
    return structure


def check_class(taker: str, cls: object, base: type, example: str) -> None:
    """Check that what should be a generated class is one.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(cls, type) or not issubclass(cls, base) or cls.__module__ == base.__module__:
        check_home(cls)
        raise TypeError(f"{taker} takes a generated class, such as {example}, not {cls!r}")


def read_given(member: Member, members: Mapping[str, Any]) -> object:
    """Convert a member that is given; a body is given as bytes."""
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
    """Make an error as a client raises it, for `AwsServer`, `stub` or a test double.

    Args:
        cls: The class, such as `ResourceNotFoundException`.
        message: The message of the service.
        code: The code on the wire, by default the one that AWS sends; needed for the base class of
            a service, which is raised for every code that the model does not list.
        http_status_code: The HTTP status; by default that of the model.
        **members: Its other members, by the names of the attributes.

    Raises:
        TypeError: The class has no such member, or the value is not of its type; or there is no
            code; or it is not a generated class of this package.
    """
    check_class("error", cls, ServiceError, "ResourceNotFoundException")
    code = error_code(cls, code)
    given = members_given(cls, members)
    shape = error_shape(cls)
    response: dict[str, Any] = {
        **sample_members(cls.__shape__.members, shape, ()),
        **{member.wire_name: to_raw(members[member.name]) for member in given},
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": http_status_code or error_status(cls, shape)},
    }
    sample_error = cls(response, "unknown")
    for member_error in sample_error.__bad__.values():
        raise TypeError(str(member_error))
    return sample_error


def error_code(cls: type[ServiceError], code: str | None) -> str:
    """Return the code of an error: the one that is given, or the one that AWS sends.

    Raises:
        TypeError: There is none.
    """
    code = code or service_of(cls).code_of(cls)
    if code is None:
        raise TypeError(f"{cls.__name__} is for codes that the model does not list: pass code=")
    return code


def with_status(cls: type[BaseStructure], paths: Sequence[str], status: str) -> dict[str, Any]:
    """Make a valid raw structure with a status.

    Args:
        cls: The class.
        paths: The JMESPaths to the status, one or more; it is set at each of them.
        status: The status.

    Raises:
        TypeError: No path is a plain one, which can be filled in.
    """
    plain = [path.split(".") for path in paths if PLAIN_PATH.fullmatch(path)]
    if not plain:
        raise TypeError(
            f"{paths[0]!r} in {cls.__name__} cannot be filled in: give a whole response"
        )
    return put_status(cls, shape_of(cls), plain, status)


def put_status(
    cls: type[BaseStructure], shape: Any, paths: Iterable[Sequence[str]], status: str
) -> dict[str, Any]:
    """Make a raw structure with a status at the end of each path."""
    raw = sample_members(cls.__shape__.members, shape, (cls,))
    by_member: dict[str, list[list[str]]] = {}
    for name, *rest in paths:
        by_member.setdefault(name.removesuffix("[]"), []).append(rest)
    for wire_name, inner_paths in by_member.items():
        member = next(member for member in cls.__shape__.members if member.wire_name == wire_name)
        inner = inner_shape(shape, wire_name)
        value_type: ValueType = member.type
        if isinstance(value_type, ListType):
            value_type, inner = value_type.item, inner_shape(inner, None)
        value: object = status
        if isinstance(value_type, StructureType) and all(inner_paths):
            value = put_status(value_type.structure, inner, inner_paths, status)
        raw[wire_name] = [value] if isinstance(member.type, ListType) else value
    return raw


def members_given(
    cls: type[BaseStructure | ServiceError], given: Mapping[str, object]
) -> list[Member]:
    """List the members of a class that are given.

    Raises:
        TypeError: The class has no such member.
    """
    table = cls.__shape__.members
    check_names(f"member of {cls.__name__}", given, [member.name for member in table])
    return [member for member in table if member.name in given]


def sample_raw(cls: type[BaseStructure]) -> dict[str, Any]:
    """Make a valid raw structure."""
    return sample_members(cls.__shape__.members, shape_of(cls), (cls,))


def sample_members(
    table: Iterable[Member], shape: Any, around: tuple[type[BaseStructure], ...]
) -> dict[str, Any]:
    """Make the members that the model requires.

    Args:
        table: All members.
        shape: botocore's shape of the structure, if it has one.
        around: The structures around it, and itself.
    """
    return {
        member.wire_name: sample_value(
            member.type, member.name, inner_shape(shape, member.wire_name), around
        )
        for member in table
        if member.required
    }


def sample_value(
    value_type: ValueType, name: str, shape: Any, around: tuple[type[BaseStructure], ...]
) -> object:
    """Make a valid raw value.

    Args:
        value_type: Its type, in the table of its class.
        name: The attribute's name.
        shape: botocore's shape of it, if there is one.
        around: The structures around it.
    """
    limits: Mapping[str, Any] = {} if shape is None else shape.metadata
    least, most = limits.get("min", 0), limits.get("max")
    match value_type:
        case EnumType():
            return next((str(value) for value in value_type.enum), name)
        case TextType():
            return sample_text(name).ljust(least, "0")[:most]
        case BlobType() | DataType():
            return b"sample".ljust(least, b"0")[:most]
        case IntegerType() | FloatType():
            is_status = shape is not None and shape.serialization.get("location") == "statusCode"
            return HTTPStatus.OK.value if is_status else max(1, math.ceil(least))
        case ListType():
            return [sample_value(value_type.item, name, inner_shape(shape, None), around)] * least
        case StructureType(structure=structure):
            if structure in around:
                raise TypeError(f"{structure.__name__} requires itself: no finite value exists")
            return sample_members(structure.__shape__.members, shape, (*around, structure))
        case UnionType():
            return sample_variant(value_type, shape, around)
        case BodyType():
            return StreamingBody.of(b"sample")
        case _:
            return SAMPLES[type(value_type)]


def sample_variant(
    union: UnionType, shape: Any, around: tuple[type[BaseStructure], ...]
) -> dict[str, Any]:
    """Make the first variant of a union that has a finite value."""
    variants = [variant for variant in union.variants if variant not in around]
    for variant in variants:
        try:
            return sample_members(variant.__shape__.members, shape, (*around, variant))
        except TypeError:
            continue
    raise TypeError(f"{union.variants[0].__name__} requires itself: no finite value exists")


def sample_text(name: str) -> str:
    """Make a string that says what it stands for."""
    words = name.strip("_").replace("_", "-")
    if words.endswith("account-id"):
        return "123456789012"
    if words.endswith("arn"):
        return f"arn:aws:sample:us-east-1:123456789012:{words}"
    return words
