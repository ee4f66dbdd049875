"""What all parts of `lower` know about the service that is lowered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import Factory, frozen

from botoforge_codegen.errors import GenerationError
from botoforge_codegen.ir import UnclassifiedStatus
from botoforge_codegen.load.facts import Facts
from botoforge_codegen.load.model import OperationModel, ServiceModel, ShapeModel

from .class_names import ClassNames, Overrides
from .facts import find_facts
from .quirk_table import quirks_of
from .quirks import Quirk, add_members
from .reachability import Reachability
from .usage import Usage, find_usage


@frozen(kw_only=True)
class Context:
    """A service, what is chosen of it, and what is decided for all of it."""

    service: ServiceModel
    """The whole service, with the members that botocore adds."""
    operations: Sequence[OperationModel]
    """The chosen operations, in the order of their methods."""
    errors: Sequence[str]
    """The shapes of their errors, in order."""
    names: ClassNames
    quirks: Mapping[str, Quirk]
    """The quirks of the service, by location."""
    facts: Facts
    usage: Usage
    warnings: list[str] = Factory(list[str])
    """What a person should look at; parts of `lower` add to it."""
    unclassified: list[UnclassifiedStatus] = Factory(list[UnclassifiedStatus])
    """The statuses that rows leave open; parts of `lower` add to it."""

    @property
    def shapes(self) -> Mapping[str, ShapeModel]:
        """All shapes of the service, by name."""
        return self.service.shapes

    def has_fast_path(self, shape: str) -> bool:
        """Whether a response may hold a shape, and a fast path can decode it."""
        return shape in self.facts.in_responses and shape not in self.facts.stream_holders

    def is_usable(self, location: str, problems: Iterable[object], *, own: bool) -> bool:
        """Whether a waiter or paginator has no problem; one of botocore's is left out if it has.

        Args:
            location: The file and the name.
            problems: What is wrong with it.
            own: It is the user's own or this project's, so that a problem is an error.

        Raises:
            GenerationError: It is `own` and has a problem.
        """
        located = [f"{location}: {problem}" for problem in problems]
        if located and own:
            raise GenerationError("\n".join(located))
        self.warnings.extend(f"{problem}; it is left out" for problem in located)
        return not located


def make_context(
    service: ServiceModel,
    operations: Sequence[OperationModel],
    overrides: Overrides,
    facts: Facts | None,
) -> Context:
    """Decide what all parts of the service depend on.

    Args:
        service: The whole service.
        operations: The chosen operations, in any order.
        overrides: Names that the configuration sets.
        facts: Those of the whole service, if they are found already.
    """
    facts = facts or find_facts(service)
    quirks = quirks_of(service.client_name)
    service = add_members(service, quirks.values())
    in_order = sorted(operations, key=lambda operation: operation.method)
    errors = sorted({error for operation in operations for error in operation.errors})
    return Context(
        service=service,
        operations=in_order,
        errors=errors,
        names=ClassNames(client_name=service.client_name, overrides=overrides, facts=facts),
        quirks=quirks,
        facts=facts,
        usage=find_usage(Reachability(service.shapes), in_order, errors),
    )
