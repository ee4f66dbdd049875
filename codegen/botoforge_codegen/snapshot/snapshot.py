"""A snapshot of a service: the chosen operations, and what is known of the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from botoforge_codegen.load.consistency import REFERENCE_KEYS
from botoforge_codegen.load.facts import Facts, Phases
from botoforge_codegen.load.files import Json, ServiceFiles
from botoforge_codegen.load.model import OperationModel, ServiceModel
from botoforge_codegen.load.parse import parse_service
from botoforge_codegen.load.store import to_snake_case
from botoforge_codegen.lower.facts import find_facts
from botoforge_codegen.lower.phases import classify_statuses, merge_phases

from .botocore_calls import find_calls
from .documentation import without_documentation


@frozen(kw_only=True)
class ServiceSnapshot:
    """What a package remembers of a service's model.

    It is all that the service's part of the package is generated from, apart from the
    configuration and from this project's own reviewed waiters.
    """

    files: ServiceFiles
    """The model's files, as far as the chosen operations need them."""
    class_name: str
    """What boto3 calls the class of its clients, such as `SFN`."""
    snake_case: Mapping[str, str]
    """botocore's snake case of each name: operations, members, waiters."""
    facts: Facts
    """What generation decides by the whole service."""
    names: Mapping[str, str]
    """The Python names that the configuration sets, by what they name."""

    @property
    def operations(self) -> frozenset[str]:
        """The names of its operations."""
        return frozenset(self.files.service["operations"])


def take_snapshot(
    model: ServiceModel, operations: Iterable[OperationModel], names: Mapping[str, str]
) -> ServiceSnapshot:
    """Take a snapshot of what is generated for a service.

    Args:
        model: The whole service, or a part of it from an older snapshot.
        operations: The chosen operations.
        names: The Python names that the configuration sets.
    """
    chosen = {operation.name: operation for operation in operations}
    files = select_files(model.files, chosen)
    facts = select_facts(model, chosen, files.service["shapes"])
    return ServiceSnapshot(
        files=files,
        class_name=model.class_name,
        snake_case=dict(list_names(model, chosen, files)),
        facts=facts,
        names=dict(names),
    )


def stand_ins(model: ServiceModel, names: Iterable[str]) -> Sequence[OperationModel]:
    """Stand in for those of some operations that send a stream: botocore has no method for them."""
    return [
        OperationModel(name=name, method=to_snake_case(name))
        for name in sorted(model.not_callable.intersection(names))
    ]


def restrict_snapshot(snapshot: ServiceSnapshot, operations: Iterable[str]) -> ServiceSnapshot:
    """Restrict a snapshot to some of its operations, given by their names."""
    model = to_model(snapshot)
    chosen = [model.operations[name] for name in sorted(operations)]
    return take_snapshot(model, chosen, snapshot.names)


def to_model(snapshot: ServiceSnapshot) -> ServiceModel:
    """Make the model of a service from its snapshot."""

    def snake_case(name: str) -> str:
        """Convert a name; a new waiter of this project is none that the snapshot remembers."""
        return snapshot.snake_case.get(name) or to_snake_case(name)

    return parse_service(snapshot.files, snapshot.class_name, snake_case, snapshot.facts)


def select_files(files: ServiceFiles, operations: Iterable[str]) -> ServiceFiles:
    """Select what some operations need of the files of a service."""
    chosen = {name: files.service["operations"][name] for name in operations}
    calls = files.calls
    if calls is None:
        names = find_calls(files.client_name, files.service["operations"])
        calls = select_calls(files.service, names)
    return evolve(
        files,
        service=select_shapes({**files.service, "operations": chosen}),
        calls=calls,
        examples={name: rows for name, rows in files.examples.items() if name in chosen},
        waiters={name: row for name, row in files.waiters.items() if row["operation"] in chosen},
        paginators={name: row for name, row in files.paginators.items() if name in chosen},
    )


def select_shapes(service: Json) -> Json:
    """Select the shapes of a model that its operations reach."""
    shapes: Json = service["shapes"]
    operations = service["operations"].values()
    reached = find_reached(shapes, (name for each in operations for name in list_roots(each)))
    return {**service, "shapes": {name: shapes[name] for name in shapes if name in reached}}


