"""Search in the names of services and operations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from botoforge_codegen.errors import letters
from botoforge_codegen.load.service_names import ServiceNames

from .catalog import Catalog
from .resolve import flatten


class Hits(NamedTuple):
    """What a search has found."""

    services: Sequence[str]
    operations: Sequence[tuple[str, str]]
    """Each a service and one of its operations."""


def search(text: str, catalog: Catalog) -> Hits:
    """Find the services and operations whose names have all words of a text in them.

    The words of an operation may also be those of its service, but for one at least.

    Args:
        text: Words in any order, each a part of a name, in any case; `topic refresh`.
        catalog: Where to search.
    """
    words = [letters(word) for word in text.split()]
    services: list[str] = []
    operations: list[tuple[str, str]] = []
    for name, names in catalog.items():
        called = flatten(name, names)
        others = [word for word in words if not any(word in each for each in called)]
        if not others:
            services.append(name)
        operations.extend((name, each) for each in find_operations(words, others, names))
    return Hits(services, operations)


def find_operations(
    words: Sequence[str], others: Sequence[str], names: ServiceNames
) -> Iterator[str]:
    """Find the operations of a service that have some words in their names.

    Args:
        words: All words of the search.
        others: Those that are not in the names of the service.
        names: The names of the service.
    """
    for operation in names.operations:
        spelt = letters(operation)
        if all(word in spelt for word in others) and any(word in spelt for word in words):
            yield operation
