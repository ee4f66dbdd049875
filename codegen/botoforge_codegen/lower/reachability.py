"""Which shapes a service reaches from its inputs, outputs and errors.

This looks at the whole service, whichever operations are chosen: so one operation more never
changes what a class is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from botoforge_codegen import names
from botoforge_codegen.load.model import OperationModel, ServiceModel

Shapes: TypeAlias = frozenset[str]
"""Names of shapes."""


class Reachability:
    """The shapes of a service by what reaches them."""

    def __init__(self, service: ServiceModel) -> None:
        self.shapes = service.shapes
        operations = service.operations.values()
        errors = frozenset(error for operation in operations for error in operation.errors)
        in_outputs = self.reachable_from(operation.output for operation in operations)
        in_inputs = self.reachable_from(operation.input for operation in operations)
        self.in_responses = in_outputs | self.reachable_from(self.referenced_by(errors))
        """The shapes that a response can contain."""
        self.class_names = frozenset(map(names.class_name, service.shapes))
        self.fast_path_shapes = self.find_fast_path_shapes()
        """The shapes that are decoded on a fast path: those in responses that hold no stream of
        events."""
        data = self.in_responses | in_inputs
        self.data_errors = frozenset(name for name in data if self.shapes[name].error is not None)
        """The error shapes that are also plain data: an operation takes or returns them, or an
        error holds them."""
        nested = self.referenced_by(data | errors)
        self.returned_by = find_returned(operations, in_outputs - in_inputs - nested)
        """The output shapes whose class is a response class, each with the operation that returns
        it."""
        only_sent = in_inputs - self.in_responses
        self.literal_enums = self.find_literal_enums(operations, only_sent)
        """The enums of which a caller may pass a value as a string."""

    def reachable_from(self, roots: Iterable[str | None]) -> Shapes:
        """Name every shape that can be reached from these, themselves included."""
        reached: set[str] = set()
        queue = [root for root in roots if root is not None]
        while queue:
            name = queue.pop()
            if name not in reached:
                reached.add(name)
                queue.extend(self.shapes[name].references)
        return frozenset(reached)

    def referenced_by(self, shapes: Iterable[str]) -> Shapes:
        """Name the shapes that these refer to directly."""
        return frozenset(target for name in shapes for target in self.shapes[name].references)

    def find_fast_path_shapes(self) -> Shapes:
        """Name the shapes in responses that hold no stream of events."""
        streams = {name for name, shape in self.shapes.items() if shape.event_stream}
        if not streams:
            return self.in_responses
        return frozenset(
            name
            for name in self.in_responses
            if streams.isdisjoint(self.reachable_from(self.shapes[name].references))
        )

    def find_literal_enums(
        self, operations: Iterable[OperationModel], only_sent: Iterable[str]
    ) -> Shapes:
        """Name the enums of parameters, and of members of shapes that are only ever sent."""
        inputs = {operation.input for operation in operations if operation.input is not None}
        structures = inputs | {name for name in only_sent if self.shapes[name].members}
        targets = set(self.referenced_by(structures))
        queue = list(targets)
        while queue:
            item = self.shapes[queue.pop()].item  # of a list or a map
            if item is not None and item not in targets:
                targets.add(item)
                queue.append(item)
        return frozenset(name for name in targets if self.shapes[name].enum)


def find_returned(
    operations: Collection[OperationModel], only_outputs: Shapes
) -> Mapping[str, OperationModel]:
    """Find the output shapes whose class is a response class.

    It is one if the shape serves nothing but this one operation, or if it has the name of the
    operation's response, whatever else it serves.

    Args:
        operations: All operations of the service.
        only_outputs: The shapes that are outputs and nothing else.
    """
    users = Counter(operation.output for operation in operations)
    return {
        output: operation
        for operation in operations
        if (output := operation.output) is not None
        and (
            (output in only_outputs and users[output] == 1)
            or names.class_name(output) == names.response_class_name(operation.name)
        )
    }
