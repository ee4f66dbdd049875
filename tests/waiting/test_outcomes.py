"""Waiters as objects: they judge one response without waiting."""

import pytest
from botoforge import Phase, UnknownValue, Waiter
from botoforge._runtime.waiting.model import Acceptor, judge
from botoforge.quicksight import ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED as EXPORTED
from botoforge.quicksight import (
    AssetBundleExportJobError,
    AssetBundleExportJobStatus,
    DescribeAssetBundleExportJobResponse,
    ResourceNotFoundException,
    ThrottlingException,
)
from botoforge.testing import error


@pytest.mark.parametrize("status", AssetBundleExportJobStatus)
def test_classified_status(status: AssetBundleExportJobStatus) -> None:
    """The outcome of a response is the phase of its status."""
    response = DescribeAssetBundleExportJobResponse(job_status=status)

    assert EXPORTED.outcome(response) is status.phase
    assert EXPORTED.status_of(response) == status


def test_raw_response() -> None:
    """A response as boto3 returns it is judged alike."""
    response = DescribeAssetBundleExportJobResponse.from_dict({"JobStatus": "SUCCESSFUL"})

    assert EXPORTED.outcome(response) is Phase.SUCCEEDED


@pytest.mark.parametrize(
    ("response", "status"),
    [
        (DescribeAssetBundleExportJobResponse(job_status=UnknownValue("Paused")), "Paused"),
        (DescribeAssetBundleExportJobResponse(), ""),
    ],
    ids=["unknown", "none"],
)
def test_unclassified_status(response: DescribeAssetBundleExportJobResponse, status: str) -> None:
    """A status that nobody has classified, or none at all, is no job in progress."""
    assert EXPORTED.outcome(response) is Phase.UNKNOWN
    assert EXPORTED.status_of(response) == status


def test_reason() -> None:
    """The reason is the service's own, or else the status."""
    failed = AssetBundleExportJobStatus.FAILED
    silent = DescribeAssetBundleExportJobResponse(job_status=failed)
    talking = DescribeAssetBundleExportJobResponse(
        job_status=failed, errors=[AssetBundleExportJobError(message="no access to s3://b")]
    )

    assert EXPORTED.reason_of(silent) == "JobStatus is FAILED"
    assert EXPORTED.reason_of(talking) == "no access to s3://b"


def test_empty_list() -> None:
    """Where an empty list means that there is no such thing, the response tells nothing else."""
    waiter: Waiter[DescribeAssetBundleExportJobResponse] = Waiter(
        "Exported", status="JobStatus", missing="Errors"
    )

    assert waiter.outcome(DescribeAssetBundleExportJobResponse()) is Phase.UNKNOWN
    exported = DescribeAssetBundleExportJobResponse(
        job_status=AssetBundleExportJobStatus.SUCCESSFUL,
        errors=[AssetBundleExportJobError(message="no access")],
    )
    assert waiter.outcome(exported) is Phase.IN_PROGRESS


def test_empty_list_of_what_is_deleted() -> None:
    """Where several things are deleted, a list without them is the success of a wait, too."""
    empty = Acceptor("success", "path", "length(Errors || `[]`)", 0)
    deleted: Waiter[DescribeAssetBundleExportJobResponse] = Waiter(
        "Deleted", empty, missing="Errors", goal="deleted"
    )

    verdict = judge(deleted, DescribeAssetBundleExportJobResponse(), expected=2)

    assert verdict.state == "success"


def test_error() -> None:
    """Where something is deleted, an error is the success; of others the waiter says nothing."""
    deleted: Waiter[DescribeAssetBundleExportJobResponse] = Waiter(
        "Deleted", Acceptor("success", "error", "", "ResourceNotFoundException"), goal="deleted"
    )
    gone = error(ResourceNotFoundException)
    throttled = error(ThrottlingException)

    assert deleted.outcome(gone) is Phase.SUCCEEDED
    assert deleted.outcome(throttled) is Phase.UNKNOWN
    assert deleted.reason_of(gone) == str(gone)
