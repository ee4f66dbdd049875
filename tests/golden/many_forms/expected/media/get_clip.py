# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `media` `GetClip`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.body_types import BODY, AnyBody, StreamingResponse, read_body
from .._runtime.decode import entries, optional_text, read_document
from .._runtime.schema import Member, Shape
from .._runtime.value_types import DOCUMENT, TEXT
from .._runtime.values import JSON


@frozen(kw_only=True, eq=False, repr=False)
class GetClipResponse(StreamingResponse[AnyBody]):
    """Response of `get_clip`."""

    body: AnyBody
    """The clip."""

    content_type: str | None = None

    attributes: JSON = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_get_clip_response(raw: Any) -> GetClipResponse:
    get = entries(raw).get
    made = GetClipResponse.__shape__.make()
    made.body = read_body(get("Body"))
    made.content_type = optional_text(get("ContentType"))
    made.attributes = read_document(get("Attributes"))
    made.__class__ = GetClipResponse
    structure: GetClipResponse = made
    return structure


GetClipResponse.__shape__ = Shape(
    GetClipResponse,
    read_get_clip_response,
    Member("body", "Body", BODY, location="payload", required=True),
    Member("content_type", "ContentType", TEXT, "Content-Type", location="header"),
    Member("attributes", "Attributes", DOCUMENT, "x-attributes", location="header"),
)
