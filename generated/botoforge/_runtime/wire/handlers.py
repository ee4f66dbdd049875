# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The handlers of a raw client's events: which of them change a response, and which are unknown.

A response is read in one pass only if every handler that might see it is known. botocore's own are:
most look at errors alone, and what the others do to a response is done to the typed one too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Effects: TypeAlias = tuple[Callable[..., object], ...]
"""Handlers of botocore that change a response, in the order in which they are called."""

EFFECTS: Final = frozenset(
    {
        "decode_console_output",
        "decode_list_object",
        "decode_list_object_v2",
        "decode_list_object_versions",
        "json_decode_policies",
        "json_decode_template_body",
    }
)
"""botocore's handlers of `after-call` that change a response, and whose effects are ours, too."""

KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "before-parse": frozenset({"_handle_200_error", "_map_oauth2_errors", "handle_expires_header"}),
    "response-received": frozenset(),
    "needs-retry": frozenset(
        {
            "ClientRateLimiter.on_receiving_response",
            "EndpointDiscoveryHandler.handle_retries",
            "RetryHandler",
            "RetryHandler.needs_retry",
            "S3RegionRedirectorv2.redirect_from_error",
            "_update_status_code",
        }
    ),
    "after-call": EFFECTS
    | {"RetryQuotaChecker.release_retry_quota", "_handle_sqs_compatible_error"},
}
"""botocore's handlers of the events that see a response, by event."""

ASYNC_PREFIXES: Final = ("Aio", "Anyio", "Async")
"""What the names of aiobotocore's classes begin with, where botocore's do not."""


PARSER_MODULES: Final = frozenset({"aiobotocore.parsers", "botocore.parsers"})
"""The modules of botocore's own factories of parsers."""


def find_handlers(events: Any, event: str) -> list[Any]:
    """List the handlers of an event; botocore has no public way to do so."""
    emitter = getattr(events, "_emitter", events)
    handlers: Any = getattr(emitter, "_handlers", None)
    return [] if handlers is None else list(handlers.prefix_search(event) or ())


def find_registrations(events: Any) -> object:
    """Find an object that is another one after each change of the handlers; `None` if none is.

    It is what botocore remembers of its own searches for handlers, until there are others.
    """
    return getattr(getattr(events, "_emitter", events), "_lookup_cache", None)


def makes_own_parsers(factory: Any) -> bool:
    """Whether a factory of parsers is botocore's own, and nobody has changed what it makes."""
    while hasattr(factory, "factory"):  # it stands in for another one
        factory = factory.factory
    module = type(factory).__module__
    return module in PARSER_MODULES and not getattr(factory, "_defaults", True)


def find_effects(events: Any, service_id: str, operation: str) -> Effects | None:
    """Find what botocore's handlers do to the response of an operation.

    Args:
        events: The raw client's events.
        service_id: The service, as its events name it.
        operation: The operation, as the model names it.

    Returns:
        The handlers that change it; `None` if there is a handler that is not known.
    """
    effects: list[Callable[..., object]] = []
    for event, known in KNOWN.items():
        for handler in find_handlers(events, f"{event}.{service_id}.{operation}"):
            module = str(getattr(handler, "__module__", ""))
            if "._runtime.wire." in module:
                continue  # ours, or another package's, which looks at that package's calls only
            name = name_handler(handler)
            if module.partition(".")[0] not in ("botocore", "aiobotocore") or name not in known:
                return None
            if name in EFFECTS:
                effects.append(handler)
    return tuple(effects)


def name_handler(handler: Any) -> str:
    """Name a handler of botocore, and one of aiobotocore as the one that it stands for."""
    name = str(getattr(handler, "__qualname__", type(handler).__qualname__))
    prefix = next(filter(name.startswith, ASYNC_PREFIXES), "")
    return name.removeprefix(prefix)


def changes_values(events: Any, service_id: str) -> bool:
    """Whether boto3 changes parameters and responses, as it does for resources of DynamoDB."""
    return any(
        str(getattr(handler, "__module__", "")).endswith("boto3.dynamodb.transform")
        for event in ("before-parameter-build", "after-call")
        for handler in find_handlers(events, f"{event}.{service_id}")
    )
