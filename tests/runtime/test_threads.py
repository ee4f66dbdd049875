"""One client for many threads, and what it gives on its way through other processes.

Every call goes over a real socket to a server that says which call it answers.
"""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from copy import copy, deepcopy
from importlib import import_module
from pathlib import Path
from threading import Barrier
from typing import Any, Final, TypeVar

import pytest
from botoforge import (
    BotoforgeError,
    JobFailedError,
    ServiceError,
    UnknownValue,
    UnreadableResponseError,
    WaitError,
    WaitTimeoutError,
)
from botoforge._runtime import client, structures
from botoforge._runtime.wire import responses
from botoforge.quicksight import (
    DescribeTopicRefreshResponse,
    QuickSightClient,
    ThrottlingException,
)
from botoforge.testing import AwsServer
from support.echoes import ACCOUNT, KINDS, THREADS, respond
from support.projects import PROGRAMS, made_package

T = TypeVar("T")

FORKED: Final = PROGRAMS / "forked.py"

pytestmark = pytest.mark.usefixtures("no_aws_settings")


@pytest.fixture(scope="module")
def aws(no_aws_settings: None) -> Iterator[AwsServer]:  # noqa: ARG001 (asked for its effect)
    """A server that echoes names."""
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer(respond)
        aws.when(QuickSightClient.describe_asset_bundle_export_job).answer(respond)
        yield aws


def connect(aws: AwsServer) -> QuickSightClient:
    """Make a client that tries once."""
    retries = {"total_max_attempts": 1}
    return QuickSightClient.connect(**aws.options(retries=retries, max_pool_connections=THREADS))


@pytest.fixture
def quicksight(aws: AwsServer) -> Iterator[QuickSightClient]:
    """A client that nobody has used yet."""
    made = connect(aws)
    yield made
    made.raw_client.close()


@pytest.fixture(scope="module")
def used(aws: AwsServer) -> Iterator[QuickSightClient]:
    """A client of many tests."""
    made = connect(aws)
    yield made
    made.raw_client.close()


def refresh(quicksight: QuickSightClient, name: str) -> DescribeTopicRefreshResponse:
    """Ask for a refresh."""
    return quicksight.describe_topic_refresh(
        aws_account_id=ACCOUNT, topic_id=name, refresh_id="first"
    )


# --- Threads --------------------------------------------------------------------------------------


def topic_outcome(quicksight: QuickSightClient, name: str) -> tuple[str, str | None]:
    """Ask for a refresh: tell what kind of answer came, and for which name."""
    response = refresh(quicksight, name)
    assert response.response_metadata.request_id == name
    details = response.refresh_details
    assert details is not None
    if response.member_errors:
        return "bad", details.refresh_arn
    unknown = isinstance(details.refresh_status, UnknownValue)
    return "unknown" if unknown else "good", details.refresh_arn


def export_outcome(quicksight: QuickSightClient, name: str) -> tuple[str, str | None]:
    """Ask for an export: tell what kind of answer came, and for which name."""
    response = quicksight.describe_asset_bundle_export_job(
        aws_account_id=ACCOUNT, asset_bundle_export_job_id=name
    )
    assert response.response_metadata.request_id == name
    if response.member_errors:
        return "bad", response.arn
    unknown = isinstance(response.job_status, UnknownValue)
    return "unknown" if unknown else "good", response.arn


def outcome(
    quicksight: QuickSightClient, name: str, raised: list[type[ServiceError]]
) -> tuple[str, str | None]:
    """Call one operation or the other."""
    call = topic_outcome if name.endswith(("0", "2", "4")) else export_outcome
    try:
        return call(quicksight, name)
    except UnreadableResponseError as error:
        return "html", error.request_id
    except ServiceError as error:
        raised.append(type(error))
        if error.code == "502":
            return "list", error.request_id
        if not isinstance(error, ThrottlingException):
            return "surprise", error.message
        is_raw = isinstance(error, quicksight.raw_client.exceptions.ThrottlingException)
        return "error" if is_raw else "only ours", error.message


