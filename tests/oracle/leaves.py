"""Values without parts as they go over the wire, in every form that the protocols allow."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from math import isfinite, isinf, isnan
from random import Random
from typing import Any, Final

from botocore.model import ListShape, Shape
from botocore.utils import is_json_value_header

ABROAD: Final = timezone(timedelta(hours=5, minutes=30))


def iso(moment: datetime, chance: Random) -> str:
    """Write a moment in ISO 8601, in UTC or beside it."""
    there = chance.choice([moment, moment, moment, moment.astimezone(ABROAD)])
    written = there.isoformat(timespec="milliseconds" if moment.microsecond else "auto")
    return chance.choice([written, written.replace("+00:00", "Z")])


def rfc822(moment: datetime, chance: Random) -> str:
    """Write a moment as HTTP does, which has no parts of seconds."""
    return iso(moment, chance) if moment.microsecond else format_datetime(moment, usegmt=True)


def epoch(moment: datetime, chance: Random) -> int | float:
    """Write a moment in seconds since 1970."""
    seconds = moment.timestamp()
    return int(seconds) if seconds.is_integer() and chance.random() < 0.6 else seconds


FORMS: Final[Mapping[str, Callable[[datetime, Random], str | float]]] = {
    "iso8601": iso,
    "rfc822": rfc822,
    "unixTimestamp": epoch,
}
"""How moments are written, by what models call it."""


def moment_form(shape: Shape, usual: str, chance: Random) -> str:
    """Choose the form of a moment: the model's, else that of its place, and at times another."""
    declared: str = shape.serialization.get("timestampFormat", usual)
    return declared if chance.random() < 0.8 else chance.choice(list(FORMS))


def number_text(value: float, chance: Random) -> str:
    """Write a number."""
    if isnan(value):
        return "NaN"
    if isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    forms = [repr(value)]
    if not isinstance(value, int) and float(f"{value:e}") == value:
        forms.append(f"{value:e}")
    return chance.choice(forms)


def leaf_text(shape: Shape, value: Any, chance: Random, usual: str = "iso8601") -> str:
    """Write a value as text, as XML and headers hold it.

    Args:
        shape: Its shape.
        value: The value, as botocore gives it.
        chance: Chooses between forms that mean the same.
        usual: How moments are written where the model does not say it.
    """
    match shape.type_name:
        case "boolean":
            return "true" if value else "false"
        case "integer" | "long" | "float" | "double":
            return number_text(value, chance)
        case "timestamp":
            return str(FORMS[moment_form(shape, usual, chance)](value, chance))
        case "blob":
            return b64encode(value).decode()
        case _:
            return str(value)


def header_text(shape: Shape, value: Any, chance: Random) -> str:
    """Write a member that is in a header."""
    if is_json_value_header(shape):
        return b64encode(json.dumps(value).encode()).decode()
    if isinstance(shape, ListShape):  # items must not have commas, as some moments do
        moments = shape.member.type_name == "timestamp"
        items = [iso(i, chance) if moments else leaf_text(shape.member, i, chance) for i in value]
        return chance.choice([",", ", "]).join(items)
    return leaf_text(shape, value, chance, "rfc822")


def leaf_json(shape: Shape, value: Any, chance: Random) -> Any:
    """Write a value as JSON has it."""
    match shape.type_name:
        case "timestamp":
            return FORMS[moment_form(shape, "unixTimestamp", chance)](value, chance)
        case "blob":
            return b64encode(value).decode()
        case "float" | "double" if not isfinite(value):
            return number_text(value, chance)
        case _:
            return value
