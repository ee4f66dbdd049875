"""What a service's paginators say, and whether its model agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.load.model import MemberModel, OperationModel, PaginatorModel, ServiceModel

from .jmespath_types import PathError, follow

COUNTED: Final = ("list", "string")
"""The types of a result that botocore can count, cut off and resume."""

PLAIN: Final = ("integer", "long", "float", "double", "string")
"""The types of a result that may stand beside the one list."""


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
    """Whether botocore can count what comes, cut it off and resume it.

    It counts the first result. It cannot with a map, and it counts the letters of a string, which
    is of no use where the items are another result.
    """
    first = result_type(service, output, paginator.result_keys[0])
    items_are_another = first != "list" and len(lists(service, output, paginator)) > 0
    return first in (None, *COUNTED) and not items_are_another


def items(
    service: ServiceModel, output: str | None, paginator: PaginatorModel
) -> list[tuple[str, MemberModel]]:
    """Find the path to the one list that all pages are parts of.

    Beside it there may be numbers, strings and maps of them, such as the number of its items.

    Returns:
        The members on the path, each with the shape that has it; none where there are several
        lists or none, or where the list lies behind more than structures.
    """
    if output is None or len(found := lists(service, output, paginator)) != 1:
        return []
    others = [key for key in paginator.result_keys if key not in found]
    if not all(is_plain(service, output, key) for key in others):
        return []
    return structure_path(service, output, found[0])


def lists(service: ServiceModel, output: str, paginator: PaginatorModel) -> list[str]:
    """Name the results that are lists."""
    return [key for key in paginator.result_keys if result_type(service, output, key) == "list"]


def is_plain(service: ServiceModel, output: str, path: str) -> bool:
    """Whether a path leads to a number, a string, or a map of them."""
    target = follow(path, output, service.shapes)
    shape = service.shapes[target] if isinstance(target, str) else None
    if shape is not None and shape.type == "map" and shape.item is not None:
        shape = service.shapes[shape.item]
    return shape is not None and shape.type in PLAIN


def result_type(service: ServiceModel, output: str, path: str) -> str | None:
    """Name the type that a path leads to; `None` where no shape describes it."""
    target = follow(path, output, service.shapes)
    return service.shapes[target].type if isinstance(target, str) else None


def structure_path(service: ServiceModel, output: str, path: str) -> list[tuple[str, MemberModel]]:
    """Find the members that a path names; none where it is more than names."""
    found: list[tuple[str, MemberModel]] = []
    here = output
    for name in path.split("."):
        member = members(service, here).get(name)
        if member is None:
            return []
        found.append((here, member))
        here = member.shape
    return found


def members(service: ServiceModel, name: str | None) -> dict[str, MemberModel]:
    """Find the members of a structure, by wire name; those of a union are no attributes."""
    shape = None if name is None else service.shapes[name]
    if shape is None or shape.union or shape.event_stream or shape.document:
        return {}
    return {member.name: member for member in shape.members}
