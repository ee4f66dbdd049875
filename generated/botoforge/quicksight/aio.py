# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Amazon QuickSight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from .. import quicksight as types
from .._runtime.aio import AsyncServiceClient
from .errors import SERVICE


class AsyncQuickSightClient(AsyncServiceClient):
    """Async typed client for Amazon QuickSight; wraps an aiobotocore client.

    Amazon Quick API Reference

    Amazon Quick Sight is a fully managed, serverless business intelligence service for the Amazon
    Web Services Cloud that makes it easy to extend data and insights to every user in your
    organization. This API reference contains documentation for a programming interface that you can
    use to manage Amazon Quick Sight.
    """

    __service__ = SERVICE

    async def describe_asset_bundle_export_job(
        self,
        *,
        aws_account_id: str,
        asset_bundle_export_job_id: str,
    ) -> types.DescribeAssetBundleExportJobResponse:
        """Describes an existing export job.

        Poll job descriptions after a job starts to know the status of the job. When a job succeeds,
        a URL is provided to download the exported assets' data from. Download URLs are valid for
        five minutes after they are generated. You can call the `DescribeAssetBundleExportJob` API
        for a new download URL as needed.

        Job descriptions are available for 14 days after the job starts.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/quicksight-2018-04-01/DescribeAssetBundleExportJob)

        Args:
            aws_account_id: The ID of the Amazon Web Services account the export job is executed in.
            asset_bundle_export_job_id: The ID of the job that you want described. The job ID is set
                when you start a new job with a `StartAssetBundleExportJob` API call.

        Returns:
            A `DescribeAssetBundleExportJobResponse`.

        Raises:
            ResourceNotFoundException: One or more resources can't be found.
            ThrottlingException: Access is throttled.
            UnsupportedUserEditionException: This error indicates that you are calling an operation
                on an Amazon Quick Suite subscription where the edition doesn't include support for
                that operation. Amazon Quick Suite currently has Standard Edition and Enterprise
                Edition. Not every operation and capability is available in every edition.
            QuickSightError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "DescribeAssetBundleExportJob",
            types.DescribeAssetBundleExportJobResponse,
            {"AwsAccountId": aws_account_id, "AssetBundleExportJobId": asset_bundle_export_job_id},
        )

    async def wait_until_asset_bundle_export_job_succeeded(
        self,
        *,
        aws_account_id: str,
        asset_bundle_export_job_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeAssetBundleExportJobResponse], bool] | None = None,
        on_poll: (
            Callable[[types.DescribeAssetBundleExportJobResponse, float], object] | None
        ) = None,
        progress: bool = False,
        timing: types.Timing | None = None,
    ) -> types.DescribeAssetBundleExportJobResponse:
        """Polls `describe_asset_bundle_export_job` until the job has ended.

        The `download_url` of the response that is returned is valid for five minutes.

        The wait ends

        - with success when `JobStatus` is `SUCCESSFUL`.
        - with `JobFailedError` when `JobStatus` is `FAILED`.

        It continues while `JobStatus` is `QUEUED_FOR_IMMEDIATE_EXECUTION` or `JobStatus` is
        `IN_PROGRESS`, and after any other status (an unknown one is logged once), throttling,
        server errors (5xx) and connection errors. Other errors are raised at once.

        Args:
            aws_account_id: The ID of the Amazon Web Services account the export job is executed in.
            asset_bundle_export_job_id: The ID of the job that you want described. The job ID is set
                when you start a new job with a `StartAssetBundleExportJob` API call.
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
            The last `DescribeAssetBundleExportJobResponse`.

        Raises:
            JobFailedError: The job failed; `reason` says why, `response` is the last response.
            WaitTimeoutError: The timeout has passed, and the job has not ended.
            QuickSightError: As raised by `describe_asset_bundle_export_job`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_asset_bundle_export_job import ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED

        return await self._wait(
            ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED,
            lambda: self.describe_asset_bundle_export_job(
                aws_account_id=aws_account_id,
                asset_bundle_export_job_id=asset_bundle_export_job_id,
            ),
            asset_bundle_export_job_id,
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

    async def describe_dashboard_snapshot_job(
        self,
        *,
        aws_account_id: str,
        dashboard_id: str,
        snapshot_job_id: str,
    ) -> types.DescribeDashboardSnapshotJobResponse:
        """Describes an existing snapshot job.

        Poll job descriptions after a job starts to know the status of the job. For information on
        available status codes, see `JobStatus`.

        **Registered user support**

        This API can be called as before to get status of a job started by the same Quick Sight
        user.

        **Possible error scenarios**

        Request will fail with an Access Denied error in the following scenarios:

        - The credentials have expired.
        - Job has been started by a different user.
        - Impersonated Quick Sight user doesn't have access to the specified dashboard in the job.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/quicksight-2018-04-01/DescribeDashboardSnapshotJob)

        Args:
            aws_account_id: The ID of the Amazon Web Services account that the dashboard snapshot
                job is executed in.
            dashboard_id: The ID of the dashboard that you have started a snapshot job for.
            snapshot_job_id: The ID of the job to be described. The job ID is set when you start a
                new job with a `StartDashboardSnapshotJob` API call.

        Returns:
            A `DescribeDashboardSnapshotJobResponse`.

        Raises:
            AccessDeniedException: You don't have access to this item. The provided credentials
                couldn't be validated. You might not be authorized to carry out the request. Make
                sure that your account is authorized to use the Amazon Quick Sight service, that
                your policies have the correct permissions, and that you are using the correct
                credentials.
            InternalFailureException: An internal failure occurred.
            ResourceNotFoundException: One or more resources can't be found.
            ThrottlingException: Access is throttled.
            UnsupportedUserEditionException: This error indicates that you are calling an operation
                on an Amazon Quick Suite subscription where the edition doesn't include support for
                that operation. Amazon Quick Suite currently has Standard Edition and Enterprise
                Edition. Not every operation and capability is available in every edition.
            QuickSightError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "DescribeDashboardSnapshotJob",
            types.DescribeDashboardSnapshotJobResponse,
            {
                "AwsAccountId": aws_account_id,
                "DashboardId": dashboard_id,
                "SnapshotJobId": snapshot_job_id,
            },
        )

    async def wait_until_dashboard_snapshot_job_completed(
        self,
        *,
        aws_account_id: str,
        dashboard_id: str,
        snapshot_job_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeDashboardSnapshotJobResponse], bool] | None = None,
        on_poll: (
            Callable[[types.DescribeDashboardSnapshotJobResponse, float], object] | None
        ) = None,
        progress: bool = False,
        timing: types.Timing | None = None,
    ) -> types.DescribeDashboardSnapshotJobResponse:
        """Polls `describe_dashboard_snapshot_job` until the job has ended.

        The wait ends

        - with success when `JobStatus` is `COMPLETED`.
        - with `JobFailedError` when `JobStatus` is `FAILED`.

        It continues while `JobStatus` is `QUEUED` or `JobStatus` is `RUNNING`, and after any other
        status (an unknown one is logged once), throttling, server errors (5xx) and connection
        errors. Other errors are raised at once.

        Args:
            aws_account_id: The ID of the Amazon Web Services account that the dashboard snapshot
                job is executed in.
            dashboard_id: The ID of the dashboard that you have started a snapshot job for.
            snapshot_job_id: The ID of the job to be described. The job ID is set when you start a
                new job with a `StartDashboardSnapshotJob` API call.
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
            The last `DescribeDashboardSnapshotJobResponse`.

        Raises:
            JobFailedError: The job failed; `reason` says why, `response` is the last response.
            WaitTimeoutError: The timeout has passed, and the job has not ended.
            QuickSightError: As raised by `describe_dashboard_snapshot_job`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_dashboard_snapshot_job import DASHBOARD_SNAPSHOT_JOB_COMPLETED

        return await self._wait(
            DASHBOARD_SNAPSHOT_JOB_COMPLETED,
            lambda: self.describe_dashboard_snapshot_job(
                aws_account_id=aws_account_id,
                dashboard_id=dashboard_id,
                snapshot_job_id=snapshot_job_id,
            ),
            snapshot_job_id,
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

    async def describe_topic_refresh(
        self,
        *,
        aws_account_id: str,
        topic_id: str,
        refresh_id: str,
    ) -> types.DescribeTopicRefreshResponse:
        """Describes the status of a topic refresh.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/quicksight-2018-04-01/DescribeTopicRefresh)

        Args:
            aws_account_id: The ID of the Amazon Web Services account that contains the topic whose
                refresh you want to describe.
            topic_id: The ID of the topic that you want to describe. This ID is unique per Amazon
                Web Services Region for each Amazon Web Services account.
            refresh_id: The ID of the refresh, which is performed when the topic is created or
                updated.

        Returns:
            A `DescribeTopicRefreshResponse`.

        Raises:
            AccessDeniedException: You don't have access to this item. The provided credentials
                couldn't be validated. You might not be authorized to carry out the request. Make
                sure that your account is authorized to use the Amazon Quick Sight service, that
                your policies have the correct permissions, and that you are using the correct
                credentials.
            InternalFailureException: An internal failure occurred.
            InvalidParameterValueException: One or more parameters has a value that isn't valid.
            ResourceNotFoundException: One or more resources can't be found.
            ThrottlingException: Access is throttled.
            QuickSightError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "DescribeTopicRefresh",
            types.DescribeTopicRefreshResponse,
            {"AwsAccountId": aws_account_id, "TopicId": topic_id, "RefreshId": refresh_id},
        )

    async def wait_until_topic_refresh_completed(
        self,
        *,
        aws_account_id: str,
        topic_id: str,
        refresh_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeTopicRefreshResponse], bool] | None = None,
        on_poll: Callable[[types.DescribeTopicRefreshResponse, float], object] | None = None,
        progress: bool = False,
        timing: types.Timing | None = None,
    ) -> types.DescribeTopicRefreshResponse:
        """Polls `describe_topic_refresh` until the job has ended.

        The wait ends

        - with success when `RefreshDetails.RefreshStatus` is `COMPLETED`.
        - with `JobFailedError` when `RefreshDetails.RefreshStatus` is `FAILED` or
          `RefreshDetails.RefreshStatus` is `CANCELLED`.

        It continues while `RefreshDetails.RefreshStatus` is `INITIALIZED` or
        `RefreshDetails.RefreshStatus` is `RUNNING`, and after any other status (an unknown one is
        logged once), throttling, server errors (5xx) and connection errors. Other errors are raised
        at once.

        Args:
            aws_account_id: The ID of the Amazon Web Services account that contains the topic whose
                refresh you want to describe.
            topic_id: The ID of the topic that you want to describe. This ID is unique per Amazon
                Web Services Region for each Amazon Web Services account.
            refresh_id: The ID of the refresh, which is performed when the topic is created or
                updated.
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
            The last `DescribeTopicRefreshResponse`.

        Raises:
            JobFailedError: The job failed; `reason` says why, `response` is the last response.
            WaitTimeoutError: The timeout has passed, and the job has not ended.
            QuickSightError: As raised by `describe_topic_refresh`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_topic_refresh import TOPIC_REFRESH_COMPLETED

        return await self._wait(
            TOPIC_REFRESH_COMPLETED,
            lambda: self.describe_topic_refresh(
                aws_account_id=aws_account_id,
                topic_id=topic_id,
                refresh_id=refresh_id,
            ),
            refresh_id,
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
