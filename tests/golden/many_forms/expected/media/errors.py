# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The errors that Example Media answers with."""

from __future__ import annotations

from typing import Final

from .._runtime.service_errors import (
    ErrorShape,
    ServiceError,
    ServiceTable,
)


class MediaError(ServiceError):
    """Example Media answered with an error: the base of every error of this service, raised itself
    for a code that the model does not list.
    """


class NoSuchClipException(MediaError):
    """The error `NoSuchClipException`."""

    __shape__ = ErrorShape()


class TooSlowException(MediaError):
    """The error `TooSlow`."""

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "media",
    "Media",
    MediaError,
    {
        "NoSuchClipException": NoSuchClipException,
        "TooSlow": TooSlowException,
    },
)
"""What the clients know about the service: its names, and its errors by their code."""
