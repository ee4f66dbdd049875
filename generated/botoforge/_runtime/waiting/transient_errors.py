# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The errors after which a wait goes on."""

from __future__ import annotations

from http import HTTPStatus

from ..botocore_api import ClientError, is_connection_error, is_credential_error
from ..errors import UnreadableResponseError
from ..service_errors import ServiceError


def as_service_error(error: Exception) -> ServiceError | None:
    """Return an error of a service, also one of a raw client of botocore, with its attributes."""
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, ClientError):
        return ServiceError(error.response, error.operation_name)
    return None


def is_transient(error: Exception) -> bool:
    """Whether to keep waiting after an error: throttling, 5xx, and connection errors.

    Also if credentials could not be renewed: the client had some when it was created, and gets new
    ones when their source works again.
    """
    failure = as_service_error(error)
    if failure is not None:
        status = failure.http_status_code or 0
        return failure.is_retryable or (
            status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        )
    if isinstance(error, UnreadableResponseError):
        return error.is_cut_off
    return is_connection_error(error) or is_credential_error(error)
