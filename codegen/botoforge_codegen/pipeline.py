"""The order of the stages: load, lower, check, render. `publish` comes after."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import Final, TypeAlias

from attrs import frozen

from .build.process_pool import do_all
from .check.modules import check_modules
from .check.service import check_package, check_service
from .config.config import EVERYTHING, Config
from .errors import GenerationError, unknown_word
from .ir import Package, Service, ServiceOutline
from .load.model import OperationModel, ServiceModel, ShapeModel
from .load.store import ModelStore
from .lower.classes import is_union
from .lower.service import find_operation, lower_service
from .names import is_identifier, variant_key
from .publish.tree import encode_files
from .render.package import render_package
from .render.service import render_service

MANY_OPERATIONS: Final = 100
"""How many operations take so long that other processes help, and that a cache is kept."""

Progress: TypeAlias = Callable[[str, int], None]
"""Is told which service is worked on or done, and how many of its operations are chosen."""

Warn: TypeAlias = Callable[[str], None]


@frozen(kw_only=True)
class MadeService:
    """A service package, ready to be written."""

    client_name: str
    operations: int
    """How many are chosen."""
    outline: ServiceOutline
    files: Mapping[str, bytes]
    """By path inside the whole package."""
    warnings: tuple[str, ...]
    """What a person should look at."""


@frozen(kw_only=True)
class Failure:
    """Why a service cannot be generated."""

    client_name: str
    reason: str


@frozen(kw_only=True)
class Made:
    """What has become of a configuration."""

    files: Mapping[str, bytes]
    """By path inside the package."""
    services: tuple[MadeService, ...]
    failures: tuple[Failure, ...]


Known: TypeAlias = Callable[[str], MadeService | None]
"""Gives a service as an earlier run has made it, if nothing that decides about it has changed."""


def build(
    config: Config,
    store: ModelStore,
    progress: Progress,
    warn: Warn,
    known: Known = lambda _client_name: None,
) -> Made:
    """Make every file of the package that a configuration asks for.

    Args:
        config: What is chosen.
        store: Where the models are.
        progress: Is told how far the work is.
        warn: Is told what a person should look at.
        known: Spares the work for a service.

    Raises:
        GenerationError: Nothing is chosen, or no service can be generated at all.
    """
    if not config.services:
        raise GenerationError(
            f"{config.locate('services')}: no operation is chosen; "
            "`botoforge add SERVICE OPERATION` chooses one"
        )
    check_named_services(config, store)
    found: dict[str, MadeService | Failure] = {}
    with closing(make_services(config, store, progress, known)) as results:
        for result in results:
            found[result.client_name] = result
    in_order = [found[client_name] for client_name in sorted(found)]
    made = tuple(result for result in in_order if isinstance(result, MadeService))
    failures = tuple(result for result in in_order if isinstance(result, Failure))
    package = Package(name=config.package, services=tuple(service.outline for service in made))
    problems = [*check_package(package)]
    if problems or not made:
        raise GenerationError("\n".join([*problems, *(failure.reason for failure in failures)]))
    for warning in (warning for service in made for warning in service.warnings):
        warn(warning)
    files = encode_files(render_package(package))
    for service in made:
        files |= service.files
    return Made(files=files, services=made, failures=failures)


def takes_long(config: Config) -> bool:
    """Whether so much is chosen that more than one processor should work on it."""
    return operations_at_most(config.services.values()) >= MANY_OPERATIONS


def operations_at_most(chosen: Iterable[Sequence[str]]) -> int:
    """Count chosen operations; every one of a service counts as many, since nobody knows yet."""
    return sum(MANY_OPERATIONS if EVERYTHING in words else len(words) for words in chosen)


def make_services(
    config: Config, store: ModelStore, progress: Progress, known: Known
) -> Generator[MadeService | Failure]:
    """Make every chosen service: a few here, one after the other, many in several processes."""
    waiting: list[str] = []
    for client_name in sorted(config.services):
        service = known(client_name)
        if service is None:
            waiting.append(client_name)
        else:
            progress(client_name, 0)
            yield service
    chosen = [config.services[client_name] for client_name in waiting]
    processes = min(processors(), len(waiting))
    if processes < 2 or operations_at_most(chosen) < MANY_OPERATIONS:
        for client_name in waiting:
            yield make_service(config, store, client_name, progress)
        return
    task = partial(make_elsewhere, config, store.folders)
    biggest_first = sorted(waiting, key=store.size, reverse=True)
    with closing(do_all(task, biggest_first, processes)) as results:
        for result in results:
            operations = result.operations if isinstance(result, MadeService) else 0
            progress(result.client_name, operations)
            yield result


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # where a process cannot be bound to some of them


def make_elsewhere(
    config: Config, folders: tuple[Path, ...], client_name: str
) -> MadeService | Failure:
    """Make one service in a process that knows nothing, and tell nobody before the end."""
    return make_service(config, known_store(folders), client_name, lambda _name, _operations: None)


@cache
def known_store(folders: tuple[Path, ...]) -> ModelStore:
    """Look for the models once in a process."""
    return ModelStore(folders)


def make_service(
    config: Config, store: ModelStore, client_name: str, progress: Progress
) -> MadeService | Failure:
    """Take one service through all stages, and compile what comes out.

    Whatever goes wrong is the failure of this service alone.
    """
    try:
        service = lower(config, store, client_name, progress)
        problems = [f"{client_name}: {problem}" for problem in check_service(service)]
        if problems and service.file:
            problems = [f"{problem} (model {service.file})" for problem in problems]
        if problems:
            return Failure(client_name=client_name, reason="\n".join(problems))
        return MadeService(
            client_name=client_name,
            operations=len(service.operations),
            outline=service.outline,
            files=render(service),
            warnings=service.warnings,
        )
    except GenerationError as error:
        return Failure(client_name=client_name, reason=str(error))
    except Exception as error:  # a mistake of ours costs one service, not all
        if isinstance(error.__cause__, KeyboardInterrupt):  # while a class was made, in 3.11
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        reason = f"service {client_name}: this is a mistake in botoforge: {what}"
        return Failure(client_name=client_name, reason=reason)


def render(service: Service) -> Mapping[str, bytes]:
    """Write the modules of a service, of which every name resolves.

    Raises:
        AssertionError: One does not.
        GenerationError: A module does not compile.
    """
    rendered = render_service(service)
    if problems := list(check_modules(rendered.names)):
        raise AssertionError("; ".join(problems))
    return encode_files(rendered.texts)


def check_named_services(config: Config, store: ModelStore) -> None:
    """Refuse names for a service that does not exist; one that is not chosen does no harm."""
    for client_name, overrides in config.names.items():
        if client_name not in store.services():
            place = config.locate("names", f"{client_name} {next(iter(overrides))}")
            message = unknown_word("service", client_name, store.services())
            raise GenerationError(f"{place}: [tool.botoforge.names]: {message}")


def lower(config: Config, store: ModelStore, client_name: str, progress: Progress) -> Service:
    """Load and lower one service."""
    try:
        service = store.service(client_name)
    except GenerationError as error:
        raise GenerationError(f"{config.locate('services', client_name)}: {error}") from error
    operations = chosen_operations(config, service)
    progress(client_name, len(operations))
    try:
        return lower_service(service, operations, chosen_names(config, service))
    except RecursionError:
        raise GenerationError(
            f"model {service.file or client_name}: its mark-up is nested too deeply"
        ) from None


def chosen_operations(config: Config, service: ServiceModel) -> Sequence[OperationModel]:
    """Find the operations that a configuration chooses of a service."""
    client_name = service.client_name
    chosen = config.services[client_name]
    if chosen == (EVERYTHING,):
        return list(service.operations.values())
    if not chosen:
        raise GenerationError(
            f"{config.locate('services', client_name)}: no operation of {client_name} is chosen; "
            "name one, or delete the line"
        )
    found: dict[str, OperationModel] = {}
    for index, word in enumerate(chosen):
        try:
            operation = find_chosen(service, word, found)
        except GenerationError as error:
            place = config.locate("services", client_name, index)
            raise GenerationError(f"{place}: {error}") from error
        found[operation.name] = operation
    return list(found.values())


def find_chosen(service: ServiceModel, word: str, found: Container[str]) -> OperationModel:
    """Find the operation that one word of a list chooses, beside those that are found already."""
    if word == EVERYTHING:
        raise GenerationError(
            f'"*" is every operation of {service.client_name}: let it stand alone'
        )
    operation = find_operation(service, word)
    if operation.name in found:
        raise GenerationError(f"{operation.name} is chosen twice: delete one of the two")
    return operation


def keys_of(shape: ShapeModel) -> Iterator[str]:
    """List how `[tool.botoforge.names]` calls a shape and its parts."""
    yield shape.name
    yield from (f"{shape.name}.{value}" for value in shape.enum)
    for member in shape.members:
        key = f"{shape.name}.{member.name}"
        yield key
        if is_union(shape):
            yield variant_key(key)


def chosen_names(config: Config, service: ServiceModel) -> Mapping[str, str]:
    """Find the names that a configuration sets in a service, and refuse those of nothing."""
    chosen = config.names.get(service.client_name, {})
    possible = {name for shape in service.shapes.values() for name in keys_of(shape)}
    for name, given in chosen.items():
        place = config.locate("names", f"{service.client_name} {name}")
        if name not in possible:
            message = unknown_word("name", name, possible)
            raise GenerationError(f"{place}: [tool.botoforge.names]: {message}")
        if not is_identifier(given):
            raise GenerationError(
                f"{place}: [tool.botoforge.names]: {given!a} is no name that Python takes"
            )
    return chosen
