# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""A stand-in for AWS on this machine, for tests of one's own code."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping
from importlib import import_module
from itertools import count
from pkgutil import iter_modules
from threading import Event, Lock
from typing import Any, ParamSpec, Self, TypeVar, overload

from ..botocore_api import make_config
from ..client import BaseClient
from ..service_errors import ServiceError, generated_class
from ..structures import Response
from ..sync import ServiceClient
from ..waiting.fast_waits import fast_waits
from ..wire.json_bodies import JSON_PROTOCOLS
from .environment import SURROUNDINGS
from .http import HttpAnswer, HttpRequest, HttpServer
from .operations import Operation, operation_of
from .protocols import Fault, Route, Wire, moto, plain_refusal, signing_names
from .rules import Line, Request, Reset, Script, Throttled, is_delayed, make_answer
from .samples import with_status
from .stub import ExpectationError, error_members

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Response)


class AwsServer:
    """A stand-in for AWS: a real HTTP server on this machine, for the time of a `with` block.

    It speaks the wire protocol of every generated operation, so that the code that is tested runs
    as it is, with the real client, its retries and its connections:

    ```python
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh, topic_id="sales").answer(
            "RUNNING", Throttled(), "COMPLETED"
        )
        quicksight = QuickSightClient.connect(**aws.options())
        quicksight.wait_until_topic_refresh_completed(...)
    ```

    Each request is checked against the service's model and recorded in `requests`. One that has no
    answer is refused with an error that says how to give it one, and the end of the block raises an
    `ExpectationError` that lists them all.

    Services that share the name under which requests are signed (`rds` and `neptune`, say) are told
    apart by their operations; where they share these too, the one that has an answer is meant.

    Raises:
        ModuleNotFoundError: moto is not installed, which writes what goes over the wire.
    """

    def __init__(self) -> None:
        moto("core")
        self._wires: dict[str, Wire] = {}
        self._clients: dict[str, type[BaseClient]] = {}
        self._lines: dict[tuple[str, str], list[Line]] = {}
        self._requests: list[Request] = []
        self._problems: dict[str, None] = {}
        self._numbers = count(1)
        self._lock = Lock()
        self._leaving = Event()
        self._server: HttpServer | None = None

    def __enter__(self) -> Self:
        self._leaving.clear()
        self._problems.clear()
        SURROUNDINGS.enter()
        self._server = HttpServer(self._respond)
        return self

    def __exit__(self, error_class: type[BaseException] | None, *_: object) -> None:
        self._leaving.set()
        if self._server is not None:
            self._server.stop()
            self._server = None
            SURROUNDINGS.leave()
        if self._problems and error_class is None:
            raise ExpectationError("\n".join(self._problems))

    @property
    def endpoint_url(self) -> str:
        """Where the server listens; the same for every service.

        Raises:
            RuntimeError: It does not listen.
        """
        if self._server is None:
            raise RuntimeError("AwsServer listens inside its `with` block only")
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def requests(self) -> tuple[Request, ...]:
        """What has arrived so far, oldest first; what could not be read is not among them."""
        with self._lock:
            return tuple(self._requests)

    def options(self, **config: Any) -> dict[str, Any]:
        """Make the keyword arguments of a client that calls this server.

        They serve `QuickSightClient.connect(**aws.options())`, the async client's `connect` and
        `boto3.client("quicksight", **aws.options())`. Such a client tries again as often as one of
        AWS does; `aws.options(retries={"total_max_attempts": 1})` makes one that does not.

        Args:
            **config: What botocore's `Config` takes besides.
        """
        # No proxy; but what botocore sends by https, whatever the endpoint, must not leave.
        settings: dict[str, Any] = {
            "defaults_mode": "legacy",  # another may ask the instance's metadata for the region
            "disable_request_compression": True,
            "proxies": {"https": self.endpoint_url},
            "use_dualstack_endpoint": False,
            "use_fips_endpoint": False,
        }
        return {
            "endpoint_url": self.endpoint_url,
            "region_name": "us-east-1",
            "aws_access_key_id": "testing",
            "aws_secret_access_key": "testing",
            "config": make_config({**settings, **config}),
        }

    @overload
    def when(
        self, method: Callable[..., Coroutine[Any, Any, R]], /, **parameters: Any
    ) -> Script[R]: ...
    @overload
    def when(self, method: Callable[..., R], /, **parameters: Any) -> Script[R]: ...
    def when(self, method: Callable[..., Any], /, **parameters: Any) -> Script[Any]:
        """Say by `when(...).answer(...)` what an operation is answered with from now on.

        Where several fit a request, the one with the most parameters counts, and of several such
        the last.

        Args:
            method: The client's method, such as `QuickSightClient.describe_topic_refresh`; the
                async client's does as well.
            **parameters: Some of the call's parameters: only calls with these are meant.

        Raises:
            TypeError: It is no method of an operation, or has no such parameter.
            LookupError: The installed botocore has no model of the service.
            NotImplementedError: The service speaks a protocol that the server does not.
        """
        operation = operation_of(method)
        wanted = operation.by_wire_name(parameters)
        with self._lock:
            self._clients.setdefault(operation.service.client_name, operation.client_class)
            self._wire(operation.service.client_name)
        return Script(operation, wanted, self._add)

    def _add(self, line: Line) -> None:
        key = line.operation.service.client_name, line.operation.name
        with self._lock:
            others = [old for old in self._lines.get(key, []) if old.parameters != line.parameters]
            self._lines[key] = sorted([line, *others], key=lambda line: -len(line.parameters))

    # --- Requests, each in the thread of its connection ---

    def _respond(self, request: HttpRequest) -> HttpAnswer | None:
        try:
            return self._answer(request)
        except Exception as error:  # noqa: BLE001 (it is raised in the thread of the test)
            what = f"{request.method} {request.target}"
            return plain_refusal(self._problem(f"{what}: {type(error).__name__}: {error}"))

    def _answer(self, request: HttpRequest) -> HttpAnswer | None:
        with self._lock:
            route = self._route(request)
            request_id = f"request-{next(self._numbers)}"
        if route is None:
            what = f"{request.method} {request.target}"
            why = "is no request of a generated operation"
            if request.method == "CONNECT":
                why = "asks for https, on which botocore insists here: use `stub`"
            return plain_refusal(self._problem(f"{what} {why}"))
        try:
            parameters = route.wire.parse(route, request)
        except ValueError as error:
            fault = Fault("InvalidRequest", self._problem(f"{route}: {error}"))
            return route.wire.serialize_fault(route, fault, request_id)
        with self._lock:
            operation = self._operation(route)
            arrived = record(route, operation, parameters, request)
            self._requests.append(arrived)
            line = self._line(route, parameters)
            step = None if line is None else line.take()
        if line is None:
            fault = Fault("UnexpectedRequest", self._problem(self._advice(route, arrived)))
            return route.wire.serialize_fault(route, fault, request_id)
        answer = make_answer(step, line.operation, arrived)
        if is_delayed(answer):
            self._leaving.wait(answer.seconds)
            answer = answer.answer
        return write(answer, line.operation, route, request_id)

    def _problem(self, text: str) -> str:
        with self._lock:
            self._problems[text] = None
        return text

    def _advice(self, route: Route, request: Request) -> str:
        """Say what was asked and has no answer, and how to give it one."""
        operation = self._operation(route)
        if operation is None:
            add = f"botoforge add {route.wire.client_name} {route.operation_name}"
            return f"{request.summary} is no operation of this package: {add}"
        lines = self._lines.get(route.key, [])
        if lines:
            known = " and ".join(map(str, lines))
            return f"{request.summary} has no answer: there is one for {known}"
        response = operation.response_class.__name__
        return (
            f"{request.summary} has no answer: "
            f"give it one by aws.when({operation}).answer({response}(...))"
        )

    # --- What a request asks for ---

    def _route(self, request: HttpRequest) -> Route | None:
        first: Route | None = None
        for wire in self._asked(request):
            for route in wire.routes(request):
                if route.key in self._lines:
                    return route
                first = first or route
        return first

    def _asked(self, request: HttpRequest) -> Iterator[Wire]:
        """Find the services that a request may be for, those with answers first."""
        signed = signing_names(request)
        tried: set[str] = set()
        for names in (list(self._wires), self._generated(), signed):
            for name in names:
                if name not in tried:
                    tried.add(name)
                    try:
                        wire = self._wire(name)
                    except (LookupError, NotImplementedError):
                        continue  # a name in a signature only, or a protocol that moto lacks
                    if not signed or wire.signing_name in signed:
                        yield wire

    def _wire(self, name: str) -> Wire:
        if name not in self._wires:
            self._wires[name] = Wire(name)
        return self._wires[name]

    def _generated(self) -> Iterator[str]:
        """Find the services of this package; only a request without an answer asks for them."""
        package = __name__.rpartition("._runtime.")[0]
        for module in iter_modules(import_module(package).__path__):
            if module.ispkg and not module.name.startswith("_"):
                client_class = client_class_of(f"{package}.{module.name}")
                client_name = client_class.__service__.client_name
                self._clients.setdefault(client_name, client_class)
                yield client_name

    def _operation(self, route: Route) -> Operation | None:
        """Find the method of a typed client for what a request asks for, if there is one."""
        lines = self._lines.get(route.key)
        if lines:
            return lines[0].operation
        client_class = self._clients.get(route.wire.client_name)
        return None if client_class is None else find_operation(client_class, route.operation_name)

    def _line(self, route: Route, parameters: Mapping[str, Any]) -> Line | None:
        """Find what was said about a call: the most special comes first, of such the last said."""
        lines = self._lines.get(route.key, [])
        return next((line for line in lines if line.fits(parameters, route.unseen)), None)


