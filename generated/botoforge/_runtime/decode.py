# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The fast path from JSON to typed values: as it is sent, and as botocore's dictionaries have it.

Emitted code calls these functions, one for each member. Each takes a value only if it is exactly
what the model declares, and raises `FastPathMiss` for everything else; then the slow path in
`schema` starts over and decides what is harmless and what is an error.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, Final, NoReturn, TypeVar

from .values import ABSENT, ABSENT_MAP, JSON, ServiceEnum, UnknownValue

T = TypeVar("T")
E = TypeVar("E", bound=ServiceEnum)

# zuban does not learn a type from `__class__`; the other checkers do.

STRINGS_ONLY: Final = frozenset({str})

SECONDS: Final = len("2030-01-31T00:00:00Z")
"""The length of the shortest timestamp that is read here."""


class FastPathMiss(Exception):  # noqa: N818 (not an error: the slow path takes over)
    """The fast path met something that is not exactly what the model declares."""


def miss_fast_path(_: Any) -> NoReturn:
    """Leave everything to the slow path: the reader of a structure that no response holds."""
    raise FastPathMiss


def entries(raw: Any) -> dict[str, Any]:
    """Check that a raw structure is a dictionary."""
    if raw.__class__ is dict:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def read_text(raw: Any) -> str:
    """Read a string."""
    if raw.__class__ is str:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def read_integer(raw: Any) -> int:
    """Read an integer; a bool is not one."""
    if raw.__class__ is int:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def read_float(raw: Any) -> float:
    """Read a float; JSON writes whole ones as integers."""
    if raw.__class__ is float or raw.__class__ is int:
        return float(raw)
    raise FastPathMiss


def read_boolean(raw: Any) -> bool:
    """Read a bool."""
    if raw.__class__ is bool:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def read_timestamp(raw: Any) -> datetime:
    """Read a timestamp, in UTC: seconds since 1970, or ISO 8601; botocore gives the local zone."""
    if raw.__class__ is float or raw.__class__ is int:
        return datetime.fromtimestamp(raw, timezone.utc)
    if raw.__class__ is datetime:
        return raw.astimezone(timezone.utc)  # zuban: ignore[no-any-return]  # above
    if raw.__class__ is str and raw[-1] == "Z" and len(raw) >= SECONDS:
        return datetime.fromisoformat(raw)
    raise FastPathMiss


def read_blob(raw: Any) -> bytes:
    """Read bytes, or base64."""
    if raw.__class__ is bytes:
        return raw  # zuban: ignore[no-any-return]  # above
    if raw.__class__ is str:
        return a2b_base64(raw, strict_mode=True)
    raise FastPathMiss


def read_document(raw: Any) -> JSON:
    """Take a document unchanged."""
    document: JSON = raw
    return document


read_quoted_json: Final = read_document
"""Policies come only in XML; in botocore's dictionaries they are read."""


# Most values of a response are strings, integers and bools: these three save one call each.


def optional_text(raw: Any) -> str | None:
    """Read a string or `None`."""
    if raw is None or raw.__class__ is str:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def optional_integer(raw: Any) -> int | None:
    """Read an integer or `None`."""
    if raw is None or raw.__class__ is int:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def optional_boolean(raw: Any) -> bool | None:
    """Read a bool or `None`."""
    if raw is None or raw.__class__ is bool:
        return raw  # zuban: ignore[no-any-return]  # above
    raise FastPathMiss


def optional(read: Callable[[Any], T], raw: Any) -> T | None:
    """Read a value of any other type, or `None`."""
    return None if raw is None else read(raw)


def optional_list(read_item: Callable[[Any], T], raw: Any) -> Sequence[T]:
    """Read a list; `ABSENT` for `None`."""
    if raw is None:
        return ABSENT
    if raw.__class__ is list:
        return tuple(map(read_item, raw))
    raise FastPathMiss


def optional_texts(raw: Any) -> Sequence[str]:
    """Read a list of strings, checked all at once; `ABSENT` for `None`."""
    if raw is None:
        return ABSENT
    if raw.__class__ is list and STRINGS_ONLY.issuperset(map(type, raw)):
        return tuple(raw)
    raise FastPathMiss


def optional_map(read_value: Callable[[Any], T], raw: Any) -> Mapping[str, T]:
    """Read a map; `ABSENT_MAP` for `None`."""
    if raw is None:
        return ABSENT_MAP
    if raw.__class__ is not dict:
        raise FastPathMiss
    read: dict[str, T] = {}
    for key, value in raw.items():
        if key.__class__ is not str:
            raise FastPathMiss
        read[key] = read_value(value)
    return read


# Readers of the items of lists and maps.


def list_reader(read_item: Callable[[Any], T]) -> Callable[[Any], Sequence[T]]:
    """Make the reader of a list inside a list or map, where `None` is a miss."""

    def read_list(raw: Any) -> Sequence[T]:
        if raw is None:
            raise FastPathMiss
        return optional_list(read_item, raw)

    return read_list


def map_reader(read_value: Callable[[Any], T]) -> Callable[[Any], Mapping[str, T]]:
    """Make the reader of a map inside a list or map, where `None` is a miss."""

    def read_map(raw: Any) -> Mapping[str, T]:
        if raw is None:
            raise FastPathMiss
        return optional_map(read_value, raw)

    return read_map


def sparse_reader(read_item: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Make the reader of an item that may be `None`."""

    def read_sparse(raw: Any) -> T | None:
        return optional(read_item, raw)

    return read_sparse


def union_reader(readers: Mapping[str, Callable[[Any], T]]) -> Callable[[Any], T]:
    """Make the reader of a union from the readers of its variants, by wire name."""

    def read_union(raw: Any) -> T:
        if raw.__class__ is dict and len(raw) == 1:
            for name, value in raw.items():
                if name in readers and value is not None:
                    return readers[name](raw)
        raise FastPathMiss

    return read_union


class KnownValues(dict[str, E | UnknownValue]):
    """The members of an enum by raw string; any other string becomes an `UnknownValue`."""

    def __missing__(self, raw: Any) -> UnknownValue:
        if raw.__class__ is str:
            return UnknownValue(raw)
        raise FastPathMiss


def enum_reader(enum: type[E]) -> Callable[[Any], E | UnknownValue]:
    """Make the reader of an enum value: one dictionary look-up."""
    known: KnownValues[E] = KnownValues({member.value: member for member in enum})
    return known.__getitem__
