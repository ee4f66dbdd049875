"""The parameters of every method that waits, beside those of the operation.

`render` writes them into clients and docstrings, and `names` keeps them free. The runtime's
`WaitOptions` takes the same ones, and `botoforge wait` asks that: a test compares them.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

DEFAULT_MAX_DELAY: Final = 60
"""The longest delay between two calls where none is given, in seconds; more for a waiter whose own
delay is more."""


@frozen
class WaitParameter:
    """A parameter of a wait."""

    name: str
    annotation: str
    """Its type; `{response}` stands for the operation's response."""
    default: str
    """Its default; `{min_delay}` and `{max_delay}` stand for those of the waiter; empty if it is
    required."""
    documentation: str
    """What a docstring says about it."""


WAIT_PARAMETERS: Final = (
    WaitParameter(
        "timeout",
        "float | timedelta",
        "",
        "How long to wait, in seconds or as a `timedelta`. A call in flight ends with it, where "
        "botocore can do that.",
    ),
    WaitParameter("initial_delay", "float | timedelta", "0", "Delay before the first call."),
    WaitParameter(
        "min_delay", "float | timedelta", "{min_delay}", "Shortest delay between two calls."
    ),
    WaitParameter(
        "max_delay",
        "float | timedelta",
        "{max_delay}",
        "Longest delay between two calls. A delay is about a tenth of the time waited so far.",
    ),
    WaitParameter(
        "missing_for",
        "float | timedelta",
        "{missing_for}",
        "How long after the start of the wait it is not final if the service says that there is no "
        "such thing.",
    ),
    WaitParameter(
        "confirm", "int", "1", "How many successes in a row it takes: the first may be too early."
    ),
    WaitParameter(
        "accept",
        "Callable[[{response}], bool] | None",
        "None",
        "Called with a final response; return False to keep waiting (a stale result).",
    ),
    WaitParameter(
        "on_poll",
        "Callable[[{response}, float], object] | None",
        "None",
        "Called with every response and the seconds since the wait began.",
    ),
    WaitParameter(
        "progress",
        "bool",
        "False",
        "Whether to show a live status line if standard error is a terminal; needs rich.",
    ),
    WaitParameter(
        "timing", "types.Timing | None", "None", "Clock, sleep and random source; for tests."
    ),
)
