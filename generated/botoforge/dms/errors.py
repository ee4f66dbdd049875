# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from AWS Database Migration Service."""

from __future__ import annotations

from typing import Final

from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable


class DatabaseMigrationServiceError(ServiceError):
    """Base of every error from AWS Database Migration Service; raised itself for a code that the
    model does not list.
    """


class InvalidResourceStateFault(DatabaseMigrationServiceError):
    """The resource is in a state that prevents it from being used for database migration."""

    __shape__ = ErrorShape()


class ResourceNotFoundFault(DatabaseMigrationServiceError):
    """The resource could not be found."""

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "dms",
    "Database Migration Service",
    "json",
    DatabaseMigrationServiceError,
    {
        "InvalidResourceStateFault": InvalidResourceStateFault,
        "ResourceNotFoundFault": ResourceNotFoundFault,
    },
    api_version="2016-01-01",
    first_versions={
        "DescribeRefreshSchemasStatus": "1.4.4",
    },
)
"""The names of the service and its errors by code, for the clients."""
