"""Exports a dashboard of QuickSight: start the job, wait for it, download the bundle.

If the program dies while it waits, the same command goes on: the job has the id that you gave it,
so starting it again fails with a conflict, and the program waits for the job that runs. Run this
file without arguments to see it work; that needs no AWS account.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.request import urlopen

from myapp.aws import JobFailedError, WaitTimeoutError
from myapp.aws.quicksight import (
    AssetBundleExportFormat,
    AssetBundleExportJobStatus,
    ConflictException,
    DescribeAssetBundleExportJobResponse,
    QuickSightClient,
    StartAssetBundleExportJobResponse,
)
from myapp.aws.testing import AwsServer, fast_waits

HOUR = 3600


def download(
    quicksight: QuickSightClient, account: str, job_id: str, dashboard: str, file: Path
) -> None:
    """Export a dashboard and all that it needs into a file.

    Args:
        quicksight: The client.
        account: The account's id.
        job_id: The id of the job, which you choose.
        dashboard: The dashboard's ARN.
        file: Where to write the bundle.

    Raises:
        JobFailedError: The export has failed; `reason` says why.
        WaitTimeoutError: It still runs after an hour.
    """
    try:
        quicksight.start_asset_bundle_export_job(
            aws_account_id=account,
            asset_bundle_export_job_id=job_id,
            resource_arns=[dashboard],
            export_format=AssetBundleExportFormat.QUICKSIGHT_JSON,
            include_all_dependencies=True,
        )
    except ConflictException:
        print(f"{job_id} runs already: waiting for it")
    job = quicksight.wait_until_asset_bundle_export_job_succeeded(
        aws_account_id=account, asset_bundle_export_job_id=job_id, timeout=HOUR, progress=True
    )
    for warning in job.warnings:
        print(f"warning: {warning.arn}: {warning.message}")
    if job.download_url is None:
        raise ValueError(f"{job_id} has ended without a bundle")
    part = file.with_name(f"{file.name}.part")
    with urlopen(job.download_url) as bundle:  # valid for five minutes
        part.write_bytes(bundle.read())
    part.replace(file)


def main(account: str, job_id: str, dashboard: str, file: str) -> int:
    """Download a bundle, and return the exit status."""
    try:
        download(QuickSightClient.connect(), account, job_id, dashboard, Path(file))
    except JobFailedError as error:
        print(f"the export has failed: {error.reason}", file=sys.stderr)
        return 1
    except WaitTimeoutError as error:
        print(error, file=sys.stderr)
        return 124
    return 0


# --- Without an AWS account -----------------------------------------------------------------------


class Bucket(BaseHTTPRequestHandler):
    """Serves one bundle."""

    def do_GET(self) -> None:
        """Send the bundle."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"the bundle")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def show() -> None:
    """Run against a local server."""
    bucket = HTTPServer(("127.0.0.1", 0), Bucket)
    Thread(target=bucket.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{bucket.server_port}/bundle"
    with AwsServer() as aws, TemporaryDirectory() as folder, fast_waits():
        start = aws.when(QuickSightClient.start_asset_bundle_export_job)
        start.answer(StartAssetBundleExportJobResponse(asset_bundle_export_job_id="nightly"))
        aws.when(QuickSightClient.describe_asset_bundle_export_job).answer(
            "QUEUED_FOR_IMMEDIATE_EXECUTION",
            DescribeAssetBundleExportJobResponse(
                job_status=AssetBundleExportJobStatus.SUCCESSFUL, download_url=url
            ),
        )
        quicksight = QuickSightClient.connect(**aws.options())
        file = Path(folder, "nightly.qs")
        dashboard = "arn:aws:quicksight:eu-west-1:123456789012:dashboard/sales"
        download(quicksight, "123456789012", "nightly", dashboard, file)
        print(f"{file.name}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        show()
    else:
        sys.exit(main(*sys.argv[1:]))
