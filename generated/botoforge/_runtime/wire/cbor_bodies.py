# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""CBOR (RFC 8949), read with fewer assumptions than botocore's parser makes.

botocore's parser raises on any tag but that of timestamps, on simple values and on text that is not
UTF-8, and so loses the whole body for one odd item. Here such an item becomes a `CborItem`, which
no type accepts: only the member that holds it is bad. All other values equal botocore's.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any, Final, NoReturn, TypeAlias

from ..values import public

INDEFINITE: Final = 31
"""The length of what ends with a `BREAK`; in tags and integers it is not allowed."""
BREAK: Final = 0xFF

SIZES: Final = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes of an argument follow, by what the first byte says."""

FLOATS: Final = {25: struct.Struct(">e"), 26: struct.Struct(">f"), 27: struct.Struct(">d")}
CONSTANTS: Final = {20: False, 21: True, 22: None, 23: None}
"""The simple values that Python has: false, true, null and undefined."""

FIRST_SIMPLE: Final = 32
"""The first simple value that may be written in two bytes."""

EPOCH_TIME: Final = 1
BIGNUM: Final = 2
NEGATIVE_BIGNUM: Final = 3

LONGEST_BIGNUM: Final = 1_700
"""The longest big number that is read, in bytes: Python does not print longer ones."""

Read: TypeAlias = "tuple[Any, int]"
"""A value, and the position after it."""


@public
class CborItem:
    """An item of CBOR that is none of a model's types.

    Attributes:
        kind: What it is, such as `tag 32`.
        content: What it holds.
    """

    __slots__ = ("content", "kind")
    __match_args__ = ("kind", "content")

    def __init__(self, kind: str, content: object) -> None:
        self.kind = kind
        self.content = content

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, CborItem)
            and other.kind == self.kind
            and other.content == self.content
        )

    def __hash__(self) -> int:
        return hash(self.kind)  # the content may be a list

    def __repr__(self) -> str:
        return f"CborItem({self.kind!r}, {self.content!r})"


def decode_cbor(body: bytes) -> Any:
    """Decode a body that is one item. A null in a map is left out; of equal keys the last counts.

    Raises:
        ValueError: It is empty, cut off, not well-formed, or more than one item.
        RecursionError: It is nested too deeply.
    """
    try:
        value, end = read_item(body, 0)
    except IndexError:
        refuse("it is cut off")
    if end != len(body):
        refuse("more than one item")
    return value


def refuse(reason: str) -> NoReturn:
    """Refuse a body.

    Raises:
        ValueError: Always.
    """
    raise ValueError(f"not valid CBOR: {reason}")


def read_item(body: bytes, at: int) -> Read:
    """Read the item at a position."""
    first = body[at]
    return READERS[first >> 5](body, at + 1, first & 31)


def read_argument(body: bytes, at: int, info: int) -> tuple[int, int]:
    """Read the number that begins an item: its value, its length or its tag."""
    if info < 24:  # noqa: PLR2004 (what `SIZES` begins with)
        return info, at
    size = SIZES.get(info)
    if size is None:
        refuse("a length that is reserved")
    end = at + size
    if end > len(body):
        refuse("it is cut off")
    return int.from_bytes(body[at:end], "big"), end


def read_negative(body: bytes, at: int, info: int) -> Read:
    """Read a negative integer."""
    value, at = read_argument(body, at, info)
    return -1 - value, at


def read_bytes(body: bytes, at: int, info: int) -> tuple[bytes, int]:
    """Read bytes."""
    if info == INDEFINITE:
        return read_chunks(body, at, major=2)
    length, at = read_argument(body, at, info)
    end = at + length
    if end > len(body):
        refuse("it is cut off")
    return body[at:end], end


def read_text(body: bytes, at: int, info: int) -> Read:
    """Read a string."""
    raw, at = read_chunks(body, at, major=3) if info == INDEFINITE else read_bytes(body, at, info)
    try:
        return raw.decode(), at
    except UnicodeDecodeError:
        return CborItem("text that is not UTF-8", raw), at


def read_chunks(body: bytes, at: int, *, major: int) -> tuple[bytes, int]:
    """Join the chunks of a string or of bytes; each is of the same major type and has a length."""
    chunks: list[bytes] = []
    while (first := body[at]) != BREAK:
        if first >> 5 != major or first & 31 == INDEFINITE:
            refuse("a chunk of another type")
        chunk, at = read_bytes(body, at + 1, first & 31)
        chunks.append(chunk)
    return b"".join(chunks), at + 1


def read_list(body: bytes, at: int, info: int) -> Read:
    """Read a list."""
    items: list[Any] = []
    if info == INDEFINITE:
        while body[at] != BREAK:
            item, at = read_item(body, at)
            items.append(item)
        return items, at + 1
    length, at = read_argument(body, at, info)
    for _ in range(length):
        item, at = read_item(body, at)
        items.append(item)
    return items, at


def read_map(body: bytes, at: int, info: int) -> Read:
    """Read a map."""
    entries: dict[Any, Any] = {}
    if info == INDEFINITE:
        while body[at] != BREAK:
            at = read_entry(body, at, entries)
        return entries, at + 1
    length, at = read_argument(body, at, info)
    for _ in range(length):
        at = read_entry(body, at, entries)
    return entries, at


def read_entry(body: bytes, at: int, entries: dict[Any, Any]) -> int:
    """Read a key and its value."""
    key, at = read_item(body, at)
    value, at = read_item(body, at)
    if value is not None:
        if key.__class__ is list or key.__class__ is dict:
            key = CborItem("a key that is a container", key)
        entries[key] = value
    return at


def read_tag(body: bytes, at: int, info: int) -> Read:
    """Read an item with a tag."""
    tag, at = read_argument(body, at, info)
    content, at = read_item(body, at)
    kind = content.__class__
    if tag == EPOCH_TIME and (kind is int or kind is float):
        try:
            return datetime.fromtimestamp(content, timezone.utc), at
        except (OSError, OverflowError, ValueError):  # it is not in the calendar
            pass
    elif tag in {BIGNUM, NEGATIVE_BIGNUM} and kind is bytes and len(content) <= LONGEST_BIGNUM:
        number = int.from_bytes(content, "big")
        return (number if tag == BIGNUM else -1 - number), at
    return CborItem(f"tag {tag}", content), at


def read_simple(body: bytes, at: int, info: int) -> Read:
    """Read a float, or a simple value."""
    if info in CONSTANTS:
        return CONSTANTS[info], at
    if info in FLOATS:
        raw, at = body[at : at + SIZES[info]], at + SIZES[info]
        if at > len(body):
            refuse("it is cut off")
        return FLOATS[info].unpack(raw)[0], at
    value, at = read_argument(body, at, info)
    if info in SIZES and value < FIRST_SIMPLE:
        refuse("a simple value in two bytes")
    return CborItem(f"simple value {value}", None), at


READERS: Final[tuple[Callable[[bytes, int, int], Read], ...]] = (
    read_argument,
    read_negative,
    read_bytes,
    read_text,
    read_list,
    read_map,
    read_tag,
    read_simple,
)
"""The readers by major type."""
