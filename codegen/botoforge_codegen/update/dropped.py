"""The methods that a package had and a newer one lacks, whatever the reason.

They are read off the clients themselves: what a package was made from is not all in its snapshot.
The waiters are the project's and botoforge's, and a folder of models may have been named once only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from botoforge_codegen import names
from botoforge_codegen.config.config import EVERYTHING
from botoforge_codegen.errors import letters

METHOD: Final = re.compile(rb"^    def ([a-z]\w*)\(", re.MULTILINE)

OF_OPERATION: Final = ("wait_until_", "paginate_")
"""How the names of methods begin that follow the operation which they call."""


@frozen(kw_only=True)
class Removal:
    """Operations that the user has just removed: what they take along is no surprise."""

    client_name: str
    operations: tuple[str, ...]
    """Each under either of its names; `*` for all of the service."""


@frozen(kw_only=True)
class Dropped:
    """What is gone of a service."""

    package: str
    """The name of its package."""
    methods: tuple[str, ...] = field(converter=tuple[str, ...])
    whole: bool
    """The service is gone as a whole."""


def read_clients(package: Path) -> Mapping[str, bytes]:
    """Read the clients of a package, by path inside it."""
    return select_clients(
        {
            file.relative_to(package).as_posix(): file.read_bytes()
            for file in package.glob("*/client.py")
        }
    )


def select_clients(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Select the clients among the files of a package."""
    return {
        path: content
        for path, content in files.items()
        if path.endswith("/client.py") and not path.startswith("_")
    }


def find_dropped(
    before: Mapping[str, bytes], after: Mapping[str, bytes], removal: Removal | None = None
) -> Iterator[Dropped]:
    """Find the methods that were there and are gone.

    Args:
        before: The clients of the package as it was, by path.
        after: Those of the package as it is.
        removal: What the user has just removed, if anything.
    """
    for path in sorted(before):
        if before[path] == after.get(path):
            continue
        package = path.partition("/")[0]
        had, has = list_methods(before[path]), list_methods(after.get(path, b""))
        gone = [
            method
            for method, operation in had.items()
            if method not in has and not is_removed(package, operation, removal)
        ]
        if gone:
            yield Dropped(package=package, methods=gone, whole=path not in after)


def list_methods(client: bytes) -> Mapping[str, str]:
    """List the methods of a client, each with the method of the operation that it calls."""
    operation = ""
    methods: dict[str, str] = {}
    for match in METHOD.finditer(client):
        method = match[1].decode()
        operation = operation if method.startswith(OF_OPERATION) else method
        methods[method] = operation
    return methods


def is_removed(package: str, operation: str, removal: Removal | None) -> bool:
    """Whether an operation is one that the user has removed."""
    return (
        removal is not None
        and package == names.service_package_name(removal.client_name)
        and not {EVERYTHING, letters(operation)}.isdisjoint(map(letters, removal.operations))
    )
