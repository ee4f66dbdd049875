"""Makes raw clients of the models in this package; loaded only where one is made so.

botocore's own code makes them: it runs on a shadow of the session, which has the session's
attributes, but a loader of its own. So neither the session nor what else uses it, such as a
provider of credentials that makes a client of the same service, ever meets that loader.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from weakref import WeakKeyDictionary

from .botocore_api import (
    BOTOCORE_VERSION,
    DataNotFoundError,
    can_parse,
    is_session,
    make_endpoint_resolver,
)
from .errors import MissingOperationError
from .service_errors import ServiceTable
from .values import service_package, wrapped_attribute

ENDPOINT_RULES: Final = "endpoint-rule-set-1"

WITHOUT_FILE: Final[Mapping[str, Any]] = {
    "paginators-1": {"pagination": {}},
    "waiters-2": {"version": 2, "waiters": {}},
}
"""What a kind of file would hold, where a package has none because nothing would be in it."""

MOST_NAMES: Final = 5
"""How many methods a message names."""


class PackageModels:
    """The models of a service in its package, in botocore's own formats.

    A session has its own, as its loader keeps botocore's: handlers may change them.

    Args:
        service: The table of the service.

    Attributes:
        exceptions: Makes the classes of errors, and keeps them by the name of the service: those
            of the session may be of the whole model, and have to stay so.
    """

    def __init__(self, service: ServiceTable, exceptions: Any) -> None:
        self.service = service
        self.exceptions = exceptions
        self._files: dict[str, Any] = {}

    def load(self, kind: str) -> Any:
        """Load a file; `None` if the package has none of its kind, such as `waiters-2`."""
        if kind not in self._files:
            self._files[kind] = self._read(kind)
        return self._files[kind]

    def _read(self, kind: str) -> Any:
        service = self.service
        package: Any = sys.modules[service_package(service.base_error).rpartition(".")[0]]
        folder = os.path.join(os.path.dirname(package.__file__), "_models")  # noqa: PTH118, PTH120 (a loader takes text)
        names = (quote(service.client_name, safe=""), quote(service.api_version, safe=""))
        try:  # the package may be in an archive
            text = package.__spec__.loader.get_data(os.path.join(folder, *names, f"{kind}.json"))  # noqa: PTH118 (there)
        except OSError:
            return WITHOUT_FILE.get(kind)
        return json.loads(text)

    def load_service(self) -> Any:
        """Load the model itself.

        Raises:
            FileNotFoundError: The package has lost its models.
            ValueError: The installed botocore cannot parse any protocol of the service.
        """
        model = self.load("service-2")
        if model is None:
            package = service_package(self.service.base_error).rpartition(".")[0]
            raise FileNotFoundError(
                f"{package} has no model of {self.service.client_name}: whatever copied it has to "
                "copy the data in its folder `_models` too"
            )
        metadata = model["metadata"]
        listed = (metadata["protocol"], *metadata.get("protocols", ()))
        protocol = next(filter(can_parse, listed), None)
        if protocol is None:
            raise ValueError(
                f"botocore {BOTOCORE_VERSION} cannot parse {' or '.join(listed)}, the protocol of "
                f"{self.service.client_name}: install a newer botocore"
            )
        metadata["protocol"] = protocol
        return model


class LeanLoader:
    """Stands before the loader of a session, for one raw client.

    Args:
        loader: The loader of the session, which loads everything else.
        models: The models to serve.
    """

    def __init__(self, loader: Any, models: PackageModels) -> None:
        self._loader = loader
        self._models = models

    def load_service_model(
        self, service_name: str, type_name: str, api_version: str | None = None
    ) -> Any:
        """Load a file about a service, as botocore's own loader does."""
        if service_name == self._models.service.client_name:
            if type_name == ENDPOINT_RULES:
                return self._load_endpoint_rules(service_name, api_version)
            if type_name in ("service-2", *WITHOUT_FILE):
                return self._models.load(type_name)
        return self._loader.load_service_model(service_name, type_name, api_version)

    def _load_endpoint_rules(self, service_name: str, api_version: str | None) -> Any:
        """Load botocore's own rules; those of the package if botocore does not have the service.

        An older botocore may not understand the rules of today. Its own method would look through
        the folders of all services.
        """
        try:
            version = self._loader.determine_latest_version(service_name, ENDPOINT_RULES)
            return self._loader.load_data(os.path.join(service_name, version, ENDPOINT_RULES))  # noqa: PTH118 (as botocore names it)
        except DataNotFoundError:
            rules = self._models.load(ENDPOINT_RULES)
        if rules is None:  # botocore says so
            return self._loader.load_service_model(service_name, ENDPOINT_RULES, api_version)
        return rules

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all other attributes from the loader of the session."""
            return wrapped_attribute(self, "_loader", name)


MODELS: Final[WeakKeyDictionary[Any, dict[ServiceTable, PackageModels]]] = WeakKeyDictionary()
"""The models that are loaded, by session and service."""


def make_lean_session(session: Any, service: ServiceTable, options: Mapping[str, Any]) -> Any:
    """Make a session whose client of a service is made of the models in the package.

    Args:
        session: The session of boto3, botocore or aiobotocore to make it of; it stays as it is.
        service: The table of the service.
        options: botocore's other options.

    Raises:
        TypeError: The session is none of them.
        ValueError: Another API version is asked for, or botocore cannot parse the protocol.
        FileNotFoundError: The package has lost its models.
    """
    if not is_session(session):
        inner = getattr(session, "_session", None)  # boto3 keeps botocore's there
        if not is_session(inner):
            kind = type(session).__name__
            raise TypeError(f"only a session of boto3 or botocore makes a lean client, not {kind}")
        lean = make_lean_session(inner, service, options)
        return shadow(session, _session=property(lambda _: lean))
    check_version(session, service, options)
    loaded = MODELS.setdefault(session, {})
    models = loaded.get(service)
    if models is None:
        exceptions = type(session._get_internal_component("exceptions_factory"))()  # noqa: SLF001
        models = loaded[service] = PackageModels(service, exceptions)
    models.load_service()

    def get_component(_: object, name: str) -> Any:
        component = session.get_component(name)
        return LeanLoader(component, models) if name == "data_loader" else component

    def get_internal_component(_: object, name: str) -> Any:
        if name == "exceptions_factory":
            return models.exceptions
        if name == "endpoint_resolver":
            resolver = make_endpoint_resolver(session.get_component("data_loader"))
            if resolver is not None:
                return resolver
        return session._get_internal_component(name)  # noqa: SLF001 (botocore's other name for it)

    members = {"get_component": get_component, "_get_internal_component": get_internal_component}
    return shadow(session, **members)


def check_version(session: Any, service: ServiceTable, options: Mapping[str, Any]) -> None:
    """Check that no API version is asked for but that of the package.

    Raises:
        ValueError: It is.
    """
    configured = session.get_config_variable("api_versions") or {}
    version = options.get("api_version") or configured.get(service.client_name)
    if version not in (None, service.api_version):
        raise ValueError(
            f"a lean client of {service.client_name} has the API version {service.api_version} of "
            f"its package, not {version}, which is set by the option or the profile"
        )


def shadow(session: Any, **members: object) -> Any:
    """Make an object that is a session in all but some members: the attributes are the same."""
    kind: type[Any] = session.__class__
    other = object.__new__(type(kind.__name__, (kind,), members))
    other.__dict__ = session.__dict__
    return other


# --- The raw client -------------------------------------------------------------------------------


class LeanRawClient:
    """What a lean raw client says where the other operations of its service are asked for."""

    meta: Any

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Explain a missing attribute."""
            try:
                return super().__getattr__(name)  # botocore's handlers may have it
            except AttributeError as error:
                if name.startswith("_"):
                    raise
                raise AttributeError(f"{error}: {describe_methods(self)}") from None

        def can_paginate(self, operation_name):
            """Whether a method has pages."""
            check_method(self, operation_name)
            return super().can_paginate(operation_name)

        def generate_presigned_url(self, ClientMethod, *args, **kwargs):  # noqa: N803 (botocore's)
            """Sign a call for somebody else."""
            check_method(self, ClientMethod)
            return super().generate_presigned_url(ClientMethod, *args, **kwargs)

        def get_waiter(self, waiter_name):
            """Return a waiter of botocore."""
            try:
                return super().get_waiter(waiter_name)
            except ValueError as error:
                raise ValueError(f"{error}: {describe_methods(self)}") from None