def call_from_threads(quicksight: QuickSightClient) -> None:
    """Call from many threads that begin together: each has to get what is meant for it."""
    together = Barrier(THREADS)
    raised: list[type[ServiceError]] = []

    def work(thread: int) -> None:
        names = [f"{KINDS[(thread + n) % len(KINDS)]}-{thread}-{n}" for n in range(12)]
        expected = [(name.partition("-")[0], name) for name in names]
        together.wait(30)
        assert expected == [outcome(quicksight, name, raised) for name in names]

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    assert sorted(cls.__name__ for cls in set(raised)) == ["QuickSightError", "ThrottlingException"]


def test_threads_share_a_client(quicksight: QuickSightClient) -> None:
    """Threads that share a client each get their own answer, and all of them the same classes."""
    call_from_threads(quicksight)


def test_threads_raise_first(quicksight: QuickSightClient) -> None:
    """Threads whose first errors come together raise one class, which old handlers know."""

    def raise_one(thread: int) -> ServiceError:
        error = caught(lambda: refresh(quicksight, f"together-{thread}"))
        assert isinstance(error, ServiceError)
        assert error.message == f"together-{thread}"
        return error

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            errors = list(pool.map(raise_one, range(THREADS)))
    finally:
        sys.setswitchinterval(before)

    assert len({type(error) for error in errors}) == 1
    assert isinstance(errors[0], quicksight.raw_client.exceptions.ThrottlingException)


class SharedByAll:
    """A context variable that is none: what one thread sets, all of them see."""

    value: object = None

    def get(self) -> object:
        """Tell what was set last."""
        return self.value

    def set(self, value: object) -> object:
        """Set it for everybody."""
        before, self.value = self.value, value
        return before

    def reset(self, before: object) -> None:
        """Set it back."""
        self.value = before


class ForgetsTheCode(dict[object, Any]):
    """A cache of classes that gives every error the class of the first."""

    def get(self, _key: object, default: Any = None) -> Any:
        """Find any class."""
        return next(iter(self.values()), default)


class RemembersNothing(dict[object, Any]):
    """A cache of classes in which each thread gets its own."""

    def get(self, _key: object, default: Any = None) -> Any:
        """Find nothing."""
        return default

    def setdefault(self, _key: object, default: Any = None) -> Any:
        """Keep nothing."""
        return default


def share_the_call(_quicksight: QuickSightClient, patch: pytest.MonkeyPatch) -> None:
    """Keep the call that is going on in one place for all threads."""
    shared = SharedByAll()
    patch.setattr(client, "current_call", shared)
    patch.setattr(responses, "current_call", shared)


def forget_the_code(quicksight: QuickSightClient, patch: pytest.MonkeyPatch) -> None:
    """Key the classes of errors wrongly."""
    patch.setattr(quicksight, "_combined_classes", ForgetsTheCode())


def remember_nothing(quicksight: QuickSightClient, patch: pytest.MonkeyPatch) -> None:
    """Make a class for each error."""
    patch.setattr(quicksight, "_combined_classes", RemembersNothing())


@pytest.mark.parametrize("mutate", [share_the_call, forget_the_code, remember_nothing])
def test_broken_client_is_caught(
    quicksight: QuickSightClient,
    monkeypatch: pytest.MonkeyPatch,
    mutate: Callable[[QuickSightClient, pytest.MonkeyPatch], None],
) -> None:
    """A client whose threads get in each other's way does not pass."""
    mutate(quicksight, monkeypatch)

    with pytest.raises(Exception):  # noqa: B017, PT011 (whatever comes of a wrong answer)
        call_from_threads(quicksight)


def test_threads_wait(quicksight: QuickSightClient) -> None:
    """Waits in many threads each end with their own job, however that ends."""
    together = Barrier(THREADS)

    def wait(thread: int) -> tuple[str, str]:
        name = f"{('failed', 'good')[thread % 2]}-{thread}"
        together.wait(30)
        with pytest.raises((JobFailedError, WaitTimeoutError)) as caught:
            quicksight.wait_until_topic_refresh_completed(
                aws_account_id=ACCOUNT,
                topic_id=name,
                refresh_id="first",
                timeout=0.05,
                progress=True,
            )
        error: Any = caught.value
        response = error.response if thread % 2 == 0 else error.last_response
        assert response.refresh_details.refresh_arn == name
        return type(error).__name__, error.job

    with ThreadPoolExecutor(THREADS) as pool:
        ended = list(pool.map(wait, range(THREADS)))

    kinds = ("JobFailedError", "WaitTimeoutError")
    assert [kinds[thread % 2] for thread in range(THREADS)] == [kind for kind, _ in ended]
    assert all(job.endswith("first") for _, job in ended)


