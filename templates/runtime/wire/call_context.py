"""One call: the response that the service has sent, as it came over the wire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from http import HTTPStatus
from traceback import walk_tb
from typing import Any, Final

from ..errors import UnreadableResponseError
from ..service_errors import ServiceTable


class CallContext:
    """One call, and the response to it.

    Attributes:
        operation: botocore's operation model, `None` until a response has arrived.
        body: The body; `None` if it is a stream.
        error: An error that botocore could not read, repaired, in botocore's form.
        status: The HTTP status.
        headers: The HTTP headers; their names in any case.
        members: The members that the runtime has read from the body.

    Args:
        expect_error: Called when an error has arrived, before botocore raises it.
        service: The service's errors by code.
    """

    __slots__ = (
        *("body", "error", "expect_error", "headers", "members", "operation", "service", "status"),
    )

    def __init__(self, expect_error: Callable[[], object], service: ServiceTable) -> None:
        self.expect_error = expect_error
        self.service = service
        self.body: bytes | None = None
        self.error: dict[str, Any] | None = None
        self.operation: Any = None
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.members: dict[str, Any] = {}

    def make_metadata(self) -> dict[str, Any]:
        """Make the `ResponseMetadata` that botocore's parser makes of a response."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        request_id = headers.get("x-amzn-requestid") or headers.get("x-amz-request-id", "")
        return {
            "RequestId": request_id,
            "HTTPStatusCode": self.status,
            "HTTPHeaders": headers,
            "RetryAttempts": 0,
        }

    def unreadable(self, reason: str, *, is_cut_off: bool = False) -> UnreadableResponseError:
        """Make the error about a response that cannot be parsed.

        Args:
            reason: What is wrong with the body.
            is_cut_off: Whether the connection is known to have ended before the body did.
        """
        metadata = self.make_metadata()
        return UnreadableResponseError(
            self.operation.name,
            reason,
            metadata["RequestId"] or None,
            self.status,
            is_cut_off or ends_early(metadata["HTTPHeaders"], self.body),
        )


def ends_early(headers: Mapping[str, str], body: bytes | None) -> bool:
    """Whether the connection ended before an incomplete body did.

    botocore notices that only in chunked bodies. A body without a length in its headers ends with
    the connection: it was cut off if it is only the beginning of an object.
    """
    if body is None or "content-encoding" in headers or "transfer-encoding" in headers:
        return False
    announced = headers.get("content-length")
    if announced is None:
        return body[:1] in (b"", b"{")
    return announced.isdecimal() and int(announced) > len(body)


current_call: Final[ContextVar[CallContext | None]] = ContextVar("current_call", default=None)
"""The typed call that is going on in this thread or task."""


def status_phrase(status: int) -> str:
    """Give the standard phrase of an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def is_from_parser(error: Exception) -> bool:
    """Whether an error was raised while botocore or aiobotocore read a response.

    Not only their parsers read it: an error code that is not a string passes the parser, and the
    search for its model fails.
    """
    readers = ("botocore.parsers", "botocore.handlers", "botocore.model", "botocore.eventstream")
    return any(
        str(frame.f_globals.get("__name__")).endswith(readers)
        for frame, _ in walk_tb(error.__traceback__)
    )
