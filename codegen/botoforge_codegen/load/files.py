"""What the files of a service say, before it is parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

Json: TypeAlias = Mapping[str, Any]
"""An object of JSON."""


@frozen(kw_only=True)
class ServiceFiles:
    """The files of a service, in botocore's own formats."""

    client_name: str
    """What `boto3.client` calls the service."""
    api_version: str
    service: Json
    """The content of `service-2.json`."""
    examples: Mapping[str, Sequence[Json]]
    """The examples in `examples-1.json`, by operation."""
    waiters: Mapping[str, Json]
    """The waiters in `waiters-2.json`, by name."""
    paginators: Mapping[str, Json]
    """The paginators in `paginators-1.json`, by operation."""
    endpoint_rules: Json
    """The content of `endpoint-rule-set-1.json`; empty if there is no such file."""
    locations: Mapping[str, str] = field(eq=False)
    """The path of each kind of file, such as `waiters-2`, for messages."""
    own: frozenset[str] = field(eq=False)
    """The kinds that are from the user's own folders: whatever these files name has to be in the
    model."""
    calls: Json | None = field(default=None, eq=False)
    """The operations that botocore calls by itself, and the shapes that they reach, if `service`
    holds the chosen operations alone; `None` if it is the whole service."""
    project_waiters: Mapping[str, Json] = field(factory=dict[str, Json], eq=False)
    """The waiters of the project's own folder, by name. They are no part of a snapshot."""
    project_file: str = field(default="", eq=False)
    """The file that these are from."""


def gather_files(
    client_name: str,
    api_version: str,
    contents: Mapping[str, Json],
    locations: Mapping[str, str],
    own: frozenset[str] = frozenset(),
) -> ServiceFiles:
    """Gather the contents of a service's files.

    Args:
        client_name: The service.
        api_version: Its API version.
        contents: The content of each file by its kind, such as `waiters-2`; the model has to be
            there, of the others those that exist.
        locations: The path of each kind, for messages.
        own: The kinds that are from the user's own folders.
    """
    return ServiceFiles(
        client_name=client_name,
        api_version=api_version,
        service=contents["service-2"],
        examples=contents.get("examples-1", {}).get("examples", {}),
        waiters=contents.get("waiters-2", {}).get("waiters", {}),
        paginators=contents.get("paginators-1", {}).get("pagination", {}),
        endpoint_rules=contents.get("endpoint-rule-set-1", {}),
        locations=locations,
        own=own,
    )
