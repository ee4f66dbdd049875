"""What a wait says and knows of what it waits for: its ids, its goal, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib import import_module
from inspect import signature
from itertools import repeat
from types import ModuleType
from typing import Any, Final

import pytest
from oracle.classes import find_client, import_service
from support.local_aws import Answer, LocalAws, Step
from support.projects import made_package
from support.waiting_cases import Clock
from support.wire import body_answer, connect, json_answer, pickled

PACKAGE: Final = "sdk_of_many_goals"
SERVICES: Final = """\
batch = ["DescribeComputeEnvironments", "DescribeJobs"]
dms = ["DescribeReplicationTasks"]
ec2 = ["DescribeInstances"]
glue = ["GetCrawler"]
rds = ["DescribeDBSnapshots"]
rekognition = ["GetTextDetection"]
s3 = ["HeadObject"]
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package with waiters of jobs and of resources, and with some that botocore ships."""
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, SERVICES):
        yield import_module(PACKAGE)


@pytest.fixture(scope="module")
def service(no_aws_settings: None) -> Iterator[LocalAws]:  # noqa: ARG001 (asked for its effect)
    """A service on this machine."""
    with LocalAws() as service:
        yield service


class Waits:
    """Waits through clients of the package.

    Attributes:
        errors: The package's own names, errors among them.
        slept: How long the last wait has slept.
    """

    def __init__(self, service: LocalAws, package: ModuleType) -> None:
        self.service = service
        self.errors: Any = package
        self.slept: list[float] = []

    def until(self, client_name: str, waiter: str, steps: Iterable[Step], **options: Any) -> Any:
        """Wait, and return what the method returns."""
        clock = Clock()
        self.slept = clock.slept
        self.service.play(steps)
        client = find_client(import_service(PACKAGE, client_name))
        with closing(connect(client_name, self.service.endpoint_url)) as raw_client:
            method = getattr(client(raw_client), f"wait_until_{waiter}")
            return method(**{"timeout": 60, "timing": clock.timing(clock.sleep), **options})

    def fail(self, client_name: str, waiter: str, steps: Iterable[Step], **options: Any) -> Any:
        """Wait, and catch what is raised."""
        with pytest.raises(self.errors.WaitError) as caught:
            self.until(client_name, waiter, steps, **options)
        return caught.value


@pytest.fixture(scope="module")
def waits(service: LocalAws, package: ModuleType) -> Waits:
    """Waits through the package."""
    return Waits(service, package)


def jobs(*statuses: str) -> Answer:
    """Tell the statuses of some jobs of Batch."""
    named = [{"jobId": f"j{number}", "status": status} for number, status in enumerate(statuses)]
    return json_answer({"jobs": named})


# --- An empty list --------------------------------------------------------------------------------


def test_no_such_job(waits: Waits) -> None:
    """An empty list means that there is no such job: it never ends well."""
    error = waits.fail("batch", "jobs_succeeded", [jobs()], jobs=["a"])

    assert isinstance(error, waits.errors.JobFailedError)
    assert error.reason == "there is no such job: jobs is empty"
    assert str(error) == "JobsSucceeded a: the job has failed: there is no such job: jobs is empty"


def test_no_such_job_yet(waits: Waits) -> None:
    """Right after the start that is not final, if the caller says so."""
    steps = [jobs(), jobs(), jobs("RUNNING"), jobs("SUCCEEDED")]

    response = waits.until("batch", "jobs_succeeded", steps, jobs=["a"], missing_for=7)

    assert [job.status for job in response.jobs] == ["SUCCEEDED"]
    error = waits.fail("batch", "jobs_succeeded", [jobs()] * 9, jobs=["a"], missing_for=12)
    assert sum(waits.slept) == 15
    assert "there is no such job: jobs is empty (seen: no status x4 from 0 s)" in str(error)


def test_one_of_several_is_missing(waits: Waits) -> None:
    """The success of some jobs is not that of all: those that the list lacks may come yet."""
    steps = [jobs("SUCCEEDED"), jobs("SUCCEEDED", "RUNNING"), jobs("SUCCEEDED", "SUCCEEDED")]
    waits.until("batch", "jobs_succeeded", steps, jobs=["a", "b"], missing_for=60)
    assert len(waits.service.requests) == 3

    error = waits.fail("batch", "jobs_succeeded", [jobs("SUCCEEDED")], jobs=["a", "b"])
    assert error.reason == "there is no such job: jobs has 1 of 2"
    assert waits.until("batch", "jobs_succeeded", [jobs("SUCCEEDED")], jobs=["a", "a"])


def test_missing_at_the_deadline(waits: Waits) -> None:
    """A deadline does not claim that a job runs that has never been there."""
    error = waits.fail(
        "batch", "jobs_succeeded", repeat(jobs()), jobs=["a"], missing_for=60, timeout=5
    )

    assert error.trouble == "there is no such job: jobs is empty"
    assert "The job may still be running: wait for it again, do not restart it" in str(error)


# --- Ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        (["a", "b"], "a, b"),
        (("a",), "a"),
        ([f"job-{number:05}" for number in range(100)], "job-00000 and 99 more"),
        (["x" * 99, "y"], f"{'x' * 57}... and 1 more"),
    ],
    ids=["two", "one", "many", "long"],
)
def test_list_of_ids(waits: Waits, ids: list[str], name: str) -> None:
    """Errors name what is waited for, also several, but not a page of them."""
    error = waits.fail("batch", "jobs_succeeded", [jobs("FAILED")], jobs=ids)

    assert name == error.job
    assert str(error).startswith(f"JobsSucceeded {name}: the job has failed: ")


def test_optional_ids(waits: Waits) -> None:
    """If all ids are optional, the one that is given names the wait; the thing's own first."""
    snapshots = body_answer(
        b"<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot>"
        b"<Status>failed</Status></DBSnapshot></DBSnapshots></DescribeDBSnapshotsResult>"
        b"</DescribeDBSnapshotsResponse>"
    )
    database, snapshot = {"db_instance_identifier": "db"}, {"db_snapshot_identifier": "night"}
    for ids, name in ((database, "db"), (snapshot, "night"), ({**database, **snapshot}, "night")):
        error = waits.fail("rds", "db_snapshot_available", [snapshots], **ids)
        assert name == error.job
    assert waits.fail("rds", "db_snapshot_available", [snapshots]).job == ""


