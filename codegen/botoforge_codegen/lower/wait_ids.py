"""The parameters of an operation in a wait: which it takes, and which name what it waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from botoforge_codegen import names
from botoforge_codegen.ir import ListOf, Member, Scalar, VariableName
from botoforge_codegen.load.model import PaginatorModel

from .paginators import list_set_parameters

PAGE_PARAMETERS: Final = frozenset({"marker", "maxrecords", "maxresults", "nexttoken"})
"""What AWS's operations without a paginator call the parameters of pages, in lower case."""

ID_NAME: Final = re.compile(r".*(id|identifier|name|arn)s?", re.IGNORECASE)
"""How the names of parameters end that identify something."""


def select_parameters(
    parameters: Sequence[Member], paginator: PaginatorModel | None
) -> Iterator[Member]:
    """Select the parameters of an operation that a wait takes: all but those for pages.

    A wait looks at one response, so that the token of a later page makes no sense in it, and a page
    of another size may cut off what it waits for. Required ones stay.

    Args:
        parameters: The parameters of the operation.
        paginator: Its paginator, if botocore has one.
    """
    for_pages = () if paginator is None else list_set_parameters(paginator)
    for parameter in parameters:
        wire_name = parameter.wire_name
        is_for_pages = wire_name in for_pages or wire_name.lower() in PAGE_PARAMETERS
        if parameter.required or not is_for_pages:
            name = names.wait_parameter_name(parameter.name)
            yield attrs.evolve(parameter, name=name)


def find_ids(parameters: Sequence[Member]) -> tuple[VariableName, ...]:
    """Find the parameters that name what is waited for; the first that is given does.

    That is the last required string or list of strings: what contains a thing comes before it. If
    there is none, it is one of the optional ones whose names sound like it, or else a list.
    """
    simple = [each for each in reversed(parameters) if is_text(each) and not each.sensitive]
    if required := [each for each in simple if each.required]:
        return (required[0].name,)
    named = [each for each in simple if ID_NAME.fullmatch(each.wire_name)]
    lists = [each for each in simple if each.type is not Scalar.TEXT]
    return tuple(each.name for each in named or lists)


def is_text(parameter: Member) -> bool:
    """Whether a parameter takes a string or a list of strings."""
    match parameter.type:
        case Scalar.TEXT | ListOf(item=Scalar.TEXT):
            return True
        case _:
            return False
