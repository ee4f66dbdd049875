"""A service model as frozen values: what `load` gives to `lower`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import Factory, field, frozen

from .facts import Facts
from .files import ServiceFiles


@frozen(kw_only=True)
class MemberModel:
    """A member of a structure."""

    name: str
    """The key in botocore's dictionaries; elsewhere called the wire name."""
    attribute: str
    """botocore's own snake case of the name."""
    shape: str
    documentation: str = ""
    location: str | None = None
    """Where it is sent, if not in the body: `header`, `uri`, `statusCode`, ...; `attribute` for an
    attribute of an XML element; `eventheader` and `eventpayload` in an event."""
    location_name: str = ""
    """Its name on the wire, if that is not its own: a key, an element or a header."""
    flattened: bool = False
    """The items of the list or map have no element of their own around them, in XML."""
    idempotency_token: bool = False
    is_json: bool = False
    """A string that holds JSON; botocore parses and writes it if it is sent in a header."""
    deprecated: str | None = None
    """What the model says to use instead, may be empty; `None` if it is not deprecated."""


@frozen(kw_only=True)
class ErrorTrait:
    """What the model says about an error beside its members."""

    code: str
    retryable: bool = False
    throttling: bool = False


@frozen(kw_only=True)
class ShapeModel:
    """A shape: a named type of a service."""

    name: str
    type: str
    """As in the model: `structure`, `list`, `map`, `string`, `integer`, ..."""
    documentation: str = ""
    members: tuple[MemberModel, ...] = ()
    required: frozenset[str] = frozenset()
    item: str | None = None
    """The shape of a list's items or a map's values."""
    key: str | None = None
    """The enum of a map's keys, if they have one."""
    item_name: str = ""
    """The element of a list's item in XML, if the model says it."""
    tags: tuple[str, str] = ("key", "value")
    """The elements of the key and the value of a map's entry, in XML."""
    enum: tuple[str, ...] = ()
    error: ErrorTrait | None = None
    sparse: bool = False
    sensitive: bool = False
    document: bool = False
    union: bool = False
    payload: str | None = None
    """The member that is the whole body of a request or response."""
    event_stream: bool = False
    """It is an event stream; each event is one of the members."""
    deprecated: str | None = None
    """What the model says to use instead, may be empty; `None` if it is not deprecated."""
    stream_errors: tuple[MemberModel, ...] = ()
    """The errors that may end an event stream."""

    @property
    def has_variants(self) -> bool:
        """Whether a value has exactly one of the members: a union, or the events of a stream."""
        return self.union or self.event_stream

    @property
    def references(self) -> tuple[str, ...]:
        """The names of the shapes that this one refers to, in order."""
        targets = [member.shape for member in self.members]
        return (*targets, *(name for name in (self.key, self.item) if name is not None))


@frozen(kw_only=True)
class ExampleModel:
    """An example of a call."""

    title: str
    description: str
    input: Mapping[str, Any]
    """The parameters by wire name, as JSON values."""
    output: Mapping[str, Any]
    """The response, as JSON values."""


@frozen(kw_only=True)
class OperationModel:
    """An operation."""

    name: str
    method: str
    """The name of the boto3 client's method."""
    documentation: str = ""
    input: str | None = None
    output: str | None = None
    errors: tuple[str, ...] = ()
    """The shapes of its errors, with those of an event stream that it returns."""
    examples: tuple[ExampleModel, ...] = ()
    deprecated: str | None = None
    """What the model says to use instead, may be empty; `None` if it is not deprecated."""
    errors_lack_code: bool = False
    """Errors come with an HTTP status alone: the code would be in the body, and a response to HEAD
    has none."""


@frozen(kw_only=True)
class AcceptorModel:
    """An acceptor of a waiter, as it is in the file: what a response means that matches."""

    state: str
    matcher: str
    argument: str
    """A JMESPath; empty for matchers that take none."""
    expected: object


@frozen(kw_only=True)
class StopModel:
    """How a job that is waited for is stopped."""

    operation: str
    input: Mapping[str, str]
    """By parameter of the operation, the JMESPath to its value. It looks into an object with the
    keys `input`, the parameters of the wait by wire name, and `output`, the last response."""


