# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Which operation a request asks for: by its headers, its form, or its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote

from attrs import evolve, frozen

from .http import HttpRequest
from .shapes import members_of, names_at

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

LABEL: Final = re.compile(r"\{([^}+]+)(\+?)\}")
"""A parameter in the path of a REST operation."""


def signing_names(request: HttpRequest) -> list[str]:
    """List the services that a request may be signed for; none if it is not signed."""
    signed = SIGNED.search(request.headers.get("authorization", ""))
    names = [signed[2]] if signed else []
    return [*names, *(SIGNED_BESIDES[name] for name in names if name in SIGNED_BESIDES)]


def access_point_target(request: HttpRequest) -> str:
    """Move the ARN of an access point of S3 from the host to the path, where buckets are."""
    point = ACCESS_POINT.fullmatch(request.host)
    signed = SIGNED.search(request.headers.get("authorization", ""))
    if point is None or signed is None:
        return request.target
    arn = f"arn:aws:{signed[2]}:{signed[1] or ''}:{point[2]}:accesspoint/{point[1]}"
    return f"/{quote(arn, safe='')}{request.target}"


@frozen
class Route:
    """An operation that a request may ask for."""

    client_name: str
    """What `boto3.client` calls the service."""
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
        return self.client_name, self.operation_name

    @property
    def sensitive(self) -> frozenset[str]:
        """The wire names of the parameters that must not be shown."""
        members = members_of(self.operation.input_shape)
        return frozenset(
            name for name, member in members.items() if member.metadata.get("sensitive")
        )

    @property
    def not_sent_if_empty(self) -> frozenset[str]:
        """The wire names of the parameters in headers and the query: there, empty is not sent."""
        members = members_of(self.operation.input_shape)
        return frozenset(
            name for name, member in members.items() if "location" in member.serialization
        )

    def __str__(self) -> str:
        return " ".join(self.key)


@frozen
class Template:
    """The form of the requests of a REST operation."""

    operation: Any
    method: str
    path: re.Pattern[str]
    literals: int
    """The number of fixed parts of the path."""
    query: Mapping[str, str | None]
    """The parameters that the query must have; `None` stands for any value."""
    headers: frozenset[str]
    """The headers that a request must have, in lower case."""

    def match(self, request: HttpRequest) -> Mapping[str, str] | None:
        """Find the labels in a request; `None` if it is one of another operation."""
        path, _, query = request.target.partition("?")
        match = self.path.fullmatch(path) if request.method == self.method else None
        if match is None or self.headers - request.headers.keys():
            return None
        given = dict(parse_qsl(query, keep_blank_values=True))
        for name, value in self.query.items():
            if name not in given or (value is not None and given[name] != value):
                return None
        return {name: unquote(text) for name, text in zip(self.labels, match.groups(), strict=True)}

    @property
    def labels(self) -> list[str]:
        """The wire names of the parameters in the path."""
        uri: str = self.operation.http["requestUri"]
        return [label[1] for label in LABEL.finditer(uri.partition("?")[0])]


class Router:
    """Finds the operations that a request to a service may ask for.

    Args:
        client_name: What `boto3.client` calls the service.
        model: botocore's model of the service, in moto's classes.
        protocol: The protocol of the service, such as `rest-json`.
    """

    def __init__(self, client_name: str, model: Any, protocol: str) -> None:
        self.client_name = client_name
        self.model = model
        self.protocol = protocol

    def routes(self, request: HttpRequest) -> Iterator[Route]:
        """Find the operations that a request may ask for, the likeliest one first."""
        match self.protocol:
            case "json":
                prefix, _, name = request.headers.get("x-amz-target", "").rpartition(".")
                fits = prefix == self.model.metadata.get("targetPrefix")
            case "query" | "ec2":
                form = dict(read_form(self.protocol, request))
                name = form.get("Action", "")
                fits = form.get("Version") == self.model.api_version
            case _:
                yield from self.rest_routes(request)
                return
        if fits and name in self.model.operation_names:
            yield Route(self.client_name, self.model.operation_model(name), {})

    def rest_routes(self, request: HttpRequest) -> Iterator[Route]:
        """Find the REST operations that a request may ask for."""
        if self.client_name == "s3":
            if "x-amz-account-id" in request.headers:
                return  # for S3 Control, which is signed as S3 is
            request = evolve(request, target=access_point_target(request))
        for template in self.templates:
            labels = template.match(request)
            if labels is not None:
                yield Route(self.client_name, template.operation, labels)

    @cached_property
    def templates(self) -> list[Template]:
        """The templates of all operations, the most specific ones first."""
        return sorted(
            (
                self.make_template(self.model.operation_model(name))
                for name in self.model.operation_names
            ),
            key=lambda template: (
                -template.literals,
                -len(template.query) - len(template.headers),
                bool(template.operation.deprecated),
            ),
        )

    def make_template(self, operation: Any) -> Template:
        """Make the template of an operation."""
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
                **dict.fromkeys(names_at("querystring", needed)),
                **dict(parse_qsl(query, keep_blank_values=True)),
            },
            frozenset(name.lower() for name in names_at("header", needed)),
        )


def read_form(protocol: str, request: HttpRequest) -> list[tuple[str, str]]:
    """Read the form in the query and, where the protocol says so, in the body."""
    query = request.target.partition("?")[2]
    if protocol in ("query", "ec2"):
        query = f"{query}&{request.body.decode()}"
    return parse_qsl(query, keep_blank_values=True)
