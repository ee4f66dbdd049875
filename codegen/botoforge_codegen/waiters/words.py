"""Which words of a status mean the same for every job, and which do not.

A draft decides values by these words alone, and only as `decide` says. Each word has been looked up
in every status of botocore's models that has a word of success: one that does not mean the same in
all of them is in `OPEN`, or is not here at all. The page of decisions says what went wrong before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from botoforge_codegen.ir import State

SUCCESS: Final = "success"
FAILURE: Final = "failure"
RETRY: Final = "retry"

WORDS: Final[Mapping[str, State]] = {
    **dict.fromkeys(
        ("complete", "completed", "finished", "succeeded", "success", "successful"), SUCCESS
    ),
    **dict.fromkeys(
        (
            *("aborted", "canceled", "cancelled", "error", "failed", "failure", "stopped"),
            *("timed out", "timedout", "timeout"),
        ),
        FAILURE,
    ),
    **dict.fromkeys(
        (
            *("aborting", "assigned", "building", "bundling", "cancel in progress"),
            *("cancel pending", "cancel requested", "cancel started", "cancel submitted"),
            *("canceling", "cancellation in progress", "cancelling", "completing"),
            *("create in progress", "create pending", "creating", "deploying", "dispatching"),
            *("downloading", "evaluating", "executing", "exporting", "failing", "finishing"),
            *("first retry", "import in progress", "importing", "in progress", "initializing"),
            *("inprogress", "launching", "merging", "modifying", "pausing", "pending"),
            *("pending job", "placing", "preparing", "preparing for initialization"),
            *("preprocessing", "processing", "progressing", "provisioning", "queued"),
            *("queued for immediate execution", "requested", "restarting", "retrying"),
            *("runnable", "running", "scheduled", "scheduling", "searching", "second retry"),
            *("start in progress", "start pending", "starting", "stop pending"),
            *("stop requested", "stopping", "storing", "submitted", "submitting", "testing"),
            *("training", "transferring", "update in progress", "update pending", "updating"),
            *("uploading", "validating", "verifying", "waiting for shutdown"),
            *("waiting to start", "work in progress"),
        ),
        RETRY,
    ),
}
"""What a word means for a job that is to end well."""

OPEN: Final = frozenset(
    (
        *("abandoned", "accepted", "active", "awaiting dependencies", "cancel completed"),
        *("cancel failed", "client error", "completed with error", "completed with errors"),
        *("completed with failures", "completed with issues", "created", "deactivated"),
        *("deactivating", "delete complete", "delete failed", "delete in progress"),
        *("delete pending", "deleted", "deleting", "disabled", "expired", "idle", "impaired"),
        *("initialized", "initiated", "interrupted", "invalid query", "never attempted", "new"),
        *("none", "not applicable", "not applied", "not found", "not run", "not started"),
        *("overridden", "partial", "partial success", "partially completed"),
        *("partially failed", "partially succeeded", "paused", "pending approval"),
        *("pending customer action", "ready", "reclaimed", "reclaiming", "rejected", "removed"),
        *("requires acceptance", "rollback complete", "rollback completed", "rollback failed"),
        *("rollback in progress", "rollback ready", "rollback successful", "rolling back"),
        *("service error", "skipped", "skipped overlapping", "started", "stop failed"),
        *("succeeded with issues", "superseded", "temporary failure", "unfulfilled", "unknown"),
        *("user attention required", "user paused", "waiting", "waiting for evacuation"),
    )
)
"""Words that mean this for one job and that for another; a person decides them."""


def normalize(value: str) -> str:
    """Write a value as words in lower case: `TimedOut`, `TIMED_OUT` and `timed-out` are one."""
    humps = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value)
    return " ".join(re.findall(r"[a-z0-9]+", humps.lower()))


FAILED: Final = frozenset({"failed", "failure", "error"})
"""Words by which a status can say that a job has failed; one that is cancelled has not."""

OVER: Final = frozenset({"complete", "completed", "finished"})
"""Words of success that may only say that a job is over, if the response counts failures."""


def decide(values: Sequence[str], *, counts_failures: bool = False) -> Mapping[str, State]:
    """Decide what the values of a status mean for a job that is to end well.

    Nothing is decided unless every word is known, exactly one means success, and one says that a
    job has failed. A word that nobody has looked at may be a second success, or say that the status
    is not that of a job. A status that cannot say "failed" says that a job is over, not how.

    Args:
        values: All values that the status can have.
        counts_failures: The response has a number of failures: a job that has completed may have
            failed in part.

    Returns:
        The state of an acceptor, by value; without those that a person has to decide.
    """
    words = {value: normalize(value) for value in values}
    states: dict[str, State] = {
        value: WORDS[word] for value, word in words.items() if word in WORDS
    }
    is_known = all(word in WORDS or word in OPEN for word in words.values())
    can_fail = not FAILED.isdisjoint(words.values())
    if not is_known or not can_fail or [*states.values()].count(SUCCESS) != 1:
        return {}
    left_open = OVER if counts_failures else frozenset[str]()
    return {value: states[value] for value in states if words[value] not in left_open}
