"""What each page finds when it runs: a server in place of AWS with planned answers, and files.

The text of a page may take for granted what stands here and nowhere else; its names are all its
own.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

import botoforge.dms
import botoforge.quicksight as qs
from botoforge.testing import AwsServer, HttpAnswer, error
from support.projects import HEAD, succeed, text_model, write_model

HIDDEN: Final = "7b2e9c1f"
"""The request id in what the pages print."""


class Servers(NamedTuple):
    """Where the calls of a page go."""

    aws: AwsServer
    """For clients of `botoforge`."""
    own: Any
    """For clients of `myapp.aws`."""
    folder: Path
    """The current folder of the page."""


def answer_job(status: int = 200, **members: object) -> HttpAnswer:
    """Make the HTTP response of an export job, as QuickSight sends it."""
    body = {"AssetBundleExportJobId": "nightly", **members}
    headers = {"Content-Type": "application/json", "x-amzn-RequestId": HIDDEN}
    return HttpAnswer(status=status, headers=headers, body=json.dumps(body).encode())


# --- Pages of the five operations -----------------------------------------------------------------


def prepare_readme(servers: Servers) -> None:
    """One job that has failed, then one that has succeeded."""
    problem = {"Arn": "arn:aws:quicksight:::dataset/7", "Type": "x", "Message": "no access"}
    servers.aws.when(qs.QuickSightClient.describe_asset_bundle_export_job).answer(
        answer_job(JobStatus="FAILED", Errors=[problem]),
        answer_job(JobStatus="SUCCESSFUL", DownloadUrl="https://example.com/bundle"),
    )


def prepare_responses(servers: Servers) -> None:
    """A job with a member of a wrong type; S3, SQS and Access Analyzer."""
    broken = {"Arn": 7, "Type": "x", "Message": "no access"}
    servers.aws.when(qs.QuickSightClient.describe_asset_bundle_export_job).answer(
        answer_job(JobStatus="FAILED", CreatedTime=1769851800, Errors=[broken])
    )
    s3: Any = import_module("myapp.aws.s3")
    sqs: Any = import_module("myapp.aws.sqs")
    analyzer: Any = import_module("myapp.aws.accessanalyzer")
    own, testing = servers.own, import_module("myapp.aws.testing")
    own.when(s3.S3Client.put_object).answer(s3.PutObjectOutput())
    own.when(s3.S3Client.copy_object).answer(s3.CopyObjectOutput())
    body = import_module("myapp.aws").StreamingBody.of(b"")
    own.when(s3.S3Client.get_object).answer(s3.GetObjectOutput(body=body))
    own.when(s3.S3Client.get_object_attributes).answer(s3.GetObjectAttributesOutput())
    own.when(sqs.SQSClient.set_queue_attributes).answer(testing.HttpAnswer(body=b"{}"))
    access = {"externalAccessDetails": {"condition": {"aws:SourceVpc": "vpc-1"}}}
    details: list[Any] = [access, {"quantumAccessDetails": {}}]
    finding = testing.HttpAnswer(body=json.dumps({"findingDetails": details}).encode())
    own.when(analyzer.AccessAnalyzerClient.get_finding_v2).answer(finding)


def prepare_async(servers: Servers) -> None:
    """A refresh that ends."""
    servers.aws.when(qs.AsyncQuickSightClient.describe_topic_refresh).answer("COMPLETED")


def prepare_errors(servers: Servers) -> None:
    """Four jobs, and what may go wrong with them."""
    describe = qs.QuickSightClient.describe_asset_bundle_export_job
    aws = servers.aws
    gone = error(
        qs.ResourceNotFoundException, "no job gone", resource_type="ASSET_BUNDLE_EXPORT_JOB"
    )
    refused = answer_job(401, Message="not allowed")
    refused.headers["x-amzn-ErrorType"] = "AccessDeniedException"  # type: ignore[index]
    page = HttpAnswer(headers={"Content-Type": "text/html"}, body=b"<html>Sign in</html>")
    aws.when(describe, asset_bundle_export_job_id="nightly").answer("SUCCESSFUL")
    aws.when(describe, asset_bundle_export_job_id="gone").answer(gone)
    aws.when(describe, asset_bundle_export_job_id="forbidden").answer(refused)
    aws.when(describe, asset_bundle_export_job_id="behind-a-proxy").answer(page)
    odd = answer_job(JobStatus="FAILED", CreatedTime="yesterday")
    aws.when(describe, asset_bundle_export_job_id="odd").answer(odd)


def prepare_waiting(servers: Servers) -> None:
    """Jobs that have ended in one way or another, and a file of waiters with mistakes."""
    aws, client = servers.aws, qs.QuickSightClient
    aws.when(client.describe_asset_bundle_export_job).answer(
        answer_job(JobStatus="SUCCESSFUL", DownloadUrl="https://example.com/bundle")
    )
    failed = qs.TopicRefreshDetails(refresh_id="r-1", refresh_status=qs.TopicRefreshStatus.FAILED)
    aws.when(client.describe_topic_refresh).answer(
        qs.DescribeTopicRefreshResponse(refresh_details=failed)
    )
    aws.when(client.describe_topic_refresh, topic_id="stock").answer("COMPLETED")
    aws.when(client.describe_dashboard_snapshot_job).answer("COMPLETED")
    later = datetime.now(timezone.utc) + timedelta(hours=1)
    dms = botoforge.dms
    aws.when(dms.DatabaseMigrationServiceClient.describe_refresh_schemas_status).answer(
        dms.DescribeRefreshSchemasStatusResponse(
            refresh_schemas_status=dms.RefreshSchemasStatus(
                status=dms.RefreshSchemasStatusTypeValue.SUCCESSFUL, last_refresh_date=later
            )
        )
    )
    fis: Any = import_module("myapp.aws.fis")
    servers.own.when(fis.FISClient.get_experiment, id="EXP1").answer("completed")
    (servers.folder / "glue.json").write_text(json.dumps(WITH_MISTAKES), "utf-8")


def accept(state: str, value: str) -> Mapping[str, str]:
    """Make an acceptor of Glue's job runs."""
    path = "JobRun.JobRunState"
    return {"state": state, "matcher": "path", "argument": path, "expected": value}


