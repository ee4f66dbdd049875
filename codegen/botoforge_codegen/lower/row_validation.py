"""Whether what a row says beyond botocore's format is in agreement with the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, get_args

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Goal
from botoforge_codegen.load.model import ServiceModel, WaiterModel

from .jmespath_types import PathError, is_list_target
from .statuses import find_target, follow_in_response
from .stop_validation import validate_stop
from .waiter_problems import UNDECIDED, Problem, ProblemKind, is_undecided

GOALS: Final[dict[str, Goal]] = {goal: goal for goal in get_args(Goal)}

SOURCE_WORDS: Final = ("model", "botocore", "by name")
"""What may stand as a source beside addresses: the model's texts say it, botocore's own waiter for
this operation does, or nothing but the names."""


def validate_row(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find each problem of what a row says beyond botocore's format."""
    row = waiter.row
    words = {
        "goal": [row.goal],
        "status": [row.status],
        "values": row.values,
        "never": row.never,
        "start": [row.start],
        "started": [row.started],
        "missing": [row.missing] if isinstance(row.missing, str) else row.missing,
        "unlisted": row.unlisted,
        "source": row.sources,
    }
    undecided = {key for key, given in words.items() if any(map(is_undecided, given))}
    for key, given in words.items():
        if key in undecided:
            yield from problem("undecided", key, "a ? is for a person to replace")
        elif any(given):
            yield from VALIDATORS[key](service, waiter)
    if row.review:
        why = row.review.removeprefix(UNDECIDED).strip() or "is the row right?"
        yield from problem("undecided", "review", f"{why}: decide, then delete this key")
    if row.stop is not None:
        yield from validate_stop(service, waiter, row.stop)
    if row.missing_for and not row.missing:
        message = "it says how long `missing` is not final, which the row does not have"
        yield from problem("malformed", "missing_for", message)


def problem(kind: ProblemKind, key: str, message: str) -> Iterator[Problem]:
    """Find one problem with a key of a row."""
    yield Problem(kind, f"botoforge.{key}", message)


def validate_goal(_service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the goal is one of ours."""
    if waiter.row.goal not in GOALS:
        yield from problem("malformed", "goal", unknown_word("goal", waiter.row.goal, GOALS))


def validate_status(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the path to the status leads to a plain value."""
    try:
        target = find_target(service, waiter, waiter.row.status)
    except PathError as error:
        yield from problem("path", "status", str(error))
        return
    if target is None or service.shapes[target].members:
        message = f"{waiter.row.status!r} does not lead to a member that is a plain value"
        yield from problem("misfit", "status", message)


def validate_values(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether a status whose values the row lists is a plain string."""
    try:
        target = find_target(service, waiter, waiter.row.status) if waiter.row.status else None
    except PathError:
        return  # of `status`
    if target is None:
        yield from problem("malformed", "values", "they are those of `status`, which is missing")
    elif service.shapes[target].enum:
        message = f"the model lists the values of {target} itself: leave them out"
        yield from problem("malformed", "values", message)


def validate_never(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the values that cannot come are those of the status, and no acceptor's."""
    row = waiter.row
    try:
        target = find_target(service, waiter, row.status) if row.status else None
    except PathError:
        return
    values = row.values if target is None else service.shapes[target].enum or row.values
    for value in row.never:
        if value not in values:
            message = unknown_word("value of the status", value, values)
            yield from problem("value", "never", message)
        if any(acceptor.expected == value for acceptor in waiter.acceptors):
            message = f"{value!r} cannot come, and an acceptor expects it: one of the two is wrong"
            yield from problem("malformed", "never", message)


def validate_start(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the operation that starts a job exists."""
    known = {*service.operations, *service.not_callable}
    # A snapshot holds the chosen operations alone: which others there are, it does not say.
    if waiter.row.start not in known and service.facts is None:
        message = unknown_word("operation", waiter.row.start, known)
        yield from problem("operation", "start", message)


def validate_started(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether the path to the time of a run leads to a timestamp."""
    try:
        target = find_target(service, waiter, waiter.row.started)
    except PathError as error:
        yield from problem("path", "started", str(error))
        return
    if target is None or service.shapes[target].type != "timestamp":
        message = f"{waiter.row.started!r} does not lead to a timestamp"
        yield from problem("misfit", "started", message)


def validate_missing(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether what says that there is no such thing is in the model."""
    row = waiter.row
    if isinstance(row.missing, str):
        try:
            target = follow_in_response(service, waiter, row.missing)
        except PathError as error:
            yield from problem("path", "missing", str(error))
            return
        if not is_list_target(target, service.shapes):
            message = f"{row.missing!r} does not lead to a list; codes of errors stand in a list"
            yield from problem("misfit", "missing", message)
        return
    yield from find_unknown_codes(service, waiter, row.missing)


def find_unknown_codes(
    service: ServiceModel, waiter: WaiterModel, codes: Iterable[str]
) -> Iterator[Problem]:
    """Find codes of `missing` that neither the model lists nor the row as unlisted."""
    known = service.list_error_codes(service.operations[waiter.operation])
    for code in codes:
        if code not in (*known, *waiter.row.unlisted):
            message = unknown_error(waiter.operation, code, known)
            yield from problem("error", "missing", message)


def unknown_error(operation: str, code: str, known: Collection[str]) -> str:
    """Say that the model does not list the code of an error for an operation, and what to do."""
    message = unknown_word(f"error of {operation}", code, known)
    if not known:
        message = f"the model lists no error of {operation}, not {code!r} either"
    return f"{message}; if the service sends it, name it in `unlisted`, with a `source`"


def validate_unlisted(_service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether a row says where the codes are from that the model does not list."""
    if not any(source != "by name" for source in waiter.row.sources):
        message = (
            "say where the codes are described, as the `source`: an address, `model` or `botocore`"
        )
        yield from problem("source", "unlisted", message)


def validate_source(_service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find whether each source is one of ours."""
    for source in waiter.row.sources:
        if source not in SOURCE_WORDS and not source.startswith("https://"):
            words = ", ".join(SOURCE_WORDS)
            message = f"{source!r} is none: give an address (https://...) or one of {words}"
            yield from problem("source", "source", message)


VALIDATORS: Final = {
    "goal": validate_goal,
    "status": validate_status,
    "values": validate_values,
    "never": validate_never,
    "start": validate_start,
    "started": validate_started,
    "missing": validate_missing,
    "unlisted": validate_unlisted,
    "source": validate_source,
}
"""The check of each key of a row, called if the row has it."""
