"""What documentation a model has, separated from the model and merged into it again."""

from __future__ import annotations

from typing import Any, Final

from botoforge_codegen.load.files import Json

KEY: Final = "documentation"

HOLDERS: Final = ("operations", "shapes", "members")
"""The keys of objects whose entries have documentation."""


REFERENCES: Final = ("input", "output", "member", "key", "value")
"""The keys of references whose documentation nothing reads."""


def without_documentation(model: Json) -> dict[str, Any]:
    """Return a model, an operation, a shape or a member without its documentation."""
    stripped = {key: value for key, value in model.items() if key != KEY}
    for key in HOLDERS:
        if key in stripped:
            entries = stripped[key].items()
            stripped[key] = {name: without_documentation(entry) for name, entry in entries}
    for key in REFERENCES:
        if key in stripped:
            stripped[key] = without_documentation(stripped[key])
    if "errors" in stripped:
        stripped["errors"] = [without_documentation(error) for error in stripped["errors"]]
    return stripped


def documentation_of(model: Json) -> dict[str, Any]:
    """Return only the documentation of a model, an operation, a shape or a member."""
    documentation: dict[str, Any] = {KEY: model[KEY]} if model.get(KEY) else {}
    for key in HOLDERS:
        entries = {name: documentation_of(entry) for name, entry in model.get(key, {}).items()}
        if documented := {name: entry for name, entry in entries.items() if entry}:
            documentation[key] = documented
    return documentation


def with_documentation(model: Json, documentation: Json) -> dict[str, Any]:
    """Merge documentation into a model, an operation, a shape or a member."""
    merged = {
        key: {
            name: with_documentation(entry, documentation.get(key, {}).get(name, {}))
            for name, entry in value.items()
        }
        if key in HOLDERS
        else value
        for key, value in model.items()
    }
    return {**merged, KEY: documentation[KEY]} if KEY in documentation else merged
