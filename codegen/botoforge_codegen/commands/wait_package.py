"""The services and waiters of a generated package, as its own runtime describes them."""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

from botoforge_codegen.config.config import NotConfiguredError, find_config, parse_config
from botoforge_codegen.config.toml import read_text
from botoforge_codegen.errors import GenerationError, unknown_word

DEFAULT_PACKAGE: Final = "botoforge"
"""The package outside of a project: the one that botoforge itself ships."""


class ServiceWaits:
    """What can be waited for in a service.

    Args:
        package: The import name of the generated package; `None` for that of the project in the
            current folder or above it, or else botoforge's own.
        service: As boto3 calls it.

    Attributes:
        root: The generated package.
        client_class: The client of the service.

    Raises:
        GenerationError: There is no such package or service, or it cannot be imported.
    """

    def __init__(self, package: str | None, service: str) -> None:
        self.service = service
        package = find_package(package)
        try:
            self.root: Any = import_module(package)
            self.introspection: Any = find_introspection(self.root)
            services: list[str] = self.introspection.list_services()
            client_name = find_service(service, services)
            if client_name in services:
                self.client_class: Any = self.introspection.find_client_class(client_name)
        except GenerationError:
            raise
        except ModuleNotFoundError as error:
            raise GenerationError(
                f"package {package}: {error}; run `botoforge generate` in its project, or name "
                "another package with --package"
            ) from error
        except Exception as error:  # whatever the package runs when it is imported
            raise GenerationError(f"package {package}: {error}") from error
        if client_name not in services:
            raise GenerationError(
                f"package {package}: {unknown_word('service', service, services)} "
                "(`--package` takes another package)"
            )

    def list_waiters(self) -> list[str]:
        """Name the waiters, as the command line spells them."""
        names: list[str] = self.introspection.list_waits(self.client_class)
        return [name.replace("_", "-") for name in names]

    def find_method(self, word: str) -> Any:
        """Find the method that waits.

        Args:
            word: The waiter, as the command line spells it.

        Returns:
            The runtime's `WaitMethod`.

        Raises:
            GenerationError: There is no such waiter.
        """
        waiters = self.list_waiters()
        if word not in waiters:
            raise GenerationError(
                f"service {self.service}: {unknown_word('waiter', word, waiters)} "
                f"(`botoforge wait {self.service}` lists them all)"
            )
        return self.introspection.describe_wait(self.client_class, word.replace("-", "_"))


def find_service(word: str, services: Collection[str]) -> str:
    """Find the service of a package that a word means; the word itself if none is called so."""
    name = word.replace("_", "-")
    if name in services:
        return name
    with suppress(ImportError, GenerationError):  # only the generator needs the libraries
        from botoforge_codegen.catalog.resolve import find_among

        return find_among(word, services)
    return name


def find_package(given: str | None) -> str:
    """Name the package to import, and let Python find it where it is not installed.

    It may be in the current folder, and in the folder that the project's configuration names.

    Raises:
        GenerationError: None is given, and the configuration is broken.
    """
    sys.path.insert(0, "")
    try:
        file = find_config(None)
        config = parse_config(file, read_text(file))
    except GenerationError as error:
        if given is None and not isinstance(error, NotConfiguredError):
            raise
        return given or DEFAULT_PACKAGE
    sys.path.insert(0, str(config.output))
    return config.package if given is None else given


def find_introspection(root: ModuleType) -> ModuleType:
    """Find the module of a package's runtime that describes the package.

    Raises:
        GenerationError: There is none.
    """
    runtime = f"{root.__name__}._runtime"
    if not hasattr(root, "__path__") or not has_module(runtime):
        raise GenerationError(
            f"package {root.__name__}: it is not a package that botoforge has generated"
        )
    introspection = (
        import_module(f"{runtime}.introspection")
        if has_module(f"{runtime}.introspection")
        else None
    )
    # What this command asks for last was added last.
    if introspection is None or not hasattr(introspection.WaitParameter, "wire_name"):
        raise GenerationError(
            f"package {root.__name__}: an older botoforge has generated it: run "
            "`botoforge generate` again"
        )
    return introspection


def has_module(name: str) -> bool:
    """Whether there is a module of this name."""
    return find_spec(name) is not None
