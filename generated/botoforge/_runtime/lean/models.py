# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Loads the models in this package, for botocore."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from ..botocore_api import BOTOCORE_VERSION, DataNotFoundError, can_parse
from ..service_errors import ServiceTable
from ..values import service_package, wrapped_attribute

MODEL: Final = "service-2"
ENDPOINT_RULES: Final = "endpoint-rule-set-1"

WITHOUT_FILE: Final[Mapping[str, Any]] = {
    "paginators-1": {"pagination": {}},
    "waiters-2": {"version": 2, "waiters": {}},
}
"""What a file of some kind would hold, where a package has none because nothing would be in it."""


class PackageModels:
    """The models of a service in its package, in botocore's own formats.

    Each session has its own, as its loader keeps botocore's: handlers may change them.

    Args:
        service: The table of the service.
        exceptions: The value of the attribute.

    Attributes:
        exceptions: botocore's factory of the classes of errors, which keeps them by the name of the
            service: a session's own may hold those of the whole model, and has to.
    """

    def __init__(self, service: ServiceTable, exceptions: Any) -> None:
        self.service = service
        self.exceptions = exceptions
        self._files: dict[str, Any] = {}

    def load(self, kind: str) -> Any:
        """Load a file; `None` if the package has none of its kind, such as `waiters-2`."""
        if kind not in self._files:
            text = self._read(kind)
            self._files[kind] = WITHOUT_FILE.get(kind) if text is None else json.loads(text)
        return self._files[kind]

    def _read(self, kind: str) -> bytes | None:
        service = self.service
        package: Any = sys.modules[self._package]
        names = (quote(service.client_name, safe=""), quote(service.api_version, safe=""))
        path = Path(package.__file__).parent.joinpath("_models", *names, f"{kind}.json")
        try:  # by the loader of the package: it may be in an archive
            text: bytes = package.__spec__.loader.get_data(str(path))
        except OSError:
            return None
        return text

    @property
    def _package(self) -> str:
        return service_package(self.service.base_error).rpartition(".")[0]

    def prepare(self) -> None:
        """Load the model, and leave it one protocol, which the installed botocore can parse.

        The package's own comes first: of its responses, the runtime reads most. An older botocore
        may order protocols in another way, or look at one of the two members alone.

        Raises:
            FileNotFoundError: The package has lost its models.
            ValueError: The installed botocore cannot parse any of the protocols.
        """
        model = self.load(MODEL)
        name = self.service.client_name
        if model is None:
            raise FileNotFoundError(
                f"{self._package} has no model of {name}: whatever packed or copied it has to take "
                "along the folder `_models`, too"
            )
        metadata = model["metadata"]
        listed = (metadata["protocol"], *metadata.get("protocols", ()))
        protocols = (self.service.protocol, *listed)
        protocol = next(filter(can_parse, protocols), None)
        if protocol is None:
            raise ValueError(
                f"botocore {BOTOCORE_VERSION} cannot parse {' or '.join(sorted({*protocols}))}, "
                f"which {name} speaks: install a newer botocore"
            )
        metadata |= {"protocol": protocol, "protocols": [protocol]}


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
        """Load a file about a service; parameters and result are those of botocore's loader."""
        if service_name == self._models.service.client_name:
            if type_name in (MODEL, *WITHOUT_FILE):
                return self._models.load(type_name)
            if type_name == ENDPOINT_RULES:
                rules = self._find_endpoint_rules(service_name)
                if rules is not None:
                    return rules
        return self._loader.load_service_model(service_name, type_name, api_version)

    def _find_endpoint_rules(self, service_name: str) -> Any:
        """Find botocore's own rules, or those of the package if botocore has none of the service.

        An older botocore may not understand the rules of today. Its own method of loading them
        would look through the folders of all services first.
        """
        try:
            version = self._loader.determine_latest_version(service_name, ENDPOINT_RULES)
            return self._loader.load_data(f"{service_name}/{version}/{ENDPOINT_RULES}")
        except DataNotFoundError:
            return self._models.load(ENDPOINT_RULES)

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all other attributes from the loader of the session."""
            return wrapped_attribute(self, "_loader", name)
