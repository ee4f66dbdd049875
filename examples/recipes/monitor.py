"""Waits for a thousand jobs at once, with a live table of what they are doing.

One event loop and one client do for all of them; each job has its own delays, so they do not ask in
step. Run this file to see it work; it needs no AWS account.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable

from myapp.aws import JobFailedError, WaitError
from myapp.aws.quicksight import (
    ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED,
    AsyncQuickSightClient,
    DescribeAssetBundleExportJobResponse,
)
from myapp.aws.testing import AwsServer
from rich.console import Console
from rich.live import Live
from rich.table import Table

ACCOUNT = "123456789012"


class Monitor:
    """Waits for export jobs, and counts them by status.

    Args:
        quicksight: The client.
        min_delay: The shortest delay between two calls about a job, in seconds.
    """

    def __init__(self, quicksight: AsyncQuickSightClient, min_delay: float = 5) -> None:
        self.quicksight = quicksight
        self.min_delay = min_delay
        self.statuses: dict[str, str] = {}
        self.failures: dict[str, str] = {}

    async def watch(self, job_ids: Iterable[str], timeout: float) -> None:
        """Wait until all jobs have ended; failures are collected, not raised."""
        with Live(get_renderable=self.make_table, console=Console(stderr=True)):
            async with asyncio.TaskGroup() as tasks:
                for job_id in job_ids:
                    self.statuses[job_id] = "(not asked yet)"
                    tasks.create_task(self.wait(job_id, timeout))

    async def wait(self, job_id: str, timeout: float) -> None:
        """Wait for one job."""

        def note(response: DescribeAssetBundleExportJobResponse, _elapsed: float) -> None:
            self.statuses[job_id] = ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED.status_of(response) or "?"

        try:
            await self.quicksight.wait_until_asset_bundle_export_job_succeeded(
                aws_account_id=ACCOUNT,
                asset_bundle_export_job_id=job_id,
                timeout=timeout,
                min_delay=self.min_delay,
                on_poll=note,
            )
        except JobFailedError as error:
            self.failures[job_id] = error.reason
        except WaitError as error:
            self.failures[job_id] = str(error)

    def make_table(self) -> Table:
        """Make the table that is shown."""
        table = Table("status", "jobs")
        for status, count in Counter(self.statuses.values()).most_common():
            table.add_row(status, str(count))
        return table


async def show(aws: AwsServer, count: int) -> Monitor:
    """Watch jobs on a local server."""
    async with AsyncQuickSightClient.connect(**aws.options()) as quicksight:
        monitor = Monitor(quicksight, min_delay=0.05)
        await monitor.watch([f"job-{number}" for number in range(count)], timeout=600)
        return monitor


if __name__ == "__main__":
    with AwsServer() as aws:
        aws.when(AsyncQuickSightClient.describe_asset_bundle_export_job).answer("SUCCESSFUL")
        aws.when(
            AsyncQuickSightClient.describe_asset_bundle_export_job,
            asset_bundle_export_job_id="job-7",
        ).answer("IN_PROGRESS", "FAILED")
        monitor = asyncio.run(show(aws, 1000))
    print(Counter(monitor.statuses.values()), monitor.failures)
