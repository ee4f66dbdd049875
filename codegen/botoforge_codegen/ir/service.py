"""Services with their operations, and the package that they make up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from attrs import frozen

from .classes import ErrorClass, GeneratedClass, Member, Module
from .types import ClassName, Markdown, VariableName


@frozen(kw_only=True)
class Example:
    """An example of a call."""

    title: Markdown
    description: Markdown
    arguments: tuple[tuple[Member, Any], ...]
    """The parameters that are given, each with a JSON value; timestamps are `datetime`s."""
    output: Mapping[str, Any]
    """What is returned, as such values by wire name."""


State: TypeAlias = Literal["success", "failure", "retry"]
Matcher: TypeAlias = Literal["path", "pathAll", "pathAny", "status", "error"]


@frozen(kw_only=True)
class Acceptor:
    """A line of a waiter: what an answer means that matches."""

    state: State
    matcher: Matcher
    argument: str
    expected: str | bool | int


@frozen(kw_only=True)
class Waiter:
    """A waiter, and the client's method that runs it."""

    name: str
    method: VariableName
    constant: VariableName
    acceptors: tuple[Acceptor, ...]
    delay: float
    status: str
    """The JMESPath to the job's status; may be empty."""
    status_enum: ClassName | None
    """The enum of the status."""
    reviewed: bool
    """A person has classified the values of that enum."""
    message: str
    """The JMESPath to the reason of a failure; may be empty."""
    ends_by_error: bool
    """An error may be the success: then there is no response to return."""
    parameters: tuple[Member, ...]
    """Those of the operation, in its order, named apart from those of the wait."""
    id_parameter: VariableName | None
    """The parameter that tells one job from another."""
    documentation: Markdown


@frozen(kw_only=True)
class Paginator:
    """A paginator, and the client's method that uses it."""

    method: VariableName
    parameters: tuple[Member, ...]
    """Those of the operation that the paginator does not set, named apart from its own."""
    limit: Member | None
    """The parameter that says how long a page is."""
    count_path: str
    """The JMESPath to what botocore counts; empty where it can neither cut it off nor resume."""
    items: tuple[Member, ...]
    """The path to the list that all pages are parts of; empty where there is no such list."""


@frozen(kw_only=True)
class Operation:
    """An operation."""

    name: str
    method: VariableName
    module: VariableName
    parameters: tuple[Member, ...]
    response: ClassName
    errors: tuple[ClassName, ...]
    errors_lack_code: bool
    """An error is told by its HTTP status alone: what is raised is the service's base error."""
    examples: tuple[Example, ...]
    waiters: tuple[Waiter, ...]
    paginator: Paginator | None
    link: str
    """The page of AWS's documentation; may be empty."""
    deprecated: str | None
    """What the model says to use instead; may be empty."""
    documentation: Markdown


@frozen(kw_only=True)
class Service:
    """A service package."""

    package: VariableName
    client_name: str
    client_class: ClassName
    async_client_class: ClassName
    stub_class: ClassName
    base_error: ClassName
    service_id: str
    full_name: str
    documentation: Markdown
    operations: tuple[Operation, ...]
    modules: tuple[Module, ...]
    errors: tuple[ErrorClass, ...]
    codes: tuple[tuple[str, ClassName], ...]
    """What is raised for a code."""
    codes_of_operations: tuple[tuple[str, str, ClassName], ...]
    """Where an operation raises something else for a code: the operation, the code, the error."""
    errors_by_shape: tuple[tuple[str, ClassName], ...]
    """What is raised for the name of a shape, where errors come by it and `codes` has another."""
    error_classes: tuple[GeneratedClass, ...]
    """The structures and enums that only errors reach; they live beside the errors."""
    warnings: tuple[str, ...]
    """What a person should look at."""
    file: str
    """Where the model stands, if it is the user's own."""

    @property
    def outline(self) -> ServiceOutline:
        """What the package itself has to know."""
        return ServiceOutline(
            package=self.package,
            client_class=self.client_class,
            async_client_class=self.async_client_class,
            stub_class=self.stub_class,
        )


def all_classes(service: Service) -> list[GeneratedClass]:
    """List the structures and enums of a service."""
    return [
        *(generated for module in service.modules for generated in module.classes),
        *service.error_classes,
    ]


@frozen(kw_only=True)
class ServiceOutline:
    """What the package itself has to know of a service."""

    package: VariableName
    client_class: ClassName
    async_client_class: ClassName
    stub_class: ClassName


@frozen(kw_only=True)
class Package:
    """The package itself; its services are told in outline."""

    name: str
    """Its import name, with dots where it lies inside another package."""
    services: tuple[ServiceOutline, ...]
