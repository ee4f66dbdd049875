"""The errors of services: each is also a `ClientError` of botocore, so old handlers still work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from .botocore_api import ClientError
from .errors import BotoforgeError, MemberError
from .location import Location, without_frames
from .schema import OUTSIDE, Member, MemberTable
from .values import explain_missing, find_public_class, is_map, public, service_package

THROTTLING_CODES: Final = frozenset(
    {
        "BandwidthLimitExceeded",
        "EC2ThrottledException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException",
    }
)
"""The error codes that are throttling in botocore's standard retry mode."""

TRANSIENT_CODES: Final = frozenset(
    {
        "IDPCommunicationError",  # of STS, when it renews credentials
        "PriorRequestNotComplete",
        "RequestTimeout",
        "RequestTimeoutException",
    }
)
"""The error codes that are transient in botocore's standard retry mode."""

TRANSIENT_STATUS_CODES: Final = frozenset({500, 502, 503, 504})
"""The HTTP status codes that are transient in botocore's standard retry mode."""

RAW_ATTRIBUTES: Final = frozenset({"__dict__", "response"})
"""The attributes of an error that hold raw values."""


REQUEST_ID_MEMBERS: Final = ("RequestId", "RequestID", "requestId")
"""The members of modelled errors that have no attribute of their own: `request_id` has them."""


class ErrorShape(MemberTable):
    """What a generated exception knows about its model."""

    __slots__ = ("retryable", "throttling")

    def __init__(self, *members: Member, retryable: bool = False, throttling: bool = False) -> None:
        self.members = members
        self.outside = tuple((member, None) for member in members if member.location in OUTSIDE)
        self.retryable = retryable
        self.throttling = throttling


NOT_MODELLED: Final = ErrorShape()
"""The shape of an error that the model does not list."""


@public
class ServiceError(BotoforgeError, ClientError):
    """The service returned an error.

    Attributes:
        response: The error in botocore's form, with the keys `Error` and `ResponseMetadata`.
        operation_name: The operation that was called, as the model names it.
    """

    __shape__ = NOT_MODELLED

    def __init__(self, error_response: dict[str, Any], operation_name: str) -> None:
        super().__init__(error_response, operation_name)
        self.__bad__: dict[str, MemberError] = {}
        for member in self.__shape__.members:
            try:
                value = member.convert(error_response, Location(operation_name))
            except MemberError as error:
                self.__bad__[member.name] = without_frames(error)
            else:
                setattr(self, member.name, value)

    def __dir__(self) -> Iterable[str]:
        """List the attributes, but not those that printers of all attributes must not show."""
        hidden = {member.name for member in self.__shape__.members if member.sensitive}
        return [name for name in super().__dir__() if name not in hidden | RAW_ATTRIBUTES]

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Explain a missing attribute: a member that could not be read, or a wrong name."""
            bad = self.__dict__.get("__bad__", {}).get(name)
            if bad is not None:
                raise without_frames(bad)  # those of an earlier read

            def advise() -> str:
                from .advice import advise_error_attribute

                return advise_error_attribute(self, name)

            return explain_missing(self, name, advise)

    @property
    def code(self) -> str:
        """The error's code, such as `ThrottlingException`; the HTTP status if there is none."""
        return str(self._part("Error").get("Code") or self.http_status_code or "")

    @property
    def message(self) -> str:
        """The service's message; may be empty."""
        return str(self._part("Error").get("Message") or "")

    @property
    def request_id(self) -> str | None:
        """The request id to quote to AWS support."""
        metadata = self._part("ResponseMetadata")
        headers = metadata.get("HTTPHeaders")
        request_id = metadata.get("RequestId") or (  # botocore reads only the protocol's location
            headers.get("x-amzn-requestid") if is_map(headers) else None
        )
        modelled = {member.wire_name for member in self.__shape__.members}
        for name in REQUEST_ID_MEMBERS:
            if request_id is None and name not in modelled:
                request_id = self.response.get(name)
        return None if request_id is None else str(request_id)

    @property
    def http_status_code(self) -> int | None:
        """The HTTP status of the response."""
        status = self._part("ResponseMetadata").get("HTTPStatusCode")
        return status if isinstance(status, int) else None

    @property
    def is_throttling(self) -> bool:
        """Whether the service asks to be called less often.

        Decided by botocore's standard retry mode and the model.
        """
        if self.code in THROTTLING_CODES or self.__shape__.throttling:
            return True
        # For an error that the model does not list, the status decides.
        status = self.http_status_code
        return self.__shape__ is NOT_MODELLED and status == HTTPStatus.TOO_MANY_REQUESTS

    @property
    def is_retryable(self) -> bool:
        """Whether the same call may succeed later.

        Decided by botocore's standard retry mode and the model.
        """
        return (
            self.is_throttling
            or self.__shape__.retryable
            or self.code in TRANSIENT_CODES
            or self.http_status_code in TRANSIENT_STATUS_CODES
        )

    def _part(self, key: str) -> Mapping[object, object]:
        part = self.response.get(key)
        return part if is_map(part) else {}

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, str, dict[str, Any], str]]:
        """Pickle by service package and public name, not as the class created at run time."""
        cls = generated_class(self)
        package = service_package(cls)
        return restore_error, (package, cls.__name__, self.response, self.operation_name)


