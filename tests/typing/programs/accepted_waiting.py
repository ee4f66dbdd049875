"""Waiting: what every wait returns and tells, sync and async."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal, assert_never, assert_type

from botoforge import (
    JobFailedError,
    Phase,
    Response,
    Timing,
    UnknownValue,
    WaitError,
    WaitTimeoutError,
)
from botoforge.dms import (
    AsyncDatabaseMigrationServiceClient,
    DatabaseMigrationServiceClient,
    DescribeRefreshSchemasStatusResponse,
)
from botoforge.glue import (
    AsyncGlueClient,
    GetMaterializedViewRefreshTaskRunResponse,
    GlueClient,
)
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeAssetBundleExportJobResponse,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
    QuickSightClient,
    TopicRefreshStatus,
)

ACCOUNT = "123456789012"


def sync(
    quicksight: QuickSightClient, dms: DatabaseMigrationServiceClient, glue: GlueClient
) -> None:
    """Wait for each of the five jobs."""
    assert_type(
        quicksight.wait_until_topic_refresh_completed(
            aws_account_id=ACCOUNT, topic_id="sales", refresh_id="nightly", timeout=600
        ),
        DescribeTopicRefreshResponse,
    )
    assert_type(
        quicksight.wait_until_dashboard_snapshot_job_completed(
            aws_account_id=ACCOUNT, dashboard_id="sales", snapshot_job_id="nightly", timeout=0.5
        ),
        DescribeDashboardSnapshotJobResponse,
    )
    assert_type(
        quicksight.wait_until_asset_bundle_export_job_succeeded(
            aws_account_id=ACCOUNT,
            asset_bundle_export_job_id="nightly",
            timeout=timedelta(minutes=5),
        ),
        DescribeAssetBundleExportJobResponse,
    )
    assert_type(
        dms.wait_until_refresh_schemas_succeeded(endpoint_arn="arn", timeout=600),
        DescribeRefreshSchemasStatusResponse,
    )
    assert_type(
        glue.wait_until_materialized_view_refresh_task_run_succeeded(
            catalog_id=ACCOUNT, materialized_view_refresh_task_run_id="nightly", timeout=600
        ),
        GetMaterializedViewRefreshTaskRunResponse,
    )


async def connected() -> None:
    """Connect async clients, and wait for each of the five jobs."""
    async with (
        AsyncQuickSightClient.connect(region_name="eu-west-1", endpoint_url=None) as quicksight,
        AsyncDatabaseMigrationServiceClient.connect() as dms,
        AsyncGlueClient.connect() as glue,
    ):
        assert_type(quicksight, AsyncQuickSightClient)
        assert_type(
            await quicksight.wait_until_topic_refresh_completed(
                aws_account_id=ACCOUNT, topic_id="sales", refresh_id="nightly", timeout=600
            ),
            DescribeTopicRefreshResponse,
        )
        assert_type(
            await quicksight.wait_until_dashboard_snapshot_job_completed(
                aws_account_id=ACCOUNT, dashboard_id="sales", snapshot_job_id="x", timeout=600
            ),
            DescribeDashboardSnapshotJobResponse,
        )
        assert_type(
            await quicksight.wait_until_asset_bundle_export_job_succeeded(
                aws_account_id=ACCOUNT, asset_bundle_export_job_id="nightly", timeout=600
            ),
            DescribeAssetBundleExportJobResponse,
        )
        assert_type(
            await dms.wait_until_refresh_schemas_succeeded(endpoint_arn="arn", timeout=600),
            DescribeRefreshSchemasStatusResponse,
        )
        assert_type(
            await glue.wait_until_materialized_view_refresh_task_run_succeeded(
                catalog_id=ACCOUNT, materialized_view_refresh_task_run_id="x", timeout=600
            ),
            GetMaterializedViewRefreshTaskRunResponse,
        )


async def called(untyped: Any) -> None:
    """Wrap an async client, call it, and await several things at once."""
    dms = AsyncDatabaseMigrationServiceClient(untyped)
    glue = AsyncGlueClient(untyped)
    assert_type(
        await dms.describe_refresh_schemas_status(endpoint_arn="arn"),
        DescribeRefreshSchemasStatusResponse,
    )
    refresh, view = await asyncio.gather(
        dms.wait_until_refresh_schemas_succeeded(endpoint_arn="arn", timeout=600),
        glue.wait_until_materialized_view_refresh_task_run_succeeded(
            catalog_id=ACCOUNT, materialized_view_refresh_task_run_id="x", timeout=600
        ),
    )
    assert_type(refresh, DescribeRefreshSchemasStatusResponse)
    assert_type(view, GetMaterializedViewRefreshTaskRunResponse)


def options(quicksight: QuickSightClient, clock: Callable[[], float]) -> None:
    """Give every option; callbacks are told of the exact class."""
    quicksight.wait_until_topic_refresh_completed(
        aws_account_id=ACCOUNT,
        topic_id="sales",
        refresh_id="nightly",
        timeout=timedelta(hours=1),
        initial_delay=timedelta(seconds=10),
        min_delay=1,
        max_delay=2.5,
        missing_for=timedelta(minutes=1),
        confirm=2,
        accept=lambda response: assert_type(response, DescribeTopicRefreshResponse).status == 200,
        on_poll=lambda response, elapsed: print(
            assert_type(response, DescribeTopicRefreshResponse), assert_type(elapsed, float)
        ),
        progress=True,
        timing=Timing(clock=clock, sleep=print, uniform=min),
    )

    def wider(response: Response, elapsed: float) -> None:
        """Take any response."""
        print(response.response_metadata.request_id, elapsed)

    quicksight.wait_until_topic_refresh_completed(
        aws_account_id=ACCOUNT, topic_id="x", refresh_id="y", timeout=1, on_poll=wider
    )


def failed(quicksight: QuickSightClient) -> str:
    """Catch what a wait raises."""
    try:
        quicksight.wait_until_topic_refresh_completed(
            aws_account_id=ACCOUNT, topic_id="sales", refresh_id="nightly", timeout=600
        )
    except JobFailedError as error:
        assert_type(error.response, Response | None)
        if isinstance(error.response, DescribeTopicRefreshResponse):
            print(error.response.refresh_details)
        response = error.response_as(DescribeTopicRefreshResponse)
        assert_type(response, DescribeTopicRefreshResponse)
        return assert_type(error.reason, str)
    except WaitTimeoutError as error:
        assert_type(error.last_response, Response | None)
        assert_type(error.response_as(DescribeTopicRefreshResponse), DescribeTopicRefreshResponse)
        assert_type(error.elapsed, float)
        assert_type(error.attempts, int)
        return assert_type(error.status, str) + assert_type(error.trouble, str)
    except WaitError as error:
        assert_type(error.response_as(DescribeTopicRefreshResponse), DescribeTopicRefreshResponse)
        assert_type(
            {each.status: (each.count, each.first) for each in error.seen},
            dict[str, tuple[int, float]],
        )
        assert_type(error.polled, object)
        return assert_type(error.waiter_name, str) + assert_type(error.job, str) + error.goal
    return ""


def phases(status: TopicRefreshStatus | UnknownValue) -> str:
    """Match the phases to the end; an unknown value has the unknown one."""
    if isinstance(status, UnknownValue):
        assert_type(status.phase, Literal[Phase.UNKNOWN])
    match status.phase:
        case Phase.IN_PROGRESS | Phase.UNKNOWN:
            return "wait"
        case Phase.SUCCEEDED:
            return "good"
        case Phase.FAILED:
            return "bad"
        case _:
            assert_never(status.phase)
