"""`wait_for`: the same loop around any call, over a real socket."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any, Final

import pytest
from botocore.exceptions import ClientError
from botoforge import (
    BotoforgeError,
    JobFailedError,
    Timing,
    UnknownValue,
    WaitTimeoutError,
    wait_for,
)
from botoforge.quicksight import (
    DescribeTopicRefreshResponse,
    QuickSightClient,
    ResourceNotFoundException,
    TopicRefreshStatus,
)
from support.local_aws import LocalAws
from support.waiting_cases import JOBS, Clock, close_connection, told
from support.wire import connect, pickled

JOB: Final = JOBS[0]
IDS: Final[Any] = JOB.operation.arguments


class Refresh:
    """A refresh of a topic, as its service tells of it.

    Attributes:
        clock: The time of the last wait.
    """

    def __init__(self, service: LocalAws, client: QuickSightClient) -> None:
        self.service = service
        self.client = client
        self.clock = Clock()

    def describe(self) -> DescribeTopicRefreshResponse:
        """Call the operation."""
        return self.client.describe_topic_refresh(**IDS)

    def status(self) -> TopicRefreshStatus | UnknownValue | None:
        """Get the status alone."""
        details = self.describe().refresh_details
        return None if details is None else details.refresh_status

    def options(self, steps: Any, **options: Any) -> Any:
        """Say what the service does, and give what a wait needs to take no time."""
        self.clock = Clock()
        self.service.play(steps)
        return {"timeout": 60, "timing": self.clock.timing(self.clock.sleep), **options}


@pytest.fixture(scope="module")
def refresh(no_aws_settings: None) -> Iterator[Refresh]:  # noqa: ARG001 (asked for its effect)
    """A refresh that is waited for."""
    with LocalAws() as service, closing(connect("quicksight", service.endpoint_url)) as raw_client:
        yield Refresh(service, QuickSightClient(raw_client))


def is_status(status: str) -> Callable[[DescribeTopicRefreshResponse], bool]:
    """Make a condition."""
    return lambda response: JOB.status_in(response) == status


# --- What ends it ---------------------------------------------------------------------------------


def test_functions(refresh: Refresh) -> None:
    """Functions of the response decide; the delays and errors are those of every wait."""
    steps = [
        JOB.answer("RUNNING"),
        close_connection,
        JOB.error("ThrottlingException", 400),
        JOB.error("InternalFailure", 500),
        *JOB.answers("RUNNING", "COMPLETED", "LATER"),
    ]
    polled: list[tuple[str, float]] = []

    response = wait_for(
        refresh.describe,
        succeeded=is_status("COMPLETED"),
        failed=is_status("FAILED"),
        on_poll=lambda response, elapsed: polled.append((JOB.status_in(response), elapsed)),
        **refresh.options(steps, initial_delay=2),
    )

    assert JOB.status_in(response) == "COMPLETED"
    assert [2, 5, 5, 5, 5, 5] == refresh.clock.slept
    assert [("RUNNING", 2.0), ("RUNNING", 22.0), ("COMPLETED", 27.0)] == polled


def test_failed(refresh: Refresh) -> None:
    """A failure has what was polled, with its type."""
    with pytest.raises(JobFailedError) as caught:
        wait_for(
            refresh.describe,
            succeeded=is_status("COMPLETED"),
            failed=is_status("FAILED"),
            name="sales",
            **refresh.options(JOB.answers("RUNNING", "FAILED")),
        )

    error = caught.value
    assert str(error) == "sales: the wait has failed: `failed` is true"
    assert error.response_as(DescribeTopicRefreshResponse) is error.response is error.polled


def test_members(refresh: Refresh, caplog: pytest.LogCaptureFixture) -> None:
    """Members of an enum decide where the status itself is polled; an unknown one is logged."""
    steps = JOB.answers("INITIALIZED", "RUNNING", "Paused", "RUNNING", "Paused", "COMPLETED")

    status = wait_for(
        refresh.status,
        succeeded=TopicRefreshStatus.COMPLETED,
        failed={TopicRefreshStatus.FAILED, TopicRefreshStatus.CANCELLED},
        **refresh.options(steps),
    )

    assert status is TopicRefreshStatus.COMPLETED
    assert told(caplog) == [("botoforge", "wait_for: unknown status 'Paused', still waiting")]


def test_failed_members(refresh: Refresh) -> None:
    """The error counts the statuses, and has the last one; it can be pickled."""
    with pytest.raises(JobFailedError) as caught:
        wait_for(
            refresh.status,
            succeeded=[TopicRefreshStatus.COMPLETED],
            failed=[TopicRefreshStatus.FAILED, TopicRefreshStatus.CANCELLED],
            **refresh.options(JOB.answers("RUNNING", "RUNNING", "CANCELLED")),
        )

    error = caught.value
    assert error.response is None
    assert error.polled is error.response_as(TopicRefreshStatus) is TopicRefreshStatus.CANCELLED
    assert (
        "wait_for: the wait has failed: the status is CANCELLED "
        "(seen: RUNNING x2 from 0 s, CANCELLED from 10 s)" == str(error)
    )
    assert (str(error), vars(error)) == (str(pickled(error)), vars(pickled(error)))


def test_deadline(refresh: Refresh) -> None:
    """The deadline tells how far it is, and has the last result."""
    with pytest.raises(WaitTimeoutError) as caught:
        wait_for(
            refresh.status,
            succeeded=TopicRefreshStatus.COMPLETED,
            **refresh.options(JOB.answers("RUNNING", "RUNNING"), timeout=5),
        )

    error = caught.value
    assert (error.attempts, error.status, error.last_response) == (2, "RUNNING", None)
    assert error.polled is TopicRefreshStatus.RUNNING
    assert (
        "wait_for: waited 5 s in 2 attempts. No success yet (RUNNING): wait again "
        "(seen: RUNNING x2 from 0 s)" == str(error)
    )


def test_no_status() -> None:
    """`None` instead of a status is no success, and the deadline says so."""
    nothing: TopicRefreshStatus | None = None

    with pytest.raises(WaitTimeoutError) as caught:
        wait_for(lambda: nothing, succeeded=TopicRefreshStatus.COMPLETED, timeout=0)

    assert caught.value.trouble == "the response has no status"


def test_other_errors(refresh: Refresh) -> None:
    """An error that will not pass is raised as it is, and so is a bug in `poll` or a condition."""
    options = refresh.options([JOB.error("AccessDeniedException", 403)])
    with pytest.raises(BotoforgeError, match="AccessDenied"):
        wait_for(refresh.describe, succeeded=is_status("COMPLETED"), **options)
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda: 1 // 0, succeeded=bool, timeout=9)
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda: 1, succeeded=lambda number: number // 0 > 1, timeout=9)


def test_missing_and_confirmed(refresh: Refresh) -> None:
    """`missing_for` and `confirm` are those of every wait."""
    gone = JOB.error("ResourceNotFoundException", 404)
    steps = [gone, *JOB.answers("COMPLETED", "RUNNING", "COMPLETED", "COMPLETED")]
    done = TopicRefreshStatus.COMPLETED

    wait_for(refresh.status, succeeded=done, **refresh.options(steps, missing_for=5, confirm=2))

    assert len(refresh.service.requests) == 5
    with pytest.raises(ResourceNotFoundException):
        wait_for(refresh.status, succeeded=done, **refresh.options([gone]))


def test_raw_client(refresh: Refresh) -> None:
    """Calls of boto3's own client are waited for alike: throttling passes, a refusal does not."""

    def status() -> str:
        raw = refresh.client.raw_client.describe_topic_refresh(
            AwsAccountId="123456789012", TopicId="2", RefreshId="3"
        )
        return str(raw["RefreshDetails"]["RefreshStatus"])

    def succeeded(status: str) -> bool:
        return status == "COMPLETED"

    gone, throttled = (
        JOB.error("ResourceNotFoundException", 404),
        JOB.error("ThrottlingException", 400),
    )
    steps = [gone, throttled, *JOB.answers("RUNNING", "COMPLETED")]
    assert "COMPLETED" == wait_for(
        status, succeeded=succeeded, **refresh.options(steps, missing_for=5)
    )
    with pytest.raises(ClientError):
        wait_for(status, succeeded=succeeded, **refresh.options([gone]))


