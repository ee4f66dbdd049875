# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stores: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aio import AsyncStoresClient
    from .client import StoresClient
    from .describe_store import (
        Choice,
        ChoiceDepthVariant,
        ChoiceRedVariant,
        DescribeStoreResponse,
        Value,
    )
    from .errors import StoresError
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "aio": ("AsyncStoresClient",),
            "client": ("StoresClient",),
            "describe_store": (
                "Choice",
                "ChoiceDepthVariant",
                "ChoiceRedVariant",
                "DescribeStoreResponse",
                "Value",
            ),
            "errors": ("StoresError",),
        },
    )

__all__ = [
    "AsyncStoresClient",
    "Choice",
    "ChoiceDepthVariant",
    "ChoiceRedVariant",
    "DescribeStoreResponse",
    "StoresClient",
    "StoresError",
    "Value",
]
