# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of AWS Database Migration Service, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import dms as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class DatabaseMigrationServiceStub(ServiceStub):
    """Plans the calls of a client of AWS Database Migration Service: `stub(client)` makes one."""

    def describe_refresh_schemas_status(
        self,
        *,
        returns: types.DescribeRefreshSchemasStatusResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_refresh_schemas_status`."""
        self._plan("describe_refresh_schemas_status", returns, raises, when)
