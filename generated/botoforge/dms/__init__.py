# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""AWS Database Migration Service: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.waiting.options import Timing as Timing
    from .aio import AsyncDatabaseMigrationServiceClient
    from .client import DatabaseMigrationServiceClient
    from .describe_refresh_schemas_status import (
        REFRESH_SCHEMAS_SUCCEEDED,
        DescribeRefreshSchemasStatusResponse,
        RefreshSchemasStatus,
        RefreshSchemasStatusTypeValue,
    )
    from .errors import (
        DatabaseMigrationServiceError,
        InvalidResourceStateFault,
        ResourceNotFoundFault,
    )
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "aio": ("AsyncDatabaseMigrationServiceClient",),
            "client": ("DatabaseMigrationServiceClient",),
            "describe_refresh_schemas_status": (
                "REFRESH_SCHEMAS_SUCCEEDED",
                "DescribeRefreshSchemasStatusResponse",
                "RefreshSchemasStatus",
                "RefreshSchemasStatusTypeValue",
            ),
            "errors": (
                "DatabaseMigrationServiceError",
                "InvalidResourceStateFault",
                "ResourceNotFoundFault",
            ),
            "._runtime.waiting.options": ("Timing",),
        },
    )

__all__ = [
    "AsyncDatabaseMigrationServiceClient",
    "DatabaseMigrationServiceClient",
    "DatabaseMigrationServiceError",
    "DescribeRefreshSchemasStatusResponse",
    "InvalidResourceStateFault",
    "REFRESH_SCHEMAS_SUCCEEDED",
    "RefreshSchemasStatus",
    "RefreshSchemasStatusTypeValue",
    "ResourceNotFoundFault",
]
