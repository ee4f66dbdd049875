"""Copies of a value, made in every way there is."""

from __future__ import annotations

import copy
import pickle
from typing import TypeVar

T = TypeVar("T")


def copied(value: T) -> list[T]:
    """Copy a value, and pickle it with each protocol."""
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    pickled = [pickle.loads(pickle.dumps(value, protocol)) for protocol in protocols]  # noqa: S301
    return [copy.copy(value), copy.deepcopy(value), *pickled]
