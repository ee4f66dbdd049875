# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What to write instead of what boto3 has. Loaded when somebody has written that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any, Final

from .schema import ListType
from .values import service_package

if TYPE_CHECKING:
    from .structures import Structure

WAITER_OPTIONS: Final = "timeout=, min_delay= and max_delay="
PAGE_OPTIONS: Final = "page_size=, max_items= and starting_token="

INSTEAD_OF_KEYWORDS: Final = {"WaiterConfig": WAITER_OPTIONS, "PaginationConfig": PAGE_OPTIONS}
"""What to write for keywords of boto3's waiters and paginators."""

DICTIONARY_METHODS: Final = frozenset(
    {"copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"}
)
"""What people call on the dictionaries of boto3."""


def plain(name: str) -> str:
    """Take off what tells a wire name from a Python name."""
    return name.replace("_", "").replace("-", "").lower()


def nearest(name: str, known: Collection[str]) -> str | None:
    """Find the name that is meant by another, if one is near enough."""
    from difflib import get_close_matches

    for candidate in known:
        if plain(candidate) == plain(name):
            return candidate
    return next(iter(get_close_matches(name, sorted(known), 1, 0.5)), None)


def listed(names: Iterable[str], most: int = 5) -> str:
    """List names, not more than a few."""
    names = list(names)
    more = "" if len(names) <= most else ", ..."
    return ", ".join(names[:most]) + more


# --- Calls ----------------------------------------------------------------------------------------


def advise_call(
    function: Callable[..., object],
    bound: object,
    positional: Sequence[object],
    keywords: Collection[str],
) -> str | None:
    """Say how to write a call that does not fit a method, or the `__init__` of a structure.

    Args:
        function: The method.
        bound: What it is called on.
        positional: What is given by position, without `self`.
        keywords: What is given by keyword.

    Returns:
        The message; nothing where Python's own says it all.
    """
    _, *parameters = signature(function).parameters.values()
    if any(parameter.kind is not Parameter.KEYWORD_ONLY for parameter in parameters):
        return None  # not one of those that are generated
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
    free = [one for one in names if one not in keywords][: len(positional)]
    words = ", ".join(f"{one}=..." for one in free)
    return f"{name}() takes no positional arguments: write {name}({words})"


def advise_keyword(word: str, names: Collection[str]) -> str:
    """Say what to write instead of a keyword."""
    near = nearest(word, names)
    if near is not None:
        return f"write {near}= instead of {word}="
    if word in INSTEAD_OF_KEYWORDS:
        return f"write {INSTEAD_OF_KEYWORDS[word]} instead of {word}="
    return f"there is no {word}=, only {listed((f'{name}=' for name in names), 12) or 'none'}"


def advise_client_init(
    _function: object, bound: object, _positional: object, keywords: Iterable[str]
) -> str:
    """Say how to make a client; the parameters are those of `advise_call`."""
    name = type(bound).__name__
    options = ", ".join(f"{word}=..." for word in keywords)
    return f"{name} wraps a raw client, and {name}.connect({options}) makes one"


def advise_connect(
    _function: object, bound: type, positional: Sequence[object], _keywords: object
) -> str:
    """Say how to connect; the parameters are those of `advise_call`."""
    word = "region_name" if isinstance(positional[0], str) else "session"
    name = f"{bound.__name__}.connect"
    return f"{name}() takes no positional arguments: write {name}({word}=...)"


ADVISERS: Final[Mapping[str, Callable[..., str | None]]] = {
    "__init__ of a client": advise_client_init,
    "connect": advise_connect,
    "method": advise_call,
}
"""What makes the message, by what is called."""


def advise_raw_client(client_class: str, service: str, value: object) -> str:
    """Say what to do with what is given instead of a raw client."""
    if isinstance(value, str):
        return f"; {client_class}.connect(region_name=...) makes one"
    if hasattr(value, "raw_client"):
        return "; it is a typed client already"
    if isinstance(value, type) or callable(getattr(value, "get_available_services", None)):
        return f"; {client_class}.connect(session=...) makes one of a session"
    if hasattr(value, "meta"):  # a resource of boto3
        return f": it is a resource, so make boto3.client({service!r}) beside it"
    return ""


# --- Clients --------------------------------------------------------------------------------------


