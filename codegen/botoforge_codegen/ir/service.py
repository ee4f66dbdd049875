"""Services with their operations, and the package that holds them."""

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
    """The parameters that the example passes, each with a JSON value or a `datetime`."""
    output: Mapping[str, Any]
    """The response: such values, by wire name."""


State: TypeAlias = Literal["success", "failure", "retry"]
Matcher: TypeAlias = Literal["path", "pathAll", "pathAny", "status", "error"]
Goal: TypeAlias = Literal["ended well", "available", "running", "stopped", "deleted"]


@frozen(kw_only=True)
class Acceptor:
    """A rule of a waiter: what a response means that matches."""

    state: State
    matcher: Matcher
    argument: str
    expected: str | bool | int


@frozen(kw_only=True)
class Stop:
    """How what is waited for is stopped."""

    method: str
    """boto3's method."""
    input: tuple[tuple[str, str], ...]
    """The parameters by wire name, each with the JMESPath to its value."""
    each: tuple[str, ...]
    """The parameters that take one item of a list: the method is called for each."""


@frozen(kw_only=True)
class UnclassifiedStatus:
    """A status that the row of a waiter does not classify."""

    file: str
    """The file of the row."""
    waiter: str
    status: str
    acceptor: str
    """The acceptor to add, as JSON; a person decides its state."""
    reviewed: bool
    """The row is one of botoforge's own."""

    def __str__(self) -> str:
        return (
            f"waiter {self.waiter}: the status {self.status!r} is not classified yet; waiting goes "
            "on through it, with a warning"
        )


@frozen(kw_only=True)
class Waiter:
    """A waiter, and the client's method that runs it."""

    name: str
    method: VariableName
    constant: VariableName
    acceptors: tuple[Acceptor, ...]
    delay: float
    status: str
    """The JMESPath to the status of the job; may be empty."""
    status_enum: ClassName | None
    """The enum of the status."""
    has_phases: bool
    """The values of the enum have phases: those that have one are known."""
    known: tuple[str, ...]
    """The statuses that are classified, if not these."""
    goal: Goal | None
    """What is waited for; `None` if nobody has said it."""
    message: str
    """The JMESPath to the reason of a failure; may be empty."""
    missing: tuple[str, ...] | str
    """What says that there is no such thing: codes of errors, or the JMESPath of an empty list."""
    missing_for: float
    """How many seconds after the start of the wait that is not final."""
    started: str
    """The JMESPath to when the run began, where the last run of a thing is reported; or empty."""
    stop: Stop | None
    ends_by_error: bool
    """The wait may succeed by an error, so that there is no response to return."""
    parameters: tuple[Member, ...]
    """Those of the operation, in its order, without those for pages; renamed where the wait has one
    of that name."""
    id_parameters: tuple[VariableName, ...]
    """The parameters that name what is waited for: the first that is given does."""
    documentation: Markdown


@frozen(kw_only=True)
class Paginator:
    """A paginator, and the client's method that uses it."""

    method: VariableName
    parameters: tuple[Member, ...]
    """Those of the operation that the paginator does not set, renamed likewise."""
    limit: Member | None
    """The parameter for the size of a page."""
    count_path: str
    """The JMESPath to the list that `max_items` counts; empty if botocore cannot resume in it."""
    items: tuple[Member, ...]
    """The members on the path to the list that the pages split; empty if there is no such list."""


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
    """Errors come with an HTTP status alone, so that the service's base error is raised."""
    examples: tuple[Example, ...]
    waiters: tuple[Waiter, ...]
    paginator: Paginator | None
    link: str
    """The URL of its page in AWS's documentation; may be empty."""
    deprecated: str | None
    """What the model says to use instead, may be empty; `None` if it is not deprecated."""
    first_version: str
    """The first version of botocore that has it; empty if that is not known."""
    documentation: Markdown


@frozen(kw_only=True)
class Service:
    """A service package."""

    package: VariableName
    client_name: str
    client_class: ClassName
    async_client_class: ClassName
    base_error: ClassName
    service_id: str
    full_name: str
    api_version: str
    """The API version of the model, which names the folder of its snapshot."""
    protocol: str
    """The protocol for which the responses are read from the wire."""
    documentation: Markdown
    operations: tuple[Operation, ...]
    modules: tuple[Module, ...]
    errors: tuple[ErrorClass, ...]
    codes: tuple[tuple[str, ClassName], ...]
    """The exception for each code."""
    codes_of_operations: tuple[tuple[str, str, ClassName], ...]
    """The exceptions to that: an operation, a code, and the exception that it raises there."""
    errors_by_shape: tuple[tuple[str, ClassName], ...]
    """The exception for the name of an error's shape, where `codes` has another for it."""
    error_classes: tuple[GeneratedClass, ...]
    """The classes that only errors refer to; they are in the module of the errors."""
    warnings: tuple[str, ...]
    """Messages for the person who generates."""
    unclassified: tuple[UnclassifiedStatus, ...]
    """The statuses that the rows of the chosen operations leave open."""
    notes: tuple[str, ...] = ()
    """What becomes of the project's own waiters, where that is not plain to see."""
    file: str
    """The file of the model if it is the user's own, else empty."""

    @property
    def outline(self) -> ServiceOutline:
        """What the package itself has to know of it."""
        return ServiceOutline(
            package=self.package,
            client_class=self.client_class,
            async_client_class=self.async_client_class,
        )


def all_classes(service: Service) -> list[GeneratedClass]:
    """List the structures, unions and enums of a service."""
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


@frozen(kw_only=True)
class Package:
    """The package itself, with an outline of its services."""

    name: str
    """Its import name, with dots if it is inside another package."""
    services: tuple[ServiceOutline, ...]
