# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `ListSinks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_list, optional_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import TEXT, ListType, StructureType
from .._runtime.values import ABSENT
from ._shared_sink import Sink, read_sink


@frozen(kw_only=True, eq=False, repr=False)
class ListSinksResponse(Response):
    """Every sink of the kitchen."""

    sinks: Sequence[Sink] = ABSENT
    """The sinks, the oldest first."""

    next_token: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_list_sinks_response(raw: Any) -> ListSinksResponse:
    get = entries(raw).get
    made = ListSinksResponse.__shape__.make()
    made.sinks = optional_list(read_sink, get("Sinks"))
    made.next_token = optional_text(get("NextToken"))
    made.__class__ = ListSinksResponse
    structure: ListSinksResponse = made
    return structure


ListSinksResponse.__shape__ = Shape(
    ListSinksResponse,
    read_list_sinks_response,
    Member("sinks", "Sinks", ListType(StructureType(Sink))),
    Member("next_token", "NextToken", TEXT),
)
