"""The main job, shown: generate the five operations, compare them, call them over a real socket.

Run it with `nox -s demo`. It needs no AWS account: the five services are played by a server on this
machine, which the real boto3 client calls.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import botocore
from botocore.config import Config
from botoforge import Response
from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.glue import GlueClient
from botoforge.quicksight import QuickSightClient, ResourceNotFoundException
from local_aws import Answer, LocalAws, Request

PROJECT = Path(__file__).parents[1]
ACCOUNT = "123456789012"

ANSWERS = {
    f"/accounts/{ACCOUNT}/topics/sales/refresh/r-1": {
        "RefreshDetails": {"RefreshArn": "arn:aws:quicksight:r-1", "RefreshStatus": "RUNNING"},
        "RequestId": "request-1",
    },
    f"/accounts/{ACCOUNT}/dashboards/board/snapshot-jobs/s-1": {
        "SnapshotJobId": "s-1",
        "JobStatus": "RENDERING",  # a status that no model lists
        "CreatedTime": 1700000000,
    },
    f"/accounts/{ACCOUNT}/asset-bundle-export-jobs/nightly": {
        "JobStatus": "FAILED",
        "Errors": [{"Type": "AccessDenied", "Message": "no access to dataset 7"}],
        "IncludeTags": "yes",  # a text where the model declares true or false
    },
    "AmazonDMSv20160101.DescribeRefreshSchemasStatus": {
        "RefreshSchemasStatus": {"Status": "successful", "LastRefreshDate": 1700000000.5},
    },
    "AWSGlue.GetMaterializedViewRefreshTaskRun": {
        "MaterializedViewRefreshTaskRun": {"Status": "SUCCEEDED", "DPUSeconds": 12},
    },
}


def respond(request: Request) -> Answer:
    """Play the five services."""
    body = ANSWERS.get(request.headers.get("x-amz-target", request.path))
    headers = {"Content-Type": "application/json", "x-amzn-RequestId": "demo"}
    if body is None:
        error = {"x-amzn-ErrorType": "ResourceNotFoundException"}
        text = json.dumps({"Message": "there is no such job"})
        return Answer(status=404, headers={**headers, **error}, body=text.encode())
    return Answer(headers=headers, body=json.dumps(body).encode())


def generate() -> None:
    """Generate the five operations elsewhere, and compare them with the checked-in package."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "pyproject.toml")
        shutil.copy(PROJECT / "pyproject.toml", config)
        command = [sys.executable, "-m", "botoforge_codegen", "generate", "--config", str(config)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own)
        made = tree(Path(folder, "generated", "botoforge"))
        checked_in = tree(PROJECT / "generated" / "botoforge")
        same = made.keys() == checked_in.keys() and all(
            filecmp.cmp(path, checked_in[name], shallow=False) for name, path in made.items()
        )
        print(f"generated {len(made)} files from botocore {botocore.__version__}")
        print(f"  equal to the checked-in package: {'yes' if same else 'NO'}")
        if not same:
            sys.exit("the checked-in package differs: run `nox -s generate`")


def tree(folder: Path) -> dict[str, Path]:
    """List the files of a package, caches apart."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path for path in found if path.suffix != ".pyc"}


def show(title: str, call: Callable[[], Response]) -> None:
    """Call, and print the typed answer."""
    print(f"\n{title}")
    try:
        response = call()
    except ResourceNotFoundException as error:
        print(f"  {type(error).__name__}: {error.message} (request id {error.request_id})")
        return
    print(f"  {response!r}")
    for member_error in response.member_errors:
        print(f"  not readable: {member_error}")


def call_all() -> None:
    """Call the five operations through boto3, against a server on this machine."""
    with LocalAws() as server:
        server.answer(respond)
        session: Any = boto3.Session("demo", "demo", region_name="us-east-1")
        # Without proxies: the server is on this machine.
        options: dict[str, Any] = {
            "endpoint_url": server.endpoint_url,
            "config": Config(proxies={}),
        }
        quicksight = QuickSightClient(session.client("quicksight", **options))
        dms = DatabaseMigrationServiceClient(session.client("dms", **options))
        glue = GlueClient.connect(session=session, **options)
        show(
            "quicksight.describe_topic_refresh",
            lambda: quicksight.describe_topic_refresh(
                aws_account_id=ACCOUNT, topic_id="sales", refresh_id="r-1"
            ),
        )
        show(
            "quicksight.describe_dashboard_snapshot_job: a status nobody knows",
            lambda: quicksight.describe_dashboard_snapshot_job(
                aws_account_id=ACCOUNT, dashboard_id="board", snapshot_job_id="s-1"
            ),
        )
        show(
            "quicksight.describe_asset_bundle_export_job: failed, and one member is bad",
            lambda: quicksight.describe_asset_bundle_export_job(
                aws_account_id=ACCOUNT, asset_bundle_export_job_id="nightly"
            ),
        )
        show(
            "dms.describe_refresh_schemas_status",
            lambda: dms.describe_refresh_schemas_status(endpoint_arn="arn:aws:dms:endpoint"),
        )
        show(
            "glue.get_materialized_view_refresh_task_run",
            lambda: glue.get_materialized_view_refresh_task_run(
                catalog_id=ACCOUNT, materialized_view_refresh_task_run_id="run-1"
            ),
        )
        show(
            "quicksight.describe_topic_refresh: a job that is not there",
            lambda: quicksight.describe_topic_refresh(
                aws_account_id=ACCOUNT, topic_id="sales", refresh_id="r-2"
            ),
        )


if __name__ == "__main__":
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    generate()
    call_all()
