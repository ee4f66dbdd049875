"""Exceptions: caught by their own class or a wider one, their attributes typed."""

from collections.abc import Callable
from typing import Any, assert_type

import botocore.exceptions
from botoforge import BotoforgeError, ServiceError, UnknownValue, UnreadableResponseError
from botoforge.dms import DatabaseMigrationServiceError, ResourceNotFoundFault
from botoforge.glue import EntityNotFoundException, GlueError
from botoforge.quicksight import (
    ExceptionResourceType,
    QuickSightError,
    ResourceNotFoundException,
    ThrottlingException,
)


def modelled(call: Callable[[], None]) -> None:
    """Catch one modelled error, then two at once, then any of the service."""
    try:
        call()
    except ResourceNotFoundException as error:
        assert_type(error.resource_type, ExceptionResourceType | UnknownValue | None)
    except (ThrottlingException, EntityNotFoundException) as either:
        assert_type(either, ThrottlingException | EntityNotFoundException)
    except QuickSightError as any_of_service:
        common(any_of_service)


def common(error: ServiceError) -> None:
    """Read what every response with an error carries."""
    assert_type(error.code, str)
    assert_type(error.message, str)
    assert_type(error.request_id, str | None)
    assert_type(error.http_status_code, int | None)
    assert_type(error.operation_name, str)
    assert_type(error.response, dict[str, Any])
    assert_type(error.is_throttling, bool)
    assert_type(error.is_retryable, bool)


def wide(call: Callable[[], None]) -> None:
    """Catch what is not a response of a service, then whatever this package raises."""
    try:
        call()
    except UnreadableResponseError as error:
        assert_type(error.operation_name, str)
        assert_type(error.reason, str)
        assert_type(error.request_id, str | None)
        assert_type(error.http_status_code, int)
    except BotoforgeError as root:
        assert_type(root, BotoforgeError)


def old_handler(call: Callable[[], None]) -> None:
    """Catch botocore's own class, as code from before does."""
    try:
        call()
    except botocore.exceptions.ClientError:
        print("refused")


def classes() -> list[type[ServiceError]]:
    """Go through the classes; each is one of its service's base."""
    of_quicksight: list[type[QuickSightError]] = [ResourceNotFoundException, ThrottlingException]
    of_dms: list[type[DatabaseMigrationServiceError]] = [ResourceNotFoundFault]
    of_glue: list[type[GlueError]] = [EntityNotFoundException]
    return [*of_quicksight, *of_dms, *of_glue]
