"""The invariants of the IR: what must hold before a line is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

from .ir import (
    ClassName,
    EnumClass,
    EnumMember,
    ErrorClass,
    GeneratedClass,
    ListOf,
    MapOf,
    Member,
    Package,
    Service,
    StructureClass,
    TypeRef,
    UnionClass,
    class_of,
    structures_of,
)
from .names import ENUM_ATTRIBUTES, is_identifier


@frozen
class Named:
    """Something that has a name in what is emitted."""

    name: str
    what: str
    """What it is, in the words of the model."""
    key: str = ""
    """The entry of `[tool.botoforge.names]` that gives it another name, if one can."""


Keyed: TypeAlias = Member | EnumMember | GeneratedClass | ErrorClass


def check_package(package: Package) -> Iterator[str]:
    """Find what does not hold in the package itself."""
    packages = [
        Named(found.package, f"the service of {found.client_class}") for found in package.services
    ]
    yield from collisions("the package", packages)


def check_service(service: Service) -> Iterator[str]:
    """Find what does not hold in a service."""
    classes = all_classes(service)
    yield from collisions("the service package", named_classes(service))
    yield from collisions("the client", named_methods(service))
    modules = [Named(module.name, "a module of its classes") for module in service.modules]
    yield from collisions("the modules", modules)
    known = {generated.name for generated in classes}
    for generated in classes:
        match generated:
            case EnumClass():
                members = [named(service, "the value", member) for member in generated.members]
                yield from collisions(generated.name, members)
                for name in [member.name for member in members]:
                    if name in ENUM_ATTRIBUTES or name.startswith("_"):
                        yield f"{generated.name}: no member of an enum can be called {name!r}"
            case StructureClass() | UnionClass():
                for structure in structures_of(generated):
                    yield from check_members(service, structure.name, structure.members, known)
    for error in service.errors:
        yield from check_members(service, error.name, error.members, known)
    for operation in service.operations:
        yield from check_members(service, operation.method, operation.parameters, known)
        if operation.response not in known:
            yield f"{operation.name} returns {operation.response}, which is not emitted"


def all_classes(service: Service) -> list[GeneratedClass]:
    """List the structures and enums of a service."""
    return [
        *(generated for module in service.modules for generated in module.classes),
        *service.error_classes,
    ]


def named(service: Service, what: str, found: Keyed) -> Named:
    """Tell what has a name, and how to give it another."""
    if not found.key:
        return Named(found.name, f"{what} {found.name}")
    return Named(found.name, f"{what} {found.key}", f"{service.client_name} {found.key}")


def named_classes(service: Service) -> Iterator[Named]:
    """List what has a public name in a service package."""
    yield Named(service.client_class, "the client")
    yield Named(service.async_client_class, "the async client")
    yield Named(service.stub_class, "the stub")
    yield Named(service.base_error, "the base of the errors")
    for error in service.errors:
        yield named(service, "the error", error)
    for generated in all_classes(service):
        yield named(service, "the shape" if generated.key else "the response", generated)
        if isinstance(generated, UnionClass):
            for variant in generated.variants:
                yield named(service, f"the variant {variant.members[0].wire_name} of", variant)


def named_methods(service: Service) -> Iterator[Named]:
    """List what has a name in the client of a service."""
    for operation in service.operations:
        yield Named(operation.method, f"the operation {operation.name}")
        for waiter in operation.waiters:
            yield Named(waiter.method, f"the wait of the waiter {waiter.name}")
        if operation.paginator is not None:
            yield Named(operation.paginator.method, f"the pages of {operation.name}")


def check_members(
    service: Service, holder: str, members: Sequence[Member], known: set[ClassName]
) -> Iterator[str]:
    """Find names that collide and types that are not emitted."""
    yield from collisions(holder, [named(service, "the member", member) for member in members])
    for member in members:
        name = class_of(member.type)
        if name is not None and name not in known:
            yield f"{holder}.{member.name} refers to {name}, which is not emitted"
        if depth(member.type) > 20:
            yield f"{holder}.{member.name}: its lists and maps are nested too deeply"


def depth(type_ref: TypeRef) -> int:
    """Count how many lists and maps lie in each other."""
    match type_ref:
        case ListOf(item=item) | MapOf(value=item):
            return 1 + depth(item)
        case _:
            return 0


def collisions(where: str, found: Iterable[Named]) -> Iterator[str]:
    """Find what has no name that Python takes, and what has the name of something else."""
    in_order = sorted(found, key=lambda each: (each.name, each.what))
    for name, group in groupby(in_order, key=lambda each: each.name):
        things = list(group)
        *others, last = [each.what for each in things]
        if not is_identifier(name):
            yield (
                f"{where}: {last} would be called {name!r}, which Python does not take; "
                + advice(name, things)
            )
        if others:
            listed = f"{', '.join(others)} and {last}"
            all_of = "both" if len(things) == 2 else "all"
            yield f"{where}: {listed} are {all_of} called {name!r}; {advice(name, things)}"


def advice(name: str, things: Sequence[Named]) -> str:
    """Say how to give one of several things another name; rather not the one that is called so."""
    keys = [each.key for each in things if each.key]
    if not keys:
        return "no entry can rename them: choose fewer operations"
    key = next((key for key in keys if re.split("[ .]", key)[-1] != name), keys[-1])
    one = "it" if len(things) == 1 else "one of them"
    line = f"{json.dumps(key)} = {json.dumps(another(name))}"
    return f"give {one} another name, as by {line} in [tool.botoforge.names]"


def another(name: str) -> str:
    """Make up another name, written in the same way."""
    plain = re.sub(r"\W", "_", name, flags=re.ASCII)
    if name.isupper():
        return f"OTHER_{plain}"
    return f"Other{plain}" if name[:1].isupper() else f"other_{plain}"
