"""The parts of a response that moto does not write: streams, members in headers, statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..event_streams import EventStream
from ..streaming_bodies import InMemoryBody
from .moto_api import moto
from .operations import EXPIRES_STRING
from .shapes import members_of


def read_streams(value: Mapping[str, Any]) -> dict[str, Any]:
    """Read the members that are streams: a body as bytes, a stream of events as a list."""
    content: dict[str, Any] = {}
    for name, member in value.items():
        if isinstance(member, EventStream):
            content[name] = member.raw_stream
        elif hasattr(member, "read"):
            content[name] = member.content if isinstance(member, InMemoryBody) else member.read()
    return content


def status_member(shape: Any, value: Mapping[str, Any]) -> int | None:
    """Find the HTTP status among the members of a response."""
    for name, member in members_of(shape).items():
        if member.serialization.get("location") == "statusCode" and value.get(name):
            return int(value[name])
    return None


def header_members(shape: Any, value: Mapping[str, Any]) -> dict[str, str]:
    """Write the members that travel in a header: moto leaves out those of errors."""
    headers: dict[str, str] = {}
    for name, member in members_of(shape).items():
        if value.get(name) is not None and member.serialization.get("location") == "header":
            wire_name = member.serialization.get("name", name)
            writer = moto("core.serialize").HeaderSerializer()
            writer.serialize(headers, value[name], member, wire_name)
    return headers


def expires_header(value: Mapping[str, Any]) -> dict[str, str]:
    """Write the header of S3 that botocore returns as a string."""
    expires = value.get(EXPIRES_STRING)
    return {} if expires is None else {"Expires": expires}
