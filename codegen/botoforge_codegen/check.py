"""The invariants of the IR: what must hold before a line is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from .errors import GenerationError
from .ir import (
    ClassName,
    EnumClass,
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
    names_of,
    structures_of,
)
from .names import ENUM_ATTRIBUTES, is_identifier


def check_package(package: Package) -> None:
    """Check everything.

    Raises:
        GenerationError: Something does not hold; every finding is listed.
    """
    findings = [*collisions("the package", [service.package for service in package.services])]
    for service in package.services:
        findings.extend(f"{service.client_name}: {finding}" for finding in check_service(service))
    if findings:
        raise GenerationError("\n".join(findings))


def check_service(service: Service) -> Iterator[str]:
    """Find what does not hold in a service."""
    classes = all_classes(service)
    public = [
        service.client_class,
        service.async_client_class,
        service.stub_class,
        service.base_error,
        *(error.name for error in service.errors),
        *(name for generated in classes for name in names_of(generated)),
    ]
    yield from collisions("the service package", public)
    waiters = [waiter for operation in service.operations for waiter in operation.waiters]
    methods = [operation.method for operation in service.operations]
    methods.extend(waiter.method for waiter in waiters)
    methods.extend(op.paginator.method for op in service.operations if op.paginator is not None)
    yield from collisions("the client", methods)
    yield from collisions("the modules", [module.name for module in service.modules])
    known = {generated.name for generated in classes}
    for generated in classes:
        match generated:
            case EnumClass():
                members = [value.name for value in generated.members]
                yield from collisions(generated.name, members)
                for name in members:
                    if name in ENUM_ATTRIBUTES or name.startswith("_"):
                        yield f"{generated.name}: no member of an enum can be called {name!r}"
            case StructureClass() | UnionClass():
                for structure in structures_of(generated):
                    yield from check_members(structure.name, structure.members, known)
    for error in service.errors:
        yield from check_members(error.name, error.members, known)
    for operation in service.operations:
        yield from check_members(operation.method, operation.parameters, known)
        if operation.response not in known:
            yield f"{operation.name} returns {operation.response}, which is not emitted"


def all_classes(service: Service) -> list[GeneratedClass]:
    """List the structures and enums of a service."""
    return [
        *(generated for module in service.modules for generated in module.classes),
        *service.error_classes,
    ]


def check_members(holder: str, members: Iterable[Member], known: set[ClassName]) -> Iterator[str]:
    """Find names that collide and types that are not emitted."""
    members = list(members)
    yield from collisions(holder, [member.name for member in members])
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


def collisions(where: str, found: Iterable[str]) -> Iterator[str]:
    """Find what is no name, and what stands twice."""
    for name, count in sorted(Counter(found).items()):
        if not is_identifier(name):
            yield f"{where}: {name!r} is no name that Python takes; {ADVICE}"
        if count > 1:
            yield f"{where}: {count} things are called {name!r}; {ADVICE}"


ADVICE = (
    "give another name in [tool.botoforge.names], as in "
    '"quicksight JobStatus" = "SnapshotJobStatus" (a shape) or '
    '"quicksight JobStatus.QUEUED" = "WAITING" (a member or an enum value)'
)
