"""More operations for a snapshot, from the installed models, if these fit what it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from botoforge_codegen.diff.text import format_changes, format_counts
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.facts import Facts
from botoforge_codegen.load.files import Json, ServiceFiles
from botoforge_codegen.load.model import OperationModel, ServiceModel
from botoforge_codegen.snapshot.documentation import without_documentation
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, select_files, take_snapshot

from .moves import compare_common

SHOWN: Final = 5
"""How many differing shapes a message names; it counts the others."""


def extend_snapshot(
    snapshot: ServiceSnapshot, installed: ServiceModel, added: Sequence[OperationModel]
) -> ServiceSnapshot:
    """Add operations of the installed model to a snapshot.

    What the snapshot holds already stays as it is, documentation included.

    Args:
        snapshot: The snapshot.
        installed: The installed model of the service.
        added: Its operations that the snapshot does not hold.

    Raises:
        GenerationError: The installed model differs in what these operations share with the
            snapshot: one service never mixes two versions of a shape.
    """
    known = snapshot.operations
    kept = [operation for operation in installed.operations.values() if operation.name in known]
    new = take_snapshot(installed, [*kept, *added], snapshot.names)
    part = select_files(installed.files, [operation.name for operation in added])
    shapes: Json = part.service["shapes"]
    if differing := list(find_differences(snapshot, new, shapes)):
        raise GenerationError(describe_conflict(snapshot, new, added, differing))
    return evolve(
        snapshot,
        files=merge_files(snapshot.files, part),
        snake_case={**new.snake_case, **snapshot.snake_case},
        facts=merge_facts(snapshot, new, shapes),
    )


def merge_files(old: ServiceFiles, added: ServiceFiles) -> ServiceFiles:
    """Add what some operations need to the files of a snapshot."""
    service = {**old.service, **merge_parts(old.service, added.service)}
    return evolve(
        old,
        service=service,
        calls=merge_parts(old.calls or {}, added.calls or {}),
        examples={**added.examples, **old.examples},
        waiters={**added.waiters, **old.waiters},
        paginators={**added.paginators, **old.paginators},
        locations={**added.locations, **old.locations},
        own=old.own | (added.own & {"waiters-2"}),
    )


def merge_parts(old: Json, added: Json) -> dict[str, Json]:
    """Merge operations and shapes; what the old part has stays as it is."""
    return {key: {**added.get(key, {}), **old.get(key, {})} for key in ("operations", "shapes")}


def find_differences(
    snapshot: ServiceSnapshot, new: ServiceSnapshot, shapes: Iterable[str]
) -> Iterator[str]:
    """Name what a snapshot and newer models have in common, and describe differently.

    Args:
        snapshot: The snapshot.
        new: The newer models.
        shapes: The shapes that an operation to be added reaches.
    """
    old_shapes, new_shapes = snapshot.files.service["shapes"], new.files.service["shapes"]
    for name in shapes:
        if name in old_shapes and (
            without_documentation(old_shapes[name]) != without_documentation(new_shapes[name])
            or list_roles(snapshot.facts, name) != list_roles(new.facts, name)
        ):
            yield name
    if snapshot.files.service["metadata"] != new.files.service["metadata"]:
        yield "metadata"
    if (snapshot.class_name, snapshot.facts.base_error) != (new.class_name, new.facts.base_error):
        yield "class names"


def list_roles(facts: Facts, shape: str) -> tuple[object, ...]:
    """List what the whole service decides about a shape."""
    return (
        shape in facts.in_responses,
        shape in facts.stream_holders,
        shape in facts.data_errors,
        shape in facts.literal_enums,
        facts.response_methods.get(shape),
    )


def merge_facts(old: ServiceSnapshot, new: ServiceSnapshot, added: Iterable[str]) -> Facts:
    """Add the facts about some shapes to those of a snapshot.

    Args:
        old: The snapshot.
        new: The newer models, with the snapshot's operations and the added ones.
        added: The shapes that the added operations reach.
    """
    one, other = old.facts, new.facts
    shapes = frozenset(added)
    methods = {
        name: other.response_methods[name] for name in shapes & other.response_methods.keys()
    }
    newer = new.files.service["shapes"]
    phases = {enum: values for enum, values in one.phases.items() if enum not in newer}
    return Facts(
        complete=other.complete and old.operations <= new.operations,
        base_error=one.base_error,
        in_responses=one.in_responses | other.in_responses & shapes,
        stream_holders=one.stream_holders | other.stream_holders & shapes,
        data_errors=one.data_errors | other.data_errors & shapes,
        literal_enums=one.literal_enums | other.literal_enums & shapes,
        response_methods={**methods, **one.response_methods},
        error_order=tuple(dict.fromkeys([*other.error_order, *one.error_order])),
        phases={**phases, **other.phases},
        stops={**one.stops, **other.stops},
    )


def describe_conflict(
    snapshot: ServiceSnapshot,
    new: ServiceSnapshot,
    added: Sequence[OperationModel],
    differing: Sequence[str],
) -> str:
    """Say that operations cannot be added as long as the snapshot stays as it is.

    Args:
        snapshot: The snapshot.
        new: The newer models, with the snapshot's operations and the added ones.
        added: The operations.
        differing: What differs.
    """
    client_name = snapshot.files.client_name
    names = ", ".join(operation.name for operation in added)
    changes = compare_common(snapshot, new, documentation=False)
    shown, more = ", ".join(differing[:SHOWN]), len(differing) - SHOWN
    problem = (
        f"service {client_name}: the installed botocore has another version of what {names} "
        f"shares with operations in the package ({shown}{f' and {more} more' if more > 0 else ''}):"
    )
    advice = (
        f"Run `botoforge update {client_name}`, which takes the newer models of the service; or "
        f"`botoforge add {client_name} {added[0].name} --update`, which does both at once."
    )
    # What is compatible is counted, as in each report, unless there is nothing else.
    worth_a_look = tuple(format_changes(changes))
    lines = worth_a_look or format_changes(changes, everything=True)
    return "\n".join([problem, format_counts(changes), *lines, advice])
