"""How values are read that may be anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def read_or_keep(read: Callable[[Any], object], value: object) -> object:
    """Read a value; keep it if it cannot be read."""
    try:
        return read(value)
    except Exception:  # noqa: BLE001 (whatever a reader raises, also a warning that is an error)
        return value
