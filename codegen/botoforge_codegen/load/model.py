"""A service model as botocore ships it, as frozen values: what `load` gives to `lower`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen


@frozen(kw_only=True)
class MemberModel:
    """A member of a structure."""

    name: str
    """The key in botocore's dictionaries: the wire name of this SDK."""
    attribute: str
    """botocore's own snake case of the name."""
    shape: str
    documentation: str = ""
    location: str | None = None
    """Where it travels, if not in the body: `header`, `uri`, `statusCode`, ..."""
    idempotency_token: bool = False
    json_text: bool = False
    """It holds JSON that botocore reads and writes, where it travels in a header."""
    deprecated: str | None = None
    """What the model says to use instead; may be empty."""


@frozen(kw_only=True)
class ErrorTrait:
    """What the model says about a structure that is an error."""

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
    """The enum of a map's keys, where they have one."""
    enum: tuple[str, ...] = ()
    error: ErrorTrait | None = None
    sparse: bool = False
    sensitive: bool = False
    document: bool = False
    union: bool = False
    payload: str | None = None
    """The member that is the whole body of the message."""
    event_stream: bool = False
    """It is a stream of events: each is one of the members."""
    deprecated: str | None = None
    """What the model says to use instead; may be empty."""
    stream_errors: tuple[MemberModel, ...] = ()
    """The errors by which a stream of events may end."""

    @property
    def references(self) -> tuple[str, ...]:
        """The shapes that this one refers to, in order."""
        found = [member.shape for member in self.members]
        return (*found, *(name for name in (self.key, self.item) if name is not None))


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
    """Those of a stream of events that it returns are among them."""
    examples: tuple[ExampleModel, ...] = ()
    deprecated: str | None = None
    """What the model says to use instead; may be empty."""
    errors_lack_code: bool = False
    """An error is told by its HTTP status alone: the code would stand in a body, and there is none
    in a response to HEAD."""

    @property
    def references(self) -> tuple[str, ...]:
        """The shapes that it refers to."""
        return tuple(name for name in (self.input, self.output, *self.errors) if name is not None)


@frozen(kw_only=True)
class AcceptorModel:
    """A line of a waiter, as it stands in the file: what an answer means that matches."""

    state: str
    matcher: str
    argument: str
    """A JMESPath; empty for the matchers that take none."""
    expected: object


@frozen(kw_only=True)
class WaiterModel:
    """A waiter: what ends the wait for a job."""

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
    """Where it stands."""
    reviewed: bool = False
    """It is one of ours: a person has classified every status."""
    checked: bool = False
    """What it names has to be in the model; botocore's own waiters name more than that."""


@frozen(kw_only=True)
class PaginatorModel:
    """A paginator: how to ask for an operation's answer page by page."""

    input_tokens: tuple[str, ...]
    """The parameters that say where a page begins."""
    output_tokens: tuple[str, ...]
    """The JMESPaths to their next values."""
    result_keys: tuple[str, ...]
    """The JMESPaths to what goes on from page to page; the first is what botocore counts."""
    limit_key: str | None = None
    """The parameter that says how long a page is."""
    more_results: str = ""
    """The JMESPath to whether there is more; may be empty."""
    file: str = ""
    """Where it stands, if it is not botocore's: what it names has to be in the model."""


@frozen(kw_only=True)
class ServiceModel:
    """A service."""

    client_name: str
    """What `boto3.client` calls it, such as `stepfunctions`."""
    class_name: str
    """What boto3 calls its client's class, such as `SFN`."""
    service_id: str
    full_name: str
    uid: str
    """Service and API version, as AWS's documentation links write them."""
    documentation: str
    operations: Mapping[str, OperationModel]
    not_callable: frozenset[str]
    """The operations that send a stream of events: botocore's clients have no method for them."""
    shapes: Mapping[str, ShapeModel]
    waiters: tuple[WaiterModel, ...] = ()
    paginators: Mapping[str, PaginatorModel] = Factory(dict[str, PaginatorModel])
    """By operation."""
    query_compatible: bool = False
    """Errors come by the name of their shape and by the code of the Query protocol."""
    file: str = ""
    """Where the model stands, if it is the user's own."""
