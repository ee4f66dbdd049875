"""Acceptors that never decide anything, and waits that therefore never succeed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from botoforge_codegen.load.model import AcceptorModel, WaiterModel
from botoforge_codegen.lower.statuses import PATH_MATCHERS
from botoforge_codegen.lower.waiter_problems import Problem, ProblemKind

NEVER_MATCHING: Final[frozenset[ProblemKind]] = frozenset({"value", "path", "misfit", "hidden"})
"""The problems of an acceptor that never matches, or never decides."""


def find_hidden(waiter: WaiterModel) -> Iterator[Problem]:
    """Find the acceptors that an earlier one hides, which matches whenever they do.

    One that means the same as the earlier one is superfluous, but no mistake.
    """
    for number, acceptor in enumerate(waiter.acceptors):
        for earlier, other in enumerate(waiter.acceptors[:number]):
            if hides(other, acceptor):
                if other.state != acceptor.state:
                    message = (
                        f"it never decides: acceptors[{earlier}] comes first, matches whenever it "
                        f"does, and says {other.state}, not {acceptor.state}"
                    )
                    yield Problem("hidden", f"acceptors[{number}]", message)
                break


def hides(earlier: AcceptorModel, later: AcceptorModel) -> bool:
    """Whether an acceptor matches whenever a later one does."""
    if earlier.matcher == later.matcher == "error" and earlier.expected is True:
        return later.expected is not False
    looks_elsewhere = later.matcher in PATH_MATCHERS and earlier.argument != later.argument
    if looks_elsewhere or earlier.expected != later.expected:
        return False
    # All items of a list that is not empty are of a value: then any is.
    return earlier.matcher == later.matcher or (
        (earlier.matcher, later.matcher) == ("pathAny", "pathAll")
    )


def find_never_succeeding(waiter: WaiterModel, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Find whether none of the acceptors for success can match.

    Args:
        waiter: The waiter.
        problems: Those of its acceptors.
    """
    successes = [n for n, acceptor in enumerate(waiter.acceptors) if acceptor.state == "success"]
    useless = {(problem.kind, problem.place) for problem in problems}
    for number in successes:
        kinds = {*NEVER_MATCHING}
        if not isinstance(waiter.acceptors[number].expected, str):
            kinds.discard("value")  # a part of a condition, which has others
        if not any((kind, f"acceptors[{number}]") in useless for kind in kinds):
            return
    if successes:
        named = " and ".join(f"acceptors[{number}]" for number in successes)
        yield Problem("endless", "acceptors", f"the wait never succeeds: only {named} could end it")
