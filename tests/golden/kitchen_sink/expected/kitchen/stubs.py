# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Example Kitchen, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import kitchen as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class KitchenStub(ServiceStub):
    """Plans the calls of a client of Example Kitchen: `stub(client)` makes one."""

    def describe_sink(
        self,
        *,
        returns: types.DescribeSinkResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_sink`."""
        self._plan("describe_sink", returns, raises, when)

    def drain_sink(
        self,
        *,
        returns: types.DrainSinkResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `drain_sink`."""
        self._plan("drain_sink", returns, raises, when)

    def list_sinks(
        self,
        *,
        returns: types.ListSinksResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `list_sinks`."""
        self._plan("list_sinks", returns, raises, when)

    def put_sink(
        self,
        *,
        returns: types.PutSinkResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `put_sink`."""
        self._plan("put_sink", returns, raises, when)
