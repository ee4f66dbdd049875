# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Makes sessions whose clients of one service are made of the models in this package.

botocore's own code makes the client. It runs on a shadow of the session, which has the session's
attributes, but a loader of its own. So nothing else ever meets that loader: neither other clients
of the session, nor a provider of credentials that makes a client of the same service meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

from ..botocore_api import BOTOCORE_VERSION, is_session, make_endpoint_resolver
from ..errors import MissingOperationError
from ..missing import name_some
from ..service_errors import ServiceTable
from ..values import service_package
from .endpoints import find_endpoints
from .models import MODEL, LeanLoader, PackageModels

MODELS: Final[WeakKeyDictionary[Any, dict[ServiceTable, PackageModels]]] = WeakKeyDictionary()
"""What is loaded of packages, by session and service."""


def make_lean_session(session: Any, service: ServiceTable, options: Mapping[str, Any]) -> Any:
    """Make a session whose client of a service is made of the models in the package.

    Args:
        session: A session of boto3, botocore or aiobotocore; it stays as it is.
        service: The table of the service.
        options: botocore's other options.

    Raises:
        TypeError: The session is none of them.
        ValueError: Another API version is asked for, or botocore cannot parse the protocol.
        FileNotFoundError: The package has lost its models.
    """
    if not is_session(session):
        inner = getattr(session, "_session", None)  # where boto3 keeps botocore's
        if not is_session(inner):
            kind = type(session).__name__
            raise TypeError(f"a lean client needs a session of boto3 or botocore, not {kind}")
        lean = make_lean_session(inner, service, options)
        return shadow(session, _session=property(lambda _: lean))
    check_version(session, service, options)
    models = find_models(session, service)

    def get_component(_: object, name: str) -> Any:
        component = session.get_component(name)
        return LeanLoader(component, models) if name == "data_loader" else component

    def get_internal_component(_: object, name: str) -> Any:
        if name == "exceptions_factory":
            return models.exceptions
        if name == "endpoint_resolver":
            prefix = models.load(MODEL)["metadata"]["endpointPrefix"]
            endpoints = find_endpoints(session.get_component("data_loader"), prefix)
            if endpoints is not None:
                return make_endpoint_resolver(endpoints)
        return get_internal(session, name)

    return shadow(
        session, get_component=get_component, _get_internal_component=get_internal_component
    )


def find_models(session: Any, service: ServiceTable) -> PackageModels:
    """Find the models of a service that a session uses.

    Raises:
        ValueError: botocore cannot parse the protocol.
        FileNotFoundError: The package has lost its models.
    """
    loaded = MODELS.setdefault(session, {})
    models = loaded.get(service)
    if models is None:
        models = PackageModels(service, type(get_internal(session, "exceptions_factory"))())
        models.prepare()
        loaded[service] = models
    return models


def get_internal(session: Any, name: str) -> Any:
    """Get one of the components that a session of botocore keeps to itself."""
    return session._get_internal_component(name)  # noqa: SLF001 (the other way warns)


def check_version(session: Any, service: ServiceTable, options: Mapping[str, Any]) -> None:
    """Check that no API version is asked for but that of the package.

    Raises:
        ValueError: Another one is.
    """
    configured: Mapping[str, str] = session.get_config_variable("api_versions") or {}
    version = options.get("api_version") or configured.get(service.client_name)
    if version not in (None, service.api_version):
        raise ValueError(
            f"a lean client of {service.client_name} has the API version {service.api_version} of "
            f"its package, and the option api_version or the profile asks for {version}"
        )


def shadow(session: Any, **members: object) -> Any:
    """Make an object that is a session in all but some members; both share their attributes."""
    kind: type[Any] = session.__class__
    shadow_class: Any = type(kind.__name__, (kind,), members)
    other: Any = object.__new__(shadow_class)
    other.__dict__ = session.__dict__
    return other


def replace_missing(
    missing: MissingOperationError, session: Any, service: ServiceTable, options: Mapping[str, Any]
) -> Any:
    """Make a lean session because the installed botocore lacks something, and log that.

    Args:
        missing: What it lacks.
        session: The session; this and the others are as in `make_lean_session`.
        service: The table of the service.
        options: botocore's other options.

    Raises:
        MissingOperationError: A lean client cannot be made either; the message says why.
    """
    name = f"{service.client_name} {name_some(missing.operations)}"
    try:
        lean = make_lean_session(session, service, options)
    except (TypeError, ValueError, OSError) as error:
        message = f"botocore {BOTOCORE_VERSION} lacks {name}, and connect() cannot help: {error}"
        raise MissingOperationError(message, *missing.args[1:]) from missing
    logging.getLogger(service_package(service.base_error)).info(
        "botocore %s lacks %s: the client is made of the models in this package, as by "
        "connect(lean=True), which is faster",
        BOTOCORE_VERSION,
        name,
    )
    return lean
