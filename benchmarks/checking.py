"""Rows about type checkers: a user's program, and a package of all EC2, beside types-boto3.

No checker keeps anything from one run to the next.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from .harness import Row, Sides
from .workshop import Workshop, run_process

CHECKERS: Final = {
    "mypy": [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--cache-dir=/dev/null"],
    "pyright": [sys.executable, "-m", "pyright"],
}
OURS: Final = '''\
"""Tells how jobs stand."""

from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.glue import GlueClient
from botoforge.quicksight import AssetBundleExportJobStatus, QuickSightClient

ACCOUNT = "123456789012"


def tell() -> list[str]:
    """Tell the statuses of five jobs."""
    quicksight = QuickSightClient.connect()
    refresh = quicksight.describe_topic_refresh(
        aws_account_id=ACCOUNT, topic_id="sales", refresh_id="1"
    ).refresh_details
    snapshot = quicksight.describe_dashboard_snapshot_job(
        aws_account_id=ACCOUNT, dashboard_id="board", snapshot_job_id="1"
    )
    export = quicksight.describe_asset_bundle_export_job(
        aws_account_id=ACCOUNT, asset_bundle_export_job_id="1"
    )
    if export.job_status == AssetBundleExportJobStatus.FAILED:
        print([error.message for error in export.errors])
    schemas = DatabaseMigrationServiceClient.connect().describe_refresh_schemas_status(
        endpoint_arn="endpoint"
    ).refresh_schemas_status
    view = GlueClient.connect().get_materialized_view_refresh_task_run(
        catalog_id="1", materialized_view_refresh_task_run_id="1"
    ).materialized_view_refresh_task_run
    return [
        str(refresh and refresh.refresh_status),
        str(snapshot.job_status),
        str(export.job_status),
        str(schemas and schemas.status),
        str(view and view.status),
    ]
'''
PEER: Final = '''\
"""Tells how jobs stand."""

import boto3

ACCOUNT = "123456789012"


def tell() -> list[str]:
    """Tell the statuses of five jobs."""
    quicksight = boto3.client("quicksight")
    refresh = quicksight.describe_topic_refresh(
        AwsAccountId=ACCOUNT, TopicId="sales", RefreshId="1"
    )["RefreshDetails"]
    snapshot = quicksight.describe_dashboard_snapshot_job(
        AwsAccountId=ACCOUNT, DashboardId="board", SnapshotJobId="1"
    )
    export = quicksight.describe_asset_bundle_export_job(
        AwsAccountId=ACCOUNT, AssetBundleExportJobId="1"
    )
    if export["JobStatus"] == "FAILED":
        print([error.get("Message") for error in export["Errors"]])
    schemas = boto3.client("dms").describe_refresh_schemas_status(EndpointArn="endpoint")[
        "RefreshSchemasStatus"
    ]
    view = boto3.client("glue").get_materialized_view_refresh_task_run(
        CatalogId="1", MaterializedViewRefreshTaskRunId="1"
    )["MaterializedViewRefreshTaskRun"]
    return [
        str(refresh.get("RefreshStatus")),
        snapshot["JobStatus"],
        export["JobStatus"],
        str(schemas.get("Status")),
        str(view.get("Status")),
    ]
'''


def list_rows() -> list[Row]:
    """List the rows."""
    row = partial(Row, group="check", peer="types-boto3")
    return [
        *(
            row(
                name=f"{checker}-program",
                title=f"{checker}, a program that calls the five",
                at_most=1.0,
                prepare=partial(prepare_program, checker),
                rounds=3,
            )
            for checker in CHECKERS
        ),
        *(
            row(
                name=f"{checker}-ec2",
                title=f"{checker}, the package of all EC2",
                prepare=partial(prepare_package, checker),
                rounds=1,
                is_slow=True,
            )
            for checker in CHECKERS
        ),
    ]


@contextmanager
def prepare_program(checker: str, workshop: Workshop) -> Generator[Sides]:
    """Write the two programs, in which nothing may be wrong."""
    folder = workshop.folder / f"{checker}-program"
    folder.mkdir()
    programs = [folder / "ours.py", folder / "peer.py"]
    for program, text in zip(programs, (OURS, PEER), strict=True):
        program.write_text(text, "utf-8")
    ours, peer = (partial(check_types, checker, [each.name], folder) for each in programs)
    yield Sides(ours, peer)


@contextmanager
def prepare_package(checker: str, workshop: Workshop) -> Generator[Sides]:
    """Generate all of EC2, and copy the stubs beside it, which have errors of their own."""
    folder = workshop.generate("everything_of_ec2", {"ec2": "*"})
    spec = find_spec("types_boto3_ec2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="types_boto3_ec2")
    copy = folder / "types_boto3_ec2"
    if not copy.exists():
        shutil.copytree(Path(spec.origin).parent, copy)
    ours, peer = (
        partial(check_types, checker, [name], folder, fails=fails)
        for name, fails in (("everything_of_ec2/ec2", False), (copy.name, True))
    )
    yield Sides(ours, peer)


def check_types(checker: str, paths: Sequence[str], folder: Path, *, fails: bool = False) -> float:
    """Check types, and return the CPU in seconds.

    Args:
        checker: The type checker.
        paths: What it checks.
        folder: Where.
        fails: Whether it may find errors.
    """
    return run_process([*CHECKERS[checker], *paths], folder=folder, fails=fails).cpu
