"""Every scalar has its place in the generator, in the runtime and in the tests."""

from __future__ import annotations

import builtins
import json
from importlib import import_module
from random import Random
from typing import Any, Final

import pytest
from botocore.model import Shape
from botoforge._runtime.json_values import from_json_value, to_json_value
from botoforge._runtime.location import Location
from botoforge._runtime.schema import ValueType
from botoforge._runtime.testing.samples import sample_value
from botoforge_codegen.ir import SCALARS, Scalar
from botoforge_codegen.load.consistency import TYPES
from botoforge_codegen.runtime_names import LIBRARIES, RUNTIME, all_names, type_names
from oracle.json_round_trip import LEAVES
from oracle.values import WHOLE, Maker

NOWHERE: Final = Location("test")

of_every_scalar = pytest.mark.parametrize("scalar", Scalar, ids=lambda scalar: scalar.name)

of_every_plain_scalar = pytest.mark.parametrize(
    "scalar",
    [scalar for scalar in Scalar if scalar.value.reader and not scalar.value.module],
    ids=lambda scalar: scalar.name,
)
"""Of those that a service sends in a body of several members."""


def find(name: str) -> Any:
    """Find a constant or a function of the runtime."""
    module = next(module for module, names in RUNTIME.items() if name in names)
    return getattr(import_module(f"botoforge._runtime.{module}"), name)


def value_type(scalar: Scalar) -> ValueType:
    """Find what the runtime knows about a scalar."""
    found: ValueType = find(scalar.value.constant)
    return found


@of_every_scalar
def test_the_runtime_has_what_the_row_names(scalar: Scalar) -> None:
    """The constant of the member tables is a type of values, and the readers can be called."""
    row = scalar.value

    assert isinstance(value_type(scalar), ValueType)
    for name in filter(None, (row.reader, row.optional_reader, row.list_reader)):
        assert callable(find(name)), name


@of_every_scalar
def test_annotations_have_what_they_name(scalar: Scalar) -> None:
    """Every name in the Python type is built in or imported by the modules that have it."""
    known = {*dir(builtins), *all_names(RUNTIME), *all_names(LIBRARIES)}

    assert set() == type_names(scalar.value.python_type) - known


def test_every_type_of_the_runtime_belongs_to_a_scalar() -> None:
    """No constant of the runtime is left without a row."""
    schema = import_module(value_type(Scalar.TEXT).__module__)
    constants = {name for name, value in vars(schema).items() if isinstance(value, ValueType)}

    assert set() == constants - {scalar.value.constant for scalar in Scalar}


@of_every_plain_scalar
def test_samples(scalar: Scalar) -> None:
    """`sample` makes a value of every scalar, which both paths read as one of its Python type."""
    raw = sample_value(value_type(scalar), "name", None, ())

    value = value_type(scalar).convert(raw, NOWHERE)

    assert find(scalar.value.reader)(raw) == value
    assert scalar.value.python_type == "JSON" or type(value).__name__ == scalar.value.python_type


@of_every_plain_scalar
def test_json(scalar: Scalar) -> None:
    """A value of every scalar can be written as JSON and read again."""
    declared = value_type(scalar)
    value = declared.convert(sample_value(declared, "name", None, ()), NOWHERE)

    assert type(declared).__name__ in LEAVES  # what the sweep makes JSON of
    written = json.dumps(to_json_value(value))

    assert value == declared.convert(from_json_value(declared, json.loads(written)), NOWHERE)


@pytest.mark.parametrize("model_type", SCALARS)
def test_values_of_the_tests(model_type: str) -> None:
    """The tests' own maker of values has one for every type of a model that is a scalar."""
    declared = value_type(SCALARS[model_type])

    maker = Maker({}, Random("scalars"), WHOLE, received=False)
    value = maker.value(Shape("X", {"type": model_type}))

    assert model_type in TYPES
    assert value == declared.convert(value, NOWHERE)
