# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Advice in errors: what to write in place of boto3's attributes and methods.

Loaded only when such an error is raised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from .schema import BaseStructure
from .value_types import ListType
from .values import service_package

DICTIONARY_METHODS: Final = frozenset(
    {"copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"}
)
"""The methods of dictionaries, which boto3 returns."""


def simplify(name: str) -> str:
    """Remove what distinguishes a wire name from a Python name."""
    return name.replace("_", "").replace("-", "").lower()


def find_nearest(name: str, known: Collection[str]) -> str | None:
    """Find the known name that is most similar to a wrong one, if one is similar enough."""
    from difflib import get_close_matches

    for candidate in known:
        if simplify(candidate) == simplify(name):
            return candidate
    return next(iter(get_close_matches(name, sorted(known), 1, 0.5)), None)


def join_names(names: Iterable[str], most: int = 5) -> str:
    """Join names for a message, but at most a few."""
    names = list(names)
    more = "" if len(names) <= most else ", ..."
    return ", ".join(names[:most]) + more


# --- Clients --------------------------------------------------------------------------------------


def advise_raw_client(client: Any, raw_client: Any) -> str:
    """Say why a client cannot wrap what it is given, and what to do.

    Args:
        client: The client.
        raw_client: The value given for a raw client, of any type.
    """
    service = client.__service__
    is_async = client._is_async  # noqa: SLF001 (a class attribute of every client)
    kind = describe_client(service.client_name, is_async=is_async)
    wanted = f"{type(client).__name__} wraps {kind}"
    model: Any = getattr(getattr(raw_client, "meta", None), "service_model", None)
    if getattr(model, "service_id", None) is None:
        advice = advise_other_value(type(client).__name__, service.client_name, raw_client)
        return f"{wanted}, not {raw_client!r}{advice}"
    if model.service_id != service.service_id:
        return f"{wanted}, not the client of {model.service_name!r}"
    if hasattr(raw_client, "__aenter__") is not is_async:
        kind = describe_client(service.client_name, is_async=not is_async)
        return f"{wanted}, not {kind}: use {other_client_class(client, is_async=is_async)} for it"
    return (
        f"{wanted}, not a resource's client, which changes values: "
        f"make a {kind} beside the resource"
    )


def describe_client(client_name: str, *, is_async: bool) -> str:
    """Describe the raw client of a service."""
    if is_async:
        return f"aiobotocore's client of {client_name!r}"
    return f"boto3.client({client_name!r})"


def other_client_class(client: Any, *, is_async: bool) -> str:
    """Name the service's other client class: the async one, or the one that is not."""
    classes = type(client).__mro__
    name = next(base.__name__ for base in classes if "__service__" in vars(base))
    return name.removeprefix("Async") if is_async else f"Async{name}"


def advise_other_value(client_class: str, service: str, value: object) -> str:
    """Say what to do with a value that is not a raw client."""
    if isinstance(value, str):
        return f"; {client_class}.connect(region_name=...) makes one"
    if hasattr(value, "raw_client"):
        return "; it is a typed client already"
    if isinstance(value, type) or callable(getattr(value, "get_available_services", None)):
        return f"; {client_class}.connect(session=...) makes one from a session"
    if hasattr(value, "meta"):  # a resource of boto3
        return f": it is a resource, so make boto3.client({service!r}) beside it"
    return ""


def advise_client(client: Any, name: str) -> str:
    """Say what to write instead of an attribute that a client does not have.

    Args:
        client: The client, whose raw client may have it.
        name: The attribute.

    Returns:
        The text after "has no attribute"; an empty string if there is no advice.
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
    same = [method for method in methods if simplify(method) == simplify(name)]
    if same:
        return f"write .{same[0]}"
    operation = client.raw_client.meta.method_to_api_mapping.get(name)
    if operation is not None:
        add = f"`botoforge add {service.client_name} {operation}`"
        return f"run {add} to choose the operation, or call .raw_client.{name}(...)"
    return f"write .raw_client.{name}" if hasattr(client.raw_client, name) else ""


def advise_family(name: str, prefix: str, methods: Iterable[str]) -> str:
    """Name the methods that replace `get_paginator` or `get_waiter` of boto3."""
    family = [f".{method}(...)" for method in methods if method.startswith(prefix)]
    raw = f".raw_client.{name}"
    if not family:
        return f"no chosen operation has a method {prefix}...: {raw} is boto3's"
    return f"write {join_names(family)}; {raw} is boto3's"


# --- Structures -----------------------------------------------------------------------------------


def advise_attribute(structure: Any, name: str) -> str:
    """Say what to write instead of an attribute that a structure does not have."""
    names = find_wire_names(structure)
    for attribute, wire_name in names.items():
        if name == wire_name:
            return f"write .{attribute}"
    if name in DICTIONARY_METHODS:
        return f"it is not a dictionary, but has {join_attributes(names)}; .to_dict() makes one"
    near = find_nearest(name, names)
    return "" if near is None else f"write .{near}"


def advise_key(structure: Any, key: object) -> str:
    """Say what to write instead of a key of a structure."""
    name = type(structure).__name__
    names = find_wire_names(structure)
    if isinstance(key, str) and simplify(key) in map(simplify, names):
        return (
            f"{name} is not a dictionary: {advise_attribute(structure, key)} instead of [{key!r}]"
        )
    # The key is not shown: it may be secret; in a loop it is 0.
    return f"{name} is neither a list nor a dictionary: it has {join_attributes(names)}"


def join_attributes(names: Iterable[str]) -> str:
    """Join the names of attributes for a message."""
    return join_names(f".{name}" for name in names) or "no members"


def find_wire_names(structure: Any) -> dict[str, str]:
    """Map each attribute to its wire name."""
    names = {member.name: member.wire_name for member in structure.__shape__.members}
    if "response_metadata" in dir(structure):
        names["response_metadata"] = "ResponseMetadata"
    return names


ERROR_ATTRIBUTES: Final = (
    *("code", "http_status_code", "is_retryable", "is_throttling", "message", "operation_name"),
    *("request_id", "response"),
)
"""The attributes that every error has."""


def advise_error_attribute(error: Any, name: str) -> str:
    """Say what to write instead of an attribute that an error does not have."""
    members = [member.name for member in error.__shape__.members]
    near = find_nearest(name, [*members, *ERROR_ATTRIBUTES])
    return "" if near is None else f"write .{near}"


# --- Pages ----------------------------------------------------------------------------------------

INSTEAD_OF_PAGES: Final = {
    "build_full_result": "a list of all pages is list(pages)",
    "paginate": "these are the pages already: loop over them",
    "search": "loop over the pages, and take what you look for from each",
}
"""The advice for attributes of boto3's pages."""


def advise_pages(response_class: type[BaseStructure], name: str) -> str:
    """Say what to write instead of an attribute that pages do not have.

    Args:
        response_class: The class of a page.
        name: The attribute; for `.items`, the advice names the lists of a page.
    """
    if name != "items":
        return INSTEAD_OF_PAGES.get(name, "")
    members = response_class.__shape__.members
    lists = [member.name for member in members if isinstance(member.type, ListType)]
    known = f" (a page has the lists {', '.join(lists)})" if lists else ""
    chosen = lists[0] if lists else "..."
    return f"take .flat(lambda page: page.{chosen}) for the parts of all pages{known}"
