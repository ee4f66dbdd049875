"""Which shapes refer to which others, directly or through more shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from botoforge_codegen.load.model import ShapeModel

Shapes: TypeAlias = frozenset[str]
"""Names of shapes."""


@frozen
class Reachability:
    """The shapes of a service, by what they refer to."""

    shapes: Mapping[str, ShapeModel]

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
