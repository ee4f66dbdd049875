"""Waiting for a job, sync or async: the jobs, what may happen to them, and what comes of it.

`WaitingTests` says once how every wait goes; the modules that collect it say how a wait is run.
The statuses stand here as the services document them. What a service sends comes from botocore's
models and moto's serializers, over a real socket; no time passes.
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import chain, repeat
from typing import Any, Final, TypeVar

import pytest
from attrs import evolve, frozen
from botocore import xform_name
from botocore.exceptions import BotoCoreError, ParamValidationError
from botoforge import (
    JobFailedError,
    Phase,
    Response,
    ServiceError,
    Timing,
    UnknownValue,
    UnreadableResponseError,
    WaitError,
    WaitTimeoutError,
)
from botoforge.dms import DescribeRefreshSchemasStatusResponse
from oracle.shapes import Path, replaced, value_at, without
from support.dictionaries import recorded_dictionaries
from support.local_aws import Answer, LocalAws, Request, Respond, Step
from support.wire import (
    OPERATIONS,
    PAGE,
    Operation,
    body_answer,
    differences,
    document,
    json_answer,
    pickled,
    sample,
    success,
)

E = TypeVar("E", bound=Exception)

# --- The jobs -------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Job:
    """A kind of job, and what its service says about one."""

    operation: Operation
    waiter: str
    status: Path
    """Where the status is."""
    in_progress: tuple[str, ...]
    succeeded: str
    failed: tuple[str, ...]
    reasons: Callable[[Any], list[str]] | None = None
    """What a raw response says about a failure; by default nothing."""
    gone: str
    """The error that says that there is no such job."""

    def __str__(self) -> str:
        return self.waiter

    @property
    def method(self) -> str:
        """The method that waits."""
        return f"wait_until_{xform_name(self.waiter)}"

    @property
    def name(self) -> str:
        """What names the job itself among the parameters."""
        return list(self.operation.arguments.values())[-1]

    @property
    def title(self) -> str:
        """How errors and the log call the wait."""
        return f"{self.waiter} {self.name}"

    @property
    def path(self) -> str:
        """The JMESPath to the status."""
        return ".".join(map(str, self.status))

    @property
    def logger(self) -> str:
        """The logger of the service."""
        return f"botoforge.{self.operation.service}"

    def raw(self, status: object) -> Any:
        """Make a raw response, every member filled, with a status."""
        return replaced(sample(self.operation.output), self.status, status)

    def answer(self, status: str) -> Answer:
        """Answer with a status."""
        return success(self.operation, self.raw(status))

    def answers(self, *statuses: str) -> list[Answer]:
        """Answer with several statuses, one after the other."""
        return [self.answer(status) for status in statuses]

    def document(self) -> Any:
        """What travels in the body of a response, as JSON."""
        return document(self.operation, self.raw(self.succeeded))

    def error(self, code: str, status: int) -> Answer:
        """Answer with an error."""
        text = json.dumps({"__type": code, "Message": f"<{code}>"}).encode()
        answer = body_answer(text, status)
        return evolve(answer, headers={**answer.headers, "x-amzn-errortype": code})

    def status_in(self, response: Response) -> Any:
        """Find the status in a typed response."""
        found: Any = response
        for step in self.status:
            found = getattr(found, xform_name(str(step)))
        return found


OPERATION: Final = {operation.name: operation for operation in OPERATIONS}

JOBS: Final = (
    Job(
        operation=OPERATION["DescribeTopicRefresh"],
        waiter="TopicRefreshCompleted",
        status=("RefreshDetails", "RefreshStatus"),
        in_progress=("INITIALIZED", "RUNNING"),
        succeeded="COMPLETED",
        failed=("FAILED", "CANCELLED"),
        gone="ResourceNotFoundException",
    ),
    Job(
        operation=OPERATION["DescribeDashboardSnapshotJob"],
        waiter="DashboardSnapshotJobCompleted",
        status=("JobStatus",),
        in_progress=("QUEUED", "RUNNING"),
        succeeded="COMPLETED",
        failed=("FAILED",),
        gone="ResourceNotFoundException",
    ),
    Job(
        operation=OPERATION["DescribeAssetBundleExportJob"],
        waiter="AssetBundleExportJobSucceeded",
        status=("JobStatus",),
        in_progress=("QUEUED_FOR_IMMEDIATE_EXECUTION", "IN_PROGRESS"),
        succeeded="SUCCESSFUL",
        failed=("FAILED",),
        reasons=lambda raw: [error["Message"] for error in raw["Errors"]],
        gone="ResourceNotFoundException",
    ),
    Job(
        operation=OPERATION["DescribeRefreshSchemasStatus"],
        waiter="RefreshSchemasSucceeded",
        status=("RefreshSchemasStatus", "Status"),
        in_progress=("refreshing",),
        succeeded="successful",
        failed=("failed",),
        reasons=lambda raw: [raw["RefreshSchemasStatus"]["LastFailureMessage"]],
        gone="ResourceNotFoundFault",
    ),
    Job(
        operation=OPERATION["GetMaterializedViewRefreshTaskRun"],
        waiter="MaterializedViewRefreshTaskRunSucceeded",
        status=("MaterializedViewRefreshTaskRun", "Status"),
        in_progress=("STARTING", "RUNNING"),
        succeeded="SUCCEEDED",
        failed=("FAILED", "STOPPED"),
        reasons=lambda raw: [raw["MaterializedViewRefreshTaskRun"]["ErrorMessage"]],
        gone="EntityNotFoundException",
    ),
)

each_job = pytest.mark.parametrize("job", JOBS, ids=str)
each_failure = pytest.mark.parametrize(
    ("job", "status"),
    [pytest.param(job, status, id=f"{job}-{status}") for job in JOBS for status in job.failed],
)

# --- The service ----------------------------------------------------------------------------------


def reset_connection(_: Request) -> None:
    """Let the connection be reset."""


def close_connection(_: Request) -> Answer:
    """Let the connection be closed with no response."""
    raise ConnectionAbortedError


def cut_short(_: Request) -> Answer:
    """Let the connection be closed in the middle of the response."""
    return Answer(headers={"Content-Length": "1000", "Connection": "close"}, body=b'{"RefreshDeta')


# --- Who waits ------------------------------------------------------------------------------------


class Clock:
    """A time that passes by being slept through, and a chance that always takes the least."""

    def __init__(self) -> None:
        self.now = 1_000_000.25
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let some time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def timing(self, sleep: Callable[[float], object]) -> Timing:
        """What to give to a wait.

        Args:
            sleep: Sleeps in this time, as the client wants it.
        """
        return Timing(clock=lambda: self.now, sleep=sleep, uniform=lambda least, _: least)


class Waiting(ABC):
    """Waits through typed clients of one kind.

    Attributes:
        service: What they talk to.
        clock: The time of the last wait.
    """

    def __init__(self, service: LocalAws) -> None:
        self.service = service
        self.clock = Clock()

    @abstractmethod
    def client(self, operation: Operation) -> Any:
        """Find the typed client of an operation's service."""

    @abstractmethod
    def sleep(self, seconds: float) -> object:
        """Sleep in the clock's time, as the client wants it."""

    @abstractmethod
    def run(self, waiting: Any) -> Any:
        """Finish what a method of the client has begun, and return what it returns."""

    def begin(self, job: Job, steps: Iterable[Step], **options: Any) -> Any:
        """Call the method that waits.

        Args:
            job: The job.
            steps: What the service does.
            **options: The keywords of the wait that are not as always.
        """
        self.clock = Clock()
        self.service.play(steps)
        method = getattr(self.client(job.operation), job.method)
        timing = self.clock.timing(self.sleep)
        return method(**{"timeout": 600, "timing": timing, **job.operation.arguments, **options})

    def wait(self, job: Job, steps: Iterable[Step], **options: Any) -> Any:
        """Wait for a job; the arguments are those of `begin`."""
        return self.run(self.begin(job, steps, **options))

    def fail(self, expected: type[E], job: Job, steps: Iterable[Step], **options: Any) -> E:
        """Wait for a job, and catch what is raised."""
        with pytest.raises(expected) as caught:
            self.wait(job, steps, **options)
        return caught.value


