# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors that a service answers with: also botocore's `ClientError`, so old handlers still work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from .botocore_api import ClientError
from .errors import BotoforgeError, MemberError
from .schema import Member, Place, without_frames
from .values import explain_missing, is_map, public, public_class, service_package

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
"""The error codes that botocore's standard retry mode takes for throttling."""

TRANSIENT_CODES: Final = frozenset(
    {"PriorRequestNotComplete", "RequestTimeout", "RequestTimeoutException"}
)
"""The error codes that botocore's standard retry mode takes for transient."""

TRANSIENT_STATUS_CODES: Final = frozenset({500, 502, 503, 504})
"""The HTTP status codes that botocore's standard retry mode takes for transient."""


RAW: Final = frozenset({"__dict__", "response"})
"""The attributes of an error that hold what came as it came."""


REQUEST_ID_MEMBERS: Final = ("RequestId", "RequestID", "requestId")
"""The members of modelled errors that have no attribute of their own: `request_id` has them."""


class ErrorShape:
    """What a generated exception knows about its model."""

    __slots__ = ("members", "retryable", "throttling")

    def __init__(self, *members: Member, retryable: bool = False, throttling: bool = False) -> None:
        self.members = members
        self.retryable = retryable
        self.throttling = throttling


NOT_MODELLED: Final = ErrorShape()
"""What is known of an error that the model does not list."""


@public
class ServiceError(BotoforgeError, ClientError):
    """A service answered with an error.

    Attributes:
        response: The error as botocore gives it, with the keys `Error` and `ResponseMetadata`.
        operation_name: The operation that was called, as the model names it.
    """

    __shape__ = NOT_MODELLED

    def __init__(self, error_response: dict[str, Any], operation_name: str) -> None:
        super().__init__(error_response, operation_name)
        self.__bad__: dict[str, MemberError] = {}
        for member in self.__shape__.members:
            try:
                value = member.convert(error_response, Place(operation_name))
            except MemberError as error:
                self.__bad__[member.name] = without_frames(error)
            else:
                setattr(self, member.name, value)

    def __dir__(self) -> Iterable[str]:
        """List the attributes but for those that printers of all attributes must not show."""
        hidden = {member.name for member in self.__shape__.members if member.sensitive}
        return [name for name in super().__dir__() if name not in hidden | RAW]

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Explain an attribute that is not there."""
            bad = self.__dict__.get("__bad__", {}).get(name)
            if bad is not None:
                raise without_frames(bad)  # those of who asked before

            def advise() -> str:
                from .advice import advise_error_attribute

                return advise_error_attribute(self, name)

            return explain_missing(self, name, advise)

    @property
    def code(self) -> str:
        """The error's code on the wire, such as `ThrottlingException`, or else the HTTP status."""
        return str(self._part("Error").get("Code") or self.http_status_code or "")

    @property
    def message(self) -> str:
        """What the service says about it; may be empty."""
        return str(self._part("Error").get("Message") or "")

    @property
    def request_id(self) -> str | None:
        """What to quote to AWS support."""
        metadata = self._part("ResponseMetadata")
        headers = metadata.get("HTTPHeaders")
        found = metadata.get("RequestId") or (  # botocore looks only where the protocol puts it
            headers.get("x-amzn-requestid") if is_map(headers) else None
        )
        modelled = {member.wire_name for member in self.__shape__.members}
        for name in REQUEST_ID_MEMBERS:
            if found is None and name not in modelled:
                found = self.response.get(name)
        return None if found is None else str(found)

    @property
    def http_status_code(self) -> int | None:
        """The HTTP status of the answer."""
        status = self._part("ResponseMetadata").get("HTTPStatusCode")
        return status if isinstance(status, int) else None

    @property
    def is_throttling(self) -> bool:
        """Whether the service asks to call less often.

        So says botocore's standard retry mode, or the model.
        """
        if self.code in THROTTLING_CODES or self.__shape__.throttling:
            return True
        # The status counts where no model tells of the error.
        status = self.http_status_code
        return self.__shape__ is NOT_MODELLED and status == HTTPStatus.TOO_MANY_REQUESTS

    @property
    def is_retryable(self) -> bool:
        """Whether the same call may succeed later.

        So says botocore's standard retry mode, or the model.
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
        """Pickle by service package and public name, not as the class made at run time."""
        cls = generated_class(self)
        package = service_package(cls)
        return restore_error, (package, cls.__name__, self.response, self.operation_name)


class ServiceTable:
    """What a service's clients know about it.

    Attributes:
        client_name: What `boto3.client` calls it, such as `quicksight`.
        service_id: What botocore's model calls it, such as `QuickSight`.
        base_error: Raised for an error code that the model does not list.
        errors: The modelled errors by wire code.
        errors_of_operations: The errors by operation and wire code, where an operation lists
            another than the one in `errors`.
        errors_by_shape: The errors by the name of their shape, where the service sends it beside
            the code and `errors` has another for it.
    """

    __slots__ = (
        "base_error",
        "client_name",
        "errors",
        "errors_by_shape",
        "errors_of_operations",
        "service_id",
    )

    def __init__(
        self,
        client_name: str,
        service_id: str,
        base_error: type[ServiceError],
        errors: Mapping[str, type[ServiceError]],
        errors_of_operations: Mapping[tuple[str, str], type[ServiceError]] = MappingProxyType({}),
        *,
        errors_by_shape: Mapping[str, type[ServiceError]] = MappingProxyType({}),
    ) -> None:
        self.client_name = client_name
        self.service_id = service_id
        self.base_error = base_error
        self.errors = errors
        self.errors_of_operations = errors_of_operations
        self.errors_by_shape = errors_by_shape

    def error_class(self, operation: str, code: str, shape: str = "") -> type[ServiceError]:
        """Find what is raised.

        Args:
            operation: The operation, as the model names it.
            code: The error's code on the wire.
            shape: The name of its shape, where the service sends it beside a code of the Query
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
        """Find the name of an error's shape, where the service sends it beside the code."""
        shapes = {found: shape for shape, found in self.errors_by_shape.items()}
        return shapes.get(error_class)

    def code_of(self, error_class: type[ServiceError]) -> str | None:
        """Find the code on the wire of a modelled error; the base class has none."""
        codes = {found: code for code, found in self.errors.items()}
        codes |= {found: code for (_, code), found in self.errors_of_operations.items()}
        return codes.get(error_class)


def generated_class(error: ServiceError) -> type[ServiceError]:
    """Find the generated class of an error, whose own class may be one made at run time."""
    classes: tuple[type[ServiceError], ...] = type(error).__mro__
    return next(cls for cls in classes if "__raw_error__" not in vars(cls))


@public
def restore_error(
    package: str, name: str, error_response: dict[str, Any], operation_name: str
) -> ServiceError:
    """Unpickle an error."""
    cls = public_class(package, name)
    if not issubclass(cls, ServiceError):
        raise TypeError(f"{package}.{name} is not a service error")
    return cls(error_response, operation_name)


def also_raw(error: type[ServiceError], raw_error: type[Exception]) -> type[ServiceError]:
    """Make the class of what is raised: our error that is also the raw client's own."""
    if issubclass(error, raw_error):
        return error
    return type(
        error.__name__,
        (error, raw_error),
        {
            "__module__": service_package(error),
            "__qualname__": error.__qualname__,
            "__doc__": error.__doc__,
            "__raw_error__": raw_error,
        },
    )
