"""Lets a call that does not fit say what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, Final, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

COROUTINE: Final = 0x80
"""The flag in the code of an `async def`: `inspect.CO_COROUTINE`."""


def advising(function: F, kind: str = "method") -> F:
    """Replace Python's error about arguments that a method does not take.

    Args:
        function: The method.
        kind: What kind of method: a key of `ADVISERS`.
    """
    told = explain

    def call(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            return function(self, *positional, **keywords)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # it comes from inside of the function
            raise told(error, kind, function, self, positional, keywords) from None

    async def call_async(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            coroutine = function(self, *positional, **keywords)
        except TypeError as error:
            raise told(error, kind, function, self, positional, keywords) from None
        return await coroutine

    template = call_async if function.__code__.co_flags & COROUTINE else call
    # Frameworks look the names of annotations up in the globals of what they are given.
    made = FunctionType(
        template.__code__, function.__globals__, function.__name__, None, template.__closure__
    )
    return cast("F", wraps(function)(made))


def explain(error: TypeError, kind: str, *call: object) -> TypeError:
    """Make the error that says what to write, or give Python's own where that says it all."""
    from .advice import ADVISERS

    message = ADVISERS[kind](*call)
    return error if message is None else TypeError(message)
