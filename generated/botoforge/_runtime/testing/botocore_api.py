# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What tests use of botocore, with types for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..introspection import PACKAGE, find_service_packages
from ..lean.models import MODEL, PackageModels

if TYPE_CHECKING:
    from datetime import datetime

    from ..botocore_types import RawClient

    def load_model(client_name: str) -> dict[str, Any]: ...
    def list_profiles() -> list[str]: ...
    def load_service(client_name: str) -> Any: ...

    def describe_invalid(shape: Any, value: object) -> str: ...

    def as_moment(value: object) -> datetime: ...
    def prepare_parameters(
        client_name: str, operation: str, parameters: Mapping[str, object]
    ) -> dict[str, object]: ...

    def make_config(options: dict[str, Any]) -> Any: ...
    def make_stubber(raw_client: RawClient, is_async: bool) -> Any: ...

else:
    from botocore import exceptions
    from botocore.session import Session

    @cache
    def load_model(client_name):
        """Load the model of a service that `connect` uses: botocore's if that lacks nothing.

        Raises:
            LookupError: Neither botocore nor the package has a model of the service.
        """
        try:
            loader = Session().get_component("data_loader")
        except exceptions.ProfileNotFound:  # a profile is not needed to read a model
            from botocore.loaders import create_loader

            loader = create_loader(os.environ.get("AWS_DATA_PATH"))
        own = load_own_model(client_name)
        try:
            model = loader.load_service_model(client_name, "service-2")
        except exceptions.DataNotFoundError:
            if own is None:
                raise LookupError(
                    f"botocore has no model of {client_name!r}: for one of your own, set "
                    "AWS_DATA_PATH to its folder"
                ) from None
            return own
        lacks = own is not None and own["operations"].keys() - model["operations"].keys()
        return own if lacks else model

    def load_own_model(client_name):  # noqa: ANN202 (as all of them)
        """Load the model of a service in this package, for its operations; `None` without one."""
        name = find_service_packages().get(client_name)
        if name is None:
            return None
        service = import_module(f"{PACKAGE}.{name}.errors").SERVICE
        return PackageModels(service, None).load(MODEL)

    def list_profiles():
        """List the user's profiles."""
        return Session().available_profiles

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
        return Session().get_component("event_emitter")

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
    "as_moment",
    "describe_invalid",
    "list_profiles",
    "load_model",
    "load_service",
    "make_config",
    "make_stubber",
    "prepare_parameters",
]
