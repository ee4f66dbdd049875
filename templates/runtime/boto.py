"""The one door to botocore, with the types that botocore itself does not declare."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol


class RawClient(Protocol):
    """Any client of botocore or boto3."""

    @property
    def meta(self) -> Any: ...


# What makes a client is `Any`: packages of stubs overload it with a literal for each service.


class BotocoreSession(Protocol):
    """A `botocore.session.Session`."""

    @property
    def create_client(self) -> Any: ...


class Boto3Session(Protocol):
    """A `boto3.session.Session`."""

    @property
    def client(self) -> Any: ...


if TYPE_CHECKING:

    class ClientError(Exception):
        """Stand-in for `botocore.exceptions.ClientError`, so that misspelt names are errors."""

        response: dict[str, Any]
        operation_name: str

        def __init__(self, error_response: dict[str, Any], operation_name: str) -> None: ...

    def create_client(service_name: str, session: object, options: dict[str, Any]) -> RawClient: ...

    def parse_timestamp(value: object) -> object: ...

    def is_connection_error(error: Exception) -> bool: ...

    def compile_path(path: str) -> Callable[[object], object]: ...

else:
    from botocore import exceptions
    from botocore.exceptions import ClientError
    from botocore.utils import parse_timestamp

    def create_client(service_name, session, options):
        """Make a raw client from a botocore or boto3 session, or from a new botocore session."""
        if session is None:
            import botocore.session

            session = botocore.session.Session()
        make = getattr(session, "create_client", None) or session.client
        return make(service_name, **options)

    def is_connection_error(error):
        """Whether the network failed, or the other side; a bad certificate is neither."""
        failures = (
            exceptions.ConnectionError,
            exceptions.HTTPClientError,
            exceptions.IncompleteReadError,
        )
        return isinstance(error, failures) and not isinstance(error, exceptions.SSLError)

    @cache
    def compile_path(path):
        """Compile a JMESPath, once, with the library that botocore brings."""
        import jmespath

        return jmespath.compile(path).search


__all__ = [
    "Boto3Session",
    "BotocoreSession",
    "ClientError",
    "RawClient",
    "compile_path",
    "create_client",
    "is_connection_error",
    "parse_timestamp",
]
