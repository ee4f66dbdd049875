# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# fmt: off
# ruff: noqa
"""The client of AWS Glue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import (
    Service,
    ServiceClient,
)
from .errors import (
    ERRORS,
    GlueError,
)

if TYPE_CHECKING:
    from .get_materialized_view_refresh_task_run import GetMaterializedViewRefreshTaskRunResponse


class GlueClient(ServiceClient):
    """A typed client of AWS Glue, over one of boto3 or botocore.

    Glue

    Defines the public endpoint for the Glue service.
    """

    __service__ = Service("glue", "Glue", GlueError, ERRORS)

    def get_materialized_view_refresh_task_run(
        self,
        *,
        catalog_id: str,
        materialized_view_refresh_task_run_id: str,
    ) -> GetMaterializedViewRefreshTaskRunResponse:
        """Get the associated metadata/information for a task run, given a task run ID.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/glue-2017-03-31/GetMaterializedViewRefreshTaskRun)

        Args:
            catalog_id: The ID of the Data Catalog where the table resides. If none is supplied, the
                account ID is used by default.
            materialized_view_refresh_task_run_id: The identifier for the particular materialized
                view refresh task run.

        Returns:
            A `GetMaterializedViewRefreshTaskRunResponse`.

        Raises:
            AccessDeniedException: Access to a resource was denied.
            EntityNotFoundException: A specified entity does not exist
            InvalidInputException: The input provided was not valid.
            OperationTimeoutException: The operation timed out.
            GlueError: Any other error that the service answers with.
            UnreadableResponseError: What came is no answer of the service.
        """
        from .get_materialized_view_refresh_task_run import GetMaterializedViewRefreshTaskRunResponse

        return self._call(
            "GetMaterializedViewRefreshTaskRun",
            GetMaterializedViewRefreshTaskRunResponse,
            {
                "CatalogId": catalog_id,
                "MaterializedViewRefreshTaskRunId": materialized_view_refresh_task_run_id,
            },
        )
