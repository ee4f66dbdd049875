"""The invariants of the IR: what must hold before a line is written."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

from botoforge_codegen.ir import (
    ClassName,
    EnumClass,
    EnumMember,
    ErrorClass,
    GeneratedClass,
    Member,
    Operation,
    Package,
    Service,
    StructureClass,
    UnionClass,
    all_classes,
    structures_of,
)
from botoforge_codegen.names import (
    ENUM_ATTRIBUTES,
    ERROR_ATTRIBUTES,
    RESERVED,
    RESERVED_FOR_ATTRIBUTES,
    is_identifier,
    reader_name,
)

from .references import check_references


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
    yield from unusable("the package", packages)


def check_service(service: Service) -> Iterator[str]:
    """Find what does not hold in a service."""
    classes = all_classes(service)
    yield from check_names(service, classes)
    for generated in classes:
        match generated:
            case EnumClass():
                yield from check_values(service, generated)
            case StructureClass() | UnionClass():
                for structure in structures_of(generated):
                    yield from check_members(service, structure.name, structure.members)
    for error in service.errors:
        yield from check_members(service, error.name, error.members)
        attributes = [named(service, "the member", member) for member in error.members]
        yield from unusable(error.name, attributes, ERROR_ATTRIBUTES)
    for operation in service.operations:
        for method, parameters in methods_of(operation):
            yield from check_members(service, method, parameters)
    yield from check_references(service)


def check_values(service: Service, enum: EnumClass) -> Iterator[str]:
    """Find names that the members of an enum cannot have."""
    yield from collisions(enum.name, [named(service, "the value", each) for each in enum.members])
    for member in enum.members:
        if member.name in ENUM_ATTRIBUTES or member.name.startswith("_"):
            yield f"{enum.name}: no member of an enum can be called {member.name!r}"


def check_names(service: Service, classes: Sequence[GeneratedClass]) -> Iterator[str]:
    """Find names that cannot stand beside each other in a service package."""
    shapes = list(named_classes(service))
    public = [*shapes, *named_waiters(service)]
    methods = list(named_methods(service))
    # Some file systems take two names for one that differ only in case.
    modules = [Named(module.name.lower(), "a module of its classes") for module in service.modules]
    yield from collisions("the service package", public)
    yield from unusable("the service package", public)
    yield from same_readers(service, classes)
    yield from collisions("the client", methods)
    yield from unusable("the client", methods)
    yield from collisions("the modules", modules)
    for found in shapes:
        if found.key and not found.name[:1].isupper() and is_identifier(found.name):
            yield (
                f"the service package: {found.what} is called {found.name!r}: "
                "a class begins with a capital letter"
            )


def same_readers(service: Service, classes: Sequence[GeneratedClass]) -> Iterator[str]:
    """Find classes whose readers have one name, such as those of `FooBar` and `Foo_bar`."""
    by_reader: dict[str, dict[str, Named]] = {}
    for generated in classes:
        for each in named_shape(service, generated):
            by_reader.setdefault(reader_name(ClassName(each.name)), {})[each.name] = each
    for reader, found in by_reader.items():
        if len(found) > 1:
            listed = " and ".join(f"{each.what} ({name})" for name, each in found.items())
            yield (
                f"the service package: {listed} are both read by {reader!r}; "
                + advice(max(found), list(found.values()))
            )


def methods_of(operation: Operation) -> Iterator[tuple[str, Sequence[Member]]]:
    """List the methods of an operation, with their parameters."""
    yield operation.method, operation.parameters
    for waiter in operation.waiters:
        yield waiter.method, waiter.parameters
    if operation.paginator is not None:
        yield operation.paginator.method, operation.paginator.parameters


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
        yield from named_shape(service, generated)


def named_shape(service: Service, generated: GeneratedClass) -> Iterator[Named]:
    """List the names that a shape or a response has, those of its parts among them."""
    yield named(service, "the shape" if generated.key else "the response", generated)
    match generated:
        case EnumClass(literal=str(literal)):
            yield Named(literal, f"the strings of {generated.key}")
        case UnionClass():
            for variant in generated.variants:
                what = f"the variant {variant.members[0].wire_name} of {generated.key}"
                yield Named(variant.name, what, f"{service.client_name} {variant.key}")
        case _:
            pass


def named_waiters(service: Service) -> Iterator[Named]:
    """List the constants of the waiters, which stand beside the classes."""
    for operation in service.operations:
        for waiter in operation.waiters:
            yield Named(waiter.constant, f"the waiter {waiter.name}")


def named_methods(service: Service) -> Iterator[Named]:
    """List what has a name in the client of a service."""
    for operation in service.operations:
        yield Named(operation.method, f"the operation {operation.name}")
        for waiter in operation.waiters:
            yield Named(waiter.method, f"the wait of the waiter {waiter.name}")
        if operation.paginator is not None:
            yield Named(operation.paginator.method, f"the pages of {operation.name}")


def check_members(service: Service, holder: str, members: Sequence[Member]) -> Iterator[str]:
    """Find names that members cannot have beside each other."""
    attributes = [named(service, "the member", member) for member in members]
    yield from collisions(holder, attributes)
    yield from unusable(holder, attributes, RESERVED_FOR_ATTRIBUTES)


def unusable(
    where: str, found: Iterable[Named], needed: Container[str] = RESERVED
) -> Iterator[str]:
    """Find what has the name of something that what is emitted needs."""
    for each in found:
        if each.name in needed or each.name.startswith("_"):
            yield (
                f"{where}: {each.what} would be called {each.name!r}, which is needed otherwise; "
                + advice(each.name, [each])
            )


def collisions(where: str, found: Iterable[Named]) -> Iterator[str]:
    """Find what has no name that Python takes, and what has the name of something else."""
    in_order = sorted(found, key=lambda each: (each.name, each.what))
    taken = {each.name for each in in_order}
    for name, group in groupby(in_order, key=lambda each: each.name):
        things = list(group)
        *others, last = [each.what for each in things]
        if not is_identifier(name):
            yield (
                f"{where}: {last} would be called {name!r}, which Python does not take; "
                + advice(name, things, taken)
            )
        if others:
            listed = f"{', '.join(others)} and {last}"
            all_of = "both" if len(things) == 2 else "all"
            yield f"{where}: {listed} are {all_of} called {name!r}; {advice(name, things, taken)}"


def advice(name: str, things: Sequence[Named], taken: Container[str] = ()) -> str:
    """Say how to give one of several things another name; rather not the one that is called so.

    Args:
        name: What they are called.
        things: The things.
        taken: The names of others, which would collide next.
    """
    keys = [each.key for each in things if each.key]
    if not keys:
        return "no entry can rename them: choose fewer operations"
    key = next((key for key in keys if re.split("[ .]", key)[-1] != name), keys[-1])
    one = "it" if len(things) == 1 else "one of them"
    other = another(name, is_class="." not in key)
    while other in taken:
        other = another(other, is_class="." not in key)
    line = f"{json.dumps(key)} = {json.dumps(other)}"
    return f"give {one} another name, as by {line} in [tool.botoforge.names]"


def another(name: str, *, is_class: bool) -> str:
    """Make up another name, written in the same way."""
    plain = re.sub(r"\W", "_", name, flags=re.ASCII).lstrip("_")
    if name.isupper():
        return f"OTHER_{plain}"
    return f"Other{plain}" if is_class or name[:1].isupper() else f"other_{plain}"