def make_lean(raw_client: Any) -> Any:
    """Let a raw client that is made of the package's models say so where something is missing."""
    kind = type(raw_client)
    members = {"__module__": kind.__module__, "__doc__": kind.__doc__}
    raw_client.__class__ = type(kind.__name__, (LeanRawClient, kind), members)
    return raw_client


def check_method(raw_client: Any, method: str) -> None:
    """Check that a lean raw client has a method.

    Raises:
        AttributeError: It has not.
    """
    if method not in raw_client.meta.method_to_api_mapping:
        message = f"the client has no method {method!r}: {describe_methods(raw_client)}"
        raise AttributeError(message, name=method, obj=raw_client)


def describe_methods(raw_client: Any) -> str:
    """Say what a lean raw client has, and what to do about the rest."""
    service = raw_client.meta.service_model.service_name
    methods = sorted(raw_client.meta.method_to_api_mapping)
    more = f" and {len(methods) - MOST_NAMES} more" if len(methods) > MOST_NAMES else ""
    return (
        f"this client is made of the models in a package, for {', '.join(methods[:MOST_NAMES])}"
        f"{more} only; choose others by `botoforge add {service} OPERATION`, or call them "
        f"through a client of the whole service: connect() without lean=True, or "
        f"boto3.client({service!r})"
    )


# --- Where botocore lacks something ---------------------------------------------------------------


def replace_missing(
    missing: MissingOperationError, session: Any, service: ServiceTable, options: Mapping[str, Any]
) -> Any:
    """Make a lean session since the installed botocore lacks something, and log that.

    Args:
        missing: What it lacks.
        session: The session, and the others as in `make_lean_session`.

    Raises:
        MissingOperationError: It cannot be made, and why.
    """
    try:
        lean = make_lean_session(session, service, options)
    except (TypeError, ValueError, OSError) as reason:
        raise MissingOperationError(
            f"{missing.message}; connect() could not do without: {reason}", *missing.args[1:]
        ) from missing.__cause__
    logging.getLogger(service_package(service.base_error)).info(
        "botocore %s lacks %s of %s: the client is made of the models in the package, as by "
        "connect(lean=True), which is faster",
        BOTOCORE_VERSION,
        ", ".join(missing.operations),
        service.client_name,
    )
    return lean
