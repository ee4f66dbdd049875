"""Coroutines that need no event loop: how code is written once, for async clients and others."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def immediate(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends, because all that it awaits returns at once."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    raise RuntimeError("the coroutine suspended")


def at_once(function: Callable[P, T]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make a coroutine function that never suspends of one that is none."""

    async def coroutine(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return coroutine
