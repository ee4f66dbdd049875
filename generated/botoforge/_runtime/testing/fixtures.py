# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Fixtures for pytest; without pytest, plain functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from ..waiting.fast_waits import fast_waits
from .server import AwsServer

P = ParamSpec("P")
T = TypeVar("T")


def fixture(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function a fixture of its name without `_fixture`, where pytest is installed."""
    try:
        pytest: Any = import_module("pytest")
    except ModuleNotFoundError:
        return function
    plain: Any = function
    name = plain.__name__.removesuffix("_fixture")
    decorated: Callable[P, T] = pytest.fixture(name=name)(function)
    return decorated


@fixture
def aws_server() -> Iterator[AwsServer]:
    """A local server in place of AWS, during a test."""
    with AwsServer() as aws:
        yield aws


@fixture
def fast_waits_fixture() -> Iterator[None]:
    """Waits that take no time, during a test."""
    with fast_waits():
        yield
