"""What a service's paginators say, and whether its model agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .errors import unknown_word
from .model import MemberModel, OperationModel, PaginatorModel, ServiceModel
from .paths import PathError, follow

COUNTED: Final = ("list", "string")
"""The types of a result that botocore can count, cut off and resume."""


def misfits(
    service: ServiceModel, operation: OperationModel, paginator: PaginatorModel
) -> Iterator[str]:
    """Tell what of a paginator the model lacks."""
    known = members(service, operation.input)
    for name in parameters(paginator):
        if name not in known:
            yield unknown_word(f"parameter of {operation.name}", name, known)
    more = [paginator.more_results] if paginator.more_results else []
    for path in (*paginator.output_tokens, *paginator.result_keys, *more):
        if operation.output is None:
            yield f"{path!r} leads to nothing: {operation.name} returns nothing"
            continue
        try:
            follow(path, operation.output, service.shapes)
        except PathError as error:
            yield str(error)


def parameters(paginator: PaginatorModel) -> tuple[str, ...]:
    """Name the parameters that a paginator sets itself."""
    limit = () if paginator.limit_key is None else (paginator.limit_key,)
    return (*paginator.input_tokens, *limit)


def is_counted(service: ServiceModel, output: str, paginator: PaginatorModel) -> bool:
    """Whether botocore can count what comes, cut it off and resume it; it cannot with a map."""
    target = follow(paginator.result_keys[0], output, service.shapes)
    return not isinstance(target, str) or service.shapes[target].type in COUNTED


def items(
    service: ServiceModel, output: str | None, paginator: PaginatorModel
) -> list[tuple[str, MemberModel]]:
    """Find the way to the one list that all pages are parts of.

    Returns:
        The members on the way, each with the shape that has it; none where there are several
        results, or where the result is no list, or lies behind more than structures.
    """
    found: list[tuple[str, MemberModel]] = []
    here = output
    if len(paginator.result_keys) != 1:
        return []
    for name in paginator.result_keys[0].split("."):
        member = members(service, here).get(name)
        if here is None or member is None:
            return []
        found.append((here, member))
        here = member.shape
    return found if here is not None and service.shapes[here].type == "list" else []


def members(service: ServiceModel, name: str | None) -> dict[str, MemberModel]:
    """Find the members of a structure, by wire name; those of a union are no attributes."""
    shape = None if name is None else service.shapes[name]
    if shape is None or shape.union or shape.event_stream or shape.document:
        return {}
    return {member.name: member for member in shape.members}
