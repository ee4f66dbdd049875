"""Members of structures, parameters and errors, and their types."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from botoforge_codegen.ir import (
    SCALARS,
    EnumRef,
    EventStreamOf,
    ListOf,
    Location,
    MapOf,
    Markdown,
    Member,
    Scalar,
    StructureRef,
    TypeRef,
    UnionRef,
    VariableName,
)
from botoforge_codegen.load.model import MemberModel, ShapeModel
from botoforge_codegen.protocols import XML_PROTOCOLS

from .context import Context
from .markdown import add_deprecation, to_markdown
from .quirk_table import LAST_EVENTS
from .quirks import find_effect, find_quirk


def lower_members(context: Context, shape: ShapeModel) -> tuple[Member, ...]:
    """Lower the members of a structure."""
    in_response = shape.name in context.facts.in_responses
    return tuple(
        lower_member(context, shape, member, in_response=in_response) for member in shape.members
    )


def lower_member(
    context: Context,
    shape: ShapeModel,
    member: MemberModel,
    *,
    in_response: bool,
    name: VariableName | None = None,
) -> Member:
    """Lower a member of a structure, a parameter or an attribute of an error.

    Args:
        context: The service.
        shape: The shape that has the member.
        member: The member.
        in_response: A response can contain it, and so an enum value that the model does not list.
        name: The name by the rules, if it is not that of an attribute of a structure.
    """
    target = context.shapes[member.shape]
    member_type = lower_member_type(context, shape, member, in_response=in_response)
    # botocore puts a stream into every response that declares one, whatever the model says.
    is_stream = member_type is Scalar.BODY or isinstance(member_type, EventStreamOf)
    quirk = find_quirk(context.quirks, shape.name, member.name, member.shape)
    documentation = to_markdown(member.documentation or target.documentation)
    if quirk is not None and quirk.note:
        documentation = Markdown("\n\n".join(filter(None, [documentation, quirk.note])))
    deprecated = target.deprecated if member.deprecated is None else member.deprecated
    location = find_location(shape, member) if in_response else None
    return Member(
        name=context.names.name_attribute(shape, member, name),
        wire_name=member.name,
        key=f"{shape.name}.{member.name}",
        type=member_type,
        location=location,
        location_name=find_location_name(context, member, location) if in_response else member.name,
        required=member.name in shape.required or is_stream,
        sensitive=is_sensitive(context.shapes, member.shape),
        documentation=add_deprecation(documentation, deprecated),
    )


def lower_member_type(
    context: Context, shape: ShapeModel, member: MemberModel, *, in_response: bool
) -> TypeRef:
    """Decide the type of a member: that of its shape, if nothing changes it."""
    target = context.shapes[member.shape]
    if target.type == "blob" and shape.payload == member.name:
        return Scalar.BODY if in_response else Scalar.SOURCE
    if member.is_json and member.location == "header":
        return Scalar.DOCUMENT
    match find_effect(context.quirks, shape, member):
        case "JSON" if in_response:
            return Scalar.DOCUMENT
        case "quoted JSON" if in_response:
            return Scalar.QUOTED_JSON
        case "bytes":
            return Scalar.DATA
        case "mapping":
            return Scalar.COPY_SOURCE
        case _:
            lowered = lower_type(context, member.shape, in_response=in_response)
            if member.flattened and isinstance(lowered, ListOf | MapOf) and speaks_xml(context):
                return attrs.evolve(lowered, flattened=True)
            return lowered


def speaks_xml(context: Context) -> bool:
    """Whether the bodies of a service are XML."""
    return context.service.protocol in XML_PROTOCOLS


def find_location(shape: ShapeModel, member: MemberModel) -> Location | None:
    """Find where a member of a response comes; `None` if it is in the body."""
    if shape.payload == member.name:
        return "payload"
    match member.location:
        case "header" | "headers" | "statusCode" | "attribute" | "eventheader" | "eventpayload":
            return member.location
        case _:  # a parameter, whose structure is in a response, too
            return None


def find_location_name(context: Context, member: MemberModel, location: Location | None) -> str:
    """Find the name of a member on the wire."""
    if location == "headers":
        return member.location_name  # without a prefix, all headers
    if location is None and context.service.protocol == "smithy-rpc-v2-cbor":
        return member.name
    if member.flattened and speaks_xml(context):
        # The items of such a list may have another name than the list.
        return context.shapes[member.shape].item_name or member.location_name or member.name
    return member.location_name or member.name


def lower_type(context: Context, name: str, *, in_response: bool) -> TypeRef:
    """Decide the type of the values of a shape."""
    shape = context.shapes[name]
    if shape.document:
        return Scalar.DOCUMENT
    if shape.enum:
        return EnumRef(context.names.name_data(name), open=in_response)
    if shape.event_stream:
        return lower_event_stream(context, shape)
    if shape.union:
        return UnionRef(context.names.name_data(name))
    if shape.type == "structure":
        return StructureRef(context.names.name_data(name))
    if shape.item is not None:
        item = lower_type(context, shape.item, in_response=in_response)
        if shape.type == "list":
            return ListOf(item, shape.sparse)
        key = None if in_response or shape.key is None else context.names.name_data(shape.key)
        is_named = in_response and speaks_xml(context) and shape.tags != ("key", "value")
        return MapOf(item, shape.sparse, key, tags=shape.tags if is_named else None)
    if shape.type == "blob" and not in_response:
        return Scalar.DATA
    return SCALARS[shape.type]


def lower_event_stream(context: Context, shape: ShapeModel) -> EventStreamOf:
    """Decide the type of a stream of events."""
    codes = {
        error.name: trait.code
        for error in shape.stream_errors
        if (trait := context.shapes[error.shape].error) is not None
    }
    last = LAST_EVENTS.get((context.service.client_name, shape.name))
    is_modelled = last in {member.name for member in shape.members}
    return EventStreamOf(
        union=context.names.name_data(shape.name),
        errors=tuple(sorted(codes.items())),
        last=last if is_modelled else None,
    )


def is_sensitive(shapes: Mapping[str, ShapeModel], name: str) -> bool:
    """Whether a value is sensitive as a whole; a structure marks its members itself."""
    shape = shapes[name]
    if shape.sensitive:
        return True
    return shape.item is not None and is_sensitive(shapes, shape.item)
