"""Watch calls as programs do: through botocore's history, and with handlers of its events."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from importlib import import_module
from importlib.util import find_spec
from inspect import iscoroutinefunction
from typing import Any, Final
from unittest.mock import patch

from botocore.history import BaseHistoryHandler, get_global_history_recorder

EVENTS: Final = (
    "provide-client-params",
    "before-parameter-build",
    "before-endpoint-resolution",
    "before-call",
    "request-created",
    "choose-signer",
    "before-sign",
    "before-send",
    "before-parse",
    "response-received",
    "needs-retry",
    "after-call",
    "after-call-error",
)
"""The events of botocore about a call that handlers of users can be registered for."""


class Watcher(BaseHistoryHandler):
    """Keeps what botocore's history recorder emits.

    Attributes:
        seen: The events, without what differs from one call to the next.
    """

    def __init__(self) -> None:
        self.seen: list[object] = []

    def emit(self, event_type: str, payload: Any, source: str) -> None:
        """Keep an event."""
        if event_type in ("API_CALL", "PARSED_RESPONSE"):
            payload = write(payload)
        elif event_type == "HTTP_RESPONSE":
            body = payload["body"]
            payload = [payload["status_code"], body if isinstance(body, bytes) else "stream"]
        elif event_type == "HTTP_REQUEST":
            payload = [payload.method, sorted(payload.headers)]
        self.seen.append((event_type, source, payload))


def write(value: Any) -> str:
    """Write a value with its keys in order; of a stream, that it is there."""
    return json.dumps(
        value,
        default=lambda value: "stream" if hasattr(value, "close") else repr(value),
        sort_keys=True,
    )


@contextmanager
def history() -> Generator[list[object]]:
    """Record the history of the calls in a block."""
    recorder: Any = get_global_history_recorder()
    watcher = Watcher()
    recorder.add_handler(watcher)
    recorder.enable()
    try:
        yield watcher.seen
    finally:
        recorder.disable()
        recorder._handlers.remove(watcher)  # noqa: SLF001 (it has no way to do so)


@contextmanager
def handlers(raw_client: Any) -> Generator[list[object]]:
    """Record what handlers of all events of a client are given in a block.

    Args:
        raw_client: The client of botocore or aiobotocore.
    """
    events: list[object] = []

    def note(event_name: str, **given: Any) -> None:
        response = given.get("response") or ()
        events.append(
            (
                event_name,
                sorted(given),
                write(given.get("parsed")),
                body
                if isinstance(body := given.get("response_dict", {}).get("body"), bytes)
                else "",
                [write(part) for part in response if isinstance(part, dict)],
            )
        )

    emitter: Any = raw_client.meta.events
    for event in EVENTS:
        emitter.register(event, note)
    try:
        yield events
    finally:
        for event in EVENTS:
            emitter.unregister(event, note)


@contextmanager
def counted_parsing() -> Generator[list[None]]:
    """Count how often botocore's parsers parse a success: one item in a list for each time."""
    runs: list[None] = []
    with ExitStack() as patches:
        for name, prefix in (("botocore.parsers", ""), ("aiobotocore.parsers", "Aio")):
            if find_spec(name.partition(".")[0]) is not None:
                parser: Any = getattr(import_module(name), f"{prefix}ResponseParser")
                patches.enter_context(patch.object(parser, "parse", counting(parser.parse, runs)))
        yield runs


def counting(parse: Callable[..., Any], runs: list[None]) -> Callable[..., Any]:
    """Count what a parser of botocore does."""

    def parse_counted(self: object, response: Any, shape: object) -> Any:
        if response["status_code"] < HTTPStatus.MULTIPLE_CHOICES:
            runs.append(None)
        return parse(self, response, shape)

    async def parse_async(self: object, response: Any, shape: object) -> Any:
        return await parse_counted(self, response, shape)

    return parse_async if iscoroutinefunction(parse) else parse_counted
