# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What AWS's protocols look like from the other side, by moto's parsers and serializers.

They work from a service's model alone. Which operation a request asks for is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from functools import cached_property
from http import HTTPStatus
from importlib import import_module
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote

from attrs import evolve, frozen

from ..botocore_api import describe_invalid, load_model, parse_timestamp
from ..event_streams import EventStream
from ..streaming_bodies import InMemoryBody
from ..values import is_map
from .http import HttpAnswer, HttpRequest
from .operations import EXPIRES_STRING

SIGNED: Final = re.compile(r"Credential=[^/]*/\d+/(?:([^/]*)/)?([^/]+)/aws4_request")
"""Where a signature names the region, if it does, and the service."""

SIGNED_BESIDES: Final = {
    "IngestionService": "importexport",
    "s3-object-lambda": "s3",
    "s3-outposts": "s3",
    "s3express": "s3",
}
"""What signatures call a service besides, by endpoint; another service may have the name, too."""

ACCESS_POINT: Final = re.compile(r"([^.]+)-(\d{12})\.127\.0\.0\.1(:\d+)?", re.ASCII)
"""How botocore puts the ARN of an access point of S3 before the host: its name and the account."""

QUERY_ERROR: Final = "x-amzn-query-error"
"""The header in which a service that spoke Query once sends the code of that time."""

LABEL: Final = re.compile(r"\{([^}+]+)(\+?)\}")
"""A place in the path of a REST operation where a parameter stands."""


def moto(module: str) -> Any:
    """Import a module of moto."""
    try:
        return import_module(f"moto.{module}")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "AwsServer needs the library moto: pip install moto", name="moto"
        ) from None


def signing_names(request: HttpRequest) -> list[str]:
    """Tell which services a request may be signed for; none if it is not signed."""
    found = SIGNED.search(request.headers.get("authorization", ""))
    names = [found[2]] if found else []
    return [*names, *(SIGNED_BESIDES[name] for name in names if name in SIGNED_BESIDES)]


def access_point_target(request: HttpRequest) -> str:
    """Put the ARN of an access point, which S3's clients put before the host, where buckets are."""
    point = ACCESS_POINT.fullmatch(request.host)
    signed = SIGNED.search(request.headers.get("authorization", ""))
    if point is None or signed is None:
        return request.target
    arn = f"arn:aws:{signed[2]}:{signed[1] or ''}:{point[2]}:accesspoint/{point[1]}"
    return f"/{quote(arn, safe='')}{request.target}"


