"""From the JSON of a service's files, known to be valid, to the values of `model`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve
from botocore import xform_name
from botocore.model import ServiceModel as BotocoreServiceModel
from botocore.utils import get_service_module_name

from .model import (
    AcceptorModel,
    ErrorTrait,
    ExampleModel,
    MemberModel,
    OperationModel,
    PaginatorModel,
    ServiceModel,
    ShapeModel,
    WaiterModel,
)


def parse_service(
    client_name: str,
    raw: Mapping[str, Any],
    examples: Mapping[str, Any],
    waiters: tuple[WaiterModel, ...],
    paginators: Mapping[str, PaginatorModel],
) -> ServiceModel:
    """Parse a service model.

    Args:
        client_name: What `boto3.client` calls the service.
        raw: The content of its `service-2.json`.
        examples: The examples in its `examples-1.json`, by operation.
        waiters: Its waiters.
        paginators: Its paginators, by operation.
    """
    metadata = raw["metadata"]
    shapes = parse_shapes(raw["shapes"])
    operations = {
        name: parse_operation(name, operation, examples.get(name, ()), shapes, metadata)
        for name, operation in raw["operations"].items()
    }
    not_callable = {
        name for name in operations if find_event_stream(operations[name].input, shapes) is not None
    }
    return ServiceModel(
        client_name=client_name,
        class_name=get_service_module_name(BotocoreServiceModel(raw, client_name)),
        service_id=metadata["serviceId"],
        full_name=metadata.get("serviceFullName", client_name),
        uid=metadata.get("uid", ""),
        documentation=raw.get("documentation", ""),
        operations={name: operations[name] for name in operations if name not in not_callable},
        not_callable=frozenset(not_callable),
        shapes=shapes,
        waiters=waiters,
        paginators=paginators,
        query_compatible="awsQueryCompatible" in metadata,
    )


# --- Operations -----------------------------------------------------------------------------------


def parse_operation(
    name: str,
    raw: Mapping[str, Any],
    examples: Iterable[Mapping[str, Any]],
    shapes: Mapping[str, ShapeModel],
    metadata: Mapping[str, Any],
) -> OperationModel:
    """Parse an operation.

    Args:
        name: Its name.
        raw: What its model says.
        examples: Its examples.
        shapes: All shapes of the service.
        metadata: What the model says about the service.
    """
    output = raw["output"]["shape"] if "output" in raw else None
    stream = find_event_stream(output, shapes)
    stream_errors = () if stream is None else (member.shape for member in stream.stream_errors)
    return OperationModel(
        name=name,
        method=xform_name(name),
        documentation=raw.get("documentation", ""),
        input=raw["input"]["shape"] if "input" in raw else None,
        output=output,
        errors=(*(error["shape"] for error in raw.get("errors", ())), *stream_errors),
        deprecated=parse_deprecation(raw),
        examples=tuple(map(parse_example, examples)),
        errors_lack_code=lacks_error_code(raw, metadata),
    )


def parse_example(raw: Mapping[str, Any]) -> ExampleModel:
    """Parse an example of a call."""
    return ExampleModel(
        title=raw.get("title", ""),
        description=raw.get("description", ""),
        input=raw.get("input", {}),
        output=raw.get("output", {}),
    )


def lacks_error_code(raw: Mapping[str, Any], metadata: Mapping[str, Any]) -> bool:
    """Whether the errors of an operation come without a code; REST-JSON has it in a header."""
    is_head = raw.get("http", {}).get("method") == "HEAD"
    return is_head and metadata.get("protocol") == "rest-xml"


def find_event_stream(root: str | None, shapes: Mapping[str, ShapeModel]) -> ShapeModel | None:
    """Find the event stream among the members of an input or output, if there is one."""
    members = () if root is None or root not in shapes else shapes[root].members
    targets = (shapes.get(member.shape) for member in members)
    return next((target for target in targets if target is not None and target.event_stream), None)


# --- Shapes ---------------------------------------------------------------------------------------


def parse_shapes(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, ShapeModel]:
    """Parse the shapes of a service."""
    shapes = {name: parse_shape(name, shape, raw) for name, shape in raw.items()}
    return {name: with_stream_errors(shape, shapes) for name, shape in shapes.items()}


def parse_shape(name: str, raw: Mapping[str, Any], shapes: Mapping[str, Any]) -> ShapeModel:
    """Parse a shape; a map whose keys are sensitive is sensitive itself."""
    kind = raw["type"]
    item = raw["member"] if kind == "list" else raw["value"] if kind == "map" else None
    key: Mapping[str, Any] = shapes[raw["key"]["shape"]] if kind == "map" else {}
    return ShapeModel(
        name=name,
        type=kind,
        documentation=raw.get("documentation", ""),
        members=tuple(
            parse_member(member, reference) for member, reference in raw.get("members", {}).items()
        ),
        required=frozenset(raw.get("required", ())),
        item=item["shape"] if item is not None else None,
        key=raw["key"]["shape"] if key.get("enum") else None,
        enum=tuple(dict.fromkeys(raw.get("enum", ()))),  # a value listed twice is one
        error=parse_error(name, raw) if raw.get("exception") else None,
        sparse=bool(raw.get("sparse")),
        sensitive=bool(raw.get("sensitive") or key.get("sensitive")),
        document=bool(raw.get("document")),
        union=bool(raw.get("union")),
        payload=raw.get("payload"),
        deprecated=parse_deprecation(raw),
        event_stream=bool(raw.get("eventstream")),
    )


def parse_member(name: str, raw: Mapping[str, Any]) -> MemberModel:
    """Parse a member of a structure."""
    return MemberModel(
        name=name,
        attribute=xform_name(name),
        shape=raw["shape"],
        documentation=raw.get("documentation", ""),
        location=raw.get("location"),
        idempotency_token=bool(raw.get("idempotencyToken")),
        is_json=bool(raw.get("jsonvalue")),
        deprecated=parse_deprecation(raw),
    )


def parse_deprecation(raw: Mapping[str, Any]) -> str | None:
    """Parse what the model says to use instead of something; `None` if it is not deprecated."""
    return raw.get("deprecatedMessage", "") if raw.get("deprecated") else None


def parse_error(name: str, raw: Mapping[str, Any]) -> ErrorTrait:
    """Parse what the model says about an error."""
    retryable: Mapping[str, Any] | None = raw.get("retryable")
    return ErrorTrait(
        code=raw.get("error", {}).get("code", name),
        retryable=retryable is not None,
        throttling=bool((retryable or {}).get("throttling")),
    )


def with_stream_errors(shape: ShapeModel, shapes: Mapping[str, ShapeModel]) -> ShapeModel:
    """Separate the errors of an event stream from its events; other shapes stay as they are."""
    if not shape.event_stream:
        return shape
    errors = tuple(member for member in shape.members if shapes[member.shape].error is not None)
    events = tuple(member for member in shape.members if member not in errors)
    return evolve(shape, members=events, stream_errors=errors)


# --- Waiters and paginators -----------------------------------------------------------------------


def parse_waiter(name: str, raw: Mapping[str, Any], file: str, *, checked: bool) -> WaiterModel:
    """Parse a waiter.

    Args:
        name: Its name.
        raw: What the file says about it.
        file: The file.
        checked: Everything that it names has to be in the service model.
    """
    return WaiterModel(
        name=name,
        snake_name=xform_name(name),
        operation=raw["operation"],
        delay=raw["delay"],
        acceptors=tuple(map(parse_acceptor, raw["acceptors"])),
        message=raw.get("message", ""),
        documentation=raw.get("description", ""),
        file=file,
        checked=checked,
    )


def parse_acceptor(raw: Mapping[str, Any]) -> AcceptorModel:
    """Parse an acceptor of a waiter."""
    return AcceptorModel(
        state=raw["state"],
        matcher=raw["matcher"],
        argument=raw.get("argument", ""),
        expected=raw.get("expected"),
    )


def parse_paginator(raw: Mapping[str, Any], file: str) -> PaginatorModel:
    """Parse a paginator.

    Args:
        raw: What the file says about it.
        file: The file if it is the user's own; empty if it is botocore's.
    """
    return PaginatorModel(
        input_tokens=as_tuple(raw["input_token"]),
        output_tokens=as_tuple(raw["output_token"]),
        result_keys=as_tuple(raw["result_key"]),
        limit_key=raw.get("limit_key"),
        more_results=raw.get("more_results", ""),
        file=file,
    )


def as_tuple(value: str | Sequence[str]) -> tuple[str, ...]:
    """Take strings that stand alone or in a list."""
    return (value,) if isinstance(value, str) else tuple(value)
