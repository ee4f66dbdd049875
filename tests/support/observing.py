"""Watch calls as programs do: through botocore's history, and with handlers of its events."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

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
