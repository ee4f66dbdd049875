"""The one door to botocore, with the types that botocore itself does not declare."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final, Protocol


class RawClient(Protocol):
    """Any client of botocore or boto3."""

    @property
    def meta(self) -> Any: ...


NETWORK_LIBRARIES: Final = frozenset({"aiohttp", "http", "httpcore", "httpx", "urllib3"})
"""What botocore and aiobotocore read responses with."""

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

    class BotoCoreError(Exception):
        """Stand-in for `botocore.exceptions.BotoCoreError`."""

    class RawStreamingBody:
        """Stand-in for `botocore.response.StreamingBody`."""

        def __init__(self, raw_stream: object, content_length: object) -> None: ...

    def create_client(service_name: str, session: object, options: dict[str, Any]) -> RawClient: ...

    def parse_timestamp(value: object) -> object: ...

    def is_connection_error(error: Exception) -> bool: ...

    def as_connection_error(error: Exception) -> Exception: ...
    def is_credential_error(error: Exception) -> bool: ...

    def make_paginator(raw_client: RawClient, method: str, send: Callable[..., object]) -> Any: ...

    def compile_path(path: str) -> Callable[[object], object]: ...

    def load_model(client_name: str) -> dict[str, Any]: ...

    def load_service(client_name: str) -> Any: ...

    def find_misfits(shape: Any, value: object) -> str: ...

    def make_config(options: dict[str, Any]) -> Any: ...

    def make_stubber(raw_client: RawClient, is_async: bool) -> Any: ...

else:
    from botocore import exceptions
    from botocore.exceptions import BotoCoreError, ClientError
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

    def as_connection_error(error):
        """Make botocore's error of one that ends a body or a stream, also of another library.

        Returns:
            The error itself where it tells of no connection, or is botocore's already.
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
        """Load `RawStreamingBody` for those that need it: botocore's module is a large one."""
        if name != "RawStreamingBody":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from botocore.response import StreamingBody

        return StreamingBody

    def is_credential_error(error):
        """Whether credentials could not be renewed by what gives them, such as ECS's endpoint."""
        return isinstance(error, exceptions.CredentialRetrievalError)

    def make_paginator(raw_client, method, send):
        """Make the raw client's paginator of a method, which asks for a page in a way of ours.

        There is no public place to say so; thus another one is made of the same parts.

        Args:
            raw_client: The client.
            method: The operation's.
            send: What asks for a page. It is given the JMESPath to what botocore counts, and the
                parameters by keyword.
        """
        found = raw_client.get_paginator(method)
        page = partial(send, found.result_keys[0].expression)
        return type(found)(page, found._pagination_cfg, found._model)  # noqa: SLF001 (as said)

    @cache
    def compile_path(path):
        """Compile a JMESPath, once, with the library that botocore brings."""
        import jmespath

        return jmespath.compile(path).search

    # For `testing`; what they import is loaded by nobody else.

    @cache
    def load_model(client_name):
        """Load the model of a service from where botocore's own clients find it.

        Raises:
            LookupError: There is none.
        """
        import botocore.session

        loader = botocore.session.Session().get_component("data_loader")
        try:
            return loader.load_service_model(client_name, "service-2")
        except exceptions.DataNotFoundError:
            raise LookupError(
                f"botocore finds no model of {client_name!r}: for one of your own, let "
                "AWS_DATA_PATH name its folder"
            ) from None

    @cache
    def load_service(client_name):
        """Load the model of a service as botocore sees it."""
        from botocore.model import ServiceModel

        return ServiceModel(load_model(client_name), client_name)

    def find_misfits(shape, value):
        """Say what of a raw value a model does not allow; an empty text if it fits."""
        from botocore.validate import ParamValidator

        return ParamValidator().validate(value, shape).generate_report()

    def make_config(options):
        """Make the configuration of a client."""
        from botocore.config import Config

        return Config(**options)

    def make_stubber(raw_client, is_async):
        """Make the Stubber of a raw client: botocore's, or aiobotocore's for one of its own."""
        if is_async:
            from aiobotocore.stub import AioStubber as Stubber
        else:
            from botocore.stub import Stubber
        return Stubber(raw_client)


def is_from_parser(error: Exception) -> bool:
    """Whether an error comes out of what reads answers in botocore, or aiobotocore.

    Their handlers read on where the parsers end. A code of an error that is no text gets through
    them, and stops the search for its model.
    """
    readers = ("botocore.parsers", "botocore.handlers", "botocore.model", "botocore.eventstream")
    return any(
        str(frame.f_globals.get("__name__")).endswith(readers)
        for frame, _ in walk_tb(error.__traceback__)
    )


__all__ = [
    "Boto3Session",
    "BotoCoreError",
    "BotocoreSession",
    "ClientError",
    "RawClient",
    "RawStreamingBody",
    "as_connection_error",
    "compile_path",
    "create_client",
    "find_misfits",
    "is_connection_error",
    "is_credential_error",
    "is_from_parser",
    "load_model",
    "load_service",
    "make_config",
    "make_paginator",
    "make_stubber",
    "parse_timestamp",
]
