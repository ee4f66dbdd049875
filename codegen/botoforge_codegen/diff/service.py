"""One service of both sides, restricted to what is chosen, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from botoforge_codegen.config.config import EVERYTHING
from botoforge_codegen.errors import GenerationError, describe_bug, is_interruption, unknown_word
from botoforge_codegen.load.model import ServiceModel
from botoforge_codegen.selection import is_partial
from botoforge_codegen.snapshot.snapshot import ServiceSnapshot, stand_ins, take_snapshot

from .change import Change
from .compare import compare_snapshots, service_added, service_removed
from .sides import Side


@frozen(kw_only=True)
class Comparison:
    """What is compared with what."""

    old: Side
    new: Side
    operations: Mapping[str, tuple[str, ...]] | None
    """The operations by service, `*` alone for all of them; None for every service."""
    from_project: bool
    """The operations are those of a project, which may choose more than the sides have."""
    names: Mapping[str, Mapping[str, str]]
    """By service, the Python names that a project sets; those in a package count before them."""
    documentation: bool
    """Tell changes of documentation, too."""


@frozen(kw_only=True)
class Outcome:
    """What came of comparing one service."""

    client_name: str
    changes: Sequence[Change] = ()
    only_old: Sequence[str] = ()
    """The operations that the old side alone has, or chooses, and that are not compared; those of
    a side that is no package only if the user has named them."""
    only_new: Sequence[str] = ()
    unknown: Sequence[str] = ()
    """The operations that a project chooses, and neither side has."""
    problem: str = ""
    """Why the service cannot be compared; then there is nothing else."""


def compare_service(comparison: Comparison, client_name: str) -> Outcome:
    """Compare one service; whatever goes wrong is the problem of this service alone."""
    try:
        return compare_both(comparison, client_name)
    except GenerationError as error:
        return Outcome(client_name=client_name, problem=str(error))
    except Exception as error:  # a bug of ours is told with the service, as `generate` does
        if is_interruption(error):
            raise
        return Outcome(client_name=client_name, problem=describe_bug(client_name, error))


def compare_both(comparison: Comparison, client_name: str) -> Outcome:
    """Compare one service that is on a side at least."""
    old_side, new_side = comparison.old, comparison.new
    if client_name not in old_side.services():
        return Outcome(client_name=client_name, changes=[service_added(client_name)])
    if client_name not in new_side.services():
        return Outcome(client_name=client_name, changes=[service_removed(client_name)])
    (old, old_names), (new, new_names) = old_side.load(client_name), new_side.load(client_name)
    project_names = comparison.names.get(client_name, {})
    old_names = first_of(old_names, new_names, project_names)
    new_names = first_of(new_names, old_names)
    chosen, unknown = choose(comparison, client_name, old, new)
    of_old, of_new = chosen & old.operations.keys(), chosen & new.operations.keys()
    only_old: frozenset[str] = frozenset()
    only_new: frozenset[str] = frozenset()
    if (is_partial(old) and new_side.is_package) or (is_partial(new) and old_side.is_package):
        only_old, only_new = of_old - of_new, of_new - of_old
    elif is_partial(old):
        only_new = of_new - of_old
    elif is_partial(new):
        only_old = of_old - of_new
    one = take(old, of_old - only_old, of_new - only_new, old_names)
    other = take(new, of_new - only_new, of_old - only_old, new_names)
    # What a single package does not choose is worth no word, unless the user has asked for it.
    asked = EVERYTHING not in (comparison.operations or {}).get(client_name, (EVERYTHING,))
    told = asked or (old_side.is_package and new_side.is_package)
    return Outcome(
        client_name=client_name,
        changes=compare_snapshots(one, other, documentation=comparison.documentation),
        only_old=sorted(only_old) if told else (),
        only_new=sorted(only_new) if told else (),
        unknown=unknown,
    )


def first_of(*candidates: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the first names that are set; one at least is."""
    return next(names for names in candidates if names is not None)


def choose(
    comparison: Comparison, client_name: str, old: ServiceModel, new: ServiceModel
) -> tuple[frozenset[str], Sequence[str]]:
    """Find the operations that are chosen, by their names or by those of their methods.

    Returns:
        Their names, and the words that name no operation of either side.

    Raises:
        GenerationError: There are such words, and the user has just written them.
    """
    known = {word: name for model in (old, new) for word, name in list_words(model)}
    words = (comparison.operations or {}).get(client_name, (EVERYTHING,))
    if words == (EVERYTHING,):
        return frozenset(known.values()), ()
    unknown = [word for word in words if word not in known]
    if unknown and not comparison.from_project:
        message = unknown_word("operation", unknown[0], set(known.values()))
        raise GenerationError(f"service {client_name}: {message}")
    return frozenset(known[word] for word in words if word in known), unknown


def list_words(model: ServiceModel) -> Iterator[tuple[str, str]]:
    """List what names an operation of a service, each with the name of the operation."""
    for operation in model.operations.values():
        yield operation.method, operation.name
        yield operation.name, operation.name


def take(
    model: ServiceModel,
    operations: frozenset[str],
    of_other_side: frozenset[str],
    names: Mapping[str, str],
) -> ServiceSnapshot:
    """Take a snapshot of the operations to compare.

    Those that this side has and cannot call, and the other side can, are among them: they are no
    additions or removals.
    """
    chosen = [model.operations[name] for name in sorted(operations)]
    return take_snapshot(model, [*chosen, *stand_ins(model, of_other_side)], names)
