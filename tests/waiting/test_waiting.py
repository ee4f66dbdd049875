"""Waiting for a job with the clients that are not async, and what all kinds of waiting share."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import repeat
from math import inf, isclose, nan
from random import Random
from threading import Event
from typing import IO, Any, Final

import botocore.session
import pytest
from attrs import frozen
from botocore.credentials import CredentialResolver, RefreshableCredentials
from botocore.exceptions import CredentialRetrievalError, UnauthorizedSSOTokenError
from botoforge import (
    BotoforgeError,
    JobFailedError,
    Phase,
    Response,
    Timing,
    UnknownValue,
    WaitError,
    WaitTimeoutError,
)
from botoforge.quicksight import (
    AssetBundleExportJobStatus,
    DescribeAssetBundleExportJobResponse,
    DescribeTopicRefreshResponse,
    QuickSightClient,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from support.local_aws import Answer, LocalAws, Request, Step
from support.projects import ROOT
from support.terminals import Terminal
from support.waiting_cases import JOBS, Job, Waiting, WaitingTests, each_job
from support.wire import Operation, connect, pickled


class SyncWaiting(Waiting):
    """Waits through typed clients over those of boto3."""

    def __init__(self, service: LocalAws) -> None:
        super().__init__(service)
        self.clients: dict[str, Any] = {}

    def client(self, operation: Operation) -> Any:
        """Find the typed client of an operation's service."""
        if operation.service not in self.clients:
            raw_client = connect(operation.service, self.service.endpoint_url)
            self.clients[operation.service] = operation.client(raw_client)
        return self.clients[operation.service]

    def sleep(self, seconds: float) -> None:
        """Sleep in the clock's time."""
        self.clock.sleep(seconds)

    def run(self, waiting: Any) -> Any:
        """Return what the method returned: it has finished already."""
        return waiting


@pytest.fixture(scope="module")
def waiting(no_aws_settings: None) -> Iterator[SyncWaiting]:  # noqa: ARG001 (asked for its effect)
    """Somebody who waits without asyncio."""
    with LocalAws() as service:
        waiting = SyncWaiting(service)
        yield waiting
        for client in waiting.clients.values():
            client.raw_client.close()


class TestWaiting(WaitingTests):
    """How a wait goes."""


def test_async_sleep(waiting: SyncWaiting) -> None:
    """A sleep that is async would not sleep here: it is refused before anything is sent."""
    waiting.service.play([])

    with pytest.raises(TypeError, match=r"^timing\.sleep is async, and this client is not: give"):
        waiting.wait(JOB, [], timing=Timing(sleep=asyncio.sleep))

    assert waiting.service.requests == []


# --- Credentials ----------------------------------------------------------------------------------


class RenewedWaiting(SyncWaiting):
    """Waits with credentials that have nearly expired, and have to be renewed for every call.

    Args:
        service: What the clients talk to.
        renewals: What comes of each renewal.
    """

    METHOD = "container-role"

    def __init__(self, service: LocalAws, renewals: Iterator[dict[str, str] | Exception]) -> None:
        super().__init__(service)
        self.renewals = renewals

    def load(self) -> Any:
        """Give the first credentials, as a provider of botocore does."""
        return RefreshableCredentials.create_from_metadata(
            credentials(seconds=1), refresh_using=self.renew, method=self.METHOD
        )

    def renew(self) -> dict[str, str]:
        """Give new ones."""
        renewed = next(self.renewals)
        if isinstance(renewed, Exception):
            raise renewed
        return renewed

    def client(self, operation: Operation) -> Any:
        """Make the typed client of an operation's service."""
        session: Any = botocore.session.Session()
        providers: Any = [self]
        session.register_component("credential_provider", CredentialResolver(providers))
        options = {"endpoint_url": self.service.endpoint_url, "region_name": "us-east-1"}
        raw_client = session.create_client(operation.service, **options)
        self.clients[operation.service] = operation.client(raw_client)
        return self.clients[operation.service]


