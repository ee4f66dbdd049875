# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Client for AWS Glue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from .. import glue as types
from .._runtime.sync import ServiceClient
from .errors import SERVICE


class GlueClient(ServiceClient):
    """Typed client for AWS Glue; wraps a boto3 or botocore client.

    Glue

    Defines the public endpoint for the Glue service.
    """

    __service__ = SERVICE

    def get_materialized_view_refresh_task_run(
        self,
        *,
        catalog_id: str,
        materialized_view_refresh_task_run_id: str,
    ) -> types.GetMaterializedViewRefreshTaskRunResponse:
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
            GlueError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call(
            "GetMaterializedViewRefreshTaskRun",
            types.GetMaterializedViewRefreshTaskRunResponse,
            {
                "CatalogId": catalog_id,
                "MaterializedViewRefreshTaskRunId": materialized_view_refresh_task_run_id,
            },
        )

    def wait_until_materialized_view_refresh_task_run_succeeded(
        self,
        *,
        catalog_id: str,
        materialized_view_refresh_task_run_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.GetMaterializedViewRefreshTaskRunResponse], bool] | None = None,
        on_poll: (
            Callable[[types.GetMaterializedViewRefreshTaskRunResponse, float], object] | None
        ) = None,
        progress: bool = False,
        timing: types.Timing | None = None,
    ) -> types.GetMaterializedViewRefreshTaskRunResponse:
        """Polls `get_materialized_view_refresh_task_run` until the job has ended.

        The wait ends

        - with success when `MaterializedViewRefreshTaskRun.Status` is `SUCCEEDED`.
        - with `JobFailedError` when `MaterializedViewRefreshTaskRun.Status` is `FAILED` or
          `MaterializedViewRefreshTaskRun.Status` is `STOPPED`.

        It continues while `MaterializedViewRefreshTaskRun.Status` is `STARTING` or
        `MaterializedViewRefreshTaskRun.Status` is `RUNNING`, and after any other status (an unknown
        one is logged once), throttling, server errors (5xx) and connection errors. Other errors are
        raised at once.

        Args:
            catalog_id: The ID of the Data Catalog where the table resides. If none is supplied, the
                account ID is used by default.
            materialized_view_refresh_task_run_id: The identifier for the particular materialized
                view refresh task run.
            timeout: How long to wait, in seconds or as a `timedelta`. A call in flight ends with
                it, where botocore can do that.
            initial_delay: Delay before the first call.
            min_delay: Shortest delay between two calls.
            max_delay: Longest delay between two calls. A delay is about a tenth of the time waited
                so far.
            missing_for: How long after the start of the wait it is not final if the service says
                that there is no such thing.
            confirm: How many successes in a row it takes: the first may be too early.
            accept: Called with a final response; return False to keep waiting (a stale result).
            on_poll: Called with every response and the seconds since the wait began.
            progress: Whether to show a live status line if standard error is a terminal; needs
                rich.
            timing: Clock, sleep and random source; for tests.

        Returns:
            The last `GetMaterializedViewRefreshTaskRunResponse`.

        Raises:
            JobFailedError: The job failed; `reason` says why, `response` is the last response.
            WaitTimeoutError: The timeout has passed, and the job has not ended.
            GlueError: As raised by `get_materialized_view_refresh_task_run`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .get_materialized_view_refresh_task_run import (
            MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED,
        )

        return self._wait(
            MATERIALIZED_VIEW_REFRESH_TASK_RUN_SUCCEEDED,
            lambda: self.get_materialized_view_refresh_task_run(
                catalog_id=catalog_id,
                materialized_view_refresh_task_run_id=materialized_view_refresh_task_run_id,
            ),
            materialized_view_refresh_task_run_id,
            WaitOptions(
                timeout=timeout,
                initial_delay=initial_delay,
                min_delay=min_delay,
                max_delay=max_delay,
                missing_for=missing_for,
                confirm=confirm,
                accept=accept,
                on_poll=on_poll,
                progress=progress,
                timing=timing,
            ),
        )
