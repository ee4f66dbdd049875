"""The sentences about what is waited for: a job, a resource, or what no row describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import frozen

from ..values import is_list, public

Goal: TypeAlias = Literal["", "ended well", "available", "running", "stopped", "deleted"]
"""What is waited for: a job that *ended well*, a resource that is available, ...; empty if nobody
has said it, as for botocore's own waiters."""

JobIds: TypeAlias = str | Sequence[str] | None
"""The id or ids of what is waited for."""


class Words(NamedTuple):
    """The sentences about a goal; `{status}` stands for the status in parentheses."""

    failed: str
    """The wait has failed; the reason follows."""
    late: str
    """The timeout has passed, and the status is known."""
    unsure: str
    """The timeout has passed, and the state is not known."""
    missing: str
    """There is no such thing; the reason follows."""


def describe_resource(state: str, failed: str) -> Words:
    """Write the sentences about a resource."""
    return Words(
        failed=failed,
        late=f"It is not {state} yet{{status}}: wait for it again",
        unsure=f"It may not be {state} yet{{status}}: wait for it again",
        missing="there is no such resource",
    )


AGAIN: Final = "wait for it again, do not restart it"

WORDS: Final[Mapping[Goal, Words]] = {
    "ended well": Words(
        failed="the job has failed",
        late=f"The job is still running{{status}}: {AGAIN}",
        unsure=f"The job may still be running{{status}}: {AGAIN}",
        missing="there is no such job",
    ),
    "available": describe_resource("available", "it has not become available"),
    "running": describe_resource("running", "it has not started"),
    "stopped": describe_resource("stopped", "it has not stopped"),
    "deleted": describe_resource("deleted", "it has not been deleted"),
    "": Words(
        failed="the wait has failed",
        late="No success yet{status}: wait again",
        unsure="No success yet{status}: wait again",
        missing="there is no such thing",
    ),
}


@public
@frozen
class SeenStatus:
    """A status that a wait has seen."""

    status: str
    """The status; empty if a response had none."""
    count: int
    """The number of responses with it."""
    first: float
    """When the first of them came, in seconds since the wait began."""

    def __str__(self) -> str:
        times = f" x{self.count}" if self.count > 1 else ""
        return f"{shorten(self.status) or 'no status'}{times} from {self.first:.0f} s"


LONGEST_NAME: Final = 60
"""The longest name of what is waited for, and the longest status, in messages."""

SHOWN_STATUSES: Final = 4
"""The most statuses that a message lists: the last ones."""


def name_wait(waiter_name: str, job: str) -> str:
    """Name a wait: in errors, in the log and on a live line."""
    return f"{waiter_name} {job}".strip()


def name_job(job: JobIds) -> str:
    """Name what is waited for by its id or ids, shortened if they are many.

    A wrong type is no error here: botocore refuses it in the call, with a better one.
    """
    if not is_list(job):
        return str(job or "")
    named = ", ".join(map(str, job))
    if len(named) <= LONGEST_NAME or len(job) == 1:
        return named
    return f"{shorten(str(job[0]))} and {len(job) - 1} more"


def shorten(string: str) -> str:
    """Cut a string that is too long for a message, and put it on one line."""
    line = one_line(string)
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 3]}..."


def one_line(string: str) -> str:
    """Put a string on one line."""
    return " ".join(string.split())


def describe_seen(seen: Sequence[SeenStatus]) -> str:
    """List the statuses that a wait has seen; empty if there was but one response."""
    if sum(each.count for each in seen) <= 1:
        return ""
    left_out = ["..."] if len(seen) > SHOWN_STATUSES else []
    return f" (seen: {', '.join([*left_out, *map(str, seen[-SHOWN_STATUSES:])])})"
