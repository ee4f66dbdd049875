"""Explains calls with wrong arguments: the error says what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, Final, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

COROUTINE: Final = 0x80
"""The flag in the code of an `async def`: `inspect.CO_COROUTINE`."""


def explain_call_errors(function: F, kind: str = "method") -> F:
    """Wrap a method, to replace Python's error about arguments that it does not take.

    Args:
        function: The method.
        kind: What kind of method: a key of `ADVISERS`.
    """
    explain_error = explain
    plain: Any = function

    def call(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            return function(self, *positional, **keywords)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # it comes from inside the function
            raise explain_error(error, kind, function, self, positional, keywords) from None

    async def call_async(self: object, /, *positional: Any, **keywords: Any) -> Any:
        try:
            coroutine = function(self, *positional, **keywords)
        except TypeError as error:
            raise explain_error(error, kind, function, self, positional, keywords) from None
        return await coroutine

    template = call_async if plain.__code__.co_flags & COROUTINE else call
    # Frameworks look up the names of annotations in the globals of the function.
    wrapper = FunctionType(
        template.__code__, plain.__globals__, plain.__name__, None, template.__closure__
    )
    return cast("F", wraps(function)(wrapper))


def explain_methods(client_class: type[Any]) -> frozenset[str]:
    """Wrap the public methods that a generated client has itself, as `explain_call_errors` does.

    Returns:
        The names of those that call an operation themselves: they neither wait nor are for pages.
    """
    methods = {
        name: method
        for name, method in vars(client_class).items()
        if isinstance(method, FunctionType) and not name.startswith("_")
    }
    for name, method in methods.items():
        setattr(client_class, name, explain_call_errors(method))
    return frozenset(name for name, method in methods.items() if calls_operation(method))


def calls_operation(method: FunctionType) -> bool:
    """Whether a method calls an operation itself."""
    plain = getattr(method, "__wrapped__", method)  # one that is deprecated may be wrapped
    return "_call" in plain.__code__.co_names


def explain(error: TypeError, kind: str, *call: object) -> TypeError:
    """Make the error that says what to write; Python's own error if that is clear enough."""
    from .call_advice import ADVISERS

    message = ADVISERS[kind](*call)
    return error if message is None else TypeError(message)
