"""Clients: how they are made, and what their methods return."""

from typing import Any, Literal, assert_type, overload

from botocore.config import Config
from botoforge.dms import DatabaseMigrationServiceClient, DescribeRefreshSchemasStatusResponse
from botoforge.glue import GetMaterializedViewRefreshTaskRunResponse, GlueClient
from botoforge.quicksight import (
    DescribeAssetBundleExportJobResponse,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
    QuickSightClient,
)
from botoforge.testing import AwsServer


class Boto3Session:
    """A session as stub packages for boto3 describe it: one overload for each service."""

    @overload
    def client(self, service_name: Literal["dms"], region_name: str | None = ...) -> object: ...
    @overload
    def client(self, service_name: Literal["glue"], region_name: str | None = ...) -> object: ...
    def client(self, service_name: str, region_name: str | None = None) -> object:
        """Make a client."""
        return service_name, region_name


class BotocoreSession:
    """A session as stub packages for botocore describe it."""

    def create_client(self, service_name: str, region_name: str | None = None) -> object:
        """Make a client."""
        return service_name, region_name


class RawClient:
    """A client as stub packages describe it."""

    @property
    def meta(self) -> object:
        """What botocore knows about the client."""
        return None


def made(untyped: Any) -> None:
    """Wrap a raw client, or let the client make one from whichever session there is."""
    assert_type(GlueClient(untyped), GlueClient)
    assert_type(GlueClient(RawClient()), GlueClient)
    assert_type(GlueClient.connect(), GlueClient)
    assert_type(GlueClient.connect(region_name="eu-west-1", endpoint_url=None), GlueClient)
    assert_type(GlueClient.connect(session=untyped), GlueClient)
    assert_type(GlueClient.connect(session=Boto3Session(), region_name="eu-west-1"), GlueClient)
    assert_type(GlueClient.connect(session=BotocoreSession()), GlueClient)
    assert_type(GlueClient(untyped).raw_client, Any)
    config = Config(retries={"total_max_attempts": 1})
    assert_type(GlueClient.connect(verify=False, config=config), GlueClient)
    assert_type(
        GlueClient.connect(session=Boto3Session(), use_ssl=True, verify="ca.pem"), GlueClient
    )
    assert_type(GlueClient.connect(**AwsServer().options()), GlueClient)


def called(
    quicksight: QuickSightClient, dms: DatabaseMigrationServiceClient, glue: GlueClient
) -> None:
    """Call each of the five operations with keywords."""
    assert_type(
        quicksight.describe_topic_refresh(
            aws_account_id="123456789012", topic_id="sales", refresh_id="nightly"
        ),
        DescribeTopicRefreshResponse,
    )
    assert_type(
        quicksight.describe_dashboard_snapshot_job(
            aws_account_id="123456789012", dashboard_id="sales", snapshot_job_id="nightly"
        ),
        DescribeDashboardSnapshotJobResponse,
    )
    assert_type(
        quicksight.describe_asset_bundle_export_job(
            aws_account_id="123456789012", asset_bundle_export_job_id="nightly"
        ),
        DescribeAssetBundleExportJobResponse,
    )
    assert_type(
        dms.describe_refresh_schemas_status(endpoint_arn="arn:aws:dms:eu-west-1:1:endpoint:A"),
        DescribeRefreshSchemasStatusResponse,
    )
    assert_type(
        glue.get_materialized_view_refresh_task_run(
            catalog_id="123456789012", materialized_view_refresh_task_run_id="nightly"
        ),
        GetMaterializedViewRefreshTaskRunResponse,
    )
