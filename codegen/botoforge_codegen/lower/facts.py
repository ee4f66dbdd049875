"""What is decided by the whole service, whichever of its operations are chosen.

So one operation more never changes what a class is. A snapshot, which holds the chosen operations
alone, remembers these facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import evolve

from botoforge_codegen import names
from botoforge_codegen.load.facts import Facts, StopCall
from botoforge_codegen.load.model import OperationModel, ServiceModel

from .phases import classify_statuses, merge_phases
from .quirk_table import quirks_of
from .quirks import add_members
from .reachability import Reachability, Shapes
from .stop_validation import find_each, validate_stop


def find_facts(service: ServiceModel) -> Facts:
    """Find what the whole service decides; for a snapshot, what it remembers of that."""
    phases = classify_statuses(service, service.operations)
    stops = dict(find_stops(service))
    if service.facts is not None:
        return evolve(
            service.facts,
            phases=merge_phases(service.facts.phases, phases),
            stops={**service.facts.stops, **stops},
        )
    service = add_members(service, quirks_of(service.client_name).values())
    operations = service.operations.values()
    graph = Reachability(service.shapes)
    errors = frozenset(error for operation in operations for error in operation.errors)
    in_outputs = graph.reachable_from(operation.output for operation in operations)
    in_inputs = graph.reachable_from(operation.input for operation in operations)
    in_responses = in_outputs | graph.reachable_from(graph.referenced_by(errors))
    data = in_responses | in_inputs
    only_outputs = in_outputs - in_inputs - graph.referenced_by(data | errors)
    return Facts(
        complete=True,
        base_error=names.base_error_name(
            service.class_name, frozenset(map(names.class_name, service.shapes))
        ),
        in_responses=in_responses,
        stream_holders=find_stream_holders(graph, in_responses),
        data_errors=frozenset(name for name in data if service.shapes[name].error is not None),
        literal_enums=find_literal_enums(graph, operations, in_inputs - in_responses),
        response_methods=find_response_methods(operations, only_outputs),
        error_order=tuple(name for name in service.shapes if name in errors),
        phases=phases,
        stops=stops,
    )


def find_stream_holders(graph: Reachability, in_responses: Shapes) -> Shapes:
    """Name the shapes in responses that hold a stream of events."""
    streams = {name for name, shape in graph.shapes.items() if shape.event_stream}
    if not streams:
        return frozenset()
    return frozenset(
        name
        for name in in_responses
        if not streams.isdisjoint(graph.reachable_from(graph.shapes[name].references))
    )


def find_literal_enums(
    graph: Reachability, operations: Iterable[OperationModel], only_sent: Iterable[str]
) -> Shapes:
    """Name the enums of parameters, and of members of shapes that are only ever sent."""
    inputs = {operation.input for operation in operations if operation.input is not None}
    structures = inputs | {name for name in only_sent if graph.shapes[name].members}
    targets = set(graph.referenced_by(structures))
    queue = list(targets)
    while queue:
        item = graph.shapes[queue.pop()].item  # of a list or a map
        if item is not None and item not in targets:
            targets.add(item)
            queue.append(item)
    return frozenset(name for name in targets if graph.shapes[name].enum)


def find_response_methods(
    operations: Collection[OperationModel], only_outputs: Shapes
) -> Mapping[str, str]:
    """Find the output shapes whose class is a response class, with the method that returns it.

    It is one if the shape serves nothing but this one operation, or if it has the name of the
    operation's response, whatever else it serves.

    Args:
        operations: All operations of the service.
        only_outputs: The shapes that are outputs and nothing else.
    """
    users = Counter(operation.output for operation in operations)
    return {
        output: operation.method
        for operation in operations
        if (output := operation.output) is not None
        and (
            (output in only_outputs and users[output] == 1)
            or names.class_name(output) == names.response_class_name(operation.name)
        )
    }


def find_stops(service: ServiceModel) -> Iterator[tuple[str, StopCall]]:
    """Find how what is waited for is stopped, where the model has all that the rows name."""
    for waiter in service.waiters:
        stop = waiter.row.stop
        has_both = {waiter.operation, stop.operation if stop else ""} <= service.operations.keys()
        if stop is not None and has_both and not any(validate_stop(service, waiter, stop)):
            method = service.operations[stop.operation].method
            yield waiter.name, StopCall(method=method, each=find_each(service, waiter, stop))
