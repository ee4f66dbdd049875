# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The one door to botocore, with the types that botocore itself does not declare."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache, partial
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final, Protocol, TypedDict


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


class BotocoreConfig(Protocol):
    """A `botocore.config.Config`."""

    @property
    def merge(self) -> Any: ...


class ClientOptions(TypedDict, total=False):
    """What botocore takes to make a client."""

    region_name: str | None
    """The region, such as `eu-west-1`; by default that of the session."""
    api_version: str | None
    """The version of the service's API; by default the latest that botocore knows."""
    use_ssl: bool
    """Whether to use https, as is the default, where no `endpoint_url` says so."""
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
    """The account of the credentials, for a botocore that takes it."""
    config: BotocoreConfig | None
    """A `botocore.config.Config`: retries, time-outs, proxies and the like."""


if TYPE_CHECKING:
    from datetime import datetime

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

    def new_session() -> Any: ...

    def client_keywords() -> tuple[str, ...]: ...

    def config_keywords() -> tuple[str, ...]: ...

    def find_handlers(events: Any, event: str) -> list[object]: ...

    def parse_timestamp(value: object) -> object: ...

    def is_connection_error(error: Exception) -> bool: ...

    def as_connection_error(error: Exception) -> Exception: ...
    def is_credential_error(error: Exception) -> bool: ...

    def make_paginator(raw_client: RawClient, method: str, send: Callable[..., object]) -> Any: ...

    def compile_path(path: str) -> Callable[[object], object]: ...

    def load_model(client_name: str) -> dict[str, Any]: ...

    def list_profiles() -> list[str]: ...

    def load_service(client_name: str) -> Any: ...

    def find_misfits(shape: Any, value: object) -> str: ...

    def as_moment(value: object) -> datetime: ...

    def prepare_parameters(
        client_name: str, operation: str, parameters: Mapping[str, object]
    ) -> dict[str, object]: ...

    def make_parser(protocol: str) -> Any: ...

    def make_config(options: dict[str, Any]) -> Any: ...

    def make_stubber(raw_client: RawClient, is_async: bool) -> Any: ...

else:
    from inspect import signature

    from botocore import exceptions
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.utils import parse_timestamp

    def new_session():
        """Make a session of botocore."""
        import botocore.session

        return botocore.session.Session()

    def client_keywords():
        """List what the installed botocore takes to make a client."""
        import botocore.session

        return tuple(signature(botocore.session.Session.create_client).parameters)[2:]

    def config_keywords():
        """List what the configuration of a client takes."""
        from botocore.config import Config

        return tuple(Config.OPTION_DEFAULTS)

    def find_handlers(events, event):
        """List what is called at an event. botocore has no public place that tells it."""
        emitter = getattr(events, "_emitter", events)
        handlers = getattr(emitter, "_handlers", None)
        return [] if handlers is None else list(handlers.prefix_search(event) or ())

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

        try:
            loader = botocore.session.Session().get_component("data_loader")
        except exceptions.ProfileNotFound:  # which nobody needs to read a model
            from botocore.loaders import create_loader

            loader = create_loader(os.environ.get("AWS_DATA_PATH"))
        try:
            return loader.load_service_model(client_name, "service-2")
        except exceptions.DataNotFoundError:
            raise LookupError(
                f"botocore finds no model of {client_name!r}: for one of your own, let "
                "AWS_DATA_PATH name its folder"
            ) from None

    def list_profiles():
        """Name the profiles that the user has."""
        import botocore.session

        return botocore.session.Session().available_profiles

    @cache
    def load_service(client_name):
        """Load the model of a service as botocore sees it."""
        from botocore.model import ServiceModel

        return ServiceModel(load_model(client_name), client_name)

    def find_misfits(shape, value):
        """Say what of a raw value a model does not allow; an empty text if it fits."""
        from botocore.validate import ParamValidator

        return ParamValidator().validate(value, shape).generate_report()

    def as_moment(value):
        """Read a timestamp as botocore's serializers do."""
        from botocore.utils import parse_to_aware_datetime

        return parse_to_aware_datetime(value)

    @cache
    def built_in_events():  # noqa: ANN202 (as all of them)
        """Make what calls the handlers that every session of botocore has."""
        import botocore.session

        return botocore.session.Session().get_component("event_emitter")

    def prepare_parameters(client_name, operation, parameters):
        """Let botocore's own handlers change parameters as in a call; they may add some."""
        from botocore.model import OperationModel

        service = load_service(client_name)
        described = deepcopy(load_model(client_name)["operations"][operation])  # they change it
        model = OperationModel(described, service, operation)
        prepared = dict(parameters)
        built_in_events().emit(
            f"before-parameter-build.{service.service_id.hyphenize()}.{operation}",
            params=prepared,
            model=model,
            context={},
        )
        return prepared

    def make_parser(protocol):
        """Make what reads the responses of a protocol."""
        from botocore.parsers import create_parser

        return create_parser(protocol)

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
    "BotocoreConfig",
    "BotocoreSession",
    "ClientError",
    "ClientOptions",
    "RawClient",
    "RawStreamingBody",
    "as_connection_error",
    "as_moment",
    "client_keywords",
    "compile_path",
    "config_keywords",
    "find_handlers",
    "find_misfits",
    "is_connection_error",
    "is_credential_error",
    "is_from_parser",
    "list_profiles",
    "load_model",
    "load_service",
    "make_config",
    "make_paginator",
    "make_parser",
    "make_stubber",
    "new_session",
    "parse_timestamp",
    "prepare_parameters",
]