def counts(error: WaitError) -> list[tuple[str, int, float]]:
    """What an error tells of the statuses that were seen: each with its count and first time."""
    return [(each.status, each.count, each.first) for each in error.seen]


def told(caplog: pytest.LogCaptureFixture, level: int = logging.WARNING) -> list[tuple[str, str]]:
    """What the log says that needs a person, and which logger says it."""
    return [
        (record.name, record.getMessage()) for record in caplog.records if record.levelno >= level
    ]


async def later(*_: object) -> bool:
    """Answer when it is awaited."""
    return False


class Later:
    """What answers when it is awaited."""

    async def __call__(self, *_: object) -> bool:
        """Answer."""
        return False

    async def later(self, *_: object) -> bool:
        """Answer."""
        return False


# --- How a wait goes ------------------------------------------------------------------------------


class WaitingTests:
    """What holds for every job and every kind of client; a fixture `waiting` says which kind."""

    @each_job
    def test_success(self, waiting: Waiting, job: Job, caplog: pytest.LogCaptureFixture) -> None:
        """The wait returns the response that tells of the success, typed and whole."""
        response = waiting.wait(job, job.answers(*job.in_progress, job.succeeded, "LATER"))

        assert list(differences(response, job.operation.output, job.raw(job.succeeded))) == []
        assert Phase.SUCCEEDED is job.status_in(response).phase
        assert len(job.in_progress) + 1 == len(waiting.service.requests)
        assert [5, 5][: len(job.in_progress)] == waiting.clock.slept
        assert told(caplog) == []

    @each_job
    def test_requests(self, waiting: Waiting, job: Job) -> None:
        """Every poll asks the same, and about the job that was named."""
        waiting.wait(job, job.answers(*job.in_progress, job.succeeded))

        asked = {(request.target, request.body) for request in waiting.service.requests}
        ((path, body),) = asked
        for value in job.operation.arguments.values():
            assert value in path + body.decode()

    @each_failure
    def test_failure(self, waiting: Waiting, job: Job, status: str) -> None:
        """A failure is raised with the typed response and the reason, as far as there is one."""
        error = waiting.fail(JobFailedError, job, job.answers(job.in_progress[0], status, "LATER"))

        raw = job.raw(status)
        reason = "; ".join(job.reasons(raw)) if job.reasons else f"{job.path} is {status}"
        assert error.response is not None
        assert list(differences(error.response, job.operation.output, raw)) == []
        assert (job.waiter, job.name, reason) == (error.waiter_name, error.job, error.reason)
        assert [(job.in_progress[0], 1, 0.0), (status, 1, 5.0)] == counts(error)
        assert (
            f"{job.title}: the job has failed: {reason} "
            f"(seen: {job.in_progress[0]} from 0 s, {status} from 5 s)" == str(error)
        )
        assert (error.__cause__, error.__context__) == (None, None)
        assert len(waiting.service.requests) == 2

    @each_job
    def test_no_dictionary(self, waiting: Waiting, job: Job) -> None:
        """A wait looks at typed responses: it asks for botocore's dictionary of none."""
        answers = job.answers(*job.in_progress, "OF_TOMORROW", job.failed[0])
        with recorded_dictionaries(Response) as asked:
            waiting.fail(JobFailedError, job, answers)
            assert [] == asked

    @each_failure
    def test_failure_without_reason(self, waiting: Waiting, job: Job, status: str) -> None:
        """A failure of which the service says nothing else is explained by its status."""
        raw = without(job.raw(status), job.status)
        for site in (job.status[:-1], ()):
            for name in list(value_at(raw, site)):
                if name not in job.status:
                    del value_at(raw, site)[name]
        value_at(raw, job.status[:-1])[job.status[-1]] = status

        error = waiting.fail(JobFailedError, job, [success(job.operation, raw)])

        assert f"{job.path} is {status}" == error.reason

    @each_job
    def test_unknown_status(
        self, waiting: Waiting, job: Job, caplog: pytest.LogCaptureFixture
    ) -> None:
        """The wait goes on through an unknown status, and logs one warning."""
        polled: list[Any] = []

        def on_poll(response: Response, _: float) -> None:
            polled.append(job.status_in(response))

        first, last = job.in_progress[0], job.in_progress[-1]
        answers = job.answers(first, "Paused", "Paused", last, "Paused", job.succeeded)
        response = waiting.wait(job, answers, on_poll=on_poll)

        warning = f"{job.title}: unknown status 'Paused', still waiting"
        assert [(job.logger, warning)] == told(caplog)
        assert job.status_in(response) == job.succeeded
        assert (polled[1], polled[1].phase) == (UnknownValue("Paused"), Phase.UNKNOWN)
        assert len(polled) == 6

    @each_job
    def test_no_status(self, waiting: Waiting, job: Job, caplog: pytest.LogCaptureFixture) -> None:
        """The wait goes on where the status is missing, null or of a wrong type."""
        answer = job.document()
        nothing = without(answer, job.status), replaced(answer, job.status, None)
        wrong = replaced(answer, job.status, 7), replaced(answer, job.status, [job.succeeded])

        waiting.wait(job, [json_answer(body) for body in (*nothing, *wrong, answer)])

        assert len(waiting.service.requests) == 5
        assert told(caplog) != []

    @each_job
    def test_throttling(self, waiting: Waiting, job: Job, caplog: pytest.LogCaptureFixture) -> None:
        """The wait goes on through throttling, and nobody is warned."""
        caplog.set_level(logging.INFO, "botoforge")
        throttled = [
            job.error("ThrottlingException", 400),
            job.error("TooManyRequestsException", 429),
        ]

        response = waiting.wait(job, [*throttled, *job.answers(job.in_progress[0], job.succeeded)])

        assert job.status_in(response) == job.succeeded
        assert [5, 5, 5] == waiting.clock.slept
        assert told(caplog) == []
        assert [job.logger] * 2 == [name for name, _ in told(caplog, logging.INFO)]

    @each_job
    @pytest.mark.parametrize(
        "broken", [reset_connection, close_connection, cut_short], ids=lambda step: step.__name__
    )
    def test_connection(self, waiting: Waiting, job: Job, broken: Respond) -> None:
        """The wait goes on when the connection ends instead of a response."""
        response = waiting.wait(job, [broken, broken, job.answer(job.succeeded)])

        assert job.status_in(response) == job.succeeded
        assert len(waiting.service.requests) == 3

    @each_job
    @pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
    def test_server_error(self, waiting: Waiting, job: Job, status: int) -> None:
        """The wait goes on through errors of the server, also those that are mere pages."""
        page = body_answer(PAGE, status)

        response = waiting.wait(job, [page, page, job.answer(job.succeeded)])

        assert job.status_in(response) == job.succeeded
        assert len(waiting.service.requests) == 3

    @each_job
    def test_deadline(self, waiting: Waiting, job: Job) -> None:
        """The last poll falls at the deadline; what is raised tells how far the job is."""
        status = job.in_progress[-1]
        error = waiting.fail(
            WaitTimeoutError, job, repeat(job.answer(status)), timeout=timedelta(seconds=100)
        )

        assert error.last_response is not None
        assert list(differences(error.last_response, job.operation.output, job.raw(status))) == []
        assert [5] * 13 == waiting.clock.slept[:13]
        assert sum(waiting.clock.slept) == pytest.approx(100)
        assert error.elapsed == pytest.approx(100)
        assert (19, status) == (error.attempts, error.status)
        assert len(waiting.service.requests) == 19
        assert (job.waiter, job.name, "") == (error.waiter_name, error.job, error.trouble)
        assert (
            f"{job.title}: waited 100 s in 19 attempts. The job is still running ({status}): "
            f"wait for it again, do not restart it (seen: {status} x19 from 0 s)" == str(error)
        )
        assert (error.__cause__, error.__context__) == (None, None)

    @each_job
    def test_deadline_in_trouble(self, waiting: Waiting, job: Job) -> None:
        """Where the last poll has failed, the deadline tells what was known before, and why."""
        steps = chain([job.answer(job.in_progress[0])], repeat(job.error("SlowDown", 503)))

        error = waiting.fail(WaitTimeoutError, job, steps, timeout=15)

        assert error.last_response is not None
        assert job.in_progress[0] == job.status_in(error.last_response) == error.status
        assert isinstance(error.__cause__, job.operation.base_error)
        assert str(error.__cause__) == error.trouble
        assert (
            f"{job.title}: waited 15 s in 3 attempts. The job may still be running "
            f"({error.status}): wait for it again, do not restart it. "
            f"At the last attempt: {error.__cause__}" == str(error)
        )

    @each_job
    def test_deadline_without_answer(self, waiting: Waiting, job: Job) -> None:
        """Where nothing has answered at all, the deadline says so."""
        error = waiting.fail(WaitTimeoutError, job, repeat(close_connection), timeout=0)

        assert (None, 1, "") == (error.last_response, error.attempts, error.status)
        assert isinstance(error.__cause__, BotoCoreError)
        assert (
            f"{job.title}: waited 0 s in 1 attempt. The job may still be running: wait for it "
            f"again, do not restart it. At the last attempt: {error.__cause__}" == str(error)
        )

    @each_job
    def test_deadline_of_unknown_status(self, waiting: Waiting, job: Job) -> None:
        """A deadline does not claim that a job runs whose status is unknown."""
        error = waiting.fail(WaitTimeoutError, job, repeat(job.answer("Paused")), timeout=1)

        assert ("Paused", "unknown status 'Paused'") == (error.status, error.trouble)
        assert "may still be running (Paused)" in str(error)

    @each_job
    def test_deadline_without_status(self, waiting: Waiting, job: Job) -> None:
        """A deadline does not claim that a job runs of which the last response has no status."""
        steps = chain([job.answer(job.in_progress[0])], repeat(body_answer(b"{}")))

        error = waiting.fail(WaitTimeoutError, job, steps, timeout=15)

        assert ("", "the response has no status") == (error.status, error.trouble)
        assert "The job may still be running: wait for it again" in str(error)

    @each_job
    def test_final_error(self, waiting: Waiting, job: Job) -> None:
        """An error that will not pass is raised at once, as the call itself raises it."""
        error = waiting.fail(
            job.operation.base_error,
            job,
            [job.answer(job.in_progress[0]), job.error(job.gone, 400), job.answer(job.succeeded)],
        )

        assert isinstance(error, getattr(job.operation.package, job.gone))
        assert isinstance(error, ServiceError)
        assert f"<{job.gone}>" == error.message
        assert not isinstance(error, WaitError)
        assert len(waiting.service.requests) == 2

    @each_job
    def test_unreadable_answer(self, waiting: Waiting, job: Job) -> None:
        """What is not a response of the service is raised at once, and is no failure of the job."""
        error = waiting.fail(
            UnreadableResponseError, job, [body_answer(PAGE), job.answer(job.succeeded)]
        )

        assert not isinstance(error, WaitError)
        assert len(waiting.service.requests) == 1

    @each_job
    def test_wrong_call(self, waiting: Waiting, job: Job) -> None:
        """A parameter that botocore refuses is refused at once, and nothing is sent."""
        wrong: Any = {next(iter(job.operation.arguments)): 7}

        waiting.fail(ParamValidationError, job, job.answers(job.succeeded), **wrong)

        assert waiting.service.requests == []

    @each_job
    def test_callback_raises(self, waiting: Waiting, job: Job) -> None:
        """What `on_poll` and `accept` raise ends the wait, unchanged."""
        raised = ConnectionError("of the callback")

        def fail(*_: object) -> bool:
            raise raised

        for keyword in "on_poll", "accept":
            error = waiting.fail(
                ConnectionError, job, repeat(job.answer(job.succeeded)), **{keyword: fail}
            )

            assert error is raised
            assert len(waiting.service.requests) == 1

    @each_job
    def test_on_poll(self, waiting: Waiting, job: Job) -> None:
        """`on_poll` is told of every response, also the last, and of the time; not of errors."""
        polled: list[tuple[str, float]] = []

        def on_poll(response: Response, elapsed: float) -> None:
            polled.append((job.status_in(response), elapsed))

        steps = [
            job.error("ThrottlingException", 400),
            *job.answers(job.in_progress[0], job.failed[0]),
        ]

        waiting.fail(JobFailedError, job, steps, initial_delay=2, on_poll=on_poll)

        assert [(job.in_progress[0], 7.0), (job.failed[0], 12.0)] == polled

    def test_accept(self, waiting: Waiting) -> None:
        """`accept` refuses how the run before has ended; a run in progress is not shown to it."""
        job = next(job for job in JOBS if job.waiter == "RefreshSchemasSucceeded")
        begun = datetime(2031, 2, 3, tzinfo=timezone.utc)
        date = ("RefreshSchemasStatus", "LastRefreshDate")
        before, after = (
            {
                status: success(job.operation, replaced(job.raw(status), date, begun + passed))
                for status in ("successful", "failed", "refreshing")
            }
            for passed in (timedelta(hours=-1), timedelta(hours=1))
        )
        shown: list[tuple[str, bool]] = []

        def accept(response: DescribeRefreshSchemasStatusResponse) -> bool:
            """Refuse what is older than this run."""
            status = response.refresh_schemas_status
            assert status is not None
            assert status.last_refresh_date is not None
            accepted = status.last_refresh_date >= begun
            shown.append((str(status.status), accepted))
            return accepted

        stale = [before["failed"], before["successful"], before["refreshing"]]
        waiting.wait(job, [*stale, after["successful"]], accept=accept)

        assert [("failed", False), ("successful", False), ("successful", True)] == shown
        assert len(waiting.service.requests) == 4

        error = waiting.fail(
            WaitTimeoutError, job, repeat(before["successful"]), accept=accept, timeout=1
        )
        assert ("successful", "the final response was not accepted") == (
            error.status,
            error.trouble,
        )
        assert "may still be running (successful)" in str(error)

        waiting.fail(JobFailedError, job, [before["failed"], after["failed"]], accept=accept)

    @pytest.mark.parametrize("keyword", ["on_poll", "accept"])
    @pytest.mark.parametrize(
        "callback",
        [later, partial(later), Later(), Later().later],
        ids=["function", "partial", "object", "method"],
    )
    def test_async_callbacks(self, waiting: Waiting, keyword: str, callback: object) -> None:
        """An async `on_poll` or `accept`, which nobody would await, is refused at once."""
        error = waiting.fail(TypeError, JOBS[0], [], **{keyword: callback})

        assert str(error).startswith(f"{keyword} is async, and no wait awaits it: give a plain ")
        assert waiting.service.requests == []

    @pytest.mark.parametrize("keyword", ["on_poll", "accept"])
    def test_coroutines_of_callbacks(self, waiting: Waiting, keyword: str) -> None:
        """So is a coroutine that `on_poll` or `accept` returns, as soon as it does."""
        job = JOBS[0]

        def callback(*told: object) -> object:
            """Call what is async, and do not await it."""
            return later(*told)

        error = waiting.fail(TypeError, job, job.answers(job.succeeded), **{keyword: callback})

        assert str(error).startswith(f"{keyword} is async")

    @each_job
    def test_errors_travel(self, waiting: Waiting, job: Job) -> None:
        """What a wait raises can be pickled, with all that it tells."""
        failed = waiting.fail(JobFailedError, job, job.answers(job.failed[0]))
        late = waiting.fail(WaitTimeoutError, job, job.answers(job.in_progress[0]), timeout=0)

        for error in failed, late:
            copy = pickled(error)
            assert type(copy) is type(error)
            assert (str(error), vars(error)) == (str(copy), vars(copy))

    @each_job
    def test_wait_again(self, waiting: Waiting, job: Job) -> None:
        """After a deadline the same client waits on."""
        waiting.fail(WaitTimeoutError, job, job.answers(job.in_progress[0]), timeout=0)

        response = waiting.wait(job, job.answers(job.in_progress[-1], job.succeeded))

        assert job.status_in(response) == job.succeeded

    # --- What is missing at first, or not certain yet ---

    @each_job
    def test_missing_at_first(self, waiting: Waiting, job: Job) -> None:
        """Right after the start, that there is no such job is not final, if the caller says so."""
        steps = [*[job.error(job.gone, 400)] * 2, *job.answers(job.in_progress[0], job.succeeded)]

        response = waiting.wait(job, steps, missing_for=timedelta(seconds=6))

        assert job.status_in(response) == job.succeeded
        assert len(waiting.service.requests) == 4

    @each_job
    def test_missing_too_long(self, waiting: Waiting, job: Job) -> None:
        """Later it is final: the error is raised as the call itself raises it."""
        steps = [job.error(job.gone, 400)] * 4

        error = waiting.fail(job.operation.base_error, job, steps, missing_for=10)

        assert isinstance(error, getattr(job.operation.package, job.gone))
        assert sum(waiting.clock.slept) == 10.0
        assert len(waiting.service.requests) == 3

    def test_other_errors_are_final(self, waiting: Waiting) -> None:
        """Only that there is no such job is excused, no other error."""
        job = JOBS[0]

        error = waiting.fail(
            ServiceError, job, [job.error("AccessDeniedException", 403)], missing_for=60
        )

        assert error.code == "AccessDeniedException"

    def test_missing_at_the_deadline(self, waiting: Waiting) -> None:
        """At the deadline the error is the cause, and tells that nothing was seen."""
        job = JOBS[0]
        steps = repeat(job.error(job.gone, 400))

        error = waiting.fail(WaitTimeoutError, job, steps, missing_for=60, timeout=20)

        assert (error.attempts, error.seen) == (4, ())
        assert isinstance(error.__cause__, ServiceError)
        assert error.__cause__.code == job.gone

    @each_job
    def test_confirmed(self, waiting: Waiting, job: Job) -> None:
        """A wait can ask for several successes in a row; what comes between begins anew."""
        busy, done = job.answer(job.in_progress[0]), job.answer(job.succeeded)
        steps = [done, busy, done, job.error("ThrottlingException", 400), done, done, busy]

        waiting.wait(job, steps, confirm=3)

        assert len(waiting.service.requests) == 6

    def test_not_confirmed_in_time(self, waiting: Waiting) -> None:
        """The deadline tells how many successes there were; a failure needs no second one."""
        job = JOBS[0]
        steps = job.answers(*[job.succeeded] * 3)

        error = waiting.fail(WaitTimeoutError, job, steps, confirm=4, timeout=10)

        assert error.trouble == "success 2 of 4 in a row"
        assert f"may still be running ({job.succeeded})" in str(error)
        waiting.fail(JobFailedError, job, job.answers(job.succeeded, job.failed[0]), confirm=4)

    @pytest.mark.parametrize(
        ("value", "raised", "message"),
        [
            (0, ValueError, "confirm is 0: it takes 1 or more"),
            (-2, ValueError, "confirm is -2: it takes 1 or more"),
            (2.0, TypeError, "confirm takes an int, not 2.0"),
            (True, TypeError, "confirm takes an int, not True"),
            (None, TypeError, "confirm takes an int, not None"),
        ],
    )
    def test_no_counts(
        self, waiting: Waiting, value: object, raised: type[Exception], message: str
    ) -> None:
        """What is no number of times is refused before anything is sent."""
        error = waiting.fail(raised, JOBS[0], [], confirm=value)

        assert message == str(error)
        assert waiting.service.requests == []

    # --- What was seen ---

    @each_job
    def test_seen(self, waiting: Waiting, job: Job) -> None:
        """They count each status, in the order of their first responses, errors not at all."""
        first, second = job.in_progress[0], "Paused"
        steps = [
            *job.answers(first, second, second, first),
            job.error("ThrottlingException", 400),
            body_answer(b"{}"),
            job.answer(job.failed[0]),
        ]

        error = waiting.fail(JobFailedError, job, steps)

        assert [
            (first, 2, 0.0),
            (second, 2, 5.0),
            ("", 1, 25.0),
            (job.failed[0], 1, 30.0),
        ] == counts(error)
        assert str(error).endswith(
            f"(seen: {first} x2 from 0 s, {second} x2 from 5 s, no status from 25 s, "
            f"{job.failed[0]} from 30 s)"
        )

    def test_many_statuses(self, waiting: Waiting) -> None:
        """A message stays short, on one line; the error has all of it."""
        job = JOBS[0]
        statuses = [*(f"Step{number}" for number in range(9)), "x" * 99, "two\nlines"]

        error = waiting.fail(JobFailedError, job, job.answers(*statuses, job.failed[0]))

        assert [each.status for each in error.seen] == [*statuses, job.failed[0]]
        assert str(error).endswith(
            f"(seen: ..., Step8 from 40 s, {'x' * 57}... from 45 s, two lines from 50 s, "
            f"{job.failed[0]} from 55 s)"
        )
