"""Lets a call that does not fit say what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

COROUTINE: Final = 0x80
"""The flag in the code of an `async def`: `inspect.CO_COROUTINE`."""


def advising(function: F, kind: str = "method") -> F:
    """Replace Python's error about arguments that a method does not take.

    Args:
        function: The method.
        kind: What kind of method: a key of `ADVISERS`.
    """

    def call(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            return function(self, *positional, **keywords)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # it comes from inside of the function
            raise explain(error, kind, function, self, positional, keywords) from None

    async def call_async(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            coroutine = function(self, *positional, **keywords)
        except TypeError as error:
            raise explain(error, kind, function, self, positional, keywords) from None
        return await coroutine

    is_async = function.__code__.co_flags & COROUTINE
    made: Any = wraps(function)(call_async if is_async else call)
    return made  # type: ignore[no-any-return]  # it is called as the function is


def explain(error: TypeError, kind: str, *call: object) -> TypeError:
    """Make the error that says what to write, or give Python's own where that says it all."""
    from .advice import ADVISERS

    message = ADVISERS[kind](*call)
    return error if message is None else TypeError(message)
