"""The reviewed waiters as plain files of botocore's format, for boto3, Airflow and others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from botoforge_codegen.catalog.resolve import find_among
from botoforge_codegen.errors import GenerationError, suggestion
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.reviewed import list_reviewed_services, read_reviewed_waiters

from .layout import format_waiters

NOT_BOTOCORES: Final = ("botoforge", "message")
"""The keys of a waiter that botocore does not know."""


def export_waiters(service: str) -> str:
    """Write the reviewed waiters of a service as `waiters-2.json`.

    Raises:
        GenerationError: It has none.
    """
    services = list_reviewed_services()
    service = find_among(service, services)
    if service not in services:
        near = suggestion(service, services) or "; `botoforge waiters list` names those that have"
        raise GenerationError(f"service {service!r} has no reviewed waiters{near}")
    return format_waiters({name: to_plain(raw) for _, name, raw in read_reviewed_waiters(service)})


def to_plain(raw: Json) -> Mapping[str, object]:
    """Drop what botocore does not know about a waiter."""
    return {key: value for key, value in raw.items() if key not in NOT_BOTOCORES}
