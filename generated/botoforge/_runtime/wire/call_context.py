# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""One call: the response that the service has sent, as it came over the wire."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from http import HTTPStatus
from traceback import walk_tb
from typing import Any, Final

from ..errors import UnreadableResponseError
from ..schema import BaseStructure
from ..service_errors import ServiceTable
from .protocols import find_protocol

PARSER_LOG: Final = logging.getLogger("botocore.parsers")
"""Where botocore's parsers log what they read, at level DEBUG."""


FIRST_SUCCESS: Final = 200
FIRST_FAILURE: Final = 300
"""The HTTP statuses from which on a response is a success, and none any more."""


class CallContext:
    """One call, and the response to it.

    Attributes:
        operation: botocore's operation model, `None` until a response has arrived.
        body: The body; `None` if it is a stream.
        error: An error that botocore could not read, repaired, in botocore's form.
        status: The HTTP status.
        protocol: The protocol that the raw client speaks.
        headers: The HTTP headers; their names in any case.
        by_lower_name: The same with names in lower case.
        members: The members as the runtime reads them, where botocore's parser is let read too.
        parsed: What the call returns in place of what botocore's parser makes.

    Args:
        reader: The runtime's part in the raw client.
        service: The names of the service, and its errors.
        name: The operation, as the model names it.
        response_class: The class of the typed response.
        expect_error: Called when an error has arrived, before botocore raises it.
        one_pass: Whether the response may be read in one pass.
    """

    __slots__ = (
        *("body", "by_lower_name", "error", "expect_error", "headers", "members", "name"),
        *("one_pass", "operation", "parsed", "protocol", "reader", "response_class", "service"),
        "status",
    )

    def __init__(
        self,
        reader: object,
        service: ServiceTable,
        name: str,
        response_class: type[BaseStructure],
        *,
        expect_error: Callable[[], object],
        one_pass: bool,
    ) -> None:
        self.reader = reader
        self.service = service
        self.name = name
        self.response_class = response_class
        self.expect_error = expect_error
        self.one_pass = one_pass
        self.body: bytes | None = None
        self.error: dict[str, Any] | None = None
        self.operation: Any = None
        self.status = 0
        self.protocol = ""
        self.headers: Mapping[str, str] = {}
        self.by_lower_name: dict[str, str] = {}
        self.members: dict[str, Any] | None = None
        self.parsed: dict[str, Any] | None = None

    def take(self, operation: Any, response: Mapping[str, Any]) -> None:
        """Take a response before it is parsed.

        Args:
            operation: botocore's operation model.
            response: The response as botocore's parsers take it.

        Raises:
            UnreadableResponseError: It only announces another response.
        """
        self.operation = operation
        self.status = response["status_code"]
        self.protocol = find_protocol(operation.service_model)
        headers = response["headers"]  # botocore's own mapping is slow to look through
        self.headers = {name: headers[name] for name in headers}
        self.by_lower_name = {name.lower(): value for name, value in self.headers.items()}
        self.members = self.parsed = self.error = None
        body = response["body"]
        self.body = body if isinstance(body, bytes) else None
        if self.status < FIRST_SUCCESS:
            raise self.unreadable("it only announces another response")

    def make_metadata(self) -> dict[str, Any]:
        """Make the `ResponseMetadata` that botocore's parser makes of a response."""
        headers = self.by_lower_name.copy()
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


READERS: Final = (
    "botocore.eventstream",
    "botocore.handlers",
    "botocore.model",
    "botocore.parsers",
)
"""The ends of the names of the modules that read a response.

Not only the parsers read it: an error code that is not a string passes the parser, and the search
for its model fails.
"""


def is_from_parser(error: Exception, readers: tuple[str, ...] = READERS) -> bool:
    """Whether an error was raised while botocore or aiobotocore read a response."""
    return any(
        str(frame.f_globals.get("__name__")).endswith(readers)
        for frame, _ in walk_tb(error.__traceback__)
    )
