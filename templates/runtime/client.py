"""What every typed client does: call the raw client, convert what it returns or raises."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar, Self, TypeVar

from .bodies import JSON_PROTOCOLS, Distrust, Exchange, current_exchange, read_again, watch
from .boto import BotocoreSession, BotoCoreError, Boto3Session, ClientError, RawClient, create_client
from .service_errors import ServiceError, also_raw
from .structures import Response, convert_response, to_raw
from .values import service_package

R = TypeVar("R", bound=Response)


class Service:
    """What a generated client knows about its service.

    Attributes:
        client_name: What `boto3.client` calls it, such as `quicksight`.
        service_id: What botocore's model calls it, such as `QuickSight`.
        base_error: Raised for an error code that the model does not list.
        errors: The modelled errors by wire code.
    """

    __slots__ = ("base_error", "client_name", "errors", "service_id")

    def __init__(
        self,
        client_name: str,
        service_id: str,
        base_error: type[ServiceError],
        errors: Mapping[str, type[ServiceError]],
    ) -> None:
        self.client_name = client_name
        self.service_id = service_id
        self.base_error = base_error
        self.errors = errors


class ServiceClient:
    """Base of every typed client: a thin layer over a client of botocore or boto3.

    Args:
        raw_client: The client to call through, such as `boto3.client("quicksight")`.

    Raises:
        TypeError: `raw_client` is no client, or the client of another service.
    """

    __service__: ClassVar[Service]

    def __init__(self, raw_client: RawClient) -> None:
        service = self.__service__
        wanted = f"{type(self).__name__} wraps boto3.client({service.client_name!r})"
        try:
            meta = raw_client.meta
            model = meta.service_model
            service_id = str(model.service_id)
        except AttributeError:
            raise TypeError(f"{wanted}, not {raw_client!r}") from None
        if service_id != service.service_id:
            raise TypeError(f"{wanted}, not the client of {model.service_name!r}")
        self._raw_client = raw_client
        self._logger = logging.getLogger(service_package(type(self)))
        self._methods: dict[str, str] = {
            operation: method for method, operation in meta.method_to_api_mapping.items()
        }
        self._speaks_json = model.resolved_protocol in JSON_PROTOCOLS
        self._distrust: dict[str, Distrust] = {}
        self._raised: dict[type[ServiceError], type[ServiceError]] = {}
        watch(meta.events, model.service_id.hyphenize())

    @classmethod
    def connect(
        cls, *, session: BotocoreSession | Boto3Session | None = None, **options: Any
    ) -> Self:
        """Make the raw client too.

        Args:
            session: A session of botocore or boto3; without one, a new botocore session.
            **options: What the session's own method takes, such as `region_name`,
                `endpoint_url` and `config`.

        Raises:
            botocore.exceptions.BotoCoreError: botocore cannot make the client, for example
                because no region is set.
        """
        return cls(create_client(cls.__service__.client_name, session, options))

    @property
    def raw_client(self) -> Any:
        """The client of botocore or boto3 behind this one."""
        return self._raw_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._raw_client!r})"

    def _call(self, operation: str, response_class: type[R], parameters: Mapping[str, object]) -> R:
        """Call an operation through the raw client and convert what it returns.

        Args:
            operation: The operation, as the model names it.
            response_class: The class of what is returned.
            parameters: Typed values by wire name; `None` is not sent.
        """
        sent = {key: to_raw(value) for key, value in parameters.items() if value is not None}
        sent = {key: value for key, value in sent.items() if value is not None}
        self._logger.debug("calling %s with %s", operation, ", ".join(sent) or "no parameters")
        exchange = Exchange()
        token = current_exchange.set(exchange)
        try:
            raw: dict[str, Any] = getattr(self._raw_client, self._method(operation))(**sent)
        except ClientError as error:
            raise self._service_error(error.response, operation, error) from error
        except BotoCoreError:
            raise
        except Exception as error:
            if exchange.parsed or exchange.operation is None:
                raise  # it is not about the answer
            raw = self._salvage(exchange, operation, error)
        finally:
            current_exchange.reset(token)
        response = convert_response(response_class, self._checked(raw, exchange), operation)
        for member_error in response.member_errors if response.__shape__.read else ():
            self._logger.warning("%s", member_error)
        return response

    def _method(self, operation: str) -> str:
        """Name the raw client's method for an operation; botocore may have renamed it."""
        method = self._methods.get(operation)
        if method is None:
            raise NotImplementedError(
                f"the installed botocore has no operation {operation} of "
                f"{self.__service__.client_name}: install a newer one"
            )
        return method

    def _checked(self, raw: dict[str, Any], exchange: Exchange) -> dict[str, Any]:
        """Read an answer again where botocore may have misread it."""
        if not self._speaks_json or exchange.body is None:
            return raw
        model = exchange.operation
        distrust = self._distrust.get(model.name)
        if distrust is None:
            distrust = self._distrust[model.name] = Distrust(model.output_shape)
        if not distrust.finds(raw, exchange.body):
            return raw
        return {**raw, **read_again(exchange)}

    def _salvage(self, exchange: Exchange, operation: str, error: Exception) -> dict[str, Any]:
        """Make what can be made of an answer on which botocore's parser failed."""
        metadata = exchange.metadata
        if exchange.status >= HTTPStatus.MULTIPLE_CHOICES:
            body: dict[str, Any] = {
                "Error": {"Code": str(exchange.status), "Message": phrase(exchange.status)},
                "ResponseMetadata": metadata,
            }
            raise self._service_error(body, operation, error) from error
        if not self._speaks_json or exchange.body is None:
            raise exchange.unreadable("botocore cannot parse its body") from error
        return {**read_again(exchange), "ResponseMetadata": metadata}

    def _service_error(
        self, response: dict[str, Any], operation: str, error: Exception
    ) -> ServiceError:
        """Make the typed error, which is also an instance of the class that was raised."""
        service = self.__service__
        found = service.errors.get(str(response.get("Error", {}).get("Code")), service.base_error)
        raised = self._raised.get(found)
        if raised is None or not isinstance(error, raised.__mro__[-1]):
            raised = also_raw(found, type(error)) if isinstance(error, ClientError) else found
        return raised(response, operation)


def phrase(status: int) -> str:
    """The standard phrase of an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
