"""Every class that a service refers to is emitted, and above the classes that derive from it.

Only a mistake in botoforge can break this; then nothing is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from botoforge_codegen.ir import (
    ClassName,
    EnumClass,
    GeneratedClass,
    Member,
    Operation,
    Service,
    StructureClass,
    all_classes,
    classes_of,
    names_of,
    structures_of,
)
from botoforge_codegen.names import RESPONSE, STRUCTURE

BASES: Final = frozenset({RESPONSE, STRUCTURE})
"""The runtime's own bases of generated classes."""


def check_references(service: Service) -> Iterator[str]:
    """Find references to what is not emitted, or not where it is needed."""
    classes = all_classes(service)
    emitted = {generated.name for generated in classes}
    structures = [structure for generated in classes for structure in structures_of(generated)]
    for structure in structures:
        yield from check_types(structure.name, structure.members, emitted)
    yield from check_readers(classes, structures)
    for in_module in [*(module.classes for module in service.modules), service.error_classes]:
        yield from check_bases(in_module, emitted)
    errors = {error.name for error in service.errors}
    for error in service.errors:
        yield from check_types(error.name, error.members, emitted)
    raised = [name for _, name in service.codes]
    raised += [name for _, _, name in service.codes_of_operations]
    yield from find_missing("the table of the errors", raised, errors)
    modules = {module.name for module in service.modules}
    for operation in service.operations:
        yield from check_operation(operation, emitted, errors)
        if operation.waiters and operation.module not in modules:
            yield f"{operation.name} has waiters, but no module of its own"


def check_operation(
    operation: Operation, emitted: set[ClassName], errors: set[ClassName]
) -> Iterator[str]:
    """Find what the methods of an operation refer to that is not emitted."""
    yield from check_types(operation.method, operation.parameters, emitted)
    if operation.response not in emitted:
        yield f"{operation.name} returns {operation.response}, which is not emitted"
    yield from find_missing(operation.name, operation.errors, errors)
    for waiter in operation.waiters:
        yield from check_types(waiter.method, waiter.parameters, emitted)
        enums = [waiter.status_enum] if waiter.status_enum else []
        yield from find_missing(waiter.method, enums, emitted)
    if operation.paginator is not None:
        members = (*operation.paginator.parameters, *operation.paginator.items)
        yield from check_types(operation.paginator.method, members, emitted)


def check_types(holder: str, members: Iterable[Member], emitted: set[ClassName]) -> Iterator[str]:
    """Find members of a type that is not emitted."""
    for member in members:
        for name in classes_of(member.type):
            if name not in emitted:
                yield f"{holder}.{member.name} refers to {name}, which is not emitted"


def check_readers(
    classes: Iterable[GeneratedClass], structures: Iterable[StructureClass]
) -> Iterator[str]:
    """Find classes with a fast path that have a member of a class without one."""
    without = {
        generated.name
        for generated in classes
        if not all(structure.has_fast_path for structure in structures_of(generated))
    }
    for structure in structures:
        for member in structure.members if structure.has_fast_path else ():
            if not without.isdisjoint(classes_of(member.type)):
                yield f"{structure.name}.{member.name} needs a reader that is not emitted"


def check_bases(classes: Iterable[GeneratedClass], emitted: set[ClassName]) -> Iterator[str]:
    """Find bases that are not emitted, or only below a subclass, and phases of unknown members.

    Args:
        classes: The classes of one module, in order.
        emitted: The names of all classes.
    """
    in_order = list(classes)
    below = {name for generated in in_order for name in names_of(generated)}
    for generated in in_order:
        for structure in structures_of(generated):
            bases = [name for name in structure.bases if name not in BASES]
            yield from find_missing(structure.name, bases, emitted)
            for name in bases:
                if name in below:
                    yield f"{name} is defined below {structure.name}, which derives from it"
        below.difference_update(names_of(generated))
        if isinstance(generated, EnumClass):
            members = {member.name for member in generated.members}
            yield from find_missing(generated.name, [name for name, _ in generated.phases], members)


def find_missing(holder: str, needed: Iterable[str], available: Iterable[str]) -> Iterator[str]:
    """Find the needed names that are not available."""
    for name in needed:
        if name not in available:
            yield f"{holder} refers to {name}, which is not emitted"
