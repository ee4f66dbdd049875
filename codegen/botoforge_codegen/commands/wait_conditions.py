"""Which responses end a wait, in the words of a shell, and which of them `botoforge wait` takes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

import jmespath
from jmespath.exceptions import JMESPathError

from botoforge_codegen.errors import GenerationError

OUTCOMES: Final = {
    "success": "exit status 0 when",
    "failure": "exit status 1 when",
    "retry": "keeps waiting while",
}
"""What a state of a waiter means for a shell."""

MATCHERS: Final = {"path": "", "pathAll": "all of ", "pathAny": "one of "}


def describe_waiter(method: Any) -> str:
    """Describe in a few lines what ends a wait.

    Args:
        method: The runtime's `WaitMethod`.
    """
    lines = [f"{method.waiter.name} polls {method.operation}:"]
    for state, outcome in OUTCOMES.items():
        expected: dict[str, list[str]] = {}
        for acceptor in method.waiter.acceptors:
            if acceptor.state == state:
                subject, value = describe_acceptor(acceptor)
                expected.setdefault(subject, []).append(value)
        lines += [f"  {outcome:19} {subject} {', '.join(v)}" for subject, v in expected.items()]
    if method.waiter.started:
        lines.append(
            f"{method.operation} reports the last run, which may be an earlier one than you mean:\n"
            "  --since TIME refuses it"
        )
    return "\n".join(lines)


def describe_acceptor(acceptor: Any) -> tuple[str, str]:
    """Describe what an acceptor looks at, and what it expects there."""
    match acceptor.matcher, acceptor.expected:
        case "status", status:
            return "the HTTP status is", str(status)
        case "error", bool() as any_error:
            return "the call ends with", "any error" if any_error else "no error"
        case "error", code:
            return "the call ends with the error", str(code)
        case matcher, True:
            return f"{MATCHERS[matcher]}{acceptor.argument}", "holds"
        case matcher, value:
            return f"{MATCHERS[matcher]}{acceptor.argument} is", str(value)


def check_since(method: Any) -> None:
    """Check that the operation of a wait says when a run began.

    Raises:
        GenerationError: It does not.
    """
    if not method.waiter.started:
        raise GenerationError(
            f"--since: {method.operation} does not report the last run of something, so its "
            "response is always that of what you name; leave the option out"
        )


def make_accept(method: Any, options: argparse.Namespace) -> Callable[[Any], bool] | None:
    """Make the function that decides whether a final response counts, by --since and --accept."""
    checks = [*list_checks(method, options)]
    return (lambda response: all(check(response) for check in checks)) if checks else None


def list_checks(method: Any, options: argparse.Namespace) -> Iterator[Callable[[Any], bool]]:
    """List what a final response has to fulfil."""
    if options.since is not None:
        yield lambda response: began_since(method.waiter, response, options.since)
    if options.accept is not None:
        yield lambda response: fulfils(response, options.accept)


def began_since(waiter: Any, response: Any, since: datetime) -> bool:
    """Whether the run in a response began at a time or later; no run has begun without a time."""
    started = jmespath.search(waiter.started, response.raw_response)
    return isinstance(started, datetime) and started >= since


def fulfils(response: Any, path: Any) -> bool:
    """Whether a JMESPath gives something for a response: not false, null or an empty value.

    Raises:
        ValueError: A function in it refuses its argument.
    """
    try:
        value: object = path.search(json.loads(response.to_json()))
    except JMESPathError as error:
        raise ValueError(f"--accept: {error}") from error
    return value is not None and value is not False and value not in ("", [], {})