IMPORTS: Final = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
together = threading.Barrier(32)
def load(thread):
    together.wait()
    for service in ("quicksight", "glue", "dms")[thread % 3:]:
        package = __import__("botoforge", fromlist=[service])
        module = __import__(f"botoforge.{service}", fromlist=["x"])
        names = sorted(module.__all__)
        for name in names[thread:] + names[:thread]:
            found = getattr(module, name)
            known = getattr(found, "__name__", name)  # a waiter has none
            assert known == name or (found is str and name.endswith("Literal"))
            getattr(found, "__shape__", None)
    return True
sys.setswitchinterval(1e-5)
with ThreadPoolExecutor(32) as pool:
    assert all(pool.map(load, range(32)))
"""


def test_threads_import() -> None:
    """Threads that are the first to import a package find it whole, and none waits for ever."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORTS],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")


# --- Other processes ------------------------------------------------------------------------------


def caught(call: Callable[[], object]) -> BotoforgeError:
    """Call what fails, and take the error."""
    try:
        call()
    except BotoforgeError as error:
        return error
    raise AssertionError("nothing is raised")


def wait(quicksight: QuickSightClient, name: str) -> object:
    """Wait for a refresh, not long."""
    return quicksight.wait_until_topic_refresh_completed(
        aws_account_id=ACCOUNT, topic_id=name, refresh_id="first", timeout=0
    )


FAILURES: Final[dict[str, Callable[[QuickSightClient], object]]] = {
    "ThrottlingException": lambda quicksight: refresh(quicksight, "error-1"),
    "QuickSightError": lambda quicksight: refresh(quicksight, "surprise-1"),
    "UnreadableResponseError": lambda quicksight: refresh(quicksight, "html-1"),
    "JobFailedError": lambda quicksight: wait(quicksight, "failed-1"),
    "WaitTimeoutError": lambda quicksight: wait(quicksight, "good-1"),
    "MemberError": lambda quicksight: refresh(quicksight, "bad-1").refresh_details.refresh_status,  # type: ignore[union-attr]  # the answer has them
}
"""Every kind of exception, by the name of its public class, and what raises it."""


def fail(options: dict[str, Any], name: str) -> object:
    """Raise one of the exceptions, by a call to the server: the work of another process."""
    return FAILURES[name](QuickSightClient.connect(**options))


def look(value: T) -> tuple[str, T]:
    """Give a value back, and tell what its class is here: the work of another process."""
    return f"{type(value).__module__}.{type(value).__qualname__}", value


def send_through(processes: ProcessPoolExecutor, value: T) -> T:
    """Send a value to another process and back; its class has to be the public one there."""
    there, back = processes.submit(look, value).result(60)
    assert there.startswith("botoforge.")
    assert there.endswith(f".{type(value).__name__}")
    assert type(back).__name__ == type(value).__name__
    same_kind: T = back
    return same_kind


def told(error: BotoforgeError) -> tuple[object, ...]:
    """Tell all that an exception says."""
    kept = {name: value for name, value in vars(error).items() if not name.startswith("__")}
    if isinstance(error, WaitError):  # when it was seen differs from wait to wait
        kept["seen"] = [(each.status, each.count) for each in error.seen]
    return str(error), error.args, kept


@pytest.fixture(scope="module", params=["spawn", "forkserver"])
def processes(request: pytest.FixtureRequest) -> Iterator[ProcessPoolExecutor]:
    """Another process that does what it is sent."""
    method: str = request.param
    context: Any = multiprocessing.get_context(method)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        yield pool


