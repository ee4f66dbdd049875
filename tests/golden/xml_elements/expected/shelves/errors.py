# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Shelves."""

from __future__ import annotations

from typing import Final

from .._runtime.schema import Member
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.value_types import TEXT


class ShelvesError(ServiceError):
    """Base of every error from Shelves; raised itself for a code that the model does not list."""


class NoSuchShelf(ShelvesError):
    """Error with the code `NoSuchShelf`."""

    shelf: str | None

    __shape__ = ErrorShape(Member("shelf", "Shelf", TEXT, "ShelfName"))


SERVICE: Final = ServiceTable(
    "shelves",
    "Shelves",
    "rest-xml",
    ShelvesError,
    {
        "NoSuchShelf": NoSuchShelf,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""
