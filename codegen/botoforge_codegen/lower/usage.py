"""Which shapes the chosen operations use: which of them, in what order, and in which member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from botoforge_codegen.load.model import OperationModel, ShapeModel

from .reachability import Reachability

ERRORS: Final = "\n"
"""Stands for all errors among the users of a shape. No operation has this name: a name is one
line."""


@frozen(kw_only=True)
class Usage:
    """How the chosen operations and their errors use the shapes that become classes."""

    users: Mapping[str, frozenset[str]]
    """By shape, the operations that reach it; `ERRORS` among them if an error does."""
    order: Sequence[str]
    """The shapes as a person reads them: the output of each operation first, then its parts."""
    holders: Mapping[str, tuple[str, str]]
    """By shape, the first structure and member that hold it, be it in a list or a map."""


def find_usage(
    reachability: Reachability, operations: Sequence[OperationModel], errors: Sequence[str]
) -> Usage:
    """Find how operations use the shapes of their service.

    Args:
        reachability: What reaches what in the service.
        operations: The chosen operations.
        errors: The shapes of their errors.
    """
    users = find_users(reachability, operations, errors)
    walk = ReadingWalk(reachability.shapes, users)
    for operation in operations:
        for root in (operation.output, operation.input):
            walk.visit(root, operation.name)
    for error in errors:
        walk.visit(error, ERRORS)
    return Usage(users=users, order=list(walk.order), holders=walk.holders)


def find_users(
    reachability: Reachability, operations: Iterable[OperationModel], errors: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """Find which operations reach each shape that becomes a class.

    An input shape becomes the parameters of a method and an error shape an exception: neither is a
    class unless something else reaches it too.
    """
    shapes = reachability.shapes
    users: dict[str, set[str]] = {}
    for operation in operations:
        inputs = shapes[operation.input].references if operation.input else ()
        for name in reachability.reachable_from([operation.output, *inputs]):
            users.setdefault(name, set()).add(operation.name)
    for name in reachability.reachable_from(reachability.referenced_by(errors)):
        users.setdefault(name, set()).add(ERRORS)
    return {
        name: frozenset(users_of_shape)
        for name, users_of_shape in users.items()
        if becomes_class(shapes[name])
    }


def becomes_class(shape: ShapeModel) -> bool:
    """Whether a shape becomes a class."""
    return bool(shape.enum) or (shape.type == "structure" and not shape.document)


class ReadingWalk:
    """A walk through the shapes, depth first, that notes each class when it first comes to it."""

    def __init__(
        self, shapes: Mapping[str, ShapeModel], users: Mapping[str, frozenset[str]]
    ) -> None:
        self.shapes = shapes
        self.users = users
        self.order: dict[str, None] = {}
        self.holders: dict[str, tuple[str, str]] = {}

    def visit(self, root: str | None, user: str) -> None:
        """Note the classes among a shape and what it reaches.

        Args:
            root: The shape to begin with.
            user: The operation that reaches it, or `ERRORS`. Only classes that it uses are noted.
        """
        stack = [] if root is None else [root]
        seen: set[str] = set()
        while stack:
            name = stack.pop()
            if name in seen:
                continue
            seen.add(name)
            if user in self.users.get(name, ()):
                self.order.setdefault(name)
            for member, target in reversed(list_references(self.shapes[name])):
                holder = self.holders[name] if member is None else (name, member)
                self.holders.setdefault(target, holder)
                stack.append(target)


def list_references(shape: ShapeModel) -> Sequence[tuple[str | None, str]]:
    """List the shapes that a shape refers to, each with the member; items have none."""
    members: list[tuple[str | None, str]] = [(each.name, each.shape) for each in shape.members]
    items = [name for name in (shape.key, shape.item) if name is not None]
    return [*members, *((None, name) for name in items)]
