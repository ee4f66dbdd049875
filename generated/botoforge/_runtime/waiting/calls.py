# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Waits for what no waiter describes: any function is polled until its result says enough."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping
from datetime import timedelta
from enum import Enum
from inspect import isawaitable, iscoroutine
from typing import Any, Final, TypedDict, TypeVar, Unpack, overload

from ..advice import find_nearest
from ..sync import as_coroutine, run_now
from ..values import UnknownValue, public
from .conditions import Condition, judge_by
from .loop import Judge, Wait
from .options import Timing, WaitOptions

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

ASYNC_POLL: Final = "poll is async, and wait_for is not: write `await wait_for_async(...)`"

LOGGER: Final = logging.getLogger(__name__.partition("._runtime.")[0])


class PollOptions(TypedDict, total=False):
    """The options of `wait_for` that have the same meaning in every wait."""

    initial_delay: float | timedelta
    """Delay before the first call, in seconds or as a `timedelta`; 0 by default."""
    min_delay: float | timedelta
    """Shortest delay between two calls; 5 seconds by default."""
    max_delay: float | timedelta
    """Longest delay between two calls; 60 seconds by default."""
    missing_for: float | timedelta
    """How long after the start it is not final if an error says that there is no such thing: one
    with HTTP status 404, or whose code contains `NotFound`, `NoSuch` or `DoesNotExist`; 0 by
    default."""
    confirm: int
    """How many successes in a row it takes; 1 by default."""
    progress: bool
    """Whether to show a live line if standard error is a terminal; needs rich."""
    timing: Timing | None
    """Clock, sleep and random source; for tests."""


DEFAULTS: Final[Mapping[str, Any]] = {
    "initial_delay": 0,
    "min_delay": 5,
    "max_delay": 60,
    "missing_for": 0,
    "confirm": 1,
    "progress": False,
    "timing": None,
}
"""These options where they are not given."""


@overload
def wait_for(
    poll: Callable[[], E | UnknownValue | None],
    *,
    succeeded: E | Collection[E],
    failed: E | Collection[E] = (),
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[E | UnknownValue | None, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> E: ...
@overload
def wait_for(
    poll: Callable[[], T],
    *,
    succeeded: Callable[[T], bool],
    failed: Callable[[T], bool] | None = None,
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[T, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> T: ...
@public
def wait_for(
    poll: Callable[[], Any],
    *,
    succeeded: Condition,
    failed: Condition = None,
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[Any, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> Any:
    """Call a function until what it returns says success, as the methods that wait do.

    Args:
        poll: Gets the state, such as `lambda: client.describe_job(id="j-1")`. Throttling, server
            errors and connection errors are waited out, as in every wait.
        succeeded: A function of what `poll` returns; or, if that is a status, one or several
            members of its enum.
        failed: Likewise.
        timeout: How long to wait, in seconds or as a `timedelta`.
        name: What errors and the log call the wait.
        on_poll: Called with every result and the seconds since the wait began.
        **options: `initial_delay` (0), `min_delay` (5), `max_delay` (60), `missing_for` (0),
            `confirm` (1), `progress` and `timing`, as in every wait.

    Raises:
        JobFailedError: It has failed; `polled` is the last result.
        WaitTimeoutError: The timeout has passed.
        TypeError: A function is async, or an argument is not of its type.
        ValueError: A duration is negative, or `succeeded` is empty.
    """
    wait = begin_wait(judge_by(name, succeeded, failed), timeout, on_poll, options)
    sleep = as_coroutine(wait.options.plain_sleep)
    return run_now(run_wait(wait, as_coroutine(refuse_async_poll(poll)), sleep))


@overload
async def wait_for_async(
    poll: Callable[[], Awaitable[E | UnknownValue | None]],
    *,
    succeeded: E | Collection[E],
    failed: E | Collection[E] = (),
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[E | UnknownValue | None, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> E: ...
@overload
async def wait_for_async(
    poll: Callable[[], Awaitable[T]],
    *,
    succeeded: Callable[[T], bool],
    failed: Callable[[T], bool] | None = None,
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[T, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> T: ...
@public
async def wait_for_async(
    poll: Callable[[], Awaitable[Any]],
    *,
    succeeded: Condition,
    failed: Condition = None,
    timeout: float | timedelta,
    name: str = "wait_for",
    on_poll: Callable[[Any, float], object] | None = None,
    **options: Unpack[PollOptions],
) -> Any:
    """Await a function until what it returns says success: `wait_for` for async functions.

    Args:
        poll: Gets the state: an async function, or one that returns what can be awaited, such as
            `lambda: client.describe_job(id="j-1")` with an async client.
        succeeded: As in `wait_for`: a plain function of what is awaited, or members of an enum.
        failed: Likewise.
        timeout: How long to wait, in seconds or as a `timedelta`.
        name: What errors and the log call the wait.
        on_poll: Called with every result and the seconds since the wait began.
        **options: Those of `wait_for`.

    Raises:
        TypeError: `poll` is not async, or another function is.
    """
    wait = begin_wait(judge_by(name, succeeded, failed), timeout, on_poll, options)
    sleep: Any = wait.options.timing.sleep or asyncio.sleep
    return await run_wait(wait, lambda: refuse_plain(poll()), sleep)


def begin_wait(
    judge: Judge[Any],
    timeout: float | timedelta,
    on_poll: Callable[[Any, float], object] | None,
    options: PollOptions,
) -> Wait[Any]:
    """Begin a wait for any call.

    Raises:
        TypeError: An option does not exist, or is not of its type.
        ValueError: An option has a wrong value.
    """
    for option in options:
        if option not in DEFAULTS:
            near = find_nearest(option, DEFAULTS)
            hint = f"did you mean {near!r}?" if near else f"choose from {', '.join(DEFAULTS)}"
            raise TypeError(f"wait_for has no option {option!r}: {hint}")
    chosen: dict[str, Any] = {**DEFAULTS, **options}
    wait_options: WaitOptions[Any] = WaitOptions(
        timeout=timeout, accept=None, on_poll=on_poll, **chosen
    )
    return Wait(judge, "", wait_options, LOGGER)


def run_wait(
    wait: Wait[Any],
    poll: Callable[[], Awaitable[object]],
    sleep: Callable[[float], Awaitable[object]],
) -> Coroutine[Any, Any, Any]:
    """Run a wait, with a live line on a terminal if its options say so."""
    return wait.run_shown("", poll, sleep) if wait.options.progress else wait.run(poll, sleep)


def refuse_async_poll(poll: Callable[[], object]) -> Callable[[], object]:
    """Return a function that refuses what an async one returns, by a `TypeError`."""

    def poll_plainly() -> object:
        result = poll()
        if isawaitable(result):
            if iscoroutine(result):
                result.close()  # so that Python does not warn that it is never awaited
            raise TypeError(ASYNC_POLL)
        return result

    return poll_plainly


def refuse_plain(result: object) -> Awaitable[object]:
    """Return a result that can be awaited.

    Raises:
        TypeError: It cannot.
    """
    if not isawaitable(result):
        raise TypeError(
            f"poll is not async: it returned a value of type {type(result).__name__}; give an "
            "async function, or use wait_for"
        )
    return result
