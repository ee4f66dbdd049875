"""What is to be generated, with every decision made: what `lower` gives to `render`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal, NewType, TypeAlias

from attrs import frozen

ClassName = NewType("ClassName", str)
"""The Python name of a class. Only `names` makes them."""

VariableName = NewType("VariableName", str)
"""The Python name of an attribute, a parameter, a method or a module. Only `names` makes them."""

Markdown = NewType("Markdown", str)
"""Text for a docstring. Only `documentation` makes it."""


class Scalar(Enum):
    """A type without parts."""

    TEXT = "text"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    TIMESTAMP = "timestamp"
    BLOB = "blob"
    DOCUMENT = "document"
    BODY = "body"
    """The body of an answer, read when it is asked for."""
    DATA = "data"
    """Bytes to send, or a string, which is sent as UTF-8."""
    SOURCE = "source"
    """Bytes to send, or something to read them from."""
    COPY_SOURCE = "copy source"
    """An object of S3 to copy from."""


@frozen
class EnumRef:
    """A value of an enum."""

    name: ClassName
    open: bool
    """A service may answer with it: then it is a member or an `UnknownValue`. What only callers
    write may also be one of the strings that the model lists."""


@frozen
class StructureRef:
    """Another structure."""

    name: ClassName


@frozen
class UnionRef:
    """One of the variants of a union."""

    name: ClassName


@frozen
class EventStreamOf:
    """A stream of events."""

    union: ClassName
    """The union of the events."""
    errors: tuple[tuple[str, str], ...]
    """The codes of the errors that may end it, by the name they have in the stream."""
    last: str | None = None
    """The event that ends it, where the service promises one."""


@frozen
class ListOf:
    """A list."""

    item: TypeRef
    sparse: bool


@frozen
class MapOf:
    """A map with strings as keys."""

    value: TypeRef
    sparse: bool
    key: ClassName | None = None
    """The enum of the keys, where the map is only ever sent: its members may be given too."""


TypeRef: TypeAlias = Scalar | EnumRef | StructureRef | UnionRef | EventStreamOf | ListOf | MapOf


def classes_of(type_ref: TypeRef) -> tuple[ClassName, ...]:
    """Name the classes that a type refers to: one, or of a map also that of its keys, or none."""
    match type_ref:
        case EnumRef(name=name) | StructureRef(name=name) | UnionRef(name=name):
            return (name,)
        case EventStreamOf(union=name):
            return (name,)
        case ListOf(item=item):
            return classes_of(item)
        case MapOf(value=value, key=key):
            return (*([key] if key else []), *classes_of(value))
        case Scalar():
            return ()


@frozen(kw_only=True)
class Member:
    """A member of a structure or an error, or a parameter of an operation."""

    name: VariableName
    wire_name: str
    key: str
    """How `[tool.botoforge.names]` calls it."""
    type: TypeRef
    required: bool
    sensitive: bool
    documentation: Markdown


@frozen(kw_only=True)
class EnumMember:
    """A value that the model lists."""

    name: VariableName
    value: str
    key: str
    """How `[tool.botoforge.names]` calls it."""


Phase: TypeAlias = Literal["IN_PROGRESS", "SUCCEEDED", "FAILED"]


@frozen(kw_only=True)
class EnumClass:
    """An enum."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it."""
    members: tuple[EnumMember, ...]
    literal: ClassName | None
    """The `Literal` of its values, where a caller may write one of them as a string."""
    phases: tuple[tuple[VariableName, Phase], ...]
    """What a person says that its values say about a job, if one has looked."""
    documentation: Markdown


@frozen(kw_only=True)
class StructureClass:
    """A structure."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it; empty for a response that has no shape of its own."""
    bases: tuple[ClassName, ...]
    """Generated classes and the runtime's own; at least one."""
    members: tuple[Member, ...]
    inherited: bool
    """The members are those of the first base: only the conversion is emitted."""
    has_fast_path: bool
    """A response may hold it, so a fast path that decodes it is emitted."""
    sensitive: bool
    documentation: Markdown

    @property
    def streams(self) -> bool:
        """A member of it is the body of an answer, which async clients read in another way."""
        return any(member.type is Scalar.BODY for member in self.members)


@frozen(kw_only=True)
class UnionClass:
    """A union: exactly one of its variants, each a small class with one member."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it."""
    variants: tuple[StructureClass, ...]
    open: bool
    """A service may answer with it, so that a variant that nobody knows can come; or the model
    lists none, so that there is nothing else."""
    documentation: Markdown


GeneratedClass: TypeAlias = EnumClass | StructureClass | UnionClass


def structures_of(generated: GeneratedClass) -> tuple[StructureClass, ...]:
    """List the structures behind a name: a union is a name for several, an enum is none."""
    match generated:
        case EnumClass():
            return ()
        case StructureClass():
            return (generated,)
        case UnionClass():
            return generated.variants


def names_of(generated: GeneratedClass) -> tuple[ClassName, ...]:
    """List the public names: of an enum also its `Literal`, of a union also its variants."""
    match generated:
        case EnumClass(literal=str(literal)):
            return (generated.name, literal)
        case UnionClass():
            return (generated.name, *(variant.name for variant in generated.variants))
        case _:
            return (generated.name,)


@frozen(kw_only=True)
class ErrorClass:
    """An exception."""

    name: ClassName
    key: str
    """How `[tool.botoforge.names]` calls it."""
    code: str
    members: tuple[Member, ...]
    retryable: bool
    throttling: bool
    documentation: Markdown


@frozen(kw_only=True)
class Module:
    """A module of structures and enums."""

    name: VariableName
    documentation: Markdown
    classes: tuple[GeneratedClass, ...]


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
