"""A service package, with all its modules."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from botoforge_codegen.check.modules import ModuleNames
from botoforge_codegen.ir import ClassName, Service, Waiter, names_of

from .client import ClientWriter
from .decoding import find_wire, render_decoding
from .errors import render_errors
from .imports import NOT_LOADED, ModuleWriter, name_sort_key
from .public_names import render_init
from .structures import render_class
from .templates import join_blocks
from .waiters import render_waiters


@frozen(kw_only=True)
class RenderedService:
    """The files of a service package."""

    files: Mapping[str, str]
    """The contents by path, which is relative to the package and has `/`."""
    names: Mapping[str, ModuleNames]
    """The names that each module defines, uses and imports, by module."""


def render_service(service: Service) -> RenderedService:
    """Write every file of a service package."""
    writer = ModuleWriter(service, find_home_modules(service))
    wire = find_wire(service)
    waiters: dict[str, list[tuple[Waiter, ClassName]]] = {}
    for operation in service.operations:
        waiters.setdefault(operation.module, []).extend(
            (waiter, operation.response) for waiter in operation.waiters
        )
    modules: dict[str, str] = {}
    for module in service.modules:
        body = join_blocks(
            [
                *map(render_class, module.classes),
                render_waiters(waiters.get(module.name, ())),
                render_decoding(module.classes, wire),
            ]
        )
        modules[module.name] = writer.finish(module.name, module.documentation, body)
    clients = ClientWriter(service, writer)
    modules |= {
        "aio": clients.render_client(is_async=True),
        "client": clients.render_client(is_async=False),
    }
    text = f"Errors from {service.full_name}."
    modules["errors"] = writer.finish("errors", text, render_errors(service, wire))
    modules["__init__"] = render_service_init(service, writer)
    return RenderedService(
        files={f"{service.package}/{name}.py": text for name, text in modules.items()},
        names=writer.names,
    )


def find_home_modules(service: Service) -> Mapping[ClassName, str]:
    """Map each class to its module."""
    return {
        **{name: "errors" for generated in service.error_classes for name in names_of(generated)},
        **{
            name: module.name
            for module in service.modules
            for generated in module.classes
            for name in names_of(generated)
        },
    }


def list_public_names(service: Service, home: Mapping[ClassName, str]) -> dict[str, list[str]]:
    """List the public names of a service package by module."""
    modules: dict[str, list[str]] = {
        "aio": [service.async_client_class],
        "client": [service.client_class],
        "errors": [service.base_error, *(error.name for error in service.errors)],
    }
    for name, module in home.items():
        modules.setdefault(module, []).append(name)
    for operation in service.operations:
        if constants := [waiter.constant for waiter in operation.waiters]:
            modules.setdefault(operation.module, []).extend(constants)
    return {module: sorted(names, key=name_sort_key) for module, names in sorted(modules.items())}


def render_service_init(service: Service, writer: ModuleWriter) -> str:
    """Write the `__init__` of the service package, once all signatures are known."""
    modules = list_public_names(service, writer.home)
    shared = {
        f"._runtime.{module}": names
        for module, in_module in NOT_LOADED.items()
        if (names := sorted(writer.in_signatures.intersection(in_module)))
    }
    exported = {(f".{module}", name) for module, names in modules.items() for name in names}
    writer.names["__init__"] = ModuleNames(
        defined=frozenset(
            name for names in [*modules.values(), *shared.values()] for name in names
        ),
        used=frozenset(),
        imported=frozenset(),
        inside=frozenset(exported),
    )
    return render_init(
        f"{service.full_name}: clients, types and errors.",
        modules,
        lazy_names=".._runtime.lazy",
        unexported=shared,
    )
