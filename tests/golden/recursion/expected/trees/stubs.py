# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Example Trees, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import trees as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class TreesStub(ServiceStub):
    """Plans the calls of a client of Example Trees: `stub(client)` makes one."""

    def describe_file(
        self,
        *,
        returns: types.DescribeFileResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_file`."""
        self._plan("describe_file", returns, raises, when)

    def describe_folder(
        self,
        *,
        returns: types.DescribeFolderResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_folder`."""
        self._plan("describe_folder", returns, raises, when)

    def describe_node(
        self,
        *,
        returns: types.DescribeNodeResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_node`."""
        self._plan("describe_node", returns, raises, when)

    def describe_tree(
        self,
        *,
        returns: types.DescribeTreeResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_tree`."""
        self._plan("describe_tree", returns, raises, when)
