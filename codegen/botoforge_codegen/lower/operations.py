"""Operations: the methods of a client."""

from __future__ import annotations

import attrs

from botoforge_codegen import names
from botoforge_codegen.ir import Member, Operation, VariableName
from botoforge_codegen.load.model import MemberModel, OperationModel, ShapeModel

from .context import Context
from .examples import lower_example
from .first_versions import FIRST_VERSIONS
from .markdown import add_deprecation, to_markdown
from .members import lower_member
from .paginators import lower_paginator
from .quirks import find_effect, find_quirk, is_filled_in
from .waiters import lower_waiters


def lower_operation(context: Context, operation: OperationModel) -> Operation:
    """Lower an operation with its waiters, its paginator and its examples."""
    method = names.method_name(operation.method)
    uid = context.service.uid
    parameters = lower_parameters(context, operation)
    return Operation(
        name=operation.name,
        method=method,
        module=names.module_name(method),
        parameters=parameters,
        response=context.names.name_response(operation),
        errors=tuple(context.names.name_error(error) for error in sorted(set(operation.errors))),
        errors_lack_code=operation.errors_lack_code,
        examples=tuple(
            lower_example(context.shapes, operation, example, parameters)
            for example in operation.examples
        ),
        waiters=tuple(lower_waiters(context, operation, parameters)),
        paginator=lower_paginator(context, operation, parameters),
        link=f"https://docs.aws.amazon.com/goto/WebAPI/{uid}/{operation.name}" if uid else "",
        deprecated=operation.deprecated,
        first_version=FIRST_VERSIONS.get((context.service.client_name, operation.name), ""),
        documentation=add_deprecation(to_markdown(operation.documentation), operation.deprecated),
    )


def lower_parameters(context: Context, operation: OperationModel) -> tuple[Member, ...]:
    """Lower the parameters of an operation, the required ones first."""
    if operation.input is None:
        return ()
    shape = context.shapes[operation.input]
    optional = {
        member.name
        for member in shape.members
        if is_filled_in(
            find_effect(context.quirks, shape, member), is_token=member.idempotency_token
        )
    }
    shape = attrs.evolve(shape, required=shape.required - optional)
    parameters = [
        lower_member(
            context,
            shape,
            member,
            in_response=False,
            name=name_parameter(context, shape, member),
        )
        for member in shape.members
    ]
    return tuple(sorted(parameters, key=lambda parameter: not parameter.required))


def name_parameter(context: Context, shape: ShapeModel, member: MemberModel) -> VariableName:
    """Name a parameter as botocore documents it, which may not be the model's name."""
    quirk = find_quirk(context.quirks, shape.name, member.name, member.shape)
    is_renamed = quirk is not None and quirk.effect == "renamed"
    return names.attribute_name(quirk.name if quirk and is_renamed else member.attribute)
