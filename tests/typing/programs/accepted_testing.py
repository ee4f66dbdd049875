"""Tests of one's own code: what the tools for them give."""

from typing import Any, assert_type
from unittest.mock import ANY

import botoforge.testing
from botoforge.dms import (
    AsyncDatabaseMigrationServiceClient,
    DatabaseMigrationServiceClient,
    DescribeRefreshSchemasStatusResponse,
)
from botoforge.glue import GetMaterializedViewRefreshTaskRunResponse, GlueClient
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeTopicRefreshResponse,
    QuickSightClient,
    ResourceNotFoundException,
    TopicRefreshDetails,
    TopicRefreshStatus,
)
from botoforge.testing import (
    AwsServer,
    ClientStub,
    Delayed,
    ExpectationError,
    HttpAnswer,
    Request,
    Reset,
    Throttled,
    error,
    sample,
    stub,
)


def made() -> None:
    """Make structures and errors of the class that is asked for."""
    assert_type(sample(DescribeTopicRefreshResponse, status=200), DescribeTopicRefreshResponse)
    assert_type(sample(TopicRefreshDetails), TopicRefreshDetails)
    assert_type(
        error(ResourceNotFoundException, "gone", resource_type="USER"), ResourceNotFoundException
    )
    assert_type(error(ResourceNotFoundException, message="gone").code, str)


def respond(request: Request) -> DescribeTopicRefreshResponse | Delayed[str]:
    """Answer a request."""
    assert_type(request.operation, str)
    assert_type(request.parameters["topic_id"], Any)
    if request.service == "quicksight":
        return Delayed(1, "RUNNING")
    return DescribeTopicRefreshResponse()


def played(aws: AwsServer) -> None:
    """Answer with whatever an operation can be answered with."""
    aws.when(QuickSightClient.describe_topic_refresh, topic_id="sales").answer(
        DescribeTopicRefreshResponse(),
        sample(DescribeTopicRefreshResponse),
        TopicRefreshStatus.RUNNING,
        "RUNNING",
        error(ResourceNotFoundException),
        Throttled(),
        Reset(),
        HttpAnswer(status=503, body=b"<html>"),
        Delayed(0.1, DescribeTopicRefreshResponse()),
        Delayed(0.1, TopicRefreshStatus.COMPLETED),
        Delayed(0.1, Reset()),
        respond,
        lambda request: sample(DescribeTopicRefreshResponse, request_id=request.operation),
    )
    aws.when(AsyncQuickSightClient.describe_topic_refresh).answer(DescribeTopicRefreshResponse())
    assert_type(aws.requests, tuple[Request, ...])


async def called(aws: AwsServer) -> None:
    """Make clients that call the server."""
    assert_type(GlueClient.connect(**aws.options()), GlueClient)
    assert_type(GlueClient.connect(**aws.options(read_timeout=1)), GlueClient)
    async with AsyncQuickSightClient.connect(**aws.options()) as client:
        assert_type(client, AsyncQuickSightClient)


def stubbed(
    dms: DatabaseMigrationServiceClient,
    async_dms: AsyncDatabaseMigrationServiceClient,
    glue: GlueClient,
    quicksight: QuickSightClient,
) -> None:
    """Plan calls of clients, async or not, by the method alone."""
    assert_type(stub(dms), ClientStub[DatabaseMigrationServiceClient])
    assert_type(stub(async_dms), ClientStub[AsyncDatabaseMigrationServiceClient])
    with stub(quicksight) as planned:
        assert_type(planned, ClientStub[QuickSightClient])
        refresh = planned.when(QuickSightClient.describe_topic_refresh)
        refresh.raises(error(ResourceNotFoundException))
        refresh.returns(sample(DescribeTopicRefreshResponse))
        planned.when(
            QuickSightClient.describe_topic_refresh,
            aws_account_id=ANY,
            topic_id="sales",
            refresh_id="r-1",
        ).returns(DescribeTopicRefreshResponse())
    stub(dms).when(
        DatabaseMigrationServiceClient.describe_refresh_schemas_status, endpoint_arn="arn"
    ).returns(DescribeRefreshSchemasStatusResponse())
    stub(async_dms).when(
        AsyncDatabaseMigrationServiceClient.describe_refresh_schemas_status, endpoint_arn="arn"
    ).returns(DescribeRefreshSchemasStatusResponse())
    stub(glue).when(GlueClient.get_materialized_view_refresh_task_run).returns(
        GetMaterializedViewRefreshTaskRunResponse()
    )


def test_fixture(aws_server: AwsServer) -> None:
    """Take the fixture; what nobody expected fails the test as an assertion does."""
    assert_type(aws_server.endpoint_url, str)
    failed: AssertionError = ExpectationError("no answer")
    assert_type(botoforge.testing.ExpectationError("").args, tuple[Any, ...])
    print(failed)