WITH_MISTAKES: Final = {
    "version": 2,
    "waiters": {
        "JobRunDone": {
            "operation": "GetJobRun",
            "delay": 5,
            "maxAttempts": 720,
            "acceptors": [
                accept("failure", "FAILED"),
                accept("success", "SUCEEDED"),
                *(accept("failure", value) for value in ("STOPPED", "TIMEOUT", "ERROR")),
                *(accept("retry", value) for value in ("STARTING", "RUNNING", "STOPPING")),
            ],
        }
    },
}
"""The file of which docs/waiting.md shows the check."""


# --- Pages of a package of one's own --------------------------------------------------------------


def prepare_streams(servers: Servers) -> None:
    """An object that is packed, and a model that says hello."""
    aws: Any = import_module("myapp.aws")
    s3: Any = import_module("myapp.aws.s3")
    bedrock: Any = import_module("myapp.aws.bedrock_runtime")
    body = aws.StreamingBody.of(gzip.compress(b"north,7\nsouth,9\n"))
    servers.own.when(s3.S3Client.get_object).answer(s3.GetObjectOutput(body=body))

    def write_events() -> Iterator[object]:
        for text in ("Hello,", "world"):
            delta = bedrock.ContentBlockDeltaTextVariant(text)
            event = bedrock.ContentBlockDeltaEvent(delta=delta, content_block_index=0)
            yield bedrock.ConverseStreamOutputContentBlockDeltaVariant(event)
        end = bedrock.MessageStopEvent(stop_reason=bedrock.StopReason.END_TURN)
        yield bedrock.ConverseStreamOutputMessageStopVariant(end)

    events = aws.EventStream.of(list(write_events()))
    servers.own.when(bedrock.BedrockRuntimeClient.converse_stream).answer(
        bedrock.ConverseStreamResponse(stream=events)
    )


def prepare_pagination(servers: Servers) -> None:
    """Users, and objects of two sizes."""
    iam: Any = import_module("myapp.aws.iam")
    s3: Any = import_module("myapp.aws.s3")
    sample = import_module("myapp.aws.testing").sample
    users = [sample(iam.User, user_name=name) for name in ("ada", "grace")]
    servers.own.when(iam.IAMClient.list_users).answer(sample(iam.ListUsersResponse, users=users))
    objects = [s3.Object(key="a.csv", size=10), s3.Object(key="b.csv", size=2000)]
    servers.own.when(s3.S3Client.list_objects_v2).answer(s3.ListObjectsV2Output(contents=objects))


def prepare_from_boto3(servers: Servers) -> None:
    """A DynamoDB with one table, of one item."""
    aws, dynamodb = servers.own, import_module("myapp.aws.dynamodb")
    testing: Any = import_module("myapp.aws.testing")
    client, value = dynamodb.DynamoDBClient, dynamodb.AttributeValue(s="a")
    table = dynamodb.TableDescription(table_name="jobs", table_status="ACTIVE")
    gone = testing.error(dynamodb.ResourceNotFoundException, "no such table")
    aws.when(client.describe_table).answer(dynamodb.DescribeTableOutput(table=table))
    aws.when(client.describe_table, table_name="none").answer(gone)
    aws.when(client.put_item).answer(dynamodb.PutItemOutput())
    aws.when(client.get_item).answer(dynamodb.GetItemOutput(item={"id": value}))
    aws.when(client.list_tables).answer(dynamodb.ListTablesOutput(table_names=["jobs"]))
    aws.when(client.query).answer(dynamodb.QueryOutput(items=[{"id": value}]))


def prepare_configuration(servers: Servers) -> None:
    """The folders that the configuration names."""
    write_model(servers.folder / "models", "jobs", text_model("jobs", ["DescribeJob"]))
    (servers.folder / "waiters").mkdir()


def prepare_models_move(servers: Servers) -> None:
    """A project with a package."""
    services = '[tool.botoforge.services]\nsqs = ["DeleteQueue"]\n'
    (servers.folder / "pyproject.toml").write_text(HEAD + services, "utf-8")
    succeed(servers.folder, "generate")


PREPARATIONS: Final[Mapping[str, Callable[[Servers], None]]] = {
    "README.md": prepare_readme,
    "docs/async.md": prepare_async,
    "docs/configuration.md": prepare_configuration,
    "docs/errors.md": prepare_errors,
    "docs/from-boto3.md": prepare_from_boto3,
    "docs/models-move.md": prepare_models_move,
    "docs/pagination.md": prepare_pagination,
    "docs/responses.md": prepare_responses,
    "docs/streams.md": prepare_streams,
    "docs/waiting.md": prepare_waiting,
}
