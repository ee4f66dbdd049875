"""Demo: generate the five operations, compare them, wait for five jobs at once.

Run it with `nox -s demo`. It needs no AWS account: a local server plays the services, and real
boto3 clients call it over HTTP. On a terminal, each wait has a live line.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path
from typing import Any, TypedDict

import botocore
from botoforge import JobFailedError, Response
from botoforge.dms import (
    DatabaseMigrationServiceClient,
    DescribeRefreshSchemasStatusResponse,
    RefreshSchemasStatus,
    RefreshSchemasStatusTypeValue,
)
from botoforge.glue import GlueClient
from botoforge.quicksight import (
    AssetBundleExportJobError,
    AssetBundleExportJobStatus,
    DescribeAssetBundleExportJobResponse,
    QuickSightClient,
)
from botoforge.testing import AwsServer, Reset, Throttled

PROJECT = Path(__file__).parents[1]
ACCOUNT = "123456789012"


class Pace(TypedDict):
    """Arguments that all waits have in common."""

    timeout: float
    min_delay: float
    max_delay: float
    progress: bool


def generate() -> None:
    """Generate the five operations elsewhere, and compare them with the checked-in package."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "pyproject.toml")
        shutil.copy(PROJECT / "pyproject.toml", config)
        command = [sys.executable, "-m", "botoforge_codegen", "generate", "--config", str(config)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own)
        generated = list_files(Path(folder, "generated", "botoforge"))
        checked_in = list_files(PROJECT / "generated" / "botoforge")
        same = generated.keys() == checked_in.keys() and all(
            filecmp.cmp(path, checked_in[name], shallow=False) for name, path in generated.items()
        )
        print(f"generated {len(generated)} files from botocore {botocore.__version__}")
        print(f"  equal to the checked-in package: {'yes' if same else 'NO'}")
        if not same:
            sys.exit("the checked-in package differs: run `nox -s generate`")


def list_files(folder: Path) -> dict[str, Path]:
    """List the files of a package by their relative paths, without bytecode."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path for path in files if path.suffix != ".pyc"}


def plan_jobs(aws: AwsServer) -> None:
    """Plan the responses of the server: how each of the five jobs goes."""
    aws.when(QuickSightClient.describe_topic_refresh).answer(
        "INITIALIZED", "RUNNING", Throttled(), "RUNNING", "COMPLETED"
    )
    aws.when(QuickSightClient.describe_dashboard_snapshot_job).answer(
        "QUEUED",
        "RENDERING",  # no model lists it
        "RENDERING",
        "COMPLETED",
    )
    aws.when(QuickSightClient.describe_asset_bundle_export_job).answer(
        "QUEUED_FOR_IMMEDIATE_EXECUTION",
        "IN_PROGRESS",
        DescribeAssetBundleExportJobResponse(
            job_status=AssetBundleExportJobStatus.FAILED,
            errors=[AssetBundleExportJobError(message="no access to dataset 7")],
        ),
    )
    aws.when(DatabaseMigrationServiceClient.describe_refresh_schemas_status).answer(
        "refreshing",
        Reset(),
        "refreshing",
        DescribeRefreshSchemasStatusResponse(
            refresh_schemas_status=RefreshSchemasStatus(
                status=RefreshSchemasStatusTypeValue.SUCCESSFUL
            )
        ),
    )
    aws.when(GlueClient.get_materialized_view_refresh_task_run).answer(
        "STARTING", "RUNNING", "RUNNING", "SUCCEEDED"
    )


def wait_for_all(aws: AwsServer) -> None:
    """Wait for the five jobs at once, each in its own thread, and print how they ended."""
    quicksight = QuickSightClient.connect(**aws.options())
    dms = DatabaseMigrationServiceClient.connect(**aws.options())
    glue = GlueClient.connect(**aws.options())
    pace: Pace = {"timeout": 60, "min_delay": 0.5, "max_delay": 1.0, "progress": True}
    print(f"\nwaiting for five jobs at once, over HTTP to {aws.endpoint_url}")
    with ThreadPoolExecutor() as threads:
        waits: dict[str, Future[Any]] = {
            "topic": threads.submit(
                lambda: quicksight.wait_until_topic_refresh_completed(
                    aws_account_id=ACCOUNT,
                    topic_id="sales",
                    refresh_id="r-1",
                    on_poll=print_changes("topic", "refresh_details.refresh_status"),
                    **pace,
                )
            ),
            "snapshot": threads.submit(
                lambda: quicksight.wait_until_dashboard_snapshot_job_completed(
                    aws_account_id=ACCOUNT,
                    dashboard_id="board",
                    snapshot_job_id="s-1",
                    on_poll=print_changes("snapshot", "job_status"),
                    **pace,
                )
            ),
            "export": threads.submit(
                lambda: quicksight.wait_until_asset_bundle_export_job_succeeded(
                    aws_account_id=ACCOUNT,
                    asset_bundle_export_job_id="nightly",
                    on_poll=print_changes("export", "job_status"),
                    **pace,
                )
            ),
            "schemas": threads.submit(
                lambda: dms.wait_until_refresh_schemas_succeeded(
                    endpoint_arn="arn:aws:dms:us-east-1:123456789012:endpoint:orders",
                    on_poll=print_changes("schemas", "refresh_schemas_status.status"),
                    **pace,
                )
            ),
            "view": threads.submit(
                lambda: glue.wait_until_materialized_view_refresh_task_run_succeeded(
                    catalog_id=ACCOUNT,
                    materialized_view_refresh_task_run_id="run-1",
                    on_poll=print_changes("view", "materialized_view_refresh_task_run.status"),
                    **pace,
                )
            ),
        }
    print("\nhow they ended")
    for job, wait in waits.items():
        error = wait.exception()
        print(
            f"  {job:8}  {wait.result() if error is None else f'{type(error).__name__}: {error}'}"
        )
    failed = [job for job, wait in waits.items() if isinstance(wait.exception(), JobFailedError)]
    if failed != ["export"]:
        sys.exit("the export alone should have failed")


def print_changes(job: str, path: str) -> Callable[[Response, float], None]:
    """Return a function that prints the status of a job whenever it changes.

    Args:
        job: The name of the job.
        path: The path to the status in a response.
    """
    last_status: object = None

    def print_change(response: Response, elapsed: float) -> None:
        nonlocal last_status
        status = attrgetter(path)(response)
        if status != last_status:
            last_status = status
            line = f"  {elapsed:4.1f} s  {job:8}  {status}  ({status.phase.name})\n"
            print(line, end="", flush=True)  # in one piece, because threads print at once

    return print_change


if __name__ == "__main__":
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    generate()
    with AwsServer() as aws:
        plan_jobs(aws)
        wait_for_all(aws)
