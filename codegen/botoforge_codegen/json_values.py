"""Lists and objects among values that a file of JSON or TOML holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_list(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def is_map(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value is an object of JSON or a table of TOML."""
    return isinstance(value, dict)
