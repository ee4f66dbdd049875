"""A service whose streams hold every kind of event, in each protocol, and what may be wrong in one.

Its events are written by other libraries than ours. `ODD` has, for each type of the model, values
that are not of that type.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import cbor2
from oracle.frames import frame
from support.projects import write_model

CBOR: Final = "smithy-rpc-v2-cbor"
PROTOCOLS: Final[Mapping[str, str]] = {
    "stage-json": "json",
    "stage-rest-json": "rest-json",
    "stage-rest-xml": "rest-xml",
    "stage-cbor": CBOR,
}
"""The services, and the protocols that they speak."""

WITH_FIRST_EVENT: Final = frozenset({"json", CBOR})
"""The protocols in which the first event of a stream has the other members of the response."""

MOMENT: Final = datetime(2031, 2, 3, 4, 5, 6, tzinfo=timezone.utc)


def structure(*headers: str, payload: str = "", **members: str) -> dict[str, Any]:
    """Make the shape of an event.

    Args:
        *headers: The members that are in headers.
        payload: The member that is the whole content.
        **members: The shapes of the members.
    """
    rows: dict[str, dict[str, Any]] = {name: {"shape": shape} for name, shape in members.items()}
    for name in headers:
        rows[name]["eventheader"] = True
    if payload:
        rows[payload]["eventpayload"] = True
    return {"type": "structure", "event": True, "members": rows}


SHAPES: Final[dict[str, Any]] = {
    "Text": {"type": "string"},
    "Integer": {"type": "integer"},
    "Long": {"type": "long"},
    "Double": {"type": "double"},
    "Boolean": {"type": "boolean"},
    "Moment": {"type": "timestamp"},
    "Blob": {"type": "blob"},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Actors": {"type": "list", "member": {"shape": "Actor"}},
    "Counts": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Integer"}},
    "Kind": {"type": "string", "enum": ["COMEDY", "TRAGEDY"]},
    "Actor": {
        "type": "structure",
        "members": {"Name": {"shape": "Text"}, "Age": {"shape": "Integer"}},
    },
    "Look": {
        "type": "structure",
        "union": True,
        "members": {"hat": {"shape": "Text"}, "coat": {"shape": "Actor"}},
    },
    "CueEvent": structure(
        *("At", "Count", "Id", "Loud", "Who", "Raw"),
        payload="Script",
        At="Moment",
        Count="Integer",
        Id="Long",
        Loud="Boolean",
        Who="Text",
        Raw="Blob",
        Script="Text",
    ),
    "SoundEvent": structure(payload="Sound", Sound="Blob"),
    "ActEvent": structure("Who", payload="Lead", Lead="Actor", Who="Text"),
    "DressEvent": structure(payload="Look", Look="Look"),
    "SceneEvent": structure(
        Title="Text",
        Count="Integer",
        Id="Long",
        Size="Double",
        Open="Boolean",
        At="Moment",
        Data="Blob",
        Roles="Texts",
        Actors="Actors",
        Counts="Counts",
        Lead="Actor",
        Kind="Kind",
        Look="Look",
    ),
    "FireException": {
        "type": "structure",
        "exception": True,
        "members": {
            "Message": {"shape": "Text"},
            "Floor": {"shape": "Integer"},
            "Exits": {"shape": "Texts"},
        },
    },
    "Events": {
        "type": "structure",
        "eventstream": True,
        "members": {
            "cue": {"shape": "CueEvent"},
            "sound": {"shape": "SoundEvent"},
            "act": {"shape": "ActEvent"},
            "dress": {"shape": "DressEvent"},
            "scene": {"shape": "SceneEvent"},
            "fire": {"shape": "FireException"},
        },
    },
    "PerformRequest": {"type": "structure", "members": {}},
}


def stage_model(client_name: str, protocol: str) -> dict[str, Any]:
    """Make the model of a service in a protocol."""
    header = {} if protocol in WITH_FIRST_EVENT else {"location": "header"}
    response: dict[str, Any] = {
        "type": "structure",
        "members": {
            "Title": {"shape": "Text", **header, "locationName": "Title"},
            "Seats": {"shape": "Integer", **header, "locationName": "Seats"},
            "Roles": {"shape": "Texts", **header, "locationName": "Roles"},
            "Events": {"shape": "Events"},
        },
    }
    if header:
        response["payload"] = "Events"
    name = client_name.title().replace("-", "")
    return {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": client_name,
            "jsonVersion": "1.1",
            "protocol": protocol,
            "protocols": [protocol],
            "serviceAbbreviation": name,
            "serviceFullName": f"The {client_name} service",
            "serviceId": name,
            "signatureVersion": "v4",
            "targetPrefix": name,
            "uid": f"{client_name}-2020-01-01",
        },
        "operations": {
            "Perform": {
                "name": "Perform",
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "PerformRequest"},
                "output": {"shape": "PerformResponse"},
                "documentation": "<p>Performs.</p>",
            },
            "Describe": {
                "name": "Describe",
                "http": {"method": "GET", "requestUri": "/scene"},
                "input": {"shape": "PerformRequest"},
                "output": {"shape": "DescribeResponse"},
                "documentation": "<p>Describes a scene.</p>",
            },
        },
        "shapes": {
            **SHAPES,
            "PerformResponse": response,
            "DescribeResponse": {
                "type": "structure",
                "members": SHAPES["SceneEvent"]["members"],
            },
        },
    }


def write_models(folder: Path) -> str:
    """Write the models of all protocols into a folder, and return what chooses their operations."""
    for client_name, protocol in PROTOCOLS.items():
        write_model(folder, client_name, stage_model(client_name, protocol))
    return "".join(f'{client_name} = "*"\n' for client_name in PROTOCOLS)


# --- Events as they are written -------------------------------------------------------------------


class Inner(str):
    """The inside of an element of XML, markup and all."""

    __slots__ = ()


class Twice(str):
    """A text of XML whose element comes twice."""

    __slots__ = ()


def write_document(protocol: str, members: object, tag: str = "event") -> bytes:
    """Write the content of an event.

    Args:
        protocol: The protocol.
        members: Its members, or any other value.
        tag: The root element in XML.
    """
    if protocol == "rest-xml":
        return "".join(elements(tag, members)).encode()
    if protocol == CBOR:
        return cbor2.dumps(members, datetime_as_timestamp=True)
    return json.dumps(members, default=json_leaf).encode()


def json_leaf(value: object) -> object:
    """Write a value that JSON does not have."""
    return value.timestamp() if isinstance(value, datetime) else b64encode(bytes(value)).decode()  # type: ignore[call-overload]  # bytes


def elements(tag: str, value: object) -> Iterator[str]:
    """Write the elements of a value."""
    parts: Any = value
    match value:
        case Twice():
            inside = escape(value)
            yield f"<{tag}>{inside}</{tag}>"
        case Inner():
            inside = value
        case dict() if tag == "Counts":
            inside = "".join(
                f"<entry><key>{key}</key><value>{item}</value></entry>"
                for key, item in parts.items()
            )
        case dict():
            inside = "".join(part for name, item in parts.items() for part in elements(name, item))
        case list():
            inside = "".join(part for item in parts for part in elements("member", item))
        case bool():
            inside = str(value).lower()
        case datetime():
            inside = value.isoformat().replace("+00:00", "Z")
        case bytes():
            inside = b64encode(value).decode()
        case _:
            inside = escape(str(value))
    yield f"<{tag}>{inside}</{tag}>"


def write_event(
    name: str, payload: bytes, kind: str = "event", headers: Mapping[str, Any] = {}
) -> bytes:
    """Write an event, or the exception that ends a stream."""
    return frame({":message-type": kind, f":{kind}-type": name, **headers}, payload)


HEADERS: Final[Mapping[str, Any]] = {
    "At": MOMENT,
    "Count": 7,
    "Id": 2**40,
    "Loud": True,
    "Who": "Ann",
    "Raw": b"\x00\xff",
}
"""The headers of a cue, each of another type."""

SCENE: Final[Mapping[str, Any]] = {
    "Title": "a <b> \u00fc",
    "Count": 7,
    "Id": 2**40,
    "Size": 1.5,
    "Open": True,
    "At": MOMENT,
    "Data": b"\x00\xff",
    "Roles": ["king", "fool"],
    "Actors": [{"Name": "Ann", "Age": 30}, {"Name": "Bob"}],
    "Counts": {"hats": 2, "coats": 0},
    "Lead": {"Name": "Ann", "Age": 30},
    "Kind": "COMEDY",
    "Look": {"coat": {"Name": "Ann"}},
}
"""The members of a scene, one of each type."""

KINDS: Final[Mapping[str, str]] = {
    "Title": "string",
    "Count": "integer",
    "Id": "integer",
    "Size": "double",
    "Open": "boolean",
    "At": "timestamp",
    "Data": "blob",
    "Roles": "list",
    "Actors": "structures",
    "Counts": "map",
    "Lead": "structure",
    "Kind": "string",
    "Look": "union",
}
"""The type of each."""

ODD: Final[Mapping[str, tuple[Any, ...]]] = {
    "string": (7, True, ["a"], {"a": 1}),
    "integer": ("7", 7.5, True, [7], {"a": 1}, "True"),
    "double": ("7.5", True, [1.5], {"a": 1}),
    "boolean": ("True", "true", "", 1, [True], {"a": 1}),
    "timestamp": ("yesterday", "", True, [1], {"a": 1}, 1e300),
    "blob": ("\u00e4", 7, True, [1], {"a": 1}),
    "list": ("king", 7, True, {"a": "b"}, [7], [["a"]], [{"a": "b"}]),
    "structures": ("king", 7, {"Name": "Ann"}, ["Ann"], [7], [[{"Name": "Ann"}]]),
    "map": ("hats", 7, ["hats"], {"hats": "2"}, {"hats": [2]}),
    "structure": ("Ann", 7, True, ["Ann"], [{"Name": "Ann"}]),
    "union": ("Ann", 7, ["Ann"], {"hat": "a", "coat": {}}),
}
"""What JSON and CBOR may hold in place of a type."""

ODD_CBOR: Final[tuple[Any, ...]] = (
    cbor2.CBORTag(99, "a"),
    cbor2.CBORTag(1, "yesterday"),
    cbor2.CBORSimpleValue(19),
)
"""What CBOR may hold besides, and no type has."""

NESTED: Final = Inner("a<b>1</b>")
ODD_XML: Final[Mapping[str, tuple[str, ...]]] = {
    "string": (NESTED, Inner("<a/>"), Twice("a")),
    "integer": ("x", "", "7.5", "True", NESTED, Twice("7")),
    "double": ("x", "", NESTED, Twice("1.5")),
    "boolean": ("yes", "", "1", NESTED, Twice("true")),
    "timestamp": ("yesterday", "", NESTED, Twice("2031-02-03T04:05:06Z")),
    "blob": ("\u00e4", NESTED, Twice("AP8=")),
    "list": ("king", Twice("<member>a</member>"), Inner("<member><a/></member>")),
    "structures": ("king", Inner("<member>Ann</member>"), Twice("a")),
    "map": ("hats", Inner("<hats>2</hats>"), Inner("<entry><key>a</key></entry>"), Twice("a")),
    "structure": ("Ann", Twice("<Name>Ann</Name>")),
    "union": ("Ann", Inner("<hat>a</hat><coat/>"), Twice("a")),
}
"""What an element may hold in place of a type."""

ODD_HEADERS: Final[Mapping[str, tuple[Any, ...]]] = {
    "At": ("yesterday", True, b"a", 2**62),
    "Count": ("7", True, b"a"),
    "Id": ("7", False, MOMENT.isoformat()),
    "Loud": ("True", 1, b"a"),
    "Who": (7, True, b"a"),
    "Raw": (7, True, "\u00e4"),
}
"""What a header may hold in place of a type."""


def odd_values(protocol: str, kind: str) -> tuple[Any, ...]:
    """List what may be written in place of a type."""
    if protocol == "rest-xml":
        return ODD_XML[kind]
    return ODD[kind] + (ODD_CBOR if protocol == CBOR else ())
