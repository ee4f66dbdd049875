# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The fast pass from botocore's dictionaries to typed values.

Emitted code calls these functions, one for each member. Each takes a value only if it is exactly
what the model declares and raises `Surprise` for everything else; then the patient pass in
`conversion` starts over and decides what is harmless and what is bad.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, Final, NoReturn, TypeVar

from .values import ABSENT, ABSENT_MAP, JSON, ServiceEnum, UnknownValue

T = TypeVar("T")
E = TypeVar("E", bound=ServiceEnum)

new: Final = object.__new__
TEXT_ALONE: Final = frozenset({str})


class Surprise(Exception):  # noqa: N818 (no error: the patient pass goes on)
    """The fast pass met something else than the model declares."""


def surprised(_: Any) -> NoReturn:
    """Read nothing: the fast pass of a structure that no response holds."""
    raise Surprise


def entries(raw: Any) -> dict[str, Any]:
    """Take a structure's own dictionary."""
    if raw.__class__ is dict:
        return raw
    raise Surprise


def read_text(raw: Any) -> str:
    """Read a text."""
    if raw.__class__ is str:
        return raw
    raise Surprise


def read_integer(raw: Any) -> int:
    """Read an integer; a bool is none."""
    if raw.__class__ is int:
        return raw
    raise Surprise


def read_float(raw: Any) -> float:
    """Read a float; JSON writes whole ones as integers."""
    if raw.__class__ is float or raw.__class__ is int:
        return float(raw)
    raise Surprise


def read_boolean(raw: Any) -> bool:
    """Read a bool."""
    if raw.__class__ is bool:
        return raw
    raise Surprise


def read_timestamp(raw: Any) -> datetime:
    """Read a timestamp, in UTC; botocore gives the local zone."""
    if raw.__class__ is datetime:
        return raw.astimezone(timezone.utc)
    raise Surprise


def read_blob(raw: Any) -> bytes:
    """Read bytes."""
    if raw.__class__ is bytes:
        return raw
    raise Surprise


def read_document(raw: Any) -> JSON:
    """Take a document as it is."""
    document: JSON = raw
    return document


# A text, an integer and a bool are most of what a response holds. These three save a call each.


def optional_text(raw: Any) -> str | None:
    """Read a text, or nothing."""
    if raw is None or raw.__class__ is str:
        return raw
    raise Surprise


def optional_integer(raw: Any) -> int | None:
    """Read an integer, or nothing."""
    if raw is None or raw.__class__ is int:
        return raw
    raise Surprise


def optional_boolean(raw: Any) -> bool | None:
    """Read a bool, or nothing."""
    if raw is None or raw.__class__ is bool:
        return raw
    raise Surprise


def optional(read: Callable[[Any], T], raw: Any) -> T | None:
    """Read a value of any other type, or nothing."""
    return None if raw is None else read(raw)


def optional_list(read_item: Callable[[Any], T], raw: Any) -> Sequence[T]:
    """Read a list, or `ABSENT` where there is none."""
    if raw is None:
        return ABSENT
    if raw.__class__ is list:
        return tuple(map(read_item, raw))
    raise Surprise


def optional_texts(raw: Any) -> Sequence[str]:
    """Read a list of texts, checked in one go, or `ABSENT` where there is none."""
    if raw is None:
        return ABSENT
    if raw.__class__ is list and TEXT_ALONE.issuperset(map(type, raw)):
        return tuple(raw)
    raise Surprise


def optional_map(read_value: Callable[[Any], T], raw: Any) -> Mapping[str, T]:
    """Read a map, or `ABSENT_MAP` where there is none."""
    if raw is None:
        return ABSENT_MAP
    if raw.__class__ is dict and TEXT_ALONE.issuperset(map(type, raw)):
        return dict(zip(raw, map(read_value, raw.values()), strict=True))
    raise Surprise


# Readers of what stands in lists and maps.


def list_reader(read_item: Callable[[Any], T]) -> Callable[[Any], Sequence[T]]:
    """Make the reader of a list inside a list or map, where a null is a surprise."""

    def read_list(raw: Any) -> Sequence[T]:
        if raw is None:
            raise Surprise
        return optional_list(read_item, raw)

    return read_list


def map_reader(read_value: Callable[[Any], T]) -> Callable[[Any], Mapping[str, T]]:
    """Make the reader of a map inside a list or map, where a null is a surprise."""

    def read_map(raw: Any) -> Mapping[str, T]:
        if raw is None:
            raise Surprise
        return optional_map(read_value, raw)

    return read_map


def sparse_reader(read_item: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Make the reader of an item that may be null."""

    def read_sparse(raw: Any) -> T | None:
        return optional(read_item, raw)

    return read_sparse


def union_reader(readers: Mapping[str, Callable[[Any], T]]) -> Callable[[Any], T]:
    """Make the reader of a union, from those of its variants by wire name."""

    def read_union(raw: Any) -> T:
        if raw.__class__ is dict and len(raw) == 1:
            for name, value in raw.items():
                if name in readers and value is not None:
                    return readers[name](raw)
        raise Surprise

    return read_union


class KnownValues(dict[str, E | UnknownValue]):
    """The members of an enum by raw text; any other text is an `UnknownValue`."""

    def __missing__(self, raw: Any) -> UnknownValue:
        if raw.__class__ is str:
            return UnknownValue(raw)
        raise Surprise


def enum_reader(enum: type[E]) -> Callable[[Any], E | UnknownValue]:
    """Make the reader of an enum value: one look-up in C."""
    return KnownValues({member.value: member for member in enum}).__getitem__
