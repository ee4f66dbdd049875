"""AWS's protocols from the server's side, by moto's parsers and serializers.

They work from a service's model alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from http import HTTPStatus
from typing import Any, Final

from ..botocore_api import BOTOCORE_VERSION, parse_timestamp
from ..values import is_map
from .bodies import expires_header, header_members, read_streams, status_member
from .botocore_api import describe_invalid, load_model
from .http import HttpAnswer, HttpRequest
from .moto_api import moto, moto_structures
from .routing import Route, Router, read_form

QUERY_ERROR: Final = "x-amzn-query-error"
"""The header in which a service that spoke Query once sends the code of that time."""


class Fault(Exception):  # noqa: N818 (what moto writes as an error)
    """An error as it goes over the wire.

    Args:
        code: Its code.
        message: The text for people.
        members: Its other members, by wire name.
        status: The HTTP status; by default that of the model.
        shape: The name of its shape, where the code is another one.
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


class NestedStructure(dict[str, Any]):
    """The dictionary that moto writes an inner structure into.

    moto takes a map that has a `body` for a whole response, so that an inner member of that name
    breaks it: it must not find one.
    """

    def __contains__(self, key: object) -> bool:
        return False


class ServiceProtocol:
    """The protocol of one service: reads requests, writes responses and errors.

    Args:
        client_name: What `boto3.client` calls it.

    Raises:
        LookupError: botocore has no model of it.
        NotImplementedError: moto does not speak its protocol, or botocore is too old for moto.
    """

    def __init__(self, client_name: str) -> None:
        self.client_name = client_name
        self.description = load_model(client_name)
        self.model = self._model(self.description)
        self.extended: dict[str, Any] = {}
        if not hasattr(self.model, "resolved_protocol"):
            raise NotImplementedError(
                f"AwsServer needs a newer botocore than {BOTOCORE_VERSION}: use `stub`"
            )
        self.protocol = str(self.model.resolved_protocol)
        self.router = Router(client_name, self.model, self.protocol)
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

    def routes(self, request: HttpRequest) -> Iterator[Route]:
        """Find the operations that a request may ask for, the likeliest one first."""
        return self.router.routes(request)

    def parse(self, route: Route, request: HttpRequest) -> dict[str, Any]:
        """Read the parameters of a request, as boto3 takes them.

        Raises:
            ValueError: The request cannot be read, or the model does not allow it.
        """
        structures = moto_structures()
        parser = self.parsers[self.protocol](route.operation, timestamp_parser=read_timestamp)
        try:
            read = parser.parse(
                {
                    "body": request.body,
                    "headers": structures.Headers(list(request.headers.items())),
                    "method": request.method,
                    "url_params": route.labels,
                    "url_path": request.target.partition("?")[0],
                    "values": structures.MultiDict(read_form(self.protocol, request)),
                }
            )
        except Exception as error:
            raise ValueError(f"it cannot be read: {type(error).__name__}: {error}") from error
        shape = route.operation.input_shape
        if shape is None:
            return {}
        payload = shape.serialization.get("payload")
        if not request.body and payload and shape.members[payload].type_name == "blob":
            read[payload] = b""  # an empty body and one that is not sent look the same
        parameters = {
            name: value for name, value in read.items() if is_sent(shape.members[name], value)
        }
        errors = describe_invalid(shape, parameters)
        if errors:
            raise ValueError(f"the model does not allow it: {errors}")
        return parameters

    def serialize(self, route: Route, value: Mapping[str, Any], request_id: str) -> HttpAnswer:
        """Write a raw response."""
        shape = route.operation.output_shape
        content = {**value, **read_streams(value)}
        response = self._serialize(route.operation, content, request_id)
        return HttpAnswer(
            status=status_member(shape, value) or response.status,
            headers={**response.headers, **header_members(shape, value), **expires_header(value)},
            body=response.body,
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
        response = self._serialize(operation, named, request_id)
        headers = {**response.headers, **header_members(shape, fault.members)}
        if self.model.is_query_compatible:  # moto sends the model's code, which SQS lacks
            _, _, whose = headers.get(QUERY_ERROR, ";Sender").partition(";")
            headers[QUERY_ERROR] = f"{fault.code};{whose}"
        status = fault.status or response.status
        return HttpAnswer(status=status, headers=headers, body=response.body)

    def with_error(self, code: str) -> Any:
        """Make a model with one more error: moto warns of those that no model lists."""
        if code not in self.extended:
            listed: dict[str, Any] = {"type": "structure", "exception": True, "members": {}}
            shapes = {**self.description["shapes"], code: listed}
            self.extended[code] = self._model({**self.description, "shapes": shapes})
        return self.extended[code]

    def _serialize(self, operation: Any, value: object, request_id: str) -> HttpAnswer:
        serialize = moto("core.serialize")
        base = serialize.get_serializer_class(self.client_name, self.protocol)
        serializer: Any = type(base.__name__, (base,), {"MAP_TYPE": NestedStructure})
        written = serializer(
            operation,
            context=serialize.SerializationContext(request_id=request_id),
            value_picker=pick_member,
        ).serialize(value)
        body = written["body"] or b""
        return HttpAnswer(
            status=written["status_code"],
            headers={"x-amzn-RequestId": request_id, **written["headers"]},
            body=body.encode() if isinstance(body, str) else body,
        )


def pick_member(context: Any) -> object:
    """Find a member for moto: by its wire name alone."""
    members = context.obj.members if isinstance(context.obj, Fault) else context.obj
    return members.get(context.key) if is_map(members) else None


def is_sent(shape: Any, value: object) -> bool:
    """Whether a parameter was sent: in headers and queries, an empty list is not."""
    return value is not None and not ("location" in shape.serialization and value in ([], {}))


def read_timestamp(value: object) -> object:
    """Read a timestamp, in UTC."""
    moment = parse_timestamp(value)
    return moment.astimezone(timezone.utc) if isinstance(moment, datetime) else moment


def plain_refusal(message: str) -> HttpAnswer:
    """Refuse a request whose service is unknown."""
    return HttpAnswer(
        status=HTTPStatus.BAD_REQUEST,
        headers={"Content-Type": "text/plain", "x-amzn-ErrorType": "UnknownRequest"},
        body=message.encode(),
    )
