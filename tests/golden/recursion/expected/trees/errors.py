# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Example Trees."""

from __future__ import annotations

from typing import Final

from .._runtime.schema import Member
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.value_types import StructureType
from ._shared_node import Node


class TreesError(ServiceError):
    """Base of every error from Example Trees; raised itself for a code that the model does not
    list.
    """


class NodeException(TreesError):
    """A node is broken."""

    node: Node | None
    """The node that is broken."""

    __shape__ = ErrorShape(Member("node", "Node", StructureType(Node)))


SERVICE: Final = ServiceTable(
    "trees",
    "Trees",
    "json",
    TreesError,
    {
        "NodeException": NodeException,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""
