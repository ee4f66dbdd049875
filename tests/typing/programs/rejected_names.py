"""Misspelt names: each one is the type checkers' error, none is an `Any`."""

import botoforge
import botoforge.quicksight
from botoforge import UnknownValeu  # error: attr-defined, reportAttributeAccessIssue
from botoforge.glue import GlueErorr  # error: attr-defined, reportAttributeAccessIssue
from botoforge.quicksight import (
    DescribeTopicRefreshResponse,
    QuickSightClient,
    ResourceNotFoundException,
    TopicRefreshStatus,
)

__all__ = ["GlueErorr", "UnknownValeu"]

print(botoforge.UnknownValeu)  # error: attr-defined, reportAttributeAccessIssue
print(botoforge.quicksight.TopicRefreshStatu)  # error: attr-defined, reportAttributeAccessIssue


def of_a_response(response: DescribeTopicRefreshResponse) -> None:
    """Misspell an attribute of a response, of a structure inside, and of its metadata."""
    print(response.refresh_detials)  # error: attr-defined, reportAttributeAccessIssue
    print(response.response_metadata.request_ids)  # error: attr-defined, reportAttributeAccessIssue
    details = response.refresh_details
    if details is not None:
        print(details.refresh_state)  # error: attr-defined, reportAttributeAccessIssue


def of_an_exception(error: ResourceNotFoundException) -> None:
    """Misspell an attribute of an exception: a modelled one and a common one."""
    print(error.resource_typ)  # error: attr-defined, reportAttributeAccessIssue
    print(error.mesage)  # error: attr-defined, reportAttributeAccessIssue


def of_an_enum() -> None:
    """Misspell a member of an enum."""
    print(TopicRefreshStatus.COMPLETE)  # error: attr-defined, reportAttributeAccessIssue


def of_a_client(client: QuickSightClient) -> None:
    """Misspell a method, and an attribute of the client."""
    client.describe_topic_refreshes()  # error: attr-defined, reportAttributeAccessIssue
    print(client.row_client)  # error: attr-defined, reportAttributeAccessIssue
