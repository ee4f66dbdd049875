# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Stores."""

from __future__ import annotations

from typing import Final

from .._runtime.service_errors import ServiceError, ServiceTable


class StoresError(ServiceError):
    """Base of every error from Stores; raised itself for a code that the model does not list."""


SERVICE: Final = ServiceTable(
    "stores",
    "Stores",
    "rest-json",
    StoresError,
    {
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""
