"""The way back written down plainly: what botocore's form and the JSON of any value are."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from importlib import import_module
from typing import Any, Final

from botoforge._runtime.values import is_list, is_map

FLOATS: Final = {math.inf: "Infinity", -math.inf: "-Infinity"}


class WayBack:
    """Says what values of a package become.

    Args:
        package: The package whose classes they are.
    """

    def __init__(self, package: str) -> None:
        self.values: Any = import_module(f"{package}._runtime.values")
        self.structure_class: Any = import_module(f"{package}._runtime.structures").Structure

    def raw(self, value: Any) -> Any:
        """Convert a value to botocore's form; one that is not set becomes `None`."""
        values = self.values
        if isinstance(value, self.structure_class):
            return self.raw_members(value)
        if isinstance(value, Enum | values.UnknownValue):
            return str(value.value)
        if isinstance(value, values.UnknownVariant):
            return value.raw
        if value is values.ABSENT or value is values.ABSENT_MAP:
            return None
        if is_list(value):
            return [self.raw(item) for item in value]
        if is_map(value):
            return {key: self.raw(item) for key, item in value.items()}
        return value

    def raw_members(self, structure: Any) -> dict[str, Any]:
        """Convert a structure to botocore's dictionary; bad members keep their raw value."""
        bad = structure.__bad__
        members = {
            member.wire_name: bad[member.name].raw
            if member.name in bad
            else self.raw(getattr(structure, member.name))
            for member in structure.__shape__.members
        }
        return {name: value for name, value in members.items() if value is not None}

    def parameters(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Convert parameters; those that are not set are left out."""
        raw = {name: self.raw(value) for name, value in parameters.items()}
        return {name: value for name, value in raw.items() if value is not None}

    def written(self, structure: Any, indent: int | None) -> str:
        """Write a structure as JSON, its streams left out."""
        streams = {each.wire_name for each in structure.__shape__.members if each.type.streams}
        raw = self.raw_members(structure)
        members = {name: value for name, value in raw.items() if name not in streams}
        return json.dumps(self.described(members), indent=indent, allow_nan=False)

    def described(self, value: Any) -> Any:
        """Convert a value in botocore's form to JSON's types."""
        if value is None or isinstance(value, bool | int | str):
            return value
        if isinstance(value, float):
            return value if math.isfinite(value) else FLOATS.get(value, "NaN")
        if isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, bytes | bytearray):
            return base64.b64encode(value).decode("ascii")
        if is_list(value):
            return [self.described(item) for item in value]
        if is_map(value):
            return {str(key): self.described(item) for key, item in value.items()}
        return str(value)
