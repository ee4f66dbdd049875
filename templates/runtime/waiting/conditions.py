"""What ends a wait for any call: functions, or members of an enum."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import Enum, EnumType
from typing import Any, Final, TypeAlias, cast

from ..service_errors import ServiceError
from ..values import UnknownValue
from .loop import Judge
from .options import refuse_async, refuse_coroutine
from .poll_results import poll_result
from .verdicts import Verdict

Condition: TypeAlias = Callable[[Any], bool] | Enum | Collection[Enum] | None
"""A function of what a poll has returned; or a member of an enum or several."""

WANTED: Final = "a function of what poll returns, or a member of an enum or several"


def judge_by(name: str, succeeded: Condition, failed: Condition) -> Judge[Any]:
    """Let conditions decide what polls mean.

    Raises:
        TypeError: One is neither a function nor made of an enum's members.
        ValueError: There is nothing that could succeed.
    """
    has_succeeded = read_condition("succeeded", succeeded)
    has_failed = read_condition("failed", failed)
    if has_succeeded is None:
        raise ValueError("succeeded is empty: the wait could not end with success")
    by_status = not callable(succeeded)

    def judge(result: object) -> Verdict:
        if isinstance(result, ServiceError):
            return Verdict(None, "", is_missing=poll_result(result).is_not_found)
        status = name_status(result)
        if has_succeeded(result):
            return Verdict("success", status)
        if has_failed is not None and has_failed(result):
            reason = f"the status is {status}" if status else "`failed` is true"
            return Verdict("failure", status, reason)
        unknown = (status,) if isinstance(result, UnknownValue) else ()
        return Verdict(None, status, unknown=unknown, lacks_status=by_status and result is None)

    return Judge(name, "", judge)


def name_status(result: object) -> str:
    """Return the status that a poll has returned; empty if it has returned something else."""
    if isinstance(result, Enum):
        return str(result.value)
    if isinstance(result, str):
        return str(result)  # pyrefly: ignore[unnecessary-type-conversion]  # of an `UnknownValue`
    return ""


def read_condition(name: str, condition: Condition) -> Callable[[object], bool] | None:
    """Turn a condition into a function; `None` if it is empty.

    Raises:
        TypeError: It is neither a function nor made of an enum's members.
    """
    if isinstance(condition, Enum):
        return lambda result: result == condition
    if isinstance(condition, EnumType | str):  # zuban: ignore[unreachable]  # by callers' mistake
        raise TypeError(f"{name} takes {WANTED}, not {condition!r}")
    if callable(condition):
        function = condition
        refuse_async(name, function)
        return lambda result: bool(refuse_coroutine(name, function(result)))
    members = tuple(cast("Collection[object]", condition or ()))
    for member in members:
        if not isinstance(member, Enum):
            raise TypeError(f"{name} takes {WANTED}, not {member!r}")
    return (lambda result: result in members) if members else None
