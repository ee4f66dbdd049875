"""Calls that cannot work: of a method, of a client, and of a structure's class."""

from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.quicksight import (
    AsyncQuickSightClient,
    DescribeTopicRefreshResponse,
    IntegerParameter,
    QuickSightClient,
    TopicRefreshDetails,
)


def of_a_method(client: DatabaseMigrationServiceClient) -> None:
    """Misspell a parameter, leave one out, give one by position, give a wrong type."""
    client.describe_refresh_schemas_status(endpoint="A")  # error: call-arg, reportCallIssue
    client.describe_refresh_schemas_status()  # error: call-arg, reportCallIssue
    client.describe_refresh_schemas_status("A")  # error: call-arg, reportCallIssue
    call = client.describe_refresh_schemas_status
    call(endpoint_arn=None)  # error: arg-type, reportArgumentType
    call(endpoint_arn=7)  # error: arg-type, reportArgumentType


def of_a_client(client: DatabaseMigrationServiceClient) -> None:
    """Make a client of nothing, of what is no client, and with what is no session."""
    QuickSightClient()  # error: call-arg, reportCallIssue
    QuickSightClient("quicksight")  # error: arg-type, reportArgumentType
    QuickSightClient.connect(client)  # error: arg-type, call-arg, reportCallIssue
    QuickSightClient.connect(session=client)  # error: arg-type, reportArgumentType
    QuickSightClient.connect(regoin_name="eu-west-1")  # error: call-arg, reportCallIssue
    QuickSightClient.connect(verify=7)  # error: arg-type, reportArgumentType
    QuickSightClient.connect(config={"retries": 3})  # error: arg-type, reportArgumentType
    AsyncQuickSightClient.connect(regoin_name="eu-west-1")  # error: call-arg, reportCallIssue


def of_a_structure() -> None:
    """Misspell a member, leave a required one out, give one by position."""
    TopicRefreshDetails(refresh_identifier="nightly")  # error: call-arg, reportCallIssue
    IntegerParameter(name="year")  # error: call-arg, reportCallIssue
    TopicRefreshDetails("arn")  # error: call-arg, reportCallIssue


def as_in_boto3(
    client: DatabaseMigrationServiceClient, response: DescribeTopicRefreshResponse
) -> None:
    """Write what boto3 has."""
    client.describe_refresh_schemas_status(EndpointArn="A")  # error: call-arg, reportCallIssue
    client.get_paginator("describe_schemas")  # error: attr-defined, reportAttributeAccessIssue
    client.describe_schemas()  # error: attr-defined, reportAttributeAccessIssue
    response["RefreshDetails"]  # error: index, reportIndexIssue
    response.get("RefreshDetails")  # error: attr-defined, reportAttributeAccessIssue
    print("RefreshDetails" in response)  # error: operator, reportOperatorIssue
    list(response)  # error: call-overload, reportArgumentType
