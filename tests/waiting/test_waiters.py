"""Waiters as data: what the generator makes of them, checks, and refuses."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib import import_module
from itertools import repeat
from pathlib import Path
from types import ModuleType
from typing import Any, Final, get_type_hints

import pytest
from botocore.loaders import Loader
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.lower.waiter_validation import validate_waiter
from markdown_it import MarkdownIt
from oracle.classes import find_client, import_service
from support.local_aws import Answer, LocalAws, Step
from support.machine import run
from support.projects import HEAD, Project, made_package, text_model
from support.waiting_cases import Clock, reset_connection, told
from support.wire import Operation, body_answer, connect, sample, success

LOADER: Final[Any] = Loader()

# --- Errors and warnings --------------------------------------------------------------------------


def acceptor(expected: object, **changes: Any) -> dict[str, Any]:
    """Make an acceptor that ends a wait with success where the status is as expected."""
    row = {"state": "success", "matcher": "path", "argument": "Status", "expected": expected}
    return row | changes


def waiters_file(folder: Path) -> Path:
    """Tell where the waiters of a project's own are."""
    return folder / "models" / "jobs" / "2020-01-01" / "waiters-2.json"


def project_with_waiter(folder: Path, *rows: Mapping[str, Any], **options: Any) -> Project:
    """Make a project with a service and a waiter of its own."""
    project = Project(folder)
    model = text_model("jobs", ["DescribeJob"])
    model["operations"]["DescribeJob"]["errors"] = [{"shape": "JobNotFound"}]
    model["shapes"]["JobNotFound"] = {"type": "structure", "members": {}, "exception": True}
    project.add_model("jobs", model)
    waiter = {"operation": "DescribeJob", "delay": 1, "maxAttempts": 9, "acceptors": rows}
    waiters = {"version": 2, "waiters": {"JobDone": {**waiter, **options}}}
    waiters_file(folder).write_text(json.dumps(waiters), "utf-8")
    project.choose("DescribeJob")
    return project


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param(
            acceptor("DOEN"), "unknown value of Status 'DOEN': did you mean 'DONE'?", id="state"
        ),
        pytest.param(
            acceptor("DONE", argument="Job.Status"),
            "DescribeJobResponse has no member Job",
            id="path",
        ),
        pytest.param(
            acceptor("DONE", argument="Status.Code"),
            "Status has no member Code",
            id="below-a-string",
        ),
        pytest.param(
            acceptor("DONE", argument="Jobs[].Status", matcher="pathAll"),
            "DescribeJobResponse has no member Jobs",
            id="path-into-a-list",
        ),
        pytest.param(
            acceptor("DONE", argument="length(Jobs) > `0`"),
            "DescribeJobResponse has no member Jobs",
            id="path-in-a-function",
        ),
        pytest.param(
            acceptor("DONE", argument="Status["),
            "'Status[' is not a valid JMESPath: Invalid jmespath expression: Incomplete",
            id="no-path",
        ),
        pytest.param(
            acceptor("DONE", argument="lenght(Status)"),
            "unknown function 'lenght': did you mean 'length'?",
            id="function",
        ),
        pytest.param(
            acceptor("DONE", argument=""),
            "argument is missing: path takes a JMESPath",
            id="argument",
        ),
        pytest.param(
            acceptor("DONE", state="sucess"),
            "unknown state 'sucess': did you mean 'success'?",
            id="word-for-the-state",
        ),
        pytest.param(
            acceptor("DONE", state="over"),
            "unknown state 'over': choose from failure, retry, success",
            id="another-word-for-the-state",
        ),
        pytest.param(
            acceptor("DONE", matcher="contains"),
            "unknown matcher 'contains': choose from error, path, pathAll, pathAny, status",
            id="matcher",
        ),
        pytest.param(
            acceptor("200", matcher="status"),
            "expected is '200': status takes the number of an HTTP status",
            id="status",
        ),
        pytest.param(
            acceptor(404, matcher="error"),
            "expected is 404: error takes the code of an error, true for any or false for none",
            id="number-of-an-error",
        ),
        pytest.param(
            acceptor(["DONE"]),
            "expected is ['DONE']: path takes a string, a number, true or false",
            id="expected",
        ),
        pytest.param(
            acceptor("JobNotFond", matcher="error"),
            "unknown error of DescribeJob 'JobNotFond': did you mean 'JobNotFound'?",
            id="error",
        ),
    ],
)
def test_refused(tmp_path: Path, row: Mapping[str, Any], message: str) -> None:
    """An acceptor that names a state, a path or an error that the model lacks is an error."""
    project = project_with_waiter(tmp_path, acceptor("DONE"), row)

    result = project.run("generate")

    assert result.status == 2
    assert f"{waiters_file(tmp_path)}: waiter JobDone: acceptors[1]: {message}" in result.errors
    assert not project.package.exists()


