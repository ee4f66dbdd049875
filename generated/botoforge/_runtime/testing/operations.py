# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The operation of a client's method, such as `QuickSightClient.describe_topic_refresh`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from typing import Final

from ..aio import AsyncServiceClient
from ..client import BaseClient
from ..conversion import to_raw
from ..introspection import (
    PACKAGE,
    OperationCall,
    PageCall,
    WaitCall,
    find_call,
    is_wait,
    record_call,
)
from ..service_errors import ServiceTable
from ..structures import Response
from ..sync import ServiceClient
from ..values import service_package

BASES: Final = (BaseClient, ServiceClient, AsyncServiceClient)
"""The classes of clients that are not generated."""


EXPIRES_STRING: Final = "ExpiresString"
"""What botocore adds to responses of S3, beside what the model has: the header `Expires`."""


class Operation:
    """An operation, as a client's method calls it.

    Args:
        client_class: The class of the client.
        method: The method's name.

    Attributes:
        name: As the model names it.
        response_class: The class of the response.
        names: The names of the method's parameters, by wire name.

    Raises:
        TypeError: It is not a method of an operation.
    """

    def __init__(self, client_class: type[BaseClient], method: str) -> None:
        self.client_class = client_class
        self.method = method
        call = find_call(client_class, method)
        if isinstance(call, WaitCall):
            polled = record_call(call.poll)
            asks = f", which polls {polled.operation}" if isinstance(polled, OperationCall) else ""
            raise TypeError(f"{self} is a wait{asks}: use the method of the operation")
        if isinstance(call, PageCall):
            asks = f"iterates over the pages of {call.operation}"
            raise TypeError(f"{self} {asks}: use the method of the operation")
        if call is None:
            raise TypeError(f"{self} calls no operation")
        self.name = call.operation
        self.response_class = call.response_class
        self.names = {wire_name: str(name) for wire_name, name in call.parameters.items()}

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
            call = find_call(self.client_class, method) if is_wait(method) else None
            if isinstance(call, WaitCall) and call.waiter.status:
                polled = record_call(call.poll)
                if isinstance(polled, OperationCall) and polled.operation == self.name:
                    paths[call.waiter.status] = None
        return tuple(paths)


def operation_of(method: object) -> Operation:
    """Find the operation that a method of a client calls.

    Args:
        method: Taken from the class or from a client, async or not.

    Raises:
        TypeError: It is something else.
    """
    module = sys.modules.get(str(getattr(method, "__module__", "")))  # pyrefly: ignore[unnecessary-type-conversion]  # it may be `None`
    class_name, _, name = str(getattr(method, "__qualname__", "")).rpartition(".")
    owner = getattr(module, class_name, None)
    if not isinstance(owner, type) or not issubclass(owner, BaseClient) or owner in BASES:
        check_home(method)
        raise TypeError(f"this is not a method of a generated client: {method!r}")
    return Operation(owner, name)


def check_home(generated: object) -> None:
    """Check that a class or method is not of another generated package, which has its own tools.

    Raises:
        TypeError: It is.
    """
    package = str(getattr(generated, "__module__", ""))  # pyrefly: ignore[unnecessary-type-conversion]  # as above
    while package and f"{package}._runtime" not in sys.modules:
        package = package.rpartition(".")[0]
    if package not in ("", PACKAGE):
        raise TypeError(f"{generated} belongs to the package {package}: use {package}.testing")


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


def find_operation(client_class: type[BaseClient], name: str) -> Operation | None:
    """Find the method of a client that calls an operation: its name is the same but for case."""
    for method in vars(client_class):
        if method.replace("_", "").lower() == name.replace("_", "").lower():
            return Operation(client_class, method)
    return None
