"""Structures, unions, enums and response classes."""

from __future__ import annotations

import attrs

from botoforge_codegen import names
from botoforge_codegen.ir import (
    EnumClass,
    EnumMember,
    GeneratedClass,
    Markdown,
    StructureClass,
    UnionClass,
)
from botoforge_codegen.load.model import OperationModel, ShapeModel

from .context import Context
from .markdown import add_deprecation, to_markdown
from .members import lower_members
from .phases import decide_phases


def lower_class(context: Context, name: str) -> GeneratedClass:
    """Lower a shape that becomes a class."""
    shape = context.shapes[name]
    documentation = add_deprecation(to_markdown(shape.documentation), shape.deprecated)
    if shape.enum:
        return lower_enum(context, shape, documentation)
    if shape.has_variants:
        return lower_union(context, shape, documentation)
    return lower_structure(context, shape, documentation)


def lower_enum(context: Context, shape: ShapeModel, documentation: Markdown) -> EnumClass:
    """Lower an enum."""
    name = context.names.name_data(shape.name)
    members = {value: context.names.name_value(shape.name, value) for value in shape.enum}
    phases = decide_phases(context.facts, shape.name)
    has_literal = shape.name in context.facts.literal_enums
    return EnumClass(
        name=name,
        key=shape.name,
        members=tuple(
            EnumMember(name=member, value=value, key=f"{shape.name}.{value}")
            for value, member in members.items()
        ),
        literal=names.literal_name(name) if has_literal else None,
        phases=tuple((members[value], phases[value]) for value in shape.enum if value in phases),
        documentation=documentation or describe_by_holder(context, shape.name, "Values of"),
    )


def lower_structure(context: Context, shape: ShapeModel, documentation: Markdown) -> StructureClass:
    """Lower a structure; one that an operation returns is a response."""
    method = context.facts.response_methods.get(shape.name)
    if method is not None:
        documentation = documentation or describe_response(method)
    return StructureClass(
        name=context.names.name_data(shape.name),
        key=shape.name,
        bases=(names.STRUCTURE if method is None else names.RESPONSE,),
        members=lower_members(context, shape),
        inherited=False,
        has_fast_path=context.has_fast_path(shape.name),
        sensitive=shape.sensitive,
        documentation=documentation or describe_by_holder(context, shape.name, "Value of"),
    )


def lower_union(context: Context, shape: ShapeModel, documentation: Markdown) -> UnionClass:
    """Lower a union, or the events of a stream: a class for each variant."""
    name = context.names.name_data(shape.name)
    return UnionClass(
        name=name,
        key=shape.name,
        variants=tuple(
            StructureClass(
                name=context.names.name_variant(name, member),
                key=names.variant_key(member.key),
                bases=(names.STRUCTURE,),
                members=(attrs.evolve(member, required=True),),
                inherited=False,
                has_fast_path=context.has_fast_path(shape.name),
                sensitive=shape.sensitive,
                documentation=Markdown(f"`{name}` with a `{member.wire_name}`."),
            )
            for member in lower_members(context, shape)
        ),
        open=shape.name in context.facts.in_responses or not shape.members,
        documentation=documentation or describe_by_holder(context, shape.name, "Variants of"),
    )


def lower_response(context: Context, operation: OperationModel) -> StructureClass:
    """Make the response class of an operation whose output shape serves elsewhere too."""
    output = operation.output
    bases = [] if output is None else [context.names.name_data(output)]
    if output not in context.facts.response_methods:
        bases.append(names.RESPONSE)
    return StructureClass(
        name=context.names.name_response(operation),
        key="",
        bases=tuple(bases),
        members=() if output is None else lower_members(context, context.shapes[output]),
        inherited=output is not None,
        has_fast_path=output is None or context.has_fast_path(output),
        sensitive=output is not None and context.shapes[output].sensitive,
        documentation=describe_response(operation.method),
    )


# --- Documentation where the model has none -------------------------------------------------------


def describe_response(method: str) -> Markdown:
    """Describe a response by the method that returns it."""
    return Markdown(f"Response of `{names.method_name(method)}`.")


def describe_by_holder(context: Context, name: str, what: str) -> Markdown:
    """Describe a class by the first member that holds it.

    Args:
        context: The service.
        name: The shape.
        what: How the sentence begins, such as `Values of`.
    """
    if name not in context.usage.holders:
        return Markdown(f"{what} a part of a request or response.")
    holder, member_name = context.usage.holders[name]
    shape = context.shapes[holder]
    member = next(member for member in shape.members if member.name == member_name)
    attribute = context.names.name_attribute(shape, member)
    caller = next((each for each in context.operations if each.input == holder), None)
    if holder in context.usage.users and holder != name:
        return Markdown(f"{what} `{context.names.name_data(holder)}.{attribute}`.")
    if caller is not None:
        method = names.method_name(caller.method)
        return Markdown(f"{what} the parameter `{attribute}` of `{method}`.")
    return Markdown(f"{what} `{context.names.name_error(holder)}.{attribute}`.")
