# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `media` `DescribeScene`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional, optional_list, optional_map
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import ListType, MapType, UnionType
from .._runtime.values import ABSENT, ABSENT_MAP
from ._shared_circle import Drawing, read_drawing


@frozen(kw_only=True, eq=False, repr=False)
class DescribeSceneResponse(Response):
    """Response of `describe_scene`."""

    background: Drawing | None = None
    """What is drawn."""

    drawings: Sequence[Drawing] = ABSENT

    by_name: Mapping[str, Drawing] = ABSENT_MAP

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_describe_scene_response(raw: Any) -> DescribeSceneResponse:
    get = entries(raw).get
    made = DescribeSceneResponse.__shape__.make()
    made.background = optional(read_drawing, get("Background"))
    made.drawings = optional_list(read_drawing, get("Drawings"))
    made.by_name = optional_map(read_drawing, get("ByName"))
    made.__class__ = DescribeSceneResponse
    structure: DescribeSceneResponse = made
    return structure


DescribeSceneResponse.__shape__ = Shape(
    DescribeSceneResponse,
    read_describe_scene_response,
    Member("background", "Background", UnionType(Drawing)),
    Member("drawings", "Drawings", ListType(UnionType(Drawing))),
    Member("by_name", "ByName", MapType(UnionType(Drawing))),
)
