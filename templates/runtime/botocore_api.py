"""What the runtime uses of botocore, with types: nothing else imports botocore, but for tests."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

NETWORK_LIBRARIES: Final = frozenset({"aiohttp", "http", "httpcore", "httpx", "urllib3"})
"""The libraries with which botocore and aiobotocore read responses."""

REFUSED: Final = "non 200 response 4(?!08|29)"
"""What botocore says if the endpoint of ECS or EKS refuses: it cannot tell so by class."""

if TYPE_CHECKING:

    class ClientError(Exception):
        """Stand-in for `botocore.exceptions.ClientError`, so that misspelt names are errors."""

        response: dict[str, Any]
        operation_name: str

        def __init__(self, error_response: dict[str, Any], operation_name: str) -> None: ...

    class BotoCoreError(Exception):
        """Stand-in for `botocore.exceptions.BotoCoreError`."""

    class DataNotFoundError(BotoCoreError):
        """Stand-in for `botocore.exceptions.DataNotFoundError`."""

    class UnknownServiceError(DataNotFoundError):
        """Stand-in for `botocore.exceptions.UnknownServiceError`."""

    class RawStreamingBody:
        """Stand-in for `botocore.response.StreamingBody`."""

        def __init__(self, raw_stream: object, content_length: object) -> None: ...

    BOTOCORE_VERSION: str

    def new_session() -> Any: ...
    def is_session(value: object) -> bool: ...
    def can_parse(protocol: str) -> bool: ...
    def make_endpoint_resolver(endpoints: Any) -> Any: ...

    def client_keywords() -> tuple[str, ...]: ...
    def config_keywords() -> tuple[str, ...]: ...

    def find_recorder() -> object: ...

    def parse_timestamp(value: object) -> object: ...

    def is_connection_error(error: Exception) -> bool: ...
    def as_connection_error(error: Exception) -> Exception: ...
    def is_credential_error(error: Exception) -> bool: ...
    def is_from_closed_client(error: Exception) -> bool: ...

    def make_parser(protocol: str) -> Any: ...

else:
    from inspect import signature

    import botocore
    from botocore import exceptions
    from botocore.exceptions import (
        BotoCoreError,
        ClientError,
        DataNotFoundError,
        UnknownServiceError,
    )
    from botocore.utils import parse_timestamp

    BOTOCORE_VERSION = botocore.__version__

    def new_session():
        """Make a session of botocore."""
        import botocore.session

        return botocore.session.Session()

    def is_session(value):
        """Whether a value is a session of botocore or aiobotocore."""
        import botocore.session

        return isinstance(value, botocore.session.Session)

    def can_parse(protocol):
        """Whether botocore has a parser of a protocol."""
        from botocore.parsers import PROTOCOL_PARSERS

        return protocol in PROTOCOL_PARSERS

    def make_endpoint_resolver(endpoints):
        """Make botocore's resolver of the endpoints that its own file has."""
        from botocore.regions import EndpointResolver

        return EndpointResolver(endpoints, uses_builtin_data=True)

    def client_keywords():
        """List the options with which the installed botocore makes a client."""
        import botocore.session

        return tuple(signature(botocore.session.Session.create_client).parameters)[2:]

    def config_keywords():
        """List the options of the configuration of a client."""
        from botocore.config import Config

        return tuple(Config.OPTION_DEFAULTS)

    def find_recorder():
        """Find what records all responses, as the AWS CLI does, if it is enabled."""
        from botocore.history import get_global_history_recorder

        return get_global_history_recorder()

    def is_connection_error(error):
        """Whether the network or the server failed; a bad certificate is neither."""
        failures = (
            exceptions.ConnectionError,
            exceptions.HTTPClientError,
            exceptions.IncompleteReadError,
        )
        return isinstance(error, failures) and not isinstance(error, exceptions.SSLError)

    def as_connection_error(error):
        """Turn an error that ends a body or a stream, from any library, into botocore's.

        Returns:
            botocore's error; the same error if it is botocore's or not about a connection.
        """
        if isinstance(error, BotoCoreError | ValueError):
            return error
        is_network = type(error).__module__.partition(".")[0] in NETWORK_LIBRARIES
        if isinstance(error, TimeoutError) or (is_network and "Timeout" in type(error).__name__):
            return exceptions.ReadTimeoutError(
                endpoint_url=getattr(error, "url", None), error=error
            )
        if is_network or isinstance(error, OSError):
            return exceptions.ResponseStreamingError(error=error)
        return error

    def __getattr__(name):  # noqa: ANN202 (as all of them)
        """Load `RawStreamingBody` when it is needed: botocore's module is a large one."""
        if name != "RawStreamingBody":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from botocore.response import StreamingBody

        return StreamingBody

    def is_credential_error(error):
        """Whether the source of credentials failed, such as ECS's endpoint; not if it refused."""
        from botocore.parsers import ResponseParserError  # of STS; our own calls are salvaged

        failures = (exceptions.CredentialRetrievalError, exceptions.MetadataRetrievalError)
        is_failure = isinstance(error, (*failures, ResponseParserError))
        return is_failure and re.search(REFUSED, str(error)) is None

    def is_from_closed_client(error):
        """Whether aiobotocore's HTTP client could not be used, since it is closed.

        botocore wraps what no network raises: an `AttributeError` of aiobotocore, which has removed
        its sessions, or a `RuntimeError` of aiohttp or httpx.
        """
        cause = getattr(error, "kwargs", {}).get("error")
        return type(error) is exceptions.HTTPClientError and isinstance(
            cause, AttributeError | RuntimeError
        )

    @cache
    def make_parser(protocol):
        """Make botocore's parser of the responses of a protocol; it has no state."""
        from botocore.parsers import create_parser

        return create_parser(protocol)


__all__ = [
    "BOTOCORE_VERSION",
    "BotoCoreError",
    "ClientError",
    "DataNotFoundError",
    "RawStreamingBody",
    "UnknownServiceError",
    "as_connection_error",
    "can_parse",
    "client_keywords",
    "config_keywords",
    "find_recorder",
    "is_connection_error",
    "is_credential_error",
    "is_from_closed_client",
    "is_session",
    "make_endpoint_resolver",
    "make_parser",
    "new_session",
    "parse_timestamp",
]