@frozen(kw_only=True)
class RowModel:
    """What the row of a waiter says beyond botocore's format, as it is in its key `botoforge`."""

    goal: str = ""
    """What is waited for: `ended well`, or `available`, `running`, `stopped`, `deleted`."""
    status: str = ""
    """The JMESPath to the status; empty if it is the one that acceptors look at."""
    values: tuple[str, ...] = ()
    """Every value that a status can have which is a plain string."""
    never: tuple[str, ...] = ()
    """The values of the status that cannot come in this wait."""
    message: str = ""
    """The JMESPath to the reason of a failure."""
    start: str = ""
    """The operation that starts what is waited for."""
    stop: StopModel | None = None
    missing: tuple[str, ...] | str = ()
    """The codes of the errors that say that there is no such thing; or the JMESPath to the list
    that is empty then."""
    missing_for: float = 0
    """How many seconds after the start of the wait that is not final."""
    started: str = ""
    """The JMESPath to when the run began, where the operation reports the last run of a thing."""
    unlisted: tuple[str, ...] = ()
    """The codes of errors in the row that the model does not list."""
    sources: tuple[str, ...] = ()
    """Where it is said what the values mean: addresses, `model` or `by name`."""
    review: str = ""
    """Why a person has to look at the row before it is used; empty once one has."""


@frozen(kw_only=True)
class WaiterModel:
    """A waiter: which operation it polls, and what ends the wait."""

    name: str
    snake_name: str
    """botocore's own snake case of the name."""
    operation: str
    delay: float
    acceptors: tuple[AcceptorModel, ...]
    message: str = ""
    """A JMESPath to the reason of a failure."""
    documentation: str = ""
    file: str = ""
    """The file that it is read from."""
    reviewed: bool = False
    """It is one of botoforge's own rows."""
    classified: bool = False
    """Every status is reviewed, so that the values of its enum have phases: botoforge's
    own rows, those of a project, and whatever has the key `botoforge`."""
    row: RowModel = Factory(RowModel)
    checked: bool = False
    """Whatever it names has to be in the model; botocore's own waiters name more than that."""
    of_project: bool = False
    """It is from the project's own folder of waiters."""
    replaces: str = ""
    """Whose waiter it replaces, such as `botocore`; empty if it replaces none."""


@frozen(kw_only=True)
class PaginatorModel:
    """A paginator: how an operation is called page by page."""

    input_tokens: tuple[str, ...]
    """The parameters for the tokens of a page."""
    output_tokens: tuple[str, ...]
    """The JMESPaths to the tokens of the next page."""
    result_keys: tuple[str, ...]
    """The JMESPaths to the lists that pages split; `max_items` counts the first."""
    limit_key: str | None = None
    """The parameter for the size of a page."""
    more_results: str = ""
    """The JMESPath to whether there are more pages; may be empty."""
    file: str = ""
    """The file that it is read from, if it is not botocore's; then what it names has to be in the
    model."""


@frozen(kw_only=True)
class ServiceModel:
    """A service."""

    client_name: str
    """What `boto3.client` calls it, such as `stepfunctions`."""
    class_name: str
    """What boto3 calls its client's class, such as `SFN`."""
    service_id: str
    full_name: str
    protocol: str
    """The protocol that botocore's clients choose, of those that the model lists."""
    uid: str
    """Service and API version, as links to AWS's documentation have them."""
    documentation: str
    operations: Mapping[str, OperationModel]
    not_callable: frozenset[str]
    """The operations that send an event stream: botocore's clients have no method for them."""
    shapes: Mapping[str, ShapeModel]
    waiters: tuple[WaiterModel, ...] = ()
    paginators: Mapping[str, PaginatorModel] = Factory(dict[str, PaginatorModel])
    """By operation."""
    query_compatible: bool = False
    """Errors come with the name of their shape and with the code of the Query protocol."""
    file: str = ""
    """The file of the model if it is the user's own, else empty."""
    files: ServiceFiles = field(repr=False)
    """What it is parsed from."""
    facts: Facts | None = None
    """What is known of the whole service, if this is a part of it, from a snapshot."""

    def list_error_codes(self, operation: OperationModel) -> list[str]:
        """List the codes of the errors that the model lists for an operation."""
        traits = (self.shapes[name].error for name in operation.errors)
        return [trait.code for trait in traits if trait is not None]
