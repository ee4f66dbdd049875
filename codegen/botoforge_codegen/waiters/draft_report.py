"""What a draft has found, and what a person has to decide, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.load.model import ServiceModel

from .draft import Draft
from .value_texts import find_text
from .words import FAILURE, RETRY, SUCCESS

STATES: Final = (SUCCESS, FAILURE, RETRY)


def describe_draft(draft: Draft, service: ServiceModel) -> Iterator[str]:
    """Describe a draft, and say what the model tells of each value that is to be decided."""
    more = draft.raw["botoforge"]
    found = {
        "operation": draft.raw["operation"],
        "status": draft.status.path,
        **{
            state: ", ".join(value for value in draft.states if draft.states[value] == state)
            for state in STATES
        },
        "message": more.get("message", ""),
        "start": more.get("start", {}).get("operation", ""),
        "stop": more.get("stop", {}).get("operation", ""),
        "missing": ", ".join(more.get("missing", ())),
    }
    for key, text in found.items():
        yield f"  {key:10} {text or '(not found)'}"
    yield "to decide:" if draft.open_values or draft.review else "nothing is left to decide"
    operation = service.operations[draft.raw["operation"]]
    texts = (
        draft.status.member.documentation,
        draft.status.shape.documentation,
        operation.documentation,
    )
    for value in draft.open_values:
        text = find_text(value, texts) or "(the model does not say what it means)"
        yield f"  {value}: {text}"
    if draft.review:
        yield f"  review: {draft.review}"
