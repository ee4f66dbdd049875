"""`facts.json` of a snapshot: what follows neither from its models nor from the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from botoforge_codegen import names
from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import Phase
from botoforge_codegen.load.facts import Facts, StopCall
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.schema import (
    InvalidModel,
    check_boolean,
    check_name,
    list_of,
    object_of,
    object_with,
)

NOT_CHOSEN: Final = "not_chosen"
"""The key of the operations that are in a snapshot only because botocore calls them by itself."""

PHASES: Final[Mapping[str, Phase]] = {phase: phase for phase in get_args(Phase)}


def check_phase(value: object, where: str) -> None:
    """Take a phase."""
    if not isinstance(value, str) or value not in PHASES:
        raise InvalidModel(f"{where}: {unknown_word('phase', str(value), PHASES)}")


FACTS: Final = object_with(
    {
        "base_error": check_name,
        "class_name": check_name,
        "complete": check_boolean,
        "data_errors": list_of(check_name),
        "error_order": list_of(check_name),
        "in_responses": list_of(check_name),
        "literal_enums": list_of(check_name),
        "names": object_of(check_name),
        "phases": object_of(object_of(list_of(check_phase))),
        "response_methods": object_of(check_name),
        "snake_case": object_of(check_name),
        "stops": object_of(object_with({"method": check_name, "each": list_of(check_name)}, {})),
        "stream_holders": list_of(check_name),
    },
    {NOT_CHOSEN: list_of(check_name)},
)
"""The schema of the file."""


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """Return the part of the file that holds the facts of a service."""
    return {
        "base_error": facts.base_error,
        "complete": facts.complete,
        "data_errors": sorted(facts.data_errors),
        "error_order": list(facts.error_order),
        "in_responses": sorted(facts.in_responses),
        "literal_enums": sorted(facts.literal_enums),
        "phases": {
            enum: {value: sorted(phases) for value, phases in values.items()}
            for enum, values in facts.phases.items()
        },
        "response_methods": facts.response_methods,
        "stops": {
            waiter: {"method": stop.method, "each": list(stop.each)}
            for waiter, stop in facts.stops.items()
        },
        "stream_holders": sorted(facts.stream_holders),
    }


def facts_from_json(content: Json, shapes: Iterable[str]) -> Facts:
    """Read the facts of a service from a file that is known to be valid.

    Args:
        content: The file.
        shapes: The shapes of the snapshot.

    Raises:
        InvalidModel: It names a shape that the snapshot does not have.
    """
    known = frozenset(shapes)
    for key in ("data_errors", "error_order", "in_responses", "literal_enums", "stream_holders"):
        for name in content[key]:
            if name not in known:
                raise InvalidModel(f"{key}: {unknown_word('shape', name, known)}")
    return Facts(
        complete=content["complete"],
        base_error=names.recall_class_name(content["base_error"]),
        in_responses=frozenset(content["in_responses"]),
        stream_holders=frozenset(content["stream_holders"]),
        data_errors=frozenset(content["data_errors"]),
        literal_enums=frozenset(content["literal_enums"]),
        response_methods=content["response_methods"],
        error_order=tuple(content["error_order"]),
        phases={
            enum: {value: frozenset(phases) for value, phases in values.items()}
            for enum, values in content["phases"].items()
        },
        stops={
            waiter: StopCall(method=stop["method"], each=tuple(stop["each"]))
            for waiter, stop in content["stops"].items()
        },
    )