def credentials(seconds: float) -> dict[str, str]:
    """Make credentials, as an endpoint gives them."""
    expires = datetime.now(timezone.utc) + timedelta(seconds=seconds)
    keys = ("access_key", "secret_key", "token")
    return {**dict.fromkeys(keys, "local"), "expiry_time": expires.isoformat()}


def renewed(waiting: SyncWaiting, *renewals: dict[str, str] | Exception) -> Any:
    """Wait while credentials are renewed like this."""
    renewing = RenewedWaiting(waiting.service, iter(renewals))
    try:
        response = renewing.wait(JOB, JOB.answers(JOB.in_progress[0], JOB.succeeded))
        assert JOB.status_in(response) == JOB.succeeded
        return list(renewing.renewals)
    finally:
        for client in renewing.clients.values():
            client.raw_client.close()


def test_credentials_that_cannot_be_renewed_just_now(waiting: SyncWaiting) -> None:
    """A wait goes on while the endpoint that gives credentials fails, or gives none."""
    failed = CredentialRetrievalError(provider="container-role", error_msg="500")
    incomplete = {"expiry_time": credentials(300)["expiry_time"]}

    assert [] == renewed(waiting, failed, incomplete, failed, credentials(9000))
    assert [] == renewed(waiting, credentials(300), failed, credentials(9000))


def test_credentials_that_somebody_has_to_renew(waiting: SyncWaiting) -> None:
    """A wait ends at once where a person has to sign in."""
    with pytest.raises(UnauthorizedSSOTokenError):
        renewed(waiting, UnauthorizedSSOTokenError(), credentials(9000))


# --- Leaving early --------------------------------------------------------------------------------


@each_job
def test_interrupted_sleep(waiting: SyncWaiting, job: Job) -> None:
    """Ctrl-C while a wait sleeps leaves at once, as it is; the client can be used on."""
    pressed = KeyboardInterrupt()

    def sleep(_: float) -> None:
        raise pressed

    with pytest.raises(KeyboardInterrupt) as caught:
        waiting.wait(job, repeat(job.answer(job.in_progress[0])), timing=Timing(sleep=sleep))

    assert caught.value is pressed
    assert (pressed.__cause__, pressed.__context__) == (None, None)
    assert len(waiting.service.requests) == 1
    assert job.status_in(waiting.wait(job, job.answers(job.succeeded))) == job.succeeded


# --- The delays -----------------------------------------------------------------------------------


class Simulation(QuickSightClient):
    """A client whose calls take simulated time, of a job that goes on for ever.

    Attributes:
        calls: When each call began and ended, in seconds since the wait began.
        drawn: Between which bounds the delays were drawn.
        slept: How long the sleeps were.
    """

    def __init__(self, raw_client: Any) -> None:
        super().__init__(raw_client)
        self.begin(Random(0), 0.0)

    def begin(self, chance: Random, longest_call: float) -> None:
        """Begin a wait."""
        self.now = 0.0
        self.chance = chance
        self.longest_call = longest_call
        self.calls: list[tuple[float, float]] = []
        self.drawn: list[tuple[float, float]] = []
        self.slept: list[float] = []

    def describe_asset_bundle_export_job(
        self,
        *,
        aws_account_id: str,
        asset_bundle_export_job_id: str,
    ) -> DescribeAssetBundleExportJobResponse:
        """Take some time, and tell that the job goes on."""
        began = self.now
        self.now += self.chance.uniform(0, self.longest_call)
        self.calls.append((began, self.now))
        return DescribeAssetBundleExportJobResponse(
            aws_account_id=aws_account_id,
            asset_bundle_export_job_id=asset_bundle_export_job_id,
            job_status=AssetBundleExportJobStatus.IN_PROGRESS,
        )

    def sleep(self, seconds: float) -> None:
        """Let simulated time pass."""
        self.slept.append(seconds)
        self.now += seconds
        assert len(self.slept) < 10_000, "the delays do not grow"

    def uniform(self, least: float, most: float) -> float:
        """Draw a delay."""
        self.drawn.append((least, most))
        return self.chance.uniform(least, most)

    def wait(self, timeout: float | timedelta, **options: Any) -> WaitTimeoutError:
        """Wait until the time is over."""
        with pytest.raises(WaitTimeoutError) as caught:
            self.wait_until_asset_bundle_export_job_succeeded(
                aws_account_id="123456789012",
                asset_bundle_export_job_id="nightly",
                timeout=timeout,
                timing=Timing(clock=lambda: self.now, sleep=self.sleep, uniform=self.uniform),
                **options,
            )
        assert len(self.calls) == caught.value.attempts
        assert self.now == caught.value.elapsed
        return caught.value


