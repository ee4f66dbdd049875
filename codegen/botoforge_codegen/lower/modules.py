"""Which module each class lives in.

The classes that only one operation reaches live in its module. Those that several reach live in a
module for exactly these operations, and those that only errors reach beside the errors.
"""

from __future__ import annotations

from collections.abc import Sequence

from botoforge_codegen import names
from botoforge_codegen.ir import GeneratedClass, Markdown, Module
from botoforge_codegen.load.model import OperationModel

from .classes import lower_class, lower_response
from .context import Context
from .usage import ERRORS


def lower_modules(context: Context) -> tuple[tuple[Module, ...], tuple[GeneratedClass, ...]]:
    """Lower the classes of a service, module by module.

    Returns:
        The modules, and the classes that only errors reach.
    """
    groups: dict[frozenset[str], list[str]] = {
        frozenset({operation.name}): [] for operation in context.operations
    }
    for name in context.usage.order:
        groups.setdefault(context.usage.users[name], []).append(name)
    only_in_errors = groups.pop(frozenset({ERRORS}), [])
    modules: list[Module] = []
    operations = {operation.name: operation for operation in context.operations}
    for users, shapes in groups.items():
        if len(users) > 1:
            modules.append(lower_shared_module(context, shapes))
            continue
        operation = operations[next(iter(users))]
        if shapes or needs_module(context, operation):
            modules.append(lower_operation_module(context, operation, shapes))
    modules.sort(key=lambda module: module.name)
    return tuple(modules), tuple(lower_class(context, name) for name in only_in_errors)


def needs_module(context: Context, operation: OperationModel) -> bool:
    """Whether the module of an operation has more than classes of its own shapes."""
    has_waiter = any(waiter.operation == operation.name for waiter in context.service.waiters)
    return has_waiter or not context.names.returns_output(operation)


def lower_operation_module(
    context: Context, operation: OperationModel, shapes: Sequence[str]
) -> Module:
    """Lower the module of one operation, with its response class first or after its base."""
    classes = [lower_class(context, name) for name in shapes]
    if not context.names.returns_output(operation):
        after_base = 1 if operation.output in shapes else 0
        classes.insert(after_base, lower_response(context, operation))
    return Module(
        name=names.module_name(names.method_name(operation.method)),
        documentation=Markdown(f"Types of `{context.service.client_name}` `{operation.name}`."),
        classes=tuple(classes),
    )


def lower_shared_module(context: Context, shapes: Sequence[str]) -> Module:
    """Lower a module of classes that the same operations reach."""
    classes = [lower_class(context, name) for name in shapes]
    users = context.usage.users[shapes[0]]
    words = [f"`{user}`" for user in sorted(users - {ERRORS})]
    if ERRORS in users:
        words.append("the errors")
    listed = " and ".join([", ".join(words[:-1]), words[-1]])
    return Module(
        name=names.shared_module_name(min(generated.name for generated in classes)),
        documentation=Markdown(f"Types that {listed} share."),
        classes=tuple(classes),
    )
