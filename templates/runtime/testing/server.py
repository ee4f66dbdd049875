"""A local server in place of AWS, for tests."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping
from itertools import count
from threading import Event, Lock
from typing import Any, Self, TypeVar, overload

from ..client import BaseClient
from ..introspection import PACKAGE, client_class_of, find_service_packages
from ..missing import check_operations
from ..structures import Response
from .botocore_api import make_config
from .environment import SURROUNDINGS
from .http import HttpAnswer, HttpRequest, HttpServer
from .moto_api import moto
from .operations import Operation, find_operation, operation_of
from .protocols import Fault, ServiceProtocol, plain_refusal
from .responses import record_request, write_response
from .routing import Route, signing_names
from .rules import Request, Rule, RuleBuilder, is_delayed, resolve_step
from .stub import ExpectationError

R = TypeVar("R", bound=Response)


class AwsServer:
    """A local server in place of AWS: a real HTTP server, during a `with` block.

    It speaks the protocol of every generated operation, so that the tested code runs unchanged,
    with the real client, its retries and its connections:

    ```python
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh, topic_id="sales").answer(
            "RUNNING", Throttled(), "COMPLETED"
        )
        quicksight = QuickSightClient.connect(**aws.options())
        quicksight.wait_until_topic_refresh_completed(...)
    ```

    Each request is checked against the service's model and recorded in `requests`. One
    without a planned response is refused with an error that says how to plan one, and the end of
    the block raises an `ExpectationError` that lists them all.

    Services that share the name under which requests are signed (`rds` and `neptune`, say) are kept
    apart by their operations; where they share these too, the one that has a rule is meant.

    Raises:
        ModuleNotFoundError: moto is not installed, whose parsers and serializers it uses.
    """

    def __init__(self) -> None:
        moto("core")
        self._protocols: dict[str, ServiceProtocol] = {}
        self._clients: dict[str, type[BaseClient]] = {}
        self._rules: dict[tuple[str, str], list[Rule]] = {}
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
        """The requests so far, oldest first, without those that could not be read."""
        with self._lock:
            return tuple(self._requests)

    def options(self, **config: Any) -> dict[str, Any]:
        """Make the keyword arguments of a client that calls this server.

        They serve `QuickSightClient.connect(**aws.options())`, the async client's `connect` and
        `boto3.client("quicksight", **aws.options())`. Such a client retries as often as with
        AWS; `aws.options(retries={"total_max_attempts": 1})` makes one that does not.

        Args:
            **config: More options of botocore's `Config`.
        """
        # No proxy, except for https: what botocore sends to AWS whatever the endpoint is.
        settings: dict[str, Any] = {
            "defaults_mode": "legacy",  # others may read the region from an instance's metadata
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
    ) -> RuleBuilder[R]: ...
    @overload
    def when(self, method: Callable[..., R], /, **parameters: Any) -> RuleBuilder[R]: ...
    def when(self, method: Callable[..., Any], /, **parameters: Any) -> RuleBuilder[Any]:
        """Add a rule by `when(...).answer(...)`: the responses of an operation from now on.

        Where several rules match a request, the one with the most parameters counts, and of
        several such the last.

        Args:
            method: The client's method, such as `QuickSightClient.describe_topic_refresh`; the
                async client's does as well.
            **parameters: Some of the call's parameters: the rule is for calls with these.

        Raises:
            TypeError: It is not a method of an operation, or has no such parameter.
            LookupError: Neither botocore nor the package has a model of the service.
            MissingOperationError: The model lacks an operation of the client.
            NotImplementedError: The service speaks a protocol that the server does not.
        """
        operation = operation_of(method)
        wanted = operation.by_wire_name(parameters)
        with self._lock:
            self._clients.setdefault(operation.service.client_name, operation.client_class)
            protocol = self._protocol(operation.service.client_name)
        known = protocol.description["operations"]
        check_operations(operation.client_class, known, str(protocol.model.api_version))
        return RuleBuilder(operation, wanted, self._add)

    def _add(self, rule: Rule) -> None:
        key = rule.operation.service.client_name, rule.operation.name
        with self._lock:
            others = [old for old in self._rules.get(key, []) if old.parameters != rule.parameters]
            self._rules[key] = sorted([rule, *others], key=lambda rule: -len(rule.parameters))

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
            why = "is not a request of a generated operation"
            if request.method == "CONNECT":
                why = "needs https, which AwsServer does not speak: use `stub`"
            return plain_refusal(self._problem(f"{what} {why}"))
        protocol = self._protocols[route.client_name]
        try:
            parameters = protocol.parse(route, request)
        except ValueError as error:
            fault = Fault("InvalidRequest", self._problem(f"{route}: {error}"))
            return protocol.serialize_fault(route, fault, request_id)
        with self._lock:
            operation = self._operation(route)
            arrived = record_request(route, operation, parameters, request)
            self._requests.append(arrived)
            rule = self._rule(route, parameters)
            step = None if rule is None else rule.take()
        if rule is None:
            advice = self._advice(route, operation, arrived)
            fault = Fault("UnexpectedRequest", self._problem(advice))
            return protocol.serialize_fault(route, fault, request_id)
        response = resolve_step(step, rule.operation, arrived)
        if is_delayed(response):
            self._leaving.wait(response.seconds)
            response = response.answer
        return write_response(response, rule.operation, protocol, route, request_id)

    def _problem(self, text: str) -> str:
        with self._lock:
            self._problems[text] = None
        return text

    def _advice(self, route: Route, operation: Operation | None, request: Request) -> str:
        """Say which request has no planned response, and how to plan one."""
        if operation is None:
            add = f"botoforge add {route.client_name} {route.operation_name}"
            return f"{request.summary} is not an operation of this package: {add}"
        rules = self._rules.get(route.key, [])
        if rules:
            known = " and ".join(map(str, rules))
            return f"{request.summary} matches no plan: there is one for {known}"
        response = operation.response_class.__name__
        return (
            f"{request.summary} has no planned response: "
            f"plan one by aws.when({operation}).answer({response}(...))"
        )

    # --- What a request asks for ---

    def _route(self, request: HttpRequest) -> Route | None:
        first: Route | None = None
        for protocol in self._candidates(request):
            for route in protocol.routes(request):
                if route.key in self._rules:
                    return route
                first = first or route
        return first

    def _candidates(self, request: HttpRequest) -> Iterator[ServiceProtocol]:
        """Find the services that a request may be for, those with rules first."""
        signed = signing_names(request)
        tried: set[str] = set()
        for names in (list(self._protocols), self._generated(), signed):
            for name in names:
                if name not in tried:
                    tried.add(name)
                    try:
                        protocol = self._protocol(name)
                    except (LookupError, NotImplementedError):
                        continue  # only signatures use the name, or moto lacks the protocol
                    if not signed or protocol.signing_name in signed:
                        yield protocol

    def _protocol(self, name: str) -> ServiceProtocol:
        if name not in self._protocols:
            self._protocols[name] = ServiceProtocol(name)
        return self._protocols[name]

    def _generated(self) -> Iterator[str]:
        """Find the services of this package; only a request without a rule needs them."""
        for name in find_service_packages().values():
            client_class = client_class_of(f"{PACKAGE}.{name}")
            client_name = client_class.__service__.client_name
            self._clients.setdefault(client_name, client_class)
            yield client_name

    def _operation(self, route: Route) -> Operation | None:
        """Find the method of a typed client for what a request asks for, if there is one."""
        rules = self._rules.get(route.key)
        if rules:
            return rules[0].operation
        client_class = self._clients.get(route.client_name)
        return None if client_class is None else find_operation(client_class, route.operation_name)

    def _rule(self, route: Route, parameters: Mapping[str, Any]) -> Rule | None:
        """Find the rule for a call: the most specific, of such the last that was added."""
        rules = self._rules.get(route.key, [])
        unsent = route.not_sent_if_empty
        return next((rule for rule in rules if rule.matches(parameters, unsent)), None)
