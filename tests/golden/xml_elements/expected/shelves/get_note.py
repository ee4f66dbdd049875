# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `shelves` `GetNote`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode_xml import children
from .._runtime.schema import Member, WireShape
from .._runtime.structures import Response
from .._runtime.value_types import TEXT


@frozen(kw_only=True, eq=False, repr=False)
class GetNoteResponse(Response):
    """Response of `get_note`."""

    note: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_get_note_response(node: Any) -> GetNoteResponse:
    children(node)
    made = GetNoteResponse.__shape__.make()
    made.note = None
    made.__class__ = GetNoteResponse
    structure: GetNoteResponse = made
    return structure


GetNoteResponse.__shape__ = WireShape(
    GetNoteResponse,
    read_get_note_response,
    Member("note", "Note", TEXT, location="payload"),
)