def write(answer: object, operation: Operation, route: Route, request_id: str) -> HttpAnswer | None:
    """Write an answer as the service's protocol has it; nothing where none is to come."""
    wire = route.wire
    match answer:
        case Reset():
            return None
        case HttpAnswer():
            return answer
        case Throttled():
            return wire.serialize_fault(route, throttling(operation, wire), request_id)
        case ServiceError():
            members = error_members(answer)
            shape = operation.service.shape_of(generated_class(answer))
            fault = Fault(answer.code, answer.message, members, answer.http_status_code, shape)
            return wire.serialize_fault(route, fault, request_id)
        case Response():
            return wire.serialize(route, answer.to_dict(), request_id)
        case _:
            raw = with_status(operation.response_class, operation.status_paths, str(answer))
            return wire.serialize(route, raw, request_id)


def throttling(operation: Operation, wire: Wire) -> Fault:
    """Make the error by which a service asks to call less often."""
    is_listed = "ThrottlingException" in operation.service.errors
    is_json = wire.protocol in JSON_PROTOCOLS
    code = "ThrottlingException" if is_listed or is_json else "Throttling"
    return Fault(code, "Rate exceeded")


def record(
    route: Route,
    operation: Operation | None,
    parameters: Mapping[str, Any],
    request: HttpRequest,
) -> Request:
    """Tell a request in the words of the client that sent it."""
    names: Mapping[str, str] = {} if operation is None else operation.names
    named = {names.get(wire_name, wire_name): value for wire_name, value in parameters.items()}
    hidden = {names.get(wire_name, wire_name) for wire_name in route.sensitive}
    shown = (
        f"{name}={'...' if name in hidden or isinstance(value, list | dict) else repr(value)}"
        for name, value in named.items()
    )
    return Request(
        service=route.wire.client_name,
        operation=route.operation_name,
        parameters=named,
        headers=request.headers,
        summary=f"{operation or route}({', '.join(shown)})",
    )


def client_class_of(package: str) -> type[BaseClient]:
    """Find the client of a service package."""
    module = import_module(f"{package}.client")
    return next(
        found
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, ServiceClient)
        and found is not ServiceClient
    )


def find_operation(client_class: type[BaseClient], name: str) -> Operation | None:
    """Find the method of a client that calls an operation, which is called nearly as it is."""
    for method in vars(client_class):
        if method.replace("_", "").lower() == name.replace("_", "").lower():
            return Operation(client_class, method)
    return None


# --- pytest --------------------------------------------------------------------------------------


def fixture(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function a fixture of its name without `_fixture`, where pytest is installed."""
    try:
        pytest: Any = import_module("pytest")
    except ModuleNotFoundError:
        return function
    name = function.__name__.removesuffix("_fixture")
    made: Callable[P, T] = pytest.fixture(name=name)(function)
    return made


@fixture
def aws_server() -> Iterator[AwsServer]:
    """A stand-in for AWS, for the time of a test."""
    with AwsServer() as aws:
        yield aws


@fixture
def fast_waits_fixture() -> Iterator[None]:
    """Waits that take no time, for the time of a test."""
    with fast_waits():
        yield