# --- Parameters for pages -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("client_name", "method", "left_out"),
    [
        ("ec2", "instance_running", {"max_results", "next_token"}),  # by its paginator
        ("dms", "replication_task_running", {"marker", "max_records"}),
        ("rekognition", "text_detection_succeeded", {"max_results", "next_token"}),  # by name
    ],
)
def test_left_out(package: ModuleType, client_name: str, method: str, left_out: set[str]) -> None:
    """A wait looks at one response: it takes all of the operation's parameters but those."""
    client = find_client(import_service(package.__name__, client_name))
    operation = {
        "ec2": "describe_instances",
        "dms": "describe_replication_tasks",
        "rekognition": "get_text_detection",
    }[client_name]
    own = signature(getattr(client, operation)).parameters.keys()
    in_wait = signature(getattr(client, f"wait_until_{method}")).parameters.keys()

    assert left_out <= own
    assert own - in_wait == left_out


# --- Words ----------------------------------------------------------------------------------------


def environments(status: str) -> Answer:
    """Tell the status of a compute environment of Batch."""
    return json_answer({"computeEnvironments": [{"status": status}]})


def test_words_for_a_resource(waits: Waits) -> None:
    """A resource is no job: it is available, or not yet, and nobody restarts it."""

    def fail(answer: Answer, timeout: float = 60) -> Any:
        """Wait for one."""
        waiter, ids = "compute_environments_available", ["big"]
        steps = repeat(answer)
        return waits.fail("batch", waiter, steps, compute_environments=ids, timeout=timeout)

    late = fail(environments("CREATING"), timeout=5)
    failed = fail(environments("INVALID"))
    unsure = fail(environments("Resting"), timeout=0)
    missing = fail(json_answer({}))

    assert (
        "ComputeEnvironmentsAvailable big: waited 5 s in 2 attempts. It is not available yet "
        "(CREATING): wait for it again (seen: CREATING x2 from 0 s)" == str(late)
    )
    assert (
        "ComputeEnvironmentsAvailable big: it has not become available: "
        "computeEnvironments[].status is INVALID" == str(failed)
    )
    assert (
        "ComputeEnvironmentsAvailable big: waited 0 s in 1 attempt. It may not be available yet "
        "(Resting): wait for it again. At the last attempt: unknown status 'Resting'" == str(unsure)
    )
    assert (
        "ComputeEnvironmentsAvailable big: it has not become available: there is no such "
        "resource: computeEnvironments is empty" == str(missing)
    )
    assert {error.goal for error in (late, failed, unsure, missing)} == {"available"}
    for error in (late, failed):
        assert (str(error), vars(error)) == (str(pickled(error)), vars(pickled(error)))


def test_words_for_a_deletion(waits: Waits) -> None:
    """What is not deleted yet may be deleted later; that it is missing is the success."""
    deleting = json_answer({"Crawler": {"Name": "c", "State": "STOPPING"}})
    gone = body_answer(b'{"__type": "EntityNotFoundException"}', 400)

    assert waits.until("glue", "crawler_deleted", [deleting, gone], name="c") is None
    assert len(waits.service.requests) == 2
    error = waits.fail("glue", "crawler_deleted", repeat(deleting), name="c", timeout=0)
    assert "It is not deleted yet" in str(error)


def test_confirmed_deletion(waits: Waits) -> None:
    """An error that is the success is counted like any success."""
    gone = body_answer(b'{"__type": "EntityNotFoundException"}', 400)
    there = json_answer({"Crawler": {"Name": "c", "State": "READY"}})

    steps = [gone, there, gone, gone]
    assert waits.until("glue", "crawler_deleted", steps, name="c", confirm=2) is None
    assert len(waits.service.requests) == 4


def test_neutral_words(waits: Waits) -> None:
    """A waiter that botocore ships has no goal: nobody speaks of a job, and nobody restarts it."""
    missing = body_answer(b"", 404)
    late = waits.fail("s3", "object_exists", repeat(missing), bucket="b", key="k", timeout=0)

    assert str(late).startswith(
        "ObjectExists k: waited 0 s in 1 attempt. No success yet: wait again. At the last attempt: "
    )
    assert "job" not in str(late)
    assert late.goal == ""


def test_docstrings(package: ModuleType) -> None:
    """The docstrings use the same words."""
    batch, glue, s3 = (
        find_client(import_service(package.__name__, name)) for name in ("batch", "glue", "s3")
    )
    for method, words in (
        (batch.wait_until_jobs_succeeded, "Polls `describe_jobs` until the job has ended."),
        (batch.wait_until_compute_environments_available, "until the resource is available."),
        (glue.wait_until_crawler_deleted, "The timeout has passed, and the resource is not"),
        (s3.wait_until_object_exists, "Polls `head_object` until a final state is reached."),
    ):
        assert words in method.__doc__
        assert ("job" in method.__doc__) is (method is batch.wait_until_jobs_succeeded)
