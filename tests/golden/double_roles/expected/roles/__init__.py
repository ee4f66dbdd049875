# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Example Roles: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aio import AsyncRolesClient
    from .client import RolesClient
    from .errors import Failure, FailureData, Fault, FaultData, RolesError
    from .find_things import Filter, FindThingsResponse
    from .put_thing import (
        Choice,
        ChoiceFooBarVariant,
        ChoiceLargeFooBarVariant,
        ChoiceSecondVariant,
        ChoiceSnakeFooBarVariant,
        PutThingResponse,
        Thing,
    )
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "aio": ("AsyncRolesClient",),
            "client": ("RolesClient",),
            "errors": ("Failure", "FailureData", "Fault", "FaultData", "RolesError"),
            "find_things": ("Filter", "FindThingsResponse"),
            "put_thing": (
                "Choice",
                "ChoiceFooBarVariant",
                "ChoiceLargeFooBarVariant",
                "ChoiceSecondVariant",
                "ChoiceSnakeFooBarVariant",
                "PutThingResponse",
                "Thing",
            ),
        },
    )

__all__ = [
    "AsyncRolesClient",
    "Choice",
    "ChoiceFooBarVariant",
    "ChoiceLargeFooBarVariant",
    "ChoiceSecondVariant",
    "ChoiceSnakeFooBarVariant",
    "Failure",
    "FailureData",
    "Fault",
    "FaultData",
    "Filter",
    "FindThingsResponse",
    "PutThingResponse",
    "RolesClient",
    "RolesError",
    "Thing",
]
