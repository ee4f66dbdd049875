# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The types of botocore's and boto3's objects in signatures, which botocore does not declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypedDict

if TYPE_CHECKING:

    class RawClient(Protocol):
        """Any client of botocore or boto3."""

        @property
        def meta(self) -> Any: ...

    # `create_client` and `client` are `Any`: packages of stubs overload them for each service.

    class BotocoreSession(Protocol):
        """A `botocore.session.Session`."""

        @property
        def create_client(self) -> Any: ...

    class Boto3Session(Protocol):
        """A `boto3.session.Session`."""

        @property
        def client(self) -> Any: ...

    class BotocoreConfig(Protocol):
        """A `botocore.config.Config`."""

        @property
        def merge(self) -> Any: ...

else:  # a protocol takes time to make, and these are for annotations only
    RawClient = BotocoreSession = Boto3Session = BotocoreConfig = Any


class ClientOptions(TypedDict, total=False):
    """The options with which botocore makes a client."""

    region_name: str | None
    """The region, such as `eu-west-1`; by default that of the session."""
    api_version: str | None
    """The version of the service's API; by default the latest that botocore has."""
    use_ssl: bool
    """Whether to use https, the default; without effect if `endpoint_url` is set."""
    verify: bool | str | None
    """Whether to check the server's certificate, or the file with the certificates to trust."""
    endpoint_url: str | None
    """The URL to call instead of the service's own."""
    aws_access_key_id: str | None
    """The access key; by default the session's credentials are used."""
    aws_secret_access_key: str | None
    """The secret key that belongs to the access key."""
    aws_session_token: str | None
    """The session token of temporary credentials."""
    aws_account_id: str | None
    """The account of the credentials, for versions of botocore that take it."""
    config: BotocoreConfig | None
    """A `botocore.config.Config`: retries, time-outs, proxies and the like."""
