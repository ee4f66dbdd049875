# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `media` `WatchClip`."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional, optional_text, read_blob
from .._runtime.event_streams import EventStream, EventStreamType
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import BLOB, TEXT, StructureType
from .._runtime.values import UnknownVariant


@frozen(kw_only=True, eq=False, repr=False)
class WatchClipResponse(Response):
    """Response of `watch_clip`."""

    events: EventStream[ClipEvents]
    """What happens in a clip."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ClipEventsFrameVariant(Structure):
    """`ClipEvents` with a `frame`."""

    frame: FrameEvent
    """One frame."""

    __hash__: ClassVar[None]


@frozen(eq=False, repr=False)
class ClipEventsMarkerVariant(Structure):
    """`ClipEvents` with a `marker`."""

    marker: MarkerEvent

    __hash__: ClassVar[None]


ClipEvents: TypeAlias = ClipEventsFrameVariant | ClipEventsMarkerVariant | UnknownVariant
"""What happens in a clip."""


@frozen(kw_only=True, eq=False, repr=False)
class FrameEvent(Structure):
    """Value of `ClipEvents.frame`."""

    pixels: bytes | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class MarkerEvent(Structure):
    """Value of `ClipEvents.marker`."""

    label: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_clip_events_frame_variant(raw: Any) -> ClipEventsFrameVariant:
    get = entries(raw).get
    made = ClipEventsFrameVariant.__shape__.make()
    made.frame = read_frame_event(get("frame"))
    made.__class__ = ClipEventsFrameVariant
    structure: ClipEventsFrameVariant = made
    return structure


def read_clip_events_marker_variant(raw: Any) -> ClipEventsMarkerVariant:
    get = entries(raw).get
    made = ClipEventsMarkerVariant.__shape__.make()
    made.marker = read_marker_event(get("marker"))
    made.__class__ = ClipEventsMarkerVariant
    structure: ClipEventsMarkerVariant = made
    return structure


def read_frame_event(raw: Any) -> FrameEvent:
    get = entries(raw).get
    made = FrameEvent.__shape__.make()
    made.pixels = optional(read_blob, get("Pixels"))
    made.__class__ = FrameEvent
    structure: FrameEvent = made
    return structure


def read_marker_event(raw: Any) -> MarkerEvent:
    get = entries(raw).get
    made = MarkerEvent.__shape__.make()
    made.label = optional_text(get("Label"))
    made.__class__ = MarkerEvent
    structure: MarkerEvent = made
    return structure


WatchClipResponse.__shape__ = Shape(
    WatchClipResponse,
    None,
    Member(
        "events",
        "Events",
        EventStreamType(ClipEvents, {"tooSlow": "TooSlow"}),
        location="payload",
        required=True,
    ),
)

ClipEventsFrameVariant.__shape__ = Shape(
    ClipEventsFrameVariant,
    read_clip_events_frame_variant,
    Member("frame", "frame", StructureType(FrameEvent), required=True),
)

ClipEventsMarkerVariant.__shape__ = Shape(
    ClipEventsMarkerVariant,
    read_clip_events_marker_variant,
    Member("marker", "marker", StructureType(MarkerEvent), required=True),
)

FrameEvent.__shape__ = Shape(
    FrameEvent,
    read_frame_event,
    Member("pixels", "Pixels", BLOB, location="eventpayload"),
)

MarkerEvent.__shape__ = Shape(MarkerEvent, read_marker_event, Member("label", "Label", TEXT))