@pytest.fixture(scope="module")
def simulation() -> Iterator[Simulation]:
    """A client that takes no real time."""
    with closing(connect("quicksight", "http://127.0.0.1:1")) as raw_client:
        yield Simulation(raw_client)


@frozen(kw_only=True)
class Delays:
    """How the delays of a wait are chosen."""

    timeout: float
    initial: float
    least: float
    most: float
    longest_call: float

    def bounds(self, elapsed: float) -> tuple[float, float]:
        """Between which bounds a delay is drawn: 0.8 to 1 of a tenth of the time waited.

        But within the bounds that the caller gives, and 0 counts as a second.
        """
        shortest = max(self.least or 1.0, 0.001)
        most = max(self.most, 0.001)
        longest = min(max(elapsed / 10, shortest / 0.8), most)
        return max(longest * 0.8, min(shortest, longest)), longest


@st.composite
def delays(draw: st.DrawFn) -> Delays:
    """Choose delays, in every order of size, but no more than some hundred attempts."""
    most = draw(st.floats(0.5, 300) | st.just(1.0))
    tiny = st.floats(0, 0.01, exclude_min=True) | st.sampled_from([5e-324, 1e-300, 1e-9])
    least = draw(st.floats(0.01, most) | st.just(most) | st.just(0.0) | tiny)
    timeout = draw(st.floats(0, 12 * most) | st.just(0.0) | st.just(least))
    initial = draw(st.just(0.0) | st.floats(0, 1.5 * timeout))
    longest_call = draw(st.just(0.0) | st.floats(0, most))
    return Delays(
        timeout=timeout, initial=initial, least=least, most=most, longest_call=longest_call
    )


def close(bounds: tuple[float, float], others: tuple[float, float]) -> bool:
    """Whether two pairs of bounds are the same, but for rounding."""
    return all(map(partial(isclose, rel_tol=1e-6), bounds, others))


SIMULATIONS: Final = 50