class Fault(Exception):  # noqa: N818 (what moto writes as an error)
    """An error as it goes over the wire.

    Args:
        code: Its code.
        message: What is said about it.
        members: What else is told, by wire name.
        status: The HTTP status; by default that of the model.
        shape: The name of its shape, where the code does not tell.
    """

    def __init__(
        self,
        code: str,
        message: str,
        members: Mapping[str, object] | None = None,
        status: int | None = None,
        shape: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.shape = shape
        self.message = message
        self.members = members or {}
        self.status = status


class Inside(dict[str, Any]):
    """What moto writes an inner structure into.

    moto takes a map that has a `body` for the whole of an answer, so that an inner member of that
    name breaks it: it must not find one.
    """

    def __contains__(self, key: object) -> bool:
        return False


@frozen
class Route:
    """An operation that a request may ask for."""

    wire: Wire
    operation: Any
    """botocore's model of it, in moto's classes."""
    labels: Mapping[str, str]
    """The parameters in the path, by wire name."""

    @property
    def operation_name(self) -> str:
        """The operation, as the model names it."""
        return str(self.operation.name)

    @property
    def key(self) -> tuple[str, str]:
        """The service and the operation."""
        return self.wire.client_name, self.operation_name

    @property
    def sensitive(self) -> frozenset[str]:
        """The parameters that must not be shown, by wire name."""
        members = members_of(self.operation.input_shape)
        return frozenset(name for name, held in members.items() if held.metadata.get("sensitive"))

    @property
    def unseen(self) -> frozenset[str]:
        """The parameters of which nothing shows that they are empty, by wire name."""
        members = members_of(self.operation.input_shape)
        return frozenset(name for name, held in members.items() if "location" in held.serialization)

    def __str__(self) -> str:
        return " ".join(self.key)


@frozen
class Template:
    """How the requests of a REST operation look."""

    operation: Any
    method: str
    path: re.Pattern[str]
    literals: int
    """How many parts of the path are fixed."""
    query: Mapping[str, str | None]
    """What the query has to hold, with any value where there is none here."""
    headers: frozenset[str]
    """The headers that there have to be, in lower case."""

    def match(self, request: HttpRequest) -> Mapping[str, str] | None:
        """Find the labels in a request; nothing if it is one of another operation."""
        path, _, query = request.target.partition("?")
        found = self.path.fullmatch(path) if request.method == self.method else None
        if found is None or self.headers - request.headers.keys():
            return None
        given = dict(parse_qsl(query, keep_blank_values=True))
        for name, value in self.query.items():
            if name not in given or (value is not None and given[name] != value):
                return None
        return {name: unquote(text) for name, text in zip(self.labels, found.groups(), strict=True)}

    @property
    def labels(self) -> list[str]:
        """The wire names of what stands in the path."""
        uri: str = self.operation.http["requestUri"]
        return [found[1] for found in LABEL.finditer(uri.partition("?")[0])]


class Wire:
    """A service, as it looks over the wire.

    Args:
        client_name: What `boto3.client` calls it.

    Raises:
        LookupError: botocore has no model of it.
        NotImplementedError: moto does not speak its protocol.
    """

    def __init__(self, client_name: str) -> None:
        self.client_name = client_name
        self.description = load_model(client_name)
        self.model = self._model(self.description)
        self.extended: dict[str, Any] = {}
        self.protocol = str(self.model.resolved_protocol)
        self.parsers: Mapping[str, Any] = moto("core.parse").PROTOCOL_PARSERS
        if self.protocol not in self.parsers:
            raise NotImplementedError(
                f"{client_name} speaks {self.protocol}, which AwsServer does not: use `stub`"
            )

    @property
    def signing_name(self) -> str:
        """What signatures call the service."""
        return str(self.model.signing_name)

    def _model(self, description: Mapping[str, Any]) -> Any:
        return moto("core.model").ServiceModel(description, self.client_name)

    # --- Requests ---

    def routes(self, request: HttpRequest) -> Iterator[Route]:
        """Find the operations that a request may ask for, the likeliest one first."""
        match self.protocol:
            case "json":
                prefix, _, name = request.headers.get("x-amz-target", "").rpartition(".")
                fits = prefix == self.model.metadata.get("targetPrefix")
            case "query" | "ec2":
                form = dict(self.form(request))
                name = form.get("Action", "")
                fits = form.get("Version") == self.model.api_version
            case _:
                yield from self.rest_routes(request)
                return
        if fits and name in self.model.operation_names:
            yield Route(self, self.model.operation_model(name), {})

    def rest_routes(self, request: HttpRequest) -> Iterator[Route]:
        """Find the REST operations that a request may ask for."""
        if self.client_name == "s3":
            if "x-amz-account-id" in request.headers:
                return  # for S3 Control, which is signed as S3 is
            request = evolve(request, target=access_point_target(request))
        for template in self.templates:
            labels = template.match(request)
            if labels is not None:
                yield Route(self, template.operation, labels)

    @cached_property
    def templates(self) -> list[Template]:
        """How the operations' requests look, the most special ones first."""
        found = [
            self.template(self.model.operation_model(name)) for name in self.model.operation_names
        ]
        return sorted(
            found,
            key=lambda template: (
                -template.literals,
                -len(template.query) - len(template.headers),
                bool(template.operation.deprecated),
            ),
        )

    def template(self, operation: Any) -> Template:
        """Work out how the requests of an operation look."""
        path, _, query = operation.http["requestUri"].partition("?")
        pattern, end = "", 0
        for label in LABEL.finditer(path):
            pattern += re.escape(path[end : label.start()]) + ("(.+)" if label[2] else "([^/]+)")
            end = label.end()
        pattern += re.escape(path[end:].rstrip("/")) + "/?"
        shape = operation.input_shape
        members = members_of(shape)
        required: list[str] = [] if shape is None else shape.required_members
        needed = {name: members[name] for name in required}
        return Template(
            operation,
            operation.http["method"],
            re.compile(pattern),
            sum(1 for part in path.split("/") if part and "{" not in part),
            {
                **dict.fromkeys(located(needed, "querystring")),
                **dict(parse_qsl(query, keep_blank_values=True)),
            },
            frozenset(name.lower() for name in located(needed, "header")),
        )

    def form(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Read what the query and, where the protocol says so, the body hold as a form."""
        query = request.target.partition("?")[2]
        if self.protocol in ("query", "ec2"):
            query = f"{query}&{request.body.decode()}"
        return parse_qsl(query, keep_blank_values=True)

    def parse(self, route: Route, request: HttpRequest) -> dict[str, Any]:
        """Read the parameters of a request, as boto3 takes them.

        Raises:
            ValueError: The request cannot be read, or the model does not allow it.
        """
        structures = moto_structures()
        parser = self.parsers[self.protocol](route.operation, timestamp_parser=read_moment)
        try:
            read = parser.parse(
                {
                    "body": request.body,
                    "headers": structures.Headers(list(request.headers.items())),
                    "method": request.method,
                    "url_params": route.labels,
                    "url_path": request.target.partition("?")[0],
                    "values": structures.MultiDict(self.form(request)),
                }
            )
        except Exception as error:
            raise ValueError(f"it cannot be read: {type(error).__name__}: {error}") from error
        shape = route.operation.input_shape
        if shape is None:
            return {}
        payload = shape.serialization.get("payload")
        if not request.body and payload and shape.members[payload].type_name == "blob":
            read[payload] = b""  # which a body that is not sent looks like, too
        parameters = {
            name: value for name, value in read.items() if is_sent(shape.members[name], value)
        }
        errors = describe_invalid(shape, parameters)
        if errors:
            raise ValueError(f"the model does not allow it: {errors}")
        return parameters

    # --- Answers ---

    def serialize(self, route: Route, value: Mapping[str, Any], request_id: str) -> HttpAnswer:
        """Write a raw response."""
        shape = route.operation.output_shape
        answer = self._serialize(route.operation, {**value, **at_once(value)}, request_id)
        told = [
            int(value[name])
            for name, member in members_of(shape).items()
            if member.serialization.get("location") == "statusCode" and value.get(name)
        ]
        return HttpAnswer(
            status=told[0] if told else answer.status,
            headers={**answer.headers, **header_members(shape, value), **expires(value)},
            body=answer.body,
        )

    def serialize_fault(self, route: Route, fault: Fault, request_id: str) -> HttpAnswer:
        """Write an error, also one that the model does not list."""
        operation = route.operation
        name = fault.shape or fault.code
        shape = self.model.shape_for(name) if fault.shape in self.model.shape_names else None
        shape = shape or self.model.shape_for_error_code(name)
        if shape is None:
            operation = self.with_error(name).operation_model(operation.name)
        named = Fault(name, fault.message, fault.members)  # by this name moto finds the shape
        answer = self._serialize(operation, named, request_id)
        headers = {**answer.headers, **header_members(shape, fault.members)}
        if self.model.is_query_compatible:  # moto sends the model's code, which SQS lacks
            _, _, whose = headers.get(QUERY_ERROR, ";Sender").partition(";")
            headers[QUERY_ERROR] = f"{fault.code};{whose}"
        return HttpAnswer(status=fault.status or answer.status, headers=headers, body=answer.body)

    def with_error(self, code: str) -> Any:
        """Make a model with one more error: moto warns of those that no model lists."""
        if code not in self.extended:
            listed: dict[str, Any] = {"type": "structure", "exception": True, "members": {}}
            shapes = {**self.description["shapes"], code: listed}
            self.extended[code] = self._model({**self.description, "shapes": shapes})
        return self.extended[code]

    def _serialize(self, operation: Any, value: object, request_id: str) -> HttpAnswer:
        serialize = moto("core.serialize")
        found = serialize.get_serializer_class(self.client_name, self.protocol)
        serializer: Any = type(found.__name__, (found,), {"MAP_TYPE": Inside})
        made = serializer(
            operation,
            context=serialize.SerializationContext(request_id=request_id),
            value_picker=pick,
        ).serialize(value)
        body = made["body"] or b""
        return HttpAnswer(
            status=made["status_code"],
            headers={"x-amzn-RequestId": request_id, **made["headers"]},
            body=body.encode() if isinstance(body, str) else body,
        )


def at_once(value: Mapping[str, Any]) -> dict[str, Any]:
    """Take what is read bit by bit all at once: a body, and a stream of events."""
    taken: dict[str, Any] = {}
    for name, held in value.items():
        if isinstance(held, EventStream):
            taken[name] = held.raw_stream
        elif hasattr(held, "read"):
            taken[name] = held.content if isinstance(held, InMemoryBody) else held.read()
    return taken


def members_of(shape: Any) -> Mapping[str, Any]:
    """Find the members of a structure; there are none where the model has nothing."""
    members: Mapping[str, Any] = {} if shape is None else shape.members
    return members


def located(members: Mapping[str, Any], location: str) -> list[str]:
    """List what the members that travel in the query, or in the headers, are called there."""
    return [
        str(member.serialization.get("name", name))
        for name, member in members.items()
        if member.serialization.get("location") == location
    ]


def header_members(shape: Any, value: Mapping[str, Any]) -> dict[str, str]:
    """Write the members that travel in a header: moto leaves out those of errors."""
    headers: dict[str, str] = {}
    for name, member in members_of(shape).items():
        if value.get(name) is not None and member.serialization.get("location") == "header":
            wire_name = member.serialization.get("name", name)
            writer = moto("core.serialize").HeaderSerializer()
            writer.serialize(headers, value[name], member, wire_name)
    return headers


def expires(value: Mapping[str, Any]) -> dict[str, str]:
    """Write the header of S3 that botocore tells as it came."""
    text = value.get(EXPIRES_STRING)
    return {} if text is None else {"Expires": text}


def moto_structures() -> Any:
    """Import the library that moto's parsers have their maps from."""
    return import_module("werkzeug.datastructures")


def pick(context: Any) -> object:
    """Find a member for moto: by its wire name and nothing else."""
    held = context.obj.members if isinstance(context.obj, Fault) else context.obj
    return held.get(context.key) if is_map(held) else None


def is_sent(shape: Any, value: object) -> bool:
    """Whether a parameter was sent: in headers and queries, nothing looks like an empty list."""
    return value is not None and not ("location" in shape.serialization and value in ([], {}))


def read_moment(value: object) -> object:
    """Read a timestamp, in UTC."""
    moment = parse_timestamp(value)
    return moment.astimezone(timezone.utc) if isinstance(moment, datetime) else moment


def plain_refusal(message: str) -> HttpAnswer:
    """Refuse a request of which not even the service is known."""
    return HttpAnswer(
        status=HTTPStatus.BAD_REQUEST,
        headers={"Content-Type": "text/plain", "x-amzn-ErrorType": "UnknownRequest"},
        body=message.encode(),
    )
