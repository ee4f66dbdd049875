"""Waiting for a job, whoever does it: what may happen, and who waits, sync or async.

`WaitingTests` says once how every wait behaves; the modules that drive it say only how a call is
made. Jobs and their statuses are written here as the services document them. What a service sends
comes from botocore's models and moto's serializers, over a real socket; no time passes.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import socket
import struct
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import chain, repeat
from threading import Thread
from typing import Any, Final, TypeAlias

import botoforge
import pytest
from attrs import evolve, frozen
from botocore import xform_name
from botocore.exceptions import (
    BotoCoreError,
    ConnectionClosedError,
    ParamValidationError,
)
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
from local_aws import Answer, Handler, Request, Respond
from wire import (
    OPERATIONS,
    Operation,
    Path,
    body_answer,
    differences,
    document,
    json_answer,
    pickled,
    replaced,
    sample,
    success,
    without,
)

HTML: Final = b"<html><body>Sorry</body></html>"

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
        """What travels in the body of an answer, as JSON."""
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

Step: TypeAlias = Answer | Respond
"""What a request is answered with, or what makes the answer and may refuse to."""


def reset_connection(_: Request) -> Answer:
    """Let the connection be reset."""
    raise ConnectionResetError


def close_connection(_: Request) -> Answer:
    """Let the connection be closed with no answer."""
    raise ConnectionAbortedError


def cut(answer: Answer) -> Answer:
    """Close the connection in the middle of an answer."""
    promised = {"Content-Length": str(len(answer.body)), "Connection": "close"}
    half = answer.body[: len(answer.body) // 2]
    return evolve(answer, headers={**answer.headers, **promised}, body=half)


class Connection(Handler):
    """A connection that may end without an answer."""

    def handle(self) -> None:
        """Answer until the connection ends."""
        try:
            super().handle()
        except ConnectionResetError:
            at_once = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            os.close(self.connection.detach())
        except ConnectionAbortedError:
            pass


class Service(AbstractContextManager["Service"]):
    """A service on this machine that plays a script: one step for each request.

    Attributes:
        endpoint_url: What to give to a client.
        requests: What has arrived since the script began.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._steps: Iterator[Step] = iter(())
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Connection, self._exchange))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.endpoint_url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def play(self, steps: Iterable[Step]) -> None:
        """Begin a script."""
        self.requests.clear()
        self._steps = iter(steps)

    def _exchange(self, request: Request) -> Answer:
        self.requests.append(request)
        step = next(self._steps, body_answer(b'{"__type": "EndOfScript"}', 400))
        return step if isinstance(step, Answer) else step(request)


# --- Who waits ------------------------------------------------------------------------------------


class Clock:
    """A time that passes by being slept through, and a chance that always takes the most."""

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
        return Timing(clock=lambda: self.now, sleep=sleep, uniform=lambda _, most: most)


class Waiting(ABC):
    """Waits through typed clients of one kind.

    Attributes:
        service: What they talk to.
        clock: The time of the last wait.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        self.clock = Clock()

    @abstractmethod
    def client(self, operation: Operation, **config: Any) -> Any:
        """Make a typed client, or find the one that was made before."""

    @abstractmethod
    def sleep(self, seconds: float) -> object:
        """Sleep in the clock's time, as the client wants it."""

    @abstractmethod
    def run(self, waiting: Any) -> Any:
        """Finish what a method of the client has begun, and return what it returns."""

    def wait(
        self, job: Job, steps: Iterable[Step], *, config: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        """Wait for a job.

        Args:
            job: The job.
            steps: What the service does.
            config: The settings of the client that are not as always.
            **options: The keywords of the wait that are not as always.
        """
        self.clock = Clock()
        self.service.play(steps)
        method = getattr(self.client(job.operation, **(config or {})), job.method)
        timing = self.clock.timing(self.sleep)
        return self.run(
            method(**{"timeout": 600, "timing": timing, **job.operation.arguments, **options})
        )

    def fail(self, expected: type[E], job: Job, steps: Iterable[Step], **options: Any) -> E:
        """Wait for a job, and catch what is raised."""
        with pytest.raises(expected) as caught:
            self.wait(job, steps, **options)
        return caught.value
