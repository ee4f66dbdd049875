# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Example Media."""

from __future__ import annotations

from typing import Final

from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable


class MediaError(ServiceError):
    """Base of every error from Example Media; raised itself for a code that the model does not
    list.
    """


class NoSuchClipException(MediaError):
    """Error with the code `NoSuchClipException`."""

    __shape__ = ErrorShape()


class TooSlowException(MediaError):
    """Error with the code `TooSlow`."""

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "media",
    "Media",
    "rest-json",
    MediaError,
    {
        "NoSuchClipException": NoSuchClipException,
        "TooSlow": TooSlowException,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""
