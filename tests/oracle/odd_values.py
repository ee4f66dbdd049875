"""Values at the edges of their types, of foreign classes, and secret ones that nothing may show."""

from __future__ import annotations

from collections import OrderedDict, UserDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from enum import Enum, IntEnum
from math import inf, nan
from typing import Any, Final

SECRET: Final = "hunter2"  # noqa: S105 (it opens nothing)
SECRET_NUMBER: Final = 9021090210
SECRET_MOMENT: Final = datetime(2031, 2, 3, 4, 5, 6, 902000, tzinfo=timezone.utc)
"""As precise as what services send."""

TRACES: Final = (SECRET, "902109", "6, 902000", ":06.902")
"""What is left of a secret in a text, however it is written."""


def tells(text: str) -> bool:
    """Whether a text shows a secret."""
    return any(trace in text for trace in TRACES)


# --- Of foreign classes ---------------------------------------------------------------------------


class Text(str):
    """A string of a class of its own."""

    __slots__ = ()

    def __str__(self) -> str:
        return "another text"


class ForeignText(str, Enum):  # noqa: UP042 (the kind that is not a `StrEnum`)
    """Strings that are members of somebody else's enum, of the older kind."""

    PLAIN = "a foreign text"
    HIDDEN = SECRET


class ForeignNumber(IntEnum):
    """Integers that are members of somebody else's enum."""

    PLAIN = 5
    HIDDEN = SECRET_NUMBER


class Integer(int):
    """An integer of a class of its own."""


class Float(float):
    """A float of a class of its own."""


class Items(list[Any]):
    """A list of a class of its own."""


class Entries(dict[str, Any]):
    """A dictionary of a class of its own."""


class FrozenMoment(datetime):
    """A timestamp as a frozen clock makes it."""


OTHER_CLASSES: Final[Mapping[type, Sequence[Callable[[Any], Any]]]] = {
    dict: (Entries, UserDict[Any, Any], OrderedDict[Any, Any]),
    list: (tuple[Any, ...], Items),
}

# --- At the edges ---------------------------------------------------------------------------------

EMPTY: Final[Sequence[Any]] = ([], (), {}, UserDict[str, Any](), [None], [[]], [{}], {"a": None})
WIRE_SECRETS: Final = (SECRET, SECRET_NUMBER, SECRET_MOMENT.isoformat())
SECRETS: Final = (
    *WIRE_SECRETS,
    *(Text(SECRET), ForeignText.HIDDEN, ForeignNumber.HIDDEN),
    *(SECRET_NUMBER + 0.5, SECRET_MOMENT, SECRET.encode()),
)

EAST: Final = timezone(timedelta(hours=14))
WEST: Final = timezone(timedelta(hours=-12))
FIRST: Final = datetime.min.replace(tzinfo=timezone.utc)
LAST: Final = datetime.max.replace(tzinfo=timezone.utc)
EPOCH: Final = datetime(1970, 1, 1, tzinfo=timezone.utc)
MOMENTS: Final = (
    FIRST,
    LAST,
    datetime(999, 12, 31, 23, 59, 59, 1, tzinfo=timezone.utc),
    EPOCH - timedelta(microseconds=1),
    EPOCH,
    datetime(2026, 2, 3, 4, 5, 6, 789012, tzinfo=timezone.utc),
    FIRST.replace(tzinfo=WEST),
    LAST.replace(tzinfo=EAST),
)
"""Timestamps that are valid, those at the ends of what Python can hold among them."""

ODD_MOMENTS: Final = (
    *MOMENTS,
    FIRST.replace(tzinfo=EAST),  # before the first instant of UTC
    LAST.replace(tzinfo=WEST),  # after the last one
    datetime.min,  # noqa: DTZ901 (without a zone, as a careless caller has it)
    datetime(2026, 3, 29, 2, 30),  # noqa: DTZ001 (the same, in the hour that some zones leave out)
)
"""The valid ones, and others that may not be convertible to UTC."""

TEXTS: Final = (
    "",
    " ",
    "\0",
    "\ud800",
    "\udfff and \ud800",
    "two\r\nlines",
    "\x1b[31m\x7f\x85\u2028\u202e",
    "e\u0301 \U0001f600 \uffff",
    "<&>]]>\"'",
    '"\\\n\0',
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "9" * 5000,
    "true",
    "null",
    "2031-02-03T04:05:06Z",
    "2031-02-03T04:05:06 XYZ",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "x" * 5000,
    "AAA",
)
INTEGERS: Final = (0, -1, 2**31, 2**53 + 1, -(2**63) - 1, 10**400, -(10**4000))
FLOATS: Final = (0.0, -0.0, 5e-324, 1.7e308, 0.1, 3.0, inf, -inf, nan, 1e300)
BLOBS: Final = (b"", b"\0", bytes(range(256)), b"text")
DEEP: Final = 80
"""How many lists are nested in a deep value; Python's own copying needs two calls for each."""

HUGE: Final = 3000
"""How many items a huge list has."""


def nested(value: object, depth: int) -> object:
    """Put a value into so many lists."""
    for _ in range(depth):
        value = [value]
    return value


# --- Of a wrong type ------------------------------------------------------------------------------

ABROAD: Final = datetime(2024, 2, 29, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
"""A timestamp that is not in UTC."""

SUSPECTS: Final[tuple[object, ...]] = (
    *(None, True, SECRET_NUMBER, float(SECRET_NUMBER), 0.902109, f"a {SECRET}", "NaN"),
    *(b"bytes", bytearray(b"array"), ABROAD, [], (), {}, ["item", None], [SECRET_NUMBER]),
    *({"key": "value"}, {SECRET_NUMBER: "key"}, object()),
)
"""Values of every type; each is put where each member is."""