@pytest.mark.parametrize("name", FAILURES)
def test_exception_from_another_process(
    aws: AwsServer, used: QuickSightClient, processes: ProcessPoolExecutor, name: str
) -> None:
    """What is raised in another process arrives typed, and says what it would say here."""
    here = caught(lambda: FAILURES[name](used))

    future = processes.submit(fail, aws.options(retries={"total_max_attempts": 1}), name)
    there = caught(lambda: future.result(60))

    assert name == type(there).__name__
    assert isinstance(here, type(there))
    if not isinstance(there, WaitTimeoutError):  # which tells how long it took
        assert told(here) == told(there)


@pytest.mark.parametrize("name", FAILURES)
def test_exception_through_another_process(
    used: QuickSightClient, processes: ProcessPoolExecutor, name: str
) -> None:
    """An exception goes to another process and comes back with all that it says."""
    here = caught(lambda: FAILURES[name](used))

    assert told(here) == told(send_through(processes, here))


@pytest.mark.parametrize("kind", ["good", "unknown", "bad"])
def test_response_through_another_process(
    used: QuickSightClient, processes: ProcessPoolExecutor, kind: str
) -> None:
    """A response goes to another process and comes back, with what could not be read of it."""
    here = refresh(used, f"{kind}-1")

    back = send_through(processes, here)

    same(here, back)
    assert kind != "unknown" or repr(UnknownValue("PAUSED")) in repr(back)


def same(here: DescribeTopicRefreshResponse, back: object) -> None:
    """Expect that a copy of a response is as good as the response."""
    assert type(back) is type(here)
    assert isinstance(back, DescribeTopicRefreshResponse)
    assert back is not here
    assert (back, repr(back), back.to_dict()) == (here, repr(here), here.to_dict())
    assert back.raw_response == here.raw_response
    assert back.response_metadata == here.response_metadata
    assert [told(error) for error in back.member_errors] == [
        told(error) for error in here.member_errors
    ]


@pytest.mark.parametrize("kind", ["good", "unknown", "bad"])
@pytest.mark.parametrize("duplicate", [copy, deepcopy])
def test_copies(used: QuickSightClient, duplicate: Callable[[Any], object], kind: str) -> None:
    """A copy of a response is as good as the response."""
    here = refresh(used, f"{kind}-1")

    same(here, duplicate(here))


def test_union_through_another_process(tmp_path: Path) -> None:
    """Variants of a union, known or not, come back from another process as they went."""
    with made_package(tmp_path, "traveller", 'dynamodb = ["GetItem"]\n'):
        dynamodb: Any = import_module("traveller.dynamodb")
        items = {"a": {"S": "x"}, "b": {"L": [{"N": "1"}]}, "c": {"Z": 1}, "d": {"S": 7}}
        here = dynamodb.GetItemOutput.from_dict({"Item": {**items, "d": {"S": "y"}}})
        bad = dynamodb.GetItemOutput.from_dict({"Item": items})
        context: Any = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            back = [pool.submit(look, value).result(60)[1] for value in (here, bad)]

        assert back == [here, bad]
        assert repr(back) == repr([here, bad])
        assert bad.member_errors


def throttled(quicksight: QuickSightClient) -> object:
    """Get an error of the service."""
    return caught(lambda: refresh(quicksight, "error-1"))


def damaged(quicksight: QuickSightClient) -> object:
    """Get a response one member of which could not be read."""
    return refresh(quicksight, "bad-1")


@pytest.mark.parametrize(
    ("cls", "value"),
    [(ServiceError, throttled), (structures.Structure, damaged)],
    ids=["ServiceError", "Structure"],
)
def test_missing_reduce_is_caught(
    used: QuickSightClient,
    processes: ProcessPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
    cls: type,
    value: Callable[[QuickSightClient], object],
) -> None:
    """A class that does not say how it is pickled does not get through."""
    here = value(used)
    monkeypatch.delattr(cls, "__reduce__")

    with pytest.raises((pickle.PicklingError, AttributeError, TypeError, AssertionError)):
        send_through(processes, here)


@pytest.mark.skipif(sys.platform == "win32", reason="has no forks")
def test_forks(aws: AwsServer) -> None:
    """A client and a response from before a fork serve in all processes, each with its answers."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(FORKED), aws.endpoint_url],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
