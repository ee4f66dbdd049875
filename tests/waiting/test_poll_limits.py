"""A poll in flight ends with the wait: a service that hangs, one that is slow, one that waits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from itertools import chain, repeat
from threading import Event
from typing import Any, Final

import pytest
from botocore.exceptions import ReadTimeoutError
from botocore.loaders import Loader
from botoforge import WaitTimeoutError
from botoforge._runtime.wire.poll_limits import SERVER_WAITS
from support.local_aws import Answer, LocalAws, Request, Step
from support.projects import made_package, text_model, write_model
from support.versions import needs_botocore
from support.waiting_cases import JOBS, Job
from support.wire import connect, json_answer

JOB: Final[Job] = JOBS[0]
WAIT_NAME: Final = re.compile("wait(time)?(in)?(milli)?seconds$", re.IGNORECASE)
per_call = needs_botocore("1.43.72", "no read time-out of a single call")


@pytest.fixture(scope="module")
def service(no_aws_settings: None) -> Iterator[LocalAws]:  # noqa: ARG001 (asked for its effect)
    """A service on this machine."""
    with LocalAws() as service:
        yield service


def wait(service: LocalAws, timeout: float, **settings: Any) -> Any:
    """Wait for a job in real time.

    Args:
        service: Where it runs.
        timeout: The time-out of the wait.
        **settings: The configuration of the raw client.
    """
    with closing(connect(JOB.operation.service, service.endpoint_url, **settings)) as raw_client:
        method = getattr(JOB.operation.client(raw_client), JOB.method)
        return method(**JOB.operation.arguments, timeout=timeout, min_delay=0.01)


def after(seconds: float, answer: Answer) -> Step:
    """Answer so late."""

    def respond(_: Request) -> Answer:
        Event().wait(seconds)
        return answer

    return respond


@per_call
def test_service_that_hangs(service: LocalAws) -> None:
    """A poll that hangs ends with the wait, long before the client's own time-out."""
    leave = Event()

    def hang(_: Request) -> Answer:
        leave.wait(40)
        return JOB.answer(JOB.succeeded)  # what the wait would return, if it waited

    service.play(chain([JOB.answer("RUNNING")], repeat(hang)))
    with pytest.raises(WaitTimeoutError) as caught:
        wait(service, 1.5, retries={})
    leave.set()

    assert isinstance(caught.value.__cause__, ReadTimeoutError)
    assert caught.value.status == "RUNNING"
    assert len(service.requests) == 2


@per_call
def test_service_that_is_slow(service: LocalAws) -> None:
    """The poll at the deadline may take as long as those before it, and longer."""
    service.play([after(1.3, JOB.answer("RUNNING")), after(1.5, JOB.answer(JOB.succeeded))])

    response = wait(service, 1.4)

    assert JOB.status_in(response) == JOB.succeeded
    assert len(service.requests) == 2


def test_read_timeout_of_the_client(service: LocalAws) -> None:
    """A client's own time-out that is shorter than the wait is kept, and the wait goes on."""
    service.play([after(3, JOB.answer("FAILED")), JOB.answer(JOB.succeeded)])

    assert JOB.status_in(wait(service, 60, read_timeout=0.5)) == JOB.succeeded
    assert len(service.requests) == 2


def test_no_attempt_after_the_deadline(service: LocalAws) -> None:
    """The retries of botocore within a poll end with the wait: most of twelve would come later."""
    service.play(repeat(lambda _: None))  # the connection is reset

    with pytest.raises(WaitTimeoutError):
        wait(service, 0, retries={"total_max_attempts": 12, "mode": "legacy"})

    assert 1 <= len(service.requests) < 10


def test_wait_without_end(service: LocalAws) -> None:
    """A wait without a deadline cuts no call, also if the client has no time-out."""
    service.play([JOB.answer("RUNNING"), JOB.answer(JOB.succeeded)])

    for settings in ({}, {"read_timeout": None}):
        service.play([JOB.answer("RUNNING"), JOB.answer(JOB.succeeded)])
        assert JOB.status_in(wait(service, float("inf"), **settings)) == JOB.succeeded


# --- A service that waits before it responds ------------------------------------------------------


WAITERS: Final = {
    "StatementDone": {
        "operation": "DescribeStatement",
        "delay": 5,
        "maxAttempts": 10,
        "acceptors": [
            {"state": "success", "matcher": "path", "argument": "Status", "expected": "FINISHED"}
        ],
    }
}


def long_poll_model() -> dict[str, Any]:
    """Write a model like that of Redshift's statements, whose status can be waited for."""
    model = text_model("statements", ["DescribeStatement"])
    members = {"Id": {"shape": "String"}, "WaitTimeSeconds": {"shape": "Integer"}}
    model["shapes"] |= {
        "String": {"type": "string"},
        "Integer": {"type": "integer"},
        "Request": {"type": "structure", "members": members},
        "Response": {"type": "structure", "members": {"Status": {"shape": "String"}}},
    }
    operation = model["operations"]["DescribeStatement"]
    operation |= {"input": {"shape": "Request"}, "output": {"shape": "Response"}}
    return model


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A package with a wait for statements."""
    folder = tmp_path_factory.mktemp("project")
    file = write_model(folder / "models", "statements", long_poll_model())
    waiters = json.dumps({"version": 2, "waiters": WAITERS})
    file.with_name("waiters-2.json").write_text(waiters, "utf-8")
    chosen = 'statements = ["DescribeStatement"]\n'
    with made_package(folder, "long_polls", chosen, folder / "models"):
        yield import_module("long_polls.statements")


def statement(service: LocalAws, package: Any, timeout: float, server_wait: int) -> list[int]:
    """Wait for a statement with a client whose own time-out is one second.

    Returns:
        For how long each poll asked the service to wait.
    """
    with closing(connect("statements", service.endpoint_url, read_timeout=1)) as raw_client:
        package.StatementsClient(raw_client).wait_until_statement_done(
            id="1", wait_time_seconds=server_wait, timeout=timeout, min_delay=0.01
        )
    return [json.loads(request.body)["WaitTimeSeconds"] for request in service.requests]


def status(name: str) -> Answer:
    """Make the response of a status."""
    return json_answer({"Status": name})


@per_call
def test_service_that_waits(service: LocalAws, statements: Any) -> None:
    """The client's time-out does not cut a poll whose service was asked to wait for longer."""
    service.play([after(1.5, status("STARTED")), after(1.5, status("FINISHED"))])

    assert statement(service, statements, 60, 20) == [20, 20]


@per_call
def test_service_that_would_wait_for_too_long(service: LocalAws, statements: Any) -> None:
    """A service is asked to wait no longer than the wait itself, and at least for a second."""
    service.play([after(1.6, status("STARTED")), status("STARTED"), status("FINISHED")])

    asked = statement(service, statements, 3, 30)

    assert asked[0] in (2, 3)
    assert set(asked[1:]) == {1}


@pytest.mark.slow
def test_parameters_that_let_a_service_wait() -> None:
    """Every parameter that lets a service wait for some seconds before it responds is known."""
    loader: Any = Loader()
    found: set[str] = set()
    for client_name in loader.list_available_services("service-2"):
        model = loader.load_service_model(client_name, "service-2")
        for operation in model["operations"].values():
            shape = model["shapes"].get(operation.get("input", {}).get("shape"), {})
            found |= {name for name in shape.get("members", ()) if WAIT_NAME.search(name)}

    assert found == SERVER_WAITS
