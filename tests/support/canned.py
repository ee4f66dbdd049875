"""Raw clients whose responses are made here: nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Final
from unittest.mock import patch

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.parsers import ResponseParser
from oracle.bodies import Wire

SETTINGS: Final[Mapping[str, Any]] = {
    "region_name": "us-east-1",
    "aws_access_key_id": "key",
    "aws_secret_access_key": "secret",
}


@cache
def one_session() -> Any:
    """Make one session, which reads each model once."""
    return botocore.session.Session()


class Canned:
    """Raw clients that get the responses of a list, the last of them again and again."""

    def __init__(self, *responses: tuple[int, Mapping[str, str], bytes]) -> None:
        self.responses = list(responses)
        self.sent: list[str] = []

    def send(self, request: Any, event_name: str, **_: object) -> Any:
        """Handle `before-send`."""
        self.sent.append(event_name.rpartition(".")[2])
        status, headers, body = (
            self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]
        )
        response: Any = AWSResponse
        return response(request.url, status, dict(headers), Wire(body))

    def client(self, service: str, **options: Any) -> Any:
        """Make a raw client."""
        raw = one_session().create_client(service, **{**SETTINGS, **options})
        raw.meta.events.register_last("before-send", self.send)
        return raw


def canned(service: str, body: bytes, /, *, status: int = 200, **headers: str) -> Any:
    """Make a raw client that gets one response again and again; `_` in a header stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Canned((status, named, body)).client(service)


@contextmanager
def count_parsed(parser_class: Any = ResponseParser) -> Generator[list[int]]:
    """List the HTTP statuses of the responses that botocore's parsers read meanwhile.

    Args:
        parser_class: The base of the parsers; aiobotocore has one of its own.
    """
    parsed: list[int] = []
    parse: Callable[..., Any] = parser_class.parse

    def count(self: Any, response: Any, shape: Any) -> Any:
        parsed.append(response["status_code"])
        return parse(self, response, shape)

    with patch.object(parser_class, "parse", count):
        yield parsed