class ServiceTable:
    """A service's names, and its errors by code.

    Attributes:
        client_name: The name for `boto3.client`, such as `quicksight`.
        service_id: The name in botocore's model, such as `QuickSight`.
        protocol: The protocol for which responses are read from the wire, such as `rest-json`.
        api_version: The API version of the models in the package, such as `2018-04-01`.
        base_error: Raised for an error code that the model does not list.
        errors: The modelled errors by wire code.
        errors_of_operations: The errors by operation and wire code, for operations that list
            another error than the one in `errors`.
        errors_by_shape: The errors by the name of their shape, if the service sends it beside the
            code and `errors` has another error for it.
        first_versions: The first version of botocore that has an operation, where that is known.
    """

    __slots__ = (
        "api_version",
        "base_error",
        "client_name",
        "errors",
        "errors_by_shape",
        "errors_of_operations",
        "first_versions",
        "protocol",
        "service_id",
    )

    def __init__(
        self,
        client_name: str,
        service_id: str,
        protocol: str,
        base_error: type[ServiceError],
        errors: Mapping[str, type[ServiceError]],
        *,
        api_version: str,
        errors_of_operations: Mapping[tuple[str, str], type[ServiceError]] = MappingProxyType({}),
        errors_by_shape: Mapping[str, type[ServiceError]] = MappingProxyType({}),
        first_versions: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.client_name = client_name
        self.service_id = service_id
        self.protocol = protocol
        self.api_version = api_version
        self.base_error = base_error
        self.errors = errors
        self.errors_of_operations = errors_of_operations
        self.errors_by_shape = errors_by_shape
        self.first_versions = first_versions

    def error_class(self, operation: str, code: str, shape: str = "") -> type[ServiceError]:
        """Find the class of an error.

        Args:
            operation: The operation, as the model names it.
            code: The error's code on the wire.
            shape: The name of its shape, if the service sends it beside a code of the Query
                protocol, which several shapes may have.
        """
        return (
            self.errors_by_shape.get(shape)
            or self.errors.get(shape)
            or self.errors_of_operations.get((operation, code))
            or self.errors.get(code)
            or self.errors_by_shape.get(code, self.base_error)
        )

    def shape_of(self, error_class: type[ServiceError]) -> str | None:
        """Find the name of an error's shape, if the service sends it beside the code."""
        shapes = {cls: shape for shape, cls in self.errors_by_shape.items()}
        return shapes.get(error_class)

    def code_of(self, error_class: type[ServiceError]) -> str | None:
        """Find the wire code of a modelled error; the base class has none."""
        codes = {cls: code for code, cls in self.errors.items()}
        codes |= {cls: code for (_, code), cls in self.errors_of_operations.items()}
        return codes.get(error_class)


def generated_class(error: ServiceError) -> type[ServiceError]:
    """Find the generated class of an error, whose own class may be one created at run time."""
    classes: tuple[type[Any], ...] = type(error).__mro__
    return next(cls for cls in classes if "__raw_error__" not in vars(cls))


@public
def restore_error(
    package: str, name: str, error_response: dict[str, Any], operation_name: str
) -> ServiceError:
    """Unpickle an error."""
    cls = find_public_class(package, name)
    if not issubclass(cls, ServiceError):
        raise TypeError(f"{package}.{name} is not a service error")
    return cls(error_response, operation_name)


def combine_error_classes(
    error: type[ServiceError], raw_error: type[Exception]
) -> type[ServiceError]:
    """Make the class that is raised: a generated class that is also the raw client's own."""
    if raw_error in error.__mro__:
        return error
    combined: Any = type(
        error.__name__,
        (error, raw_error),
        {
            "__module__": service_package(error),
            "__qualname__": error.__qualname__,
            "__doc__": error.__doc__,
            "__raw_error__": raw_error,
        },
    )
    raised: type[ServiceError] = combined
    return raised
