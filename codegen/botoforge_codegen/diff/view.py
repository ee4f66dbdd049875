"""One of the two snapshots of a comparison: what its operations reach, its names in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from attrs import evolve

from botoforge_codegen import names
from botoforge_codegen.ir import ClassName, VariableName
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.merge_waiters import order_owners
from botoforge_codegen.load.model import OperationModel, ServiceModel
from botoforge_codegen.load.reviewed import read_reviewed_waiters
from botoforge_codegen.lower.class_names import ClassNames
from botoforge_codegen.lower.quirk_table import quirks_of
from botoforge_codegen.lower.quirks import Quirk, find_quirk, is_filled_in
from botoforge_codegen.snapshot.snapshot import (
    ServiceSnapshot,
    find_reached,
    list_references,
    list_roots,
    list_targets,
    select_files,
    to_model,
)

ITEM_KEYS: Final = ("member", "key", "value")
"""The keys under which lists and maps refer to other shapes."""


class Holder(NamedTuple):
    """What refers to a shape: a member of a structure, or the items of a list or map."""

    shape: str
    label: str
    """The wire name of the member; `member`, `key` or `value` of a list or map."""


class View:
    """One of the two snapshots."""

    def __init__(self, snapshot: ServiceSnapshot) -> None:
        self.snapshot = snapshot
        self.files = snapshot.files
        self.facts = snapshot.facts
        self.shapes: Mapping[str, Json] = snapshot.files.service["shapes"]
        self.class_names = ClassNames(
            client_name=snapshot.files.client_name, overrides=snapshot.names, facts=snapshot.facts
        )
        self._users: dict[str, frozenset[str]] = {}

    # --- Operations -------------------------------------------------------------------------------

    @cached_property
    def operations(self) -> Mapping[str, Json]:
        """The operations for which a client has a method."""
        operations: Mapping[str, Json] = self.files.service["operations"]
        return {name: raw for name, raw in operations.items() if not self.sends_stream(raw)}

    def sends_stream(self, operation: Json) -> bool:
        """Whether an operation sends an event stream, so that botocore has no method for it."""
        if "input" not in operation:
            return False
        members = self.shapes[operation["input"]["shape"]].get("members", {}).values()
        return any(self.shapes[member["shape"]].get("eventstream") for member in members)

    @cached_property
    def waiters(self) -> Mapping[str, Json]:
        """The rows of waiters: those of the model, reviewed ones, and the user's own, which count.

        Of several, that one is there which a method is made from.
        """
        owners = order_owners(
            self.files.waiters,
            is_own="waiters-2" in self.files.own,
            reviewed={name: row for _, name, row in read_reviewed_waiters(self.files.client_name)},
            project=self.files.project_waiters,
        )
        return {name: row for rows in reversed(owners.values()) for name, row in rows.items()}

    def model_of(self, operations: Iterable[str]) -> ServiceModel:
        """Make the model of some operations: what waiters and paginators are checked against."""
        return to_model(evolve(self.snapshot, files=select_files(self.files, operations)))

    # --- What reaches what ------------------------------------------------------------------------

    @cached_property
    def inputs(self) -> Mapping[str, list[str]]:
        """The operations by the shape of their input."""
        return self._list_roots("input")

    @cached_property
    def outputs(self) -> Mapping[str, list[str]]:
        """The operations by the shape of their output."""
        return self._list_roots("output")

    def _list_roots(self, key: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, operation in sorted(self.operations.items()):
            if key in operation:
                found.setdefault(operation[key]["shape"], []).append(name)
        return found

    @cached_property
    def errors(self) -> frozenset[str]:
        """The shapes of all errors, with those that end streams."""
        listed = {each["shape"] for op in self.operations.values() for each in op.get("errors", ())}
        ending = {
            target
            for shape in self.shapes.values()
            if shape.get("eventstream")
            for target in list_targets(shape)
            if self.shapes[target].get("exception")
        }
        return frozenset(listed | ending)

    @cached_property
    def sent(self) -> frozenset[str]:
        """The shapes that inputs reach."""
        return find_reached(self.shapes, self.inputs)

    @cached_property
    def returned(self) -> frozenset[str]:
        """The shapes that outputs and errors reach."""
        return find_reached(self.shapes, [*self.outputs, *self.errors])

    @cached_property
    def reached(self) -> frozenset[str]:
        """The shapes that some operation reaches."""
        if len(self.operations) == len(self.files.service["operations"]):
            return frozenset(self.shapes)
        return self.sent | self.returned

    @cached_property
    def holders(self) -> Mapping[str, list[Holder]]:
        """What refers to each shape, in order of name."""
        found: dict[str, list[Holder]] = {}
        for name, shape in sorted(self.shapes.items()):
            for label, reference in list_references(shape):
                found.setdefault(reference["shape"], []).append(Holder(name, label))
        return found

    @cached_property
    def _roots(self) -> Mapping[str, list[str]]:
        """The operations by each shape that they refer to."""
        found: dict[str, list[str]] = {}
        for name, operation in self.operations.items():
            for target in list_roots(operation):
                found.setdefault(target, []).append(name)
        return found

    def users(self, shape: str) -> frozenset[str]:
        """Name the operations that reach a shape."""
        if shape not in self._users:
            self._users[shape] = self.users_of_any([shape])
        return self._users[shape]

    def users_of_any(self, shapes: Iterable[str]) -> frozenset[str]:
        """Name the operations that reach any of some shapes."""
        seen = set(shapes)
        queue = list(seen)
        while queue:
            for holder in self.holders.get(queue.pop(), ()):
                if holder.shape not in seen:
                    seen.add(holder.shape)
                    queue.append(holder.shape)
        return frozenset(operation for name in seen for operation in self._roots.get(name, ()))

    def is_class(self, shape: str) -> bool:
        """Whether a shape is a class, not only the parameters of operations or an exception."""
        raw = self.shapes[shape]
        if not raw.get("enum") and (raw["type"] != "structure" or raw.get("document")):
            return False
        return shape in self.outputs or any(
            not (raw.get("exception") and self.shapes[holder.shape].get("eventstream"))
            for holder in self.holders.get(shape, ())
        )

    # --- Names ------------------------------------------------------------------------------------

    @cached_property
    def package(self) -> VariableName:
        """The package of the service."""
        return names.service_package_name(self.files.client_name)

    @cached_property
    def client(self) -> str:
        """The class of the client, with its package."""
        return f"{self.package}.{names.client_class_name(self.snapshot.class_name)}"

    def method(self, operation: str) -> VariableName:
        """Name the method of an operation."""
        return names.method_name(self.snapshot.snake_case.get(operation, operation))

    def response(self, operation: str) -> ClassName:
        """Name the class of what an operation returns."""
        output = self.operations[operation].get("output", {}).get("shape")
        method = self.snapshot.snake_case.get(operation, operation)
        return self.class_names.name_response(
            OperationModel(name=operation, method=method, output=output)
        )

    def class_of(self, shape: str) -> ClassName:
        """Name the class of an error, a structure, a union or an enum."""
        is_error = shape in self.errors
        return (self.class_names.name_error if is_error else self.class_names.name_data)(shape)

    def locate_class(self, shape: str) -> str:
        """Say where the class of a shape is in the SDK."""
        return f"{self.package}.{self.class_of(shape)}"

    def value(self, enum: str, value: str) -> VariableName:
        """Name a member of an enum."""
        return self.class_names.name_value(enum, value)

    def attribute(self, shape: str, member: str) -> VariableName:
        """Name the attribute of a member, or the parameter."""
        snake = self.snapshot.snake_case.get(member, member)
        quirk = self._find_quirk(shape, member)
        if quirk is not None and quirk.effect == "renamed":
            snake = quirk.name
        is_error = bool(self.shapes[shape].get("exception"))
        rule = names.error_attribute_name if is_error else names.attribute_name
        return self.class_names.configure(f"{shape}.{member}", rule(snake))

    def is_filled_in(self, shape: str, member: str) -> bool:
        """Whether botocore fills in a member that the caller leaves out: only parameters are."""
        if shape not in self.inputs:
            return False
        quirk = self._find_quirk(shape, member)
        is_token = bool(self.shapes[shape]["members"][member].get("idempotencyToken"))
        return is_filled_in(None if quirk is None else quirk.effect, is_token=is_token)

    @cached_property
    def _quirks(self) -> Mapping[str, Quirk]:
        return quirks_of(self.files.client_name)

    def _find_quirk(self, shape: str, member: str) -> Quirk | None:
        target: str = self.shapes[shape]["members"][member]["shape"]
        return find_quirk(self._quirks, shape, member, target)

    def locate_member(self, shape: str, member: str) -> str:
        """Say where a member is in the SDK: an attribute, a parameter or a variant."""
        attribute = self.attribute(shape, member)
        raw = self.shapes[shape]
        if shape in self.inputs:
            return f"{self.client}.{self.method(self.inputs[shape][0])}({attribute})"
        if raw.get("union") or raw.get("eventstream"):
            variant = names.variant_name(self.class_of(shape), member)
            key = names.variant_key(f"{shape}.{member}")
            return f"{self.package}.{self.class_names.configure(key, variant)}"
        return f"{self.package}.{self.class_of(shape)}.{attribute}"

    def locate_operation(self, operation: str) -> str:
        """Say where an operation is in the SDK."""
        return f"{self.client}.{self.method(operation)}"

    def locate_shape(self, shape: str) -> str:
        """Say where a shape is in the SDK: its class, its method or a member that has it."""
        is_error = shape in self.errors
        while shape in self.holders and not is_error and not self.is_class(shape):
            holder = self.holders[shape][0]
            if self.shapes[holder.shape]["type"] == "structure":
                return self.locate_member(*holder)
            shape = holder.shape
        if shape in self.inputs:
            return self.locate_operation(self.inputs[shape][0])
        return self.locate_class(shape)
