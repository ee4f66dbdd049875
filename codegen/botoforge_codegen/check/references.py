"""Every name resolves: what a service refers to is emitted, and every module has what it uses.

Nothing of it can go wrong unless botoforge has a mistake; then nothing is written.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

from attrs import frozen

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

BASES: Final = frozenset({"Response", "Structure"})
"""The runtime's own bases of what is generated."""

BUILTINS: Final = frozenset(dir(builtins))


# --- Before anything is rendered ------------------------------------------------------------------


def check_references(service: Service) -> Iterator[str]:
    """Find what a service refers to that is not emitted, or only below the place that needs it."""
    classes = all_classes(service)
    known = {generated.name for generated in classes}
    structures = [found for generated in classes for found in structures_of(generated)]
    for structure in structures:
        yield from check_types(structure.name, structure.members, known)
    yield from check_readers(classes, structures)
    for found in [*(module.classes for module in service.modules), service.error_classes]:
        yield from check_bases(found, known)
    errors = {error.name for error in service.errors}
    for error in service.errors:
        yield from check_types(error.name, error.members, known)
    raised = [name for _, name in service.codes]
    raised += [name for _, _, name in service.codes_of_operations]
    yield from missing("the table of the errors", raised, errors)
    modules = {module.name for module in service.modules}
    for operation in service.operations:
        yield from check_operation(operation, known, errors)
        if operation.waiters and operation.module not in modules:
            yield f"{operation.name} has waiters, but no module of its own"


def check_operation(
    operation: Operation, known: set[ClassName], errors: set[ClassName]
) -> Iterator[str]:
    """Find what the methods of an operation refer to that is not emitted."""
    yield from check_types(operation.method, operation.parameters, known)
    if operation.response not in known:
        yield f"{operation.name} returns {operation.response}, which is not emitted"
    yield from missing(operation.name, operation.errors, errors)
    for waiter in operation.waiters:
        yield from check_types(waiter.method, waiter.parameters, known)
        yield from missing(waiter.method, [waiter.status_enum] if waiter.status_enum else [], known)
    if operation.paginator is not None:
        members = (*operation.paginator.parameters, *operation.paginator.items)
        yield from check_types(operation.paginator.method, members, known)


def check_types(holder: str, members: Iterable[Member], known: set[ClassName]) -> Iterator[str]:
    """Find members of a type that is not emitted."""
    for member in members:
        for name in classes_of(member.type):
            if name not in known:
                yield f"{holder}.{member.name} refers to {name}, which is not emitted"


def check_readers(
    classes: Iterable[GeneratedClass], structures: Iterable[StructureClass]
) -> Iterator[str]:
    """Find classes with a fast pass that read one without."""
    without = {
        generated.name
        for generated in classes
        if not all(found.has_fast_path for found in structures_of(generated))
    }
    for structure in structures:
        for member in structure.members if structure.has_fast_path else ():
            if not without.isdisjoint(classes_of(member.type)):
                yield f"{structure.name}.{member.name} is read by what is not emitted"


def check_bases(classes: Iterable[GeneratedClass], known: set[ClassName]) -> Iterator[str]:
    """Find bases that are not emitted, or below what is derived from them; phases likewise."""
    here = list(classes)
    below = {name for generated in here for name in names_of(generated)}
    for generated in here:
        for structure in structures_of(generated):
            bases = [name for name in structure.bases if name not in BASES]
            yield from missing(structure.name, bases, known)
            yield from (f"{name} stands below {structure.name}" for name in bases if name in below)
        below.difference_update(names_of(generated))
        if isinstance(generated, EnumClass):
            members = {member.name for member in generated.members}
            yield from missing(generated.name, [name for name, _ in generated.phases], members)


def missing(holder: str, needed: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Tell which names are not there for who needs them."""
    for name in needed:
        if name not in known:
            yield f"{holder} refers to {name}, which is not emitted there"


# --- After all is rendered, before anything is written --------------------------------------------


@frozen(kw_only=True)
class ModuleNames:
    """The names of a finished module, in annotations, too."""

    defined: frozenset[str]
    """What it gives a name at its top."""
    used: frozenset[str]
    """What it looks up there."""
    imported: frozenset[tuple[str, str]]
    """What it imports at its top, and from where."""
    inside: frozenset[tuple[str, str]] = frozenset()
    """What its functions import when they are called, and what signatures look up in the package of
    the service when somebody asks for their types."""


def check_modules(modules: Mapping[str, ModuleNames]) -> Iterator[str]:
    """Find names that do not resolve, and imports that go round in a circle.

    Args:
        modules: The modules of a service package, by name. What they import from elsewhere is
            taken for granted: it does not depend on the service.
    """
    for name, module in modules.items():
        at_top = {found for _, found in module.imported}
        for found in sorted(module.used - module.defined - at_top - BUILTINS):
            yield f"{name}.py uses {found}, which it does not have"
        for found in sorted(module.defined & at_top):
            yield f"{name}.py imports {found} and defines it, too"
        for source, found in sorted(module.imported | module.inside):
            if re.match(r"\.[^.]", source):
                target = modules.get(source[1:])
                if target is None or found not in target.defined:
                    yield f"{name}.py imports {found} from {source[1:]}.py, which has it not"
    yield from circles(modules)


def circles(modules: Mapping[str, ModuleNames]) -> Iterator[str]:
    """Find modules that cannot be imported, as each needs the other first."""
    needed = {
        name: {source.removeprefix(".") for source, _ in module.imported}
        for name, module in modules.items()
    }
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        yield f"modules import each other: {', '.join(error.args[1])}"
