# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Example Kitchen: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.pages import AsyncItemPages as AsyncItemPages, ItemPages as ItemPages
    from .._runtime.waiting.options import Timing as Timing
    from ._shared_finish import Finish, FinishLiteral
    from ._shared_sink import Sink
    from .aio import AsyncKitchenClient
    from .client import KitchenClient
    from .describe_sink import (
        SINK_EXISTS,
        SINK_GLOSSY,
        SINK_REMOVED,
        Color,
        DescribeSinkResponse,
        Empty,
        Lists,
        Maps,
        Person,
        RequiredScalars,
        Scalars,
        Secrets,
        View,
        ViewLiteral,
    )
    from .drain_sink import DrainSinkResponse, Plug, PlugKind
    from .errors import (
        Hint,
        KitchenError,
        MissingThing,
        SinkNotFoundException,
        TapOverheatedException,
        TooManyTapsException,
    )
    from .list_sinks import ListSinksResponse
    from .put_sink import Flow, FlowLiteral, PutSinkResponse, TapSettings
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_shared_finish": ("Finish", "FinishLiteral"),
            "_shared_sink": ("Sink",),
            "aio": ("AsyncKitchenClient",),
            "client": ("KitchenClient",),
            "describe_sink": (
                "SINK_EXISTS",
                "SINK_GLOSSY",
                "SINK_REMOVED",
                "Color",
                "DescribeSinkResponse",
                "Empty",
                "Lists",
                "Maps",
                "Person",
                "RequiredScalars",
                "Scalars",
                "Secrets",
                "View",
                "ViewLiteral",
            ),
            "drain_sink": ("DrainSinkResponse", "Plug", "PlugKind"),
            "errors": (
                "Hint",
                "KitchenError",
                "MissingThing",
                "SinkNotFoundException",
                "TapOverheatedException",
                "TooManyTapsException",
            ),
            "list_sinks": ("ListSinksResponse",),
            "put_sink": ("Flow", "FlowLiteral", "PutSinkResponse", "TapSettings"),
            "._runtime.pages": ("AsyncItemPages", "ItemPages"),
            "._runtime.waiting.options": ("Timing",),
        },
    )

__all__ = [
    "AsyncKitchenClient",
    "Color",
    "DescribeSinkResponse",
    "DrainSinkResponse",
    "Empty",
    "Finish",
    "FinishLiteral",
    "Flow",
    "FlowLiteral",
    "Hint",
    "KitchenClient",
    "KitchenError",
    "ListSinksResponse",
    "Lists",
    "Maps",
    "MissingThing",
    "Person",
    "Plug",
    "PlugKind",
    "PutSinkResponse",
    "RequiredScalars",
    "SINK_EXISTS",
    "SINK_GLOSSY",
    "SINK_REMOVED",
    "Scalars",
    "Secrets",
    "Sink",
    "SinkNotFoundException",
    "TapOverheatedException",
    "TapSettings",
    "TooManyTapsException",
    "View",
    "ViewLiteral",
]
