"""Event streams as they come over the wire: frames with headers, payload and checksums."""

from __future__ import annotations

from binascii import crc32
from collections.abc import Mapping
from datetime import datetime
from struct import pack
from typing import Any


def header(name: str, value: Any) -> bytes:
    """Write a header of an event, by the type of its value."""
    match value:
        case bool():
            kind, written = (0 if value else 1), b""
        case int() if -(2**31) <= value < 2**31:
            kind, written = 4, pack(">i", value)
        case int():
            kind, written = 5, pack(">q", value)
        case bytes():
            kind, written = 6, pack(">H", len(value)) + value
        case datetime():
            kind, written = 8, pack(">q", int(value.timestamp() * 1000))
        case _:
            text = str(value).encode()
            kind, written = 7, pack(">H", len(text)) + text
    encoded = name.encode()
    return pack(">B", len(encoded)) + encoded + pack(">B", kind) + written


def frame(headers: Mapping[str, Any], payload: bytes) -> bytes:
    """Write an event."""
    written = b"".join(header(name, value) for name, value in headers.items())
    prelude = pack(">II", 16 + len(written) + len(payload), len(written))
    message = prelude + pack(">I", crc32(prelude)) + written + payload
    return message + pack(">I", crc32(message))
