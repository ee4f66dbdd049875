# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Example "Odd" Names: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.pages import AsyncItemPages as AsyncItemPages, ItemPages as ItemPages
    from .._runtime.waiting.options import Timing as Timing
    from ._shared_element import Element, Members, OddNamesErrorData
    from ._shared_return_response import ReturnResponse
    from ._shared_structure import Structure_
    from ._shared_type import Type, TypeLiteral
    from .aio import AsyncOddNamesClient
    from .client import OddNamesClient
    from .client_ import (
        Any_,
        ClientResponse,
        Datetime,
        Mapping_,
        None_,
        Sequence_,
        Str,
        UnknownValue_,
        Values,
    )
    from .connect_ import LowerCaseMapping
    from .errors import LowerCaseError, OddNamesError, OddNamesServiceError, TimeoutError_, Warning_
    from .errors_ import TEXT_, ErrorsResponse
    from .import_ import ImportResponse
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_shared_element": ("Element", "Members", "OddNamesErrorData"),
            "_shared_return_response": ("ReturnResponse",),
            "_shared_structure": ("Structure_",),
            "_shared_type": ("Type", "TypeLiteral"),
            "aio": ("AsyncOddNamesClient",),
            "client": ("OddNamesClient",),
            "client_": (
                "Any_",
                "ClientResponse",
                "Datetime",
                "Mapping_",
                "None_",
                "Sequence_",
                "Str",
                "UnknownValue_",
                "Values",
            ),
            "connect_": ("LowerCaseMapping",),
            "errors": (
                "LowerCaseError",
                "OddNamesError",
                "OddNamesServiceError",
                "TimeoutError_",
                "Warning_",
            ),
            "errors_": ("TEXT_", "ErrorsResponse"),
            "import_": ("ImportResponse",),
            "._runtime.pages": ("AsyncItemPages", "ItemPages"),
            "._runtime.waiting.options": ("Timing",),
        },
    )

__all__ = [
    "Any_",
    "AsyncOddNamesClient",
    "ClientResponse",
    "Datetime",
    "Element",
    "ErrorsResponse",
    "ImportResponse",
    "LowerCaseError",
    "LowerCaseMapping",
    "Mapping_",
    "Members",
    "None_",
    "OddNamesClient",
    "OddNamesError",
    "OddNamesErrorData",
    "OddNamesServiceError",
    "ReturnResponse",
    "Sequence_",
    "Str",
    "Structure_",
    "TEXT_",
    "TimeoutError_",
    "Type",
    "TypeLiteral",
    "UnknownValue_",
    "Values",
    "Warning_",
]
