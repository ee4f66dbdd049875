# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Example Media: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.body_types import BlobSource as BlobSource
    from .._runtime.streaming_bodies import AsyncStreamingBody as AsyncStreamingBody
    from ._shared_circle import (
        Circle,
        Drawing,
        DrawingCircleVariant,
        DrawingCustomVariant,
        DrawingGroupVariant,
        DrawingLabelVariant,
    )
    from .aio import AsyncMediaClient
    from .client import MediaClient
    from .describe_scene import DescribeSceneResponse
    from .draw import DrawResponse, Pen, PenChalkVariant, PenInkVariant
    from .errors import MediaError, NoSuchClipException, TooSlowException
    from .get_clip import GetClipResponse
    from .put_clip import PutClipResponse
    from .watch_clip import (
        ClipEvents,
        ClipEventsFrameVariant,
        ClipEventsMarkerVariant,
        FrameEvent,
        MarkerEvent,
        WatchClipResponse,
    )
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_shared_circle": (
                "Circle",
                "Drawing",
                "DrawingCircleVariant",
                "DrawingCustomVariant",
                "DrawingGroupVariant",
                "DrawingLabelVariant",
            ),
            "aio": ("AsyncMediaClient",),
            "client": ("MediaClient",),
            "describe_scene": ("DescribeSceneResponse",),
            "draw": ("DrawResponse", "Pen", "PenChalkVariant", "PenInkVariant"),
            "errors": ("MediaError", "NoSuchClipException", "TooSlowException"),
            "get_clip": ("GetClipResponse",),
            "put_clip": ("PutClipResponse",),
            "watch_clip": (
                "ClipEvents",
                "ClipEventsFrameVariant",
                "ClipEventsMarkerVariant",
                "FrameEvent",
                "MarkerEvent",
                "WatchClipResponse",
            ),
            "._runtime.body_types": ("BlobSource",),
            "._runtime.streaming_bodies": ("AsyncStreamingBody",),
        },
    )

__all__ = [
    "AsyncMediaClient",
    "Circle",
    "ClipEvents",
    "ClipEventsFrameVariant",
    "ClipEventsMarkerVariant",
    "DescribeSceneResponse",
    "DrawResponse",
    "Drawing",
    "DrawingCircleVariant",
    "DrawingCustomVariant",
    "DrawingGroupVariant",
    "DrawingLabelVariant",
    "FrameEvent",
    "GetClipResponse",
    "MarkerEvent",
    "MediaClient",
    "MediaError",
    "NoSuchClipException",
    "Pen",
    "PenChalkVariant",
    "PenInkVariant",
    "PutClipResponse",
    "TooSlowException",
    "WatchClipResponse",
]
