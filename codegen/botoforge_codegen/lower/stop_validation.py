"""Whether what is waited for can be stopped as a row says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import jmespath
from attrs import evolve

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.load.model import (
    MemberModel,
    ServiceModel,
    ShapeModel,
    StopModel,
    WaiterModel,
)

from .jmespath_types import ListOfTarget, PathError, Target, follow_path, is_list_target, item_of
from .waiter_problems import Problem, is_undecided

SCOPE: Final = "{input, output}"
"""The shape of what the paths look into, as messages name it: no shape of a model is called so."""

KINDS: Final = {"long": "integer", "double": "number", "float": "number"}
"""What types of shapes are called that take the values of another."""


class Value(NamedTuple):
    """What a path gives."""

    is_list: bool
    kind: str | None
    """The type of it, or of its items; `None` if no model says it."""


def validate_stop(service: ServiceModel, waiter: WaiterModel, stop: StopModel) -> Iterator[Problem]:
    """Find what a stop operation lacks, and what does not fit it."""
    place = "botoforge.stop"
    if is_undecided(stop.operation) or any(map(is_undecided, stop.input.values())):
        yield Problem("undecided", place, "a ? is for a person to replace")
        return
    if stop.operation not in service.operations:
        # A snapshot holds the chosen operations alone: which others there are, it does not say.
        if service.facts is None:
            message = unknown_word("operation", stop.operation, service.operations)
            yield Problem("operation", f"{place}.operation", message)
        return
    parameters = find_parameters(service, stop.operation)
    for name, path in stop.input.items():
        yield from (
            evolve(problem, place=f"{place}.input.{name}")
            for problem in validate_parameter(service, waiter, parameters, name, path)
        )
    root = service.operations[stop.operation].input
    required = frozenset[str]() if root is None else service.shapes[root].required
    filled_in = {name for name, each in parameters.items() if each.idempotency_token}  # by botocore
    for name in sorted(required - filled_in - stop.input.keys()):
        message = f"{stop.operation} requires the parameter {name}"
        yield Problem("parameter", f"{place}.input", message)


def find_parameters(service: ServiceModel, operation: str) -> Mapping[str, MemberModel]:
    """Find the parameters of an operation, by wire name."""
    root = service.operations[operation].input
    members = () if root is None else service.shapes[root].members
    return {member.name: member for member in members}


def validate_parameter(
    service: ServiceModel,
    waiter: WaiterModel,
    parameters: Mapping[str, MemberModel],
    name: str,
    path: str,
) -> Iterator[Problem]:
    """Find what is wrong with one parameter of a stop operation."""
    if name not in parameters:
        yield Problem("parameter", "", unknown_word("parameter", name, parameters))
        return
    try:
        given = find_value(service, waiter, path)
    except PathError as error:
        yield Problem("path", "", str(error))
        return
    taken = describe_target(parameters[name].shape, service.shapes)
    if taken.is_list and not given.is_list and given.kind is not None:
        yield Problem("misfit", "", f"it takes a list: write [{path}]")
    elif given.kind is not None and given.kind != taken.kind:
        yield Problem("misfit", "", f"{path!r} gives {given.kind}, and it takes {taken.kind}")


def find_value(service: ServiceModel, waiter: WaiterModel, path: str) -> Value:
    """Find what a path gives that looks into the parameters and the last response of a wait.

    Raises:
        PathError: It leads to nothing.
    """
    operation = service.operations[waiter.operation]
    roots = {"input": operation.input, "output": operation.output}
    scope = ShapeModel(
        name=SCOPE,
        type="structure",
        members=tuple(
            MemberModel(name=name, attribute=name, shape=shape)
            for name, shape in roots.items()
            if shape is not None
        ),
    )
    shapes = {**service.shapes, SCOPE: scope}
    target = follow_path(path, SCOPE, shapes)
    parsed: Mapping[str, Any] = jmespath.compile(path).parsed
    if target is None and parsed["type"] == "literal":
        text = parsed["value"]
        return Value(isinstance(text, list), "string" if isinstance(text, str) else None)
    return describe_target(target, shapes)


def describe_target(target: Target, shapes: Mapping[str, ShapeModel]) -> Value:
    """Describe what a path leads to."""
    is_list = is_list_target(target, shapes)
    while is_list_target(target, shapes):
        target = item_of(target, shapes)
    if target is None or isinstance(target, ListOfTarget):
        return Value(is_list, None)
    kind = shapes[target].type
    if kind == "structure":
        return Value(is_list, target)
    return Value(is_list, KINDS.get(kind, kind))


def find_each(service: ServiceModel, waiter: WaiterModel, stop: StopModel) -> tuple[str, ...]:
    """Find the parameters of a valid stop for which it is called once for each item of a list."""
    parameters = find_parameters(service, stop.operation)
    return tuple(
        name
        for name, path in stop.input.items()
        if find_value(service, waiter, path).is_list
        and not is_list_target(parameters[name].shape, service.shapes)
    )