# --- What it refuses ------------------------------------------------------------------------------


async def later(*_: object) -> bool:
    """Answer when it is awaited."""
    return True


def begun(*values: object) -> object:
    """Return a coroutine, and be no async function."""
    return later(*values)


@pytest.mark.parametrize("poll", [later, begun], ids=["function", "coroutine"])
def test_async_poll(poll: Any) -> None:
    """An async function is refused, with the name of the function that takes it."""
    with pytest.raises(TypeError) as caught:
        wait_for(poll, succeeded=bool, timeout=9)

    assert "poll is async, and wait_for is not: write `await wait_for_async(...)`" == str(
        caught.value
    )


@pytest.mark.parametrize("name", ["succeeded", "failed"])
@pytest.mark.parametrize(
    ("condition", "polls"), [(later, 0), (begun, 1)], ids=["function", "coroutine"]
)
def test_async_conditions(name: str, condition: Any, polls: int) -> None:
    """So is an async condition, which nobody would await: as soon as it is seen to be one."""
    conditions: Any = {"succeeded": str.isspace, name: condition}
    polled: list[int] = []

    def poll() -> str:
        polled.append(1)
        return ""

    with pytest.raises(TypeError, match=f"^{name} is async, and no wait awaits it"):
        wait_for(poll, timeout=9, **conditions)

    assert len(polled) == polls


