# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Completes botocore's parsers of events: members of errors, and names of unknown events."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from http import HTTPStatus
from inspect import isawaitable
from typing import Any, Final

from ..values import is_map
from .json_bodies import read_members, read_value
from .json_text import read_json

PARSE_JSON: Final = "_parse_body_as_json"
"""A method that only botocore's JSON parsers have."""


def complete_events(stream: Any) -> None:
    """Let botocore's stream give the members of errors and the names of unknown events.

    botocore has no public way to do so: the parser of the stream is replaced.
    """
    parser = getattr(stream, "_parser", None)
    if parser is not None and not isinstance(parser, EventParser):
        stream._parser = EventParser(parser)  # noqa: SLF001 (see above)


class EventParser:
    """botocore's or aiobotocore's parser of events, completed.

    Args:
        parser: That parser.
    """

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    def parse(self, response: Mapping[str, Any], shape: Any) -> Any:
        """Parse an event, or the error that ends a stream; awaited with aiobotocore."""
        try:
            parsed = self.parser.parse(response, shape)
        except Exception as error:  # noqa: BLE001 (one of its members is of a wrong type)
            return self._read(response, shape, error)
        if isawaitable(parsed):
            return self._parse_later(response, shape, parsed)
        return self._complete(response, shape, parsed)

    async def _parse_later(
        self, response: Mapping[str, Any], shape: Any, parsing: Awaitable[Any]
    ) -> Mapping[str, Any]:
        try:
            parsed = await parsing
        except Exception as error:  # noqa: BLE001 (as above)
            return self._read(response, shape, error)
        return self._complete(response, shape, parsed)

    def _read(self, response: Mapping[str, Any], shape: Any, error: Exception) -> Mapping[str, Any]:
        """Read an error, or a JSON event, with a bad member, which keeps its raw value.

        Raises:
            Exception: It is no such event; this is botocore's error.
        """
        headers = response["headers"]
        if response["status_code"] != HTTPStatus.OK:
            code = str(headers.get(":exception-type", ""))
            error_part = {"Code": code, "Message": find_message(response["body"])}
            return self._complete(response, shape, {"Error": error_part})
        if not hasattr(self.parser, PARSE_JSON):
            raise error
        name = headers.get(":event-type")
        event = shape.members[name]
        document = read_json(response["body"])
        for member, member_shape in event.members.items():
            if member_shape.serialization.get("eventpayload"):
                return {name: {member: read_value(member_shape, document)}}
        if not is_map(document):
            raise error
        sent = {member: headers[member] for member in event.members if member in headers}
        return {name: {**sent, **read_members(event, document)}}

    def _complete(
        self, response: Mapping[str, Any], shape: Any, parsed: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Complete an event that botocore has parsed."""
        headers = response["headers"]
        if response["status_code"] == HTTPStatus.OK:
            name = str(headers.get(":event-type", ""))
            if not parsed and name != "initial-response":
                return {"SDK_UNKNOWN_MEMBER": {"name": name}}
            self._check_json(response["body"], parsed.get(name, True))
            return parsed
        name = headers.get(":exception-type")
        if name in shape.members:
            return {**self._read_error_members(response["body"], shape.members[name]), **parsed}
        error = parsed["Error"]
        message = error["Message"] or find_message(response["body"])
        return {"Error": {"Code": error["Code"] or str(name or ""), "Message": message}}

    def _read_error_members(self, body: bytes, shape: Any) -> Mapping[str, Any]:
        """Read the members of an error; none if that fails, as code and message do without."""
        with suppress(Exception):
            if hasattr(self.parser, PARSE_JSON):  # a member of a wrong type keeps its raw value
                document = read_json(body)
                return read_members(shape, document) if is_map(document) else {}
            content = self.parser._initial_body_parse(body)  # noqa: SLF001 (as botocore does)
            members: Mapping[str, Any] = self.parser._parse_shape(shape, content)  # noqa: SLF001
            return members
        return {}

    def _check_json(self, body: bytes, members: object) -> None:
        """Refuse an event that is not JSON, which botocore takes for one without members.

        Raises:
            ValueError: It is not JSON.
        """
        if body and is_empty(members) and hasattr(self.parser, PARSE_JSON):
            json.loads(body)


def is_empty(value: object) -> bool:
    """Whether a raw structure has no members, or only such structures as members."""
    return is_map(value) and all(is_empty(item) for item in value.values())


def find_message(body: bytes) -> str:
    """Find the message of an error that no model lists; an empty string if it is not JSON."""
    try:
        document = json.loads(body)
    except ValueError:
        return ""
    message = document.get("message") or document.get("Message") if is_map(document) else None
    return message if isinstance(message, str) else ""
