"""Responses that are not of the operation, and plans for what a client cannot do."""

from botoforge.dms import DatabaseMigrationServiceClient, DescribeRefreshSchemasStatusResponse
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeTopicRefreshResponse,
    QuickSightClient,
    TopicRefreshStatus,
)
from botoforge.testing import AwsServer, Delayed, Request, Reset, error, sample, stub


def respond(_: Request) -> DescribeRefreshSchemasStatusResponse:
    """Answer another operation."""
    return DescribeRefreshSchemasStatusResponse()


def played(aws: AwsServer) -> None:
    """Answer with the response of another operation, in every way, or with what is none."""
    script = aws.when(QuickSightClient.describe_topic_refresh)
    script.answer(DescribeRefreshSchemasStatusResponse())  # error: arg-type, reportArgumentType
    script.answer(Delayed(1, respond))  # error: arg-type, reportArgumentType
    script.answer(respond)  # error: arg-type, reportArgumentType
    script.answer(Reset)  # error: arg-type, reportArgumentType
    script.answer(200)  # error: arg-type, reportArgumentType
    script.answer("RUNNING", None)  # error: arg-type, reportArgumentType
    other = aws.when(AsyncQuickSightClient.describe_topic_refresh)
    other.answer(DescribeRefreshSchemasStatusResponse())  # error: arg-type, reportArgumentType
    aws.when(QuickSightClient.describe_refresh)  # error: attr-defined, reportAttributeAccessIssue
    aws.when("describe_topic_refresh")  # error: call-overload, reportCallIssue, reportArgumentType


def stubbed(client: DatabaseMigrationServiceClient, async_client: AsyncQuickSightClient) -> None:
    """Plan a call of another client, other parameters, another response, a status."""
    planned = stub(client)
    method = DatabaseMigrationServiceClient.describe_refresh_schemas_status
    other_method = QuickSightClient.describe_topic_refresh
    planned.when(other_method)  # error: arg-type, reportCallIssue, reportArgumentType
    planned.when(method, endpoint="arn")  # error: call-overload, reportCallIssue
    when = planned.when
    when(method, endpoint_arn=7)  # error: call-overload, reportCallIssue, reportArgumentType
    planned.when(method, "arn")  # error: call-overload, reportCallIssue
    plan = planned.when(method, endpoint_arn="arn")
    plan.returns(DescribeTopicRefreshResponse())  # error: arg-type, reportArgumentType
    plan.returns("successful")  # error: arg-type, reportArgumentType
    plan.raises(ValueError())  # error: arg-type, reportArgumentType
    planned.describe_refresh_schemas_status()  # error: attr-defined, reportAttributeAccessIssue
    other = stub(async_client)
    sync_method = QuickSightClient.describe_topic_refresh
    other.when(sync_method)  # error: arg-type, reportCallIssue, reportArgumentType
    refresh = other.when(AsyncQuickSightClient.describe_topic_refresh)
    refresh.returns(DescribeRefreshSchemasStatusResponse())  # error: arg-type, reportArgumentType
    stub("dms")  # error: type-var, reportArgumentType


def made() -> None:
    """Make a sample of what is no structure, and an error of what is none."""
    sample(TopicRefreshStatus)  # error: type-var, reportArgumentType
    error(DescribeTopicRefreshResponse)  # error: type-var, reportArgumentType
    error(ValueError)  # error: type-var, reportArgumentType
