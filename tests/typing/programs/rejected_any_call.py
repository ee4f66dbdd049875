"""`wait_for` with what cannot work."""

from botoforge import UnknownValue, wait_for, wait_for_async
from botoforge.quicksight import TopicRefreshStatus

OK = TopicRefreshStatus.COMPLETED


def now() -> TopicRefreshStatus | UnknownValue | None:
    """Get a status."""
    return None


async def later() -> TopicRefreshStatus | UnknownValue | None:
    """Get a status, when it is awaited."""
    return None


def calls() -> None:
    """Leave something out, or misspell an option."""
    wait_for(now, succeeded=OK)  # error: call-overload, reportCallIssue
    wait_for(now, timeout=9)  # error: call-overload, reportCallIssue
    wait = wait_for
    wait(now, succeeded="A", timeout=9)  # error: type-var, reportCallIssue, reportArgumentType
    wait(now, succeeded=OK, timeout="")  # error: call-overload, reportCallIssue, reportArgumentType
    wait(now, succeeded=OK, timeout=9, min_dely=1)  # error: call-overload, reportCallIssue
    ended = wait_for(now, succeeded=OK, timeout=9)
    print(ended.phases)  # error: attr-defined, reportAttributeAccessIssue


async def awaited() -> None:
    """Take the one function for the other."""
    wait = wait_for_async
    await wait(now, succeeded=OK, timeout=9)  # error: arg-type, reportCallIssue, reportArgumentType
    wait(later, succeeded=OK, timeout=9)  # error: unused-coroutine, reportUnusedCoroutine