@settings(max_examples=5_000 // SIMULATIONS, deadline=None, derandomize=True)
@given(delays=delays(), seed=st.integers(0, 2**32))
def test_delays(simulation: Simulation, delays: Delays, seed: int) -> None:
    """Delays lie within the bounds, and the last poll begins at the deadline.

    They are a tenth of the time waited, drawn from 0.8 to 1 of it. The last delay is all that
    remains. A call that lasts beyond the deadline is the last one.
    """
    chance = Random(seed)
    for _ in range(SIMULATIONS):
        simulation.begin(chance, delays.longest_call)

        simulation.wait(
            delays.timeout,
            initial_delay=delays.initial,
            min_delay=delays.least,
            max_delay=delays.most,
        )

        first, last = simulation.calls[0], simulation.calls[-1]
        assert min(delays.initial, delays.timeout) == first[0]
        assert last[0] <= delays.timeout * 1.000001
        if last[1] == last[0]:
            assert pytest.approx(delays.timeout) == last[0]
        assert last[1] >= delays.timeout * 0.999999
        assert all(ended < delays.timeout for _, ended in simulation.calls[:-1])

        gaps = [
            began - ended
            for (_, ended), (began, _) in zip(simulation.calls, simulation.calls[1:], strict=False)
        ]
        drawn = [delays.bounds(ended) for _, ended in simulation.calls[: len(gaps)]]
        assert len(gaps) == len(simulation.drawn)
        assert all(map(close, drawn, simulation.drawn))
        for gap, (shortest, longest) in zip(gaps[:-1], drawn, strict=False):
            assert 0 < shortest * 0.999999 <= gap <= longest * 1.000001
            assert min(delays.least, delays.most) * 0.999999 <= gap
        for gap, (_, longest) in zip(gaps[-1:], drawn[-1:], strict=True):
            assert 0 < gap <= (longest + delays.least) * 1.000001
        assert sum(simulation.slept) <= delays.timeout * 1.000001


def test_waits_that_begin_together_part(simulation: Simulation) -> None:
    """Hundreds of waits that begin at once do not poll in step."""
    polls: Counter[int] = Counter()
    for seed in range(400):
        simulation.begin(Random(seed), 0)
        simulation.wait(180)
        polls.update(int(began) for began, _ in simulation.calls[1:-1])

    assert max(count for second, count in polls.items() if second >= 30) < 160
    assert max(count for second, count in polls.items() if second >= 120) < 80


def test_documented_delays() -> None:
    """Table and chart in the documentation are what the rules give today."""
    command = [sys.executable, str(ROOT / "docs" / "delays.py"), "--check"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize(
    ("options", "slept"),
    [
        pytest.param({"timeout": 0}, [], id="no-time"),
        pytest.param({"timeout": 3}, [3], id="less-than-the-shortest-delay"),
        pytest.param({"timeout": 9}, [9], id="no-room-for-two-delays"),
        pytest.param({"timeout": timedelta(seconds=3)}, [3], id="timedelta"),
        pytest.param({"timeout": 7, "initial_delay": 7}, [7], id="begins-at-the-deadline"),
        pytest.param({"timeout": 7, "initial_delay": 8}, [7], id="begins-after-the-deadline"),
        pytest.param(
            {"timeout": 30, "initial_delay": timedelta(minutes=0.2)},
            [12, 5, 5, 8],
            id="begins-late",
        ),
        pytest.param(
            {"timeout": 20, "min_delay": 6, "max_delay": 6}, [6, 6, 8], id="always-the-same"
        ),
        pytest.param(
            {"timeout": timedelta(seconds=18), "min_delay": timedelta(seconds=1), "max_delay": 30},
            [*[1] * 13, 1.04, 1.1232, 1.213056, 1.623744],
            id="a-tenth",
        ),
        pytest.param({"timeout": 8, "min_delay": 0, "max_delay": 2}, [1] * 8, id="no-min"),
        pytest.param({"timeout": 0, "min_delay": 0, "max_delay": 0}, [], id="nothing"),
    ],
)
def test_delays_at_the_edges(
    waiting: SyncWaiting, options: dict[str, Any], slept: list[float]
) -> None:
    """Small time-outs, fixed delays and late beginnings; a wait asks at least once."""
    job = JOBS[0]

    error = waiting.fail(WaitTimeoutError, job, repeat(job.answer("RUNNING")), **options)

    assert pytest.approx(slept) == waiting.clock.slept
    assert pytest.approx(sum(slept)) == error.elapsed
    assert len(waiting.service.requests) == error.attempts
    assert error.attempts == len(slept) + (0 if options.get("initial_delay") else 1)


def test_slow_calls(waiting: SyncWaiting) -> None:
    """The time that calls take counts; one that returns after the deadline may still succeed."""
    job = JOBS[0]

    def slowly(status: str, seconds: float) -> Step:
        def respond(_: Request) -> Answer:
            waiting.clock.now += seconds
            return job.answer(status)

        return respond

    steps = [slowly("RUNNING", 30), slowly("RUNNING", 30), slowly("RUNNING", 30)]
    error = waiting.fail(WaitTimeoutError, job, steps, timeout=70)
    assert ([5], 2, 65.0) == (waiting.clock.slept[:1], error.attempts - 1, error.elapsed - 35)

    waiting.wait(job, [slowly("RUNNING", 30), slowly("COMPLETED", 300)], timeout=70)
    assert [5] == waiting.clock.slept


@pytest.mark.parametrize(
    "name", ["timeout", "initial_delay", "min_delay", "max_delay", "missing_for"]
)
@pytest.mark.parametrize("value", [-1, -0.001, nan, -inf, timedelta(microseconds=-1)])
def test_wrong_durations(waiting: SyncWaiting, name: str, value: Any) -> None:
    """A duration that is negative or no number is refused, by name, before anything is sent."""
    error = waiting.fail(ValueError, JOBS[0], [], **{name: value})

    assert f"{name} is " in str(error)
    assert waiting.service.requests == []


@pytest.mark.parametrize("name", ["timeout", "initial_delay", "min_delay", "max_delay"])
@pytest.mark.parametrize("value", [10**400, -(10**400)])
def test_durations_of_too_many_digits(waiting: SyncWaiting, name: str, value: int) -> None:
    """A whole number that no float can hold is refused, by name, before anything is sent."""
    error = waiting.fail(ValueError, JOBS[0], [], **{name: value})

    assert f"{name} is too long: it takes what a float can hold" == str(error)
    assert waiting.service.requests == []


@pytest.mark.parametrize("name", ["initial_delay", "min_delay"])
@pytest.mark.parametrize("value", [inf, 1e300, 10**10])
def test_delays_that_nobody_can_sleep(waiting: SyncWaiting, name: str, value: float) -> None:
    """A delay of centuries is refused; no system can sleep for so long."""
    options = {"timeout": inf, "max_delay": inf, name: value}

    error = waiting.fail(ValueError, JOBS[0], [], **options)

    assert f"{name} is {value + 0.0}: it takes 3155760000 seconds at most" == str(error)


def test_wait_without_end(waiting: SyncWaiting) -> None:
    """An endless time-out and an endless longest delay are taken: the delays grow for ever."""
    job = JOBS[0]
    steps = job.answers(*["RUNNING"] * 100, job.succeeded)

    response = waiting.wait(job, steps, timeout=inf, max_delay=inf)

    assert job.status_in(response) == job.succeeded
    assert len(waiting.clock.slept) == 100
    assert waiting.clock.slept[-1] == pytest.approx(waiting.clock.slept[-2] * 1.08)


@pytest.mark.parametrize(
    "name", ["timeout", "initial_delay", "min_delay", "max_delay", "missing_for"]
)
@pytest.mark.parametrize("value", [None, "60", "5m", []])
def test_no_durations(waiting: SyncWaiting, name: str, value: Any) -> None:
    """What is no duration at all is refused, by name, before anything is sent."""
    error = waiting.fail(TypeError, JOBS[0], [], **{name: value})

    assert f"{name} takes seconds or a timedelta, not {value!r}" == str(error)
    assert waiting.service.requests == []


def test_delays_the_wrong_way_round(waiting: SyncWaiting) -> None:
    """A shortest delay that is longer than the longest is refused, before anything is sent."""
    error = waiting.fail(ValueError, JOBS[0], [], min_delay=7, max_delay=6)

    assert str(error) == "min_delay, 7.0 s, is more than max_delay, 6.0 s"
    assert waiting.service.requests == []


# --- Errors and phases ----------------------------------------------------------------------------


def test_one_base() -> None:
    """All that tells of a wait without success has one base, below that of all our errors."""
    assert issubclass(WaitError, BotoforgeError)
    assert issubclass(JobFailedError, WaitError)
    assert issubclass(WaitTimeoutError, WaitError)
    assert {error.__module__ for error in (WaitError, JobFailedError, WaitTimeoutError)} == {
        "botoforge"
    }


def test_errors_made_by_hand() -> None:
    """The errors can be made for tests of one's own, without a response, and pickled."""
    failed = JobFailedError("ThingDone", None, "it broke")
    late = WaitTimeoutError("ThingDone", None, 1.6, 1, "")

    assert str(failed) == str(pickled(failed)) == "ThingDone: the wait has failed: it broke"
    assert (
        str(late)
        == str(pickled(late))
        == ("ThingDone: waited 2 s in 1 attempt. No success yet: wait again")
    )
    assert (pickled(failed).response, pickled(late).last_response) == (None, None)


def test_response_of_an_error_with_its_type() -> None:
    """`response_as` gives the last response, from a pickle too, and only as what it is."""
    response = DescribeAssetBundleExportJobResponse(arn="a")
    failed = JobFailedError("ThingDone", response, "it broke")
    late = WaitTimeoutError("ThingDone", response, 1.6, 1, "")

    for error in (failed, late):
        assert response is error.response_as(DescribeAssetBundleExportJobResponse)
        assert response is error.response_as(Response)
        assert response == pickled(error).response_as(DescribeAssetBundleExportJobResponse)
        with pytest.raises(TypeError) as raised:
            error.response_as(DescribeTopicRefreshResponse)
        assert (
            f"{type(error).__name__} holds a DescribeAssetBundleExportJobResponse, "
            "not a DescribeTopicRefreshResponse"
        ) == str(raised.value)


def test_no_response_of_an_error_with_its_type() -> None:
    """Where no response came, `response_as` says so, and names what was asked for."""
    failed = JobFailedError("ThingDone", None, "it broke")

    with pytest.raises(TypeError) as raised:
        failed.response_as(DescribeTopicRefreshResponse)
    assert str(raised.value) == (
        "JobFailedError holds no DescribeTopicRefreshResponse: no response has arrived; __cause__ "
        "is the error of the last attempt, if it raised one"
    )


@each_job
def test_phases(job: Job) -> None:
    """Every status has the phase that is documented; none is left out."""
    cls: Any = getattr(job.operation.package, f"{job.operation.name}Response")
    enum: Any = job.status_in(cls.from_dict(job.raw(job.succeeded))).__class__

    assert {
        **dict.fromkeys(job.in_progress, Phase.IN_PROGRESS),
        job.succeeded: Phase.SUCCEEDED,
        **dict.fromkeys(job.failed, Phase.FAILED),
    } == {status.value: status.phase for status in enum}


def test_phase_of_unknown_value() -> None:
    """What nobody knows is in no known phase."""
    assert UnknownValue("PAUSED").phase is Phase.UNKNOWN


# --- The terminal ---------------------------------------------------------------------------------

PROGRAM: Final = """
import sys
from botoforge import Timing
from botoforge.quicksight import QuickSightClient
{before}
client = QuickSightClient.connect(region_name="us-east-1", endpoint_url=sys.argv[1])
print("begins", flush=True)
response = client.wait_until_topic_refresh_completed(
    aws_account_id="123456789012", topic_id="orders", refresh_id="[bold]first",
    timeout=60, min_delay={delay}, max_delay={delay}, progress=True,
)
print(response.refresh_details.refresh_status)
"""
NO_RICH: Final = "sys.modules['rich'] = sys.modules['rich.console'] = None"
JOB: Final = JOBS[0]


def start(
    service: LocalAws,
    stderr: int | IO[bytes],
    *,
    delay: float = 60,
    before: str = "",
    terminal: str = "xterm",
) -> subprocess.Popen[str]:
    """Start a program of its own that waits."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("AWS_")}
    settings = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
    settings |= {"TERM": terminal, "PYTHON_COLORS": "0"}
    program = PROGRAM.format(delay=delay, before=before)
    return subprocess.Popen(
        [sys.executable, "-c", program, service.endpoint_url],
        env=environment | settings,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


def test_progress_on_a_terminal(waiting: SyncWaiting) -> None:
    """`progress=True` shows service, job, status and time to the next poll, and cleans up."""
    waiting.service.play(JOB.answers("INITIALIZED", "RUNNING", "Paused", "COMPLETED"))

    with Terminal() as terminal:
        program = start(waiting.service, terminal.standard_error, delay=0.45)
        shown = terminal.read()
        output, _ = program.communicate(timeout=30)

    assert (output, program.returncode) == ("begins\nCOMPLETED\n", 0)
    assert "quicksight [bold]first" in shown
    for text in "INITIALIZED", "RUNNING", "Paused", "next poll in", "0:00:01":
        assert text in shown
    assert shown.rindex("\x1b[?25l") < shown.rindex("\x1b[?25h")  # the cursor is back
    assert "\x1b[2K" in shown[shown.rindex("\n") :]  # the line is gone


def test_progress_on_a_dumb_terminal(waiting: SyncWaiting) -> None:
    """`progress=True` shows nothing where a line cannot be drawn anew, not an empty one either."""
    waiting.service.play(JOB.answers("RUNNING", "COMPLETED"))

    with Terminal() as terminal:
        program = start(waiting.service, terminal.standard_error, delay=0.1, terminal="dumb")
        shown = terminal.read()
        output, _ = program.communicate(timeout=30)

    assert output == "begins\nCOMPLETED\n"
    assert shown == ""


def test_progress_on_a_pipe(waiting: SyncWaiting) -> None:
    """`progress=True` shows nothing where standard error is no terminal."""
    waiting.service.play(JOB.answers("RUNNING", "COMPLETED"))

    program = start(waiting.service, subprocess.PIPE, delay=0.1)

    assert program.communicate(timeout=30) == ("begins\nCOMPLETED\n", "")


def test_progress_on_nothing(waiting: SyncWaiting) -> None:
    """`progress=True` shows nothing where standard error is closed, as in a daemon."""
    waiting.service.play(JOB.answers("RUNNING", "COMPLETED"))

    program = start(waiting.service, subprocess.PIPE, delay=0.1, before="sys.stderr.close()")

    assert program.communicate(timeout=30) == ("begins\nCOMPLETED\n", "")


def test_progress_without_rich(waiting: SyncWaiting) -> None:
    """Without rich, `progress=True` says what is missing, before anything is sent."""
    waiting.service.play([])

    program = start(waiting.service, subprocess.PIPE, before=NO_RICH)
    output, errors = program.communicate(timeout=30)

    assert (output, program.returncode) == ("begins\n", 1)
    assert errors.endswith(
        "ModuleNotFoundError: progress=True needs the library rich: pip install rich\n"
    )
    assert waiting.service.requests == []


@pytest.mark.parametrize("in_flight", [False, True], ids=["sleeping", "calling"])
def test_interrupt(waiting: SyncWaiting, in_flight: bool) -> None:
    """Ctrl-C ends a wait at once, asleep or in a call, and leaves the terminal as it was."""
    arrived, leave = Event(), Event()

    def respond(_: Request) -> Answer:
        arrived.set()
        if in_flight:
            leave.wait(30)
        return JOB.answer("RUNNING")

    waiting.service.play([respond])
    with Terminal() as terminal:
        program = start(waiting.service, terminal.standard_error)
        assert arrived.wait(30)
        time.sleep(0.3)  # it sleeps, or waits for the response
        began = time.monotonic()
        program.send_signal(signal.SIGINT)
        shown = terminal.read()
        output, _ = program.communicate(timeout=30)
        leave.set()

    assert time.monotonic() - began < 10
    assert ("begins\n", -signal.SIGINT) == (output, program.returncode)
    assert shown.rstrip().endswith("KeyboardInterrupt")
    assert shown.rindex("\x1b[?25l") < shown.rindex("\x1b[?25h")
