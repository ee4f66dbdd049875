"""A Lambda function that says how an export is doing.

A function starts cold again and again, so its client is made from the models in the package
(`lean`). That takes a fraction of the time and of the memory, and works with whatever botocore
Lambda has. The client is made once for each instance of the function, at its first call. Run this
file to see it work; it needs no AWS account.
"""

from __future__ import annotations

import os
from functools import cache

from myapp.aws import ServiceError
from myapp.aws.quicksight import (
    ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED,
    QuickSightClient,
    ResourceNotFoundException,
)
from myapp.aws.testing import AwsServer


@cache
def quicksight() -> QuickSightClient:
    """Make the client, once."""
    return QuickSightClient.connect(lean=True)


def handler(event: dict[str, str], _context: object) -> dict[str, str]:
    """Answer an event such as `{"account": "123456789012", "job_id": "nightly"}`."""
    try:
        job = quicksight().describe_asset_bundle_export_job(
            aws_account_id=event["account"], asset_bundle_export_job_id=event["job_id"]
        )
    except ResourceNotFoundException:
        return {"phase": "MISSING"}
    except ServiceError as error:
        if error.is_retryable:
            raise  # Lambda tries again
        return {"phase": "UNKNOWN", "reason": error.code}
    waiter = ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED
    return {"phase": waiter.outcome(job), "reason": waiter.reason_of(job)}


if __name__ == "__main__":
    with AwsServer() as aws:
        os.environ |= {
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_ENDPOINT_URL": aws.endpoint_url,
        }
        exports = aws.when(QuickSightClient.describe_asset_bundle_export_job)
        exports.answer("IN_PROGRESS", "SUCCESSFUL")
        for _ in range(2):
            print(handler({"account": "123456789012", "job_id": "nightly"}, None)["phase"])
