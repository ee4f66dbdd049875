"""The body of an answer, kept for when botocore's reading of it cannot be trusted.

botocore's JSON parsers raise on some wrong types, make a list of characters out of a text where a
list is declared, call any text a boolean, and turn an HTML page into an empty success. Here the
same body is read again without any of that: a value of a wrong type stays as it came, so that the
conversion can say which member is bad.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any, Final

from .boto import parse_timestamp
from .errors import UnreadableResponseError

JSON_PROTOCOLS: Final = frozenset({"json", "rest-json"})


class Exchange:
    """One call: what the service answered, and whether botocore's parser got through it."""

    __slots__ = ("body", "headers", "operation", "parsed", "status")

    def __init__(self) -> None:
        self.operation: Any = None
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.body: bytes | None = None
        self.parsed = False

    @property
    def request_id(self) -> str | None:
        """What to quote to AWS support."""
        return self.headers.get("x-amzn-requestid") or self.headers.get("x-amz-request-id")

    @property
    def metadata(self) -> dict[str, Any]:
        """What botocore would have told about this answer."""
        return {
            "RequestId": self.request_id or "",
            "HTTPStatusCode": self.status,
            "HTTPHeaders": {name.lower(): text for name, text in self.headers.items()},
            "RetryAttempts": 0,
        }

    def unreadable(self, reason: str) -> UnreadableResponseError:
        """Say that this is no answer of the service."""
        return UnreadableResponseError(self.operation.name, reason, self.request_id, self.status)


current_exchange: Final[ContextVar[Exchange | None]] = ContextVar("current_exchange", default=None)


def watch(events: Any, service_id: str) -> None:
    """Keep the answers of a raw client for the calls that ask for it. Other calls are not touched."""
    events.register(f"before-parse.{service_id}", keep_answer, unique_id="botoforge-keep")
    events.register(f"response-received.{service_id}", mark_parsed, unique_id="botoforge-parsed")


def keep_answer(operation_model: Any, response_dict: Mapping[str, Any], **_: object) -> None:
    """Handle `before-parse`: the answer is complete, nothing has looked into it yet."""
    exchange = current_exchange.get()
    if exchange is not None:
        body = response_dict["body"]
        exchange.operation = operation_model
        exchange.status = response_dict["status_code"]
        exchange.headers = response_dict["headers"]
        exchange.body = body if isinstance(body, bytes) else None
        exchange.parsed = False


def mark_parsed(**_: object) -> None:
    """Handle `response-received`: botocore's parser got through."""
    exchange = current_exchange.get()
    if exchange is not None:
        exchange.parsed = True


def body_shape(output: Any) -> Any:
    """Find the shape that the body holds: the output, or the member that is its payload.

    Returns:
        `None` where the body is no JSON at all: a stream, a blob, a text.
    """
    payload = output.serialization.get("payload")
    if payload is None:
        return None if output.event_stream_name else output
    shape = output.members[payload]
    return shape if shape.type_name == "structure" and not is_event_stream(shape) else None


def is_event_stream(shape: Any) -> bool:
    """Whether a shape is a stream of events."""
    return bool(shape.serialization.get("eventstream"))


def body_members(output: Any) -> frozenset[str]:
    """Name the members of an output that come in the body."""
    return frozenset(
        name for name, shape in output.members.items() if "location" not in shape.serialization
    )


class Distrust:
    """Tells for one operation whether botocore's reading of a body is to be checked.

    One regular expression finds the wire name of a list, boolean or number before a value that
    botocore would silently make something of. It may be wrong in one direction only: a body that
    it finds nothing in needs no second reading.
    """

    def __init__(self, output: Any) -> None:
        self.output = output
        self.body_members: frozenset[str] = body_members(output) if output else frozenset()
        kinds: dict[str, set[str]] = {"list": set(), "flag": set(), "integer": set(), "real": set()}
        self.always = collect_names(output, kinds, set()) if output else False
        # A member called `message` is also what botocore makes of a body that is no JSON.
        self.made_up = frozenset(
            name
            for name in self.body_members
            if output.members[name].serialization.get("name", name) == "message"
        )
        followers = {
            "list": r"[^\[\sn]",
            "flag": r"[^tfn\s]",
            "integer": r"(?!-?\d+\s*[,}\]]|null|\"|\s)",
            "real": r"[tf]",
        }
        choices = [
            rf'"(?:{"|".join(map(re.escape, sorted(names)))})"\s*:\s*{followers[kind]}'
            for kind, names in kinds.items()
            if names
        ]
        self.pattern = re.compile("|".join(choices).encode()) if choices else None

    def finds(self, raw: Mapping[str, Any], body: bytes) -> bool:
        """Whether a body that botocore has read as `raw` wants a second reading."""
        if not body:
            return False
        if self.always or not (self.body_members - self.made_up).intersection(raw):
            return True
        return self.pattern is not None and self.pattern.search(body) is not None


