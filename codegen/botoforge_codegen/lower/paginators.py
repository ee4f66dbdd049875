"""Paginators: the methods that iterate over pages, and whether paginators fit the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from botoforge_codegen import names
from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Member, Paginator
from botoforge_codegen.load.model import (
    MemberModel,
    OperationModel,
    PaginatorModel,
    ServiceModel,
    ShapeModel,
)

from .context import Context
from .jmespath_types import PathError, follow_path
from .members import lower_member

COUNTABLE: Final = ("list", "string")
"""The types of a result that botocore can count, cut off and resume."""

PLAIN: Final = ("integer", "long", "float", "double", "string")
"""The types of a result that may stand beside the one list."""


def lower_paginator(
    context: Context, operation: OperationModel, parameters: Sequence[Member]
) -> Paginator | None:
    """Lower the paginator of an operation, if it has one.

    Args:
        context: The service.
        operation: The operation.
        parameters: The parameters of its method.

    Raises:
        GenerationError: It is not botocore's, and names what the model lacks.
    """
    service = context.service
    paginator = service.paginators.get(operation.name)
    if paginator is None:
        return None
    location = f"{paginator.file or service.client_name}: paginator {operation.name}"
    problems = validate_paginator(service, operation, paginator)
    if not context.is_usable(location, problems, own=bool(paginator.file)):
        return None
    by_wire_name = {parameter.wire_name: parameter for parameter in parameters}
    set_by_paginator = list_set_parameters(paginator)
    output = operation.output
    can_count = output is not None and is_countable(service, output, paginator)
    return Paginator(
        method=names.paginate_method_name(operation.method),
        parameters=tuple(
            attrs.evolve(parameter, name=names.page_parameter_name(parameter.name))
            for parameter in parameters
            if parameter.wire_name not in set_by_paginator
        ),
        limit=None if paginator.limit_key is None else by_wire_name[paginator.limit_key],
        count_path=paginator.result_keys[0] if can_count else "",
        items=tuple(
            lower_member(context, step.shape, step.member, in_response=True)
            for step in find_item_path(service, output, paginator)
        ),
    )


def validate_paginator(
    service: ServiceModel, operation: OperationModel, paginator: PaginatorModel
) -> Iterator[str]:
    """Describe what a paginator names that the model lacks."""
    known = members_by_name(service, operation.input)
    for name in list_set_parameters(paginator):
        if name not in known:
            yield unknown_word(f"parameter of {operation.name}", name, known)
    more = [paginator.more_results] if paginator.more_results else []
    for path in (*paginator.output_tokens, *paginator.result_keys, *more):
        if operation.output is None:
            yield f"{path!r} leads to nothing: {operation.name} returns nothing"
            continue
        try:
            follow_path(path, operation.output, service.shapes)
        except PathError as error:
            yield str(error)


def list_set_parameters(paginator: PaginatorModel) -> tuple[str, ...]:
    """List the parameters that a paginator sets itself."""
    limit = () if paginator.limit_key is None else (paginator.limit_key,)
    return (*paginator.input_tokens, *limit)


def is_countable(service: ServiceModel, output: str, paginator: PaginatorModel) -> bool:
    """Whether botocore can count the first result, cut it off and resume it.

    It cannot with a map. It counts the letters of a string, which is of no use where the items are
    another result.
    """
    first = find_type(service, output, paginator.result_keys[0])
    items_are_another = first != "list" and len(list_lists(service, output, paginator)) > 0
    return first in (None, *COUNTABLE) and not items_are_another


# --- The path to the items ------------------------------------------------------------------------


class Step(NamedTuple):
    """A step of a path: a member, and the shape that has it."""

    shape: ShapeModel
    member: MemberModel


def find_item_path(
    service: ServiceModel, output: str | None, paginator: PaginatorModel
) -> list[Step]:
    """Find the path to the one list that all pages are parts of.

    Beside it there may be numbers, strings and maps of them, such as the number of its items.

    Returns:
        The members on the path; none where there are several lists or none, or where the list lies
        behind more than structures.
    """
    if output is None or len(lists := list_lists(service, output, paginator)) != 1:
        return []
    others = [key for key in paginator.result_keys if key not in lists]
    if not all(is_plain(service, output, key) for key in others):
        return []
    return find_steps(service, output, lists[0])


def list_lists(service: ServiceModel, output: str, paginator: PaginatorModel) -> list[str]:
    """List the results that are lists."""
    return [key for key in paginator.result_keys if find_type(service, output, key) == "list"]


def is_plain(service: ServiceModel, output: str, path: str) -> bool:
    """Whether a path leads to a number, a string, or a map of them."""
    target = follow_path(path, output, service.shapes)
    shape = service.shapes[target] if isinstance(target, str) else None
    if shape is not None and shape.type == "map" and shape.item is not None:
        shape = service.shapes[shape.item]
    return shape is not None and shape.type in PLAIN


def find_type(service: ServiceModel, output: str, path: str) -> str | None:
    """Find the type that a path leads to; `None` where no shape describes it."""
    target = follow_path(path, output, service.shapes)
    return service.shapes[target].type if isinstance(target, str) else None


def find_steps(service: ServiceModel, output: str, path: str) -> list[Step]:
    """Find the members that a path names; none if it is more than names."""
    steps: list[Step] = []
    shape_name = output
    for name in path.split("."):
        member = members_by_name(service, shape_name).get(name)
        if member is None:
            return []
        steps.append(Step(service.shapes[shape_name], member))
        shape_name = member.shape
    return steps


def members_by_name(service: ServiceModel, name: str | None) -> dict[str, MemberModel]:
    """Return the members of a structure, by wire name; those of a union are not attributes."""
    shape = None if name is None else service.shapes[name]
    if shape is None or shape.has_variants or shape.document:
        return {}
    return {member.name: member for member in shape.members}
