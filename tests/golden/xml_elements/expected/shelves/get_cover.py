# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `shelves` `GetCover`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.body_types import BODY, AnyBody, StreamingResponse
from .._runtime.decode_xml import children
from .._runtime.schema import Member, WireShape
from .._runtime.value_types import INTEGER


@frozen(kw_only=True, eq=False, repr=False)
class GetCoverResponse(StreamingResponse[AnyBody]):
    """Response of `get_cover`."""

    cover: AnyBody

    length: int | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_get_cover_response(node: Any) -> GetCoverResponse:
    children(node)
    made = GetCoverResponse.__shape__.make()
    made.cover = None
    made.length = None
    made.__class__ = GetCoverResponse
    structure: GetCoverResponse = made
    return structure


GetCoverResponse.__shape__ = WireShape(
    GetCoverResponse,
    read_get_cover_response,
    Member("cover", "Cover", BODY, location="payload", required=True),
    Member("length", "Length", INTEGER, "Content-Length", location="header"),
)