def select_calls(service: Json, names: Iterable[str]) -> Json:
    """Select the operations that botocore calls by itself, without documentation."""
    operations = {name: service["operations"][name] for name in sorted(names)}
    part = {"operations": operations, "shapes": service["shapes"]}
    return without_documentation(select_shapes(part))


def separate_calls(files: ServiceFiles, not_chosen: Collection[str]) -> ServiceFiles:
    """Separate the chosen operations in the files of a snapshot from what botocore calls.

    Args:
        files: The files.
        not_chosen: The operations that are there only because botocore calls them.
    """
    operations: Json = files.service["operations"]
    called = find_calls(files.client_name, operations).union(not_chosen)
    separated = evolve(files, calls=select_calls(files.service, called))
    if not not_chosen:
        return separated
    return select_files(separated, [name for name in operations if name not in not_chosen])


def add_calls(service: Json, calls: Json) -> Json:
    """Add what botocore calls by itself to the chosen operations.

    Where both have a shape, that of the chosen operations counts: operations that are added later
    may come from another version.
    """
    merged = {key: {**calls[key], **service[key]} for key in ("operations", "shapes")}
    return select_shapes({**service, **merged})


def find_reached(shapes: Mapping[str, Json], roots: Iterable[str]) -> frozenset[str]:
    """Name every shape that can be reached from these, themselves included."""
    reached: set[str] = set()
    queue = list(roots)
    while queue:
        name = queue.pop()
        if name not in reached:
            reached.add(name)
            queue.extend(list_targets(shapes[name]))
    return frozenset(reached)


def list_roots(operation: Json) -> Iterator[str]:
    """List the shapes that an operation refers to: its input, its output and its errors."""
    for key in ("input", "output"):
        if key in operation:
            yield operation[key]["shape"]
    for error in operation.get("errors", ()):
        yield error["shape"]


def list_targets(shape: Json) -> Iterator[str]:
    """List the shapes that a shape refers to: those of members, items, keys and values."""
    for _label, reference in list_references(shape):
        yield reference["shape"]


def list_references(shape: Json) -> Iterator[tuple[str, Json]]:
    """List the references of a shape, each with the name of its member or its key."""
    yield from shape.get("members", {}).items()
    for key in item_keys(shape):
        yield key, shape[key]


def item_keys(shape: Json) -> Sequence[str]:
    """List the keys under which a list or a map refers to shapes; any other shape has none."""
    return REFERENCE_KEYS.get(shape["type"], ())


def select_facts(model: ServiceModel, operations: Mapping[str, Any], shapes: Json) -> Facts:
    """Select the facts that concern some operations and the shapes that they reach.

    The phases are those alone that the waiters of other operations give: those of the chosen
    operations follow from the snapshot itself.
    """
    facts = find_facts(model)
    structures = {name for name, shape in shapes.items() if shape["type"] == "structure"}
    others = model.operations.keys() - operations.keys()
    remembered: Phases = {} if model.facts is None else model.facts.phases
    # Those of a project are its own: a snapshot knows of them what the chosen operations need.
    botoforges = evolve(model, waiters=tuple(each for each in model.waiters if not each.of_project))
    phases = merge_phases(remembered, classify_statuses(botoforges, others))
    return Facts(
        complete=facts.complete and operations.keys() == model.operations.keys(),
        base_error=facts.base_error,
        in_responses=facts.in_responses & structures,
        stream_holders=facts.stream_holders & structures,
        data_errors=facts.data_errors & structures,
        literal_enums=facts.literal_enums & shapes.keys(),
        response_methods={
            name: method for name, method in facts.response_methods.items() if name in shapes
        },
        error_order=tuple(name for name in facts.error_order if name in shapes),
        phases={enum: values for enum, values in phases.items() if enum in shapes},
        stops={
            waiter.name: facts.stops[waiter.name]
            for waiter in model.waiters
            if waiter.operation in operations and waiter.name in facts.stops
        },
    )


def list_names(
    model: ServiceModel, operations: Mapping[str, OperationModel], files: ServiceFiles
) -> Iterator[tuple[str, str]]:
    """List the names that botocore writes in snake case, each with what it becomes."""
    for operation in operations.values():
        yield operation.name, operation.method
    for waiter in model.waiters:
        if waiter.operation in operations and not waiter.of_project:
            yield waiter.name, waiter.snake_name
    for name in files.service["shapes"]:
        shape = model.shapes[name]
        for member in (*shape.members, *shape.stream_errors):
            yield member.name, member.attribute
