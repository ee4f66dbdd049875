"""Whether the shapes of a service model fit together; each alone is known to be of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import SCALARS

from .schema import REFERENCE, SERVICE, InvalidModel, object_with

RawShapes: TypeAlias = Mapping[str, Mapping[str, Any]]
"""The shapes of a service by name, as the file has them."""

DEEPEST: Final = 20
"""How many lists and maps may lie in each other."""

TYPES: Final = frozenset({"list", "map", "structure", *SCALARS})

ITEM_KEYS: Final = {"list": "member", "map": "value"}
"""The key under which a shape refers to the shape of its items, by type."""

REFERENCE_KEYS: Final = {"list": ("member",), "map": ("key", "value")}
"""The keys under which a shape has to refer to others, by type."""


def check_service(raw: Mapping[str, Any]) -> None:
    """Refuse a service model that is not valid, or whose shapes do not fit together.

    Raises:
        InvalidModel: Its text says where and why.
    """
    SERVICE(raw, "")
    shapes: RawShapes = raw["shapes"]
    for name, shape in shapes.items():
        check_shape(shape, f"shapes.{name}", shapes)
    for name in shapes:
        check_depth(name, shapes)
    for name, operation in raw["operations"].items():
        check_operation(operation, f"operations.{name}", shapes)


def check_shape(shape: Mapping[str, Any], where: str, shapes: RawShapes) -> None:
    """Refuse a shape that has what its type does not allow, or refers to an unknown shape."""
    for member, reference in shape.get("members", {}).items():
        check_reference(reference, f"{where}.members.{member}", shapes)
    for key in REFERENCE_KEYS.get(shape["type"], ()):
        object_with({key: REFERENCE}, {})(shape, where)
        check_reference(shape[key], f"{where}.{key}", shapes)
    if shape["type"] not in TYPES:
        raise InvalidModel(f"{where}: {unknown_word('type', shape['type'], TYPES)}")
    if shape["type"] != "structure":
        for key in ("members", "union", "eventstream"):
            if shape.get(key):
                raise InvalidModel(f"{where}: only a structure has {key}")
    if shape["type"] != "string" and shape.get("enum"):
        raise InvalidModel(f"{where}: only a string has an enum")


def check_operation(operation: Mapping[str, Any], where: str, shapes: RawShapes) -> None:
    """Refuse an operation whose input, output or errors are not structures, or not errors."""
    for key in ("input", "output"):
        if key in operation:
            check_root(operation[key], f"{where}.{key}", shapes)
    for index, error in enumerate(operation.get("errors", ())):
        check_root(error, f"{where}.errors[{index}]", shapes)
        if not shapes[error["shape"]].get("exception"):
            raise InvalidModel(
                f"{where}.errors[{index}]: the shape {error['shape']} is not an error"
            )


def check_root(reference: Mapping[str, str], where: str, shapes: RawShapes) -> None:
    """Refuse an input, output or error that is not a structure with members."""
    check_reference(reference, where, shapes)
    shape = shapes[reference["shape"]]
    is_special = any(shape.get(key) for key in ("union", "eventstream", "document"))
    if shape["type"] != "structure" or is_special:
        raise InvalidModel(
            f"{where}: the shape {reference['shape']} is not a structure with members"
        )


def check_reference(reference: Mapping[str, str], where: str, shapes: RawShapes) -> None:
    """Refuse a reference to an unknown shape."""
    if reference["shape"] not in shapes:
        raise InvalidModel(f"{where} refers to the unknown shape {reference['shape']}")


def check_depth(name: str, shapes: RawShapes) -> None:
    """Refuse lists and maps that lie too deeply in each other, or in themselves."""
    current = name
    for _ in range(DEEPEST):
        shape = shapes[current]
        item_key = ITEM_KEYS.get(shape["type"])
        if item_key is None:
            return
        current = shape[item_key]["shape"]
    raise InvalidModel(f"shapes.{name}: its lists and maps are nested too deeply")
