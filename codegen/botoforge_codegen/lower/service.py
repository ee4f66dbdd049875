"""From service models to the IR: every decision about what is emitted falls here.

What a class is (a response class of its own, an open enum, a `<Name>Data`) is decided by the whole
service, so that choosing one more operation never changes the type of anything chosen before. Only
the module that a class lives in depends on the choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any, Final, cast

import attrs

from botoforge_codegen import names
from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.ir import (
    SCALARS,
    ClassName,
    EnumClass,
    EnumMember,
    EnumRef,
    ErrorClass,
    EventStreamOf,
    Example,
    GeneratedClass,
    ListOf,
    MapOf,
    Markdown,
    Member,
    Module,
    Operation,
    Paginator,
    Scalar,
    Service,
    StructureClass,
    StructureRef,
    TypeRef,
    UnionClass,
    UnionRef,
    VariableName,
    Waiter,
)
from botoforge_codegen.load.model import (
    ExampleModel,
    MemberModel,
    OperationModel,
    ServiceModel,
    ShapeModel,
    WaiterModel,
)

from . import paginators, waiters
from .markdown import markdown
from .query_codes import QUERY_CODES
from .quirk_table import LAST_EVENTS, quirks_of
from .quirks import add_members, find_effect, find_quirk

ERRORS: Final = "\n"
"""Stands for all errors where the operations that reach a class are listed; no operation has
this name, for a name is one line."""

Overrides = Mapping[str, str]
"""Names from the configuration: what is named (`Shape`, `Shape.member`, `Enum.value`), and how."""


def find_operation(service: ServiceModel, word: str) -> OperationModel:
    """Find an operation by its name or by its method's name.

    Raises:
        GenerationError: The service has no such operation.
    """
    operation = service.operations.get(word) or next(
        (found for found in service.operations.values() if found.method == word), None
    )
    if word in service.not_callable:
        raise GenerationError(
            f"service {service.client_name}: {word} sends a stream of events, which botocore "
            "cannot: its client has no method for it"
        )
    if operation is None:
        message = unknown_word("operation", word, service.operations)
        raise GenerationError(
            f"service {service.client_name}: {message} "
            f"(`botoforge list {service.client_name}` names them all)"
        )
    return operation


def lower_service(
    service: ServiceModel,
    operations: Sequence[OperationModel],
    overrides: Overrides,
    closures: Closures | None = None,
) -> Service:
    """Decide what is emitted for the chosen operations of a service.

    Args:
        service: The whole service.
        operations: The chosen operations, in any order.
        overrides: Names that the configuration sets, by what they name.
        closures: What reaches what in the service, if somebody has looked already.
    """
    return Lowering(service, operations, overrides, closures).lower()


class Closures:
    """What reaches what in a whole service."""

    def __init__(self, service: ServiceModel) -> None:
        self.shapes = service.shapes
        self.class_names = frozenset(map(names.class_name, service.shapes))
        operations = service.operations.values()
        self.in_outputs = self.reach(op.output for op in operations)
        self.in_inputs = self.reach(op.input for op in operations)
        errors = {error for op in operations for error in op.errors}
        in_errors = self.reach(part for error in errors for part in self.shapes[error].references)
        self.in_answers = self.in_outputs | in_errors
        streams = {name for name, shape in self.shapes.items() if shape.event_stream}
        self.readable = {
            name
            for name in self.in_answers
            if not streams or streams.isdisjoint(self.reach(self.shapes[name].references))
        }
        """The shapes with a fast pass: a service may answer with them, and they hold no stream of
        events."""
        everything = self.in_answers | self.in_inputs | errors
        nested = {target for name in everything for target in self.shapes[name].references}
        only_outputs = self.in_outputs - self.in_inputs - nested
        users = Counter(op.output for op in operations)
        self.returned_by = {
            op.output: op
            for op in operations
            if op.output is not None
            and (
                (op.output in only_outputs and users[op.output] == 1)
                or names.class_name(op.output) == response_of(op)
            )
        }
        """The output shapes whose class is what an operation returns: that of no other operation,
        nor anything else; or, whatever it is besides, the one that has the name of the response."""
        self.written_enums = self.find_written_enums(op.input for op in operations)
        """The enums of which a caller may write a value as a string: some parameter takes it, or a
        member of what only inputs reach."""
        data = self.in_answers | self.in_inputs
        self.data_errors = {name for name in data if self.shapes[name].error is not None}
        """The error shapes that are also plain data: what an operation takes or returns, or what
        another error holds, or it itself."""

    def find_written_enums(self, inputs: Iterable[str | None]) -> frozenset[str]:
        """Name the enums that parameters take, or members of what only inputs reach."""
        holders = {name for name in inputs if name is not None}
        holders |= {name for name in self.in_inputs - self.in_answers if self.shapes[name].members}
        found = {target for name in holders for target in self.shapes[name].references}
        waiting = list(found)
        while waiting:
            item = self.shapes[waiting.pop()].item  # of a list or a map
            if item is not None and item not in found:
                found.add(item)
                waiting.append(item)
        return frozenset(name for name in found if self.shapes[name].enum)

    def reach(self, roots: Iterable[str | None]) -> frozenset[str]:
        """Name every shape that these reach, themselves included."""
        found: set[str] = set()
        waiting = [root for root in roots if root is not None]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self.shapes[name].references)
        return frozenset(found)


class Lowering:
    """One service on its way to the IR."""

    def __init__(
        self,
        service: ServiceModel,
        operations: Sequence[OperationModel],
        overrides: Overrides,
        closures: Closures | None = None,
    ) -> None:
        self.quirks = quirks_of(service.client_name)
        service = add_members(service, self.quirks.values())
        self.service = service
        self.shapes = service.shapes
        self.operations = sorted(operations, key=lambda operation: operation.method)
        self.overrides = overrides
        self.closures = closures or Closures(service)
        self.parents: dict[str, tuple[str, str]] = {}
        self.warnings: list[str] = []

    def lower(self) -> Service:
        """Decide everything.

        Raises:
            GenerationError: Something of the service cannot be generated.
        """
        service = self.service
        if strays := list(waiters.strays(service)):
            raise GenerationError("\n".join(strays))
        modules, error_classes = self.modules()
        operations = tuple(self.operation(operation) for operation in self.operations)
        return Service(
            package=names.service_package_name(service.client_name),
            client_name=service.client_name,
            client_class=ClassName(f"{service.class_name}Client"),
            async_client_class=ClassName(f"Async{service.class_name}Client"),
            stub_class=ClassName(f"{service.class_name}Stub"),
            base_error=self.base_error,
            service_id=service.service_id,
            full_name=service.full_name,
            documentation=markdown(service.documentation),
            operations=operations,
            modules=modules,
            errors=tuple(self.error(name) for name in self.error_shapes),
            codes=tuple(sorted(self.codes.items())),
            codes_of_operations=tuple(self.codes_of_operations()),
            errors_by_shape=tuple(self.errors_by_shape()),
            error_classes=error_classes,
            warnings=tuple(self.warnings),
            file=service.file,
        )

    # --- Names ---

    def override(self, key: str, name: str) -> str:
        """Take the configured name of something, or the one that the rule gives."""
        given = names.GIVEN.get((self.service.client_name, key), name)
        return self.overrides.get(key, given)

    @cached_property
    def base_error(self) -> ClassName:
        """Name the service's base error, beside whatever the model calls so."""
        prefix = self.service.class_name
        plain = ClassName(f"{prefix}Error")
        return ClassName(f"{prefix}ServiceError") if plain in self.closures.class_names else plain

    def error_name(self, shape: str) -> ClassName:
        """Name an exception."""
        return ClassName(self.override(shape, names.class_name(shape)))

    def data_name(self, shape: str) -> ClassName:
        """Name a structure or an enum."""
        name = self.override(shape, names.class_name(shape))
        return ClassName(f"{name}Data" if shape in self.closures.data_errors else name)

    def variant_name(self, union: ClassName, member: Member) -> ClassName:
        """Name the class of a variant of a union."""
        name = names.variant_name(union, member.wire_name)
        return ClassName(self.override(names.variant_key(member.key), name))

    def value_name(self, enum: str, value: str) -> VariableName:
        """Name a member of an enum."""
        return VariableName(self.override(f"{enum}.{value}", names.enum_member_name(value)))

    def response_name(self, operation: OperationModel) -> ClassName:
        """Name what an operation returns."""
        if operation.output is not None and self.returns_output(operation):
            return self.data_name(operation.output)
        return response_of(operation)

    def returns_output(self, operation: OperationModel) -> bool:
        """Whether an operation returns its output shape's own class, not a subclass."""
        output = operation.output
        return output is not None and self.closures.returned_by.get(output) is operation

    # --- Which class lives where ---

    @cached_property
    def error_shapes(self) -> list[str]:
        """Name the chosen operations' errors."""
        return sorted({error for operation in self.operations for error in operation.errors})

    @cached_property
    def codes(self) -> Mapping[str, ClassName]:
        """Tell what is raised for a code: of several errors the last, as botocore does."""
        chosen = set(self.error_shapes)
        return {
            self.error_code(name): self.error_name(name) for name in self.shapes if name in chosen
        }

    def error_code(self, name: str) -> str:
        """Tell the code by which an error comes: that of the Query protocol, if it has one."""
        trait = self.shapes[name].error
        if trait is None:
            raise AssertionError(f"{name} is no error, which its form allows nowhere")
        if not self.service.query_compatible:
            return trait.code
        return QUERY_CODES.get(self.service.client_name, {}).get(name, trait.code)

    def errors_by_shape(self) -> Iterator[tuple[str, ClassName]]:
        """Find the errors that also come by the name of their shape, which is not their code."""
        for name in self.error_shapes if self.service.query_compatible else ():
            if self.codes.get(name) != self.error_name(name):
                yield name, self.error_name(name)

    def codes_of_operations(self) -> Iterator[tuple[str, str, ClassName]]:
        """Find the operations that list another error than the last one of its code."""
        for operation in self.operations:
            listed = {self.error_name(name) for name in operation.errors}
            for name in sorted(set(operation.errors)):
                code = self.error_code(name)
                if self.codes[code] not in listed:
                    yield operation.name, code, self.error_name(name)

    @cached_property
    def users(self) -> dict[str, frozenset[str]]:
        """Tell which chosen operations (and errors) reach each shape that becomes a class."""
        users: dict[str, set[str]] = {}
        for operation in self.operations:
            inputs = self.shapes[operation.input].references if operation.input else ()
            for name in self.closures.reach([operation.output, *inputs]):
                users.setdefault(name, set()).add(operation.name)
        members = [target for name in self.error_shapes for target in self.shapes[name].references]
        for name in self.closures.reach(members):
            users.setdefault(name, set()).add(ERRORS)
        return {
            name: frozenset(found) for name, found in users.items() if is_class(self.shapes[name])
        }

    def modules(self) -> tuple[tuple[Module, ...], tuple[GeneratedClass, ...]]:
        """Group the classes by the exact set of operations that reach them.

        Returns:
            The modules, and the classes that only errors reach.
        """
        groups: dict[frozenset[str], list[str]] = {
            frozenset({operation.name}): [] for operation in self.operations
        }
        for name in self.in_reading_order():
            groups.setdefault(self.users[name], []).append(name)
        only_errors = groups.pop(frozenset({ERRORS}), [])
        modules: list[Module] = []
        by_name = {operation.name: operation for operation in self.operations}
        waited = {waiter.operation for waiter in self.service.waiters}
        for users, shapes in groups.items():
            user = next(iter(users))
            if len(users) > 1:
                modules.append(self.shared_module(shapes))
            elif shapes or user in waited or not self.returns_output(by_name[user]):
                modules.append(self.operation_module(by_name[user], shapes))
        modules.sort(key=lambda module: module.name)
        return tuple(modules), tuple(self.generated_class(name) for name in only_errors)

    def in_reading_order(self) -> Sequence[str]:
        """Sort the shapes that become classes: each operation's output first, then its parts."""
        order: dict[str, None] = {}
        for operation in self.operations:
            for root in (operation.output, operation.input):
                self.visit(root, operation.name, order)
        for error in self.error_shapes:
            self.visit(error, ERRORS, order)
        return list(order)

    def visit(self, root: str | None, user: str, order: dict[str, None]) -> None:
        """Append the classes among a shape and what it reaches, depth first.

        What an operation takes becomes parameters, and an error an exception: they are classes
        only if their user also reaches them in another way.

        Args:
            root: Where to begin.
            user: An operation, or the errors.
            order: What to append to.
        """
        waiting = [] if root is None else [root]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            shape = self.shapes[name]
            if user in self.users.get(name, ()):
                order.setdefault(name)
            for member, target in reversed(labelled_references(shape)):
                held = self.parents[name] if member is None else (name, member)
                self.parents.setdefault(target, held)
                waiting.append(target)

    def operation_module(self, operation: OperationModel, shapes: Sequence[str]) -> Module:
        """Make the module of one operation, its response class first or after its base."""
        classes = [self.generated_class(name) for name in shapes]
        response = self.response_name(operation)
        if not self.returns_output(operation):
            after_base = 1 if operation.output in shapes else 0
            classes.insert(after_base, self.own_response(operation, response))
        return Module(
            name=names.module_name(names.method_name(operation.method)),
            documentation=Markdown(f"Types of `{self.service.client_name}` `{operation.name}`."),
            classes=tuple(classes),
        )

    def shared_module(self, shapes: Sequence[str]) -> Module:
        """Make the module of classes that several operations reach."""
        classes = [self.generated_class(name) for name in shapes]
        first = min(generated.name for generated in classes)
        users = [f"`{user}`" for user in sorted(self.users[shapes[0]] - {ERRORS})]
        if ERRORS in self.users[shapes[0]]:
            users.append("the errors")
        listed = " and ".join([", ".join(users[:-1]), users[-1]])
        return Module(
            name=VariableName(f"_shared_{names.snake_name(first)}"),
            documentation=Markdown(f"Types that {listed} share."),
            classes=tuple(classes),
        )

    # --- Classes ---

    def generated_class(self, name: str) -> GeneratedClass:
        """Decide what a structure or an enum becomes."""
        shape = self.shapes[name]
        documentation = with_deprecation(markdown(shape.documentation), shape.deprecated)
        if shape.enum:
            return EnumClass(
                name=self.data_name(name),
                key=name,
                members=tuple(
                    EnumMember(
                        name=self.value_name(name, value), value=value, key=f"{name}.{value}"
                    )
                    for value in shape.enum
                ),
                literal=(
                    names.literal_name(self.data_name(name))
                    if name in self.closures.written_enums
                    else None
                ),
                phases=tuple(
                    (self.value_name(name, value), phase)
                    for value, phase in waiters.phases(self.service, name)
                ),
                documentation=documentation or self.fallback(name, "Values of"),
            )
        if is_union(shape):
            return self.union(shape, documentation or self.fallback(name, "Variants of"))
        operation = self.closures.returned_by.get(name)
        if operation is not None and not documentation:
            documentation = returned_by(names.method_name(operation.method))
        members = self.members(shape)
        return StructureClass(
            name=self.data_name(name),
            key=name,
            bases=(ClassName("Response" if operation is not None else "Structure"),),
            members=members,
            inherited=False,
            has_fast_path=name in self.closures.readable,
            sensitive=shape.sensitive,
            documentation=documentation or self.fallback(name, "Value of"),
        )

    def union(self, shape: ShapeModel, documentation: Markdown) -> UnionClass:
        """Decide what a union becomes: a class for each variant."""
        name = self.data_name(shape.name)
        return UnionClass(
            name=name,
            key=shape.name,
            variants=tuple(
                StructureClass(
                    name=self.variant_name(name, member),
                    key=names.variant_key(member.key),
                    bases=(ClassName("Structure"),),
                    members=(attrs.evolve(member, required=True),),
                    inherited=False,
                    has_fast_path=shape.name in self.closures.readable,
                    sensitive=shape.sensitive,
                    documentation=Markdown(f"`{name}` with a `{member.wire_name}`."),
                )
                for member in self.members(shape)
            ),
            open=shape.name in self.closures.in_answers or not shape.members,
            documentation=documentation,
        )

    def own_response(self, operation: OperationModel, name: ClassName) -> StructureClass:
        """Make the response class of an operation whose output shape serves elsewhere too."""
        output = operation.output
        bases = [] if output is None else [self.data_name(output)]
        if output not in self.closures.returned_by:
            bases.append(ClassName("Response"))
        members = () if output is None else self.members(self.shapes[output])
        return StructureClass(
            name=name,
            key="",
            bases=tuple(bases),
            members=members,
            inherited=output is not None,
            has_fast_path=output is None or output in self.closures.readable,
            sensitive=output is not None and self.shapes[output].sensitive,
            documentation=returned_by(names.method_name(operation.method)),
        )

    def fallback(self, name: str, what: str) -> Markdown:
        """Describe a class on which the model is silent by where it is held."""
        if name not in self.parents:
            return Markdown(f"{what} a part of a request or response.")
        holder, member = self.parents[name]
        attribute = next(
            found.attribute for found in self.shapes[holder].members if found.name == member
        )
        held = self.override(f"{holder}.{member}", names.attribute_name(attribute))
        caller = next((found for found in self.operations if found.input == holder), None)
        if holder in self.users and holder != name:
            return Markdown(f"{what} `{self.data_name(holder)}.{held}`.")
        if caller is not None:
            method = names.method_name(caller.method)
            return Markdown(f"{what} the parameter `{held}` of `{method}`.")
        return Markdown(f"{what} `{self.error_name(holder)}.{held}`.")

    def members(self, shape: ShapeModel) -> tuple[Member, ...]:
        """Decide the members of a structure."""
        answered = shape.name in self.closures.in_answers
        return tuple(
            self.member(shape, member, names.attribute_name(member.attribute), answered=answered)
            for member in shape.members
        )

    def member(
        self, shape: ShapeModel, member: MemberModel, name: VariableName, *, answered: bool
    ) -> Member:
        """Decide a member, a parameter or a part of an error.

        Args:
            shape: What it is a member of.
            member: The member.
            name: Its name by the rules.
            answered: A service may answer with it, so that an unknown enum value can come.
        """
        target = self.shapes[member.shape]
        deprecated = target.deprecated if member.deprecated is None else member.deprecated
        member_type = self.member_type(shape, member, answered=answered)
        # botocore puts a stream into every answer that declares one, whatever the model says.
        always_there = member_type is Scalar.BODY or isinstance(member_type, EventStreamOf)
        row = find_quirk(self.quirks, shape, member)
        described = markdown(member.documentation or target.documentation)
        if row is not None and row.note:
            described = Markdown("\n\n".join(filter(None, [described, row.note])))
        return Member(
            name=VariableName(self.override(f"{shape.name}.{member.name}", name)),
            wire_name=member.name,
            key=f"{shape.name}.{member.name}",
            type=member_type,
            required=member.name in shape.required or always_there,
            sensitive=self.holds_secret(member.shape),
            documentation=with_deprecation(described, deprecated),
        )

    def member_type(self, shape: ShapeModel, member: MemberModel, *, answered: bool) -> TypeRef:
        """Decide the type of a member, which may be more than that of its shape."""
        target = self.shapes[member.shape]
        if target.type == "blob" and shape.payload == member.name:
            return Scalar.BODY if answered else Scalar.SOURCE
        if member.json_text and member.location == "header":
            return Scalar.DOCUMENT
        match find_effect(self.quirks, shape, member):
            case "JSON" if answered:
                return Scalar.DOCUMENT
            case "bytes":
                return Scalar.DATA
            case "mapping":
                return Scalar.COPY_SOURCE
            case _:
                pass
        return self.type(member.shape, answered=answered)

    def type(self, name: str, *, answered: bool) -> TypeRef:
        """Decide the type of a value."""
        shape = self.shapes[name]
        if shape.document:
            return Scalar.DOCUMENT
        if shape.enum:
            return EnumRef(self.data_name(name), open=answered)
        if shape.event_stream:
            codes = {
                error.name: trait.code
                for error in shape.stream_errors
                if (trait := self.shapes[error.shape].error) is not None
            }
            promised = LAST_EVENTS.get((self.service.client_name, name))
            last = promised if promised in {member.name for member in shape.members} else None
            return EventStreamOf(self.data_name(name), tuple(sorted(codes.items())), last)
        if shape.union:
            return UnionRef(self.data_name(name))
        if shape.type == "structure":
            return StructureRef(self.data_name(name))
        if shape.item is not None:
            item = self.type(shape.item, answered=answered)
            if shape.type == "list":
                return ListOf(item, shape.sparse)
            given = None if answered or shape.key is None else self.data_name(shape.key)
            return MapOf(item, shape.sparse, given)
        if shape.type == "blob" and not answered:
            return Scalar.DATA
        return SCALARS[shape.type]

    def holds_secret(self, name: str) -> bool:
        """Whether a value is sensitive as such; what is inside a structure is told there."""
        shape = self.shapes[name]
        if shape.sensitive:
            return True
        return shape.item is not None and self.holds_secret(shape.item)

    # --- Operations and errors ---

    def operation(self, operation: OperationModel) -> Operation:
        """Decide a client's method."""
        method = names.method_name(operation.method)
        link = f"https://docs.aws.amazon.com/goto/WebAPI/{self.service.uid}/{operation.name}"
        parameters = self.parameters(operation)
        return Operation(
            name=operation.name,
            method=method,
            module=names.module_name(method),
            parameters=parameters,
            response=self.response_name(operation),
            errors=tuple(self.error_name(error) for error in sorted(set(operation.errors))),
            errors_lack_code=operation.errors_lack_code,
            examples=tuple(
                self.example(operation, example, parameters) for example in operation.examples
            ),
            waiters=tuple(self.waiters(operation, parameters)),
            paginator=self.paginator(operation, parameters),
            link=link if self.service.uid else "",
            deprecated=operation.deprecated,
            documentation=with_deprecation(markdown(operation.documentation), operation.deprecated),
        )

    def example(
        self, operation: OperationModel, example: ExampleModel, parameters: Sequence[Member]
    ) -> Example:
        """Decide how an example of a call is shown."""
        given = self.example_value(operation.input, example.input)
        return Example(
            title=markdown(example.title),
            description=markdown(example.description),
            arguments=tuple(
                (parameter, given[parameter.wire_name])
                for parameter in parameters
                if parameter.wire_name in given
            ),
            output=self.example_value(operation.output, example.output),
        )

    def example_value(self, name: str | None, value: Any) -> Any:
        """Take a JSON value of an example, with the timestamps in it as such."""
        shape = self.shapes.get(name or "")
        if shape is None:
            return value
        if shape.type == "timestamp":
            return timestamp(value)
        targets = {member.name: member.shape for member in shape.members}
        match value:
            case dict():
                entries = cast("Mapping[str, Any]", value)
                return {
                    key: self.example_value(targets.get(key, shape.item), entry)
                    for key, entry in entries.items()
                }
            case list():
                return [
                    self.example_value(shape.item, item) for item in cast("Sequence[Any]", value)
                ]
            case _:
                return value

    def parameters(self, operation: OperationModel) -> tuple[Member, ...]:
        """Decide a method's parameters, the required ones first."""
        if operation.input is None:
            return ()
        shape = self.shapes[operation.input]
        filled_in = {
            member.name
            for member in shape.members
            if (member.idempotency_token and find_effect(self.quirks, shape, member) != "required")
            or find_effect(self.quirks, shape, member) == "filled in"
        }
        sent = attrs.evolve(shape, required=shape.required - filled_in)
        parameters = [
            self.member(sent, member, self.parameter_name(sent, member), answered=False)
            for member in shape.members
        ]
        return tuple(sorted(parameters, key=lambda parameter: not parameter.required))

    def parameter_name(self, shape: ShapeModel, member: MemberModel) -> VariableName:
        """Name a parameter as botocore documents it, which may not be the model's name."""
        row = find_quirk(self.quirks, shape, member)
        is_renamed = row is not None and row.effect == "renamed"
        return names.attribute_name(
            row.name if row is not None and is_renamed else member.attribute
        )

    def error(self, name: str) -> ErrorClass:
        """Decide an exception; its message is the base class's own."""
        shape = self.shapes[name]
        if shape.error is None:
            raise AssertionError(f"{name} is no error, which its form allows nowhere")
        return ErrorClass(
            name=self.error_name(name),
            key=name,
            code=self.error_code(name),
            members=tuple(
                self.member(
                    shape, member, names.error_attribute_name(member.attribute), answered=True
                )
                for member in shape.members
                if member.attribute != "message"
            ),
            retryable=shape.error.retryable,
            throttling=shape.error.throttling,
            documentation=with_deprecation(markdown(shape.documentation), shape.deprecated)
            or Markdown(f"Error with the code `{self.error_code(name)}`."),
        )

    def waiters(self, operation: OperationModel, parameters: Sequence[Member]) -> Iterator[Waiter]:
        """Decide the waiters of an operation, and their methods.

        Raises:
            GenerationError: One names what the model lacks, and it is not botocore's.
        """
        for waiter in self.service.waiters:
            if waiter.operation != operation.name:
                continue
            problems = waiters.misfits(self.service, waiter)
            if not self.fits(waiters.place(waiter), problems, own=waiter.checked):
                continue
            where = f"{self.service.client_name}: waiter {waiter.name}"
            self.warnings.extend(
                f"{where}: nobody has said yet what the status {status!r} means; "
                "waiting goes on through it, with a warning"
                for status in waiters.unclassified(self.service, waiter)
            )
            yield self.waiter(waiter, parameters)

    def waiter(self, waiter: WaiterModel, parameters: Sequence[Member]) -> Waiter:
        """Decide a waiter and its method."""
        path, status = waiters.status(self.service, waiter)
        acceptors = tuple(map(waiters.acceptor, waiter.acceptors))
        in_wait = [
            attrs.evolve(parameter, name=names.wait_parameter_name(parameter.name))
            for parameter in parameters
        ]
        telling = [
            parameter.name
            for parameter in in_wait
            if parameter.required and parameter.type is Scalar.TEXT and not parameter.sensitive
        ]
        return Waiter(
            name=waiter.name,
            method=names.wait_method_name(waiter.snake_name),
            constant=names.waiter_constant_name(waiter.snake_name),
            acceptors=acceptors,
            delay=waiter.delay,
            status=path,
            status_enum=self.data_name(status) if status else None,
            reviewed=waiter.reviewed,
            message=waiter.message,
            ends_by_error=any(map(waiters.by_absence, acceptors)),
            parameters=tuple(in_wait),
            id_parameter=telling[-1] if telling else None,
            documentation=markdown(waiter.documentation),
        )

    def paginator(
        self, operation: OperationModel, parameters: Sequence[Member]
    ) -> Paginator | None:
        """Decide the paginator of an operation and its method, if there is one.

        Raises:
            GenerationError: It names what the model lacks, and it is not botocore's.
        """
        service = self.service
        paginator = service.paginators.get(operation.name)
        if paginator is None:
            return None
        where = f"{paginator.file or service.client_name}: paginator {operation.name}"
        problems = paginators.misfits(service, operation, paginator)
        if not self.fits(where, problems, own=bool(paginator.file)):
            return None
        by_wire_name = {parameter.wire_name: parameter for parameter in parameters}
        set_by_paginator = paginators.parameters(paginator)
        output = operation.output
        counted = output is not None and paginators.is_counted(service, output, paginator)
        return Paginator(
            method=names.paginate_method_name(operation.method),
            parameters=tuple(
                attrs.evolve(parameter, name=names.page_parameter_name(parameter.name))
                for parameter in parameters
                if parameter.wire_name not in set_by_paginator
            ),
            limit=None if paginator.limit_key is None else by_wire_name[paginator.limit_key],
            count_path=paginator.result_keys[0] if counted else "",
            items=tuple(
                self.member(
                    self.shapes[shape],
                    member,
                    names.attribute_name(member.attribute),
                    answered=True,
                )
                for shape, member in paginators.items(service, output, paginator)
            ),
        )

    def fits(self, where: str, problems: Iterable[str], *, own: bool) -> bool:
        """Whether there is no problem with a waiter or paginator; botocore's is left out.

        Raises:
            GenerationError: There is one, and it is the user's own or this project's.
        """
        found = [f"{where}: {problem}" for problem in problems]
        if found and own:
            raise GenerationError("\n".join(found))
        self.warnings.extend(f"{problem}; it is left out" for problem in found)
        return not found