def test_refused_message(tmp_path: Path) -> None:
    """So does a path to the reason of a failure that leads to nothing."""
    project = project_with_waiter(tmp_path, acceptor("DONE"), message="Error.Message")

    result = project.run("generate")

    assert result.status == 2
    place = f"{waiters_file(tmp_path)}: waiter JobDone: message: "
    assert f"{place}DescribeJobResponse has no member Error" in result.errors


def test_refused_operation(tmp_path: Path) -> None:
    """So does a waiter for an operation that the service does not have."""
    project = project_with_waiter(tmp_path, acceptor("DONE"), operation="DescribeJbo")

    result = project.run("generate")

    assert result.status == 2
    assert (
        f"{waiters_file(tmp_path)}: waiter JobDone: operation: unknown operation 'DescribeJbo': "
        "did you mean 'DescribeJob'? (`botoforge list jobs` names them all)" in result.errors
    )


def test_operation_of_a_newer_botocore(tmp_path: Path) -> None:
    """A waiter of this project is ignored if the model does not have its operation yet."""
    project = Project(tmp_path)
    project.add_model("dms", text_model("dms", ["DescribeJob"]))
    project.configure(f'{HEAD}\n[tool.botoforge.services]\ndms = ["DescribeJob"]\n')

    assert "warning" not in project.succeed("generate")
    assert b"wait_until" not in project.tree()["dms/client.py"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"delay": "5 s"}, "waiters.JobDone.delay has to be a number of seconds"),
        ({"operation": None}, "waiters.JobDone.operation has to be a string"),
        ({"acceptors": {}}, "waiters.JobDone.acceptors has to be a list"),
        (
            {"acceptors": [acceptor("DONE", state=None)]},
            "waiters.JobDone.acceptors[0].state has to be a string",
        ),
        (
            {"acceptors": [{"state": "success", "expected": "DONE"}]},
            "waiters.JobDone.acceptors[0]: matcher is missing",
        ),
        (
            {"botoforge": {"gaol": "ended well"}},
            "waiters.JobDone.botoforge: unknown key 'gaol': did you mean 'goal'?",
        ),
        (
            {"botoforge": {"start": {"opration": "StartJob"}}},
            "waiters.JobDone.botoforge.start: unknown key 'opration': did you mean 'operation'?",
        ),
        (
            {"botoforge": {"stop": {"operation": "StopJob"}}},
            "waiters.JobDone.botoforge.stop: input is missing",
        ),
        (
            {"botoforge": {"missing_for": "1 min"}},
            "waiters.JobDone.botoforge.missing_for has to be a number of seconds",
        ),
        (
            {"botoforge": {"source": []}},
            "waiters.JobDone.botoforge.source is an empty list",
        ),
    ],
    ids=[
        *("delay", "operation", "acceptors", "state", "matcher"),
        *("key", "key-of-start", "input-of-stop", "missing-for", "source"),
    ],
)
def test_refused_waiter(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    """So does a waiter that lacks what every waiter has."""
    project = project_with_waiter(tmp_path, acceptor("DONE"), **change)

    result = project.run("generate")

    assert result.status == 2
    assert f"waiters {waiters_file(tmp_path)} are broken: " in result.errors
    assert message in result.errors


@pytest.mark.parametrize("text", ["{", "[]", '{"waiters": []}', '{"waiters": {"JobDone": 5}}'])
def test_refused_file(tmp_path: Path, text: str) -> None:
    """So does a file of waiters that is none, and it is that file which is named."""
    project = project_with_waiter(tmp_path)
    waiters_file(tmp_path).write_text(text, "utf-8")

    result = project.run("generate")

    assert result.status == 2
    assert f"waiters {waiters_file(tmp_path)} are broken: " in result.errors


def test_everything_refused_at_once(tmp_path: Path) -> None:
    """All problems of a waiter are reported together."""
    project = project_with_waiter(tmp_path, acceptor("DOEN"), acceptor("No", matcher="error"))

    errors = project.run("generate").errors

    assert "'DOEN'" in errors
    assert "'No'" in errors


def test_accepted(tmp_path: Path) -> None:
    """A waiter of one's own that fits is generated without a word."""
    project = project_with_waiter(
        tmp_path, acceptor("DONE"), acceptor("JobNotFound", matcher="error", state="failure")
    )

    assert "warning" not in project.succeed("generate")
    assert b"def wait_until_job_done(" in project.tree()["jobs/client.py"]


RESPONSE: Final = "types.DescribeJobResponse"


@pytest.mark.parametrize(
    ("row", "returned"),
    [
        pytest.param(
            {"matcher": "error", "expected": "JobNotFound"}, f"{RESPONSE} | None", id="code"
        ),
        pytest.param({"matcher": "error", "expected": True}, f"{RESPONSE} | None", id="any-error"),
        pytest.param({"matcher": "error", "expected": False}, RESPONSE, id="no-error"),
        pytest.param({"matcher": "status", "expected": 404}, f"{RESPONSE} | None", id="404"),
        pytest.param({"matcher": "status", "expected": 300}, f"{RESPONSE} | None", id="300"),
        pytest.param({"matcher": "status", "expected": 299}, RESPONSE, id="299"),
        pytest.param({"matcher": "status", "expected": 200}, RESPONSE, id="200"),
        pytest.param(
            {"matcher": "error", "expected": "JobNotFound", "state": "failure"},
            RESPONSE,
            id="an-error-is-the-failure",
        ),
    ],
)
def test_what_is_returned(tmp_path: Path, row: Mapping[str, Any], returned: str) -> None:
    """A wait may return nothing only where an error can be the success."""
    project = project_with_waiter(tmp_path, acceptor("DONE"), {"state": "success", **row})

    project.succeed("generate")

    for module in ("client", "aio"):
        tree = ast.parse(project.tree()[f"jobs/{module}.py"])
        (method,) = (
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name == "wait_until_job_done"
        )
        assert method.returns is not None
        assert returned == ast.unparse(method.returns)


STATUSES: Final = ["successful", "failed", "refreshing"]


def dms_project(folder: Path, statuses: Iterable[str]) -> Project:
    """Make a project whose model of DMS has its own statuses for the refresh of schemas."""
    project = Project(folder)
    model = json.loads(json.dumps(LOADER.load_service_model("dms", "service-2")))
    enum = model["shapes"]["RefreshSchemasStatusTypeValue"]["enum"]
    assert sorted(STATUSES) == sorted(enum)
    enum[:] = statuses
    file = folder / "models" / "dms" / model["metadata"]["apiVersion"] / "service-2.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(model), "utf-8")
    services = '[tool.botoforge.services]\ndms = ["DescribeRefreshSchemasStatus"]'
    project.configure(f"{HEAD}\n{services}\n")
    return project


def test_unclassified_status(tmp_path: Path) -> None:
    """A status that a reviewed waiter does not classify gives a warning, and has no phase."""
    project = dms_project(tmp_path, [*STATUSES, "paused"])

    result = project.run("generate")

    assert result.status == 0
    assert (
        "warning: dms: waiter RefreshSchemasSucceeded: the status 'paused' is not classified yet"
        in result.output + result.errors
    )
    program = (
        "from myapp.aws.dms import RefreshSchemasStatusTypeValue as Status\n"
        "print([status.phase.name for status in (Status.PAUSED, Status.SUCCESSFUL)])"
    )
    found = run(project.folder / "src", sys.executable, "-c", program)
    assert (found.output, found.errors) == ("['UNKNOWN', 'SUCCEEDED']\n", "")


def test_reviewed_status_is_gone(tmp_path: Path) -> None:
    """A status of a reviewed row that the model lacks is a warning, and the row of use without."""
    project = dms_project(tmp_path, [status for status in STATUSES if status != "failed"])

    result = project.run("generate")

    assert result.status == 0
    warned = result.output + result.errors
    assert "waiters/dms.json: waiter RefreshSchemasSucceeded: acceptors[1]: unknown value" in warned
    assert "'failed'" in warned
    assert b"def wait_until_refresh_schemas_succeeded(" in project.tree()["dms/client.py"]


@pytest.mark.slow
def test_botocore_waiters() -> None:
    """Every path of every waiter that botocore ships leads to something in the model."""
    store = ModelStore()
    services = [store.service(name) for name in LOADER.list_available_services("waiters-2")]

    assert len(services) > 100
    assert [
        f"{service.client_name}: {waiter.name}: {problem}"
        for service in services
        for waiter in service.waiters
        for problem in validate_waiter(service, waiter)
    ] == []


# --- Waiters that botocore ships ------------------------------------------------------------------

PACKAGE: Final = "sdk_with_waiters"
SERVICES: Final = """\
dms = ["DescribeReplicationTasks"]
ec2 = ["DescribeInstances"]
iam = ["GetUser"]
repostspace = ["GetSpace"]
ecs = ["DescribeServices"]
"""


class Waits:
    """Waits on an operation, by the method of a waiter that botocore ships.

    Attributes:
        errors: The package's own names, errors among them.
        clock: The time of the last wait.
    """

    def __init__(self, service: LocalAws, package: ModuleType, operation: Operation) -> None:
        self.service = service
        self.errors: Any = package
        self.operation = operation
        self.raw_client = connect(operation.service, service.endpoint_url)
        self.client = operation.client(self.raw_client)
        self.clock = Clock()

    def until(self, waiter: str, steps: Iterable[Step], **options: Any) -> Any:
        """Wait, and return what the method returns."""
        self.clock = Clock()
        self.service.play(steps)
        method = getattr(self.client, f"wait_until_{waiter}")
        timing = self.clock.timing(self.clock.sleep)
        return method(**{"timeout": 600, "timing": timing, **options})

    def answer(self, raw: Any) -> Answer:
        """Make the response of a raw value."""
        return success(self.operation, raw)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package for operations with waiters that botocore ships, generated as any user does."""
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, SERVICES):
        yield import_module(PACKAGE)


@pytest.fixture(scope="module")
def service(no_aws_settings: None) -> Iterator[LocalAws]:  # noqa: ARG001 (asked for its effect)
    """A service on this machine."""
    with LocalAws() as service:
        yield service


@contextmanager
def waits_on(
    service: LocalAws, package: ModuleType, client_name: str, operation: str
) -> Generator[Waits]:
    """Open a client for waits on an operation of a service."""
    module = import_service(package.__name__, client_name)
    client = find_client(module)
    base_error: Any = getattr(module, f"{client.__name__.removesuffix('Client')}Error")
    waits = Waits(
        service,
        package,
        Operation(
            package=module, client=client, base_error=base_error, name=operation, arguments={}
        ),
    )
    with closing(waits.raw_client):
        yield waits


@pytest.fixture
def tasks(service: LocalAws, package: ModuleType) -> Iterator[Waits]:
    """Waits for replication tasks of DMS."""
    with waits_on(service, package, "dms", "DescribeReplicationTasks") as waits:
        yield waits


@pytest.fixture
def instances(service: LocalAws, package: ModuleType) -> Iterator[Waits]:
    """Waits for instances of EC2."""
    with waits_on(service, package, "ec2", "DescribeInstances") as waits:
        yield waits


def task_statuses(waits: Waits, *statuses: str) -> Answer:
    """Tell the statuses of some replication tasks."""
    return waits.answer({"ReplicationTasks": [{"Status": status} for status in statuses]})


def instance_states(waits: Waits, *reservations: Iterable[str]) -> Answer:
    """Tell the states of the instances in some reservations."""
    return waits.answer(
        {
            "Reservations": [
                {"Instances": [{"State": {"Code": 0, "Name": name}} for name in names]}
                for names in reservations
            ]
        }
    )


def error(code: str) -> Answer:
    """Answer with an error, as EC2 writes it."""
    text = f"<Response><Errors><Error><Code>{code}</Code><Message>No</Message></Error></Errors>"
    return body_answer(f"{text}<RequestID>1</RequestID></Response>".encode(), 400)


def test_path_all(tasks: Waits) -> None:
    """`pathAll` asks every item, and there has to be one."""
    response = tasks.until(
        "replication_task_running",
        [
            task_statuses(tasks),
            task_statuses(tasks, "running", "Turning"),
            task_statuses(tasks, "running", "running"),
        ],
    )

    assert [task.status for task in response.replication_tasks] == ["running", "running"]
    assert [5, 5] == tasks.clock.slept


def test_path_any(tasks: Waits) -> None:
    """`pathAny` asks whether there is one."""
    with pytest.raises(tasks.errors.JobFailedError) as caught:
        tasks.until(
            "replication_task_running",
            [task_statuses(tasks), task_statuses(tasks, "running", "failed")],
        )

    assert caught.value.waiter_name == "ReplicationTaskRunning"
    assert caught.value.reason == "ReplicationTasks[].Status is running, failed"
    assert caught.value.response.replication_tasks[1].status == "failed"


def test_an_error_is_the_success(tasks: Waits) -> None:
    """Waiting until something is gone returns nothing: no response tells of it."""
    gone = body_answer(b'{"__type": "ResourceNotFoundFault", "message": "gone"}', 400)

    assert tasks.until("replication_task_deleted", [task_statuses(tasks, "deleting"), gone]) is None
    assert len(tasks.service.requests) == 2


def test_a_http_status_is_the_success(package: ModuleType, service: LocalAws) -> None:
    """A wait that ends with HTTP status 200 returns the response of that status."""
    with waits_on(service, package, "iam", "GetUser") as waits:
        steps = [error("NoSuchEntity"), waits.answer(sample(waits.operation.output))]
        response = waits.until("user_exists", steps, user_name="ada")

    assert isinstance(response, waits.operation.package.GetUserResponse)
    assert len(service.requests) == 2


def test_return_types(package: ModuleType) -> None:
    """Where an error is the success, the method says that it may return nothing."""
    dms: Any = import_module(f"{package.__name__}.dms")
    returned = {
        name: get_type_hints(getattr(client, f"wait_until_{name}"))["return"]
        for client in (dms.DatabaseMigrationServiceClient, dms.AsyncDatabaseMigrationServiceClient)
        for name in ("replication_task_deleted", "replication_task_running")
    }

    response = dms.DescribeReplicationTasksResponse
    assert returned == {
        "replication_task_deleted": response | None,
        "replication_task_running": response,
    }


def test_path_in_a_docstring(package: ModuleType) -> None:
    """A docstring shows a path as code, also one with the backticks of JMESPath's literals."""
    ecs: Any = import_module(f"{package.__name__}.ecs")
    text = inspect.getdoc(ecs.ECSClient.wait_until_services_stable) or ""
    tokens = MarkdownIt().parse(text)
    code = [part.content for token in tokens for part in token.children or () if part.tag == "code"]
    waiter = LOADER.load_service_model("ecs", "waiters-2")["waiters"]["ServicesStable"]

    assert {line["argument"] for line in waiter["acceptors"]} <= set(code)


def test_instances(instances: Waits, caplog: pytest.LogCaptureFixture) -> None:
    """`DescribeInstances` over EC2's protocol: lists in lists, and an error that means to wait."""
    response = instances.until(
        "instance_running",
        [
            error("InvalidInstanceID.NotFound"),
            reset_connection,
            error("RequestLimitExceeded"),
            instance_states(instances),
            instance_states(instances, ["pending"], ["running", "running"]),
            instance_states(instances, ["running"], ["dreaming"]),
            instance_states(instances, ["running"], ["running", "running"]),
        ],
        instance_ids=["i-1"],
    )

    assert [len(reservation.instances) for reservation in response.reservations] == [1, 2]
    assert len(instances.service.requests) == 7
    warning = "InstanceRunning i-1: unknown status 'dreaming', still waiting"
    assert [(f"{PACKAGE}.ec2", warning)] == told(caplog)


def test_instance_fails(instances: Waits) -> None:
    """One instance that goes down is enough for a failure."""
    with pytest.raises(instances.errors.JobFailedError) as caught:
        instances.until(
            "instance_running",
            [instance_states(instances, ["running"], ["running", "terminated"])],
        )

    assert caught.value.reason == "Reservations[].Instances[].State.Name is running, terminated"


def test_path_that_computes(instances: Waits) -> None:
    """A JMESPath may compute; an error that no acceptor names is raised."""
    steps = [
        error("InvalidInstanceID.NotFound"),
        instance_states(instances),
        instance_states(instances, ["pending"]),
    ]
    assert len(instances.until("instance_exists", steps).reservations) == 1
    assert len(instances.service.requests) == 3

    with pytest.raises(instances.operation.base_error) as caught:
        instances.until("instance_exists", [error("UnauthorizedOperation")])
    assert getattr(caught.value, "code", None) == "UnauthorizedOperation"


def test_deadline_of_instances(instances: Waits) -> None:
    """A deadline tells the status of every instance, each once."""
    states = instance_states(instances, ["pending", "pending"], ["running"])
    with pytest.raises(instances.errors.WaitTimeoutError) as caught:
        instances.until("instance_running", repeat(states))

    assert caught.value.status == "pending, running"


def test_reason_of_another_path(package: ModuleType, service: LocalAws) -> None:
    """Where it is not the status that tells of a failure, the reason is what does tell of it."""
    raw: Any = {"services": [{"status": "ACTIVE"}], "failures": [{"reason": "MISSING"}]}
    with waits_on(service, package, "ecs", "DescribeServices") as waits:
        answer = waits.answer(raw)
        with pytest.raises(waits.errors.JobFailedError) as caught:
            waits.until("services_stable", [answer], services=["web", "shop"])

    assert caught.value.reason == "failures[].reason is MISSING"


def test_long_delays(package: ModuleType, service: LocalAws) -> None:
    """A waiter whose least delay is longer than what is usual needs no other settings."""
    with waits_on(service, package, "repostspace", "GetSpace") as waits:
        space = sample(waits.operation.output)
        states = [waits.answer(space | {"status": status}) for status in ("CREATING", "CREATED")]
        waits.until("space_created", states, space_id="s-1", timeout=2000)

    assert [300] == waits.clock.slept
