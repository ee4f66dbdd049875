# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What tests say by a client's own method, such as `QuickSightClient.describe_topic_refresh`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from inspect import Parameter, iscoroutine, signature
from typing import Any, Final, NoReturn

from ..aio import AsyncServiceClient
from ..client import BaseClient, ServiceClient
from ..service_errors import ServiceTable
from ..structures import Response, to_raw
from ..sync import immediate
from ..values import service_package
from ..waiting.model import Waiter

BASES: Final = (BaseClient, ServiceClient, AsyncServiceClient)
"""The classes of clients that are not generated."""


EXPIRES_STRING: Final = "ExpiresString"
"""What botocore adds to responses of S3, beside what the model has: the header `Expires`."""


class Called(Exception):  # noqa: N818 (no error: it carries what a method would call)
    """A method would call an operation.

    Attributes:
        operation: The operation, as the model names it.
        response_class: The class of what is returned.
        parameters: What is sent, by wire name.
    """

    def __init__(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> None:
        super().__init__(operation)
        self.operation = operation
        self.response_class = response_class
        self.parameters = parameters


class Waited(Exception):  # noqa: N818 (no error: it carries what a method would wait for)
    """A method would wait.

    Attributes:
        waiter: What ends the wait.
        poll: What it asks.
    """

    def __init__(self, waiter: Waiter, poll: Callable[[], object]) -> None:
        super().__init__(waiter.name)
        self.waiter = waiter
        self.poll = poll


class Paginated(Exception):  # noqa: N818 (no error: it carries what a method would call)
    """A method would call an operation page by page.

    Attributes:
        operation: The operation, as the model names it.
    """

    def __init__(self, operation: str) -> None:
        super().__init__(operation)
        self.operation = operation


class Probe:
    """Stands before the class of a client: its methods tell what they would do, and do nothing."""

    def _call(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> NoReturn:
        raise Called(operation, response_class, parameters)

    def _wait(self, waiter: Waiter, poll: Callable[[], object], *_: object) -> NoReturn:
        raise Waited(waiter, poll)

    _wait_or_none = _wait

    def _paging(self, operation: str, *_: object) -> NoReturn:
        raise Paginated(operation)


class Operation:
    """An operation, as a client's method calls it.

    Args:
        client_class: The class of the client.
        method: The method's name.

    Attributes:
        name: As the model names it.
        response_class: The class of what is returned.
        names: The names of the method's parameters, by wire name.

    Raises:
        TypeError: It is no method of an operation.
    """

    def __init__(self, client_class: type[BaseClient], method: str) -> None:
        self.client_class = client_class
        self.method = method
        found = probe(client_class, method)
        if isinstance(found, Waited):
            polled = probe_call(found.poll)
            asks = f", which polls {polled.operation}" if isinstance(polled, Called) else ""
            raise TypeError(f"{self} is a wait{asks}: take the method of the operation")
        if isinstance(found, Paginated):
            asks = f"asks for the pages of {found.operation}"
            raise TypeError(f"{self} {asks}: take the method of the operation")
        if found is None:
            raise TypeError(f"{self} calls no operation")
        self.name = found.operation
        self.response_class = found.response_class
        self.names = {wire_name: str(name) for wire_name, name in found.parameters.items()}

    @property
    def service(self) -> ServiceTable:
        """What the client knows about its service."""
        return self.client_class.__service__

    def __str__(self) -> str:
        return f"{self.client_class.__name__}.{self.method}"

    def by_wire_name(self, parameters: Mapping[str, object]) -> dict[str, object]:
        """Convert parameters of the method to those of boto3.

        Raises:
            TypeError: The method has no such parameter.
        """
        wire_names = {name: wire_name for wire_name, name in self.names.items()}
        check_names(f"parameter of {self}", parameters, wire_names)
        return {wire_names[name]: to_raw(value) for name, value in parameters.items()}

    def check_response(self, response: Response) -> None:
        """Check that a response is one of this operation.

        Raises:
            TypeError: It is not.
        """
        if not isinstance(response, self.response_class):
            raise TypeError(
                f"{self} returns a {self.response_class.__name__}, not a {type(response).__name__}"
            )

    def check_error(self, error: Exception) -> None:
        """Check that an error is one of this service.

        Raises:
            TypeError: It is not.
        """
        base = self.service.base_error
        if not isinstance(error, base):
            raise TypeError(f"{self} raises a {base.__name__}, not a {type(error).__name__}")

    @cached_property
    def status_paths(self) -> tuple[str, ...]:
        """The JMESPaths at which the operation's waiters find the status of a job."""
        paths: dict[str, None] = {}
        for method in dir(self.client_class):
            waited = probe(self.client_class, method) if is_wait(method) else None
            if isinstance(waited, Waited) and waited.waiter.status:
                polled = probe_call(waited.poll)
                if isinstance(polled, Called) and polled.operation == self.name:
                    paths[waited.waiter.status] = None
        return tuple(paths)


def operation_of(method: object) -> Operation:
    """Find the operation that a method of a client calls.

    Args:
        method: Taken from the class or from a client, async or not.

    Raises:
        TypeError: It is something else.
    """
    module = sys.modules.get(str(getattr(method, "__module__", "")))
    class_name, _, name = str(getattr(method, "__qualname__", "")).rpartition(".")
    found = getattr(module, class_name, None)
    if not isinstance(found, type) or not issubclass(found, BaseClient) or found in BASES:
        check_home(method)
        raise TypeError(f"this is no method of a generated client: {method!r}")
    return Operation(found, name)


def check_home(generated: object) -> None:
    """Check that a class or method is not of another generated package, which has its own tools.

    Raises:
        TypeError: It does.
    """
    package = str(getattr(generated, "__module__", ""))
    while package and f"{package}._runtime" not in sys.modules:
        package = package.rpartition(".")[0]
    if package not in ("", __name__.rpartition("._runtime.")[0]):
        raise TypeError(f"{generated} belongs to the package {package}: take {package}.testing")


def is_wait(method: str) -> bool:
    """Whether a method of a client is one that waits."""
    return method.startswith("wait_until_")


def probe(client_class: type[BaseClient], method: str) -> Called | Waited | Paginated | None:
    """Find out what a method does: each parameter is its own name; the time of a wait is over."""
    client: Any = object.__new__(type("Probe", (Probe, client_class), {}))
    call = getattr(client, method)
    given: dict[str, Any] = {
        parameter.name: parameter.name
        for parameter in signature(call).parameters.values()
        if parameter.kind is Parameter.KEYWORD_ONLY
        and (parameter.default is Parameter.empty or not is_wait(method))
    }
    if is_wait(method):
        given["timeout"] = 0
    return probe_call(lambda: call(**given))


def probe_call(call: Callable[[], object]) -> Called | Waited | Paginated | None:
    """Find out what a call does, of a coroutine function or not."""
    try:
        made = call()
        if iscoroutine(made):
            immediate(made)
    except (Called, Waited, Paginated) as found:
        return found
    return None


def check_names(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Check that names are known.

    Raises:
        TypeError: One is not; the error names the nearest one that is.
    """
    known = tuple(known)
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, 1)
            listed = ", ".join(known) or "none"
            hint = f"did you mean {near[0]!r}?" if near else f"there is {listed}"
            raise TypeError(f"no {what} is called {name!r}: {hint}")


def service_of(generated: type) -> ServiceTable:
    """Find what a generated class's service package knows about its service."""
    service: ServiceTable = import_module(f"{service_package(generated)}.errors").SERVICE
    return service
