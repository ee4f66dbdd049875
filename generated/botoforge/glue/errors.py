# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from AWS Glue."""

from __future__ import annotations

from typing import Final

from .._runtime.schema import Member
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.value_types import BOOLEAN


class GlueError(ServiceError):
    """Base of every error from AWS Glue; raised itself for a code that the model does not list."""


class AccessDeniedException(GlueError):
    """Access to a resource was denied."""

    __shape__ = ErrorShape()


class EntityNotFoundException(GlueError):
    """A specified entity does not exist"""

    from_federation_source: bool | None
    """Indicates whether or not the exception relates to a federated source."""

    __shape__ = ErrorShape(Member("from_federation_source", "FromFederationSource", BOOLEAN))


class InvalidInputException(GlueError):
    """The input provided was not valid."""

    from_federation_source: bool | None
    """Indicates whether or not the exception relates to a federated source."""

    __shape__ = ErrorShape(Member("from_federation_source", "FromFederationSource", BOOLEAN))


class OperationTimeoutException(GlueError):
    """The operation timed out."""

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "glue",
    "Glue",
    "json",
    GlueError,
    {
        "AccessDeniedException": AccessDeniedException,
        "EntityNotFoundException": EntityNotFoundException,
        "InvalidInputException": InvalidInputException,
        "OperationTimeoutException": OperationTimeoutException,
    },
    api_version="2017-03-31",
    first_versions={
        "GetMaterializedViewRefreshTaskRun": "1.42.25",
    },
)
"""The names of the service and its errors by code, for the clients."""