def timestamp(value: Any) -> Any:
    """Read a timestamp as an example writes it: in seconds, in ISO 8601, or as a header of HTTP.

    What is none is left as it is.
    """
    if not isinstance(value, str | int | float):
        return value
    for read in (seconds_since_1970, iso_8601, http_date):
        with suppress(ValueError, TypeError, OverflowError, OSError):
            found = read(value)
            return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return value


def seconds_since_1970(value: float | str) -> datetime:
    """Read a timestamp from a number of seconds."""
    return datetime.fromtimestamp(float(value), UTC)


def iso_8601(value: float | str) -> datetime:
    """Read a timestamp from a text of ISO 8601."""
    return datetime.fromisoformat(str(value))


def http_date(value: float | str) -> datetime:
    """Read a timestamp from a text as HTTP has it in headers."""
    return parsedate_to_datetime(str(value))


def is_class(shape: ShapeModel) -> bool:
    """Whether a shape becomes a class."""
    return bool(shape.enum) or (shape.type == "structure" and not shape.document)


def is_union(shape: ShapeModel) -> bool:
    """Whether a shape is exactly one of its members: a union, or a stream of events."""
    return shape.union or shape.event_stream


def with_deprecation(documentation: Markdown, deprecated: str | None) -> Markdown:
    """Say beside what a model documents that it is deprecated."""
    if deprecated is None:
        return documentation
    if deprecated.lower().startswith("deprecated"):
        words = deprecated
    else:
        words = f"Deprecated: {deprecated}" if deprecated else "Deprecated."
    return Markdown("\n\n".join(filter(None, [documentation, words])))


def labelled_references(shape: ShapeModel) -> Sequence[tuple[str | None, str]]:
    """Tell what a shape refers to, and by which member; items are held by none."""
    found: list[tuple[str | None, str]] = [(each.name, each.shape) for each in shape.members]
    inner = [name for name in (shape.key, shape.item) if name is not None]
    return [*found, *((None, name) for name in inner)]


def response_of(operation: OperationModel) -> ClassName:
    """Name the class of what an operation returns, if it has one of its own."""
    return ClassName(f"{names.class_name(operation.name)}Response")


def returned_by(method: VariableName) -> Markdown:
    """Describe a response on which the model is silent."""
    return Markdown(f"Response of `{method}`.")
