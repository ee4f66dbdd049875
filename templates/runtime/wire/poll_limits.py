"""How long a poll of a wait may take: no longer than the wait itself.

botocore takes a read time-out for a single attempt since 1.43.72, aiobotocore with aiohttp since
it allows botocore 1.43.75: `read_timeout` in the context of a request. Older ones, and aiobotocore
with httpx, ignore it and keep to the time-outs of the client; but they do not try again either once
the time is over. (Before botocore 1.43.60 they do, if the service has answered with an error.)
"""

from __future__ import annotations

import re
from contextvars import ContextVar, Token
from math import inf
from time import monotonic
from types import TracebackType
from typing import Any, Final

from ..botocore_api import BOTOCORE_VERSION

SHORTEST_READ: Final = 1.0
"""A read time-out is never cut to less than this, in seconds; the last poll begins at the
deadline."""
SLOW_START: Final = 5.0
"""Nor to less than this before a poll has returned: the first opens a connection, and may be the
only one; in seconds."""
LONGEST_READ: Final = 86_400.0
"""A read time-out is only cut to less than this, in seconds: sockets do not take any number."""
MARGIN: Final = 5.0
"""By how much a read time-out exceeds the time that the service was asked to wait, in seconds."""
CAN_REFUSE_RETRIES: Final = [*map(int, re.findall(r"\d+", BOTOCORE_VERSION)[:3])] >= [1, 43, 60]
"""Whether a handler can refuse a retry: an older botocore takes False for a delay of 0."""
SERVER_WAITS: Final = frozenset({"WaitTimeSeconds", "waitTimeSeconds"})
"""The parameters, as models name them, by which a service waits before it responds, in seconds."""


class PollLimit:
    """The limit of the polls of one wait, one after the other: `with limit.begin(seconds): ...`.

    Attributes:
        deadline: When the wait ends, by the monotonic clock.
        ends: When the time of this poll is over. It may take twice as long as the slowest one that
            returned: else a slow service could not report a success at the deadline.
        server_wait: How long the service was asked to wait before it responds, in seconds.
    """

    __slots__ = ("began", "deadline", "ends", "server_wait", "slowest", "token")

    def __init__(self) -> None:
        self.slowest: float | None = None
        self.began = self.deadline = self.ends = self.server_wait = 0.0
        self.token: Token[PollLimit | None] | None = None

    def begin(self, seconds: float) -> PollLimit:
        """Begin a poll.

        Args:
            seconds: The time to the deadline of the wait.
        """
        self.began = monotonic()
        self.deadline = self.began + seconds
        slow = SLOW_START if self.slowest is None else max(SHORTEST_READ, 2 * self.slowest)
        self.ends = max(self.deadline, self.began + slow)
        self.server_wait = 0.0
        return self

    def __enter__(self) -> None:
        self.token = current_limit.set(self)

    def __exit__(
        self,
        error_class: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.token is not None:
            current_limit.reset(self.token)
        if error_class is None:
            took = monotonic() - self.began
            self.slowest = max(self.slowest or 0.0, took - self.server_wait)

    def left(self) -> float:
        """Return the time that is left for this poll, in seconds."""
        return self.ends - monotonic()


current_limit: Final[ContextVar[PollLimit | None]] = ContextVar("current_limit", default=None)
"""The limit of the poll that is going on in this thread or task."""


def limit_polls(meta: Any) -> None:
    """Limit the calls of a raw client that are part of a poll; its other calls are not touched.

    Args:
        meta: The `meta` of the raw client.
    """
    service_id = meta.service_model.service_id.hyphenize()
    for event, handler in (
        ("before-parameter-build", limit_server_wait),
        ("request-created", limit_attempt),
        ("needs-retry", limit_retries),
    ):
        name = f"{event}.{service_id}"
        meta.events.register_first(name, handler, unique_id=f"{__name__}-{event}")


def limit_server_wait(params: dict[str, Any], **_: object) -> None:
    """Handle `before-parameter-build`: let the service wait no longer than the wait itself."""
    limit = current_limit.get()
    if limit is None or SERVER_WAITS.isdisjoint(params):
        return
    for name in SERVER_WAITS & params.keys():
        asked = params[name]
        if isinstance(asked, int) and asked > 1:
            params[name] = int(max(1, min(asked, limit.deadline - monotonic())))
            limit.server_wait = params[name]


def limit_attempt(request: Any, **_: object) -> None:
    """Handle `request-created`: cut the read time-out to what remains.

    But one of a service that was asked to wait is at least that long, and some seconds.
    """
    limit = current_limit.get()
    if limit is None:
        return
    context = request.context
    own = context.get("read_timeout") or getattr(context.get("client_config"), "read_timeout", None)
    seconds = min(inf if own is None else own, max(limit.left(), SHORTEST_READ))
    if limit.server_wait:
        seconds = max(seconds, limit.server_wait + MARGIN)
    if seconds != own and seconds < LONGEST_READ:
        context["read_timeout"] = seconds


def limit_retries(caught_exception: Exception | None = None, **_: object) -> bool | None:
    """Handle `needs-retry`: no other attempt begins once the time of a poll is over.

    Raises:
        Exception: What has ended the attempt; botocore would raise it without a retry, too.
    """
    limit = current_limit.get()
    if limit is None or limit.left() > 0:
        return None
    if caught_exception is not None:
        raise caught_exception
    return False if CAN_REFUSE_RETRIES else None
