"""Answers that are no answers of the operation, and plans for what a client cannot do."""

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


def stubbed(client: DatabaseMigrationServiceClient) -> None:
    """Plan a call of another service, a response of another operation, a status."""
    plan = stub(client).describe_refresh_schemas_status
    stub(client).describe_topic_refresh()  # error: attr-defined, reportAttributeAccessIssue
    plan(returns=DescribeTopicRefreshResponse())  # error: arg-type, reportArgumentType
    plan(returns="successful")  # error: arg-type, reportArgumentType
    plan(DescribeRefreshSchemasStatusResponse())  # error: call-arg, reportCallIssue
    plan(raises=ValueError())  # error: arg-type, reportArgumentType
    stub(client.raw_client.meta, 7)  # error: call-overload, reportCallIssue
    stub("dms")  # error: call-overload, reportCallIssue, reportArgumentType


def made() -> None:
    """Make a sample of what is no structure, and an error of what is none."""
    sample(TopicRefreshStatus)  # error: type-var, reportArgumentType
    error(DescribeTopicRefreshResponse)  # error: type-var, reportArgumentType
    error(ValueError)  # error: type-var, reportArgumentType
