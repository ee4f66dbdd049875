"""The files of a snapshot, in botocore's own layout, so that botocore could read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from botoforge_codegen.errors import GenerationError, printable, unknown_word
from botoforge_codegen.load.consistency import check_service
from botoforge_codegen.load.files import Json, gather_files
from botoforge_codegen.load.model_files import SNAPSHOTS
from botoforge_codegen.load.schema import (
    ENDPOINT_RULES,
    EXAMPLES,
    PAGINATORS,
    WAITERS,
    Check,
    InvalidModel,
    object_with,
)

from .documentation import documentation_of, with_documentation, without_documentation
from .facts_file import FACTS, NOT_CHOSEN, facts_from_json, facts_to_json
from .json_layout import format_json
from .snapshot import ServiceSnapshot, add_calls, separate_calls

REQUIRED: Final[Mapping[str, Check]] = {
    "service-2": object_with({}, {}),
    "docs": EXAMPLES,
    "facts": FACTS,
}
"""The files that each snapshot has, by kind; the model itself is checked with its documentation."""

OPTIONAL: Final[Mapping[str, Check]] = {
    "waiters-2": WAITERS,
    "paginators-1": PAGINATORS,
    "endpoint-rule-set-1": ENDPOINT_RULES,
}
"""The files that a snapshot may have, by kind."""

OWN: Final = "own"
"""The key in the waiters of a snapshot that are from a model of the user's own."""


def format_snapshot(snapshot: ServiceSnapshot) -> Mapping[str, str]:
    """Write the files of a snapshot.

    Returns:
        Their texts by path inside the package.
    """
    files = snapshot.files
    folder = f"{folder_of(files.client_name)}/{quote(files.api_version, safe='')}"
    service, calls = without_documentation(files.service), files.calls or {"operations": {}}
    not_chosen = sorted(calls["operations"].keys() - files.service["operations"].keys())
    contents: dict[str, Json] = {
        "service-2": add_calls(service, calls) if not_chosen else service,
        "docs": {**documentation_of(files.service), "examples": files.examples},
        "facts": {
            **facts_to_json(snapshot.facts),
            "class_name": snapshot.class_name,
            "names": snapshot.names,
            "snake_case": snapshot.snake_case,
            **({NOT_CHOSEN: not_chosen} if not_chosen else {}),
        },
    }
    if files.waiters:
        own = {OWN: True} if "waiters-2" in files.own else {}
        contents["waiters-2"] = {"version": 2, "waiters": files.waiters, **own}
    if files.paginators:
        contents["paginators-1"] = {"pagination": files.paginators}
    if files.endpoint_rules:
        contents["endpoint-rule-set-1"] = files.endpoint_rules
    return {f"{folder}/{kind}.json": format_json(content) for kind, content in contents.items()}


def folder_of(client_name: str) -> str:
    """Name the folder of a service's snapshot inside the package."""
    return f"{SNAPSHOTS}/{quote(client_name, safe='')}"


def services_of(paths: Iterable[str]) -> frozenset[str]:
    """Name the services of which there are snapshots among the files of a package.

    Args:
        paths: The paths of the files inside the package.
    """
    parts = (path.split("/") for path in paths)
    return frozenset(unquote(part[1]) for part in parts if part[0] == SNAPSHOTS)


def find_services(package: Path) -> frozenset[str]:
    """Name the services of which a package's folder holds snapshots."""
    return frozenset(unquote(file.parts[-3]) for file in list_files(package))


def list_files(package: Path, client_name: str | None = None) -> Sequence[Path]:
    """List the files of the snapshots in a package's folder, or of the snapshot of one service."""
    folder = f"{SNAPSHOTS}/*" if client_name is None else folder_of(client_name)
    found = package.glob(f"{folder}/*/*.json")
    return sorted(file for file in found if file.is_file())


def select_service(files: Mapping[str, bytes], client_name: str) -> Mapping[str, bytes]:
    """Select the files of a service's snapshot among those of a package."""
    prefix = f"{folder_of(client_name)}/"
    return {path: content for path, content in files.items() if path.startswith(prefix)}


def read_folder(package: Path, client_name: str | None = None) -> Mapping[str, bytes]:
    """Read the files of the snapshots in a package's folder, or of the snapshot of one service.

    Returns:
        Their content by path inside the package; empty if there is no snapshot.
    """
    return {
        file.relative_to(package).as_posix(): file.read_bytes()
        for file in list_files(package, client_name)
    }


def parse_snapshot(client_name: str, files: Mapping[str, bytes], where: str) -> ServiceSnapshot:
    """Parse the files of a service's snapshot.

    Args:
        client_name: The service.
        files: The files by path inside the package, not empty.
        where: The package, for messages.

    Raises:
        GenerationError: A file is missing or broken.
    """
    folder = max(path.rpartition("/")[0] for path in files)
    contents: dict[str, Json] = {}
    for kind, check in {**REQUIRED, **OPTIONAL}.items():
        path = f"{folder}/{kind}.json"
        if path in files or kind in REQUIRED:
            contents[kind] = read_checked(path, files, where, check)
    try:
        service = with_documentation(contents["service-2"], contents["docs"])
        check_service(service)
        facts = facts_from_json(contents["facts"], service["shapes"])
        not_chosen = read_not_chosen(contents["facts"], service["operations"])
    except (InvalidModel, AttributeError, TypeError) as error:
        raise broken(f"{where}/{folder}", str(error)) from error
    files_read = gather_files(
        client_name,
        unquote(folder.rpartition("/")[2]),
        {**contents, "service-2": service, "examples-1": contents["docs"]},
        {kind: f"{where}/{folder}/{kind}.json" for kind in contents},
        frozenset({"waiters-2"} if contents.get("waiters-2", {}).get(OWN) else ()),
    )
    return ServiceSnapshot(
        files=separate_calls(files_read, not_chosen),
        class_name=contents["facts"]["class_name"],
        snake_case=contents["facts"]["snake_case"],
        facts=facts,
        names=contents["facts"]["names"],
    )


def read_not_chosen(facts: Json, operations: Iterable[str]) -> frozenset[str]:
    """Read which operations of a snapshot are there only because botocore calls them by itself.

    Raises:
        InvalidModel: One is not in the snapshot.
    """
    not_chosen = frozenset(facts.get(NOT_CHOSEN, ()))
    if unknown := sorted(not_chosen.difference(operations)):
        message = unknown_word("operation", unknown[0], operations)
        raise InvalidModel(f"{NOT_CHOSEN}: {message}")
    return not_chosen


def read_checked(path: str, files: Mapping[str, bytes], where: str, check: Check) -> Json:
    """Read a file of a snapshot."""
    try:
        content: Json = json.loads(files[path])
        check(content, "")
    except KeyError:
        raise broken(f"{where}/{path}", "it is missing") from None
    except (InvalidModel, ValueError, RecursionError) as error:
        raise broken(f"{where}/{path}", str(error)) from error
    return content


def broken(path: str, reason: str) -> GenerationError:
    """Say that a snapshot is broken, and what to do."""
    return GenerationError(
        f"snapshot {path} is broken: {printable(reason)}; restore the file, or run "
        "`botoforge generate`, which takes the models from the installed botocore"
    )
