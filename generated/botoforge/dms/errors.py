# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# fmt: off
# ruff: noqa
"""The errors that AWS Database Migration Service answers with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.service_errors import ServiceError


class DatabaseMigrationServiceError(ServiceError):
    """AWS Database Migration Service answered with an error: the base of every error of this
    service, raised itself for a code that the model does not list.
    """


class InvalidResourceStateFault(DatabaseMigrationServiceError):
    """The resource is in a state that prevents it from being used for database migration."""


class ResourceNotFoundFault(DatabaseMigrationServiceError):
    """The resource could not be found."""


ERRORS: Final[Mapping[str, type[DatabaseMigrationServiceError]]] = {
    "InvalidResourceStateFault": InvalidResourceStateFault,
    "ResourceNotFoundFault": ResourceNotFoundFault,
}
"""The errors by the code that the service sends."""
