"""Models made by hand or at random, taken as snapshots without a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from botoforge_codegen.load.consistency import check_service
from botoforge_codegen.load.files import ServiceFiles
from botoforge_codegen.load.model import OperationModel
from botoforge_codegen.load.parse import parse_service
from botoforge_codegen.load.store import to_snake_case
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, take_snapshot

Model: TypeAlias = dict[str, Any]
"""The content of `service-2.json`; beside its own keys those of a `World` in pairs of models."""

METADATA: Final = {
    "apiVersion": "2020-01-01",
    "endpointPrefix": "jobs",
    "jsonVersion": "1.1",
    "protocol": "json",
    "serviceFullName": "Jobs",
    "serviceId": "Jobs",
    "signatureVersion": "v4",
}


def snapshot_of(
    model: Mapping[str, Any],
    *,
    client_name: str = "jobs",
    api_version: str = "2020-01-01",
    class_name: str = "Jobs",
    beside: Mapping[str, Any] | None = None,
    names: Mapping[str, str] | None = None,
    snake_case: Mapping[str, str] | None = None,
    not_callable: Iterable[str] = (),
) -> ServiceSnapshot:
    """Take a snapshot of a whole service.

    Args:
        model: The content of `service-2.json`, which has to be valid.
        client_name: What boto3 calls the service.
        api_version: The folder of the version.
        class_name: What boto3 calls the class of the client.
        beside: The content of the files beside the model: `waiters`, `paginators`, `examples`,
            `endpoint_rules`.
        names: The Python names that the configuration sets.
        snake_case: The names that botocore writes in another way than its rule.
        not_callable: Operations that send a stream, and are to be in the snapshot all the same.
    """
    check_service(model)
    rows = beside or {}
    files = ServiceFiles(
        client_name=client_name,
        api_version=api_version,
        service=model,
        examples=rows.get("examples", {}),
        waiters=rows.get("waiters", {}),
        paginators=rows.get("paginators", {}),
        endpoint_rules=rows.get("endpoint_rules", {}),
        locations={"service-2": "service-2.json", "waiters-2": "waiters-2.json"},
        own=frozenset(),
    )
    known = snake_case or {}
    service = parse_service(files, class_name, lambda name: known.get(name) or to_snake_case(name))
    stubs = [OperationModel(name=name, method=to_snake_case(name)) for name in not_callable]
    return take_snapshot(service, [*service.operations.values(), *stubs], names or {})
