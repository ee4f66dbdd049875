"""From the JSON of a service's files, known to be valid, to the values of `model`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from botoforge_codegen.protocols import PROTOCOLS

from .facts import Facts
from .files import ServiceFiles
from .model import (
    ErrorTrait,
    ExampleModel,
    MemberModel,
    OperationModel,
    PaginatorModel,
    ServiceModel,
    ShapeModel,
)
from .waiter_rows import SnakeCase, as_tuple, parse_waiters


def parse_service(
    files: ServiceFiles,
    class_name: str,
    snake_case: SnakeCase,
    facts: Facts | None = None,
) -> ServiceModel:
    """Parse the files of a service, which are known to be valid.

    Args:
        files: The files.
        class_name: What boto3 calls the class of its clients.
        snake_case: Converts its names.
        facts: What is known of the whole service, if the files hold a part of it.
    """
    raw = files.service
    metadata = raw["metadata"]
    shapes = parse_shapes(raw["shapes"], snake_case)
    operations = {
        name: parse_operation(name, files, shapes, snake_case) for name in raw["operations"]
    }
    sending = {name for name, each in operations.items() if find_event_stream(each.input, shapes)}
    return ServiceModel(
        client_name=files.client_name,
        class_name=class_name,
        service_id=metadata["serviceId"],
        full_name=metadata.get("serviceFullName", files.client_name),
        protocol=choose_protocol(metadata),
        uid=metadata.get("uid", ""),
        documentation=raw.get("documentation", ""),
        operations={name: operations[name] for name in operations if name not in sending},
        not_callable=frozenset(sending),
        shapes=shapes,
        waiters=parse_waiters(files, snake_case),
        paginators=parse_paginators(files),
        query_compatible="awsQueryCompatible" in metadata,
        file=files.locations["service-2"] if "service-2" in files.own else "",
        files=files,
        facts=facts,
    )


def choose_protocol(metadata: Mapping[str, Any]) -> str:
    """Choose the protocol of a service, as botocore's clients do."""
    listed = metadata.get("protocols", ())
    chosen = (protocol for protocol in PROTOCOLS if protocol in listed)
    return next(chosen, metadata.get("protocol", ""))


# --- Operations -----------------------------------------------------------------------------------


def parse_operation(
    name: str, files: ServiceFiles, shapes: Mapping[str, ShapeModel], snake_case: SnakeCase
) -> OperationModel:
    """Parse an operation.

    Args:
        name: Its name.
        files: The files of the service.
        shapes: All shapes of the service.
        snake_case: Converts its name.
    """
    raw = files.service["operations"][name]
    output = raw["output"]["shape"] if "output" in raw else None
    stream = find_event_stream(output, shapes)
    stream_errors = () if stream is None else (member.shape for member in stream.stream_errors)
    return OperationModel(
        name=name,
        method=snake_case(name),
        documentation=raw.get("documentation", ""),
        input=raw["input"]["shape"] if "input" in raw else None,
        output=output,
        errors=(*(error["shape"] for error in raw.get("errors", ())), *stream_errors),
        deprecated=parse_deprecation(raw),
        examples=tuple(map(parse_example, files.examples.get(name, ()))),
        errors_lack_code=lacks_error_code(raw, files.service["metadata"]),
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


def parse_shapes(
    raw: Mapping[str, Mapping[str, Any]], snake_case: SnakeCase
) -> dict[str, ShapeModel]:
    """Parse the shapes of a service."""
    shapes = {name: parse_shape(name, shape, raw, snake_case) for name, shape in raw.items()}
    return {name: with_stream_errors(shape, shapes) for name, shape in shapes.items()}


def parse_shape(
    name: str, raw: Mapping[str, Any], shapes: Mapping[str, Any], snake_case: SnakeCase
) -> ShapeModel:
    """Parse a shape; a map whose keys are sensitive is sensitive itself."""
    kind = raw["type"]
    parts = {"list": "member", "map": "value"}
    item: Mapping[str, Any] = raw[parts[kind]] if kind in parts else {}
    key: Mapping[str, Any] = shapes[raw["key"]["shape"]] if kind == "map" else {}
    return ShapeModel(
        name=name,
        type=kind,
        documentation=raw.get("documentation", ""),
        members=tuple(
            parse_member(member, reference, shapes, snake_case)
            for member, reference in raw.get("members", {}).items()
        ),
        required=frozenset(raw.get("required", ())),
        item=item.get("shape"),
        key=raw["key"]["shape"] if key.get("enum") else None,
        item_name=parse_location_name(item, shapes) if kind == "list" else "",
        tags=parse_tags(raw, shapes) if kind == "map" else ("key", "value"),
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


def parse_member(
    name: str, raw: Mapping[str, Any], shapes: Mapping[str, Any], snake_case: SnakeCase
) -> MemberModel:
    """Parse a member of a structure."""
    traits = find_traits(raw, shapes)
    return MemberModel(
        name=name,
        attribute=snake_case(name),
        shape=raw["shape"],
        documentation=raw.get("documentation", ""),
        location=parse_location(traits),
        location_name=traits.get("locationName", ""),
        flattened=bool(traits.get("flattened")),
        idempotency_token=bool(raw.get("idempotencyToken")),
        is_json=bool(raw.get("jsonvalue")),
        deprecated=parse_deprecation(raw),
    )


def find_traits(reference: Mapping[str, Any], shapes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find the traits of a reference to a shape: its own count before those of the shape."""
    return {**shapes.get(reference["shape"], {}), **reference}


def parse_location(traits: Mapping[str, Any]) -> str | None:
    """Parse where a member is sent, if not in the body or the content of an element."""
    if traits.get("xmlAttribute"):
        return "attribute"
    in_event = (trait for trait in ("eventheader", "eventpayload") if traits.get(trait))
    location: str | None = traits.get("location")
    return location or next(in_event, None)


def parse_location_name(reference: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    """Parse the name of an item on the wire; empty if the model does not say it."""
    name: str = find_traits(reference, shapes).get("locationName", "") if reference else ""
    return name


def parse_tags(raw: Mapping[str, Any], shapes: Mapping[str, Any]) -> tuple[str, str]:
    """Parse the names of the elements in an entry of a map."""
    key, value = (parse_location_name(raw[part], shapes) for part in ("key", "value"))
    return key or "key", value or "value"


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


# --- Paginators -----------------------------------------------------------------------------------


def parse_paginators(files: ServiceFiles) -> dict[str, PaginatorModel]:
    """Parse the paginators of a service, by operation."""
    kind = "paginators-1"
    location = files.locations[kind] if kind in files.own else ""
    return {name: parse_paginator(raw, location) for name, raw in files.paginators.items()}


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
