"""Choices of operations, lowered, checked, written and imported, much faster than one by one."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from attrs import evolve
from botoforge_codegen.check.service import check_service
from botoforge_codegen.ir import Package, Service, VariableName
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.lower.facts import find_facts
from botoforge_codegen.lower.service import lower_service
from botoforge_codegen.pipeline import render
from botoforge_codegen.render.package import render_package

SEED: Final = 20250301

LARGEST_SET: Final = 5
"""How many operations a set by chance has at most."""


class Choice(NamedTuple):
    """Some operations of a service."""

    service: str
    operations: tuple[str, ...]


def every_single(store: ModelStore) -> Iterator[tuple[Choice, Service]]:
    """Lower each operation of every service alone."""
    for client_name in store.services():
        service = store.service(client_name)
        facts = find_facts(service)
        for name, operation in service.operations.items():
            lowered = lower_service(service, [operation], {}, facts)
            yield Choice(client_name, (name,)), lowered


def pick(operations: Mapping[str, Sequence[str]], singles: int, sets: int) -> list[Choice]:
    """Pick single operations and small sets of operations by chance, always the same.

    Args:
        operations: The operations by service.
        singles: How many single operations.
        sets: How many sets.
    """
    chance = random.Random(SEED)
    every = [Choice(service, (name,)) for service in operations for name in operations[service]]
    picked = chance.sample(every, singles)
    for _ in range(sets):
        service, _ = chance.choice(every)
        size = min(chance.randint(2, LARGEST_SET), len(operations[service]))
        picked.append(Choice(service, tuple(chance.sample(operations[service], size))))
    return picked


def lower_choices(store: ModelStore, choices: Iterable[Choice]) -> Iterator[tuple[Choice, Service]]:
    """Lower choices, service by service."""
    by_service: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        by_service[choice.service].append(choice)
    for client_name, found in by_service.items():
        service = store.service(client_name)
        facts = find_facts(service)
        for choice in found:
            operations = [service.operations[name] for name in choice.operations]
            yield choice, lower_service(service, operations, {}, facts)


IMPORT_ALL: Final = """\
import gc, sys
from importlib import import_module

gc.disable()  # the modules of before go all the same, and nothing else is worth the search
for line in sys.stdin:
    package, choice = line.rstrip().split(" ", 1)
    try:
        service = import_module(f"choices.{package}")
        for name in service.__all__:
            getattr(service, name)
    except Exception as error:
        print(f"{choice}: {type(error).__name__}: {error}")
    for name in [name for name in sys.modules if name.startswith(f"choices.{package}")]:
        del sys.modules[name]
"""


def import_choices(folder: Path, lowered: Iterable[tuple[Choice, Service]]) -> str:
    """Write the packages of choices beside one runtime, and import each in one process.

    Returns:
        What is wrong, a line each.
    """
    package = folder / "choices"
    for path, text in render_package(Package(name="choices", services=())).items():
        write(package / path, text.encode())
    lines: list[str] = []
    for number, (choice, service) in enumerate(lowered):
        name = VariableName(f"choice_{number}")
        for path, content in render(evolve(service, package=name)).items():
            write(package / path, content)
        lines.append(f"{name} {choice.service} {' '.join(choice.operations)}\n")
    done = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_ALL],
        cwd=folder,
        input="".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def write(file: Path, content: bytes) -> None:
    """Write a file, and its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def problems(choice: Choice, service: Service) -> list[str]:
    """Tell what the check finds in a lowered choice."""
    return [f"{choice.service} {choice.operations}: {found}" for found in check_service(service)]