def collect_names(shape: Any, kinds: dict[str, set[str]], seen: set[str]) -> bool:
    """Sort the wire names below a shape by what botocore gets wrong about their values.

    Returns:
        Whether a list stands where no wire name goes before it: in a list or in a map.
    """
    if shape.type_name == "list":
        return shape.member.type_name == "list" or collect_names(shape.member, kinds, seen)
    if shape.type_name == "map":
        return shape.value.type_name == "list" or collect_names(shape.value, kinds, seen)
    if shape.type_name != "structure" or shape.name in seen:
        return False
    seen.add(shape.name)
    nameless = False
    for name, member in shape.members.items():
        kind = KINDS.get(member.type_name)
        if kind is not None:
            kinds[kind].add(member.serialization.get("name", name))
        nameless = collect_names(member, kinds, seen) or nameless
    return nameless


KINDS: Final = {
    "list": "list",
    "boolean": "flag",
    "integer": "integer",
    "long": "integer",
    "float": "real",
    "double": "real",
    "timestamp": "real",
}


def read_again(exchange: Exchange) -> dict[str, Any]:
    """Read a successful answer without botocore's parser, each value as far as it can be read.

    Raises:
        UnreadableResponseError: The body is not what the protocol writes.
    """
    output = exchange.operation.output_shape
    body = exchange.body or b""
    try:
        document: object = json.loads(body) if body else {}
    except ValueError:  # also when it is not UTF-8
        raise exchange.unreadable(f"its body of {len(body)} bytes is not JSON") from None
    except RecursionError:
        raise exchange.unreadable("its body is nested too deeply") from None
    if output is None:
        return {}
    in_body = body_shape(output)
    if in_body is not None and not in_body.is_document_type and not isinstance(document, dict):
        raise exchange.unreadable("its body is not a JSON object")
    raw = dict(read_headers(exchange, output))
    if in_body is output:
        raw.update(read_value(output, document))
    elif in_body is not None:
        raw[output.serialization["payload"]] = read_value(in_body, document)
    return raw


def read_headers(exchange: Exchange, output: Any) -> Iterator[tuple[str, object]]:
    """Read the members of an output that do not come in the body."""
    for name, shape in output.members.items():
        wire_name = shape.serialization.get("name", name)
        match shape.serialization.get("location"):
            case "statusCode":
                yield name, exchange.status
            case "header" if wire_name in exchange.headers:
                yield name, read_header(shape, exchange.headers[wire_name])
            case "headers":
                prefix = wire_name.lower() if "name" in shape.serialization else ""
                yield (
                    name,
                    {
                        header[len(prefix) :]: text
                        for header, text in exchange.headers.items()
                        if header.lower().startswith(prefix)
                    },
                )
            case _:
                pass


def read_header(shape: Any, text: str) -> object:
    """Read a header, which is a text whatever the model says."""
    match shape.type_name:
        case "boolean" if text.lower() in ("true", "false"):
            return text.lower() == "true"
        case "list":
            return [item.strip() for item in text.split(",")]
        case "string" if shape.serialization.get("jsonvalue"):
            try:
                return json.loads(base64.b64decode(text))
            except ValueError:
                return text
        case _:
            return read_value(shape, text)


def read_value(shape: Any, value: Any) -> Any:
    """Read a JSON value as botocore does, but leave one of a wrong type as it is."""
    if value is None or isinstance(value, bool):
        return value
    match shape.type_name, value:
        case "structure", dict() if not shape.is_document_type:
            return dict(read_members(shape, value))
        case "list", list():
            return [read_value(shape.member, item) for item in value]
        case "map", dict():
            return {key: read_value(shape.value, item) for key, item in value.items()}
        case "timestamp", str() | int() | float():
            return read_or_keep(parse_timestamp, value)
        case "blob", str():
            return read_or_keep(base64.b64decode, value)
        case "integer" | "long", str():
            return read_or_keep(int, value)
        case "float" | "double", str():
            return read_or_keep(float, value)
        case _:
            return value


def read_members(shape: Any, value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Read the members of a structure that came with a value."""
    unknown = [key for key, item in value.items() if key != "__type" and item is not None]
    for name, member in shape.members.items():
        if "location" in member.serialization:
            continue
        wire_name = member.serialization.get("name", name)
        item = value.get(wire_name)
        if item is not None:
            yield name, read_value(member, item)
            unknown.remove(wire_name)
    if shape.is_tagged_union and len(unknown) == 1:
        yield "SDK_UNKNOWN_MEMBER", {"name": unknown[0]}


def read_or_keep(read: Any, value: object) -> object:
    """Read a value, or keep it where it cannot be read."""
    try:
        return read(value)
    except (ValueError, TypeError, OverflowError, OSError, RuntimeError, binascii.Error):
        return value