def advise_client(client: Any, name: str) -> str:
    """Say what to write instead of an attribute that a client does not have.

    Args:
        client: The client, whose raw client may have it.
        name: The attribute.

    Returns:
        What follows "has no attribute"; nothing where there is no advice.
    """
    methods = [method for method in dir(client) if not method.startswith("_")]
    service = client.__service__
    package = service_package(service.base_error)
    match name:
        case "get_paginator" | "can_paginate":
            return advise_family(name, "paginate_", methods)
        case "get_waiter" | "waiter_names":
            return advise_family(name, "wait_until_", methods)
        case "exceptions":
            base = service.base_error.__name__
            return f"write `from {package} import {base}`, or the name of the error you mean"
        case _:
            pass
    same = [method for method in methods if plain(method) == plain(name)]
    if same:
        return f"write .{same[0]}"
    operation = client.raw_client.meta.method_to_api_mapping.get(name)
    if operation is not None:
        add = f"`botoforge add {service.client_name} {operation}`"
        return f"run {add} to choose the operation, or call .raw_client.{name}(...)"
    return f"write .raw_client.{name}" if hasattr(client.raw_client, name) else ""


def advise_family(name: str, prefix: str, methods: Iterable[str]) -> str:
    """Say which methods do what `get_paginator` or `get_waiter` of boto3 is for."""
    family = [f".{method}(...)" for method in methods if method.startswith(prefix)]
    raw = f".raw_client.{name}"
    if not family:
        return f"no chosen operation has a method {prefix}...: {raw} is boto3's"
    return f"write {listed(family)}; {raw} is boto3's"


# --- Structures -----------------------------------------------------------------------------------


def advise_attribute(structure: Any, name: str) -> str:
    """Say what to write instead of an attribute that a structure does not have."""
    names = wire_names(structure)
    for attribute, wire_name in names.items():
        if name == wire_name:
            return f"write .{attribute}"
    if name in DICTIONARY_METHODS:
        return f"it is not a dictionary, but has {members(names)}; .to_dict() makes one"
    near = nearest(name, names)
    return "" if near is None else f"write .{near}"


def advise_key(structure: Any, key: object) -> str:
    """Say what to write instead of a key of a structure."""
    name = type(structure).__name__
    names = wire_names(structure)
    if isinstance(key, str) and plain(key) in map(plain, names):
        return (
            f"{name} is not a dictionary: {advise_attribute(structure, key)} instead of [{key!r}]"
        )
    # The key is not told, which may be a secret; a loop over it begins with 0.
    return f"{name} is neither a list nor a dictionary: it has {members(names)}"


def members(names: Iterable[str]) -> str:
    """List attributes."""
    return listed(f".{name}" for name in names) or "no members"


def wire_names(structure: Any) -> dict[str, str]:
    """Tell the wire name of each attribute."""
    names = {member.name: member.wire_name for member in structure.__shape__.members}
    if "response_metadata" in dir(structure):
        names["response_metadata"] = "ResponseMetadata"
    return names


ERROR_ATTRIBUTES: Final = (
    *("code", "http_status_code", "is_retryable", "is_throttling", "message", "operation_name"),
    *("request_id", "response"),
)
"""What every error has."""


def advise_error_attribute(error: Any, name: str) -> str:
    """Say what to write instead of an attribute that an error does not have."""
    members = [member.name for member in error.__shape__.members]
    near = nearest(name, [*members, *ERROR_ATTRIBUTES])
    return "" if near is None else f"write .{near}"


# --- Pages ----------------------------------------------------------------------------------------

INSTEAD_OF_PAGES: Final = {
    "build_full_result": "a list of all pages is list(pages)",
    "paginate": "the method has made the pages: loop over them",
    "search": "loop over the pages, and take what you look for from each",
}
"""What to write instead of what boto3's pages have."""


def advise_pages(response_class: type[Structure], name: str) -> str:
    """Say what to write instead of an attribute that pages do not have.

    Args:
        response_class: The class of a page.
        name: The attribute; of `.items`, the advice names the lists that a page has.
    """
    if name != "items":
        return INSTEAD_OF_PAGES.get(name, "")
    members = response_class.__shape__.members
    lists = [member.name for member in members if isinstance(member.type, ListType)]
    known = f" (a page has the lists {', '.join(lists)})" if lists else ""
    chosen = lists[0] if lists else "..."
    return f"take .flat(lambda page: page.{chosen}) for the parts of all pages{known}"
