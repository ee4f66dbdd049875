"""Methods of typed clients, called with raw parameters."""

from __future__ import annotations

import builtins
import inspect
from collections.abc import Mapping, Sequence
from enum import Enum, EnumType
from importlib import import_module
from types import ModuleType, UnionType
from typing import Any, TypeGuard, Union, get_args, get_origin

from botoforge_codegen.lower.quirk_table import QUIRKS
from oracle.judge import attribute_name
from oracle.shapes import is_list, is_map


class Names(dict[str, Any]):
    """The names in the annotations of a client: those of its service first, as a module has it."""

    def __init__(self, package: ModuleType) -> None:
        super().__init__()
        self.package = package
        runtime = f"{package.__name__.partition('.')[0]}._runtime"
        libraries = ("collections.abc", "datetime", "typing")
        self.rest = [
            vars(import_module(name))
            for name in (
                *(
                    f"{runtime}.{name}"
                    for name in ("values", "body_types", "streaming_bodies", "event_streams")
                ),
                *libraries,
            )
        ]

    def __missing__(self, name: str) -> Any:
        if name == "types":  # as a client calls its own package, beside Python's module
            return self.package
        if name in self.package.__all__:
            return getattr(self.package, name)
        return next(found[name] for found in [*self.rest, vars(builtins)] if name in found)


class TypedMethod:
    """A method of a typed client."""

    def __init__(self, operation: Any, method: Any, names: Names) -> None:
        self.operation = operation
        self.method = method
        annotations: Mapping[str, str] = method.__func__.__annotations__
        self.hints = {name: eval(text, {}, names) for name, text in annotations.items()}  # noqa: S307 (our own)
        self.renamed = {
            row.location.rpartition(".")[2]: row.name
            for row in QUIRKS
            if row.effect == "renamed" and row.service == operation.service_model.service_name
        }
        returned = self.hints.pop("return")
        self.returned = get_origin(returned) or returned

    def call(self, arguments: Mapping[str, Any]) -> Any:
        """Call it with raw parameters; nothing is given for those that are required and missing."""
        given: dict[str, Any] = dict.fromkeys(inspect.signature(self.method).parameters)
        for wire_name, value in arguments.items():
            name = self.renamed.get(wire_name) or attribute_name(wire_name)
            name = name if name in self.hints else f"{name}_"
            given[name] = typed(value, self.hints[name])
        return self.method(**given)


def bound_method(client: Any, name: str) -> Any:
    """Find a method of a client by botocore's name of it, which may have one `_` more."""
    return getattr(client, name, None) or getattr(client, f"{name}_", None)


def typed(raw: Any, hint: Any) -> Any:
    """Make a typed value as an annotation asks for it; what is no class of ours stays raw."""
    origin, inside = get_origin(hint), get_args(hint)
    if raw is None:
        return None
    if origin is Sequence:
        return [typed(item, inside[0]) for item in raw] if is_list(raw) else raw
    if origin is Mapping:
        return {key: typed(item, inside[1]) for key, item in raw.items()} if is_map(raw) else raw
    if origin in (Union, UnionType):
        if is_list(raw) or is_map(raw):
            fitting = [part for part in inside if fits(part, raw)]
            return typed(raw, fitting[0]) if len(fitting) == 1 else raw
        enums = [part for part in inside if is_enum(part)]
        return typed(raw, enums[0]) if enums else raw
    if is_enum(hint):
        return hint(raw) if raw in [member.value for member in hint] else raw
    return hint.from_dict(raw) if hasattr(hint, "from_dict") else raw


def is_enum(hint: object) -> TypeGuard[type[Enum]]:
    """Whether an annotation is an enum."""
    return isinstance(hint, EnumType)


def fits(hint: Any, raw: Any) -> bool:
    """Whether a part of a union of types is the one for a raw list, map or structure."""
    if get_origin(hint) is Sequence:
        return is_list(raw)
    if get_origin(hint) is Mapping:
        return is_map(raw)
    if not hasattr(hint, "from_dict"):
        return False
    wire_names = [member.wire_name for member in hint.__shape__.members]
    return not hint.__name__.endswith("Variant") or wire_names == list(raw)