WRONG: Final[list[tuple[Mapping[str, Any], type[Exception], str]]] = [
    ({"succeeded": "DONE"}, TypeError, "succeeded takes a function of what poll returns, or"),
    ({"succeeded": TopicRefreshStatus}, TypeError, "several, not <enum 'TopicRefreshStatus'>"),
    ({"succeeded": ["DONE"]}, TypeError, "a member of an enum or several, not 'DONE'"),
    ({"succeeded": ()}, ValueError, "succeeded is empty: the wait could not end with success"),
    ({"succeeded": None}, ValueError, "succeeded is empty"),
    ({"failed": "FAILED"}, TypeError, "failed takes a function"),
    ({"min_dely": 1}, TypeError, "wait_for has no option 'min_dely': did you mean 'min_delay'?"),
    ({"accept": bool}, TypeError, "wait_for has no option 'accept'"),
    ({"timeout": "5m"}, TypeError, "timeout takes seconds or a timedelta, not '5m'"),
    ({"min_delay": 9, "max_delay": 8}, ValueError, "min_delay, 9.0 s, is more than max_delay"),
    ({"timing": Timing(sleep=later)}, TypeError, "timing.sleep is async"),
]


@pytest.mark.parametrize(("wrong", "raised", "message"), WRONG)
def test_wrong_arguments(wrong: Mapping[str, Any], raised: type[Exception], message: str) -> None:
    """What it cannot use is refused before anything is polled."""
    polled: list[int] = []
    arguments: dict[str, Any] = {"succeeded": bool, "timeout": 9, **wrong}

    with pytest.raises(raised) as caught:
        wait_for(lambda: polled.append(1), **arguments)

    assert message in str(caught.value)
    assert polled == []


def test_transient_errors_are_logged(refresh: Refresh, caplog: pytest.LogCaptureFixture) -> None:
    """The log of the package, with the name that was given, tells why a wait goes on."""
    steps = [JOB.error("ThrottlingException", 400), JOB.answer("COMPLETED")]

    with caplog.at_level(logging.INFO):
        wait_for(
            refresh.describe,
            succeeded=is_status("COMPLETED"),
            name="sales",
            **refresh.options(steps),
        )

    ((logger, message),) = told(caplog, logging.INFO)
    assert logger == "botoforge"
    assert message.startswith("sales: still waiting: ")
