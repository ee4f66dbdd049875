"""A sensor, as Dagster has them, without Dagster: a function that is called every half minute.

Between two calls only a string is kept, the cursor. So it does not wait: it gets one response for
each job, and lets the waiter judge it. Run this file to see it work; it needs no AWS account.
"""

from __future__ import annotations

import json

from attrs import frozen
from botoforge import Phase, ServiceError
from botoforge.quicksight import ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED as EXPORTED
from botoforge.quicksight import QuickSightClient
from botoforge.testing import AwsServer

MOST_UNKNOWN = 20
"""After so many calls in a row with an unknown status, a person has to look."""


@frozen
class Tick:
    """What one call of the sensor has found."""

    exported: list[str]
    """The jobs that have succeeded: what comes next can run."""
    failed: dict[str, str]
    """The jobs that have failed, with the reasons."""
    cursor: str
    """The jobs that are still waited for, for the next call."""


def start_cursor(*job_ids: str) -> str:
    """Make the first cursor."""
    return json.dumps(dict.fromkeys(job_ids, 0))


def sense(quicksight: QuickSightClient, account: str, cursor: str) -> Tick:
    """Look at each export job once."""
    exported: list[str] = []
    failed: dict[str, str] = {}
    waiting: dict[str, int] = {}
    for job_id, unknown in json.loads(cursor).items():
        try:
            response = quicksight.describe_asset_bundle_export_job(
                aws_account_id=account, asset_bundle_export_job_id=job_id
            )
        except ServiceError as error:
            if not error.is_retryable:
                raise
            waiting[job_id] = unknown
            continue
        match EXPORTED.outcome(response):
            case Phase.SUCCEEDED:
                exported.append(job_id)
            case Phase.FAILED:
                failed[job_id] = EXPORTED.reason_of(response)
            case Phase.IN_PROGRESS:
                waiting[job_id] = 0
            case Phase.UNKNOWN if unknown < MOST_UNKNOWN:
                waiting[job_id] = unknown + 1
            case Phase.UNKNOWN:
                failed[job_id] = f"unknown status {EXPORTED.status_of(response)!r}"
    return Tick(exported, failed, json.dumps(waiting))


if __name__ == "__main__":
    with AwsServer() as aws:
        exports = aws.when(QuickSightClient.describe_asset_bundle_export_job)
        exports.answer("IN_PROGRESS", "IN_PROGRESS", "SUCCESSFUL", "FAILED")
        client = QuickSightClient.connect(**aws.options())
        tick = Tick([], {}, start_cursor("nightly", "weekly"))
        while tick.cursor != "{}":
            tick = sense(client, "123456789012", tick.cursor)
            print(tick)
