# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `media` `PutClip`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries
from .._runtime.schema import Shape
from .._runtime.structures import Response


@frozen(kw_only=True, eq=False, repr=False)
class PutClipResponse(Response):
    """Response of `put_clip`."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_put_clip_response(raw: Any) -> PutClipResponse:
    entries(raw)
    made = PutClipResponse.__shape__.make()
    made.__class__ = PutClipResponse
    structure: PutClipResponse = made
    return structure


PutClipResponse.__shape__ = Shape(PutClipResponse, read_put_clip_response)
