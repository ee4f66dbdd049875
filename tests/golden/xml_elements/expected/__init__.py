# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Typed clients for AWS: responses, enums and exceptions as classes, on top of boto3.

Each service has a package of its own: `shelves`. This package holds what they share. A name is
imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._runtime.errors import (
        BotoforgeError,
        MemberError,
        MissingOperationError,
        UnreadableResponseError,
    )
    from ._runtime.event_streams import EventStream
    from ._runtime.metadata import ResponseMetadata
    from ._runtime.pages import AsyncItemPages, AsyncPages, ItemPages, Pages
    from ._runtime.service_errors import ServiceError
    from ._runtime.streaming_bodies import AsyncStreamingBody, StreamingBody
    from ._runtime.structures import Response, Structure
    from ._runtime.values import (
        ABSENT,
        ABSENT_MAP,
        CopySource,
        JSON,
        Phase,
        ServiceEnum,
        UnknownValue,
        UnknownVariant,
    )
    from ._runtime.waiting.calls import wait_for, wait_for_async
    from ._runtime.waiting.errors import JobFailedError, WaitError, WaitTimeoutError
    from ._runtime.waiting.model import Waiter
    from ._runtime.waiting.options import Timing
    from ._runtime.waiting.words import SeenStatus
else:
    from ._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_runtime.errors": (
                "BotoforgeError",
                "MemberError",
                "MissingOperationError",
                "UnreadableResponseError",
            ),
            "_runtime.event_streams": ("EventStream",),
            "_runtime.metadata": ("ResponseMetadata",),
            "_runtime.pages": ("AsyncItemPages", "AsyncPages", "ItemPages", "Pages"),
            "_runtime.service_errors": ("ServiceError",),
            "_runtime.streaming_bodies": ("AsyncStreamingBody", "StreamingBody"),
            "_runtime.structures": ("Response", "Structure"),
            "_runtime.values": (
                "ABSENT",
                "ABSENT_MAP",
                "CopySource",
                "JSON",
                "Phase",
                "ServiceEnum",
                "UnknownValue",
                "UnknownVariant",
            ),
            "_runtime.waiting.calls": ("wait_for", "wait_for_async"),
            "_runtime.waiting.errors": ("JobFailedError", "WaitError", "WaitTimeoutError"),
            "_runtime.waiting.model": ("Waiter",),
            "_runtime.waiting.options": ("Timing",),
            "_runtime.waiting.words": ("SeenStatus",),
        },
        unlisted={  # for pickles
            "_runtime.metadata": ("restore_metadata",),
            "_runtime.service_errors": ("restore_error",),
            "_runtime.structures": ("restore_structure",),
            "_runtime.values": ("restore_enum_value",),
            "_runtime.wire.cbor_bodies": ("CborItem",),
        },
    )

__all__ = [
    "ABSENT",
    "ABSENT_MAP",
    "AsyncItemPages",
    "AsyncPages",
    "AsyncStreamingBody",
    "BotoforgeError",
    "CopySource",
    "EventStream",
    "ItemPages",
    "JSON",
    "JobFailedError",
    "MemberError",
    "MissingOperationError",
    "Pages",
    "Phase",
    "Response",
    "ResponseMetadata",
    "SeenStatus",
    "ServiceEnum",
    "ServiceError",
    "StreamingBody",
    "Structure",
    "Timing",
    "UnknownValue",
    "UnknownVariant",
    "UnreadableResponseError",
    "WaitError",
    "WaitTimeoutError",
    "Waiter",
    "wait_for",
    "wait_for_async",
]
