"""The one door to botocore, with the types that botocore itself does not declare."""

from __future__ import annotations

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

else:
    from botocore.exceptions import ClientError
    from botocore.utils import parse_timestamp

    def create_client(service_name, session, options):
        """Make a raw client from a botocore or boto3 session, or from a new botocore session."""
        if session is None:
            import botocore.session

            session = botocore.session.Session()
        make = getattr(session, "create_client", None) or session.client
        return make(service_name, **options)


__all__ = [
    "Boto3Session",
    "BotocoreSession",
    "ClientError",
    "RawClient",
    "create_client",
    "parse_timestamp",
]
