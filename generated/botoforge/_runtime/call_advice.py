# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Advice in errors about calls: what to write in place of boto3's keywords and arguments.

Loaded only when such an error is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from inspect import Parameter, signature
from types import FunctionType
from typing import Final

from .advice import find_nearest, join_names, simplify

WAITER_OPTIONS: Final = "timeout=, min_delay= and max_delay="
PAGE_OPTIONS: Final = "page_size=, max_items= and starting_token="

INSTEAD_OF_KEYWORDS: Final = {"WaiterConfig": WAITER_OPTIONS, "PaginationConfig": PAGE_OPTIONS}
"""The keywords to write in place of those of boto3's waiters and paginators."""

PAGE_WORDS: Final = frozenset({"marker", "maxrecords", "maxresults", "nexttoken"})
"""What waits do not take, though their operations may: the parameters of pages, in one spelling."""


def advise_call(
    function: FunctionType,
    bound: object,
    positional: Sequence[object],
    keywords: Collection[str],
) -> str | None:
    """Say how to correct a wrong call of a method, or of the `__init__` of a structure.

    Args:
        function: The method.
        bound: The object on which it is called.
        positional: The positional arguments, without `self`.
        keywords: The keywords.

    Returns:
        The message; `None` if Python's own is clear enough.
    """
    _, *parameters = signature(function).parameters.values()
    if any(parameter.kind is not Parameter.KEYWORD_ONLY for parameter in parameters):
        return None  # not a generated method
    names = [parameter.name for parameter in parameters]
    name = function.__qualname__.removesuffix(".__init__")
    unknown = [word for word in keywords if word not in names]
    if unknown:
        advice = "; ".join(advise_keyword(word, names) for word in unknown)
        return f"{name}() got an unexpected keyword argument: {advice}"
    if not positional:
        return None
    if isinstance(positional[0], Mapping) and hasattr(bound, "from_dict"):
        return f"{name}() takes no positional arguments: write {name}.from_dict(...)"
    free = [parameter for parameter in names if parameter not in keywords][: len(positional)]
    words = ", ".join(f"{parameter}=..." for parameter in free)
    return f"{name}() takes no positional arguments: write {name}({words})"


def advise_keyword(word: str, names: Collection[str]) -> str:
    """Say what to write instead of an unknown keyword."""
    if "min_delay" in names and simplify(word) in PAGE_WORDS:
        return f"leave {word}= out: a wait looks at one response"
    near = find_nearest(word, names)
    if near is not None:
        return f"write {near}= instead of {word}="
    if word in INSTEAD_OF_KEYWORDS:
        return f"write {INSTEAD_OF_KEYWORDS[word]} instead of {word}="
    return f"there is no {word}=, only {join_names((f'{name}=' for name in names), 12) or 'none'}"


def advise_client_init(
    _function: object, bound: object, _positional: object, keywords: Iterable[str]
) -> str:
    """Say how to make a client; parameters as in `advise_call`."""
    name = type(bound).__name__
    options = ", ".join(f"{word}=..." for word in keywords)
    return f"{name} wraps a raw client, and {name}.connect({options}) makes one"


def advise_connect(
    _function: object, bound: type, positional: Sequence[object], _keywords: object
) -> str:
    """Say how to connect; parameters as in `advise_call`."""
    word = "region_name" if isinstance(positional[0], str) else "session"
    name = f"{bound.__name__}.connect"
    return f"{name}() takes no positional arguments: write {name}({word}=...)"


ADVISERS: Final[Mapping[str, Callable[..., str | None]]] = {
    "__init__ of a client": advise_client_init,
    "connect": advise_connect,
    "method": advise_call,
}
"""The function that makes the message, by the kind of method."""
