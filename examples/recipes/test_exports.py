"""Tests of your own code: here of `download_bundle.py`, with pytest.

`conftest.py` has the one line that gives tests the fixture `aws_server`. Run them with `pytest`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from download_bundle import download
from myapp.aws import JobFailedError, WaitTimeoutError
from myapp.aws.quicksight import (
    AssetBundleExportJobError,
    AssetBundleExportJobStatus,
    ConflictException,
    DescribeAssetBundleExportJobResponse,
    QuickSightClient,
    StartAssetBundleExportJobResponse,
)
from myapp.aws.testing import AwsServer, Throttled, error, fast_waits

DASHBOARD = "arn:aws:quicksight:eu-west-1:123456789012:dashboard/sales"


@pytest.fixture
def quicksight(aws_server: AwsServer) -> QuickSightClient:
    """A client of the local server, on which exports can be started."""
    start = aws_server.when(QuickSightClient.start_asset_bundle_export_job)
    start.answer(StartAssetBundleExportJobResponse(asset_bundle_export_job_id="nightly"))
    return QuickSightClient.connect(**aws_server.options())


def test_reason_of_a_failure(
    aws_server: AwsServer, quicksight: QuickSightClient, tmp_path: Path
) -> None:
    """A failed export says why, and leaves no file."""
    failed = DescribeAssetBundleExportJobResponse(
        job_status=AssetBundleExportJobStatus.FAILED,
        errors=[AssetBundleExportJobError(message="no access to the dataset")],
    )
    aws_server.when(QuickSightClient.describe_asset_bundle_export_job).answer(
        "IN_PROGRESS", Throttled(), failed
    )

    with fast_waits(), pytest.raises(JobFailedError) as caught:
        download(quicksight, "123456789012", "nightly", DASHBOARD, tmp_path / "nightly.qs")
    assert caught.value.reason == "no access to the dataset"
    assert not list(tmp_path.iterdir())


def test_export_that_runs_already(
    aws_server: AwsServer,
    quicksight: QuickSightClient,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A second start waits for the job of the first; after an hour it says that the job runs."""
    start = aws_server.when(QuickSightClient.start_asset_bundle_export_job)
    start.answer(error(ConflictException, "nightly exists"))
    aws_server.when(QuickSightClient.describe_asset_bundle_export_job).answer("IN_PROGRESS")

    with fast_waits(), pytest.raises(WaitTimeoutError):
        download(quicksight, "123456789012", "nightly", DASHBOARD, tmp_path / "nightly.qs")
    assert "runs already" in capsys.readouterr().out
