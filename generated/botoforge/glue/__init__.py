# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""AWS Glue: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.waiting.options import Timing as Timing
    from .aio import AsyncGlueClient
    from .client import GlueClient
    from .errors import (
        AccessDeniedException,
        EntityNotFoundException,
        GlueError,
        InvalidInputException,
        OperationTimeoutException,
    )
    from .get_materialized_view_refresh_task_run import (
        MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED,
        GetMaterializedViewRefreshTaskRunResponse,
        MaterializedViewRefreshState,
        MaterializedViewRefreshTaskRun,
        MaterializedViewRefreshType,
    )
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "aio": ("AsyncGlueClient",),
            "client": ("GlueClient",),
            "errors": (
                "AccessDeniedException",
                "EntityNotFoundException",
                "GlueError",
                "InvalidInputException",
                "OperationTimeoutException",
            ),
            "get_materialized_view_refresh_task_run": (
                "MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED",
                "GetMaterializedViewRefreshTaskRunResponse",
                "MaterializedViewRefreshState",
                "MaterializedViewRefreshTaskRun",
                "MaterializedViewRefreshType",
            ),
            "._runtime.waiting.options": ("Timing",),
        },
    )

__all__ = [
    "AccessDeniedException",
    "AsyncGlueClient",
    "EntityNotFoundException",
    "GetMaterializedViewRefreshTaskRunResponse",
    "GlueClient",
    "GlueError",
    "InvalidInputException",
    "MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED",
    "MaterializedViewRefreshState",
    "MaterializedViewRefreshTaskRun",
    "MaterializedViewRefreshType",
    "OperationTimeoutException",
]
