"""How other libraries type the responses of the five operations.

aws-resource-validator has pydantic models of every service, some of whose fields have validators in
Python. Models of the shapes alone, which pydantic's compiled core reads without any Python, and
structures of msgspec, which is C throughout, say what a library of that kind can do at best.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import partial
from importlib import import_module
from types import GenericAlias
from typing import Any, Literal

from .five import Operation


def published_model(operation: Operation) -> Any:
    """Load the pydantic model that aws-resource-validator has of a response."""
    package = f"aws_resource_validator.pydantic_models.{operation.service}"
    classes = import_module(f"{package}.{operation.service}_classes")
    return getattr(classes, f"{operation.title}ResponseTypeDef")


def bare_model(shape: Any) -> Any:
    """Make a pydantic model of a shape."""

    def make(structure: Any) -> Any:
        fields: Any = {
            name: (member, ...) if is_required else (member | None, None)
            for name, (member, is_required) in describe(structure, make, literal).items()
        }
        return create_model(structure.name, **fields)

    create_model: Any = import_module("pydantic").create_model
    return make(shape)


def c_converter(shape: Any) -> Callable[[Any], Any]:
    """Let msgspec convert dictionaries of a shape, with enums as ours are."""

    def make(structure: Any) -> Any:
        fields = [
            (name, member) if is_required else (name, member | None, None)
            for name, (member, is_required) in describe(structure, make, enum).items()
        ]
        return msgspec.defstruct(structure.name, fields, kw_only=True, frozen=True)

    msgspec: Any = import_module("msgspec")
    return partial(msgspec.convert, type=make(shape))


def describe(
    structure: Any, make: Callable[[Any], Any], choose: Callable[[Any], Any]
) -> Mapping[str, tuple[Any, bool]]:
    """Describe the members of a structure: the type of each, and whether it is required.

    Args:
        structure: The shape.
        make: Makes the class of a structure inside of it.
        choose: Makes the type of a string with an enum.
    """

    def type_of(shape: Any) -> Any:
        match shape.type_name:
            case "structure":
                return make(shape)
            case "list":
                return GenericAlias(list, type_of(shape.member))
            case "boolean":
                return bool
            case "integer" | "long":
                return int
            case "float" | "double":
                return float
            case "timestamp":
                return datetime
            case _:
                return choose(shape) if shape.enum else str

    required = structure.required_members
    return {name: (type_of(member), name in required) for name, member in structure.members.items()}


def literal(shape: Any) -> Any:
    """Make a literal type of an enum."""
    return Literal[tuple(shape.enum)]


def enum(shape: Any) -> Any:
    """Make an enum."""
    return StrEnum(shape.name, {value: value for value in shape.enum})
