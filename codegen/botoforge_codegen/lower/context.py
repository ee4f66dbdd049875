"""What all parts of `lower` know about the service that is lowered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.model import OperationModel, ServiceModel, ShapeModel

from .class_names import ClassNames
from .quirks import Quirk
from .reachability import Reachability
from .usage import Usage


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
    reachability: Reachability
    usage: Usage
    warn: Callable[[str], None]
    """Takes what a person should look at."""

    @property
    def shapes(self) -> Mapping[str, ShapeModel]:
        """All shapes of the service, by name."""
        return self.service.shapes

    def is_usable(self, location: str, problems: Iterable[str], *, own: bool) -> bool:
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
        for problem in located:
            self.warn(f"{problem}; it is left out")
        return not located
