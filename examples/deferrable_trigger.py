"""A deferrable trigger, as Airflow has them, without Airflow.

A task that only waits gives its place free, and leaves a trigger: the path of a class, and its
arguments, both plain values. Another process makes the trigger from them and waits for its event,
beside a thousand others in one event loop. Run this file to see it work; it needs no AWS account.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import asdict, frozen
from botoforge import JobFailedError, WaitTimeoutError
from botoforge.quicksight import AsyncQuickSightClient
from botoforge.testing import AwsServer


@frozen(kw_only=True)
class ExportTrigger:
    """Waits for the end of an export job."""

    account: str
    job_id: str
    deadline: str
    """When to give up: a time, because the process that waits may have to begin anew."""
    region_name: str | None = None
    endpoint_url: str | None = None

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Give the path of the class, and the arguments."""
        return f"{type(self).__module__}.{type(self).__qualname__}", asdict(self)

    async def run(self) -> AsyncIterator[dict[str, str]]:
        """Wait, and yield one event, of plain values too."""
        yield await self.wait()

    async def wait(self) -> dict[str, str]:
        """Wait for the job: it goes on whatever happens here, so that one can wait again."""
        remaining = datetime.fromisoformat(self.deadline) - datetime.now(UTC)
        async with AsyncQuickSightClient.connect(
            region_name=self.region_name, endpoint_url=self.endpoint_url
        ) as quicksight:
            try:
                response = await quicksight.wait_until_asset_bundle_export_job_succeeded(
                    aws_account_id=self.account,
                    asset_bundle_export_job_id=self.job_id,
                    timeout=max(remaining, timedelta()),
                )
            except JobFailedError as error:
                return {"status": "failed", "message": error.reason}
            except WaitTimeoutError as error:
                return {"status": "timeout", "message": str(error)}
        return {"status": "success", "message": response.download_url or ""}


async def show(trigger: ExportTrigger) -> None:
    """Do what the process does that waits."""
    _, arguments = trigger.serialize()
    async for event in ExportTrigger(**arguments).run():
        print(event)


if __name__ == "__main__":
    os.environ |= {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
    with AwsServer() as aws:
        exports = aws.when(AsyncQuickSightClient.describe_asset_bundle_export_job)
        exports.answer("IN_PROGRESS", "FAILED")
        soon = datetime.now(UTC) + timedelta(minutes=1)
        nightly = ExportTrigger(
            account="123456789012",
            job_id="nightly",
            deadline=soon.isoformat(),
            region_name="us-east-1",
            endpoint_url=aws.endpoint_url,
        )
        asyncio.run(show(nightly))
