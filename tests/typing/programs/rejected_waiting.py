"""Waits that cannot work, and results that may be something else."""

from typing import Any

from botoforge import JobFailedError, Response, Timing, WaitTimeoutError
from botoforge.dms import (
    AsyncDatabaseMigrationServiceClient,
    DatabaseMigrationServiceClient,
    DescribeRefreshSchemasStatusResponse,
)
from botoforge.quicksight import DescribeTopicRefreshResponse


def calls(client: DatabaseMigrationServiceClient) -> None:
    """Leave out the time-out, or a parameter, or give what is no duration."""
    wait = client.wait_until_refresh_schemas_succeeded
    wait(endpoint_arn="A")  # error: call-arg, reportCallIssue
    wait(timeout=600)  # error: call-arg, reportCallIssue
    wait(endpoint_arn="A", timeout="5m")  # error: arg-type, reportArgumentType
    wait(endpoint_arn="A", timeout=None)  # error: arg-type, reportArgumentType
    wait(endpoint_arn="A", timeout=6, max_attempts=3)  # error: call-arg, reportCallIssue
    wait("A", timeout=600)  # error: call-arg, reportCallIssue
    client.wait_until_refreshed(timeout=6)  # error: attr-defined, reportAttributeAccessIssue


def of_another_job(_: DescribeTopicRefreshResponse) -> bool:
    """Take the response of another operation."""
    return True


def told(_: DescribeRefreshSchemasStatusResponse) -> None:
    """Forget that there are two arguments."""


async def later(_: DescribeRefreshSchemasStatusResponse) -> bool:
    """Answer when it is awaited."""
    return False


def callbacks(client: DatabaseMigrationServiceClient) -> None:
    """Give callbacks that take something else."""
    wait = client.wait_until_refresh_schemas_succeeded
    wait(endpoint_arn="A", timeout=6, accept=of_another_job)  # error: arg-type, reportArgumentType
    wait(endpoint_arn="A", timeout=6, accept=later)  # error: arg-type, reportArgumentType
    wait(endpoint_arn="A", timeout=6, on_poll=told)  # error: arg-type, reportArgumentType
    wait(endpoint_arn="A", timeout=6, progress=told)  # error: arg-type, reportArgumentType
    print(Timing(clock="now"))  # error: arg-type, reportArgumentType


def unchecked_nothing(client: DatabaseMigrationServiceClient) -> None:
    """Use what may be `None` as if it were there."""
    response = client.wait_until_refresh_schemas_succeeded(endpoint_arn="A", timeout=600)
    print(response.refresh_schemas_status.status)  # error: union-attr, reportOptionalMemberAccess


def unchecked_errors(failed: JobFailedError, late: WaitTimeoutError) -> None:
    """Use a response of an error that may not have come."""
    print(failed.response.raw_response)  # error: union-attr, reportOptionalMemberAccess
    print(late.last_response.raw_response)  # error: union-attr, reportOptionalMemberAccess
    print(failed.polled.raw_response)  # error: attr-defined, reportAttributeAccessIssue
    print(late.response_as(Response).arn)  # error: attr-defined, reportAttributeAccessIssue
    print(late.reason)  # error: attr-defined, reportAttributeAccessIssue


async def forgotten_await(client: AsyncDatabaseMigrationServiceClient, untyped: Any) -> None:
    """Use an async client as if it were none."""
    connect = AsyncDatabaseMigrationServiceClient.connect
    with connect():  # error: attr-defined, reportGeneralTypeIssues
        print(untyped)
    wait = client.wait_until_refresh_schemas_succeeded
    coroutine = wait(endpoint_arn="A", timeout=600)
    print(coroutine.refresh_schemas_status)  # error: attr-defined, reportAttributeAccessIssue
    wait(endpoint_arn="A", timeout=1)  # error: unused-coroutine, reportUnusedCoroutine
