# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The only module that imports botocore, with types for what it imports."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, Final

NETWORK_LIBRARIES: Final = frozenset({"aiohttp", "http", "httpcore", "httpx", "urllib3"})
"""The libraries with which botocore and aiobotocore read responses."""

REFUSED: Final = "non 200 response 4(?!08|29)"
"""What botocore says if the endpoint of ECS or EKS refuses: it cannot tell so by class."""

if TYPE_CHECKING:
    from datetime import datetime

    from .botocore_types import RawClient

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
    def make_endpoint_resolver(loader: Any) -> Any: ...

    def client_keywords() -> tuple[str, ...]: ...
    def config_keywords() -> tuple[str, ...]: ...

    def find_recorder() -> object: ...

    def parse_timestamp(value: object) -> object: ...

    def is_connection_error(error: Exception) -> bool: ...
    def as_connection_error(error: Exception) -> Exception: ...
    def is_credential_error(error: Exception) -> bool: ...
    def is_from_closed_client(error: Exception) -> bool: ...

    def load_model(client_name: str) -> dict[str, Any]: ...
    def list_profiles() -> list[str]: ...
    def load_service(client_name: str) -> Any: ...

    def describe_invalid(shape: Any, value: object) -> str: ...

    def as_moment(value: object) -> datetime: ...
    def prepare_parameters(
        client_name: str, operation: str, parameters: Mapping[str, object]
    ) -> dict[str, object]: ...

    def make_parser(protocol: str) -> Any: ...
    def make_config(options: dict[str, Any]) -> Any: ...
    def make_stubber(raw_client: RawClient, is_async: bool) -> Any: ...

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

    @cache
    def load_endpoints(path):  # noqa: ANN202 (as all of them)
        """Load botocore's endpoints as plain dictionaries: half of the memory, a third of the time."""
        import json

        with open(path, "rb") as file:
            return json.load(file)

    def make_endpoint_resolver(loader):
        """Make botocore's resolver of endpoints; `None` if they are not in its own plain file."""
        from botocore.regions import EndpointResolver

        for folder in loader.search_paths:
            path = os.path.join(folder, "endpoints")
            if loader.file_loader.exists(path):
                plain = f"{path}.json"
                is_own = loader.is_builtin_path(folder) and os.path.isfile(plain)
                return EndpointResolver(load_endpoints(plain), True) if is_own else None
        return None

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

    # For `testing` only.

    @cache
    def load_model(client_name):
        """Load the model of a service, as botocore's own clients find it.

        Raises:
            LookupError: botocore has no such model.
        """
        try:
            loader = new_session().get_component("data_loader")
        except exceptions.ProfileNotFound:  # a profile is not needed to read a model
            from botocore.loaders import create_loader

            loader = create_loader(os.environ.get("AWS_DATA_PATH"))
        try:
            return loader.load_service_model(client_name, "service-2")
        except exceptions.DataNotFoundError:
            raise LookupError(
                f"botocore has no model of {client_name!r}: for one of your own, set "
                "AWS_DATA_PATH to its folder"
            ) from None

    def list_profiles():
        """List the user's profiles."""
        return new_session().available_profiles

    @cache
    def load_service(client_name):
        """Load the model of a service as botocore's `ServiceModel`."""
        from botocore.model import ServiceModel

        return ServiceModel(load_model(client_name), client_name)

    def describe_invalid(shape, value):
        """Describe what is invalid in a raw value; an empty string if it is valid."""
        from botocore.validate import ParamValidator

        return ParamValidator().validate(value, shape).generate_report()

    def as_moment(value):
        """Read a timestamp as botocore's serializers do."""
        from botocore.utils import parse_to_aware_datetime

        return parse_to_aware_datetime(value)

    @cache
    def built_in_events():  # noqa: ANN202 (as all of them)
        """Make a session's emitter of events, with the handlers that botocore registers."""
        return new_session().get_component("event_emitter")

    def prepare_parameters(client_name, operation, parameters):
        """Let botocore's own handlers change parameters, or add some, as in a call."""
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

    @cache
    def make_parser(protocol):
        """Make botocore's parser of the responses of a protocol; it has no state."""
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


__all__ = [
    "BOTOCORE_VERSION",
    "BotoCoreError",
    "ClientError",
    "DataNotFoundError",
    "RawStreamingBody",
    "UnknownServiceError",
    "as_connection_error",
    "as_moment",
    "can_parse",
    "client_keywords",
    "config_keywords",
    "describe_invalid",
    "find_recorder",
    "is_connection_error",
    "is_credential_error",
    "is_from_closed_client",
    "is_session",
    "list_profiles",
    "load_model",
    "load_service",
    "make_config",
    "make_endpoint_resolver",
    "make_parser",
    "make_stubber",
    "new_session",
    "parse_timestamp",
    "prepare_parameters",
]
