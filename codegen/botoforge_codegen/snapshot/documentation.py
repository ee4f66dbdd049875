"""What documentation a model has, separated from the model and merged into it again."""

from __future__ import annotations

from typing import Any, Final

from botoforge_codegen.json_values import is_list, is_map
from botoforge_codegen.load.files import Json

KEY: Final = "documentation"

HOLDERS: Final = ("operations", "shapes", "members")
"""The keys of objects whose entries have documentation."""


REFERENCES: Final = ("input", "output", "member", "key", "value")
"""The keys of references whose documentation nothing reads."""


def without_documentation(model: Json) -> dict[str, Any]:
    """Return a model, an operation, a shape or a member without its documentation.

    What the schema of models does not know may be anything, and stays as it is.
    """
    stripped = {key: value for key, value in model.items() if key != KEY}
    for key in HOLDERS:
        if is_map(stripped.get(key)):
            entries = stripped[key].items()
            stripped[key] = {name: strip_value(entry) for name, entry in entries}
    for key in REFERENCES:
        if key in stripped:
            stripped[key] = strip_value(stripped[key])
    if is_list(stripped.get("errors")):
        stripped["errors"] = [strip_value(error) for error in stripped["errors"]]
    return stripped


def strip_value(value: Any) -> Any:
    """Return a value without documentation, if it is an object that may have it."""
    return without_documentation(value) if is_map(value) else value


def documentation_of(model: Json) -> dict[str, Any]:
    """Return only the documentation of a model, an operation, a shape or a member."""
    documentation: dict[str, Any] = {KEY: model[KEY]} if model.get(KEY) else {}
    for key in HOLDERS:
        holder = model.get(key)
        entries = holder.items() if is_map(holder) else ()
        parts = {name: documentation_of(entry) for name, entry in entries if is_map(entry)}
        if documented := {name: part for name, part in parts.items() if part}:
            documentation[key] = documented
    return documentation


def with_documentation(model: Json, documentation: Json) -> dict[str, Any]:
    """Merge documentation into a model, an operation, a shape or a member."""
    merged = dict(model)
    for key in HOLDERS:
        if parts := documentation.get(key, {}):
            entries = merged.get(key, {}).items()
            merged[key] = {
                name: with_documentation(entry, parts[name]) if name in parts else entry
                for name, entry in entries
            }
    return {**merged, KEY: documentation[KEY]} if KEY in documentation else merged
