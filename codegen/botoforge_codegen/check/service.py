"""Checks of a package and its services before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

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
    UnionClass,
    all_classes,
    names_of,
    structures_of,
)
from botoforge_codegen.names import is_identifier, reader_name
from botoforge_codegen.reserved_names import (
    ENUM_ATTRIBUTES,
    ERROR_ATTRIBUTES,
    RESERVED_FOR_ATTRIBUTES,
)

from .collisions import Named, find_collisions, find_reserved, suggest_entry
from .references import check_references

Renamable: TypeAlias = Member | EnumMember | GeneratedClass | ErrorClass
"""What an entry of `[tool.botoforge.names]` can rename."""


def check_package(package: Package) -> Iterator[str]:
    """Find what is wrong with the package itself."""
    packages = [
        Named(service.package, f"the service of {service.client_class}")
        for service in package.services
    ]
    yield from find_collisions("the package", packages)
    yield from find_reserved("the package", packages)


def check_service(service: Service) -> Iterator[str]:
    """Find what is wrong with a service."""
    classes = all_classes(service)
    yield from check_names(service, classes)
    for generated in classes:
        if isinstance(generated, EnumClass):
            yield from check_enum_members(service, generated)
        for structure in structures_of(generated):
            yield from check_members(service, structure.name, structure.members)
    for error in service.errors:
        yield from check_members(service, error.name, error.members)
        attributes = [describe(service, "the member", member) for member in error.members]
        yield from find_reserved(error.name, attributes, ERROR_ATTRIBUTES)
    for operation in service.operations:
        for method, parameters in list_methods(operation):
            yield from check_members(service, method, parameters)
    yield from check_references(service)


def check_names(service: Service, classes: Sequence[GeneratedClass]) -> Iterator[str]:
    """Find names that cannot be beside each other in a service package."""
    shapes = list(list_classes(service))
    public = [*shapes, *list_waiters(service)]
    methods = list(list_client_attributes(service))
    # Some file systems take two names for one that differ only in case.
    modules = [Named(module.name.lower(), "a module of its classes") for module in service.modules]
    yield from find_collisions("the service package", public)
    yield from find_reserved("the service package", public)
    yield from find_reader_collisions(service, classes)
    yield from find_collisions("the client", methods)
    yield from find_reserved("the client", methods)
    yield from find_collisions("the modules", modules)
    for shape in shapes:
        if shape.key and not shape.name[:1].isupper() and is_identifier(shape.name):
            yield (
                f"the service package: {shape.what} is called {shape.name!r}: "
                "a class begins with a capital letter"
            )


def check_enum_members(service: Service, enum: EnumClass) -> Iterator[str]:
    """Find names that the members of an enum cannot have."""
    members = [describe(service, "the value", member) for member in enum.members]
    yield from find_collisions(enum.name, members)
    for member in enum.members:
        if member.name in ENUM_ATTRIBUTES or member.name.startswith("_"):
            yield f"{enum.name}: no member of an enum can be called {member.name!r}"


def check_members(service: Service, holder: str, members: Sequence[Member]) -> Iterator[str]:
    """Find names that members or parameters cannot have beside each other."""
    attributes = [describe(service, "the member", member) for member in members]
    yield from find_collisions(holder, attributes)
    yield from find_reserved(holder, attributes, RESERVED_FOR_ATTRIBUTES)


def find_reader_collisions(service: Service, classes: Sequence[GeneratedClass]) -> Iterator[str]:
    """Find classes whose readers have one name, such as those of `FooBar` and `Foo_bar`."""
    by_reader: dict[str, dict[ClassName, Named]] = {}
    for generated in classes:
        for name, thing in zip(names_of(generated), list_shape(service, generated), strict=True):
            by_reader.setdefault(reader_name(name), {})[name] = thing
    for reader, things in by_reader.items():
        if len(things) > 1:
            listed = " and ".join(f"{thing.what} ({name})" for name, thing in things.items())
            yield (
                f"the service package: {listed} are both read by {reader!r}; "
                + suggest_entry(max(things), list(things.values()))
            )


# --- What has a name ------------------------------------------------------------------------------


def list_methods(operation: Operation) -> Iterator[tuple[str, Sequence[Member]]]:
    """List the methods of an operation, with their parameters."""
    yield operation.method, operation.parameters
    for waiter in operation.waiters:
        yield waiter.method, waiter.parameters
    if operation.paginator is not None:
        yield operation.paginator.method, operation.paginator.parameters


def list_classes(service: Service) -> Iterator[Named]:
    """List the public classes of a service package."""
    yield Named(service.client_class, "the client")
    yield Named(service.async_client_class, "the async client")
    yield Named(service.base_error, "the base of the errors")
    for error in service.errors:
        yield describe(service, "the error", error)
    for generated in all_classes(service):
        yield from list_shape(service, generated)


def list_shape(service: Service, generated: GeneratedClass) -> Iterator[Named]:
    """List the names of a shape or a response, those of its parts included: as `names_of`."""
    yield describe(service, "the shape" if generated.key else "the response", generated)
    match generated:
        case EnumClass(literal=str(literal)):
            yield Named(literal, f"the strings of {generated.key}")
        case UnionClass():
            for variant in generated.variants:
                what = f"the variant {variant.members[0].wire_name} of {generated.key}"
                yield Named(variant.name, what, f"{service.client_name} {variant.key}")
        case _:
            pass


def list_waiters(service: Service) -> Iterator[Named]:
    """List the constants of the waiters, which are beside the classes."""
    for operation in service.operations:
        for waiter in operation.waiters:
            yield Named(waiter.constant, f"the waiter {waiter.name}")


def list_client_attributes(service: Service) -> Iterator[Named]:
    """List the methods of a client."""
    for operation in service.operations:
        yield Named(operation.method, f"the operation {operation.name}")
        for waiter in operation.waiters:
            yield Named(waiter.method, f"the wait of the waiter {waiter.name}")
        if operation.paginator is not None:
            yield Named(operation.paginator.method, f"the pages of {operation.name}")


def describe(service: Service, what: str, thing: Renamable) -> Named:
    """Describe something that has a name, with the entry that renames it.

    Args:
        service: The service.
        what: What it is, such as `the shape`.
        thing: The thing.
    """
    if not thing.key:
        return Named(thing.name, f"{what} {thing.name}")
    return Named(thing.name, f"{what} {thing.key}", f"{service.client_name} {thing.key}")
