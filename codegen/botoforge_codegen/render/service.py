"""A service package: its modules, and what each is called by."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from botoforge_codegen.check.modules import ModuleNames
from botoforge_codegen.ir import ClassName, Service, Waiter, names_of

from .client import ClientWriter
from .decoding import find_read_classes, render_decoding
from .errors import render_errors
from .imports import NOT_LOADED, ModuleWriter
from .public_names import render_init
from .structures import render_class
from .templates import join_blocks
from .waiters import render_waiters


@frozen(kw_only=True)
class RenderedService:
    """A service package as text."""

    texts: Mapping[str, str]
    """By path inside the package, with `/`."""
    names: Mapping[str, ModuleNames]
    """The names of its modules, by the module's own."""


def render_service(service: Service) -> RenderedService:
    """Write every file of a service package."""
    writer = ModuleWriter(service, homes(service))
    read_names = find_read_classes(service)
    waiters: dict[str, list[Waiter]] = {}
    for operation in service.operations:
        waiters.setdefault(operation.module, []).extend(operation.waiters)
    texts: dict[str, str] = {}
    for module in service.modules:
        body = join_blocks(
            [
                *map(render_class, module.classes),
                render_waiters(waiters.get(module.name, ())),
                render_decoding(module.classes, read_names),
            ]
        )
        texts[module.name] = writer.finish(module.name, module.documentation, body)
    clients = ClientWriter(service, writer)
    texts |= {
        "aio": clients.client(is_async=True),
        "client": clients.client(is_async=False),
    }
    text = f"Errors from {service.full_name}."
    texts["errors"] = writer.finish("errors", text, render_errors(service, read_names))
    texts["__init__"] = render_service_init(service, writer)
    return RenderedService(
        texts={f"{service.package}/{name}.py": text for name, text in texts.items()},
        names=writer.names,
    )


def homes(service: Service) -> Mapping[ClassName, str]:
    """Find the module of each class."""
    return {
        **{name: "errors" for found in service.error_classes for name in names_of(found)},
        **{
            name: module.name
            for module in service.modules
            for generated in module.classes
            for name in names_of(generated)
        },
    }


def public_modules(service: Service, home: Mapping[ClassName, str]) -> dict[str, list[str]]:
    """List the public names of a service package by the modules that they live in."""
    modules: dict[str, list[str]] = {
        "aio": [service.async_client_class],
        "client": [service.client_class],
        "errors": [service.base_error, *(error.name for error in service.errors)],
    }
    for name, module in home.items():
        modules.setdefault(module, []).append(name)
    return {module: sorted(public) for module, public in sorted(modules.items())}


def render_service_init(service: Service, writer: ModuleWriter) -> str:
    """Write the module of the service package itself, after the clients."""
    modules = public_modules(service, writer.home)
    shared = {
        f"._runtime.{module}": names
        for module, in_module in NOT_LOADED.items()
        if (names := sorted(writer.signed.intersection(in_module)))
    }
    exported = {(f".{module}", name) for module, all_ in modules.items() for name in all_}
    writer.names["__init__"] = ModuleNames(
        defined=frozenset(name for all_ in [*modules.values(), *shared.values()] for name in all_),
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
