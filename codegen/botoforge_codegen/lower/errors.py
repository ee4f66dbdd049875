"""The exceptions of a service, and what decides which of them is raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from botoforge_codegen import names
from botoforge_codegen.ir import ClassName, ErrorClass, Markdown
from botoforge_codegen.load.model import ErrorTrait, MemberModel, ShapeModel

from .context import Context
from .markdown import add_deprecation, to_markdown
from .members import lower_member
from .query_codes import QUERY_CODES

OTHER_IDS: Final = {
    ("neptunedata", "BulkLoadIdNotFoundException"): "the ID of a bulk load job",
    ("route53domains", "DuplicateRequest"): "the ID of an operation that is under way",
}
"""The errors whose member `requestId` is not the ID of the request, but another one."""


def lower_error(context: Context, name: str) -> ErrorClass:
    """Lower an error shape to an exception."""
    shape = context.shapes[name]
    trait = trait_of(context, name)
    code = code_of(context, name)
    return ErrorClass(
        name=context.names.name_error(name),
        key=name,
        code=code,
        members=tuple(
            lower_member(
                context,
                shape,
                member,
                in_response=True,
                name=names.error_attribute_name(member.attribute),
            )
            for member in shape.members
            if not is_inherited(context.service.client_name, shape, member)
        ),
        retryable=trait.retryable,
        throttling=trait.throttling,
        documentation=add_deprecation(to_markdown(shape.documentation), shape.deprecated)
        or Markdown(f"Error with the code `{code}`."),
    )


def is_inherited(client_name: str, shape: ShapeModel, member: MemberModel) -> bool:
    """Whether the base class of all errors has what a member of an error holds."""
    if member.attribute == "request_id":
        return (client_name, shape.name) not in OTHER_IDS
    return member.attribute == "message"


def trait_of(context: Context, name: str) -> ErrorTrait:
    """Return the error trait of an error shape."""
    trait = context.shapes[name].error
    if trait is None:
        raise AssertionError(f"{name} is not an error, which the model schema allows nowhere")
    return trait


def code_of(context: Context, name: str) -> str:
    """Find the code of an error: that of the Query protocol, if the service keeps one."""
    code = trait_of(context, name).code
    if not context.service.query_compatible:
        return code
    return QUERY_CODES.get(context.service.client_name, {}).get(name, code)


def map_codes(context: Context) -> Mapping[str, ClassName]:
    """Map each code to the exception that is raised.

    Of several errors with one code it is the last in the model, as in botocore.
    """
    chosen = set(context.errors)
    return {
        code_of(context, name): context.names.name_error(name)
        for name in context.facts.error_order
        if name in chosen
    }


def find_codes_of_operations(
    context: Context, codes: Mapping[str, ClassName]
) -> Iterator[tuple[str, str, ClassName]]:
    """Find the operations for which a code means another error than `codes` says.

    Yields:
        The operation, the code, and the exception that the operation lists.
    """
    for operation in context.operations:
        listed = {context.names.name_error(name) for name in operation.errors}
        for name in sorted(set(operation.errors)):
            code = code_of(context, name)
            if codes[code] not in listed:
                yield operation.name, code, context.names.name_error(name)


def find_errors_by_shape(
    context: Context, codes: Mapping[str, ClassName]
) -> Iterator[tuple[str, ClassName]]:
    """Find the errors that a service also sends by the name of their shape.

    Yields:
        The name of the shape and the exception, where `codes` does not have them.
    """
    for name in context.errors if context.service.query_compatible else ():
        if codes.get(name) != context.names.name_error(name):
            yield name, context.names.name_error(name)
