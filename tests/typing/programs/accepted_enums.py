"""Enums: a known value or an unknown one, compared with texts, and matched to the end."""

from typing import Literal, assert_never, assert_type

from botoforge import ServiceEnum, UnknownValue
from botoforge.quicksight import TopicRefreshDetails, TopicRefreshStatus


def finished(status: TopicRefreshStatus | UnknownValue) -> bool:
    """Match every value that is known today, and whatever comes tomorrow."""
    match status:
        case TopicRefreshStatus.INITIALIZED | TopicRefreshStatus.RUNNING:
            return False
        case TopicRefreshStatus.COMPLETED:
            return True
        case TopicRefreshStatus.FAILED | TopicRefreshStatus.CANCELLED:
            return True
        case UnknownValue():
            return assert_type(status.value, str) == "PAUSED"
        case _:
            assert_never(status)


def asked(status: TopicRefreshStatus | UnknownValue) -> bool:
    """Ask for the unknown first; what is left is the enum."""
    if isinstance(status, UnknownValue):
        assert_type(status, UnknownValue)
        return False
    assert_type(status, TopicRefreshStatus)
    return status is TopicRefreshStatus.COMPLETED


def compared(details: TopicRefreshDetails) -> bool:
    """Compare with a member, with raw text, and with several."""
    status = details.refresh_status
    return (
        status == TopicRefreshStatus.COMPLETED
        or details.refresh_status == "COMPLETED"
        or status in (TopicRefreshStatus.FAILED, "CANCELLED")
        or status in {TopicRefreshStatus.FAILED, TopicRefreshStatus.CANCELLED}
    )


def read(status: TopicRefreshStatus | UnknownValue) -> str:
    """Take a value for the text that it is."""
    assert_type(status.value, str)
    assert_type(TopicRefreshStatus.COMPLETED.value, Literal["COMPLETED"])
    assert_type(TopicRefreshStatus("COMPLETED"), TopicRefreshStatus)
    counts: dict[str, int] = {status: 1}
    base: ServiceEnum = TopicRefreshStatus.COMPLETED
    text: str = status
    return f"{text} {base} {counts[status]}".lower()


def made() -> TopicRefreshDetails:
    """Make a structure with a value of the enum, or with one that it does not list."""
    TopicRefreshDetails(refresh_status=UnknownValue("PAUSED"))
    return TopicRefreshDetails(refresh_status=TopicRefreshStatus.COMPLETED)
