"""Random models that differ by random edits: each edit is told, and nothing else is."""

from __future__ import annotations

import copy
from collections import Counter

from botoforge_codegen.diff.compare import compare_snapshots
from botoforge_codegen.diff.rules import RULES_BY_ID
from hypothesis import given, settings
from hypothesis import strategies as st
from support.models import Model, snapshot_of
from support.random_edits import Edited, edits, models

edited_models = models().flatmap(lambda model: st.tuples(st.just(model), edits(model)))


@settings(max_examples=100, deadline=None)
@given(edited_models)
def test_every_edit_is_told(pair: tuple[Model, Edited]) -> None:
    """Every edit is told by its rule at its place, and nothing else is."""
    model, edited = pair

    changes = compare_snapshots(snapshot_of(model), snapshot_of(edited.model))

    assert edited.expected() == sorted((change.rule, change.path) for change in changes)


@settings(max_examples=30, deadline=None)
@given(edited_models)
def test_the_way_back(pair: tuple[Model, Edited]) -> None:
    """The way back has a change for each change, by the mirror of its rule."""
    old, new = snapshot_of(pair[0]), snapshot_of(pair[1].model)

    there, back = compare_snapshots(old, new), compare_snapshots(new, old)

    # A required member is added, and an optional one too, where one is removed on the way back.
    same = {"member-added-required": "member-added-optional"}
    mirrors = [RULES_BY_ID[change.rule].mirror for change in there]
    assert Counter(mirrors) == Counter(same.get(change.rule, change.rule) for change in back)


@settings(max_examples=30, deadline=None)
@given(models())
def test_equal_models(model: Model) -> None:
    """Of equal models nothing is told, not even documentation."""
    one, other = snapshot_of(model), snapshot_of(copy.deepcopy(model))

    assert [] == compare_snapshots(one, other, documentation=True)
