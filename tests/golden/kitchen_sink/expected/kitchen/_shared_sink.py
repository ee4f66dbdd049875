# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeSink`, `ListSinks`, `PutSink` and the errors share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_integer, optional_texts, read_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import INTEGER, TEXT, ListType
from .._runtime.values import ABSENT


@frozen(kw_only=True, eq=False, repr=False)
class Sink(Structure):
    """A sink, as it stands in the kitchen."""

    name: str
    """The name of the sink."""

    depth: int | None = None
    """How deep it is, in `mm`."""

    tags: Sequence[str] = ABSENT
    """What it is tagged with."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_sink(raw: Any) -> Sink:
    get = entries(raw).get
    made = Sink.__shape__.make()
    made.name = read_text(get("Name"))
    made.depth = optional_integer(get("Depth"))
    made.tags = optional_texts(get("Tags"))
    made.__class__ = Sink
    structure: Sink = made
    return structure


Sink.__shape__ = Shape(
    Sink,
    read_sink,
    Member("name", "Name", TEXT, required=True),
    Member("depth", "Depth", INTEGER),
    Member("tags", "Tags", ListType(TEXT)),
)
